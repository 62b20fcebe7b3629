"""What each step of a visit shows, as plain values for QML.

`show(visit, look)` returns the screen's name, a key that changes when the person turns a page, and the page's values.
"""

from collections.abc import Callable, Mapping

from kiosk.core.answers import Kind, Pause
from kiosk.core.pace import minutes_left
from kiosk.core.pack import Chapter
from kiosk.core.visit import Visit
from kiosk.ui import choosing, closing, pages
from kiosk.ui.look import Look, Shown, Values, Words, minutes


def show(visit: Visit, look: Look) -> Shown:
    """Turn a visit into the screen it shows now."""
    if visit.pause is not None:
        return _paused(visit, look)
    step = visit.step
    page = {"frame": _frame(visit, look), **_SCREENS[step.kind](visit, look)}
    return Shown(step.kind.value, f"{step.kind.value}/{step.id}", page)


def _chapter(visit: Visit) -> Chapter | None:
    step = visit.step
    for chapter in visit.pack.chapters:
        match step.kind:
            case Kind.PAGE if any(page.id == step.id for page in chapter.pages):
                return chapter
            case Kind.QUESTION if any(one.id == step.id for one in chapter.questions):
                return chapter
            case Kind.LINES if chapter.id == step.id:
                return chapter
            case Kind.COMPARE | Kind.VALUES | Kind.MARKS | Kind.LEAN | Kind.OPTIONS if chapter.choice:
                return chapter
            case _:
                pass
    return None


def _frame(visit: Visit, look: Look) -> Values:
    common = look.words["common"]
    chapter = _chapter(visit)
    place = ""
    if chapter and visit.step.kind is Kind.PAGE:
        shown = [one.id for one in visit.steps() if one.kind is Kind.PAGE and any(page.id == one.id for page in chapter.pages)]
        if len(shown) > 1:
            place = common["position"].format(n=shown.index(visit.step.id) + 1, all=len(shown))
    elif visit.step.kind in (Kind.QUESTION, Kind.LINES):
        place = look.words[visit.step.kind.value]["above"]
    next_text = common["next"]
    if visit.detour:
        next_text = common["back_to_answers"] if visit.detour[-1].kind in (Kind.REVIEW, Kind.LINES) else common["back_to_place"]
    started = visit.step.kind not in (Kind.YOU, Kind.HANDS, Kind.TODAY, Kind.WAY)
    back = visit.can_go_back and not visit.detour
    return {
        "chapter": chapter.title if chapter else "",
        "place": place,
        "draft": common["draft"] if visit.pack.draft else "",
        "tools": tools(look, rest=started or visit.step.kind is Kind.TODAY),
        "back": common["back"] if back else "",
        "next": next_text if visit.step.kind not in _OWN_BUTTONS else "",
        "nextEnabled": visit.can_go_forward,
        "status": minutes(look.words, minutes_left(visit)) if started else "",
        "more": common["more_below"],
        "top": common["to_top"],
        "language": visit.language,
        "terms": {term.id: {"word": term.word, "meaning": term.meaning} for term in visit.pack.glossary.values()},
    }


def tools(look: Look, *, rest: bool) -> list[Values]:
    """List the buttons at the top: the same ones in the same place on every page."""
    common = look.words["common"]
    shown = [{"id": "text", "text": common["text_short"], "icon": "text", "name": common["text"]}]
    if len(look.languages) > 1:
        shown.append({"id": "language", "text": common["language"], "icon": "globe", "name": common["language"]})
    if rest:
        shown.append({"id": "rest", "text": common["rest"], "icon": "rest", "name": common["rest"]})
    return [*shown, {"id": "help", "text": common["ask_for_help"], "icon": "help", "name": common["ask_for_help"], "main": True}]


def bare_frame(words: Words, *, draft: bool) -> Values:
    """Return the frame of a page that stands for itself: no way on, no way back, no tools."""
    common = words["common"]
    return {
        **dict.fromkeys(("chapter", "place", "back", "next", "status"), ""),
        "draft": common["draft"] if draft else "",
        "tools": [],
        "nextEnabled": False,
        "more": common["more_below"],
        "top": common["to_top"],
        "terms": {},
    }


def _paused(visit: Visit, look: Look) -> Shown:
    frame = {**_frame(visit, look), "next": "", "back": "", "status": "", "tools": []}
    match visit.pause:
        case Pause.HELP | Pause.UNWELL:
            said = look.words["help"]["emergency"].format(emergency=look.emergency, crisis=look.crisis)
            page = {"frame": frame, "unwell": visit.pause is Pause.UNWELL, "answered": bool(visit.answered_by), "emergency": said}
            return Shown("help", "help", page)
        case _:
            return Shown("rest", "rest", {"frame": frame, "pain": visit.pause is Pause.PAIN})


_OWN_BUTTONS = (Kind.YOU, Kind.HANDS, Kind.WAY, Kind.OUTCOME, Kind.SIGN)
"""Steps whose own buttons lead on, so that the footer needs none."""

_SCREENS: Mapping[Kind, Callable[[Visit, Look], Values]] = {
    Kind.YOU: pages.you,
    Kind.HANDS: pages.hands,
    Kind.TODAY: pages.today,
    Kind.WAY: pages.way,
    Kind.PAGE: pages.page,
    Kind.QUESTION: pages.question,
    Kind.COMPARE: choosing.compare,
    Kind.VALUES: choosing.values,
    Kind.MARKS: choosing.marks,
    Kind.LEAN: choosing.lean,
    Kind.OPTIONS: choosing.options,
    Kind.LINES: pages.lines,
    Kind.ASK: closing.ask,
    Kind.REVIEW: closing.review,
    Kind.OUTCOME: closing.outcome,
    Kind.SIGN: closing.sign,
}
