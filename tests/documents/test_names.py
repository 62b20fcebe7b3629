"""Names and words of any script: printed as they are, or as the numbers of their characters."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.documents.fonts import printable
from kiosk.documents.papers import Paper, make
from tests.documents.cases import VISITS, WORDS, text_of
from tests.documents.reading import squeezed

NAMES = {
    "two hundred letters": "A" * 200,
    "two hundred with spaces": ("Maximiliana Theodora " * 10)[:200],
    "markup": "<b>{{x}}</b>",
    "typst": "Ana #panic() *x* $",
    "quotes": 'O\'Brien "Bob" \\n `x` @a <l> ~ _u_',
    "json": '"}],"x":[{"',
    "pattern": "{name} {date} {n}",
    "control": "An\x00a\x07\x1b[31m",
    "override": "x\u202eevil\u202c",
    "lone mark": "\u0301abc",
    "private": "\ue000 \u0378",
    "gothic": "𐍈 \U0001d4b3",
    "ligatures": "ffi fi AV To",
    "wide spaces": "A\u00a0B\u2003C\u3000D",
    "chinese": "王小明 😀",
    "japanese": "山田 太郎 たろう",
    "korean": "김철수",
    "cyrillic": "Ёлкина Наталья",
    "greek": "Γιάννης",
    "georgian": "გიორგი",
    "armenian": "Արմեն",
    "ethiopic": "አበበ",
    "emoji": "👍🏽 ❤\ufe0f",
    "slashes": "../../etc/passwd %s %d",
    "surrogate": "\ud800x",
}
SHAPED = {
    "arabic": "محمد عبد الله الخوري",
    "hebrew": "שָׁלוֹם כהן",
    "mixed": "Dr. محمد (abc) 123",
    "devanagari": "क्षितिज श्रीवास्तव",
    "thai": "สมชาย ใจดี",
    "tamil": "அருண் குமார்",
    "bengali": "সুমিত চৌধুরী",
    "vietnamese": "Nguyễn Thị Đặng",
    "stacked": "Z\u0335\u0321a\u0336l\u0334",
    "family": "👩\u200d👩\u200d👧",
    "khmer": "សុខ",
    "telugu": "శ్రీను",
}
"""Names whose letters join, stack or run from right to left: readers of PDF give their letters in an order of their own."""


def named(name: str) -> bytes:
    """Return a record of a person of that name, who also asks it."""
    record: dict[str, Any] = json.loads(VISITS["typed"])
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
