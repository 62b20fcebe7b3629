"""From a pack's files to a `Pack`: every fault is found before one is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.errors import PackError
from kiosk.core.pack import (
    Block,
    Chapter,
    Choice,
    Dots,
    Fact,
    Label,
    Line,
    OptionGrid,
    Pack,
    Page,
    Picture,
    PlaceChoice,
    Question,
    Reference,
    Review,
    Row,
    Site,
    Term,
    Value,
)
from kiosk.storage import art, ids, markdown
from kiosk.storage.faults import PACK, SOURCES, WORDS, Faults, document
from kiosk.storage.packfiles import FrontFile, OptionsEntry, PackFile, PageEntry, PlaceEntry, PlaceWords, RowWords, SourcesFile, WordsFile
from kiosk.storage.toml import Document

_FENCE = "+++"
_NO_SIZE = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Source:
    """What a pack is made from: `texts` by path with the clinic's values marked, and the SVG files in `drawings` by path."""

    manifest: Document[PackFile]
    texts: Mapping[str, str]
    drawings: Mapping[str, bytes]
    language: str
    sha256: str


def assemble(source: Source, fill: Mapping[int, str], clinic: Mapping[str, str]) -> Pack:
    """Return the pack with the clinic's values put in by the table `fill`; raise BadPack with every fault."""
    return _Assembly(source, fill).pack(clinic)


class _Assembly:
    """Puts one pack together; made for one use."""

    def __init__(self, source: Source, fill: Mapping[int, str]) -> None:
        self._source = source
        self._manifest = source.manifest
        self._fill = fill
        self._words_file = f"{source.language}/{WORDS}"
        self._words_document = document(self._text(self._words_file), self._words_file, WordsFile, fill)
        self._words = self._words_document.model
        sources = document(self._text(SOURCES), SOURCES, SourcesFile)
        self._sources = sources.model
        self._faults = Faults(self._manifest, self._words_document, sources, source.language)
        self._drawn: set[str] = set()
        self._sizes = {name: self._size(name) for name in self._manifest.model.art}

    def pack(self, clinic: Mapping[str, str]) -> Pack:
        entry, words = self._manifest.model, self._words
        ids.follow(entry, words, self._sources, self._faults)
        ids.unlisted(self._source.texts, self._source.language, entry, self._faults)
        chapters = tuple(self._chapter(at) for at in range(len(entry.chapters)))
        place, options = self._place(), self._options()
        next_steps = self._blocks(words.next_steps, "next_steps")
        for name in entry.art:
            if name not in self._drawn:
                self._faults.pack(f'art "{name}" is on no page', "art", name)
        self._faults.stop()
        return Pack(
            id=entry.id,
            version=entry.version,
            language=self._source.language,
            title=words.title,
            meaning=words.meaning,
            chapters=chapters,
            review=Review(**dict(entry.review)),
            sha256=self._source.sha256,
            updated=entry.updated,
            update_policy=words.update_policy,
            funding=words.funding,
            place=place,
            options=options,
            next_steps=next_steps,
            take_home=words.take_home,
            owed=words.owed,
            suggested=words.suggested,
            glossary={name: Term(name, **dict(term)) for name, term in words.glossary.items()},
            facts={name: Fact(name, **dict(fact)) for name, fact in self._sources.facts.items()},
            references={name: Reference(name, **dict(reference)) for name, reference in self._sources.references.items()},
            clinic=clinic,
        )

    def _text(self, file: str) -> str:
        if file not in self._source.texts:
            cause = "the file is missing"
            raise PackError(cause, file)
        return self._source.texts[file]

    def _size(self, name: str) -> tuple[float, float]:
        file = f"art/{name}.svg"
        if file not in self._source.drawings:
            self._faults.at("the drawing is missing", file)
            return _NO_SIZE
        try:
            return art.size(self._source.drawings[file])
        except art.BadArt as error:
            self._faults.at(error.cause, file, error.line)
            return _NO_SIZE

    def _picture(self, name: str, caption: str, description: str, file: str, line: int) -> Picture:
        entry = self._manifest.model.art.get(name)
        if entry is None:
            self._faults.at(f"there is no [art.{name}] in {PACK}", file, line)
            return Picture("", caption, description, *_NO_SIZE)
        self._drawn.add(name)
        texts = self._words.labels.get(name, {})
        labels = tuple(Label(texts.get(label.id, ""), label.x, label.y, *label.to) for label in entry.labels)
        return Picture(f"art/{name}.svg", caption, description, *self._sizes[name], labels)

    def _chapter(self, at: int) -> Chapter:
        pack, words = self._manifest.model, self._words
        entry = pack.chapters[at]
        questions = tuple(self._question(name) for name in entry.questions if name in pack.questions and name in words.questions)
        lines = tuple(self._line(name) for name in entry.lines if name in pack.lines and name in words.lines)
        pages = tuple(page for number, one in enumerate(entry.pages) if (page := self._page(one, at, number)))
        return Chapter(entry.id, words.chapters.get(entry.id, ""), pages, questions, lines, entry.choice)

    def _question(self, name: str) -> Question:
        entry = dict(self._manifest.model.questions[name])
        sources = self._faults.cited(entry.pop("sources"), "questions", name, "sources")
        return Question(name, **dict(self._words.questions[name]), **entry, sources=sources)

    def _line(self, name: str) -> Line:
        entry = dict(self._manifest.model.lines[name])
        sources = self._faults.cited(entry.pop("sources"), "lines", name, "sources")
        return Line(name, self._words.lines[name], **entry, sources=sources)

    def _page(self, entry: PageEntry, chapter: int, number: int) -> Page | None:
        """Read one page; keep its first fault and return None if it has one."""
        file = f"{self._source.language}/{entry.id}.md"
        if file not in self._source.texts:
            line = self._manifest.line("chapters", chapter, "pages", number, "id")
            self._faults.at(f"the page's file is missing ({PACK}:{line})", file)
            return None
        try:
            front, body, first = _split(self._source.texts[file], file)
            dots = self._dots(front, file, entry)
            text = markdown.page(body, file, first, self._fill)
        except PackError as error:
            self._faults.add(error)
            return None
        self._follow(text, file)
        pictures = tuple(self._picture(one.art, one.caption, one.description, file, one.line) for one in text.drawings)
        return Page(entry.id, text.title, text.blocks, text.more, pictures, dots, entry.short)

    def _dots(self, front: str, file: str, entry: PageEntry) -> Dots | None:
        words = document(front, file, FrontFile, self._fill, first=2).model.dots if front else None
        if (words is None) != (entry.dots is None):
            cause = f"dots need both a number in {PACK} and words in a [dots] table before the page"
            raise PackError(cause, file, 1)
        return None if words is None or entry.dots is None else Dots(entry.dots, **dict(words))

    def _blocks(self, text: str, *path: str) -> tuple[Block, ...]:
        if not text:
            return ()
        try:
            found = markdown.blocks(text, self._words_file, self._words_document.text_line(*path), self._fill)
        except PackError as error:
            self._faults.add(error)
            return ()
        self._follow(found, self._words_file)
        return found.blocks

    def _follow(self, text: markdown.Text, file: str) -> None:
        """Check that every source and every glossary word of a text exists."""
        self._faults.marked(text.sources, file)
        for term, line in text.terms:
            if term not in self._words.glossary:
                self._faults.at(f'"{term}" is not in the glossary', file, line)

    def _rows(self, table: str, entry: PlaceEntry | OptionsEntry, texts: Mapping[str, RowWords]) -> tuple[Row, ...]:
        return tuple(
            Row(
                name,
                texts[name].title,
                texts[name].cells,
                self._blocks(texts[name].more, table, "rows", name, "more"),
                self._faults.cited(entry.sources.get(name, ()), table, "sources", name),
            )
            for name in entry.rows
            if name in texts
        )

    def _place(self) -> PlaceChoice | None:
        entry, words = self._manifest.model.place, self._words.place
        if entry is None or words is None:
            return None
        first, second = (self._site(name, entry, words) for name in entry.sites)
        values = tuple(
            Value(name, **dict(words.values[name]), sources=self._faults.cited(entry.sources.get(name, ()), "place", "sources", name))
            for name in entry.values
            if name in words.values
        )
        leanings = {**words.sites, **words.leanings}
        return PlaceChoice(
            sites=(first, second),
            intro=self._blocks(words.intro, "place", "intro"),
            rows=self._rows("place", entry, words.rows),
            values=values,
            marks=tuple(Choice(name, words.marks.get(name, "")) for name in entry.marks),
            leanings=tuple(Choice(name, leanings.get(name, "")) for name in entry.leanings),
        )

    def _site(self, name: str, entry: PlaceEntry, words: PlaceWords) -> Site:
        line = self._manifest.line("place", "pictures", name)
        caption, description = words.captions.get(name, ""), words.descriptions.get(name, "")
        picture = self._picture(entry.pictures.get(name, ""), caption, description, PACK, line)
        return Site(name, words.sites.get(name, ""), picture)

    def _options(self) -> OptionGrid | None:
        entry, words = self._manifest.model.options, self._words.options
        if entry is None or words is None:
            return None
        columns = tuple(Choice(name, words.columns.get(name, "")) for name in entry.columns)
        return OptionGrid(columns, self._blocks(words.intro, "options", "intro"), self._rows("options", entry, words.rows))


def _split(text: str, file: str) -> tuple[str, str, int]:
    """Return the front matter, the page and the number of its first line."""
    if not text.startswith(_FENCE + "\n"):
        return "", text, 1
    front, fence, body = text[len(_FENCE) + 1 :].partition(f"\n{_FENCE}\n")
    if not fence:
        cause = f"the words before the page are not closed; end them with a line of {_FENCE}"
        raise PackError(cause, file, 1)
    return front, body, front.count("\n") + 4
