"""Imports point one way: core, then storage and documents, then ui, then the command line; and only ui needs Qt."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

KIOSK = Path(__file__).parents[1] / "kiosk"
WAY_IN = {"kiosk.cli", "kiosk.doctor", "kiosk.start"}
"""What may import anything; Qt and the screens only inside the functions that need them."""


def modules() -> dict[str, Path]:
    """Return every module of the kiosk by its name."""
    paths = sorted(KIOSK.rglob("*.py"))
    return {".".join(path.relative_to(KIOSK.parent).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of everything a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module, names, 0):
                yield from (f"{module}.{name.name}" for name in names)
            case ast.ImportFrom():
                pytest.fail(f"{path} imports relatively")
            case _:
                pass


def within(name: str, *packages: str) -> bool:
    """Tell whether a name is one of these packages or inside one."""
    return any(name == one or name.startswith(one + ".") for one in packages)


@pytest.mark.parametrize("name", [name for name in modules() if within(name, "kiosk.core")])
def test_core_needs_nothing_but_the_standard_library(name: str) -> None:
    foreign = {
        one for one in imported(modules()[name]) if one.split(".")[0] not in sys.stdlib_module_names and not within(one, "kiosk.core")
    }
    assert foreign == set()


@pytest.mark.parametrize("name", [name for name in modules() if not within(name, "kiosk.ui") and name not in WAY_IN])
def test_nothing_below_the_screens_knows_them(name: str) -> None:
    assert [one for one in imported(modules()[name]) if within(one, "PySide6", "kiosk.ui", *WAY_IN)] == []


def test_no_package_but_the_screens_loads_qt() -> None:
    names = [name for name in modules() if not within(name, "kiosk.ui")]
    code = f"import importlib, sys; [importlib.import_module(one) for one in {names}]; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=KIOSK.parent)
    assert done.stdout.strip() == "False"
