"""The kiosk's own words."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from kiosk import ASSETS


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return the kiosk's words by language: one table for screen and paper."""
    tables = {}
    for path in sorted((ASSETS / "words").glob("??.toml")):
        tables[path.stem] = tomllib.loads(path.read_text("utf-8"))
        tables[path.stem] |= tomllib.loads(path.with_name(f"paper-{path.stem}.toml").read_text("utf-8"))
    return tables

