"""The explorer: everything that needs Textual."""
