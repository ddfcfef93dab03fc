"""The terminal, the clipboard, other programs, and what leans on private parts of Textual."""
