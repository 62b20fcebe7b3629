"""A record and its papers as files in a folder."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kiosk.core.errors import PaperError
from kiosk.documents.papers import Paper, make, read


def export(stored: bytes, words: Mapping[str, Mapping[str, Any]], out: Path) -> Iterator[Path]:
    """Write a record's exact bytes and its three papers; yield each file. `words` holds the kiosk's words by language."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield _write(out / "record.json", stored)
        said = words[read(stored)["screen"]["language"]]["paper"]
        for paper, name in ((Paper.RECORD, "record.pdf"), (Paper.CONSULT, "consult.pdf"), (Paper.TAKE_HOME, "take-home.pdf")):
            yield _write(out / name, make(paper, stored, said))
    except OSError as error:
        message = f"The papers could not be written ({error.strerror}); choose another folder."
        raise PaperError(message) from error


def put(paper: Paper, stored: bytes, words: Mapping[str, Any], folder: Path) -> Path:
    """Make one paper and put it in the clinic's folder, under the record's number and never a name; return the file."""
    name = f"{paper.value}-{json.loads(stored)['id'][:8]}.pdf"
    try:
        return _write(folder / name, make(paper, stored, words))
    except OSError as error:
        message = "The folder for papers cannot be written to; please check it in the settings."
        raise PaperError(message) from error


def _write(path: Path, content: bytes) -> Path:
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
    return path
