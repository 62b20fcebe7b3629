"""Papers made from a record."""
