"""A pack answers for its own parts, and core stays pure."""

import ast
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import kiosk.core
from kiosk.core.errors import PackError, PinRefused, place
from kiosk.core.pack import Review, ReviewState
from tests.making import pack


def test_parts_are_found_by_id() -> None:
    assert pack().page("w1").words == 3
    assert pack().question("q1").answers[0] == "q1 right"
    assert pack().line("l1").pages == ("w1", "w2")
    with pytest.raises(KeyError):
        pack().page("nowhere")


def test_a_pack_is_a_draft_until_approved() -> None:
    assert pack().draft
    assert not replace(pack(), review=Review(ReviewState.APPROVED, "A. Example", "surgeon", "2026-11-22", "2027-11-22")).draft


@pytest.mark.parametrize(
    ("file", "line", "said"), [("pack.toml", 3, "pack.toml:3: broken"), ("pack.toml", 0, "pack.toml: broken"), ("", 0, "broken")]
)
def test_a_pack_error_says_where(file: str, line: int, said: str) -> None:
    assert str(PackError("broken", file, line)) == said


def test_a_refused_pin_says_how_long_to_wait() -> None:
    assert PinRefused("wait", 15.0).wait == 15.0


def test_the_place_of_a_mistake_is_told_without_its_words() -> None:
    try:
        pack().page("Sample Person")
    except KeyError as mistake:
        told = place(mistake)
        assert told.startswith("pack.py:")
        assert "Sample" not in told
    assert place(ValueError("Sample Person")) == "no place"


def test_core_imports_only_the_standard_library() -> None:
    for path in Path(kiosk.core.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.startswith("kiosk.core") or name.split(".")[0] in sys.stdlib_module_names, f"{path.name} imports {name}"
