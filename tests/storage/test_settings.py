"""A clinic's settings: strict, said in one sentence with file, key and line, and never with a value."""

import re
import stat
import sys
from pathlib import Path

import pytest

from kiosk import ASSETS
from kiosk.core.errors import SettingsError
from kiosk.storage import settings
from kiosk.storage.settings import Clinic, Settings
from tests.storage.small_pack import CLINIC

DOC = Path(__file__).resolve().parents[2] / "docs" / "settings.md"
NUMBER = "555-0177"
GOOD = f"""\
[clinic]
clinic_name = "Sample Pain Clinic"
phone_day = "{NUMBER}"

[[surgeons]]
name = "Dr. Ana Sample"
offers = ["belly", "back"]

[kiosk]
tablet = "Room 3"
"""


def load(home: Path, text: str) -> Settings:
    """Write the clinic's file and read it."""
    (home / settings.FILE).write_text(text, "utf-8")
    return settings.load(home)


def test_a_short_file_is_filled_with_defaults(tmp_path: Path) -> None:
    found = load(tmp_path, GOOD)
    assert (found.demo, found.clinic.clinic_name, found.clinic.phone_night) == (False, "Sample Pain Clinic", "")
    assert found.surgeons[0].offers == ("belly", "back")
    assert found.kiosk.model_dump() == {
        "tablet": "Room 3",
        "packs": (),
        "self_start": False,
        "idle_minutes": 5,
        "idle_warning_seconds": 45,
        "touch_pause_ms": 300,
        "put_away_hours": 72,
        "theme": "calm",
        "text_size": 100,
        "screen_inches": 0.0,
        "print_folder": "",
    }


def test_every_key_can_be_set(tmp_path: Path) -> None:
    folder = str(tmp_path)
    keys = f"""
packs = ["small"]
self_start = true
idle_minutes = 10
idle_warning_seconds = 60
touch_pause_ms = 500
put_away_hours = 24
theme = "contrast-dark"
text_size = 150
screen_inches = 10.1
print_folder = '{folder}'
"""
    found = load(tmp_path, "demo = true\n" + GOOD + keys)
    assert found.demo
    assert (found.kiosk.theme, found.kiosk.text_size, found.kiosk.screen_inches, found.kiosk.print_folder) == (
        "contrast-dark",
        150,
        10.1,
        folder,
    )


def test_a_whole_number_of_inches_is_a_number(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD + "screen_inches = 10\n").kiosk.screen_inches == 10.0


def test_the_demo_clinic_has_every_value_and_says_that_it_is_one(tmp_path: Path) -> None:
    demo = settings.demo()
    assert demo.demo
    assert demo.clinic.clinic_name == "Sample Pain Clinic"
    assert not [name for name, value in demo.clinic.values().items() if not value]
    assert settings.load(tmp_path) == demo
    assert (ASSETS / "demo-clinic.toml").is_file()


def test_a_clinics_copy_of_the_demo_is_its_own_once_the_demo_line_is_out(tmp_path: Path) -> None:
    text = (ASSETS / "demo-clinic.toml").read_text("utf-8").replace("demo = true\n", "")
    assert not load(tmp_path, text).demo


WRONG = {
    "bad TOML": (GOOD.replace("[[surgeons]]", "[[surgeons]"), 5, "this is not TOML"),
    "unknown section": (GOOD + "\n[printer]\n", 12, '"printer" is not a known name'),
    "unknown clinic value": (GOOD.replace("phone_day", "phone"), 3, '"clinic.phone" is not a known name'),
    "unknown kiosk key": (GOOD + "colour = 1\n", 11, '"kiosk.colour" is not a known name'),
    "unknown surgeon key": (GOOD.replace("offers", "sites"), 7, '"surgeons.1.sites" is not a known name'),
    "number for words": (GOOD.replace(f'"{NUMBER}"', "5550177"), 3, '"clinic.phone_day" must be words in quotes'),
    "words for a number": (GOOD + 'idle_minutes = "5"\n', 11, '"kiosk.idle_minutes" must be a whole number'),
    "words for yes or no": (GOOD + 'self_start = "yes"\n', 11, '"kiosk.self_start" must be true or false'),
    "no tablet": (GOOD.replace('tablet = "Room 3"\n', ""), 9, '"kiosk.tablet" is missing'),
    "empty tablet": (GOOD.replace("Room 3", "  "), 10, '"kiosk.tablet" is empty'),
    "no kiosk": (GOOD[: GOOD.index("[kiosk]")], 0, '"kiosk" is missing'),
    "idle too long": (GOOD + "idle_minutes = 0\n", 11, "greater than or equal to 1"),
    "warning too short": (GOOD + "idle_warning_seconds = 5\n", 11, "greater than or equal to 20"),
    "unknown theme": (GOOD + 'theme = "pink"\n', 11, "must be 'calm', 'contrast-light' or 'contrast-dark'"),
    "odd text size": (GOOD + "text_size = 110\n", 11, "must be 100, 125, 150, 175 or 200"),
    "part of a path": (GOOD + 'print_folder = "out"\n', 11, "must be the folder's whole path"),
    "other place": (GOOD.replace('"back"]', '"leg"]'), 7, "must be 'belly' or 'back'"),
    "no place": (GOOD.replace('["belly", "back"]', "[]"), 7, "at least 1"),
    "place twice": (GOOD.replace('"back"]', '"belly"]'), 7, "names one thing twice"),
    "two lines": (GOOD.replace("Sample Pain Clinic", "Sample\\nClinic"), 2, "must be one line"),
    "too long": (GOOD.replace("Sample Pain Clinic", "x" * 301), 2, "at most 300"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_refused_in_one_sentence_without_its_values(tmp_path: Path, name: str) -> None:
    text, line, cause = WRONG[name]
    with pytest.raises(SettingsError) as refused:
        load(tmp_path, text)
    said = str(refused.value)
    where = f"clinic.toml line {line}: " if line else "clinic.toml: "
    assert said.startswith(where), said
    assert cause in said
    assert said.endswith("correct it and start again (docs/settings.md lists every setting).")
    assert not re.search(r"555|pink|leg\b|xxx", said), said
    assert "\n" not in said


def test_a_file_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    (tmp_path / settings.FILE).write_bytes(b'[clinic]\nclinic_name = "Cl\xefnic"\n')
    with pytest.raises(SettingsError, match=r"clinic\.toml is not UTF-8 text"):
        settings.load(tmp_path)
    (tmp_path / settings.FILE).unlink()
    (tmp_path / settings.FILE).mkdir()
    with pytest.raises(SettingsError, match=r"clinic\.toml cannot be read"):
        settings.load(tmp_path)


def test_the_home_is_the_option_then_the_variable_then_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / "variable"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert settings.home(str(tmp_path / "option")) == tmp_path / "option"
    assert settings.home(None) == tmp_path / "variable"
    monkeypatch.delenv("KIOSK_HOME")
    if sys.platform == "linux":
        assert settings.home() == tmp_path / "data" / "kiosk"
        assert stat.S_IMODE((tmp_path / "option").stat().st_mode) == 0o700


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(SettingsError, match="data folder cannot be made"):
        settings.home(str(tmp_path / "file"))


def test_the_document_lists_each_setting_as_the_program_describes_it() -> None:
    rows = dict(re.findall(r"^\| `([\w.]+)` \| (.+?) \|", DOC.read_text("utf-8"), re.MULTILINE))
    assert rows == dict(settings.describe())


def test_each_clinic_value_is_described() -> None:
    assert set(CLINIC) <= set(Clinic.model_fields)
    assert [name for name, text in settings.describe().items() if not text] == []
