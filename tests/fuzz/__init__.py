"""Fuzzing: what any bytes do to whatever reads them (``make fuzz``).

A target takes bytes and raises only where the program is wrong. ``tests/corpus`` keeps inputs by
target: those that once failed, and one to begin with of each kind; ``make test`` runs them all.
"""
