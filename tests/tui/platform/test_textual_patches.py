"""Private parts of Textual are leaned on in two modules only, and nothing fails without them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Self

import pytest
from textual.app import App
from textual.geometry import Region, Size

import kaoview.tui
from kaoview.tui.platform.textual_patches import (
    CrashSafeApp,
    SteadyScrollView,
    remember_clipboard,
    write_sequence,
)
from tests.tui.waiting import until

ALLOWED = {
    "kaoview.tui.platform.textual_patches",
    "kaoview.tui.platform.draw_once",
    "kaoview.tui.platform.style_cache",
}
_SET_BY_TEXTUAL = re.compile(
    r"_(?:abc_impl|computes|css_type_names?|decorated_handlers|reactives)|_(?:inherit|merged)_.*"
)
"""What Textual and Python set on every class by themselves."""


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(kaoview.tui.__path__, "kaoview.tui."):
        yield importlib.import_module(found.name)


def private_names(kind: type) -> set[str]:
    """Return the private names that Textual's own classes have, in code or on instances."""
    found: set[str] = set()
    for base in kind.__mro__:
        if base.__module__.startswith("textual"):
            found.update(name for name in vars(base) if re.match(r"_[a-z]", name))
            found.update(re.findall(r"self\.(_[a-z]\w+)\b", inspect.getsource(base)))
    return found


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_no_other_module_leans_on_them(module: ModuleType) -> None:
    if module.__name__ in ALLOWED:
        return
    source = inspect.getsource(module)
    assert not re.search(r"(?:from|import) textual[\w.]*\._", source)
    for kind in vars(module).values():
        if inspect.isclass(kind) and kind.__module__ == module.__name__:
            private = private_names(kind)
            own = {name for name in vars(kind) if not _SET_BY_TEXTUAL.fullmatch(name)}
            body = inspect.getsource(kind)
            used = re.findall(r"(?:self|super\(\)|self\.app|self\.screen)\.(_[a-z]\w+)", body)
            assert own & private == set()
            assert set(used) & private - own == set()


def test_without_the_way_to_the_terminal_nothing_is_sent() -> None:
    class Plain:
        """An application of a Textual that calls its driver something else."""

    write_sequence(Plain(), "\x1b]52;c;\a")  # type: ignore[arg-type]
    remember_clipboard(Plain(), "登革熱")  # type: ignore[arg-type]


async def test_a_failure_is_kept_and_saved_once() -> None:
    class Failing(CrashSafeApp):
        saved = 0

        def save_before_exit(self) -> bool:
            self.saved += 1
            raise OSError("a full disk")

        def key_x(self) -> None:
            raise ValueError("壞了")

    app = Failing()
    with pytest.raises(ValueError, match="壞了"):
        async with app.run_test() as pilot:
            await pilot.press("x")
    assert isinstance(app.crash, ValueError)
    assert app.saved == 1 and app.return_code == 1
    assert issubclass(Failing, App)


async def test_a_layout_draws_a_scrolling_pane_again_only_if_its_size_changes() -> None:
    class Pane(SteadyScrollView):
        drawn = 0

        def refresh(self, *regions: Region, **options: bool) -> Self:
            self.drawn += 1
            return super().refresh(*regions, **options)

    class Panes(App[None]):
        def compose(self) -> Iterator[Pane]:
            yield Pane()

    app = Panes()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(Pane)
        pane.virtual_size = Size(80, 500)
        await pilot.pause()
        before = pane.vertical_scrollbar.window_virtual_size, pane.drawn
        app.screen.refresh(layout=True)
        await pilot.pause()
        assert (pane.vertical_scrollbar.window_virtual_size, pane.drawn) == before
        await pilot.resize_terminal(80, 30)
        await until(pilot, lambda: pane.drawn > before[1])
