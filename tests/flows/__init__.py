"""Persons' stories."""
