"""The database's key: random, wrapped, and never on disk in the clear next to what it opens, unless there is no keystore.

`HOME/database.key` holds the key wrapped with AES-KW (RFC 3394). The wrapping key is in the operating system's keystore, else
in `HOME/key`, for its owner alone, and the kiosk says so. While a first start has not yet made the database, the wrapped key
is `HOME/database.key.new`: an interrupted first start is taken up, a database that vanished later is missed.
"""

import json
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from kiosk.core.errors import Damaged, StorageError, WrongKey
from kiosk.storage.keystore import Keystore

DATABASE = "kiosk.db"
SEALED = "database.key"
FRESH = "database.key.new"
WRAPPING = "key"
KEY_SIZE = 32

IN_A_FILE = "The key to the records lies in a file on this tablet, because it has no keystore that can be used: encrypt its disk."


@dataclass(frozen=True, slots=True)
class Key:
    """The 32-byte key, where its wrapping key is kept, and what staff should be told about it.

    `fresh` is true until `settle`: no database has been finished with this key yet.
    """

    raw: bytes = field(repr=False)
    kept: Literal["keystore", "file"]
    fresh: bool
    warnings: tuple[str, ...] = ()


def open_key(home: Path, keystore: Keystore | None) -> Key:
    """Return the home's key, made at the first start; None for `keystore` keeps it in a file by choice.

    A key file that others may read is closed to them again, and the warnings say so. Raises WrongKey when the key is missing
    or does not fit, Damaged when its file is not readable as one, StorageError when it cannot be made; a database is never touched.
    """
    try:
        for name, fresh in ((SEALED, False), (FRESH, True)):
            if (home / name).exists():
                return _unwrapped(home, name, keystore, fresh=fresh)
        if (home / DATABASE).exists():
            raise _missing(SEALED)
        return _made(home, keystore)
    except OSError as error:
        message = f"The key of this kiosk cannot be read or written ({error.strerror}); call the person who set the kiosk up."
        raise StorageError(message) from error


def settle(home: Path) -> None:
    """Say that the database has been made with the fresh key: from now on a missing database is a loss."""
    (home / FRESH).replace(home / SEALED)
    _sync_folder(home)


def _made(home: Path, keystore: Keystore | None) -> Key:
    raw, wrapping, name = secrets.token_bytes(KEY_SIZE), secrets.token_bytes(KEY_SIZE), secrets.token_hex(8)
    kept: Literal["keystore", "file"] = "keystore" if _entrusted(keystore, name, wrapping.hex()) else "file"
    if kept == "file":
        _write(home / WRAPPING, wrapping.hex())
    _write(home / FRESH, json.dumps({"kept": kept, "name": name, "wrapped": aes_key_wrap(wrapping, raw).hex()}))
    return Key(raw, kept, fresh=True, warnings=(IN_A_FILE,) if kept == "file" else ())


def _entrusted(keystore: Keystore | None, name: str, secret: str) -> bool:
    if keystore is None:
        return False
    try:
        keystore.put(name, secret)
        return keystore.get(name) == secret
    except OSError:
        return False


def _unwrapped(home: Path, file: str, keystore: Keystore | None, *, fresh: bool) -> Key:
    warnings = [_closed(path) for path in (home / file, home / WRAPPING) if path.exists()]
    try:
        sealed = json.loads((home / file).read_text("utf-8"))
        kept, name, wrapped = str(sealed["kept"]), str(sealed["name"]), bytes.fromhex(sealed["wrapped"])
    except (ValueError, KeyError, TypeError) as error:
        message = f"The key file {file} of this kiosk is damaged; call the person who keeps its backups."
        raise Damaged(message) from error
    secret = _from_keystore(keystore, name) if kept == "keystore" else _from_file(home / WRAPPING)
    try:
        raw = aes_key_unwrap(bytes.fromhex(secret), wrapped)
    except (InvalidUnwrap, ValueError) as error:
        message = "The key of this kiosk does not fit its database; call the person who set the kiosk up."
        raise WrongKey(message) from error
    if kept == "keystore":
        return Key(raw, "keystore", fresh, tuple(filter(None, warnings)))
    return Key(raw, "file", fresh, (IN_A_FILE, *filter(None, warnings)))


def _from_keystore(keystore: Keystore | None, name: str) -> str:
    try:
        secret = keystore.get(name) if keystore else None
    except OSError as error:
        message = "The keystore of this tablet is locked or does not answer; sign in to the tablet as usual and start the kiosk again."
        raise WrongKey(message) from error
    if secret is None:
        message = "The keystore of this tablet has no key for this kiosk; start the kiosk as the user who set it up."
        raise WrongKey(message)
    return secret


def _from_file(path: Path) -> str:
    if not path.exists():
        raise _missing(path.name)
    return path.read_text("ascii", "replace")


def _missing(file: str) -> WrongKey:
    return WrongKey(f"The key file {file} of this kiosk is missing, so its database stays closed; call the person who keeps its backups.")


def _closed(path: Path) -> str:
    if os.name != "posix" or not stat.S_IMODE(path.stat().st_mode) & 0o077:
        return ""
    path.chmod(0o600)
    return f"Other users of this tablet could read the key file {path.name}; this has been put right, tell the person who set the kiosk up."


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync_folder(path.parent)


def _sync_folder(path: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
