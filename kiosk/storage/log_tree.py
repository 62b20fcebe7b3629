"""The Merkle tree of RFC 6962, section 2.1: what one root hash says about every entry, and how little proves one of them."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

SIZE = 32
"""Bytes of a hash."""

At = Callable[[int, int], bytes]
"""Returns a stored hash: of the whole subtree of 2**level entries that ends with entry `last`, asked as (level, last)."""


def leaf_hash(entry: bytes) -> bytes:
    """Return the leaf hash of an entry's bytes."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree of `size` entries by its right edge: the roots of the whole subtrees it is made of, the largest first."""

    size: int = 0
    edge: tuple[bytes, ...] = ()

    def add(self, leaf: bytes) -> tuple["Tree", tuple[bytes, ...]]:
        """Return the tree with one more entry, and the hashes that are whole with it: its leaf, then each subtree it closes."""
        edge, made, left = list(self.edge), [leaf], self.size
        while left & 1:
            made.append(node_hash(edge.pop(), made[-1]))
            left >>= 1
        return Tree(self.size + 1, (*edge, made[-1])), tuple(made)

    @property
    def root(self) -> bytes:
        """The root hash; SHA-256 of nothing when there is no entry."""
        if not self.edge:
            return hashlib.sha256().digest()
        return reduce(lambda right, left: node_hash(left, right), reversed(self.edge))


def edge(size: int) -> Iterator[tuple[int, int]]:
    """Yield level and last entry of each whole subtree on the right edge, the largest first."""
    end = 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            end += 1 << level
            yield level, end - 1


def inclusion(number: int, size: int, at: At) -> list[bytes]:
    """Return the audit path of an entry, from its leaf upwards (RFC 6962, section 2.1.1)."""
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if number < middle:
            path.append(_subtree(middle, end, at))
            end = middle
        else:
            path.append(_subtree(start, middle, at))
            start = middle
    return path[::-1]


def proven(number: int, size: int, leaf: bytes, path: Sequence[bytes]) -> bytes:
    """Return the root that an audit path leads to (RFC 9162, section 2.1.3.2); of no use when the path is too long or short."""
    here, last, root = number, size - 1, leaf
    for step in path:
        if here & 1 or here == last:
            root = node_hash(step, root)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            root = node_hash(root, step)
        here, last = here >> 1, last >> 1
    return root


def _split(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)


def _subtree(start: int, end: int, at: At) -> bytes:
    size = end - start
    if not size & (size - 1):
        return at(size.bit_length() - 1, end - 1)
    middle = start + _split(size)
    return node_hash(_subtree(start, middle, at), _subtree(middle, end, at))
