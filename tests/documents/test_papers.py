"""Papers read back: every field of a record, the attachment, one page for the surgeon, nothing private to take home."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfua import Severity, validate

from kiosk.core.errors import PaperError
from kiosk.documents.fonts import printable
from kiosk.documents.papers import Paper, make
from tests.documents import lesson, reading
from tests.documents.reading import squeezed

WORDS = reading.words()
PACK = lesson.pack()
QUESTIONS = ("Can I still swim with my grandchildren?", "Who do I call at night?")
RICH: dict[str, Any] = {
    "start": lesson.opening(**lesson.FULL),
    "misses": ("refill", "battery"),
    "talk": ("scans",),
    "amounts": ("very_much", "a_bit", "skipped", "not_me", "very_much"),
    "marks": ("belt", "stoma"),
    "hears": ("as_now",),
    "own": QUESTIONS,
    "eventful": True,
}
DRAWN = {"kind": "drawn", "strokes": lesson.STROKES}
VISITS: dict[str, bytes] = {
    "drawn": lesson.kept(lesson.play(PACK, **RICH, sign=DRAWN)),
    "typed": lesson.kept(lesson.play(PACK, sign={"kind": "typed", "text": "Rosa M."})),
    "witnessed": lesson.kept(lesson.play(PACK, sign={"kind": "witnessed", "text": "I went through it", "staff": "Nurse Odile Park"})),
    "paper": lesson.kept(lesson.play(PACK, sign={"kind": "paper", "staff": "Nurse Odile Park"})),
    "talk first": lesson.kept(lesson.play(PACK, "talk_first", lean="talk", foggy=True)),
    "not today": lesson.kept(lesson.play(PACK, "not_today", way="short", lean="", sedated=True)),
    "no pump": lesson.kept(lesson.play(PACK, "no_pump", lean="no_pump", marks=("device",))),
    "stopped at once": lesson.kept(lesson.begun(PACK).stop()),
    "approved": lesson.kept(lesson.play(lesson.approved(PACK), **RICH, sign=DRAWN)),
}
PROVISIONAL = lesson.kept(lesson.play(PACK, start=lesson.opening(**lesson.FULL), talk=("scans",)))

TERMS = {
    "outcome": "outcomes", "clock": "clocks", "person.checked_by": "checked", "person.hands": "hands", "with.interpreter.how": "hows",
    "screen.theme": "themes", "screen.inputs": "inputs", "pack.review.state": "review", "way": "ways", "steps.kind": "kinds",
    "questions.stands": "stands", "lines.answer": "line_answers", "place.values.answer": "amounts", "points.kind": "points",
    "points.rank": "ranks", "changes.what": "changed", "stops.kind": "pauses", "stops.step": "kinds", "signature.kind": "signings",
}  # fmt: skip
MOMENTS = {"opened", "closed", "put_away.from", "put_away.to", "signature.at"}
DAYS = {"person.born", "with.surgery_day", "pack.updated", "pack.review.date", "pack.review.due"}
SPANS = {"steps.ms", "pages.ms", "stops.ms", "changes.at_ms"}
SHOWN_AS_WORDS = re.compile(
    r"(place|options|points|questions|rows)(\.\w+)*\.id$|(place\.order|options\.wants_to_hear|blocks\.kind|more\.kind|intro\.kind|next_steps\.kind)$"
    r"|take_home\.id$|changes\.(before|after)$"
)
"""Ids and kinds whose words are printed in their place; the words are fields of their own and are looked for."""
DRAWN_NOT_WRITTEN = re.compile(r"signature\.strokes")


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a record with its path, lists left out of the path."""
    match value:
        case dict():
            for key, one in value.items():
                yield from leaves(one, f"{path}.{key}" if path else key)
        case list():
            for one in value:
                yield from leaves(one, path)
        case _:
            yield path, value


def day(iso: str) -> str:
    """Write a date as the English words do."""
    year, month, number = (int(part) for part in iso[:10].split("-"))
    return f"{WORDS['months'][month - 1]} {number}, {year}"


def printed(path: str, value: Any) -> str:
    """Return what the record's paper prints for a value."""
    if path in TERMS and value != "":
        return str(WORDS[TERMS[path]][value])
    if path in MOMENTS:
        return f"{day(value)}, {value[11:19]} (UTC{value[19:].replace('-', '−')})"
    if path in DAYS and value:
        return day(value)
    if path in SPANS:
        minutes, tenths = divmod(round(value / 100), 600)
        return f"{minutes}:{tenths // 10:02}" + (f".{tenths % 10}" if tenths % 10 else "")
    if value is None or isinstance(value, bool):
        return {None: "", True: WORDS["yes"], False: WORDS["no"]}[value]
    if path == "questions.given" and value == "":
        return str(WORDS["unsure"])
    return printable(str(value))


@cache
def made(paper: Paper, stored: bytes) -> bytes:
    """Make a paper once for all the tests that read it."""
    return make(paper, stored, WORDS)


@cache
def pages_of(paper: Paper, stored: bytes) -> tuple[str, ...]:
    """Return the words of each page of a paper, squeezed."""
    return tuple(squeezed(page) for page in reading.pages(made(paper, stored)))


def text_of(paper: Paper, stored: bytes) -> str:
    """Return all the words of a paper, squeezed."""
    return "".join(pages_of(paper, stored))


# The record --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VISITS)
def test_every_field_of_a_record_is_printed(name: str) -> None:
    text = text_of(Paper.RECORD, VISITS[name])
    pairs = [
        (path, printed(path, value))
        for path, value in leaves(json.loads(VISITS[name]))
        if not SHOWN_AS_WORDS.search(path) and not DRAWN_NOT_WRITTEN.match(path)
    ]
    assert len({path for path, _ in pairs}) > 70
    assert [(path, said) for path, said in pairs if squeezed(said) not in text] == []


def test_a_change_says_both_answers_in_words() -> None:
    text = text_of(Paper.RECORD, VISITS["drawn"])
    for said in ("My surgeon and I talk about it before surgery", WORDS["line_answers"]["talk"], "I want to talk first"):
        assert squeezed(said) in text


def test_a_field_that_is_not_in_the_table_of_terms_would_be_noticed() -> None:
    changed = json.loads(VISITS["typed"])
    changed["person"]["number"] = "no paper has this"
    assert squeezed("no paper has this") in text_of(Paper.RECORD, rfc8785.dumps(changed))
    assert squeezed("no paper has this") not in text_of(Paper.RECORD, VISITS["typed"])


@pytest.mark.parametrize("name", VISITS)
def test_the_record_carries_the_stored_bytes_and_no_other_paper_does(name: str) -> None:
    for paper in Paper:
        found = reading.attachments(made(paper, VISITS[name]))
        assert found == ({"record.json": (VISITS[name], "/Source")} if paper is Paper.RECORD else {})


def test_a_drawn_signature_is_a_figure_of_lines_and_the_others_are_words() -> None:
    drawn, typed = (made(Paper.RECORD, VISITS[name]) for name in ("drawn", "typed"))
    assert reading.tags(drawn).count("/Figure") == 1
    assert reading.tags(typed).count("/Figure") == 0
    with pikepdf.open(BytesIO(drawn)) as document:
        assert not any(isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" for one in document.objects)


@pytest.mark.parametrize("strokes", [(((0, 0, 0, 0), (9999, 9999, 8, 1)),), (((5, 5, 0, 0),), ((5, 5, 9, 0),)), (((-40, 7, 0, 0), (3, -9, 8, 1)),)])
def test_a_signature_of_any_extent_is_drawn(strokes: Any) -> None:
    stored = lesson.kept(lesson.play(PACK, sign={"kind": "drawn", "strokes": strokes}))
    assert "/Figure" in reading.tags(made(Paper.RECORD, stored))


# The consult page -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VISITS)
def test_the_surgeon_gets_one_page_with_every_safety_point(name: str) -> None:
    record = json.loads(VISITS[name])
    (page,) = pages_of(Paper.CONSULT, VISITS[name])
    shown = [WORDS["outcomes"][record["outcome"]], record["person"]["name"], record["with"]["surgeon"], *record["owed"], *record["own_questions"]]
    shown += [point["text"] for point in record["points"]] + [point["say"] for point in record["points"]]
    shown += [one["right"] for one in record["questions"] if one["stands"] == "talk"]
    shown += [mark["text"] for mark in record["place"]["marks"]]
    shown += [value["text"] for value in record["place"]["values"] if value["answer"] in ("very_much", "a_bit")]
    shown += [record["place"]["lean"]["text"]] if record["place"]["lean"] else [WORDS["consult"]["no_lean"]]
    assert [one for one in shown if squeezed(one) not in page] == []


def many(own: int, **changed: Any) -> bytes:
    """Return a record with that many own questions, more than any screen takes."""
    record = json.loads(VISITS["drawn"])
    record["own_questions"] = [f"Question number {n:02} of mine, in my own words?" for n in range(own)]
    points = [point for point in record["points"] if point["kind"] != "own_question"]
    extra = [{"kind": "own_question", "id": str(n), "rank": "own", "text": text, "say": ""} for n, text in enumerate(record["own_questions"])]
    record["points"] = sorted(points + extra, key=lambda point: ("safety", "talk", "own", "place", "later").index(point["rank"]))
    return rfc8785.dumps(record | changed)


def test_what_does_not_fit_goes_to_page_two_with_its_number() -> None:
    stored = many(40)
    first, second = pages_of(Paper.CONSULT, stored)
    own = [squeezed(one) for one in json.loads(stored)["own_questions"]]
    shown = [one for one in own if one in first]
    assert 1 <= len(shown) < len(own)
    assert f"+{len(own) - len(shown)}onpage2" in first
    assert [one for one in own if (one in first) == (one in second)] == []
    for point in json.loads(stored)["points"]:
        if point["rank"] == "safety":
            assert squeezed(point["text"]) in first
    assert all(squeezed(one) in first for one in json.loads(stored)["owed"])


def test_too_many_safety_points_keep_the_first_of_every_other_kind_on_page_one() -> None:
    record = json.loads(many(3))
    talk = [{"kind": "line_not_seen", "id": f"l{n}", "rank": "safety", "text": f"I saw safety line {n:02}, which is long enough for two lines on the page.", "say": ""} for n in range(60)]
    record["points"] = talk + record["points"]
    pages = pages_of(Paper.CONSULT, rfc8785.dumps(record))
    whole = "".join(pages)
    for rank in ("safety", "own", "later"):
        assert squeezed(next(point["text"] for point in record["points"] if point["rank"] == rank)) in pages[0]
    assert "Isawsafetyline00" in pages[0]
    assert "onpage2" in pages[0]
    assert all(squeezed(point["text"]) in whole for point in record["points"])


@pytest.mark.parametrize(
    ("surgery", "note"),
    [("2026-03-14", "same_day"), ("2026-03-15", "day_before"), ("2026-03-01", "passed"), ("2026-03-26", "days_after"), ("", "no_day"), ("in spring", None)],
)
def test_the_days_until_surgery_are_counted(surgery: str, note: str | None) -> None:
    page = text_of(Paper.CONSULT, lesson.kept(lesson.play(PACK, start=lesson.opening(surgery_day=surgery))))
    said = WORDS["consult"][note].format(n=12) if note else surgery
    assert squeezed(said) in page


def test_how_they_were_that_day_is_told() -> None:
    talk, calm = text_of(Paper.CONSULT, VISITS["talk first"]), text_of(Paper.CONSULT, VISITS["typed"])
    assert squeezed(WORDS["consult"]["foggy"]) in talk
    assert squeezed(WORDS["consult"]["clear_today"]) in calm
    assert squeezed(WORDS["consult"]["not_asked"]) in text_of(Paper.CONSULT, VISITS["stopped at once"])


# To take home ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VISITS)
def test_take_home_has_what_helps_and_nothing_private(name: str) -> None:
    record = json.loads(VISITS[name])
    text = text_of(Paper.TAKE_HOME, VISITS[name])
    wanted = [block["text"] for page in record["take_home"] for block in page["blocks"]] + [page["title"] for page in record["take_home"]]
    wanted += [block["text"] for block in record["next_steps"]] + record["own_questions"] + [page["title"] for page in record["skipped"]]
    wanted += [record["pack"]["clinic"][key] for key in ("phone_day", "phone_night", "emergency_number", "crisis_line")]
    assert [one for one in wanted if squeezed(one) not in text] == []
    private = [line["text"] for line in record["lines"]] + [one["ask"] for one in record["questions"]] + [WORDS["outcomes"][record["outcome"]]]
    private += [one[key] for one in record["place"]["values"] for key in ("text", "talk")] + [one["text"] for one in record["place"]["marks"]]
    private += [one for question in record["questions"] for one in question["given"] if one]
    private += [WORDS["consult"][key] for key in ("sedated", "foggy", "too_much_pain")] + [WORDS["record"][key] for key in ("sedated", "lean")]
    assert [one for one in private if squeezed(one) in text] == []


def test_take_home_is_in_large_print() -> None:
    sizes = set(reading.letter_sizes(made(Paper.TAKE_HOME, VISITS["drawn"]), above=66, below=725))
    assert min(sizes) >= 16
    assert max(sizes) >= 24


# The signing sheet ---------------------------------------------------------------------------------------------


def test_the_signing_sheet_has_what_is_signed_and_where_to_sign() -> None:
    record = json.loads(PROVISIONAL)
    assert record["signature"] is None
    text = text_of(Paper.SIGNING_SHEET, PROVISIONAL)
    wanted = [record["meaning"], record["person"]["name"], day(record["person"]["born"]), record["person"]["number"]]
    wanted += [part for line in record["lines"] for part in (line["text"], WORDS["line_answers"][line["answer"]])]
    wanted += [WORDS["signing"][key] for key in ("signature", "date", "print_name", "signed_for", "witness", "witness_signature", "interpreter")]
    assert [one for one in wanted if squeezed(one) not in text] == []


# All of them ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", Paper)
def test_every_page_says_whose_which_and_what_it_is_not(paper: Paper) -> None:
    for name in ("drawn", "approved"):
        pages = pages_of(paper, VISITS[name])
        for number, page in enumerate(pages, 1):
            for said in ("Riverside Pain Clinic", "Rosa Marchetti", "7d9f2c1e", "intrathecal-pump 1.0.0", f"Page {number} of {len(pages)}"):
                assert squeezed(said) in page
            assert squeezed(WORDS["not_a_mark"]) in page
            assert squeezed(WORDS["not_consent"]) in page
            assert (squeezed(WORDS["draft_why"]) in page) == (name == "drawn")


@pytest.mark.parametrize("name", VISITS)
@pytest.mark.parametrize("paper", Paper)
def test_it_is_accessible_and_archivable(paper: Paper, name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(made(paper, VISITS[name]))
    assert [one.message for one in validate(file).findings if one.severity is Severity.ERROR] == []
    with pikepdf.open(file) as document:
        root = document.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == ("en", True, True)
        with document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
            assert WORDS["titles"][paper.value] in metadata["dc:title"]
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor or "/FontFile3" in font.DescendantFonts[0].FontDescriptor for font in fonts)
    tags = reading.tags(file.read_bytes())
    assert tags.count("/H1") == 1
    assert tags.index("/H1") < tags.index("/H2")
    assert tags.count("/THead") == tags.count("/Table")


def test_a_paper_in_a_right_to_left_language_says_so() -> None:
    pdf = make(Paper.TAKE_HOME, VISITS["typed"], {**WORDS, "language": "ar", "titles": {**WORDS["titles"], "take-home": "خذ معك"}})
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "ar"


def test_sentences_in_another_language_are_marked_as_such() -> None:
    record = json.loads(VISITS["typed"])
    record["pages"][0]["language"] = "es"
    with pikepdf.open(BytesIO(make(Paper.RECORD, rfc8785.dumps(record), WORDS))) as document:
        assert any(isinstance(one, pikepdf.Dictionary) and str(one.get("/Lang", "")) == "es" for one in document.objects)


@pytest.mark.parametrize("paper", Paper)
def test_the_same_record_gives_the_same_bytes(paper: Paper) -> None:
    assert made(paper, VISITS["drawn"]) == make(paper, VISITS["drawn"], WORDS)
    later = rfc8785.dumps(json.loads(VISITS["drawn"]) | {"closed": "2026-03-14T09:41:08-05:00"})
    assert made(paper, VISITS["drawn"]) != made(paper, later)


# Names --------------------------------------------------------------------------------------------------------------

NAMES = {
    "two hundred letters": "A" * 200, "two hundred with spaces": ("Maximiliana Theodora " * 10)[:200], "markup": "<b>{{x}}</b>", "typst": "Ana #panic() *x* $",
    "quotes": "O'Brien \"Bob\" \\n `x` @a <l> ~ _u_", "json": '"}],"x":[{"', "pattern": "{name} {date} {n}", "control": "An\x00a\x07\x1b[31m", "override": "x\u202eevil\u202c",
    "lone mark": "\u0301abc", "private": "\ue000 \u0378", "gothic": "𐍈 𝒳", "ligatures": "ffi fi AV To", "wide spaces": "A\u00a0B\u2003C\u3000D", "chinese": "王小明 😀",
    "japanese": "山田 太郎 たろう", "korean": "김철수", "cyrillic": "Ёлкина Наталья", "greek": "Γιάννης", "georgian": "გიორგი", "armenian": "Արմեն", "ethiopic": "አበበ",
    "emoji": "👍🏽 ❤\ufe0f", "slashes": "../../etc/passwd %s %d", "surrogate": "\ud800x",
}  # fmt: skip
SHAPED = {
    "arabic": "محمد عبد الله الخوري", "hebrew": "שָׁלוֹם כהן", "mixed": "Dr. محمد (abc) 123", "devanagari": "क्षितिज श्रीवास्तव", "thai": "สมชาย ใจดี", "tamil": "அருண் குமார்",
    "bengali": "সুমিত চৌধুরী", "vietnamese": "Nguyễn Thị Đặng", "stacked": "Z\u0335\u0321a\u0336l\u0334", "family": "👩\u200d👩\u200d👧", "khmer": "សុខ", "telugu": "శ్రీను",
}  # fmt: skip
"""Names whose letters join, stack or run from right to left: readers of PDF give their letters in an order of their own."""


def named(name: str) -> bytes:
    """Return a record of a person of that name, who also asks it."""
    record: Mapping[str, Any] = json.loads(VISITS["typed"])
    changed = {**record, "person": {**record["person"], "name": name}, "own_questions": [name]}
    return json.dumps(changed).encode()


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_name_is_printed_as_it_is_or_as_its_numbers(paper: Paper, name: str) -> None:
    assert squeezed(printable(name)) in text_of(paper, named(name))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", SHAPED.values(), ids=SHAPED)
def test_a_name_in_a_shaped_script_keeps_every_letter(paper: Paper, name: str) -> None:
    assert printable(name) == name
    assert {letter for letter in name if letter.isalnum()} <= set(text_of(paper, named(name)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
@given(st.lists(st.text(st.characters(), max_size=30), min_size=1, max_size=20))
def test_no_text_stops_a_paper(texts: list[str]) -> None:
    record = json.loads(VISITS["typed"]) | {"own_questions": texts}
    assert make(Paper.TAKE_HOME, json.dumps(record).encode(), WORDS).startswith(b"%PDF-1.7")


# What cannot be printed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stored", [b"", b"\xff", b"[]", b"{", b'{"format":"kiosk-record/2"}', b'{"format":"kiosk-record/1"}', b'{"format":"kiosk-record/1","closed":"2026-03-14T09:41:07"}']
)
def test_what_is_no_record_is_refused(stored: bytes) -> None:
    with pytest.raises(PaperError, match=r"no paper was made\.$"):
        make(Paper.CONSULT, stored, WORDS)


def test_a_missing_word_is_named_by_its_place_and_never_by_the_person() -> None:
    words = {**WORDS, "signing": {}}
    with pytest.raises(PaperError, match=r"signing-sheet\.typ:\d+") as refused:
        make(Paper.SIGNING_SHEET, PROVISIONAL, words)
    assert "Rosa" not in str(refused.value)
    assert refused.value.__cause__ is None
