"""Where a text names one of the clinic's values: `{{ phone_day }}`, and nothing else of Jinja2.

Each name becomes one private letter before Markdown is read, and the value takes its place after sentences are cut. So a value is
data: it is never read as a template, as markup or as the end of a sentence. The template itself is only parsed, never run.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from kiosk.core.errors import PackError
from kiosk.storage.settings import Clinic

if TYPE_CHECKING:
    from jinja2 import Environment

_FIRST = 0xE000
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_REFUSED = re.compile(r"\{%|\{#|\{\{-|-\}\}")

LETTERS: Mapping[str, str] = {name: chr(_FIRST + at) for at, name in enumerate(Clinic.model_fields)}
"""The private letter that stands for each clinic value."""

_NAMES = {letter: name for name, letter in LETTERS.items()}


@cache
def _jinja() -> "Environment":
    from jinja2 import Environment  # noqa: PLC0415 (100 ms, needed only to read a pack)

    return Environment(autoescape=False, keep_trailing_newline=True)  # noqa: S701 (parses only; nothing is rendered)


def mark(text: str, file: str) -> str:
    """Put a private letter in the place of each clinic value, line for line; raise PackError for anything but a known name."""
    if found := _PRIVATE.search(text):
        cause = "a private-use letter cannot be shown; take it out"
        raise PackError(cause, file, _line(text, found.start()))
    if found := _REFUSED.search(text):
        cause = f'only a name in double braces is understood, such as {{{{ phone_day }}}}, not "{found[0]}"'
        raise PackError(cause, file, _line(text, found.start()))
    return _marked(text, file) if "{{" in text else text


def names(texts: Iterable[str]) -> frozenset[str]:
    """Return the clinic values that marked texts name."""
    return frozenset(_NAMES[letter] for text in texts for letter in set(_PRIVATE.findall(text)))


def filling(clinic: Mapping[str, str]) -> dict[int, str]:
    """Return the table for `str.translate` that puts the values in; one pass, so a value is never read again."""
    return {ord(letter): clinic.get(name, "") for name, letter in LETTERS.items()}


def _marked(text: str, file: str) -> str:
    from jinja2 import TemplateSyntaxError, nodes  # noqa: PLC0415 (see _jinja)

    try:
        tree = _jinja().parse(text)
    except TemplateSyntaxError as error:
        cause = f"the double braces are not right: {error.message}"
        raise PackError(cause, file, error.lineno) from None
    parts = []
    for output in tree.body:
        for node in output.iter_child_nodes():
            if isinstance(node, nodes.TemplateData):
                parts.append(node.data)
            elif not isinstance(node, nodes.Name):
                cause = "only a name in double braces is understood, such as {{ phone_day }}"
                raise PackError(cause, file, node.lineno)
            elif node.name in LETTERS:
                parts.append(LETTERS[node.name])
            else:
                cause = f'"{node.name}" is not a clinic setting'
                raise PackError(cause, file, node.lineno)
    marked = "".join(parts)
    if marked.count("\n") != text.count("\n"):
        cause = "a name and its double braces must stand on one line"
        raise PackError(cause, file)
    return marked


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
