"""Packs from disk: what is shown is what was written, values are data, and what is broken is refused by file and line."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.core.errors import PackError, SettingsError
from kiosk.core.pack import Block, BlockKind, Dots, Label, Pack, Run
from kiosk.storage.library import Library
from kiosk.storage.markdown import cut
from tests.storage.small_pack import CLINIC, FILES, SVG, write

PACK, SOURCES, WORDS, PAGE, DOTS = "pack.toml", "sources.toml", "en/words.toml", "en/how-works.md", "en/headache.md"

HOSTILE = (
    "*Ana* {{x}} [a](#b) <b>",
    '**bold** `code` ![p](q "r")',
    "{% for x in y %} {# c #} {{ 7*7 }}",
    "[F1]",
    "One. Two? Three! Four.",
    "# title",
    "--- > - 1.",
    "&amp; &lt; \\* \\[",
    "\ue000\ue001\uf8ff",
    "مركز الألم؟ نعم.",
    "\"quoted\" 'single' \\n \\u0041",
    "+++",
    "<script>alert(1)</script>",
    "Ana\u202eabc 王 😀",
)


def load(folder: Path, clinic: dict[str, str] | None = None) -> Pack:
    """Load the small pack."""
    return Library([folder]).load("small", "en", clinic or dict(CLINIC))


def test_a_sound_pack_is_read_in_full(tmp_path: Path) -> None:
    write(tmp_path)
    pack = load(tmp_path)
    page, headache = pack.pages()
    assert [block.kind for block in page.blocks] == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM, BlockKind.NOTE]
    first, second = page.blocks[0].sentences
    assert first.runs == (Run("The pump sends medicine to your "), Run("spinal fluid", term="spinal-fluid"), Run("."))
    assert second.runs == (Run("It is "), Run("as wide as a hand", strong=True), Run("."))
    assert page.blocks[0].sources == ("F1",)
    assert page.blocks[2].text == "Call 555-0100 if you worry."
    assert page.blocks[2].sources == ()
    assert [sentence.text for sentence in page.more[0].sentences] == ["The pump is 3.4 in wide.", "Dr. Ana puts it in, e.g. on a Tuesday."]
    (picture,) = page.pictures
    assert (picture.file, picture.caption, picture.description) == ("art/pump-in.svg", "The pump and its tube", "A person with a pump.")
    assert (picture.width, picture.height, picture.labels) == (40.0, 20.0, (Label("Spine", 0.1, 0.2, 0.5, 0.3),))
    assert headache.dots == Dots(23, "Out of 100 people", "had a headache", "did not", "One hospital")
    assert (page.short, headache.short) == (True, False)
    assert pack.question("where").answers == ("To the fluid by the spine", "To the lungs", "To the arm", "To the skin")
    assert pack.line("saw-how").pages == ("how-works", "headache")
    assert pack.place is not None
    assert [choice.text for choice in pack.place.leanings][:3] == ["Belly", "Lower back", "No preference"]
    assert pack.place.rows[0].more[0].text == "No study compares the two."
    assert pack.options is not None
    assert [option.text for option in pack.options.options] == ["A pump", "Carry on as now", "Other choices"]
    assert [block.text for block in pack.next_steps] == ["Give the tablet back.", "Call 555-0100 with questions."]
    assert pack.update_policy == "Sample Pain Clinic reads this again each year."
    assert pack.clinic == CLINIC
    assert pack.draft
    assert pack.facts["F1"].references == ("R1",)
    assert pack.glossary["spinal-fluid"].meaning == "the clear fluid around the spine"


@pytest.mark.parametrize("value", HOSTILE)
def test_a_clinic_value_is_never_read_as_anything_but_words(tmp_path: Path, value: str) -> None:
    name = "{{ phone_day }}"
    page_text = (
        f"# Ask {name}\n\n> {name} [own]\n\n**{name}** and {name}. Then rest. [own]\n\n- {name}\n  {name} [F1]\n\n"
        f'![See {name}.](pump-in "At {name}")\n'
    )
    write(tmp_path, {WORDS: ('"The tube ends', '"{{ phone_day }} The tube ends')}, {PAGE: page_text})
    pack = load(tmp_path, {"clinic_name": value, "phone_day": value})
    page = pack.page("how-works")
    note, paragraph, item = page.blocks
    assert page.title == f"Ask {value}"
    assert note.sentences[0].runs == (Run(value),)
    assert [sentence.runs for sentence in paragraph.sentences] == [(Run(value, strong=True), Run(f" and {value}.")), (Run("Then rest."),)]
    assert item.text == f"{value} {value}"
    assert item.sources == ("F1",)
    assert (page.pictures[0].caption, page.pictures[0].description) == (f"At {value}", f"See {value}.")
    assert pack.question("where").say == f"{value} The tube ends by the spine."
    assert pack.update_policy == f"{value} reads this again each year."


SENTENCES = (
    ("The pump is 3.4 in. wide.", ["The pump is 3.4 in. wide."]),
    ("Call 911. Then wait.", ["Call 911.", "Then wait."]),
    ("See Dr. Ana. She helps.", ["See Dr. Ana.", "She helps."]),
    ("Pills, e.g. Tylenol. Or not.", ["Pills, e.g. Tylenol.", "Or not."]),
    ("Ask (i.e. Call us). Go.", ["Ask (i.e. Call us).", "Go."]),
    ('"Stop!" he said. We did.', ['"Stop!" he said.', "We did."]),
    ("Is it bad? No! Rest.", ["Is it bad?", "No!", "Rest."]),
    ('She said "Call." (Do it.) Now.', ['She said "Call."', "(Do it.)", "Now."]),
    ("هل يؤلم؟ لا يؤلم. اتصل بنا.", ["هل يؤلم؟", "لا يؤلم.", "اتصل بنا."]),
    ("درد ہے\u06d4 آرام کریں\u06d4", ["درد ہے\u06d4", "آرام کریں\u06d4"]),
    ("¿Duele? ¡Llame! Descanse.", ["¿Duele?", "¡Llame!", "Descanse."]),
    ("Wait 2 h. 5 people came.", ["Wait 2 h.", "5 people came."]),
    ("No end", ["No end"]),
    ("Wait … and rest… Then go.", ["Wait … and rest…", "Then go."]),
)


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentences_are_cut_where_a_reader_would(text: str, wanted: list[str]) -> None:
    edges = [*cut(text), len(text)]
    found = [text[start:end].strip() for start, end in pairwise(edges)]
    assert found == wanted


def change(file: str, old: str, new: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Spoil one place of one file."""
    return {"changes": {file: (old, new)}}


def whole(file: str, text: str | None) -> dict[str, dict[str, str | None]]:
    """Spoil a whole file."""
    return {"files": {file: text}}


TITLE = "# How the pump works\n\n"
PICTURE = '![A person with a pump.](pump-in "The pump and its tube")'

BROKEN = {
    "bad TOML": (change(PACK, "order = 5", "order = = 5"), PACK, 5, "this is not TOML"),
    "TOML that ends early": (change(SOURCES, 'https://example.org/pumps"\n', "https://"), SOURCES, 8, "this is not TOML"),
    "unknown key": (change(PACK, "order = 5", "order = 5\ncolour = 3"), PACK, 6, '"colour" is not a known name'),
    "unknown key of a page": (change(PACK, "dots = 23", "dot = 23"), PACK, 22, '"chapters.1.pages.2.dot" is not a known name'),
    "unknown key of the words": (change(WORDS, "funding =", "founding ="), WORDS, 4, '"founding" is not a known name'),
    "unknown key before a page": (change(DOTS, "some =", "sum ="), DOTS, 4, '"dots.sum" is not a known name'),
    "missing key": (change(PACK, 'updated = "2026-11-22"\n', ""), PACK, 0, '"updated" is missing'),
    "wrong type": (change(PACK, "short = true", 'short = "yes"'), PACK, 18, "must be true or false"),
    "dots above 100": (change(PACK, "dots = 23", "dots = 101"), PACK, 22, "less than or equal to 100"),
    "bad day": (change(PACK, '"2026-11-22"', '"soon"'), PACK, 4, "must be a day"),
    "approved by nobody": (change(PACK, 'state = "draft"', 'state = "approved"'), PACK, 7, "by, role, date and due are needed"),
    "empty words": (change(WORDS, '"Spine"', '"  "'), WORDS, 57, "is empty"),
    "another id than the folder": (change(PACK, 'id = "small"', 'id = "large"'), PACK, 1, "folder's name"),
    "page twice": (change(PACK, 'id = "headache"', 'id = "how-works"'), PACK, 21, "stands twice"),
    "question of no page": (change(PACK, 'page = "how-works"', 'page = "nowhere"'), PACK, 25, 'no page "nowhere"'),
    "line of no page": (change(PACK, '"how-works", "headache"]', '"how-works", "gone"]'), PACK, 29, 'no page "gone"'),
    "question that is not there": (change(PACK, 'questions = ["where"]', 'questions = ["where", "why"]'), PACK, 12, "no [questions.why]"),
    "question nobody asks": (change(PACK, 'questions = ["where"]', "questions = []"), PACK, 24, 'no chapter has "where"'),
    "line nobody sees": (change(PACK, 'lines = ["saw-how"]', "lines = []"), PACK, 28, 'no chapter has "saw-how"'),
    "question without words": (change(WORDS, "[questions.where]", "[questions.why]"), WORDS, 17, '"questions.where" is missing'),
    "chapter without words": (change(WORDS, 'how = "How', 'now = "How'), WORDS, 14, '"chapters.how" is missing'),
    "source of nowhere": (change(PACK, '"how-works"\nsources = ["F1"]', '"how-works"\nsources = ["F9"]'), PACK, 26, '"F9"'),
    "no source": (change(PACK, 'sources = ["F1"]\n\n[lines', "sources = []\n\n[lines"), PACK, 26, "at least 1"),
    "fact without reference": (change(SOURCES, '["R1"]', "[]"), SOURCES, 1, "needs a reference"),
    "reference of nowhere": (change(SOURCES, '["R1"]', '["R7"]'), SOURCES, 4, 'no reference "R7"'),
    "take-home page of nowhere": (change(WORDS, 'take_home = ["how-works"]', 'take_home = ["gone"]'), WORDS, 6, 'no page "gone"'),
    "missing page": (whole(PAGE, None), PAGE, 0, "the page's file is missing (pack.toml:17)"),
    "extra page": (whole("en/extra.md", "# Extra\n\nWords. [own]\n"), "en/extra.md", 0, "no chapter in pack.toml has this page"),
    "missing words": (whole(WORDS, None), WORDS, 0, "the file is missing"),
    "missing sources": (whole(SOURCES, None), SOURCES, 0, "the file is missing"),
    "missing drawing": (whole("art/pump-in.svg", None), "art/pump-in.svg", 0, "the drawing is missing"),
    "drawing not in pack.toml": (change(PAGE, "](pump-in", "](pump-out"), PAGE, 11, "no [art.pump-out]"),
    "drawing without a file": (
        change(PACK, "[art.site-back]\n", "[art.site-back]\n\n[art.lost]\n"),
        "art/lost.svg",
        0,
        "the drawing is missing",
    ),
    "drawing on no page": (change(PAGE, PICTURE, ""), PACK, 55, '"pump-in" is on no page'),
    "label without words": (change(WORDS, 'spine = "Spine"', 'cord = "Cord"'), WORDS, 57, '"labels.pump-in.spine" is missing'),
    "labels of no drawing": (change(WORDS, "pump-in = {", "pump-on = {"), WORDS, 56, '"labels.pump-in.spine" is missing'),
    "label outside the picture": (change(PACK, "x = 0.1", "x = 1.1"), PACK, 56, "less than or equal to 1"),
    "too few cells of a place": (change(WORDS, ', "Some surgeons offer this place"]', "]"), WORDS, 36, "needs 2 cells and has 1"),
    "too many cells of an option": (
        change(WORDS, '"Such as therapy"]', '"Such as therapy", "More"]'),
        WORDS,
        54,
        "needs 3 cells and has 4",
    ),
    "row without source": (change(PACK, 'usual = ["F1"]\n', ""), PACK, 44, 'row "usual" has no sources'),
    "source of no row": (change(PACK, 'sleep = ["F1"]', 'sleeep = ["F1"]'), PACK, 46, '"sleeep" is not a row or value'),
    "other leanings": (
        change(PACK, '"belly", "back", "none"', '"back", "belly", "none"'),
        PACK,
        38,
        "the two sites, then none, talk, no_pump",
    ),
    "one site": (change(PACK, 'sites = ["belly", "back"]', 'sites = ["belly"]'), PACK, 34, '"place.sites.2" is missing'),
    "site without a picture": (change(PACK, 'back = "site-back"\n', ""), PACK, 40, "each site needs a picture"),
    "choice without place": (change(PACK, "choice = true\n", ""), PACK, 32, "one chapter has choice = true"),
    "value without words": (change(WORDS, "[place.values.sleep]", "[place.values.sit]"), WORDS, 39, '"place.values.sleep" is missing'),
    "options only in pack.toml": (
        {"files": {WORDS: FILES[WORDS].replace(FILES[WORDS][FILES[WORDS].index("[options]") : FILES[WORDS].index("[labels]")], "")}},
        WORDS,
        0,
        "[options] must stand in both",
    ),
    "dots only in pack.toml": (whole(DOTS, "# A headache may come\n\nRest. [F1]\n"), DOTS, 1, "dots need both"),
    "dots only on the page": (change(PACK, "dots = 23\n", ""), DOTS, 1, "dots need both"),
    "open front": (change(DOTS, "+++\n#", "#"), DOTS, 1, "not closed"),
    "unknown setting": (change(PAGE, "{{ phone_day }}", "{{ phone }}"), PAGE, 7, '"phone" is not a clinic setting'),
    "filter": (change(PAGE, "{{ phone_day }}", "{{ phone_day|upper }}"), PAGE, 7, "only a name"),
    "call": (change(PAGE, "{{ phone_day }}", "{{ range(9) }}"), PAGE, 7, "only a name"),
    "attribute": (change(PAGE, "{{ phone_day }}", "{{ phone_day.__class__ }}"), PAGE, 7, "only a name"),
    "sum": (change(WORDS, "{{ phone_day }}", "{{ 7 * 7 }}"), WORDS, 11, "only a name"),
    "statement": (change(PAGE, "{{ phone_day }}", "{% for x in y %}"), PAGE, 7, "only a name"),
    "comment": (change(PAGE, "{{ phone_day }}", "{# a #}"), PAGE, 7, "only a name"),
    "open braces": (change(PAGE, "{{ phone_day }}", "{{ phone_day"), PAGE, 7, "double braces are not right"),
    "braces over two lines": (change(PAGE, "{{ phone_day }}", "{{ phone_day\n}}"), PAGE, 0, "on one line"),
    "private letter": (change(PAGE, "Ask us", "Ask \ue000"), PAGE, 9, "private-use letter"),
    "no title": (change(PAGE, TITLE, ""), PAGE, 1, "no title"),
    "two titles": (change(PAGE, "> Ask", "# More\n\n> Ask"), PAGE, 9, "one title"),
    "second heading": (change(PAGE, "> Ask", "## More\n\n> Ask"), PAGE, 9, "one title"),
    "rule under words": (
        change(PAGE, '"The pump and its tube")\n\n---', '"The pump and its tube")\n\nWords. [F1]\n---'),
        PAGE,
        13,
        "empty line before ---",
    ),
    "two rules": (change(PAGE, "The pump is 3.4", "---\n\nThe pump is 3.4"), PAGE, 15, "a --- line"),
    "slanted words": (change(PAGE, "**as wide as a hand**", "*as wide*"), PAGE, 4, "slanted words"),
    "code": (change(PAGE, "**as wide as a hand**", "`wide`"), PAGE, 4, "code"),
    "HTML in words": (change(PAGE, "**as wide as a hand**", "<b>wide</b>"), PAGE, 4, "HTML"),
    "HTML alone": (change(PAGE, "> Ask", "<div>x</div>\n\n> Ask"), PAGE, 9, "HTML"),
    "numbered list": (change(PAGE, "> Ask", "1. One. [own]\n\n> Ask"), PAGE, 9, "a numbered list"),
    "table": (change(PAGE, "> Ask", "| a | b |\n|---|---|\n| c | d |\n\n> Ask"), PAGE, 9, "a table"),
    "struck words": (change(PAGE, "**as wide as a hand**", "~~wide~~"), PAGE, 4, "struck words"),
    "list in a list": (change(PAGE, "- Call", "  - Deep. [own]\n- Call"), PAGE, 7, "a list inside"),
    "note of two paragraphs": (change(PAGE, "> Ask us anything. [own]", "> Ask. [own]\n>\n> More. [own]"), PAGE, 11, "is one paragraph"),
    "outside link": (change(PAGE, "(#spinal-fluid)", "(https://example.org)"), PAGE, 3, "only point to the glossary"),
    "link definition": (change(PAGE, "> Ask", "[F1]: https://example.org\n\n> Ask"), PAGE, 1, "link definition"),
    "unknown glossary word": (change(PAGE, "(#spinal-fluid)", "(#fluid)"), PAGE, 3, '"fluid" is not in the glossary'),
    "line break": (change(PAGE, "It is\n", "It is  \n"), PAGE, 3, "a forced line break"),
    "no source mark": (change(PAGE, "tube. [F1]", "tube."), PAGE, 6, "say at the end what it rests on"),
    "source mark alone": (change(PAGE, "- It has a thin tube. [F1]", "- [F1]"), PAGE, 6, "no words before"),
    "unknown source": (change(PAGE, "hand**. [F1]", "hand**. [F1 F8]"), PAGE, 4, 'source "F8"'),
    "picture among words": (change(PAGE, PICTURE, f"See {PICTURE}"), PAGE, 11, "pictures stand alone"),
    "picture from outside": (change(PAGE, "](pump-in", "](https://example.org/a.svg"), PAGE, 11, "named by its art"),
    "picture without caption": (change(PAGE, ' "The pump and its tube"', ""), PAGE, 11, "needs a caption"),
    "picture without description": (change(PAGE, "![A person with a pump.]", "![]"), PAGE, 11, "needs a caption and a spoken description"),
    "three pictures": (change(PAGE, PICTURE, "\n".join([PICTURE] * 3)), PAGE, 11, "two side by side"),
    "picture in the second layer": (change(PAGE, PICTURE + "\n\n---", "---\n\n" + PICTURE), PAGE, 13, "has no pictures"),
    "Markdown fault in the words": (change(WORDS, "Call {{ phone_day }} with questions. [own]", "Call us."), WORDS, 11, "say at the end"),
    "picture in the words": (change(WORDS, "Call {{ phone_day }} with questions. [own]", PICTURE), WORDS, 11, "a picture inside words"),
    "unknown source in the words": (change(WORDS, "compares the two. [F1]", "compares the two. [F4]"), WORDS, 37, '"F4"'),
    "drawing that is not XML": (whole("art/pump-in.svg", "<svg>\n<g></svg>"), "art/pump-in.svg", 2, "not XML"),
    "drawing without size": (whole("art/pump-in.svg", SVG.replace(' viewBox="0 0 40 20"', "")), "art/pump-in.svg", 1, "viewBox"),
    "drawing without width": (whole("art/pump-in.svg", SVG.replace("40 20", "0 20")), "art/pump-in.svg", 1, "viewBox"),
    "drawing that is not SVG": (whole("art/pump-in.svg", "<html/>"), "art/pump-in.svg", 1, "not an SVG"),
    "drawing with entities": (
        whole("art/pump-in.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>\n' + SVG),
        "art/pump-in.svg",
        1,
        "document type",
    ),
    **{
        f"drawing with {name}": (whole("art/pump-in.svg", SVG.replace("<rect", f"\n{inside}<rect")), "art/pump-in.svg", 2, "not allowed")
        for name, inside in {
            "text": "<text>Pump</text>",
            "script": "<script/>",
            "filter": '<g filter="url(#f)"/>',
            "event": '<g onload="x()"/>',
            "outside link": '<use href="https://example.org/a#b"/>',
            "outside paint": '<g fill="url(https://example.org/a)"/>',
            "image": '<image width="1" height="1"/>',
            "style sheet": "<?xml-stylesheet href='#a'?>",
        }.items()
    },
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_pack_is_refused_with_file_line_and_cause(tmp_path: Path, name: str) -> None:
    how, file, line, cause = BROKEN[name]
    write(tmp_path, **how)  # type: ignore[arg-type]
    with pytest.raises(PackError) as refused:
        load(tmp_path)
    assert (refused.value.file, refused.value.line) == (file, line), refused.value
    assert cause in refused.value.cause


def test_bytes_that_are_not_utf8_are_refused_by_line(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / PAGE).write_bytes(b"# Title\n\nNa\xefve. [own]\n")
    with pytest.raises(PackError, match=r"^en/how-works\.md:3: this is not UTF-8"):
        load(tmp_path)


def test_a_page_must_be_there_in_every_language(tmp_path: Path) -> None:
    spanish = {name.replace("en/", "es/"): text for name, text in FILES.items() if name.startswith("en/") and name != PAGE}
    write(tmp_path, {PACK: ('["en"]', '["en", "es"]')}, spanish)
    library = Library([tmp_path])
    assert library.load("small", "en", CLINIC).language == "en"
    with pytest.raises(PackError, match=r"^es/how-works\.md: the page's file is missing"):
        library.load("small", "es", CLINIC)
    with pytest.raises(PackError, match=r'^pack\.toml:3: .*"fr"'):
        library.load("small", "fr", CLINIC)


@pytest.mark.parametrize("clinic", [{}, {"clinic_name": "", "phone_day": "   "}])
def test_every_missing_clinic_value_is_named_with_what_it_is(tmp_path: Path, clinic: dict[str, str]) -> None:
    write(tmp_path)
    library = Library([tmp_path])
    with pytest.raises(SettingsError) as refused:
        library.load("small", "en", clinic)
    assert str(refused.value) == (
        "Please fill in under [clinic] in clinic.toml: clinic_name (the clinic's name); phone_day (the phone number during the day)."
    )


def test_the_clinics_own_copy_hides_the_one_that_came_with_the_kiosk(tmp_path: Path) -> None:
    write(tmp_path / "own", {WORDS: ("A pump for pain", "Our own lesson")})
    write(tmp_path / "came")
    later = write(tmp_path / "came" / "x").rename(tmp_path / "came" / "later")
    for file, old, new in (
        (PACK, 'id = "small"', 'id = "later"'),
        (PACK, "order = 5", "order = 9"),
        (WORDS, "A pump for pain", "{{ clinic_name }}"),
    ):
        (later / file).write_text((later / file).read_text("utf-8").replace(old, new), "utf-8")
    library = Library([tmp_path / "own", tmp_path / "came", tmp_path / "nowhere"])
    assert library.ids() == ("small", "later")
    assert library.load("small", "en", CLINIC).title == "Our own lesson"
    assert library.languages("small") == ("en",)


@pytest.mark.parametrize("pack_id", ["gone", "../small", "", ".", "small/en"])
def test_a_pack_that_is_not_there_is_said_so(tmp_path: Path, pack_id: str) -> None:
    write(tmp_path)
    (tmp_path / "other").mkdir()
    with pytest.raises(PackError, match="there is no pack"):
        Library([tmp_path / "other", tmp_path]).load(pack_id, "en", CLINIC)


def test_the_hash_holds_every_byte_and_name_and_nothing_else(tmp_path: Path) -> None:
    folder = write(tmp_path)
    library = Library([tmp_path])
    whole_hash = library.sha256("small")
    assert load(tmp_path).sha256 == whole_hash
    (folder / ".DS_Store").write_bytes(b"x")
    assert library.sha256("small") == whole_hash
    for file in FILES:
        spoilt = tmp_path / "spoilt"
        shutil.copytree(folder, spoilt / "small")
        (spoilt / "small" / file).write_bytes((folder / file).read_bytes() + b" ")
        assert Library([spoilt]).sha256("small") != whole_hash, file
        (spoilt / "small" / file).write_bytes((folder / file).read_bytes())
        if file != PACK:
            (spoilt / "small" / file).rename(spoilt / "small" / (file + "x"))
            assert Library([spoilt]).sha256("small") != whole_hash, file
        shutil.rmtree(spoilt)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing_that_is_read(tmp_path: Path) -> None:
    write(tmp_path / "unix")
    folder = write(tmp_path / "windows")
    for path in folder.rglob("*"):
        if path.suffix in {".md", ".toml"}:
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    unix, windows = load(tmp_path / "unix"), load(tmp_path / "windows")
    assert tuple(windows.pages()) == tuple(unix.pages())
    assert windows.next_steps == unix.next_steps
    assert windows.sha256 != unix.sha256


def test_a_page_may_hold_two_pictures_side_by_side(tmp_path: Path) -> None:
    two = f'{PICTURE}\n![Another.](site-belly "Two")'
    write(tmp_path, {PAGE: (PICTURE, two)})
    assert [picture.file for picture in load(tmp_path).page("how-works").pictures] == ["art/pump-in.svg", "art/site-belly.svg"]


def test_escaped_and_named_signs_are_plain_signs(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: ("Ask us anything.", r"Ask \*us\* &amp; \[them\].")})
    block: Block = load(tmp_path).page("how-works").blocks[3]
    assert block.sentences[0].runs == (Run("Ask *us* & [them]."),)
