"""The kiosk's own words."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from kiosk import ASSETS


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return the kiosk's words by language: one table for screen and paper."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((ASSETS / "words").glob("*.toml"))}
