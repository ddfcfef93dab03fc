"""The terminal, the clipboard, other programs, and the files that outlive a run."""
