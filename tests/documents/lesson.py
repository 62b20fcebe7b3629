"""A small pack with every kind of content, and visits through it by invented people."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import rfc8785

from kiosk.core import pack as p
from kiosk.core.answers import Kind, Opening, Outcome
from kiosk.core.record import record
from kiosk.core.visit import Ended, Visit

CLOSED = "2026-03-14T09:41:07-05:00"
STROKES = tuple(
    tuple((x + 40 * n, 2000 + (700 if (n + x) % 3 else -600) * (n % 4) // 2, 16 * n, 5000) for n in range(30)) for x in (500, 2500, 5200)
)


def block(text: str, *sources: str, kind: p.BlockKind = p.BlockKind.PARAGRAPH) -> p.Block:
    """One block whose sentences end with a full stop."""
    parts = [f"{one.strip()}." for one in text.split(".") if one.strip()]
    return p.Block(kind, tuple(p.Sentence((p.Run(one),)) for one in parts), sources or ("own",))


def picture(name: str) -> p.Picture:
    """One picture."""
    return p.Picture(f"art/{name}.svg", f"Caption of {name}", f"Description of {name} for those who cannot see it.", 400, 300)


def page(name: str, title: str, text: str, **more: Any) -> p.Page:
    """One page with a paragraph, a list and a note."""
    item, note = p.BlockKind.ITEM, p.BlockKind.NOTE
    blocks = (
        block(text, "F1", "F2"),
        block(f"First thing about {name}", "F3", kind=item),
        block(f"Second thing about {name}", "F4", kind=item),
        block(f"A note on {name}. Ask us.", kind=note),
    )
    return p.Page(name, title, blocks, (block(f"More about {name} for who wants it", "F5"),), **more)


def pack(pages_a_chapter: int = 2, language: str = "en") -> p.Pack:
    """Build a pack of four chapters; more pages make it as long as a whole lesson."""
    dots = p.Dots(23, "Out of 100 operations", "led to a headache", "did not", "One hospital, 319 operations")
    chapters = []
    asks = {
        "refill": ("Why must I not miss a refill?", "The pump could run out, and I could get very sick", True),
        "mri": ("Another doctor orders an MRI. What do you do?", "Tell them about the pump, and call the pump team first", True),
        "battery": ("Does one pump last for life?", "No, the battery runs down and I need surgery for a new pump", False),
        "chosen": ("How is the place for the pump chosen?", "My surgeon and I talk about it before surgery", False),
    }
    lines = {
        "deadly": ("I saw that too much medicine, or a sudden stop, can be deadly.", True),
        "limits": ("I saw that a pump may ease pain but may not take it all away.", False),
        "scans": ("I saw that I should tell all health staff about a pump.", True),
        "place": ("I saw that the pump may go in my belly or lower back.", False),
    }
    titles = ("Why a pump", "What can go wrong", "Where the pump goes", "When to call")
    for number, (title, (ask, asked), (line, lined)) in enumerate(zip(titles, asks.items(), lines.items(), strict=True)):
        pages = tuple(
            page(
                f"p{number}-{n}",
                f"{title}, part {n + 1}",
                f"Words of page {n} in chapter {number}. They are calm and true",
                short=n == 0,
                dots=dots if number == 1 and n == 0 else None,
                pictures=() if number == 1 and n == 0 else (picture(f"a{number}-{n}"),),
            )
            for n in range(pages_a_chapter)
        )
        question = p.Question(
            ask,
            asked[0],
            asked[1],
            (f"{ask} wrong one", f"{ask} wrong two", f"{ask} wrong three"),
            f"Another way to say {ask}. Slowly.",
            pages[0].id,
            f"One sentence for staff to say about {ask}.",
            safety=asked[2],
            short=True,
        )
        chapters.append(
            p.Chapter(
                f"c{number}",
                title,
                pages,
                (question,),
                (p.Line(line, lined[0], tuple(one.id for one in pages), lined[1]),),
                choice=number == 2,
            )
        )
    values = (
        "I sleep on my stomach most nights.",
        "I wear a tight belt for work.",
        "I sit in a wheelchair most of the day.",
        "I do not want it to show.",
        "I lift my grandchildren.",
        "I want few cuts.",
        "I drive long hours.",
        "I have had belly surgery before.",
    )
    place = p.PlaceChoice(
        (p.Site("belly", "Belly", picture("site-belly")), p.Site("back", "Lower back", picture("site-back"))),
        (block("Belly is the usual place. Some surgeons offer the lower back", "C1"),),
        (
            p.Row("usual", "How usual", ("The usual place", "Some surgeons offer it"), (block("Nobody has counted", "C2"),)),
            p.Row("belt", "Belt and clothes", ("A belt can rub", "A chair can rub")),
        ),
        tuple(p.Value(f"v{n}", text, f"Talk about it: {text}") for n, text in enumerate(values)),
        tuple(
            p.Choice(*one)
            for one in (("belt", "Belt line"), ("skin", "Sore or scarred skin"), ("stoma", "Stoma or tube"), ("device", "Other device"))
        ),
        tuple(
            p.Choice(*one)
            for one in (
                ("belly", "Belly"),
                ("back", "Lower back"),
                ("none", "No preference"),
                ("talk", "I want to talk first"),
                ("no_pump", "I do not want a pump"),
            )
        ),
    )
    options = p.OptionGrid(
        tuple(p.Choice(*one) for one in (("pump", "A pump"), ("as_now", "Carry on as now"), ("other", "Other choices"))),
        (block("A pump is one choice", "F9"),),
        (
            p.Row(
                "what",
                "What it is",
                ("A pump under the skin", "The care you have", "A stimulator, or therapy"),
                (block("All can be stopped", "F8"),),
            ),
        ),
    )
    return p.Pack(
        id="intrathecal-pump",
        version="1.0.0",
        language=language,
        title="A pump for pain",
        meaning="I went through this lesson on the pain pump, and the answers shown here are mine. This is not my consent for surgery.",
        chapters=tuple(chapters),
        review=p.Review(p.ReviewState.DRAFT),
        sha256="ab" * 32,
        updated="2026-02-03",
        update_policy="Riverside Pain Clinic checks this lesson once a year.",
        funding="No company paid for this lesson.",
        place=place,
        options=options,
        next_steps=(
            block("Thank you. Your answers are with the staff"),
            block("Your surgeon will talk with you before any surgery", "S20", kind=p.BlockKind.ITEM),
        ),
        take_home=("p3-0", "p1-0"),
        owed=(
            "Why a pump is offered to this person, and what may be gained",
            "The risks for this person, with numbers where known",
            "Other choices, and having no procedure",
            "Which pump and which medicine",
            "The place and side of the pump",
            "Sedation or anesthesia, and who does the surgery",
            "Time for questions, and the person's own words for what was said",
        ),
        clinic={
            "clinic_name": "Riverside Pain Clinic",
            "phone_day": "555-0100",
            "phone_night": "555-0199",
            "emergency_number": "911",
            "crisis_line": "988",
            "shower_rule": "after 3 days",
        },
    )


def approved(one: p.Pack) -> p.Pack:
    """Return the pack as a clinician approved it."""
    return replace(one, review=p.Review(p.ReviewState.APPROVED, "Dr. Ines Example", "Pain physician", "2026-02-10", "2027-02-10"))


def opening(**changed: Any) -> Opening:
    """Open a visit for an invented person."""
    one = Opening(
        id="7d9f2c1e-5b1a-4e1c-9f64-0a5f3c2e8b71",
        salt="01" * 16,
        opened="2026-03-14T09:05:00-05:00",
        pack="intrathecal-pump",
        version="1.0.0",
        sha256="ab" * 32,
        language="en",
        name="Rosa Marchetti",
        born="1951-03-09",
        number="RP-4711",
        surgeon="Dr. Omar Haddad",
        surgery_day="2026-03-26",
        staff="Nurse Tamsin Okoye",
        tablet="tablet-3",
        app_version="0.1.0",
    )
    return replace(one, **changed)


FULL = {
    "interpreter": "Lucia Prado",
    "interpreter_id": "IP-88",
    "interpreter_how": "video",
    "companion": "Her sister Carla",
    "representative": "Paolo Marchetti",
    "relationship": "Son",
}


def begun(material: p.Pack, start: Opening | None = None) -> Visit:
    """Open a visit and hand the tablet over."""
    return Visit(material, start or opening(), language=material.language)


def upset(visit: Visit) -> Visit:
    """Rest, ask for help, feel unwell, be put away and brought back."""
    visit = visit.rest("rest").at(visit.now + 31).go_on()
    visit = visit.rest("help").at(visit.now + 20).answer_call("Nurse Odile Park").go_on()
    visit = visit.rest("unwell").at(visit.now + 40).answer_call("Nurse Tamsin Okoye").go_on()
    return visit.put_away("2026-03-14T09:20:00-05:00").resume("2026-03-14T09:31:30-05:00")


def correct(visit: Visit, question: str, line: str, lean: str) -> Visit:
    """From the review, change one answer of each kind; `question` was answered right before."""
    visit = visit.correct("question", question).answer(question, 2).forward()
    chapter = next(one.id for one in visit.pack.chapters if line in {found.id for found in one.lines})
    visit = visit.correct("lines", chapter).answer_line(line, "talk").forward()
    return visit.correct("lean", "").lean_to(lean).forward()


def play(  # noqa: C901, PLR0912, PLR0913 - one visit from first to last screen
    material: p.Pack,
    outcome: str = "acknowledged",
    *,
    start: Opening | None = None,
    way: str = "full",
    misses: Iterable[str] = (),
    talk: Iterable[str] = (),
    lean: str = "belly",
    amounts: Iterable[str] = (),
    marks: Iterable[str] = (),
    hears: Iterable[str] = (),
    own: Iterable[str] = (),
    sedated: bool = False,
    foggy: bool = False,
    eventful: bool = False,
    sign: Mapping[str, Any] | None = None,
) -> Ended:
    """Play a whole visit; `misses` are questions answered wrong and then unsure, `amounts` the answers to the values in order."""
    visit = begun(material, start)
    weights = dict(zip((one.id for one in material.place.values), amounts, strict=False)) if material.place else {}
    visit = visit.touched_with("touch").confirm().touch_as("me").feel(sedated=sedated, foggy=foggy).forward().take(way)
    while visit.step.kind is not Kind.OUTCOME:
        visit = visit.at(visit.now + 12.3)
        match visit.step.kind:
            case Kind.PAGE if visit.step.id == "p1-0":
                visit = visit.tell_more()
            case Kind.QUESTION:
                for choice in (1, -1) if visit.step.id in misses else (0,):
                    visit = visit.answer(visit.step.id, choice)
            case Kind.LINES:
                for chapter in material.chapters:
                    for line in chapter.lines if chapter.id == visit.step.id else ():
                        if line.id in talk:
                            visit = visit.answer_line(line.id, "talk")
                        elif visit.opened_pages.issuperset(line.pages):
                            visit = visit.answer_line(line.id, "yes")
            case Kind.COMPARE | Kind.OPTIONS:
                visit = visit.tell_more()
                for one in hears if visit.step.kind is Kind.OPTIONS else ():
                    visit = visit.wonder(one)
            case Kind.VALUES:
                for value in list(weights)[int(visit.step.id) : int(visit.step.id) + 2]:
                    visit = visit.weigh(value, weights[value])
            case Kind.MARKS:
                for one in marks:
                    visit = visit.mark(one)
            case Kind.LEAN if lean:
                visit = visit.lean_to(lean)
            case Kind.ASK:
                for one in own:
                    visit = visit.ask(one)
                visit = upset(visit) if eventful else visit
            case Kind.REVIEW if eventful:
                visit = correct(visit, "chosen", "limits", "talk")
            case _:
                pass
        visit = visit.forward()
    after = visit.choose(outcome)
    if isinstance(after, Ended):
        return after
    if sign is None:
        return Ended(after, Outcome.ACKNOWLEDGED, None)
    return after.sign(wall="2026-03-14T09:41:00-05:00", **sign)


def kept(ended: Ended, packs: Mapping[str, p.Pack] | None = None, **changed: Any) -> bytes:
    """Return the record's bytes as they are stored; `changed` sets top-level fields for cases no visit reaches."""
    whole = record(ended, packs or {ended.visit.pack.language: ended.visit.pack}, CLOSED)
    return rfc8785.dumps(whole | changed)
