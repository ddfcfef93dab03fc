"""Asking in a thread, narrowing, and the lines of the trends."""
