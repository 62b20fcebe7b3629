"""A pack's drawings: small, still and without words, so that they can be trusted and translated."""

import re
from xml.parsers import expat

_REFUSED = tuple(
    re.compile(pattern)
    for pattern in (
        r"<(?:[\w-]+:)?(?:text|tspan|textPath|filter|script|style|foreignObject|image|a|animate\w*|set)(?=[\s/>])",
        r"on[a-z]+\s*=",
        r"filter\s*[=:]",
        r"href\s*=\s*[\"'](?!#)",
        r"src\s*=",
        r"url\((?!#)",
        r"@import",
        r"<\?(?!xml\s)",
    )
)
"""What a drawing may not hold: words, code, filters, and links that do not stay inside; each begins with letters that are quick to find."""


class BadArt(Exception):
    """A drawing cannot be used; `line` counts from 1, 0 when the whole file is meant."""

    def __init__(self, cause: str, line: int = 0) -> None:
        """Keep the cause and its line."""
        self.cause = cause
        self.line = line
        super().__init__(cause)


def size(svg: bytes) -> tuple[float, float]:
    """Return a drawing's width and height from its viewBox; raise BadArt if it does not parse or holds what a drawing may not.

    Document types are refused, and entities with them, so that a small file cannot grow or reach for another. The elements are read by
    the C parser alone and their names by one search, because a pack has thousands of them.
    """
    root: list[tuple[str, dict[str, str], int]] = []
    parser = expat.ParserCreate("utf-8", " ")

    def doctype(*_: object) -> None:
        cause = "a document type is not allowed"
        raise BadArt(cause, parser.CurrentLineNumber)

    def element(name: str, attributes: dict[str, str]) -> None:
        root.append((name.rpartition(" ")[2], attributes, parser.CurrentLineNumber))
        parser.StartElementHandler = None

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(svg, True)  # noqa: FBT003 (the C parser takes no keywords)
    except expat.ExpatError as error:
        cause = f"this is not XML: {expat.ErrorString(error.code)}"
        raise BadArt(cause, error.lineno) from None
    text = svg.decode()
    for pattern in _REFUSED:
        if found := pattern.search(text):
            cause = f"{found[0]} is not allowed in a drawing, which has no words, code, filter or link to the outside"
            raise BadArt(cause, text.count("\n", 0, found.start()) + 1)
    name, attributes, line = root[0]
    if name != "svg":
        cause = "this is not an SVG drawing"
        raise BadArt(cause, line)
    return _size(attributes.get("viewBox", ""), line)


def _size(view_box: str, line: int) -> tuple[float, float]:
    cause = "the drawing needs a viewBox of four numbers with a width and a height above 0"
    try:
        _, _, width, height = (float(part) for part in view_box.replace(",", " ").split())
    except ValueError:
        raise BadArt(cause, line) from None
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise BadArt(cause, line)
    return width, height
