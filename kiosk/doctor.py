"""What this machine has and lacks, in sentences that say what to do."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from kiosk import ASSETS
from kiosk.core.errors import KioskError
from kiosk.storage.keystore import SystemKeystore
from kiosk.storage.library import Library
from kiosk.storage.settings import FILE, Settings, load
from kiosk.storage.settings import home as find_home

ROOM = 200 * 1024 * 1024
"""Bytes that should be free: thousands of records, and a backup of them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is good, and a sentence about it."""

    what: str
    good: bool
    say: str


def examine(home: str | None) -> list[Finding]:
    """Look at everything the kiosk needs; nothing is changed but that the data folder is made. Raises SettingsError for a bad folder."""
    folder = find_home(home)
    found = [_python(), _qt(), _sqlcipher(), _papers()]
    settings: Settings | None = None
    try:
        settings = load(folder)
        said = f"there is no {FILE} in {folder}: a demo clinic is shown." if settings.demo else "read."
        found.append(Finding("settings", not settings.demo, said))
    except KioskError as error:
        found.append(Finding("settings", good=False, say=str(error)))
    if settings:
        found += _packs(Library((folder / "packs", ASSETS / "packs")), settings)
        found.append(_folder(settings))
    free = shutil.disk_usage(folder).free
    found.append(Finding("disk", free >= ROOM, f"{free // 2**20} MiB are free" + ("." if free >= ROOM else "; free some space.")))
    found.append(_keystore())
    return found


def _try(what: str, work: Callable[[], str]) -> Finding:
    try:
        return Finding(what, good=True, say=work())
    except (ImportError, OSError, KioskError) as error:
        return Finding(what, good=False, say=str(error))


def _python() -> Finding:
    good = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding("python", good, f"version {sys.version.split()[0]}" + ("." if good else "; the kiosk needs 3.11, 3.12 or 3.13."))


def _qt() -> Finding:
    def look() -> str:
        from PySide6.QtQuick import QQuickView  # noqa: PLC0415 - whether it loads is the question

        return f"Qt Quick {version('PySide6-Essentials')} loads ({QQuickView.__name__})."

    return _try("screens", look)


def _sqlcipher() -> Finding:
    def look() -> str:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - whether it loads is the question

        return f"SQLCipher loads, with SQLite {dbapi2.sqlite_version}."

    return _try("storage", look)


def _papers() -> Finding:
    def look() -> str:
        from kiosk.documents.fonts import font_files  # noqa: PLC0415 - whether it loads is the question

        return f"Typst {version('typst')} and {len(font_files())} fonts are there."

    return _try("papers", look)


def _packs(library: Library, settings: Settings) -> list[Finding]:
    found = []
    for pack_id in settings.kiosk.packs or library.ids():

        def look(pack_id: str = pack_id) -> str:
            pack = library.load(pack_id, "en", settings.clinic.values())
            return f"version {pack.version} can be shown" + ("; it is a draft that no clinician has approved." if pack.draft else ".")

        found.append(_try(f"pack {pack_id}", look))
    return found


def _folder(settings: Settings) -> Finding:
    folder = settings.kiosk.print_folder
    if not folder:
        return Finding("papers folder", good=True, say="none is set: staff make copies with `kiosk records export`.")
    good = Path(folder).is_dir()
    said = "it is there." if good else "the folder in print_folder does not exist; make it or change the setting."
    return Finding("papers folder", good, said)


def _keystore() -> Finding:
    def look() -> str:
        SystemKeystore(patience=3).get("kiosk-doctor")
        return "the system's keystore answers."

    found = _try("keystore", look)
    said = "none answers: the key is kept in a file that only this user can read."
    return found if found.good else Finding("keystore", good=True, say=said)
