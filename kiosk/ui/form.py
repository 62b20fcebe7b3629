"""The form that opens a visit: from what was typed to an opening, or a sentence for each field that is wrong."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from kiosk import __version__
from kiosk.core.answers import Opening
from kiosk.core.pack import Pack

LONGEST = 300
"""Characters in one field; the longest name on record has fewer."""

OLDEST = 125
"""Years; the oldest person on record reached 122."""

_NO_CHARACTERS = dict.fromkeys(
    (0xFEFF, *range(0xFDD0, 0xFDF0), *(plane * 0x10000 + end for plane in range(17) for end in (0xFFFE, 0xFFFF)))
)
"""What Unicode keeps out of text: the byte order mark, which Qt would swallow, and the noncharacters."""

FIELDS = (
    *("name", "born", "number", "surgeon", "surgery_day", "pack", "language", "staff"),
    *("interpreter", "interpreter_id", "interpreter_how", "companion", "representative", "relationship"),
)


def clean(typed: object) -> str:
    """Return one line of plain text: no line breaks, no half characters, no byte order marks, no more than LONGEST."""
    whole = str(typed or "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(whole.translate(_NO_CHARACTERS).split())[:LONGEST].rstrip()


def check(fields: Mapping[str, object], words: Mapping[str, Any], today: date) -> dict[str, str]:
    """Return a sentence for each field that cannot stand as it is."""
    said = words["form"]
    errors = {}
    if not clean(fields.get("name")):
        errors["name"] = said["need_name"]
    for name, first, last in (("born", date(today.year - OLDEST, 1, 1), today), ("surgery_day", date.min, date.max)):
        written = clean(fields.get(name))
        if not written and name == "surgery_day":
            continue
        try:
            given = date.fromisoformat(written)
            good = given.isoformat() == written and first <= given <= last
        except ValueError:
            good = False
        if not good:
            errors[name] = said["bad_date"]
    return errors


def opening(  # noqa: PLR0913 - what a form does not hold
    fields: Mapping[str, object], pack: Pack, *, checked_by: str, tablet: str, opened: str, clock: str, offers: tuple[str, ...]
) -> Opening:
    """Turn checked fields into an opening with a fresh id and a salt of 16 random bytes."""
    kept = {name: clean(fields.get(name)) for name in FIELDS if name not in ("pack", "language")}
    return Opening(
        id=str(uuid4()),
        salt=secrets.token_hex(16),
        opened=opened,
        pack=pack.id,
        version=pack.version,
        sha256=pack.sha256,
        language=pack.language,
        checked_by=checked_by,
        tablet=tablet,
        app_version=__version__,
        clock=clock,
        offers=offers,
        **kept,
    )
