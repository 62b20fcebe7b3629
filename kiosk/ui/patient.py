"""An invented person with a plan, who goes through a visit touch by touch: for the tour, and for tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.answers import Kind
from kiosk.core.visit import Visit
from kiosk.ui.application import Application
from kiosk.ui.person import Lost, Person

SIGNATURE = (
    *((0.10, 0.70), (0.14, 0.50), (0.18, 0.32), (0.21, 0.30), (0.21, 0.45), (0.20, 0.66), (0.24, 0.66), (0.30, 0.55), (0.35, 0.48)),
    *((0.37, 0.58), (0.40, 0.60), (0.45, 0.54), (0.49, 0.52), (0.52, 0.57), (0.57, 0.55), (0.63, 0.53), (0.70, 0.50), (0.80, 0.46)),
)
"""An invented signature, as fractions of the pad."""

AMOUNTS = ("very_much", "not_me", "a_bit", "skipped")


@dataclass(frozen=True, slots=True)
class Plan:
    """What the person will answer; `answers` are tries by question, 0 the right one; lines not named are answered Yes."""

    way: str = "full"
    outcome: str = "acknowledged"
    sedated: bool = False
    foggy: bool = False
    hands: str = "me"
    answers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    lean: int = 2
    own: str = "Can I still swim with my grandchildren?"


class Patient(Person):
    """A person who follows a plan."""

    def __init__(self, kiosk: Application, plan: Plan) -> None:
        """Sit down with a plan."""
        super().__init__(kiosk)
        self.plan = plan

    @property
    def visit(self) -> Visit:
        """The visit in progress."""
        running = self.kiosk.session.running
        if running is None or not isinstance(running.state, Visit):
            raise Lost(f"there is no visit on the screen {self.screen}")
        return running.state

    def until(self, kind: Kind, step_id: str = "") -> None:
        """Go through the visit until that step is on the screen."""
        while (self.visit.step.kind, self.visit.step.id) != (kind, step_id):
            self.fill()
            self.leave()

    def finish(self) -> None:
        """Go through to the last screen."""
        while self.screen != "kept":
            self.fill()
            self.leave()
        self.waits(lambda: not self.kiosk.session.busy, "the disk, at {}".format)

    def fill(self) -> None:  # noqa: C901, PLR0912 - one branch for each kind of page
        """Answer what the page asks."""
        visit, plan = self.visit, self.plan
        step, place, options = visit.step, visit.pack.place, visit.pack.options
        match step.kind:
            case Kind.TODAY:
                self.tap("sedated-yes" if plan.sedated else "sedated-no")
                self.tap("foggy-yes" if plan.foggy else "foggy-no")
            case Kind.QUESTION:
                for choice in plan.answers.get(step.id, (0,)):
                    self.tap("unsureButton" if choice < 0 else f"answer-{choice}")
            case Kind.LINES:
                for line in next(one for one in visit.pack.chapters if one.id == step.id).lines:
                    if self.has(name := f"line-{line.id}-{plan.lines.get(line.id, 'yes')}"):
                        self.tap(name)
            case Kind.VALUES if place:
                first = int(step.id)
                for number, value in enumerate(place.values[first : first + 2], first):
                    self.tap(f"value-{value.id}-{AMOUNTS[number % len(AMOUNTS)]}")
            case Kind.MARKS if place:
                self.tap(f"mark-{place.marks[0].id}")
            case Kind.LEAN if place:
                self.tap(f"lean-{place.leanings[plan.lean].id}")
            case Kind.OPTIONS if options:
                self.tap(f"option-{options.options[-1].id}")
            case Kind.ASK:
                self.tap("suggest-0")
                self.tap("field-question")
                self.types(plan.own)
                self.tap("addQuestionButton")
                if self.has("key-done"):
                    self.tap("key-done")
            case Kind.SIGN:
                self.draws("inkPad", SIGNATURE)
            case _:
                pass

    def leave(self) -> None:
        """Touch what leads on, and wait for what follows."""
        key = self.kiosk.session.showing.key
        kind = self.visit.step.kind
        own = {
            Kind.YOU: "yesButton",
            Kind.HANDS: f"hands-{self.plan.hands}",
            Kind.WAY: f"way-{self.plan.way}",
            Kind.OUTCOME: "confirmOutcomeButton",
            Kind.SIGN: "finishButton",
        }
        if kind is Kind.OUTCOME:
            self.tap(f"outcome-{self.plan.outcome}")
        self.tap(own.get(kind, "nextButton"))
        self.waits(lambda: self.kiosk.session.showing.key != key, "the next page, but sees {}".format)
