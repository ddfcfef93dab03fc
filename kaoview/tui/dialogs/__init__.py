"""The dialogs over a screen."""
