"""The fonts of screen and paper: which files they are, in what order they are tried, and what none of them can show.

Atkinson Hyperlegible comes first; Noto stands in for every other script, so that a name prints as its owner writes it.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from unicodedata import category

from kiosk.documents.cmap import covered

TEXT = "Atkinson Hyperlegible"
"""The family of the product's own words."""

_PACKAGES = ("fontpkg_atkinson_hyperlegible", "manimgx_fonts", "manimgx_fonts_cjk")
_LATE = ("Noto Sans CJK", "Noto Sans Symbols", "Noto Emoji")
_HAN = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK"}
_JOINER = "\u200d"
_UNSEEN = frozenset(f"\u200c{_JOINER}\ufe0e\ufe0f")
_SKIN = range(0x1F3FB, 0x1F400)
_NO_LOOK = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


@cache
def font_files() -> list[Path]:
    """Return every font file, text first and Han last: the order in which they are looked through for a character."""
    folders = [Path(str(files(package))) for package in _PACKAGES]
    return [file for folder in folders for file in sorted(folder.glob("**/*.tt[fc]"))]


def folders() -> list[Path]:
    """Return the folders that hold the fonts."""
    return list(dict.fromkeys(file.parent for file in font_files()))


def order(families: Iterable[str], language: str) -> list[str]:
    """Sort font families for a paper in this language: text, scripts, Han in the language's own forms, symbols, emoji."""
    han = f"{_LATE[0]} {_HAN.get(language.lower(), 'SC')}"

    def place(family: str) -> tuple[int, bool, str]:
        late = next((n for n, start in enumerate(_LATE, 2) if family.startswith(start)), 1)
        return (0 if family == TEXT else late, family != han, family)

    return sorted(families, key=place)


def in_text_font(text: str) -> bool:
    """Whether the text family alone can show all of a text; a paper is then made in two thirds of the time."""
    return _letters(font_files()[0]).issuperset(map(ord, set(text)))


def printable(text: str) -> str:
    """Write what no font shows, and what has no look of its own, as `U+XXXX`; line breaks stay.

    A mark stays with its letter only if one font has both, because a letter and its marks are set from one font.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(cluster if cluster == "\n" or _has_look(cluster) else _written(cluster) for cluster in _clusters(text))


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for letter in text:
        if cluster not in ("", "\n") and (_follows(letter) or cluster.endswith(_JOINER)):
            cluster += letter
        else:
            yield cluster
            cluster = letter
    yield cluster


def _follows(letter: str) -> bool:
    return letter in _UNSEEN or ord(letter) in _SKIN or category(letter).startswith("M")


def _has_look(cluster: str) -> bool:
    seen = [letter for letter in cluster if letter not in _UNSEEN]
    if not seen or category(cluster[0]).startswith("M") or any(category(letter) in _NO_LOOK for letter in seen):
        return not cluster
    return any(_letters(file).issuperset(map(ord, seen)) for file in font_files())


def _written(cluster: str) -> str:
    return "".join(letter if not _follows(letter) and _has_look(letter) else f"U+{ord(letter):04X}" for letter in cluster)


@cache
def _letters(file: Path) -> frozenset[int]:
    return covered(file)
