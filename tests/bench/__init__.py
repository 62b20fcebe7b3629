"""What the kiosk takes: time, memory, and both beside a browser in the same run on the same machine."""
