"""The reader's settings as the explorer obeys them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.tui.state import comparison_result as comparing

from .conftest import Explorer
from .waiting import opened


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kaoview.config.config_folder", lambda: tmp_path)
    return tmp_path / "config.toml"


async def test_theme_measure_and_keys_are_the_readers(settings: Path, explorer: Explorer) -> None:
    settings.write_text(
        'theme = "textual-light"\nmeasure = 30\n[keys]\nhelp = "f2"\n', encoding="utf-8"
    )
    async with explorer().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        assert pilot.app.theme == "textual-light"
        assert pilot.app.screen.reader.measure == 60
        await pilot.press("f2")
        assert type(pilot.app.screen).__name__ == "HelpScreen"


async def test_a_wrong_setting_is_named_and_the_rest_applies(
    settings: Path, explorer: Explorer
) -> None:
    settings.write_text('theme = "彩虹"\nmeasure = 30\n[keys]\nxyzzy = "y"\n', encoding="utf-8")
    async with explorer().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        remarks = "；".join(pilot.app.settings.problems)
        assert "彩虹" in remarks and "xyzzy" in remarks and "config.toml" in remarks
        assert pilot.app.screen.reader.measure == 60


def test_decisions_are_saved_under_the_readers_name(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "account")
    assert comparing.reviewer() == "account"
    settings.write_text('reviewer = "王小明"\n', encoding="utf-8")
    assert comparing.reviewer() == "王小明"
