"""The second verifier, by itself and beside the first."""
