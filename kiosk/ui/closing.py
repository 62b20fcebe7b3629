"""The screens after the lesson, as plain values: own questions, review, outcome, signing."""

from kiosk.core.answers import Kind, Step
from kiosk.core.visit import OWN_QUESTIONS, Visit
from kiosk.core.way import VALUES_A_SCREEN
from kiosk.ui.look import Look, Values
from kiosk.ui.pages import you


def ask(visit: Visit, look: Look) -> Values:
    """Show the person's own questions, and what to do in an emergency."""
    return {
        "own": list(visit.own),
        "full": len(visit.own) >= OWN_QUESTIONS,
        "suggested": [{"text": one, "taken": one in visit.own} for one in visit.pack.suggested],
        "emergency": look.words["ask"]["emergency"].format(emergency=look.emergency, crisis=look.crisis),
    }


def review(visit: Visit, look: Look) -> Values:
    """Show everything they answered, and the pages they did not see."""
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


def outcome(visit: Visit, look: Look) -> Values:
    """Show the ways to end that are on offer."""
    words = look.words["outcome"]
    return {
        "outcomes": [{"id": one.value, "text": words[one.value], "detail": words[f"{one.value}_detail"]} for one in visit.outcomes],
        "later": "" if visit.may_sign else words["sign_later"],
    }


def sign(visit: Visit, look: Look) -> Values:
    """Show what is signed, by whom, and whether staff look in first."""
    return {
        **you(visit, look),
        "meaning": visit.pack.meaning,
        "check": visit.pain and not visit.staff_checked,
    }
