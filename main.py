"""Start the kiosk."""

from kiosk.start import main

if __name__ == "__main__":
    main()
