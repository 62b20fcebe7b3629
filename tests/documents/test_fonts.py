"""Fonts: what they cover, the order in which they are tried, and what is written out instead."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiosk.documents.cmap import covered
from kiosk.documents.fonts import TEXT, folders, font_files, in_text_font, order, printable


def test_every_script_has_a_file_and_text_comes_first() -> None:
    names = [file.name for file in font_files()]
    assert names[0].startswith("AtkinsonHyperlegible")
    assert names[-1].startswith("NotoSansCJK")
    assert {"NotoSansArabic[wght].ttf", "NotoSansHebrew[wght].ttf", "NotoEmoji[wght].ttf"} <= set(names)
    assert {file.parent for file in font_files()} == set(folders())


@pytest.mark.parametrize("file", font_files(), ids=lambda file: file.name)
def test_the_map_is_read_as_the_reference_reads_it(file: Path) -> None:
    with TTFont(file, lazy=True, fontNumber=0) as font:
        known = {letter for letter, glyph in font.getBestCmap().items() if font.getGlyphID(glyph)}
    assert covered(file) == known


def test_a_file_without_a_map_of_characters_is_refused(tmp_path: Path) -> None:
    font = tmp_path / "symbol.ttf"
    head = b"\0\1\0\0" + b"\0\1" + bytes(6) + b"cmap" + bytes(4) + (28).to_bytes(4, "big") + (12).to_bytes(4, "big")
    font.write_bytes(head + b"\0\0\0\1" + b"\0\3\0\0" + (12).to_bytes(4, "big"))
    with pytest.raises(ValueError, match=r"symbol\.ttf has no Unicode"):
        covered(font)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana #panic() *x* $", None),
        ("<b>{{x}}</b>", None),
        ("محمد عبد الله", None),
        ("王小明 😀", None),
        ("שָׁלוֹם", None),
        ("नमस्ते क्षत्रिय", None),
        ("👩\u200d👩\u200d👧 👍🏽 🇨🇭 ❤\ufe0f", None),
        ("one\ntwo", None),
        ("a\x00b\x07\x1b\t", "aU+0000bU+0007U+001BU+0009"),
        ("x\u202eevil", "xU+202Eevil"),
        ("\u0301abc", "U+0301abc"),
        ("\n\u0301", "\nU+0301"),
        ("क\u0301", "कU+0301"),
        ("\ud800", "U+D800"),
        ("\ue000 \u0378 \U000e0041", "U+E000 U+0378 U+E0041"),
        ("𐍈 is Gothic", "U+10348 is Gothic"),
        ("\u200d\ufe0f", "U+200DU+FE0F"),
        ("", None),
    ],
)
def test_what_no_font_shows_is_written_out(text: str, shown: str | None) -> None:
    assert printable(text) == (text if shown is None else shown)


@pytest.mark.parametrize(("language", "han"), [("en", "SC"), ("ja", "JP"), ("ko", "KR"), ("zh-Hant", "TC"), ("zh-HK", "HK"), ("zh", "SC")])
def test_han_takes_the_language_s_own_forms(language: str, han: str) -> None:
    forms = [f"Noto Sans CJK {one}" for one in ("HK", "JP", "KR", "SC", "TC")]
    found = order(["Noto Emoji", *forms, "Noto Sans Symbols", "Noto Sans Thai", "Noto Sans", TEXT], language)
    assert found[:4] == [TEXT, "Noto Sans", "Noto Sans Thai", f"Noto Sans CJK {han}"]
    assert found[-2:] == ["Noto Sans Symbols", "Noto Emoji"]


def test_only_plain_words_do_without_the_other_scripts() -> None:
    assert in_text_font("Zoë asks: “Why?” · 3")
    assert not in_text_font("Zoë and 王小明")
    assert not in_text_font("one\ntwo")
