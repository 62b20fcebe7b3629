"""From a pack's files to a `Pack`: every id is followed, every fault is kept with its file and line."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

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
from kiosk.storage import art, markdown
from kiosk.storage.packfiles import FrontFile, PackFile, PageEntry, PlaceEntry, PlaceWords, RowWords, SourcesFile, WordsFile
from kiosk.storage.toml import BadToml, Document, Strict, read

PACK = "pack.toml"
SOURCES = "sources.toml"
WORDS = "words.toml"

_FENCE = "+++"
_FREE_LEANINGS = ("none", "talk", "no_pump")
_NO_SIZE = (1.0, 1.0)

_M = TypeVar("_M", bound=Strict)


class BadPack(PackError):
    """A pack cannot be used; it reads as its first fault, and `faults` holds every one that could be found."""

    def __init__(self, faults: tuple[PackError, ...]) -> None:
        """Keep the faults in the order in which they were found, never none."""
        self.faults = faults
        super().__init__(faults[0].cause, faults[0].file, faults[0].line)


def document(text: str, file: str, model: type[_M], fill: Mapping[int, str] | None = None, first: int = 1) -> Document[_M]:
    """Read one TOML file of a pack; raise BadPack."""
    try:
        return read(text, model, fill, first)
    except BadToml as error:
        raise BadPack(tuple(PackError(fault.cause, file, fault.line) for fault in error.faults)) from None


class Assembly:
    """Puts one pack together in one language; made for one use."""

    def __init__(self, pack: Document[PackFile], texts: Mapping[str, str], drawings: Mapping[str, bytes], language: str) -> None:
        """`texts` are the files' texts by path, clinic values marked; `drawings` the SVG files by path."""
        self._pack = pack
        self._file = pack.model
        self._texts = texts
        self._drawings = drawings
        self._language = language
        self._words_file = f"{language}/{WORDS}"
        self._faults: list[PackError] = []
        self._art_used: Counter[str] = Counter()

    def build(self, fill: Mapping[int, str], clinic: Mapping[str, str], sha256: str) -> Pack:
        """Return the pack with the clinic's values put in; raise BadPack."""
        self._fill = fill
        self._words = document(self._text(self._words_file), self._words_file, WordsFile, fill)
        self._sources = document(self._text(SOURCES), SOURCES, SourcesFile)
        self._known = {markdown.OWN, *self._sources.model.facts, *self._sources.model.references}
        self._check_ids()
        self._sizes = {name: self._size(name) for name in self._file.art}
        words, pack = self._words.model, self._file
        chapters = tuple(self._chapter(at) for at in range(len(pack.chapters)))
        place, options = self._place(), self._options()
        next_steps = self._blocks(words.next_steps, "next_steps")
        for name in pack.art:
            if not self._art_used[name]:
                self._fault(f'art "{name}" is on no page', "art", name)
        if self._faults:
            raise BadPack(tuple(self._faults))
        return Pack(
            id=pack.id,
            version=pack.version,
            language=self._language,
            title=words.title,
            meaning=words.meaning,
            chapters=chapters,
            review=Review(**dict(pack.review)),
            sha256=sha256,
            updated=pack.updated,
            update_policy=words.update_policy,
            funding=words.funding,
            place=place,
            options=options,
            next_steps=next_steps,
            take_home=words.take_home,
            owed=words.owed,
            suggested=words.suggested,
            glossary={term: Term(term, text.word, text.meaning) for term, text in words.glossary.items()},
            facts={fact: Fact(id=fact, **dict(entry)) for fact, entry in self._sources.model.facts.items()},
            references={name: Reference(id=name, **dict(entry)) for name, entry in self._sources.model.references.items()},
            clinic=clinic,
        )

    def _text(self, file: str) -> str:
        if file not in self._texts:
            cause = "the file is missing"
            raise BadPack((PackError(cause, file),))
        return self._texts[file]

    def _fault(self, cause: str, *path: str | int) -> None:
        self._faults.append(PackError(cause, PACK, self._pack.line(*path)))

    def _words_fault(self, cause: str, *path: str | int) -> None:
        self._faults.append(PackError(cause, self._words_file, self._words.line(*path)))

    def _same(self, wanted: Iterable[str], given: Mapping[str, object], *path: str) -> None:
        """Hold the ids of pack.toml and of words.toml equal."""
        wanted = tuple(wanted)
        for name in wanted:
            if name not in given:
                self._words_fault(f'"{".".join((*path, name))}" is missing', *path)
        for name in given:
            if name not in wanted:
                self._words_fault(f'"{name}" is not in {PACK}', *path, name)

    def _once(self, what: str, ids: Iterable[str], *path: str | int) -> None:
        for name, count in Counter(ids).items():
            if count > 1:
                self._fault(f'{what} "{name}" stands {count} times', *path)

    def _cited(self, sources: Iterable[str], *path: str | int) -> tuple[str, ...]:
        for source in sources:
            if source not in self._known:
                self._fault(f'source "{source}" is not in {SOURCES}', *path)
        return tuple(source for source in sources if source != markdown.OWN)

    def _check_ids(self) -> None:
        pack, words = self._file, self._words.model
        self._pages = [page.id for chapter in pack.chapters for page in chapter.pages]
        self._once("chapter", (chapter.id for chapter in pack.chapters), "chapters")
        self._once("page", self._pages, "chapters")
        self._same((chapter.id for chapter in pack.chapters), words.chapters, "chapters")
        self._same(pack.questions, words.questions, "questions")
        self._same(pack.lines, words.lines, "lines")
        self._asked("questions", [name for chapter in pack.chapters for name in chapter.questions], pack.questions)
        self._asked("lines", [name for chapter in pack.chapters for name in chapter.lines], pack.lines)
        for name, question in pack.questions.items():
            self._page_known(question.page, "questions", name, "page")
        for name, resting in pack.lines.items():
            for page in resting.pages:
                self._page_known(page, "lines", name, "pages")
        for page in words.take_home:
            if page not in self._pages:
                self._words_fault(f'there is no page "{page}"', "take_home")
        for file in sorted(self._texts):
            folder, _, name = file.partition("/")
            if folder == self._language and name.endswith(".md") and name.removesuffix(".md") not in self._pages:
                self._faults.append(PackError(f"no chapter in {PACK} has this page", file))
        for fact, sourced in self._sources.model.facts.items():
            for reference in sourced.references:
                if reference not in self._sources.model.references:
                    line = self._sources.line("facts", fact, "references")
                    self._faults.append(PackError(f'there is no reference "{reference}"', SOURCES, line))
        choices = [chapter.id for chapter in pack.chapters if chapter.choice]
        if len(choices) != (pack.place is not None):
            self._fault("one chapter has choice = true if there is a [place], none if there is not", "place")
        for name, entry in pack.art.items():
            self._once("label", (label.id for label in entry.labels), "art", name)
            self._same((label.id for label in entry.labels), words.labels.get(name, {}), "labels", name)
        for name in words.labels:
            if name not in pack.art:
                self._words_fault(f'there is no art "{name}" in {PACK}', "labels", name)

    def _asked(self, kind: str, asked: list[str], known: Mapping[str, object]) -> None:
        self._once(kind.removesuffix("s"), asked, "chapters")
        for at, chapter in enumerate(self._file.chapters):
            for name in getattr(chapter, kind):
                if name not in known:
                    self._fault(f"there is no [{kind}.{name}]", "chapters", at, kind)
        for name in known:
            if name not in asked:
                self._fault(f'no chapter has "{name}"', kind, name)

    def _page_known(self, page: str, *path: str) -> None:
        if page not in self._pages:
            self._fault(f'there is no page "{page}"', *path)

    def _size(self, name: str) -> tuple[float, float]:
        file = f"art/{name}.svg"
        if file not in self._drawings:
            self._faults.append(PackError("the drawing is missing", file))
            return _NO_SIZE
        try:
            return art.size(self._drawings[file])
        except art.BadArt as error:
            self._faults.append(PackError(error.cause, file, error.line))
            return _NO_SIZE

    def _picture(self, name: str, caption: str, description: str, file: str, line: int) -> Picture:
        if name not in self._file.art:
            self._faults.append(PackError(f'there is no [art.{name}] in {PACK}', file, line))
            return Picture("", caption, description, *_NO_SIZE)
        self._art_used[name] += 1
        texts = self._words.model.labels.get(name, {})
        labels = tuple(Label(texts.get(entry.id, ""), entry.x, entry.y, *entry.to) for entry in self._file.art[name].labels)
        return Picture(f"art/{name}.svg", caption, description, *self._sizes[name], labels)

    def _chapter(self, at: int) -> Chapter:
        entry, pack, words = self._file.chapters[at], self._file, self._words.model
        questions = tuple(
            Question(
                id=name,
                **dict(words.questions[name]),
                page=pack.questions[name].page,
                safety=pack.questions[name].safety,
                short=pack.questions[name].short,
                sources=self._cited(pack.questions[name].sources, "questions", name, "sources"),
            )
            for name in entry.questions
            if name in pack.questions and name in words.questions
        )
        lines = tuple(
            Line(
                id=name,
                text=words.lines[name],
                pages=pack.lines[name].pages,
                safety=pack.lines[name].safety,
                sources=self._cited(pack.lines[name].sources, "lines", name, "sources"),
            )
            for name in entry.lines
            if name in pack.lines and name in words.lines
        )
        pages = tuple(page for number, one in enumerate(entry.pages) if (page := self._page(one, at, number)))
        return Chapter(entry.id, words.chapters.get(entry.id, ""), pages, questions, lines, entry.choice)

    def _page(self, entry: PageEntry, chapter: int, number: int) -> Page | None:
        """Read one page; keep its first fault and return None if it has one."""
        file = f"{self._language}/{entry.id}.md"
        try:
            if file not in self._texts:
                cause = f"the page's file is missing ({PACK}:{self._pack.line('chapters', chapter, 'pages', number, 'id')})"
                raise PackError(cause, file)
            front, body, first = _split(self._texts[file], file)
            dots = self._dots(front, file, entry)
            text = markdown.page(body, file, first, self._fill)
        except BadPack as error:
            self._faults.extend(error.faults)
            return None
        except PackError as error:
            self._faults.append(error)
            return None
        self._follow(text, file)
        pictures = tuple(self._picture(one.art, one.caption, one.description, file, one.line) for one in text.drawings)
        return Page(entry.id, text.title, text.blocks, text.more, pictures, dots, entry.short)

    def _dots(self, front: str, file: str, entry: PageEntry) -> Dots | None:
        words = document(front, file, FrontFile, self._fill, first=2).model.dots if front else None
        if (words is None) != (entry.dots is None):
            cause = f"dots need both a number in {PACK} and words in a [dots] table before the page"
            raise PackError(cause, file, 1)
        return None if words is None or entry.dots is None else Dots(entry.dots, words.of, words.some, words.rest, words.source)

    def _blocks(self, text: str, *path: str) -> tuple[Block, ...]:
        if not text:
            return ()
        try:
            found = markdown.blocks(text, self._words_file, self._words.text_line(*path), self._fill)
        except PackError as error:
            self._faults.append(error)
            return ()
        self._follow(found, self._words_file)
        return found.blocks

    def _follow(self, text: markdown.Text, file: str) -> None:
        """Check that every source and every glossary word of a text exists."""
        for source, line in text.sources:
            if source not in self._known:
                self._faults.append(PackError(f'source "{source}" is not in {SOURCES}', file, line))
        for term, line in text.terms:
            if term not in self._words.model.glossary:
                self._faults.append(PackError(f'"{term}" is not in the glossary', file, line))

    def _rows(self, table: str, ids: Iterable[str], texts: Mapping[str, RowWords], columns: int, cited: Mapping[str, tuple[str, ...]]) -> tuple[Row, ...]:
        rows = []
        for name in ids:
            if name not in texts:
                continue
            text = texts[name]
            if len(text.cells) != columns:
                self._words_fault(f'row "{name}" needs {columns} cells and has {len(text.cells)}', table, "rows", name, "cells")
            if not cited.get(name):
                self._fault(f'row "{name}" has no sources; give them, or ["own"]', table, "sources")
            sources = self._cited(cited.get(name, ()), table, "sources", name)
            rows.append(Row(name, text.title, text.cells, self._blocks(text.more, table, "rows", name, "more"), sources))
        return tuple(rows)

    def _place(self) -> PlaceChoice | None:
        entry, words = self._file.place, self._words.model.place
        if entry is None or words is None:
            if entry or words:
                self._words_fault(f"[place] must stand in both {PACK} and {WORDS}, or in none", "place")
            return None
        for kind in ("sites", "rows", "values", "marks", "leanings"):
            self._once(kind.removesuffix("s"), getattr(entry, kind), "place", kind)
        for kind in ("sites", "captions", "descriptions"):
            self._same(entry.sites, getattr(words, kind), "place", kind)
        for kind in ("rows", "values", "marks"):
            self._same(getattr(entry, kind), getattr(words, kind), "place", kind)
        if entry.leanings != (*entry.sites, *_FREE_LEANINGS):
            self._fault(f"the leanings are the two sites, then {', '.join(_FREE_LEANINGS)}", "place", "leanings")
        self._same(_FREE_LEANINGS, words.leanings, "place", "leanings")
        if set(entry.pictures) != set(entry.sites):
            self._fault("each site needs a picture, and nothing else does", "place", "pictures")
        self._unknown_rows(entry.sources, (*entry.rows, *entry.values), "place")
        first, second = (Site(name, words.sites.get(name, ""), self._site_picture(name, entry, words)) for name in entry.sites)
        values = tuple(
            Value(name, words.values[name].text, words.values[name].talk, self._cited(entry.sources.get(name, ()), "place", "sources", name))
            for name in entry.values
            if name in words.values
        )
        leanings = {**words.sites, **words.leanings}
        return PlaceChoice(
            sites=(first, second),
            intro=self._blocks(words.intro, "place", "intro"),
            rows=self._rows("place", entry.rows, words.rows, len(entry.sites), entry.sources),
            values=values,
            marks=tuple(Choice(name, words.marks.get(name, "")) for name in entry.marks),
            leanings=tuple(Choice(name, leanings.get(name, "")) for name in entry.leanings),
        )

    def _site_picture(self, site: str, entry: PlaceEntry, words: PlaceWords) -> Picture:
        line = self._pack.line("place", "pictures", site)
        return self._picture(entry.pictures.get(site, ""), words.captions.get(site, ""), words.descriptions.get(site, ""), PACK, line)

    def _options(self) -> OptionGrid | None:
        entry, words = self._file.options, self._words.model.options
        if entry is None or words is None:
            if entry or words:
                self._words_fault(f"[options] must stand in both {PACK} and {WORDS}, or in none", "options")
            return None
        self._once("column", entry.columns, "options", "columns")
        self._once("row", entry.rows, "options", "rows")
        self._same(entry.columns, words.columns, "options", "columns")
        self._same(entry.rows, words.rows, "options", "rows")
        self._unknown_rows(entry.sources, entry.rows, "options")
        rows = self._rows("options", entry.rows, words.rows, len(entry.columns), entry.sources)
        columns = tuple(Choice(name, words.columns.get(name, "")) for name in entry.columns)
        return OptionGrid(columns, self._blocks(words.intro, "options", "intro"), rows)

    def _unknown_rows(self, sources: Mapping[str, object], known: Iterable[str], table: str) -> None:
        for name in sources:
            if name not in known:
                self._fault(f'"{name}" is not a row or value', table, "sources", name)


def _split(text: str, file: str) -> tuple[str, str, int]:
    """Return the front matter, the page and the number of its first line."""
    if not text.startswith(_FENCE + "\n"):
        return "", text, 1
    front, fence, body = text[len(_FENCE) + 1 :].partition(f"\n{_FENCE}\n")
    if not fence:
        cause = f"the words before the page are not closed; end them with a line of {_FENCE}"
        raise PackError(cause, file, 1)
    return front, body, front.count("\n") + 4
