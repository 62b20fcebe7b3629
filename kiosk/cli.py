"""The command `kiosk`: results go to stdout, progress and errors to stderr.

Exit codes: 0 done, 1 the check found something, 2 wrong use, 3 could not.
"""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from kiosk import ASSETS, __version__
from kiosk.core.answers import Outcome, Way
from kiosk.core.errors import KioskError, PaperError, StorageError

if TYPE_CHECKING:
    from kiosk.storage.ledger import Ledger

app = typer.Typer(
    help="A kiosk that explains the intrathecal pain pump and keeps what the person acknowledged.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,  # they would write out values, which may be a person's
)
records_app = typer.Typer(help="What is kept of each visit.", no_args_is_help=True)
packs_app = typer.Typer(help="The teaching material.", no_args_is_help=True)
app.add_typer(records_app, name="records")
app.add_typer(packs_app, name="packs")

HomeOption = Annotated[str | None, typer.Option("--home", metavar="DIR", help="The data folder; else KIOSK_HOME, else the user's own.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write results for a program to read.")]

COULD_NOT = 3

LEAST = 320
"""Pixels that a page needs at least."""


def _fail(error: KioskError) -> NoReturn:
    typer.echo(f"kiosk: {error}", err=True)
    raise typer.Exit(COULD_NOT)


@contextmanager
def _said() -> Iterator[None]:
    """Turn an error of ours into one sentence on stderr and exit code 3."""
    try:
        yield
    except KioskError as error:
        _fail(error)


@app.callback(invoke_without_command=True)
def kiosk(
    context: typer.Context,
    home: HomeOption = None,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Open the kiosk (the same as `kiosk run`)."""
    if home:
        os.environ["KIOSK_HOME"] = home  # for the command that follows
    if version:
        typer.echo(__version__)
    elif context.invoked_subcommand is None:
        run(home)


@app.command()
def run(
    home: HomeOption = None,
    window: Annotated[str, typer.Option(metavar="WxH", help="A window of this size, not the whole screen.")] = "",
) -> None:
    """Open the kiosk on this screen."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - what a command does not need, it does not load

    from kiosk.ui.window import opening  # noqa: PLC0415

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    with _said():
        view = opening(_size(window) if window else None)

        from kiosk.storage.keystore import SystemKeystore  # noqa: PLC0415 - half a second that somebody would look at a dark screen
        from kiosk.storage.settings import home as find_home  # noqa: PLC0415
        from kiosk.storage.settings import load  # noqa: PLC0415
        from kiosk.ui.application import Application  # noqa: PLC0415
        from kiosk.ui.chime import Chime  # noqa: PLC0415
        from kiosk.ui.running import Clock  # noqa: PLC0415

        folder = find_home(home)
        settings = load(folder)
        kept = folder / "demo" if settings.demo else folder
        packs = folder / "packs"
        application = Application.build(settings, kept, SystemKeystore(), Clock(), packs=packs, sound=Chime(), view=view)
        sys.excepthook = application.unexpected
        QGuiApplication.exec()
        application.close()
    raise typer.Exit(COULD_NOT if application.session.failed else 0)


def _size(text: str) -> "tuple[int, int]":
    parts = text.lower().split("x")
    if len(parts) != 2 or not all(part.isdigit() and int(part) >= LEAST for part in parts):  # noqa: PLR2004 - width and height
        message = f"A size is written as width x height in pixels, such as 1280x800, each at least {LEAST}."
        raise typer.BadParameter(message)
    return int(parts[0]), int(parts[1])


@app.command()
def tour(  # noqa: PLR0913, PLR0917 - each is an option of the command
    out: Annotated[Path, typer.Argument(help="The folder for pictures, record and papers.")],
    pack: Annotated[str, typer.Option(help="The pack to play.")] = "",
    outcome: Annotated[Outcome, typer.Option(help="How the visit ends.")] = Outcome.ACKNOWLEDGED,
    way: Annotated[Way, typer.Option(help="The whole lesson, or the short one.")] = Way.FULL,
    text_size: Annotated[int, typer.Option(min=100, max=200, help="In per cent.")] = 100,
    theme: Annotated[Literal["calm", "contrast-light", "contrast-dark"], typer.Option(help="The colours.")] = "calm",
    size: Annotated[str, typer.Option(metavar="WxH", help="The screen in pixels.")] = "1280x800",
    inches: Annotated[float, typer.Option(min=1, max=100, help="The screen's diagonal.")] = 10.1,
    home: Annotated[Path | None, typer.Option(metavar="DIR", help="A folder for its data, else a throw-away one.")] = None,
) -> None:
    """Play one invented person's visit through the real window and leave pictures, the record and the papers."""
    from kiosk.ui.tour import Tour  # noqa: PLC0415

    chosen = Tour(out, pack, outcome, way, text_size, theme, _size(size), inches, home)
    with _said():
        for line in chosen.play():
            typer.echo(line, err=True)
    typer.echo(str(out))


def _actor() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


@contextmanager
def _ledger(home: str | None) -> Iterator["Ledger"]:
    from kiosk.storage.home import Home, used  # noqa: PLC0415
    from kiosk.storage.keystore import SystemKeystore  # noqa: PLC0415
    from kiosk.storage.ledger import Ledger  # noqa: PLC0415
    from kiosk.storage.settings import home as find_home  # noqa: PLC0415
    from kiosk.storage.settings import load  # noqa: PLC0415

    with _said():
        folder = find_home(home)
        if load(folder).demo:
            folder = folder / "demo"
        if not used(folder):
            raise StorageError(f"No kiosk has kept anything in {folder}; choose its data folder with --home or KIOSK_HOME.")
        with Home.open(folder, SystemKeystore()) as opened:
            for warning in opened.warnings:
                typer.echo(f"kiosk: {warning}", err=True)
            yield Ledger(opened.database)


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


@records_app.command("list")
def records_list(home: HomeOption = None, as_json: JsonOption = False) -> None:  # noqa: FBT002 - a flag
    """List the records: number, end, outcome, pack. No names."""
    from kiosk.storage.ledger import ActKind  # noqa: PLC0415

    with _ledger(home) as ledger:
        rows = ledger.records()
        ledger.act(_now(), _actor(), ActKind.LISTED)
    if as_json:
        typer.echo(json.dumps([{"id": row.id, "ended": row.ended_at, "outcome": row.outcome, "pack": row.pack_id} for row in rows]))
        return
    for row in rows:
        typer.echo(f"{row.id}  {row.ended_at}  {row.outcome:<13} {row.pack_id}")
    if not rows:
        typer.echo("There is no record yet.", err=True)


@records_app.command("show")
def records_show(number: Annotated[str, typer.Argument(help="The record's number, or how it begins.")], home: HomeOption = None) -> None:
    """Write one record's exact JSON."""
    from kiosk.storage.ledger import ActKind  # noqa: PLC0415

    with _ledger(home) as ledger:
        found = ledger.find(number)
        stored = ledger.record(found)
        ledger.act(_now(), _actor(), ActKind.VIEWED, found)
    sys.stdout.buffer.write(stored + b"\n")


@records_app.command("export")
def records_export(
    number: Annotated[str, typer.Argument(help="The record's number, or how it begins.")],
    out: Annotated[Path, typer.Argument(help="The folder to write into.")],
    home: HomeOption = None,
) -> None:
    """Write one record as JSON, its papers as PDF, and the proof that it is in the log."""
    from kiosk.documents.export import export  # noqa: PLC0415
    from kiosk.storage.ledger import ActKind  # noqa: PLC0415
    from kiosk.ui.words import words  # noqa: PLC0415

    with _ledger(home) as ledger:
        found = ledger.find(number)
        stored, proof = ledger.record(found), ledger.log.proof(found)
        ledger.act(_now(), _actor(), ActKind.EXPORTED, found)
        for path in export(stored, words(), out):
            typer.echo(str(path))
        _write(out / "proof.json", (proof,))


@records_app.command("key")
def records_key(home: HomeOption = None) -> None:
    """Write this tablet's verifier key; keep it where the tablet cannot change it."""
    with _ledger(home) as ledger:
        typer.echo(str(ledger.log.key))


@records_app.command("checkpoint")
def records_checkpoint(home: HomeOption = None) -> None:
    """Write the newest signed checkpoint; held elsewhere, it shows later that nothing was cut or put back."""
    with _ledger(home) as ledger:
        sys.stdout.buffer.write(ledger.log.checkpoint())


@records_app.command("log")
def records_log(out: Annotated[Path, typer.Argument(help="The file to write, one entry a line.")], home: HomeOption = None) -> None:
    """Write the whole log, with every record in it, to be verified without this program."""
    from kiosk.storage.ledger import ActKind  # noqa: PLC0415

    with _ledger(home) as ledger:
        _write(out, ledger.log.lines())
        ledger.act(_now(), _actor(), ActKind.EXPORTED, detail={"what": "log"})


@records_app.command("verify")
def records_verify(
    checkpoint: Annotated[Path | None, typer.Option(metavar="FILE", help="A checkpoint, or proof.json, that was held elsewhere.")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,  # noqa: FBT002 - a flag
) -> None:
    """Tell whether the whole log is as it was written: every entry, hash, signature and number, and every record."""
    from kiosk.storage.ledger import ActKind  # noqa: PLC0415
    from kiosk.storage.log_check import check, grouped, held  # noqa: PLC0415

    with _ledger(home) as ledger:
        verdict = check(ledger.log, held(checkpoint) if checkpoint else None, _progress())
        if verdict.good:
            ledger.act(_now(), _actor(), ActKind.VERIFIED)
    if as_json:
        found = [{"entry": one.number, "kind": one.kind, "id": one.id, "what": one.what} for one in verdict.findings]
        typer.echo(json.dumps({"good": verdict.good, "entries": verdict.size, "proven": verdict.proven, "findings": found}))
    else:
        for line in grouped(verdict.findings):
            typer.echo(line)
        typer.echo(f"{verdict.proven} of {verdict.size} entries are as they were signed.")
    if checkpoint is None:
        typer.echo("A log that was cut, or put back to an older state, is found only with --checkpoint.", err=True)
    raise typer.Exit(0 if verdict.good else 1)


def _progress() -> Callable[[int, int], None]:
    """Return what says each second on stderr how far it is."""
    said = monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal said
        if monotonic() - said >= 1:
            said = monotonic()
            typer.echo(f"{done} of {total} entries", err=True)

    return tell


def _write(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file whole or not at all, and say its name."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.writelines(parts)
        part.replace(path)
    except OSError as error:
        raise PaperError(f"{path.name} could not be written ({error.strerror}); choose another folder.") from error
    typer.echo(str(path))


@packs_app.command("list")
def packs_list(home: HomeOption = None) -> None:
    """List the packs on this tablet."""
    from kiosk.storage.library import Library  # noqa: PLC0415
    from kiosk.storage.settings import home as find_home  # noqa: PLC0415

    with _said():
        library = Library((find_home(home) / "packs", ASSETS / "packs"))
        for pack_id in library.ids():
            typer.echo(f"{pack_id}  {library.folder(pack_id)}")


@packs_app.command("check")
def packs_check(
    pack: Annotated[str, typer.Argument(help="A pack's id, or a folder; every pack when left out.")] = "",
    home: HomeOption = None,
    as_json: JsonOption = False,  # noqa: FBT002 - a flag
) -> None:
    """Tell whether packs may be shown: budget, reading grade, banned words, sources, pictures, equal detail of the places."""
    from kiosk.storage.check import check  # noqa: PLC0415
    from kiosk.storage.library import Library  # noqa: PLC0415
    from kiosk.storage.settings import home as find_home  # noqa: PLC0415
    from kiosk.storage.settings import load  # noqa: PLC0415

    with _said():
        folder = find_home(home)
        library = Library((folder / "packs", ASSETS / "packs"))
        chosen = [Path(pack)] if Path(pack).is_dir() and pack else [library.folder(one) for one in ([pack] if pack else library.ids())]
        clinic = load(folder).clinic.values()
        found: list[dict[str, Any]] = []
        for one in chosen:
            found += [{"pack": one.name, "file": item.file, "line": item.line, "cause": item.cause} for item in check(one, clinic)]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
    for item in () if as_json else found:
        typer.echo(f"{item['pack']}/{item['file']}:{item['line']}: {item['cause']}")
    if not found and not as_json:
        typer.echo(f"{len(chosen)} packs checked, nothing found.")
    raise typer.Exit(1 if found else 0)


@app.command()
def doctor(home: HomeOption = None, as_json: JsonOption = False) -> None:  # noqa: FBT002 - a flag
    """Say what is missing on this machine."""
    from kiosk.doctor import examine  # noqa: PLC0415

    with _said():
        findings = examine(home)
    if as_json:
        typer.echo(json.dumps([{"what": one.what, "good": one.good, "say": one.say} for one in findings], ensure_ascii=False))
    for one in () if as_json else findings:
        typer.echo(f"{'ok ' if one.good else 'NOT'}  {one.what}: {one.say}")
    raise typer.Exit(0 if all(one.good for one in findings) else 1)
