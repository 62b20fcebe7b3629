"""What each step of a visit shows, as plain values for QML: no Qt here, and nothing is stored.

`show(visit, look)` returns the screen's name, a key that changes when the person turns a page, and the page's values.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.answers import Kind, Pause, Step, Way
from kiosk.core.pace import minutes_left, minutes_of
from kiosk.core.pack import Block, Chapter, Choice, Page, Picture, Question, Row
from kiosk.core.teachback import UNSURE, Understanding, order
from kiosk.core.visit import Visit
from kiosk.core.way import VALUES_A_SCREEN, steps

Values = dict[str, Any]
Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """What a screen needs beside the visit: the kiosk's words, where pictures lie, and the clinic's own facts."""

    words: Words
    pictures: Path
    body: Path
    emergency: str = ""
    crisis: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One screen: its name in the screen table, the key of its page, and its values."""

    screen: str
    key: str
    page: Values


def show(visit: Visit, look: Look) -> Shown:
    """Turn a visit into the screen it shows now."""
    if visit.pause is not None:
        return _paused(visit, look)
    step = visit.step
    page = {"frame": _frame(visit, look), **_SCREENS[step.kind](visit, look)}
    return Shown(step.kind.value, f"{step.kind.value}/{step.id}", page)


def day(words: Words, written: str) -> str:
    """Write an ISO date in words; anything else stays as it was written."""
    parts = written[:10].split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:  # noqa: PLR2004 - a date's parts
        return written
    year, month, number = (int(part) for part in parts)
    return str(words["date"]).format(day=number, month=words["months"][month - 1], year=year)


def minutes(words: Words, number: int) -> str:
    """Say how many minutes are left."""
    if number < 1:
        return str(words["common"]["almost_done"])
    return str(words["common"]["minute"] if number == 1 else words["common"]["minutes"].format(n=number))


def blocks(parsed: Iterable[Block]) -> list[Values]:
    """Turn blocks into plain values; the screen escapes them where it marks the strong words."""
    return [
        {
            "kind": block.kind.value,
            "sentences": [
                {"runs": [{"text": run.text, "strong": run.strong, "term": run.term} for run in one.runs]} for one in block.sentences
            ],
        }
        for block in parsed
    ]


def _picture(picture: Picture, look: Look) -> Values:
    return {
        "source": (look.pictures / picture.file).as_uri(),
        "caption": picture.caption,
        "description": picture.description,
        "width": picture.width,
        "height": picture.height,
        "labels": [{"text": one.text, "x": one.x, "y": one.y, "toX": one.to_x, "toY": one.to_y} for one in picture.labels],
    }


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


def _you(visit: Visit, look: Look) -> Values:
    who, words = visit.opening, look.words
    return {
        "name": who.name,
        "born": words["common"]["born"].format(date=day(words, who.born)) if who.born else "",
        "number": words["you"]["number"].format(number=who.number) if who.number else "",
    }


def _hands(visit: Visit, look: Look) -> Values:
    del look
    return {"hands": visit.hands}


def _today(visit: Visit, look: Look) -> Values:
    del look
    said = {None: "", True: "yes", False: "no"}
    return {"sedated": said[visit.sedated], "foggy": said[visit.foggy], "later": bool(visit.sedated or visit.foggy)}


def _way(visit: Visit, look: Look) -> Values:
    def about(way: Way) -> str:
        pages = sum(1 for one in steps(visit.pack, way) if one.kind is Kind.PAGE)
        return str(look.words["way"][f"{way.value}_time"].format(n=minutes_of(visit.pack, way), pages=pages))

    return {"full": about(Way.FULL), "short": about(Way.SHORT), "way": visit.way.value if visit.way else ""}


def _lesson(visit: Visit, look: Look) -> Values:
    return lesson(visit.pack.page(visit.step.id), look)


def lesson(page: Page, look: Look) -> Values:
    """Return a page of the lesson as plain values."""
    dots = page.dots
    shown = None
    if dots:
        said = look.words["lesson"]["dots"].format(count=dots.count, some=dots.some, others=100 - dots.count, rest=dots.rest)
        shown = {"count": dots.count, "of": dots.of, "some": dots.some, "rest": dots.rest, "source": dots.source, "description": said}
    return {
        "title": page.title,
        "blocks": blocks(page.blocks),
        "more": blocks(page.more),
        "pictures": [_picture(one, look) for one in page.pictures],
        "dots": shown,
    }


def _question(visit: Visit, look: Look) -> Values:
    question = visit.pack.question(visit.step.id)
    given = visit.answers.get(question.id, ())
    stands = visit.understanding(question.id)
    return {
        "id": question.id,
        "title": question.ask,
        "stands": stands.value,
        "reply": _reply(question, stands, look),
        "open": bool(visit.detour) or stands in (Understanding.ASKED, Understanding.EXPLAIN),
        "unsure": bool(given) and given[-1] == UNSURE,
        "answers": [
            {"choice": n, "text": question.answers[n], "chosen": bool(given) and given[-1] == n, "tried": n in given, "right": n == 0}
            for n in order(question, visit.opening.salt)
        ],
        "picture": next((_picture(one, look) for one in visit.pack.page(question.page).pictures), None),
        "again": lesson(visit.pack.page(question.page), look),
    }


def _reply(question: Question, stands: Understanding, look: Look) -> Values:
    words = look.words["question"]
    match stands:
        case Understanding.CLEAR:
            return {"head": words["clear"], "text": question.explain, "ask": ""}
        case Understanding.EXPLAIN:
            return {"head": words["explain"], "text": question.explain, "ask": words["again"]}
        case Understanding.TALK:
            return {"head": words["talk"], "text": question.explain, "ask": ""}
        case Understanding.ASKED:
            return {"head": "", "text": "", "ask": ""}


def _lines(visit: Visit, look: Look) -> Values:
    chapter = next(one for one in visit.pack.chapters if one.id == visit.step.id)
    opened = visit.opened_pages
    shown = []
    for line in chapter.lines:
        unseen = next((page for page in line.pages if page not in opened), "")
        shown.append({"id": line.id, "text": line.text, "answer": visit.line(line).value, "unseen": unseen})
    return {"title": look.words["lines"]["title"], "lines": shown}


def _row(row: Row, turned: bool) -> Values:  # noqa: FBT001 - one plain flag
    cells = list(reversed(row.cells)) if turned else list(row.cells)
    return {"id": row.id, "title": row.title, "cells": cells, "more": blocks(row.more)}


def _compare(visit: Visit, look: Look) -> Values:
    place = visit.pack.place
    if place is None:
        raise KeyError(visit.step.id)
    turned = visit.opening.swapped
    sites = tuple(reversed(place.sites)) if turned else place.sites
    names = [site.title for site in place.sites if site.id in visit.opening.offers]
    offers = look.words["compare"]["offers"].format(surgeon=visit.opening.surgeon, places=", ".join(names)) if names else ""
    return {
        "title": look.words["compare"]["title"],
        "intro": blocks(place.intro),
        "offers": offers,
        "sites": [{"id": site.id, "title": site.title, "picture": _picture(site.picture, look)} for site in sites],
        "rows": [_row(row, turned) for row in place.rows],
    }


def _values(visit: Visit, look: Look) -> Values:
    del look
    place = visit.pack.place
    if place is None:
        raise KeyError(visit.step.id)
    first = int(visit.step.id)
    shown = place.values[first : first + VALUES_A_SCREEN]
    return {
        "values": [
            {"id": one.id, "text": one.text, "answer": visit.values[one.id].value if one.id in visit.values else ""} for one in shown
        ]
    }


def _choices(choices: Iterable[Choice], chosen: Iterable[str]) -> list[Values]:
    return [{"id": one.id, "text": one.text, "chosen": one.id in chosen} for one in choices]


def _marks(visit: Visit, look: Look) -> Values:
    place = visit.pack.place
    return {
        "marks": _choices(place.marks if place else (), visit.marks),
        "front": (look.body / "body-front.svg").as_uri(),
        "back": (look.body / "body-back.svg").as_uri(),
    }


def _lean(visit: Visit, look: Look) -> Values:
    del look
    place = visit.pack.place
    leanings = list(place.leanings) if place else []
    if visit.opening.swapped:
        leanings[:2] = reversed(leanings[:2])
    return {"choices": _choices(leanings, (visit.lean,))}


def _options(visit: Visit, look: Look) -> Values:
    del look
    grid = visit.pack.options
    if grid is None:
        raise KeyError(visit.step.id)
    return {
        "intro": blocks(grid.intro),
        "columns": _choices(grid.options, visit.interests),
        "rows": [_row(row, turned=False) for row in grid.rows],
    }


def _ask(visit: Visit, look: Look) -> Values:
    return {
        "own": list(visit.own),
        "suggested": [{"text": one, "taken": one in visit.own} for one in visit.pack.suggested],
        "emergency": look.words["ask"]["emergency"].format(emergency=look.emergency, crisis=look.crisis),
    }


def _review(visit: Visit, look: Look) -> Values:
    words = look.words
    pack, said = visit.pack, words["review"]

    def item(kind: Kind, step: str, text: str, answer: str) -> Values:
        return {"kind": kind.value, "id": step, "text": text, "answer": answer}

    on_way = set(visit.steps())
    sections: list[tuple[str, list[Values]]] = []
    lines = [
        item(Kind.LINES, chapter.id, line.text, words["lines"][visit.line(line).value])
        for chapter in pack.chapters
        if Step(Kind.LINES, chapter.id) in on_way
        for line in chapter.lines
    ]
    asked = [
        item(Kind.QUESTION, one.id, one.ask, said[visit.understanding(one.id).value])
        for one in pack.questions()
        if Step(Kind.QUESTION, one.id) in on_way
    ]
    sections += [("lines", lines), ("questions", asked)]
    if pack.place and Step(Kind.LEAN) in on_way:
        lean = next((one.text for one in pack.place.leanings if one.id == visit.lean), said["none"])
        told = [
            item(Kind.VALUES, str(n - n % VALUES_A_SCREEN), one.text, words["values"][visit.values[one.id].value])
            for n, one in enumerate(pack.place.values)
            if one.id in visit.values
        ]
        marked = ", ".join(one.text for one in pack.place.marks if one.id in visit.marks) or said["none"]
        place = [item(Kind.LEAN, "", said["lean"], lean), *told, item(Kind.MARKS, "", said["marks"], marked)]
        sections.append(("place", place))
    if pack.options and Step(Kind.OPTIONS) in on_way:
        wanted = ", ".join(one.text for one in pack.options.options if one.id in visit.interests) or said["none"]
        sections.append(("options", [item(Kind.OPTIONS, "", said["options"], wanted)]))
    own = [item(Kind.ASK, "", one, "") for one in visit.own] or [item(Kind.ASK, "", said["none"], "")]
    sections.append(("own", own))
    return {
        "sections": [{"title": said[name], "items": items} for name, items in sections if items],
        "skipped": [{"id": page.id, "title": page.title} for page in visit.skipped()],
    }


def _outcome(visit: Visit, look: Look) -> Values:
    words = look.words["outcome"]
    return {
        "outcomes": [{"id": one.value, "text": words[one.value], "detail": words[f"{one.value}_detail"]} for one in visit.outcomes],
        "later": "" if visit.may_sign else words["sign_later"],
    }


def _sign(visit: Visit, look: Look) -> Values:
    return {
        **_you(visit, look),
        "meaning": visit.pack.meaning,
        "check": visit.pain and not visit.staff_checked,
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
    Kind.YOU: _you,
    Kind.HANDS: _hands,
    Kind.TODAY: _today,
    Kind.WAY: _way,
    Kind.PAGE: _lesson,
    Kind.QUESTION: _question,
    Kind.COMPARE: _compare,
    Kind.VALUES: _values,
    Kind.MARKS: _marks,
    Kind.LEAN: _lean,
    Kind.OPTIONS: _options,
    Kind.LINES: _lines,
    Kind.ASK: _ask,
    Kind.REVIEW: _review,
    Kind.OUTCOME: _outcome,
    Kind.SIGN: _sign,
}
