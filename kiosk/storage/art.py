"""A pack's drawings: small, still and without words, so that they can be trusted and translated."""

import re
from xml.parsers import expat

_REFUSED = {"text", "tspan", "textPath", "filter", "script", "style", "foreignObject", "image", "a", "animate", "animateTransform", "set"}
_OUTSIDE = re.compile(r"""url\(\s*["']?\s*(?!#)""", re.IGNORECASE)


class BadArt(Exception):  # noqa: N818 (named as the field speaks)
    """A drawing cannot be used; `line` counts from 1, 0 when the whole file is meant."""

    def __init__(self, cause: str, line: int = 0) -> None:
        """Keep the cause and its line."""
        self.cause = cause
        self.line = line
        super().__init__(cause)


def size(svg: bytes) -> tuple[float, float]:
    """Return a drawing's width and height from its viewBox; raise BadArt if it does not parse or holds what a drawing may not.

    Document types and entities are refused, so that a small file cannot grow or reach for another.
    """
    found: list[tuple[float, float]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(cause: str) -> None:
        raise BadArt(cause, parser.CurrentLineNumber)

    def doctype(*_: object) -> None:
        refuse("a document type is not allowed")

    def element(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local in _REFUSED:
            refuse(f"<{local}> is not allowed in a drawing")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2]
            if attribute.startswith("on"):
                refuse(f"{attribute} is not allowed in a drawing")
            if attribute in {"href", "src"} and not value.startswith("#"):
                refuse("a drawing may not reach outside itself")
            if _OUTSIDE.search(value):
                refuse("a drawing may not reach outside itself")
            if attribute == "filter" or (attribute == "style" and "filter" in value):
                refuse("a filter is not allowed in a drawing")
        if not found:
            if local != "svg":
                refuse("this is not an SVG drawing")
            found.append(_size(attributes.get("viewBox", ""), parser.CurrentLineNumber))

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(svg, True)  # noqa: FBT003 (the C parser takes no keywords)
    except expat.ExpatError as error:
        cause = f"this is not XML: {expat.ErrorString(error.code)}"
        raise BadArt(cause, error.lineno) from None
    return found[0]


def _size(view_box: str, line: int) -> tuple[float, float]:
    cause = "the drawing needs a viewBox of four numbers with a width and a height above 0"
    try:
        _, _, width, height = (float(part) for part in view_box.replace(",", " ").split())
    except ValueError:
        raise BadArt(cause, line) from None
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise BadArt(cause, line)
    return width, height
