"""Every id of a pack is known, used and used once: pages, questions, lines, labels, references, rows and marks."""

from collections.abc import Iterable, Mapping

from kiosk.storage.faults import PACK, Faults
from kiosk.storage.packfiles import OptionsEntry, OptionsWords, PackFile, PlaceEntry, PlaceWords, SourcesFile, WordsFile

FREE_LEANINGS = ("none", "talk", "no_pump")
"""The leanings that are no site, in the order of the buttons."""


def follow(pack: PackFile, words: WordsFile, sources: SourcesFile, faults: Faults) -> None:
    """Hold the ids of the three TOML files equal, and follow each to what it names."""
    faults.once("chapter", (chapter.id for chapter in pack.chapters), "chapters")
    faults.same((chapter.id for chapter in pack.chapters), words.chapters, "chapters")
    faults.same(pack.questions, words.questions, "questions")
    faults.same(pack.lines, words.lines, "lines")
    _asked("question", pack, pack.questions, faults)
    _asked("line", pack, pack.lines, faults)
    _pages(pack, words, faults)
    _references(sources, faults)
    _labels(pack, words, faults)
    if sum(chapter.choice for chapter in pack.chapters) != (pack.place is not None):
        faults.pack("one chapter has choice = true if there is a [place], none if there is not", "place")
    if pack.place and words.place:
        _place(pack.place, words.place, faults)
    elif pack.place or words.place:
        faults.words(f"[place] must stand in both {PACK} and the words, or in none", "place")
    if pack.options and words.options:
        _options(pack.options, words.options, faults)
    elif pack.options or words.options:
        faults.words(f"[options] must stand in both {PACK} and the words, or in none", "options")


def unlisted(files: Iterable[str], language: str, pack: PackFile, faults: Faults) -> None:
    """Find the pages of one language that no chapter has."""
    known = {f"{language}/{page.id}.md" for chapter in pack.chapters for page in chapter.pages}
    for file in sorted(files):
        if file.startswith(f"{language}/") and file.endswith(".md") and file not in known:
            faults.at(f"no chapter in {PACK} has this page", file)


def _asked(kind: str, pack: PackFile, known: Mapping[str, object], faults: Faults) -> None:
    table = kind + "s"
    asked = [(at, name) for at, chapter in enumerate(pack.chapters) for name in getattr(chapter, table)]
    faults.once(kind, (name for _, name in asked), "chapters")
    for at, name in asked:
        if name not in known:
            faults.pack(f"there is no [{table}.{name}]", "chapters", at, table)
    for name in known:
        if name not in {name for _, name in asked}:
            faults.pack(f'no chapter has "{name}"', table, name)


def _pages(pack: PackFile, words: WordsFile, faults: Faults) -> None:
    seen: set[str] = set()
    for at, chapter in enumerate(pack.chapters):
        for number, page in enumerate(chapter.pages):
            if page.id in seen:
                faults.pack(f'page "{page.id}" stands twice', "chapters", at, "pages", number, "id")
            seen.add(page.id)
    named = [(question.page, ("questions", name, "page")) for name, question in pack.questions.items()]
    named += [(page, ("lines", name, "pages")) for name, line in pack.lines.items() for page in line.pages]
    for wanted, path in named:
        if wanted not in seen:
            faults.pack(f'there is no page "{wanted}"', *path)
    for wanted in words.take_home:
        if wanted not in seen:
            faults.words(f'there is no page "{wanted}"', "take_home")


def _references(sources: SourcesFile, faults: Faults) -> None:
    for name, fact in sources.facts.items():
        for reference in fact.references:
            if reference not in sources.references:
                faults.sources(f'there is no reference "{reference}"', "facts", name, "references")


def _labels(pack: PackFile, words: WordsFile, faults: Faults) -> None:
    for name, drawing in pack.art.items():
        faults.once("label", (label.id for label in drawing.labels), "art", name)
        faults.same((label.id for label in drawing.labels), words.labels.get(name, {}), "labels", name)
    for name in words.labels:
        if name not in pack.art:
            faults.words(f'there is no art "{name}" in {PACK}', "labels", name)


def _place(place: PlaceEntry, words: PlaceWords, faults: Faults) -> None:
    for kind in ("sites", "rows", "values", "marks"):
        faults.once(kind.removesuffix("s"), getattr(place, kind), "place", kind)
        faults.same(getattr(place, kind), getattr(words, kind), "place", kind)
    for kind in ("captions", "descriptions"):
        faults.same(place.sites, getattr(words, kind), "place", kind)
    if place.leanings != (*place.sites, *FREE_LEANINGS):
        faults.pack(f"the leanings are the two sites, then {', '.join(FREE_LEANINGS)}", "place", "leanings")
    faults.same(FREE_LEANINGS, words.leanings, "place", "leanings")
    if set(place.pictures) != set(place.sites):
        faults.pack("each site needs a picture, and nothing else does", "place", "pictures")
    _rows("place", place.rows, place.sources, place.values, faults)
    for name, row in words.rows.items():
        _cells("place", name, row.cells, len(place.sites), faults)


def _options(options: OptionsEntry, words: OptionsWords, faults: Faults) -> None:
    for kind in ("columns", "rows"):
        faults.once(kind.removesuffix("s"), getattr(options, kind), "options", kind)
        faults.same(getattr(options, kind), getattr(words, kind), "options", kind)
    _rows("options", options.rows, options.sources, (), faults)
    for name, row in words.rows.items():
        _cells("options", name, row.cells, len(options.columns), faults)


def _rows(table: str, rows: Iterable[str], sources: Mapping[str, tuple[str, ...]], others: Iterable[str], faults: Faults) -> None:
    for name in rows:
        if not sources.get(name):
            faults.pack(f'row "{name}" has no sources; give them, or ["own"]', table, "sources")
    for name in sources:
        if name not in {*rows, *others}:
            faults.pack(f'"{name}" is not a row or value', table, "sources", name)


def _cells(table: str, row: str, cells: tuple[str, ...], columns: int, faults: Faults) -> None:
    if len(cells) != columns:
        faults.words(f'row "{row}" needs {columns} cells and has {len(cells)}', table, "rows", row, "cells")
