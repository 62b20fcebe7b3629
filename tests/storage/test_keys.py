"""The database's key: made once, wrapped, and missed rather than replaced."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.errors import Damaged, StorageError, WrongKey
from kiosk.storage.home import Home
from kiosk.storage.keys import IN_A_FILE, open_key, settle
from kiosk.storage.keystore import BACKENDS, SystemKeystore

POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux")


class MemoryKeystore:
    """A keystore that works."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.secrets.get(name)

    def put(self, name: str, secret: str) -> None:
        self.secrets[name] = secret


class LockedKeystore(MemoryKeystore):
    """A keystore that nobody unlocks."""

    def get(self, name: str) -> str | None:
        raise TimeoutError(name)

    def put(self, name: str, secret: str) -> None:
        raise TimeoutError(name, len(secret))


class ForgetfulKeystore(MemoryKeystore):
    """A keystore that takes a secret and keeps half of it."""

    def put(self, name: str, secret: str) -> None:
        self.secrets[name] = secret[:32]


def files(home: Path) -> dict[str, bytes]:
    """Return what lies in the home."""
    return {path.name: path.read_bytes() for path in home.iterdir()}


def settled(home: Path, keystore: MemoryKeystore | None) -> bytes:
    """Make a key and the start of a database, as after a first start."""
    key = open_key(home, keystore)
    (home / "kiosk.db").write_bytes(b"stands for the database")
    settle(home)
    return key.raw


def test_key_is_made_once_and_wrapped_by_the_keystore(tmp_path: Path) -> None:
    keystore = MemoryKeystore()
    raw = settled(tmp_path, keystore)
    again = open_key(tmp_path, keystore)
    assert (again.raw, again.kept, again.fresh, again.warnings) == (raw, "keystore", False, ())
    assert len(raw) == 32
    secret = next(iter(keystore.secrets.values()))
    for stored in files(tmp_path).values():
        assert raw.hex().encode() not in stored
        assert raw not in stored
        assert secret.encode() not in stored


def test_two_homes_have_two_keys(tmp_path: Path) -> None:
    keystore = MemoryKeystore()
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert settled(tmp_path / "a", keystore) != settled(tmp_path / "b", keystore)
    assert len(keystore.secrets) == 2
    assert open_key(tmp_path / "a", keystore).raw != open_key(tmp_path / "b", keystore).raw


@pytest.mark.parametrize("keystore", [None, LockedKeystore(), ForgetfulKeystore()], ids=["by choice", "locked", "forgetful"])
def test_without_a_keystore_the_key_is_in_a_file_and_says_so(tmp_path: Path, keystore: MemoryKeystore | None) -> None:
    key = open_key(tmp_path, keystore)
    assert (key.kept, key.warnings) == ("file", (IN_A_FILE,))
    settle(tmp_path)
    again = open_key(tmp_path, keystore)
    assert (again.raw, again.kept, again.warnings) == (key.raw, "file", (IN_A_FILE,))
    assert all(key.raw.hex().encode() not in stored for stored in files(tmp_path).values())


def test_key_does_not_show_itself(tmp_path: Path) -> None:
    key = open_key(tmp_path, None)
    assert key.raw.hex() not in repr(key)
    assert repr(key.raw) not in repr(key)


@POSIX
@pytest.mark.parametrize("name", ["key", "database.key"])
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o666, 0o604])
def test_key_files_that_others_may_read_are_closed_and_it_is_said(tmp_path: Path, name: str, mode: int) -> None:
    raw = settled(tmp_path, None)
    (tmp_path / name).chmod(mode)
    key = open_key(tmp_path, None)
    assert key.raw == raw
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert any(f"key file {name}" in warning for warning in key.warnings)
    assert open_key(tmp_path, None).warnings == (IN_A_FILE,)


@POSIX
def test_home_is_closed_to_others_from_the_start(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    with Home.open(home, None):
        assert home.stat().st_mode & 0o777 == 0o700
        assert all((home / name).stat().st_mode & 0o077 == 0 for name in ("key", "database.key", "reserve"))


def another_wrapping_key(home: Path) -> None:
    """Put a wrapping key from elsewhere in place of this home's."""
    (home / "key").write_text(bytes(32).hex())


def altered_wrapped_key(home: Path) -> None:
    """Change one digit of the wrapped key."""
    sealed = json.loads((home / "database.key").read_text())
    sealed["wrapped"] = ("1" if sealed["wrapped"][0] != "1" else "2") + sealed["wrapped"][1:]
    (home / "database.key").write_text(json.dumps(sealed))


LOSSES: dict[str, tuple[Callable[[Path], object], type[StorageError]]] = {
    "sealed key missing": (lambda home: (home / "database.key").unlink(), WrongKey),
    "wrapping key missing": (lambda home: (home / "key").unlink(), WrongKey),
    "another wrapping key": (another_wrapping_key, WrongKey),
    "wrapping key cut short": (lambda home: (home / "key").write_text("abc"), WrongKey),
    "wrapping key is not text": (lambda home: (home / "key").write_bytes(bytes(range(200, 232))), WrongKey),
    "sealed key altered": (altered_wrapped_key, WrongKey),
    "sealed key empty": (lambda home: (home / "database.key").write_text(""), Damaged),
    "sealed key is not bytes of text": (lambda home: (home / "database.key").write_bytes(b"\xff\xfe"), Damaged),
    "sealed key of another form": (lambda home: (home / "database.key").write_text("[]"), Damaged),
}


@pytest.mark.parametrize("case", LOSSES)
def test_lost_key_is_said_and_nothing_is_touched(tmp_path: Path, case: str) -> None:
    lose, expected = LOSSES[case]
    settled(tmp_path, None)
    lose(tmp_path)
    before = files(tmp_path)
    with pytest.raises(expected) as caught:
        open_key(tmp_path, None)
    assert type(caught.value) is expected
    assert files(tmp_path) == before


@pytest.mark.parametrize("later", [MemoryKeystore(), LockedKeystore(), None], ids=["emptied", "locked", "gone"])
def test_keystore_that_lost_the_key_is_said(tmp_path: Path, later: MemoryKeystore | None) -> None:
    settled(tmp_path, MemoryKeystore())
    before = files(tmp_path)
    with pytest.raises(WrongKey, match="keystore"):
        open_key(tmp_path, later)
    assert files(tmp_path) == before


def test_interrupted_first_start_is_taken_up(tmp_path: Path) -> None:
    key = open_key(tmp_path, None)
    assert key.fresh
    (tmp_path / "kiosk.db").write_bytes(b"")
    with Home.open(tmp_path, None) as home:
        assert home.database.room()
    again = open_key(tmp_path, None)
    assert (again.raw, again.fresh) == (key.raw, False)


def test_key_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "key").mkdir()
    with pytest.raises(StorageError, match="cannot be read or written"):
        open_key(tmp_path, None)


def test_keyring_is_not_imported_until_it_is_asked() -> None:
    script = "import sys, kiosk.storage.home; print('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"


def test_only_keystores_that_encrypt_are_ever_asked() -> None:
    assert {name for backends in BACKENDS.values() for name in backends} == {
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.macOS", "Keyring"),
        ("keyring.backends.Windows", "WinVaultKeyring"),
    }


@LINUX
def test_no_session_bus_is_no_keystore_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with pytest.raises(OSError, match="no session bus"):
        SystemKeystore().get("any")


@LINUX
def test_keyrings_own_choice_of_a_backend_is_not_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    assert open_key(tmp_path, SystemKeystore()).kept == "file"


SILENT = """
import sys
from pathlib import Path
from kiosk.storage.keys import open_key
from kiosk.storage.keystore import SystemKeystore
print(open_key(Path(sys.argv[1]), SystemKeystore(patience=1.0)).kept)
"""


@LINUX
def test_bus_that_never_answers_does_not_hang_the_kiosk(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))
        bus.listen()
        environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/bus"}
        home = tmp_path / "home"
        home.mkdir()
        command = [sys.executable, "-c", SILENT, str(home)]
        said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=20)
    assert said.stdout == "file\n"
