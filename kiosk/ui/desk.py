"""The staff's side of the tablet: the PIN, the visits that wait, and the form that opens one."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import TYPE_CHECKING, Any, TypeVar

from kiosk.core.errors import Full, KioskError, PinRefused
from kiosk.core.pack import Pack
from kiosk.storage.ledger import OpenVisit
from kiosk.ui import form
from kiosk.ui.journal import Material, Store
from kiosk.ui.look import day
from kiosk.ui.running import Running, decode, decode_opening

if TYPE_CHECKING:
    from kiosk.ui.session import Session

Args = dict[str, Any]

_T = TypeVar("_T")

DEMO_PIN = "428197"
"""The demo clinic's PIN, shown on its own PIN screen; a real clinic sets its own."""

DEMO_PERSON = {"name": "Sample Person", "born": "1961-05-04"}


class Desk:
    """What staff do at the tablet; every `want_...` is something a screen asks for."""

    def __init__(self, session: "Session") -> None:
        """Work for a session."""
        self._session = session
        self._then: Callable[[], None] | None = None
        self._first_pin = ""
        self._why = ""
        self.working = False

    def _do(self, work: Callable[[], _T], then: Callable[[_T], None], failed: Callable[[KioskError], None]) -> None:
        """Do `work` on the storage thread; until it is done every other touch is left out, so that nothing is done twice."""

        def done(result: _T) -> None:
            self.working = False
            then(result)

        def stopped(error: KioskError) -> None:
            self.working = False
            failed(error)

        self.working = True
        self._session.storage.do(work, done, stopped)

    def forget(self) -> None:
        """Drop what was being entered."""
        self._then = None
        self._first_pin = self._why = ""
        self.working = False

    # The PIN

    def prepare(self, store: Store) -> bool:
        """Tell whether a PIN is set, on the storage thread; a demo clinic gets its own."""
        if self._session.settings.demo and not store.pin.is_set:
            store.pin.set(DEMO_PIN)
        return store.pin.is_set

    def set_up(self, error: str = "", *, again: bool = False) -> None:
        """Ask for the first PIN, twice."""
        self._session.present("setup", {"error": error, "again": again, "busy": False}, f"setup/{again}")

    def ask_pin(self, purpose: str, then: Callable[[], None]) -> None:
        """Ask for the PIN, and do `then` when it is right."""
        said = self._session.said["pin"]
        self._then = then
        hint = said["demo"].format(pin=DEMO_PIN) if self._session.settings.demo else ""
        page = {"title": said[purpose], "error": "", "wait": 0, "busy": False, "needsName": False, "cancel": True, "hint": hint}
        self._session.present("pin", page, f"pin/{purpose}")

    def want_pin(self, args: Args) -> None:
        """Take a PIN that was entered."""
        session, pin = self._session, str(args["pin"])
        if session.showing.screen == "setup":
            self._set_pin(pin)
            return
        session.alter("pin", busy=True, error="")
        self._do(lambda: session.journal.store.pin.check(pin), lambda _: self._right(), self._wrong)

    def _right(self) -> None:
        then, self._then = self._then, None
        if then and self._session.showing.screen == "pin":
            self._session.present("pin", {**self._session.showing.page, "busy": True}, self._session.showing.key)
            then()

    def _wrong(self, error: KioskError) -> None:
        said = self._session.said["pin"]
        if isinstance(error, Full):
            self._session.alter("pin", busy=False, error=str(error))
            return
        if not isinstance(error, PinRefused):
            self._session.problem(error)
            return
        wait = ceil(error.wait)
        self._session.alter("pin", busy=False, error=said["wait"].format(n=wait) if wait else said["wrong"], wait=wait)

    def _set_pin(self, pin: str) -> None:
        session = self._session
        if not session.showing.page["again"]:
            self._first_pin = pin
            self.set_up(again=True)
        elif self._first_pin != pin:
            self.set_up(session.said["setup"]["different"])
        else:
            session.alter("setup", busy=True)
            self._do(lambda: session.journal.store.pin.set(pin), lambda _: session.welcome(), lambda error: self.set_up(str(error)))

    def want_answer_call(self, args: Args) -> None:
        """Staff say that they are here."""
        del args
        self.ask_pin("help", lambda: self._session.make("answer_call", {"staff": "staff"}))

    def want_check(self, args: Args) -> None:
        """Staff say that they looked in on a person who was in pain."""
        del args
        self.ask_pin("check", lambda: self._session.make("check", {"staff": "staff"}))

    def want_again(self, args: Args) -> None:
        """Staff have made room: try once more to keep the record."""
        del args
        self._why = str(self._session.showing.page["text"])
        self.ask_pin("again", self._session.keep)

    # The visits that wait

    def want_staff(self, args: Args) -> None:
        """Let staff in."""
        del args
        self.ask_pin("resume", self._show)

    def want_cancel(self, args: Args) -> None:
        """Leave the PIN or the form."""
        del args
        session = self._session
        if session.showing.page.get("busy"):
            return
        if session.showing.key == "form/False":
            self._show()
        elif session.running and session.showing.key != "pin/again":
            session.show_visit()
        elif session.running:
            session.present("not_kept", {"busy": False, "text": self._why})
        else:
            session.welcome()

    def want_leave(self, args: Args) -> None:
        """Go back to the welcome."""
        del args
        self._session.welcome()

    def _show(self) -> None:
        session = self._session

        def look() -> Args:
            return {"visits": [self._row(one) for one in session.journal.waiting()], "room": session.journal.store.home.database.room()}

        self._do(look, lambda page: session.present("desk", page), session.problem)

    def _row(self, kept: OpenVisit) -> Args:
        said = self._session.said
        opening = decode_opening(kept.opening)
        return {
            "id": kept.id,
            "name": opening.name,
            "born": said["common"]["born"].format(date=day(said, opening.born)) if opening.born else "",
            "number": opening.number,
            "since": said["desk"]["since"].format(date=day(said, kept.updated), time=kept.updated[11:16]),
            "where": "",
            "notMe": bool(kept.moves) and decode(kept.moves[-1]).name == "deny",
        }

    def want_resume(self, args: Args) -> None:
        """Bring a visit back to where it stopped."""
        self._bring(str(args["id"]), "resume")

    def want_end(self, args: Args) -> None:
        """End a visit that waits, as not today."""
        self._bring(str(args["id"]), "expire")

    def _bring(self, visit_id: str, move: str) -> None:
        session = self._session

        def brought(found: tuple[Running, Material]) -> None:
            session.run(*found)
            session.make(move, {"wall": session.clock.wall()})

        self._do(lambda: session.journal.bring(visit_id, session.hand_over), brought, session.problem)

    # The form

    def want_begin(self, args: Args) -> None:
        """Let a person start alone, where the clinic allows it."""
        del args
        self._form(own=True, values=DEMO_PERSON if self._session.settings.demo else {}, errors={})

    def want_open(self, args: Args) -> None:
        """Show staff the form of a new visit."""
        del args
        self._form(own=False, values={}, errors={})

    def _form(self, *, own: bool, values: Mapping[str, Any], errors: Mapping[str, str]) -> None:
        session = self._session

        def titles() -> list[Pack]:
            return [next(iter(session.journal.material(one).packs.values())) for one in session.journal.packs()]

        def show(packs: list[Pack]) -> None:
            page = {
                "own": own,
                "values": {**values, "pack": values.get("pack") or packs[0].id},
                "errors": dict(errors),
                "surgeons": [one.name for one in session.settings.surgeons],
                "packs": [{"id": one.id, "title": one.title} for one in packs],
            }
            session.present("form", page, f"form/{own}")

        self._do(titles, show, session.problem)

    def want_start(self, args: Args) -> None:
        """Open the visit and hand the tablet over."""
        session = self._session
        if session.showing.screen != "form":
            return
        own = bool(session.showing.page["own"])
        errors = form.check(args, session.said, session.clock.now().date())
        if errors or not args.get("pack"):  # without a lesson chosen the form stays, with the first one chosen
            self._form(own=own, values=args, errors=errors)
            return
        checked_by, tablet, opened = "self" if own else "staff", session.settings.kiosk.tablet, session.clock.wall()
        pack_id = str(args["pack"])
        language = str(session.language)
        offers = next((one.offers for one in session.settings.surgeons if one.name == form.clean(args.get("surgeon"))), ())

        def begin() -> tuple[Running, Material]:
            material = session.journal.material(pack_id)
            chosen = material.packs.get(language) or next(iter(material.packs.values()))
            clock = session.journal.trust(opened, chosen)
            opening = form.opening(args, chosen, checked_by=checked_by, tablet=tablet, opened=opened, clock=clock, offers=offers)
            session.journal.open(opening, material)
            return Running(opening, material.packs, session.clock, session.journal.writer(opening.id, session.hand_over)), material

        def begun(found: tuple[Running, Material]) -> None:
            session.run(*found)
            session.settle_first()

        self._do(begin, begun, session.problem)
