"""The clinic's own settings, from one TOML file that the clinic may edit."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from unicodedata import category

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StringConstraints

from kiosk import ASSETS
from kiosk.core.errors import SettingsError
from kiosk.storage.toml import BadToml, Strict, read

FILE = "clinic.toml"
"""The file's name in the kiosk's home."""

_LONGEST = 300

_T = TypeVar("_T")


def _one_line(text: str) -> str:
    if any(category(letter) in {"Cc", "Zl", "Zp"} for letter in text):
        message = "must be one line of plain text"
        raise ValueError(message)
    return text


def _whole_path(text: str) -> str:
    if text and not Path(text).is_absolute():
        message = "must be the folder's whole path, or empty"
        raise ValueError(message)
    return text


def _no_twins(items: tuple[_T, ...]) -> tuple[_T, ...]:
    if len(set(items)) != len(items):
        message = "names one thing twice"
        raise ValueError(message)
    return items


_Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=_LONGEST), AfterValidator(_one_line)]
_Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_LONGEST), AfterValidator(_one_line)]


class Clinic(Strict):
    """The values that a pack's words may name; empty ones are reported when a pack needs them."""

    clinic_name: _Words = Field(default="", description="the clinic's name")
    phone_day: _Words = Field(default="", description="the phone number during the day")
    phone_night: _Words = Field(default="", description="the phone number at night and on weekends")
    emergency_number: _Words = Field(default="", description="the emergency number, 911 in the US")
    crisis_line: _Words = Field(default="", description="the number for a person who thinks of dying, 988 in the US")
    trial_watch: _Words = Field(
        default="", description="where, and how long, people are watched after the test shot; it ends the words “Staff watch you …”"
    )
    surgery_place: _Words = Field(default="", description="where the surgery is done; it ends the words “Your surgery is at …”")
    stay: _Words = Field(default="", description="one sentence on how long people stay after the surgery")
    fasting: _Words = Field(default="", description="one sentence on when to stop eating and drinking before the surgery")
    limits_weeks: _Words = Field(
        default="", description="how long the limits on bending, lifting and twisting last, such as “6 to 8 weeks”"
    )
    shower_rule: _Words = Field(default="", description="one sentence on when people may shower")
    alarm_rule: _Words = Field(default="", description="one sentence on what to do when the pump gives an alarm")
    pump_model_note: _Words = Field(default="", description="one sentence on the pump model that the clinic uses")
    follow_up_first: _Words = Field(default="", description="how long after the surgery the first visit is, such as “3 days”")
    follow_up_second: _Words = Field(default="", description="how long after the surgery the second visit is, such as “10 days”")
    driving_rule: _Words = Field(default="", description="one sentence on when people may drive again")

    def values(self) -> Mapping[str, str]:
        """Return each value by its name, empty ones too."""
        return {name: getattr(self, name) for name in type(self).model_fields}


class Surgeon(Strict):
    """A surgeon, and the places of the pump that they offer."""

    name: _Named = Field(description="the surgeon's name, as the person reads it")
    offers: Annotated[tuple[Literal["belly", "back"], ...], Field(min_length=1), AfterValidator(_no_twins)] = Field(
        description="the places of the pump that the surgeon offers: belly, back, or both",
    )


class Kiosk(Strict):
    """How this tablet behaves."""

    tablet: _Named = Field(description="the name of this tablet, kept with each record; it must be set")
    packs: Annotated[tuple[str, ...], AfterValidator(_no_twins)] = Field(
        default=(),
        description="the ids of the packs that staff may choose; an empty list means all",
    )
    self_start: StrictBool = Field(default=False, description="true if a person may type their own name and start alone")
    idle_minutes: Annotated[StrictInt, Field(ge=1, le=60)] = Field(
        default=5, description="minutes without a touch until the warning, 1 to 60"
    )
    idle_warning_seconds: Annotated[StrictInt, Field(ge=20, le=600)] = Field(
        default=45,
        description="seconds the warning stays before the visit is put away, 20 to 600",
    )
    touch_pause_ms: Annotated[StrictInt, Field(ge=0, le=2000)] = Field(
        default=300,
        description="milliseconds after a page turn in which touches do not count, so that a shaking hand turns one page, 0 to 2000",
    )
    put_away_hours: Annotated[StrictInt, Field(ge=1, le=720)] = Field(
        default=72,
        description="hours after which a visit that nobody resumed ends, 1 to 720",
    )
    theme: Literal["calm", "contrast-light", "contrast-dark"] = Field(
        default="calm",
        description="the colours at the start of each visit: calm, contrast-light or contrast-dark",
    )
    text_size: Literal[100, 125, 150, 175, 200] = Field(
        default=100,
        description="the text size in percent at the start of each visit: 100, 125, 150, 175 or 200",
    )
    screen_inches: Annotated[float, Field(ge=0, le=100, strict=True)] = Field(
        default=0.0,
        description="the screen's diagonal in inches, 0 to trust what the screen says",
    )
    print_folder: Annotated[_Words, AfterValidator(_whole_path)] = Field(
        default="",
        description="the folder, as a whole path, where take-home copies are put; empty for none",
    )


class Settings(Strict):
    """Everything a clinic may set; `demo` marks a made-up clinic, and every screen then says so."""

    demo: StrictBool = Field(default=False, description="true for a made-up clinic; every screen then says so")
    clinic: Clinic = Clinic()
    surgeons: tuple[Surgeon, ...] = ()
    kiosk: Kiosk


def load(home: Path) -> Settings:
    """Read HOME/clinic.toml, or return the demo clinic while there is none; raise SettingsError."""
    file = home / FILE
    return _read(file) if file.exists() else demo()


def demo() -> Settings:
    """Return the made-up clinic that the kiosk shows until a clinic has settings of its own."""
    return _read(ASSETS / "demo-clinic.toml")


def describe() -> Mapping[str, str]:
    """Return what each setting is, in plain words, by its full name such as `clinic.phone_day`, in the file's order."""
    sections = (("clinic", Clinic), ("surgeons", Surgeon), ("kiosk", Kiosk))
    found = {"demo": Settings.model_fields["demo"].description or ""}
    for section, model in sections:
        found |= {f"{section}.{name}": field.description or "" for name, field in model.model_fields.items()}
    return found


def absent(names: Iterable[str]) -> SettingsError:
    """Return the error that lists every clinic value that is needed and not set, each with what it is."""
    known = describe()
    listed = "; ".join(f"{name} ({known[f'clinic.{name}']})" for name in sorted(names))
    return SettingsError(f"Please fill in under [clinic] in {FILE}: {listed}.")


def home(option: str | None = None) -> Path:
    """Return the kiosk's data folder: `option`, else KIOSK_HOME, else the user's own; made for this user only if new.

    Raise SettingsError if it is not a folder or cannot be made.
    """
    chosen = option or os.environ.get("KIOSK_HOME")
    if chosen:
        folder = Path(chosen).absolute()
    else:
        from platformdirs import user_data_path  # noqa: PLC0415 (40 ms, needed only without a chosen home)

        folder = user_data_path("kiosk", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"The kiosk's data folder cannot be made ({error.strerror}); choose another with --home or KIOSK_HOME."
        raise SettingsError(message) from None
    return folder


def _read(file: Path) -> Settings:
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        message = f"{file.name} is not UTF-8 text; save it again as UTF-8."
        raise SettingsError(message) from None
    except OSError as error:
        message = f"{file.name} cannot be read ({error.strerror}); check the file and who may read it."
        raise SettingsError(message) from None
    try:
        return read(text, Settings).model
    except BadToml as error:
        fault = error.faults[0]
        where = f" line {fault.line}" if fault.line else ""
        message = f"{file.name}{where}: {fault.cause}; correct it and start again (docs/settings.md lists every setting)."
        raise SettingsError(message) from None
