"""Papers that are made while a visit is on the screen: the person's copy, and the sheet that is signed with a pen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.core.answers import Outcome
from kiosk.core.errors import KioskError
from kiosk.core.visit import Ended, Visit
from kiosk.ui.running import stored

if TYPE_CHECKING:
    from kiosk.ui.session import Session


class Copies:
    """Makes papers beside everything else and puts them into the clinic's folder."""

    def __init__(self, session: "Session") -> None:
        """Work for a session."""
        self._session = session

    def want_copy(self, args: dict[str, Any]) -> None:
        """Make the person's copy, once."""
        del args
        session = self._session
        if session.showing.page.get("copy") != "offer":
            return
        session.alter("kept", copy="making")
        self._make("take-home", session.kept, lambda _: session.alter("kept", copy="made"), lambda _: session.alter("kept", copy="failed"))

    def want_sheet(self, args: dict[str, Any]) -> None:
        """Make the sheet that is signed with a pen."""
        del args
        session = self._session
        said, running, folder = session.said["sign"], session.running, session.settings.kiosk.print_folder
        if running is None or not isinstance(running.state, Visit):
            return
        if not folder:
            session.note_signing(sheet=said["no_folder"])
            return
        provisional = stored(Ended(running.state, Outcome.ACKNOWLEDGED, None), running.packs, session.clock.wall())
        made = said["paper_made"].format(folder=folder)
        self._make(
            "signing-sheet",
            provisional,
            lambda _: session.note_signing(sheet=made),
            lambda error: session.note_signing(sheet=str(error)),
        )

    def _make(self, kind: str, record: bytes, then: Callable[[Path], None], failed: Callable[[KioskError], None]) -> None:
        folder, words = Path(self._session.settings.kiosk.print_folder), self._session.said["paper"]

        def make() -> Path:
            from kiosk.documents.export import put  # noqa: PLC0415 - Typst takes a while to import
            from kiosk.documents.papers import Paper  # noqa: PLC0415

            return put(Paper(kind), record, words, folder)

        self._session.papers.do(make, then, failed)
