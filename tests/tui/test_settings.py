"""The reader's settings as the explorer obeys them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.tui.state import comparison_result as comparing

from .conftest import Explorer
from .waiting import drawn, main, opened, type_in, until


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kaoview.config.config_folder", lambda: tmp_path)
    monkeypatch.setattr("kaoview.config.theme_files.themes_folder", lambda: tmp_path / "themes")
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


async def test_a_theme_of_the_readers_own_is_there_from_the_start(
    settings: Path, explorer: Explorer
) -> None:
    themes = settings.parent / "themes"
    themes.mkdir()
    (themes / "夜讀.toml").write_text(
        'base = "dark"\n[colors]\nbackground = "#010203"\n', encoding="utf-8"
    )
    settings.write_text('theme = "夜讀"\n', encoding="utf-8")
    async with explorer("113-衛生局-2").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        assert pilot.app.theme == "夜讀"
        assert main(pilot).styles.background.hex == "#010203"
        other = pilot.app.available_themes["kaoview-dark"]
        assert pilot.app.current_theme.foreground == other.foreground, "that of its base"


async def test_a_theme_is_chosen_in_the_palette_and_remembered(
    settings: Path, explorer: Explorer
) -> None:
    themes = settings.parent / "themes"
    themes.mkdir()
    (themes / "紙.toml").write_text('base = "light"\n', encoding="utf-8")
    async with explorer("113-衛生局-2").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+p")
        await type_in(pilot, "紙")
        await pilot.pause()
        assert "亮色" in drawn(pilot.app)  # type: ignore[arg-type]
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.theme == "紙")
    assert explorer().theme == "紙"


async def test_what_is_wrong_in_a_theme_is_said_at_the_start(
    settings: Path, explorer: Explorer
) -> None:
    themes = settings.parent / "themes"
    themes.mkdir()
    path = themes / "夜讀.toml"
    path.write_text('base = "dark"\n[colors]\nbackgroud = "#010203"\n', encoding="utf-8")
    async with explorer("113-衛生局-2").run_test(size=(160, 28)) as pilot:
        await opened(pilot)
        assert f"{path}：不認得顏色 backgroud" in main(pilot).keybar.message
