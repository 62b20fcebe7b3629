"""A page's Markdown as blocks, sentences and runs; what is not in the small subset of `docs/pack-format.md` is refused with its line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from kiosk.core.errors import PackError
from kiosk.core.pack import Block, BlockKind, Run, Sentence

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

OWN = "own"
"""The source mark of words that claim nothing about medicine."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SOURCES = re.compile(r"\s*\[([A-Za-z]\w*(?:[ ,]+[A-Za-z]\w*)*)\]\s*$")
_END = re.compile(r"""[.!?\u061f\u06d4\u2026]+["'\u201d\u2019\u00bb)\]]*\s+(?=["'\u201c\u2018\u00ab(\[\u00bf\u00a1]*(.))""", re.DOTALL)
_SHORT = frozenset({"dr", "mr", "mrs", "ms", "prof", "st", "vs", "no", "fig", "approx", "e.g", "i.e", "eg", "ie", "cf", "ca"})
_NAMED = {
    "em_open": "slanted words",
    "code_inline": "code",
    "code_block": "a line that begins with four spaces",
    "fence": "code",
    "html_inline": "HTML",
    "html_block": "HTML",
    "ordered_list_open": "a numbered list",
    "hardbreak": "a forced line break",
    "s_open": "struck words",
    "table_open": "a table",
    "bullet_list_open": "a list inside a list or a note",
    "blockquote_open": "a note inside a list or a note",
    "image": "a picture inside words",
    "hr": "a --- line",
    "heading_open": "a heading",
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as the page names it."""

    art: str
    caption: str
    description: str
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """What a text holds, and on which line it names sources and glossary words."""

    title: str
    blocks: tuple[Block, ...]
    more: tuple[Block, ...]
    drawings: tuple[Drawing, ...]
    sources: tuple[tuple[str, int], ...]
    terms: tuple[tuple[str, int], ...]


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 (100 ms, needed only to read a pack)

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def page(text: str, file: str, first: int, fill: Mapping[int, str]) -> Text:
    """Read a page, whose first line has the number `first`; raise PackError."""
    reader = _Reader(file, first, fill)
    reader.read(text, whole_page=True)
    if not reader.title:
        cause = 'the page has no title; begin it with "# "'
        raise PackError(cause, file, first)
    return reader.text()


def blocks(text: str, file: str, first: int, fill: Mapping[int, str]) -> Text:
    """Read blocks only: no title, picture or second layer; raise PackError."""
    reader = _Reader(file, first, fill)
    reader.read(text, whole_page=False)
    return reader.text()


def cut(text: str) -> list[int]:
    """Return where each sentence of `text` begins.

    A sentence ends at . ! ? and their Arabic and Urdu likes, before white space and anything but a small letter; "Dr." and "e.g." do
    not end one.
    """
    starts = [0]
    for end in _END.finditer(text):
        word = text[starts[-1] : end.start()].rpartition(" ")[2].lstrip("(\"'").lower()
        shortened = end[0].startswith(".") and word in _SHORT
        if not shortened and not end[1].islower():
            starts.append(end.end())
    return starts


class _Reader:
    """Walks the tokens of one text; made for one use."""

    def __init__(self, file: str, first: int, fill: Mapping[int, str]) -> None:
        self.title = ""
        self._file = file
        self._first = first
        self._fill = fill
        self._layers: tuple[list[Block], list[Block]] = ([], [])
        self._second = False
        self._drawings: list[Drawing] = []
        self._sources: list[tuple[str, int]] = []
        self._terms: list[tuple[str, int]] = []

    def text(self) -> Text:
        main, more = self._layers
        return Text(self.title, tuple(main), tuple(more), tuple(self._drawings), tuple(self._sources), tuple(self._terms))

    def read(self, text: str, *, whole_page: bool) -> None:
        env: dict[str, object] = {}
        tokens = _markdown().parse(text, env)
        if env.get("references"):
            self._refuse("a link definition is not understood")
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at)
            inside = tokens[at + 1 : end]
            if token.type == "paragraph_open":
                self._paragraph(inside[0], BlockKind.PARAGRAPH, pictures=whole_page)
            elif token.type == "bullet_list_open":
                for item in _children(inside):
                    self._single(item, BlockKind.ITEM, token)
            elif token.type == "blockquote_open":
                self._single(inside, BlockKind.NOTE, token)
            elif token.type == "heading_open" and whole_page:
                self._heading(token, inside[0])
            elif token.type == "hr" and whole_page and not self._second:
                self._second = True
            else:
                self._refuse_token(token)
            at = end + 1

    def _heading(self, token: "Token", inline: "Token") -> None:
        if token.markup in {"-", "="}:
            self._refuse(f"put an empty line before {token.markup * 3}", token)
        if token.tag != "h1" or self.title or self._second or any(self._layers):
            self._refuse('one title is understood, first on the page and marked with one "#"', token)
        self.title = self._plain(inline)

    def _single(self, tokens: Sequence["Token"], kind: BlockKind, around: "Token") -> None:
        """Read a list item or a note, which holds one paragraph."""
        if not tokens:
            self._refuse("a list item or a note is empty", around)
        for token in tokens:
            if token.type not in {"paragraph_open", "inline", "paragraph_close"}:
                self._refuse_token(token)
        if len(tokens) > len(("paragraph_open", "inline", "paragraph_close")):
            self._refuse("a list item or a note is one paragraph", tokens[-2])
        self._paragraph(tokens[1], kind, pictures=False)

    def _paragraph(self, inline: "Token", kind: BlockKind, *, pictures: bool) -> None:
        children = inline.children or []
        if pictures and any(child.type == "image" for child in children):
            self._pictures(inline, children)
            return
        runs = self._runs(inline, children)
        found = _SOURCES.search(runs[-1].text) if runs and not runs[-1].strong and not runs[-1].term else None
        if found is None:
            self._refuse("say at the end what it rests on, such as [F13], or [own] for words that claim nothing medical", inline)
        sources = tuple(found[1].replace(",", " ").split())
        runs[-1] = Run(runs[-1].text[: found.start()])
        self._sources.extend((source, self._last_line(inline)) for source in sources if source != OWN)
        sentences = self._sentences(runs)
        if not sentences:
            self._refuse("there are no words before the source mark", inline)
        block = Block(kind, sentences, tuple(source for source in sources if source != OWN))
        self._layers[self._second].append(block)

    def _runs(self, inline: "Token", children: Sequence["Token"]) -> list[Run]:
        runs: list[Run] = []
        strong, term, line = False, "", 0
        for child in children:
            if child.type == "softbreak":
                line += 1
            if child.type in {"text", "softbreak"}:
                runs.append(Run(child.content or (" " if child.type == "softbreak" else ""), strong, term))
            elif child.type in {"strong_open", "strong_close"}:
                strong = child.type == "strong_open"
            elif child.type == "link_open":
                term = str(child.attrs["href"]).removeprefix("#")
                if child.attrs["href"] != f"#{term}" or not _ID.fullmatch(term) or "title" in child.attrs:
                    self._refuse("a link may only point to the glossary, such as [spinal fluid](#spinal-fluid)", inline, line)
                self._terms.append((term, self._line(inline) + line))
            elif child.type == "link_close":
                term = ""
            else:
                self._refuse_token(child, inline, line)
        return _joined(runs)

    def _sentences(self, runs: Sequence[Run]) -> tuple[Sentence, ...]:
        text = "".join(run.text for run in runs)
        edges = [*cut(text), len(text)]
        found = (self._sentence(text, runs, start, end) for start, end in pairwise(edges))
        return tuple(sentence for sentence in found if sentence.runs)

    def _sentence(self, text: str, runs: Sequence[Run], start: int, end: int) -> Sentence:
        """Take the runs between two places, without the white space around them, and put the clinic's values in."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        parts, at = [], 0
        for run in runs:
            piece = run.text[max(start - at, 0) : max(end - at, 0)]
            at += len(run.text)
            if piece:
                parts.append(Run(piece.translate(self._fill), run.strong, run.term))
        return Sentence(tuple(parts))

    def _pictures(self, inline: "Token", children: Sequence["Token"]) -> None:
        for child in children:
            words = child.content.strip()
            if child.type != "image" and (child.type not in {"text", "softbreak"} or words):
                self._refuse("pictures stand alone, with empty lines around them and no words beside them", inline)
        if self._second:
            self._refuse("the second layer has no pictures", inline)
        line = self._line(inline)
        for child in children:
            line += child.type == "softbreak"
            if child.type != "image":
                continue
            art, caption = str(child.attrs["src"]), str(child.attrs.get("title", "")).strip()
            description = self._plain(child)
            if not _ID.fullmatch(art):
                self._refuse('a picture is named by its art, such as ![...](catheter-in "...")', inline)
            if not caption or not description:
                self._refuse(f'picture "{art}" needs a caption and a spoken description', inline)
            self._drawings.append(Drawing(art, caption.translate(self._fill), description, line))
        if len(self._drawings) > len(("left", "right")):
            self._refuse("a page has one picture, or two side by side", inline)

    def _plain(self, inline: "Token") -> str:
        children = inline.children or []
        for child in children:
            if child.type not in {"text", "softbreak"}:
                self._refuse_token(child, inline)
        text = "".join(" " if child.type == "softbreak" else child.content for child in children)
        return " ".join(text.split()).translate(self._fill)

    def _line(self, token: "Token | None") -> int:
        return self._first + token.map[0] if token is not None and token.map else self._first

    def _last_line(self, token: "Token") -> int:
        return self._line(token) + token.content.strip().count("\n")

    def _refuse_token(self, token: "Token", around: "Token | None" = None, below: int = 0) -> NoReturn:
        what = _NAMED.get(token.type, f'"{token.type}"')
        self._refuse(f"{what} is not understood here", around or token, below)

    def _refuse(self, cause: str, token: "Token | None" = None, below: int = 0) -> NoReturn:
        raise PackError(cause, self._file, self._line(token) + below)


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Join neighbours of one look."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].strong, joined[-1].term) == (run.strong, run.term):
            joined[-1] = Run(joined[-1].text + run.text, run.strong, run.term)
        elif run.text:
            joined.append(run)
    return joined


def _closing(tokens: Sequence["Token"], at: int) -> int:
    """Return the place of the token that closes the one at `at`."""
    depth = 0
    for end in range(at, len(tokens)):
        depth += tokens[end].nesting
        if depth == 0:
            return end
    raise AssertionError(tokens[at].type)


def _children(tokens: Sequence["Token"]) -> list[Sequence["Token"]]:
    """Return what each outermost pair of tokens holds."""
    found, at = [], 0
    while at < len(tokens):
        end = _closing(tokens, at)
        found.append(tokens[at + 1 : end])
        at = end + 1
    return found
