"""The explorer: everything that needs Textual."""

from kaoview.tui.platform.terminal import choose_keyboard, choose_pace

choose_keyboard()
choose_pace()
