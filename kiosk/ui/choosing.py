"""The screens on the place of the pump and on the other choices, as plain values."""

from collections.abc import Iterable

from kiosk.core.pack import Choice, Row
from kiosk.core.visit import Visit
from kiosk.core.way import VALUES_A_SCREEN
from kiosk.ui.look import Look, Values, blocks, picture


def _row(row: Row, turned: bool) -> Values:  # noqa: FBT001 - one plain flag
    cells = list(reversed(row.cells)) if turned else list(row.cells)
    return {"id": row.id, "title": row.title, "cells": cells, "more": blocks(row.more)}


def compare(visit: Visit, look: Look) -> Values:
    """Show the two places beside each other, in the visit's own order."""
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
        "sites": [{"id": site.id, "title": site.title, "picture": picture(site.picture, look)} for site in sites],
        "rows": [_row(row, turned) for row in place.rows],
    }


def values(visit: Visit, look: Look) -> Values:
    """Show what may matter, two on a screen."""
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


def marks(visit: Visit, look: Look) -> Values:
    """Show the marks on the body."""
    place = visit.pack.place
    return {
        "marks": _choices(place.marks if place else (), visit.marks),
        "front": (look.body / "body-front.svg").as_uri(),
        "back": (look.body / "body-back.svg").as_uri(),
    }


def lean(visit: Visit, look: Look) -> Values:
    """Show the leanings, the two places in the visit's own order."""
    del look
    place = visit.pack.place
    leanings = list(place.leanings) if place else []
    if visit.opening.swapped:
        leanings[:2] = reversed(leanings[:2])
    return {"choices": _choices(leanings, (visit.lean,))}


def options(visit: Visit, look: Look) -> Values:
    """Show the other choices beside each other."""
    del look
    grid = visit.pack.options
    if grid is None:
        raise KeyError(visit.step.id)
    return {
        "intro": blocks(grid.intro),
        "columns": _choices(grid.options, visit.interests),
        "rows": [_row(row, turned=False) for row in grid.rows],
    }
