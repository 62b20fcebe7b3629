"""The operating system's keystore, through backends that are named here and no others.

`keyring` would also take a plug-in that stores plain text, so its own choice is never asked. It is imported late (0.2 s), in
a thread of its own, because a locked keystore may wait for a person for ever.
"""

import os
import sys
from collections.abc import Callable
from concurrent.futures import Future
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any, Protocol, TypeVar

SERVICE = "intrathecal-pump-kiosk"

BACKENDS = {
    "linux": (("keyring.backends.SecretService", "Keyring"), ("keyring.backends.kwallet", "DBusKeyring")),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
}

_Answer = TypeVar("_Answer")


class Keystore(Protocol):
    """Where a secret is kept by name; every call raises OSError when the keystore cannot be reached."""

    def get(self, name: str) -> str | None:
        """Return the secret of that name, None when there is none."""

    def put(self, name: str, secret: str) -> None:
        """Keep the secret under that name."""


class SystemKeystore:
    """Secret Service or KWallet, the macOS Keychain, or the Windows Credential Manager."""

    def __init__(self, patience: float = 30.0) -> None:
        """Wait at most `patience` seconds for an answer: long enough to unlock a keystore, never for ever."""
        self._patience = patience

    def get(self, name: str) -> str | None:
        """Return the secret of that name, None when there is none."""
        secret: str | None = self._ask(lambda backend: backend.get_password(SERVICE, name))
        return secret

    def put(self, name: str, secret: str) -> None:
        """Keep the secret under that name."""
        self._ask(lambda backend: backend.set_password(SERVICE, name, secret))

    def _ask(self, question: Callable[[Any], _Answer]) -> _Answer:
        if sys.platform == "linux" and not _session_bus():
            message = "no session bus"
            raise OSError(message)
        answer: Future[_Answer] = Future()

        def work() -> None:
            try:
                answer.set_result(question(_backend()))
            except Exception as error:  # noqa: BLE001 - each backend raises its own kinds
                answer.set_exception(OSError(f"{type(error).__name__} from the keystore"))

        Thread(target=work, name="keystore", daemon=True).start()
        return answer.result(self._patience)  # its TimeoutError is an OSError


def _session_bus() -> bool:
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and Path(str(runtime), "bus").exists()


def _backend() -> Any:  # noqa: ANN401 - keyring's classes are known by name only
    for module, name in BACKENDS.get(sys.platform, ()):
        backend = getattr(import_module(module), name)
        if backend.viable:
            return backend()
    message = "no keystore"
    raise OSError(message)
