"""Start the kiosk."""

from kiosk.cli import app

if __name__ == "__main__":
    app()
