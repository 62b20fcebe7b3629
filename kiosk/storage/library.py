"""Packs on the shelf: found, hashed, filled in with the clinic's values, or refused."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from math import inf
from pathlib import Path

from kiosk.core.errors import PackError
from kiosk.core.pack import Pack
from kiosk.storage import template
from kiosk.storage.assembly import Source, assemble
from kiosk.storage.faults import PACK, BadPack, document
from kiosk.storage.packfiles import PackFile
from kiosk.storage.settings import absent
from kiosk.storage.toml import Document


class Files:
    """A pack's files, each read once; files and folders whose names begin with a dot are not part of it."""

    def __init__(self, folder: Path) -> None:
        """List the files of `folder`; the folder's name is the pack's id."""
        self.id = folder.name
        found = ((path.relative_to(folder), path) for path in folder.rglob("*") if path.is_file())
        self._paths = {relative.as_posix(): path for relative, path in found if not any(part.startswith(".") for part in relative.parts)}
        self._read: dict[str, bytes] = {}

    def languages(self) -> tuple[str, ...]:
        """Return the languages that pack.toml names; raise BadPack."""
        return self.manifest().model.languages

    def sha256(self) -> str:
        """Return the hex SHA-256 over each file in the order of its path: path, length in bytes, bytes, each led by its own length."""
        found = sha256()
        for name in sorted(self._paths):
            for part in (name.encode(), self._bytes(name)):
                found.update(len(part).to_bytes(8, "big") + part)
        return found.hexdigest()

    def manifest(self) -> Document[PackFile]:
        """Return pack.toml; raise BadPack."""
        found = document(self._text(PACK), PACK, PackFile)
        if found.model.id != self.id:
            cause = f'the id must be the folder\'s name, "{self.id}"'
            raise BadPack((PackError(cause, PACK, found.line("id")),))
        return found

    def texts(self, language: str) -> dict[str, str]:
        """Return the texts of one language and of the sources by path, clinic values marked; raise BadPack with the fault of each."""
        texts, faults = {}, []
        for file in sorted(self._paths):
            try:
                if file.startswith(f"{language}/") and file.endswith((".md", ".toml")):
                    texts[file] = template.mark(self._text(file), file)
                elif "/" not in file:
                    texts[file] = self._text(file)
            except PackError as error:
                faults.append(error)
        if faults:
            raise BadPack(tuple(faults))
        return texts

    def pack(self, language: str, clinic: Mapping[str, str]) -> Pack:
        """Return the pack in one language; raise BadPack with every fault, or SettingsError if a clinic value is missing."""
        manifest = self.manifest()
        if language not in manifest.model.languages:
            cause = f'the pack is not there in the language "{language}"'
            raise BadPack((PackError(cause, PACK, manifest.line("languages")),))
        texts = self.texts(language)
        needed = template.names(texts.values())
        if missing := empty(needed, clinic):
            raise absent(missing)
        drawings = {file: self._bytes(file) for file in self._paths if file.endswith(".svg")}
        source = Source(manifest, texts, drawings, language, self.sha256())
        return assemble(source, template.filling(clinic), {name: clinic[name] for name in sorted(needed)})

    def _text(self, file: str) -> str:
        content = self._bytes(file)
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            cause = "this is not UTF-8 text; save it again as UTF-8"
            raise PackError(cause, file, content.count(b"\n", 0, error.start) + 1) from None

    def _bytes(self, file: str) -> bytes:
        if file not in self._read:
            try:
                self._read[file] = self._paths[file].read_bytes()
            except KeyError:
                cause = "the file is missing"
                raise PackError(cause, file) from None
            except OSError as error:
                cause = f"the file cannot be read ({error.strerror})"
                raise PackError(cause, file) from None
        return self._read[file]


def empty(names: frozenset[str], clinic: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that have no value, sorted."""
    return tuple(sorted(name for name in names if not clinic.get(name, "").strip()))


class Library:
    """The packs in some folders; a pack in an earlier folder hides one of the same id in a later one.

    Every method that reads a pack raises PackError if the pack is not there or cannot be used.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        """Look in each of `folders` that exists, the clinic's own first."""
        self._folders = tuple(folders)

    def ids(self) -> tuple[str, ...]:
        """Return every pack's id, in the order in which staff see them, first those that cannot be read."""
        found = {path.parent.name for folder in self._folders for path in folder.glob(f"*/{PACK}")}
        return tuple(sorted(found, key=lambda pack_id: (self._order(pack_id), pack_id)))

    def languages(self, pack_id: str) -> tuple[str, ...]:
        """Return the languages that a pack is there in."""
        return self._files(pack_id).languages()

    def folder(self, pack_id: str) -> Path:
        """Return the folder from which a pack is read."""
        for folder in self._folders:
            if (folder / pack_id / PACK).is_file() and Path(pack_id).name == pack_id:
                return folder / pack_id
        cause = f'there is no pack "{pack_id}"'
        raise PackError(cause)

    def load(self, pack_id: str, language: str, clinic: Mapping[str, str]) -> Pack:
        """Return a pack with the clinic's values put in; raise SettingsError naming every value that is needed and empty."""
        return self._files(pack_id).pack(language, clinic)

    def sha256(self, pack_id: str) -> str:
        """Return the hash of a pack's files as they lie on disk, in hex."""
        return self._files(pack_id).sha256()

    def _order(self, pack_id: str) -> float:
        try:
            return self._files(pack_id).manifest().model.order
        except PackError:
            return -inf

    def _files(self, pack_id: str) -> Files:
        return Files(self.folder(pack_id))
