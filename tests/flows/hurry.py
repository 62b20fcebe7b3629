"""A person in a hurry: moves go straight to the session and every screen is made, so that many visits fit into a proof."""

from typing import Any

from PySide6.QtTest import QTest

from kiosk.core.answers import Kind
from kiosk.core.visit import Visit
from kiosk.ui.desk import DEMO_PERSON, DEMO_PIN
from kiosk.ui.patient import Patient

INK = [[[100 * n, 200 + 7 * n, 12 * n, 5000] for n in range(40)]]


class Hurried(Patient):
    """A person whose plan is carried out without looking for what to touch."""

    def starts(self, name: str = DEMO_PERSON["name"]) -> None:
        """Open a visit in one's own name and come to "Is this you?"."""
        session = self.kiosk.session
        session.want("settle", {"motion": False})
        session.want("begin", {})
        self.sees("form")
        session.want("start", {**session.showing.page["values"], "name": name})
        self.sees("you")

    def hurries(self, kind: Kind) -> None:
        """Go through the visit until a step of that kind is on the screen."""
        while self.visit.step.kind is not kind:
            self.step()

    def ends(self) -> None:
        """Go through to the last screen."""
        while self.kiosk.session.running is not None and isinstance(self.kiosk.session.running.state, Visit):
            self.step()
        self.sees("kept")

    def step(self) -> None:
        """Answer the page and go on."""
        session, plan, step = self.kiosk.session, self.plan, self.visit.step
        moves: list[tuple[str, dict[str, Any]]] = [("forward", {})]
        match step.kind:
            case Kind.YOU:
                moves = [("confirm", {})]
            case Kind.HANDS:
                moves = [("touch_as", {"hands": plan.hands})]
            case Kind.TODAY:
                moves = [("feel", {"sedated": plan.sedated, "foggy": plan.foggy}), *moves]
            case Kind.WAY:
                moves = [("take", {"way": plan.way})]
            case Kind.QUESTION:
                moves = [("answer", {"question": step.id, "choice": 0}), *moves]
            case Kind.LINES:
                lines = next(one for one in self.visit.pack.chapters if one.id == step.id).lines
                moves = [*(("answer_line", {"line": line.id, "answer": "yes"}) for line in lines), *moves]
            case Kind.OUTCOME:
                moves = [("choose", {"outcome": plan.outcome})]
            case _:
                pass
        if step.kind is Kind.SIGN:
            session.want("sign", {"kind": "drawn", "strokes": INK})
        else:
            for name, args in moves:
                session.move(name, args)
        QTest.qWait(0)

    def pin(self) -> None:
        """Give the staff's PIN."""
        self.sees("pin")
        self.kiosk.session.want("pin", {"pin": DEMO_PIN})
        self.waits(lambda: self.screen != "pin", "the PIN to be taken, at {}".format)

    def brings_back(self) -> None:
        """Bring the one visit that waits back from the staff's desk."""
        session = self.kiosk.session
        self.waits(lambda: bool(session.showing.page.get("ready")), "the welcome, at {}".format)
        session.want("staff", {})
        self.pin()
        self.sees("desk")
        (waiting,) = session.showing.page["visits"]
        session.want("resume", {"id": waiting["id"]})
        self.waits(lambda: self.screen != "desk", "the visit, at {}".format)
