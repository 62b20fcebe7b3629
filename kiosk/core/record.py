"""The record: what is kept of a visit, as plain JSON values.

It holds the very sentences and clinic values that were on the screen, so that it can be read, printed and proven without
this program. Whole numbers only (milliseconds; strokes in 1/10000), so that every canonical form writes them alike.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from kiosk.core.answers import Change, Kind, Signature
from kiosk.core.pack import Block, Chapter, Pack, Page, Picture, Question, Row
from kiosk.core.points import Point, PointKind, points
from kiosk.core.teachback import answer_text, order, understanding
from kiosk.core.visit import Ended, Visit

FORMAT = "kiosk-record/1"

Json = dict[str, Any]


def record(ended: Ended, packs: Mapping[str, Pack], closed: str) -> Json:
    """Build the record of an ended visit.

    `packs` holds the pack in every language that was on the screen; `closed` is the end, ISO 8601 with offset.
    """
    visit, opening = ended.visit, ended.visit.opening
    pack = packs[visit.language]
    return {
        "format": FORMAT,
        "id": opening.id,
        "salt": opening.salt,
        "outcome": ended.outcome.value,
        "meaning": pack.meaning,
        "opened": opening.opened,
        "closed": closed,
        "clock": opening.clock,
        "person": {
            "name": opening.name,
            "born": opening.born,
            "number": opening.number,
            "checked_by": opening.checked_by,
            "confirmed": visit.confirmed,
            "hands": visit.hands,
        },
        "with": {
            "staff": opening.staff,
            "surgeon": opening.surgeon,
            "surgery_day": opening.surgery_day,
            "interpreter": _or_none(name=opening.interpreter, id=opening.interpreter_id, how=opening.interpreter_how),
            "companion": opening.companion,
            "representative": _or_none(name=opening.representative, relationship=opening.relationship),
        },
        "today": {
            "sedated": visit.sedated,
            "foggy": visit.foggy,
            "too_much_pain": visit.pain,
            "staff_checked": visit.staff_checked,
        },
        "kiosk": {"version": opening.app_version, "tablet": opening.tablet},
        "screen": {
            "language": visit.language,
            "languages": sorted({one.language for one in visit.seen} | {visit.language}),
            "text_size": visit.comfort.size,
            "theme": visit.comfort.theme,
            "motion": visit.comfort.motion,
            "read_aloud": False,
            "inputs": sorted(visit.inputs),
        },
        "pack": _pack(pack),
        "way": visit.way.value if visit.way else "",
        "steps": [{"kind": one.step.kind.value, "id": one.step.id, "language": one.language, "ms": one.ms} for one in visit.seen],
        "pages": [page for chapter in pack.chapters for page in _pages(chapter, visit, packs)],
        "skipped": [{"id": page.id, "title": page.title} for page in visit.skipped()],
        "questions": [_question(question, visit) for question in pack.questions() if question.id in visit.answers],
        "lines": [
            {"id": line.id, "text": line.text, "answer": visit.line(line).value, "safety": line.safety, "pages": list(line.pages)}
            for line in pack.lines()
        ],
        "place": _place(pack, visit),
        "options": _options(pack, visit),
        "own_questions": list(visit.own),
        "points": [_point(point, pack, visit) for point in points(visit)],
        "changes": [_change(change, pack) for change in visit.changes],
        "stops": [
            {"kind": one.kind.value, "step": one.step.kind.value, "id": one.step.id, "ms": one.ms, "answered_by": one.staff}
            for one in visit.stops
        ],
        "put_away": [{"from": start, "to": end} for start, end in visit.absences],
        "signature": _signature(ended.signature),
        "owed": list(pack.owed),
        "suggested_questions": list(pack.suggested),
        "take_home": [_page(pack.page(page_id), more=False) for page_id in pack.take_home],
        "next_steps": _blocks(pack.next_steps),
    }


def _or_none(**parts: str) -> Json | None:
    return dict(parts) if any(parts.values()) else None


def _pack(pack: Pack) -> Json:
    review = pack.review
    return {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "language": pack.language,
        "sha256": pack.sha256,
        "review": {"state": review.state.value, "by": review.by, "role": review.role, "date": review.date, "due": review.due},
        "updated": pack.updated,
        "update_policy": pack.update_policy,
        "funding": pack.funding,
        "clinic": dict(pack.clinic),
    }


def _blocks(blocks: Iterable[Block]) -> list[Json]:
    return [{"kind": one.kind.value, "text": one.text, "sources": list(one.sources)} for one in blocks]


def _picture(picture: Picture) -> Json:
    return {"file": picture.file, "caption": picture.caption, "description": picture.description}


def _page(page: Page, *, more: bool) -> Json:
    dots = page.dots
    return {
        "id": page.id,
        "title": page.title,
        "blocks": _blocks(page.blocks),
        "more": _blocks(page.more) if more else [],
        "pictures": [_picture(one) for one in page.pictures],
        "dots": {"count": dots.count, "of": dots.of, "some": dots.some, "rest": dots.rest, "source": dots.source} if dots else None,
    }


def _pages(chapter: Chapter, visit: Visit, packs: Mapping[str, Pack]) -> Iterable[Json]:
    for page in chapter.pages:
        shown = [one for one in visit.seen if one.step.kind is Kind.PAGE and one.step.id == page.id]
        if not shown:
            continue
        for language in dict.fromkeys(one.language for one in shown):
            ms = sum(one.ms for one in shown if one.language == language)
            words = packs[language].page(page.id)
            yield {"chapter": chapter.id, "language": language, "ms": ms, **_page(words, more=page.id in visit.more)}


def _question(question: Question, visit: Visit) -> Json:
    given = visit.answers[question.id]
    return {
        "id": question.id,
        "ask": question.ask,
        "answers": [question.answers[n] for n in order(question, visit.opening.salt)],
        "right": question.right,
        "given": [answer_text(question, one) for one in given],
        "stands": understanding(given).value,
        "explain": question.explain,
        "safety": question.safety,
    }


def _rows(rows: Iterable[Row], opened: bool) -> list[Json]:  # noqa: FBT001 - one plain flag
    return [{"id": row.id, "title": row.title, "cells": list(row.cells), "more": _blocks(row.more) if opened else []} for row in rows]


def _place(pack: Pack, visit: Visit) -> Json | None:
    place = pack.place
    if not place:
        return None
    return {
        "shown": any(one.step.kind is Kind.COMPARE for one in visit.seen),
        "order": [site.id for site in (reversed(place.sites) if visit.opening.swapped else place.sites)],
        "sites": [{"id": site.id, "title": site.title, **_picture(site.picture)} for site in place.sites],
        "intro": _blocks(place.intro),
        "rows": _rows(place.rows, Kind.COMPARE.value in visit.more),
        "surgeon_offers": [site.title for site in place.sites if site.id in visit.opening.offers],
        "values": [
            {"id": one.id, "text": one.text, "answer": visit.values[one.id].value if one.id in visit.values else "", "talk": one.talk}
            for one in place.values
        ],
        "marks": [{"id": one.id, "text": one.text} for one in place.marks if one.id in visit.marks],
        "marks_offered": [one.text for one in place.marks],
        "lean": next(({"id": one.id, "text": one.text} for one in place.leanings if one.id == visit.lean), None),
        "leanings_offered": [one.text for one in place.leanings],
    }


def _options(pack: Pack, visit: Visit) -> Json | None:
    grid = pack.options
    if not grid:
        return None
    return {
        "shown": any(one.step.kind is Kind.OPTIONS for one in visit.seen),
        "columns": [{"id": one.id, "text": one.text} for one in grid.options],
        "intro": _blocks(grid.intro),
        "rows": _rows(grid.rows, Kind.OPTIONS.value in visit.more),
        "wants_to_hear": [one.id for one in grid.options if one.id in visit.interests],
    }


def _point(point: Point, pack: Pack, visit: Visit) -> Json:
    text = say = ""
    match point.kind:
        case PointKind.QUESTION:
            question = pack.question(point.id)
            text, say = question.ask, question.say
        case PointKind.LINE_TALK | PointKind.LINE_NOT_SEEN | PointKind.LINE_OPEN:
            text = pack.line(point.id).text
        case PointKind.OWN_QUESTION:
            text = visit.own[int(point.id)]
        case PointKind.OPTION if pack.options:
            text = next(one.text for one in pack.options.options if one.id == point.id)
        case PointKind.PLACE if pack.place:
            text = next((one.text for one in pack.place.leanings if one.id == point.id), "")
        case _:
            pass
    return {"kind": point.kind.value, "id": point.id, "rank": point.rank.name.lower(), "text": text, "say": say}


def _change(change: Change, pack: Pack) -> Json:
    said = {"before": change.before, "after": change.after}
    match change.what:
        case "question":
            question = pack.question(change.id)
            said = {when: answer_text(question, int(code)) for when, code in said.items()}
        case "lean" if pack.place:
            leanings = {one.id: one.text for one in pack.place.leanings}
            said = {when: leanings[code] for when, code in said.items()}
        case _:
            pass
    return {"what": change.what, "id": change.id, **said, "at_ms": change.ms}


def _signature(signature: Signature | None) -> Json | None:
    if signature is None:
        return None
    return {
        "kind": signature.kind.value,
        "text": signature.text,
        "staff": signature.staff,
        "strokes": [[list(point) for point in stroke] for stroke in signature.strokes],
        "at": signature.at,
    }
