"""The explorer: everything that needs Textual."""

from kaoview.tui.platform.terminal import choose_frame_rate, choose_keyboard

choose_keyboard()
choose_frame_rate()
