"""The explorer: everything that needs Textual."""

from kaoview.tui.terminal import choose_keyboard

choose_keyboard()
