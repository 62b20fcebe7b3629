"""Signed checkpoints as C2SP writes them (c2sp.org/tlog-checkpoint and c2sp.org/signed-note, Ed25519)."""

import hashlib
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.core.errors import Damaged
from kiosk.storage.log_tree import SIZE, Tree

ED25519 = b"\x01"
_ID_SIZE = 4
_SIGNATURE = re.compile(r"\u2014 ([^\s+]+) ([A-Za-z0-9+/]+=*)")
_CONTROL = re.compile(r"[\x00-\t\x0b-\x1f]")
_COUNT = re.compile(r"0|[1-9][0-9]{0,17}")
_SHAPE = 3
"""Lines of a checkpoint: origin, size, root."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What was signed: the root of a log's first `size` entries."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A log's public key and its name, which is also the origin of its checkpoints; as text it is a note's verifier key."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that tell keys of one name apart."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:_ID_SIZE]

    def __str__(self) -> str:
        """Write the key to be handed on."""
        return f"{self.name}+{self.id.hex()}+{b64encode(ED25519 + self.public).decode()}"

    def open(self, note: bytes) -> Checkpoint:
        """Return the checkpoint in a note that this key signed; signatures of other keys are left aside. Raise Damaged."""
        try:
            text = note.decode()
        except UnicodeDecodeError:
            text = ""
        body, _, signatures = text.rpartition("\n\n")
        lines = signatures.split("\n")
        if not body or _CONTROL.search(text) or lines.pop() or not lines:
            raise Damaged("its checkpoint is not a signed note")
        self._signed(body + "\n", lines)
        origin, _, rest = body.partition("\n")
        parts = rest.split("\n")
        if origin != self.name or len(parts) != _SHAPE - 1 or not _COUNT.fullmatch(parts[0]):
            raise Damaged("its signed note is not a checkpoint of this log")
        root = _decoded(parts[1])
        if len(root) != SIZE:
            raise Damaged("its signed note is not a checkpoint of this log")
        return Checkpoint(int(parts[0]), root)

    def _signed(self, body: str, lines: list[str]) -> None:
        found = [_SIGNATURE.fullmatch(line) for line in lines]
        if not all(found):
            raise Damaged("its checkpoint is not a signed note")
        for one in found:
            signature = _decoded(one[2]) if one and one[1] == self.name else b""
            if signature[:_ID_SIZE] != self.id:
                continue
            try:
                _public(self.public).verify(signature[_ID_SIZE:], body.encode())
            except InvalidSignature:
                raise Damaged("the signature of its checkpoint is wrong") from None
            return
        raise Damaged("its checkpoint is not signed by the key of this log")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private half; `seed` is RFC 8032's 32 bytes."""

    name: str
    seed: bytes = field(repr=False)
    verifier: VerifierKey = field(init=False)
    _private: Ed25519PrivateKey = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the key ready to sign, and the half that is handed on."""
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        object.__setattr__(self, "_private", private)
        object.__setattr__(self, "verifier", VerifierKey(self.name, private.public_key().public_bytes_raw()))

    def sign(self, tree: Tree) -> bytes:
        """Return the checkpoint of a tree as a signed note."""
        body = f"{self.name}\n{tree.size}\n{b64encode(tree.root).decode()}\n"
        signature = b64encode(self.verifier.id + self._private.sign(body.encode())).decode()
        return f"{body}\n\u2014 {self.name} {signature}\n".encode()


@lru_cache(maxsize=4)
def _public(raw: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(raw)


def _decoded(text: str) -> bytes:
    """Return what base64 says, nothing when it is not written in the one right way: a flipped spare bit is a change too."""
    try:
        value = b64decode(text, validate=True)
    except ValueError:
        return b""
    return value if b64encode(value).decode() == text else b""
