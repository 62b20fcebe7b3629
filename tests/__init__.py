"""Tests, laid out as the kiosk is."""
