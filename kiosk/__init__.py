"""A kiosk that explains the intrathecal pain pump and keeps what the person acknowledged."""

from pathlib import Path

__version__ = "0.1.0"

_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "assets"

ASSETS = _INSTALLED if _INSTALLED.is_dir() else _HERE.parent / "assets"
"""The folder of packs, words and print templates: beside the code in a checkout, inside the package when installed."""
