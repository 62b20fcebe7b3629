"""The screens before the lesson and those of the lesson itself, as plain values."""

from kiosk.core.answers import Kind, Way
from kiosk.core.pace import minutes_of
from kiosk.core.pack import Page, Question
from kiosk.core.teachback import UNSURE, Understanding, order
from kiosk.core.visit import Visit
from kiosk.core.way import steps
from kiosk.ui.look import Look, Values, blocks, day, picture


def you(visit: Visit, look: Look) -> Values:
    """Show who staff say the person is."""
    who, words = visit.opening, look.words
    return {
        "name": who.name,
        "born": words["common"]["born"].format(date=day(words, who.born)) if who.born else "",
        "number": words["you"]["number"].format(number=who.number) if who.number else "",
    }


def hands(visit: Visit, look: Look) -> Values:
    """Show who touches the screen."""
    del look
    return {"hands": visit.hands}


def today(visit: Visit, look: Look) -> Values:
    """Show how they are today."""
    del look
    said = {None: "", True: "yes", False: "no"}
    return {"sedated": said[visit.sedated], "foggy": said[visit.foggy], "later": bool(visit.sedated or visit.foggy)}


def way(visit: Visit, look: Look) -> Values:
    """Show the two ways, with their time and pages."""

    def about(way: Way) -> str:
        pages = sum(1 for one in steps(visit.pack, way) if one.kind is Kind.PAGE)
        return str(look.words["way"][f"{way.value}_time"].format(n=minutes_of(visit.pack, way), pages=pages))

    return {"full": about(Way.FULL), "short": about(Way.SHORT), "way": visit.way.value if visit.way else ""}


def page(visit: Visit, look: Look) -> Values:
    """Show the page of the lesson on the screen."""
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
        "pictures": [picture(one, look) for one in page.pictures],
        "dots": shown,
    }


def question(visit: Visit, look: Look) -> Values:
    """Show the question, its answers in the visit's own order, and the reply."""
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
        "picture": next((picture(one, look) for one in visit.pack.page(question.page).pictures), None),
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


def lines(visit: Visit, look: Look) -> Values:
    """Show the lines of a chapter, and the first page each still lacks."""
    chapter = next(one for one in visit.pack.chapters if one.id == visit.step.id)
    opened = visit.opened_pages
    shown = []
    for line in chapter.lines:
        unseen = next((page for page in line.pages if page not in opened), "")
        shown.append({"id": line.id, "text": line.text, "answer": visit.line(line).value, "unseen": unseen})
    return {"title": look.words["lines"]["title"], "lines": shown}
