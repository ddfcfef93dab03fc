"""The comparison: its screen and dialogs."""
