"""Row 22 of the promises: any name, and any question of one's own, is shown, kept and printed as what it is.

`form.clean` is the one change that is made: one line, no half characters or byte order marks, at most 300 characters.
"""

import json
from collections.abc import Iterator
from itertools import islice, product
from random import Random
from typing import Any
from unicodedata import category

import pytest
from PySide6.QtQml import QQmlExpression
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.core.answers import Kind
from kiosk.documents.fonts import printable
from kiosk.documents.papers import Paper, make
from kiosk.ui.form import clean
from kiosk.ui.patient import Plan
from kiosk.ui.words import words
from tests.conftest import Opened
from tests.documents.reading import pages, squeezed
from tests.flows.hurry import Hurried

SCRIPTS = (
    *(
        "Zoë Łukasz-Ørsted",
        "Nguyễn Thị Đặng",
        "Ёлкина Наталья",
        "Γιάννης",
        "Արմեն",
        "გიორგი",
        "አበበ",
        "王小明",
        "山田 太郎",
        "김철수",
        "ßİıŒ",
    ),
    *(
        "محمد عبد الله",
        "שָׁלוֹם כהן",
        "Dr. محمد (abc) 123",
        "क्षितिज श्रीवास्तव",
        "สมชาย ใจดี",
        "அருண் குமார்",
        "සිංහල",
        "བོད་ཡིག",
        "ᏣᎳᎩ",
        "𐍈𐌰",
        "سی‌وسه",
    ),
)
MARKS = (
    *(
        "e\u0301\u0323",
        "Z\u0335\u0321a\u0336l\u0334g\u030d\u034f\u0489o",
        "\u0301lone",
        "a" + "\u0308" * 40,
        "\u200bzero\u200c\u200dwidth\ufeff",
        "soft\u00adhyphen",
    ),
    *(
        "\u202eevil\u202c",
        "\u2066isolate\u2069",
        "\u061c\u200f\u200emarks",
        "\u2028line\u2029",
        "\x85next",
        "variation\ufe0f\U000e0100",
        "\U000e0041tag",
        "\ufffe\uffff",
    ),
)
EMOJI = ("😀", "👨\u200d👩\u200d👧", "👍🏽", "🇪🇸🇸🇦", "1\ufe0f\u20e3", "🏴\U000e0067\U000e0062\U000e007f", "🫠🪿")
CONTROL = ("An\x00a", "\x07bell\x08", "\x1b[31mred\x1b[0m", "a\tb", "a\nb\r\nc", "\x7f", "\x9b31m", "\x1cfile\x1f")
MARKUP = (
    *(
        "<b>{{x}}</b>",
        "<img src=x onerror=alert(1)>",
        "<script>1</script>",
        "<a href='file:///etc/passwd'>x</a>",
        "&lt;&amp;&#x41;",
        "<!--",
        "]]>",
        "<br/>",
    ),
    *(
        "**bold** _it_ `code`",
        "[a](http://x.invalid)",
        "![](x.png)",
        "# head",
        "{{ 7*7 }}",
        "{% raw %}",
        "${7*7}",
        "#{7*7}",
        "{name} {0}",
        "%s %d %n",
        "%1 %2",
    ),
    *(
        "#panic() *x* $",
        '#read("/etc/passwd")',
        "@ref <label>",
        "$ x^2 $",
        "\\u{41} \\n",
        "~ -- --- ...",
        "/* x */ // y",
        '#eval("1")',
        "= Title",
        "+ item",
    ),
)
INJECTED = (
    *(
        "'; DROP TABLE visits; --",
        '" OR 1=1 --',
        "x' UNION SELECT stored FROM records --",
        "NULL",
        "None",
        "undefined",
        "true",
        "NaN",
        "-0",
        "1e999",
        "0x41",
    ),
    *(
        "../../etc/passwd",
        "C:\\Windows\\x",
        "file:///etc/passwd",
        "qrc:/x",
        "CON",
        "a/b\\c",
        "$(reboot)",
        "`id`",
        "; rm -rf x",
        "| cat",
        "=1+1",
        "@SUM(A1)",
        "-x",
    ),
    *(
        '{"name": "x"}',
        '"}],"x":[{"',
        "[1, 2]",
        "\\",
        '"',
        "'",
        "\\\\",
        '\\"',
        "\\ud800",
        "%00",
        "%2e%2e%2f",
        "\u2024\u2024/",
        "http://x.invalid/?q=1",
        "mailto:x",
    ),
)
BROKEN = ("\ud800", "\udc00x", "a\ud83d", "\ude00\ud83d", "\ufeffBOM", "\ufffd")
LONG = ("x" * 299, "W" * 300, "m" * 5000, "Anna-Maria " * 27, "王" * 300, "ש" * 300, "i\u0323" * 150, "😀" * 300, "a " * 400)
KINDS = (SCRIPTS, MARKS, EMOJI, CONTROL, MARKUP, INJECTED, BROKEN, LONG)


def strings(seed: int, number: int) -> list[str]:
    """Return so many different strings that leave something when cleaned: one of each kind in turn, then mixtures of two."""

    def all_of_them() -> Iterator[str]:
        chance = Random(seed)
        shuffled = [chance.sample(kind, len(kind)) for kind in KINDS]
        for at in range(max(map(len, KINDS))):
            yield from (kind[at] for kind in shuffled if at < len(kind))
        known = [one for kind in KINDS for one in kind if len(one) < 60]
        pairs = list(product(known, known))
        chance.shuffle(pairs)
        yield from (chance.choice(("{} {}", "{}{}", "{}\u200b{}")).format(*pair) for pair in pairs)

    kept = {clean(one): one for one in islice(all_of_them(), 4 * number) if clean(one)}
    return list(kept.values())[:number]


def texts(person: Hurried) -> list[QQuickItem]:
    """Return every visible text."""
    return [item for item in person.items() if item.inherits("QQuickText") or item.inherits("QQuickTextEdit")]


def stands_plain(person: Hurried, text: str) -> None:
    """See a text on the screen as it is, and nowhere where markup would be followed."""
    QTest.qWait(0)
    shown = [item for item in texts(person) if text in str(item.property("text"))]
    whole = [item for item in shown if item.property("text") == text]
    assert whole or (len(text) > 8 and shown), f"not on the screen {person.screen}"
    assert all(plain(person, item) for item in (shown if len(text) > 8 else whole))


def plain(person: Hurried, item: QQuickItem) -> bool:
    """Tell whether a text follows no markup (Qt::PlainText is 0)."""
    context = person.kiosk.view.rootContext()
    found: object = QQmlExpression(context, item, "textFormat").evaluate()
    return (found[0] if isinstance(found, tuple) else found) == 0


def stands_printed(paper: Paper, stored: bytes, told: list[str]) -> None:
    """Find texts on a paper letter by letter (readers of PDF give joined and reversed scripts in an order of their own)."""
    pdf = make(paper, stored, words()["en"]["paper"])
    assert not any(mark in pdf for mark in (b"/JavaScript", b"/Launch", b"/URI (http://x.invalid", b"/OpenAction"))
    printed = unbroken("".join(pages(pdf)))
    for text in told:
        wanted = unbroken(printable(text))
        simple = text.isascii() or all(category(letter)[0] in "LN" and ord(letter) < 0x590 for letter in text if not letter.isspace())
        assert wanted in printed if simple else {letter for letter in wanted if letter.isalnum()} <= set(printed), ascii(text)


def unbroken(text: str) -> str:
    """Leave out hyphens too: at the end of a line a reader of PDF takes them away."""
    return "".join(letter for letter in squeezed(text) if letter not in "-\x02\ufffe")


def record_of(person: Hurried) -> tuple[bytes, dict[str, Any]]:
    """Return the last record as it is kept."""
    session = person.kiosk.session
    ledger = session.journal.store.ledger
    stored: bytes = session.storage.ask(lambda: ledger.record(ledger.records()[-1].id))
    return stored, json.loads(stored)


def asks(person: Hurried, told: list[str]) -> None:
    """Ask every question, see each on the screen, and find them in the record and on two papers."""
    session = person.kiosk.session
    person.starts()
    person.hurries(Kind.ASK)
    for text in told:
        session.move("ask", {"text": text})
    own = [clean(text) for text in told]
    assert session.showing.page["own"] == own
    for text in own:
        stands_plain(person, text)
    person.hurries(Kind.REVIEW)
    for text in own:
        stands_plain(person, text)
    person.ends()
    stored, kept = record_of(person)
    assert kept["own_questions"] == own
    assert [one["text"] for one in kept["points"] if one["kind"] == "own_question"] == own
    stands_printed(Paper.TAKE_HOME, stored, own)
    stands_printed(Paper.CONSULT, stored, own[:4])
    session.want("leave", {})
    person.sees("welcome")


def is_called(person: Hurried, text: str) -> None:
    """Open a visit in a name, see it on the screen, and find it in the record and on its paper."""
    session = person.kiosk.session
    name = clean(text)
    person.starts(text)
    assert session.showing.page["name"] == name
    stands_plain(person, name)
    session.move("stop", {})
    person.sees("kept")
    stored, kept = record_of(person)
    assert kept["person"]["name"] == name
    stands_printed(Paper.RECORD, stored, [name])
    session.want("leave", {})
    person.sees("welcome")


@pytest.mark.parametrize("number", [12, pytest.param(300, marks=pytest.mark.soak)], ids="{} strings".format)
def test_any_name_and_any_question(sit_down: Opened, seed: int, number: int) -> None:
    person = Hurried(sit_down().kiosk, Plan(way="short", outcome="talk_first"))
    told = strings(seed, number)
    assert len(told) == number
    for text in told:
        is_called(person, text)
    for first in range(0, number, 20):
        asks(person, told[first : first + 20])
    print(f"{number} strings as a name and as a question, 0 injected")


def test_a_signed_name_is_plain(sit_down: Opened) -> None:
    person = Hurried(sit_down().kiosk, Plan(way="short"))
    person.starts(MARKUP[0])
    person.hurries(Kind.SIGN)
    stands_plain(person, MARKUP[0])
    person.kiosk.session.want("sign", {"kind": "typed", "text": MARKUP[1]})
    person.sees("kept")
    stored, kept = record_of(person)
    assert kept["signature"]["text"] == MARKUP[1]
    stands_printed(Paper.RECORD, stored, [*MARKUP[:2]])
