"""What is wrong with a pack: every fault with its file and line, kept until all are known."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from kiosk.core.errors import PackError
from kiosk.storage.markdown import OWN
from kiosk.storage.packfiles import PackFile, SourcesFile, WordsFile
from kiosk.storage.toml import BadToml, Document, Strict, read

PACK = "pack.toml"
SOURCES = "sources.toml"
WORDS = "words.toml"

_M = TypeVar("_M", bound=Strict)


class BadPack(PackError):
    """A pack cannot be used; it reads as its first fault, and `faults` holds every one that could be found."""

    def __init__(self, faults: tuple[PackError, ...]) -> None:
        """Keep the faults in the order in which they were found, never none."""
        self.faults = faults
        super().__init__(faults[0].cause, faults[0].file, faults[0].line)


def document(text: str, file: str, model: type[_M], fill: Mapping[int, str] | None = None, first: int = 1) -> Document[_M]:
    """Read one TOML file of a pack, whose first line has the number `first`; raise BadPack."""
    try:
        return read(text, model, fill, first)
    except BadToml as error:
        raise BadPack(tuple(PackError(fault.cause, file, fault.line) for fault in error.faults)) from None


class Faults:
    """Collects the faults of a pack's three TOML files and what hangs on them."""

    def __init__(self, pack: Document[PackFile], words: Document[WordsFile], sources: Document[SourcesFile], language: str) -> None:
        """Begin with none."""
        self._pack = pack
        self._words = words
        self._sources = sources
        self._words_file = f"{language}/{WORDS}"
        self._known = {OWN, *sources.model.facts, *sources.model.references}
        self._found: list[PackError] = []

    def stop(self) -> None:
        """Raise BadPack if there are faults."""
        if self._found:
            raise BadPack(tuple(self._found))

    def add(self, error: PackError) -> None:
        """Keep a fault, or every fault of a BadPack."""
        self._found.extend(error.faults if isinstance(error, BadPack) else (error,))

    def at(self, cause: str, file: str, line: int = 0) -> None:
        """Keep a fault of any file."""
        self.add(PackError(cause, file, line))

    def pack(self, cause: str, *path: str | int) -> None:
        """Keep a fault of pack.toml at a key."""
        self.at(cause, PACK, self._pack.line(*path))

    def words(self, cause: str, *path: str | int) -> None:
        """Keep a fault of words.toml at a key."""
        self.at(cause, self._words_file, self._words.line(*path))

    def sources(self, cause: str, *path: str | int) -> None:
        """Keep a fault of sources.toml at a key."""
        self.at(cause, SOURCES, self._sources.line(*path))

    def same(self, wanted: Iterable[str], given: Mapping[str, object], *path: str) -> None:
        """Hold the ids of pack.toml and of a table of words.toml equal."""
        wanted = tuple(wanted)
        for name in wanted:
            if name not in given:
                self.words(f'"{".".join((*path, name))}" is missing', *path)
        for name in given:
            if name not in wanted:
                self.words(f'"{name}" is not in {PACK}', *path, name)

    def once(self, what: str, ids: Iterable[str], *path: str | int) -> None:
        """Hold ids in pack.toml to one place each."""
        for name, count in Counter(ids).items():
            if count > 1:
                self.pack(f'{what} "{name}" stands {count} times', *path)

    def cited(self, sources: Iterable[str], *path: str | int) -> tuple[str, ...]:
        """Hold sources in pack.toml to known ones; return them without the mark of own words."""
        for source in sources:
            if source not in self._known:
                self.pack(f'source "{source}" is not in {SOURCES}', *path)
        return tuple(source for source in sources if source != OWN)

    def marked(self, sources: Iterable[tuple[str, int]], file: str) -> None:
        """Hold the source marks of a text to known ones."""
        for source, line in sources:
            if source not in self._known:
                self.at(f'source "{source}" is not in {SOURCES}', file, line)
