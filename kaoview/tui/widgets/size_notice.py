"""The notice on a terminal that is too small: the size needed, and the key to leave."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from kaoview.tui.commands import BY_ID, Action, key_name


class SizeNotice(Widget):
    """Covers the screen and shows its size, the size needed, and the key to leave."""

    ALLOW_SELECT = False

    def __init__(self, width: int, height: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._least = (width, height)

    def on_mount(self) -> None:
        """Redraw when the active bindings change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Return the notice for the current size."""
        width, height = self.app.size
        needed = "需要 {} 欄、{} 行".format(*self._least)
        return Content(f"視窗太小\n{needed}\n現在 {width} 欄、{height} 行\n\n{self._way_out}")

    @property
    def _way_out(self) -> str:
        """The key to leave, which is the last one in the key bar, and its label."""
        ways: list[tuple[int, str, Action]] = []
        for key, active in self.screen.active_bindings.items():
            action = BY_ID.get(active.binding.id or "")
            if action is not None and action.fixed and active.enabled:
                ways.append((action.rank or 0, key, action))
        if not ways:
            return ""
        last = max(rank for rank, *_ in ways)
        keys = {key: action for rank, key, action in ways if rank == last}
        key, action = next(iter(keys.items()))
        return f"{key_name(next((k for k in action.keys if k in keys), key))} {action.label}"
