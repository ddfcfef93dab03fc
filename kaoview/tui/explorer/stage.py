"""What a controller of the explorer may ask of the screen it works for.

A controller knows this protocol and never the screen, so that a test can give it a small object.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Size
    from textual.message import Message
    from textual.timer import Timer
    from textual.widget import Widget

    from kaoview.tui.widgets.breadcrumb import Breadcrumb
    from kaoview.tui.widgets.key_bar import KeyBar
    from kaoview.tui.widgets.reader import Reader
    from kaoview.tui.widgets.sidebar import Sidebar


class Widgets(NamedTuple):
    """What is always on the main screen.

    Attributes:
        sidebar: The tree.
        breadcrumb: The line above the text.
        reader: The text.
        key_bar: The bottom line.
    """

    sidebar: Sidebar
    breadcrumb: Breadcrumb
    reader: Reader
    key_bar: KeyBar


class Stage(Protocol):
    """The screen, as far as controllers use it; every method is Textual's own."""

    @property
    def app(self) -> App[Any]:
        """The application, for dialogs and for calls from threads."""

    @property
    def size(self) -> Size:
        """Columns and lines of the screen."""

    @property
    def focused(self) -> Widget | None:
        """The widget that has the keys."""

    def query_one(self, selector: str, /) -> Widget:
        """Return the widget that a selector names."""

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True) -> None:
        """Give the keys to a widget."""

    def set_timer(self, delay: float, callback: Callable[[], Any], /) -> Timer:
        """Call something after a delay in seconds."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call something once the screen has been laid out and drawn."""

    def run_worker(
        self,
        work: Callable[[], Any],
        /,
        *,
        group: str,
        description: str,
        exclusive: bool,
        thread: bool,
        exit_on_error: bool,
    ) -> object:
        """Run something in a worker."""

    def post_message(self, message: Message) -> bool:
        """Post a message to the screen; threads may, too."""

    def clear_selection(self) -> None:
        """Select no words any more."""

    def get_selected_text(self) -> str | None:
        """Return the words selected with the mouse."""

    def has_class(self, *class_names: str) -> bool:
        """Return whether the screen has all of some style classes."""

    def set_class(self, add: bool, *class_names: str) -> object:
        """Add or remove style classes."""


def run_in_thread(
    stage: Stage, work: Callable[[], Any], group: str, description: str, *, exclusive: bool = True
) -> None:
    """Run work in a thread; an error in it does not end the explorer.

    Args:
        stage: The screen.
        work: What to do.
        group: The name of the group of workers it belongs to.
        description: What it does. Without one Textual would spell out all arguments, the whole
            library among them, which takes 0.4 s at 100,000 items.
        exclusive: Whether it replaces what runs in the group already.
    """
    stage.run_worker(
        work,
        group=group,
        description=description,
        exclusive=exclusive,
        thread=True,
        exit_on_error=False,
    )
