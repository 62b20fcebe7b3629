"""What is kept: settings, packs from disk, and the encrypted database."""
