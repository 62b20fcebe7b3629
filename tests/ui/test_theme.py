"""The look keeps its promises: colours that can be told apart, all roles there, nothing written past the theme."""

import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine, QQmlProperty
from pytestqt.qtbot import QtBot

from tests.ui.showing import MODULES, TEN, Shown, shown

KIOSK = MODULES / "Kiosk"
THEMES = ("calm", "contrast-light", "contrast-dark")
GROUNDS = ("paper", "card", "panel", "tint")
PAIRS = (
    *(("text", ground, 7.0) for ground in GROUNDS),
    *(("textSoft", ground, 7.0) for ground in GROUNDS),
    *(("border", ground, 4.5) for ground in ("paper", "card", "panel")),
    *(("action", ground, 4.5) for ground in GROUNDS),
    *(("focus", ground, 4.5) for ground in GROUNDS),
    *(("attention", ground, 4.5) for ground in ("paper", "card", "tint")),
    *(("dots", ground, 4.5) for ground in ("panel", "card")),
    ("actionText", "action", 7.0),
    ("actionText", "actionPressed", 7.0),
)
LITERALS = {
    "colour": re.compile(r"\"#[0-9A-Fa-f]{3,8}\"|Qt\.(rgba|hsla|hsva|lighter|darker|color)\(|[cC]olor: \"\w+\""),
    "size": re.compile(
        r"\b(width|height|spacing|radius|pixelSize|pointSize|\w*[mM]argins?|(left|right|top|bottom|)[pP]adding|\w*Margin):\s*-?(?!0\b)\d+(\.\d+)?\s*$",
        re.MULTILINE,
    ),
    "duration": re.compile(r"\bduration:\s*\d"),
}


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    weights = ((0.2126, colour.redF()), (0.7152, colour.greenF()), (0.0722, colour.blueF()))
    return sum(weight * (part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)) for weight, part in weights)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def role(piece: Shown, name: str) -> QColor:
    """Return the colour of a role in the theme that is shown."""
    return QColor(QQmlProperty(piece.theme, f"colors.{name}").read())


@pytest.mark.parametrize("theme", THEMES)
def test_each_pair_of_colours_can_be_told_apart(qtbot: QtBot, theme: str) -> None:
    """Words at 7:1, large words, controls and their borders at 4.5:1, on each ground they stand on."""
    del qtbot
    with shown("Item {}", theme=theme) as piece:
        found = {(ink, ground): contrast(role(piece, ink), role(piece, ground)) for ink, ground, _ in PAIRS}
    assert not {f"{ink} on {ground}": round(found[ink, ground], 2) for ink, ground, least in PAIRS if found[ink, ground] < least}


@pytest.mark.parametrize("theme", THEMES[1:])
@pytest.mark.parametrize("ground", GROUNDS)
def test_high_contrast_is_twenty_to_one(qtbot: QtBot, theme: str, ground: str) -> None:
    """Words, borders and actions are black on white or white on black."""
    del qtbot
    with shown("Item {}", theme=theme) as piece:
        for ink in ("text", "textSoft", "border", "action"):
            assert contrast(role(piece, ink), role(piece, ground)) >= 20


def test_a_theme_that_forgets_a_role_does_not_load(qtbot: QtBot) -> None:
    """Every role is required, and the error names the one that is missing."""
    del qtbot
    calm = (KIOSK / "CalmColors.qml").read_text("utf-8")
    roles = re.findall(r"required property color (\w+)", (KIOSK / "Colors.qml").read_text("utf-8"))
    assert len(roles) >= 14
    engine = QQmlEngine()
    engine.setOutputWarningsToStandardError(False)
    engine.addImportPath(str(MODULES))
    for role in roles:
        component = QQmlComponent(engine)
        component.setData(("import Kiosk\n" + re.sub(rf"^\s+{role}:.*\n", "", calm, flags=re.MULTILINE)).encode(), "")
        assert component.create() is None
        assert f"Required property {role} was not initialized" in component.errorString()


@pytest.mark.parametrize("kind", LITERALS)
def test_nothing_is_written_past_the_theme(kind: str) -> None:
    """Colours, sizes and durations come from Theme alone."""
    files = [file for file in KIOSK.glob("*.qml") if file.name != "Theme.qml" and not file.name.endswith("Colors.qml")]
    assert len(files) > 20
    found = [f"{file.name}: {match.group().strip()}" for file in files for match in LITERALS[kind].finditer(file.read_text("utf-8"))]
    assert not found


def test_the_checks_for_literals_find_them() -> None:
    """The patterns see what they are for."""
    assert LITERALS["colour"].search('color: "#FF0000"')
    assert LITERALS["colour"].search('border.color: "red"')
    assert LITERALS["size"].search("    anchors.margins: 12")
    assert LITERALS["size"].search("    font.pixelSize: 12\n")
    assert LITERALS["duration"].search("duration: 200")
    assert not LITERALS["size"].search("    spacing: 0\n")


@pytest.mark.parametrize(("scale", "capitals"), [(1.0, 3.3), (1.5, 4.8), (2.0, 6.6)])
def test_sizes_are_physical(qtbot: QtBot, scale: float, capitals: float) -> None:
    """Capitals and targets have their millimetres at each text size."""
    del qtbot
    with shown("Words { text: 'H' }", TEN, scale=scale) as piece:
        letters = piece.theme.property("body") * piece.theme.property("capital") / TEN.unit
        assert capitals <= letters < capitals * 1.06
        assert piece.theme.property("small") * piece.theme.property("capital") / TEN.unit >= 2.6 * scale
        assert piece.theme.property("target") >= 12 * TEN.unit - 1
        assert piece.theme.property("primary") >= 15 * TEN.unit - 1


def test_the_module_lists_every_file() -> None:
    """A file that the module does not list is missing for the others, and only when its page opens."""
    listed = re.findall(r"^(?:singleton )?(\w+) [\d.]+ \1\.qml$", (KIOSK / "qmldir").read_text("utf-8"), re.MULTILINE)
    there = [file.stem for file in KIOSK.glob("*.qml") if file.stem != "Main"]
    assert sorted(listed) == sorted(set(listed))
    assert set(there) <= set(listed) <= {*there, "Main"}


def test_the_linter_has_nothing_to_say(tmp_path: Path) -> None:
    """Qmllint with every default check passes over the whole module."""
    lint = Path(sys.executable).with_name("pyside6-qmllint")
    files = sorted(str(file) for file in KIOSK.glob("*.qml"))
    run = subprocess.run(
        [str(lint), "-I", str(MODULES), "--max-warnings", "0", *files], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
