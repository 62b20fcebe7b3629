"""The way in: the window first, where nothing but the window is asked for, then everything that takes longer to load."""

import sys


def main() -> None:
    """Run the command `kiosk`."""
    if sys.argv[1:] in ([], ["run"]):
        from kiosk.ui.window import opening  # noqa: PLC0415 - other commands need no screen

        opening(None)
    from kiosk.cli import app  # noqa: PLC0415 - a sixth of the time to the first frame
    from kiosk.core.errors import place  # noqa: PLC0415 - as above

    try:
        app()
    except Exception as error:  # noqa: BLE001 - a mistake of this program, whose values may be a person's
        sys.stderr.write(f"kiosk: something unexpected happened ({type(error).__name__} at {place(error)}); please report it.\n")
        sys.exit(3)
