"""Stories of readers who take something away, and come back."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from kaoview.tui.app import ExplorerApp
from kaoview.tui.themes import DARK, LIGHT

from .person import Sit


async def test_bookmarks_and_tomorrow_everything_is_as_it_was_left(sit: Sit) -> None:
    """助理：質詢要用的放書籤、匯出成一份稿子，明天接著看。"""
    async with sit("113-環境保護局-1") as aide:
        await aide.press("m")
        await aide.type("質詢：自治條例進度")
        await aide.press("Enter")
        await aide.see("書籤：質詢：自治條例進度")
        await aide.press("]", "m", "Enter", "e")
        await aide.choose("書籤")
        await aide.press("Enter")
        await aide.see("已存成")
        (draft,) = aide.folder.glob("*.md")
        words = draft.read_text("utf-8")
        assert "淨零城市發展自治條例" in words and "衛生局" not in words
        await aide.press("Enter", "Tab", "q")
    async with sit() as aide:
        assert aide.here == "113-環境保護局-2"
        await aide.see("書籤")
        await aide.press("M")
        await aide.see("書籤　2", "註記：質詢：自治條例進度")
        await aide.type("自治條例")
        await aide.press("Enter")
        assert aide.here == "113-環境保護局-1"


async def test_the_bookmarks_are_exported_from_their_list(sit: Sit) -> None:
    """助理：在書籤的清單裡打字篩選，只匯出看得到的，附註記。"""
    async with sit("113-環境保護局-1") as aide:
        await aide.press("m")
        await aide.type("質詢：自治條例進度")
        await aide.press("Enter", "]", "m", "Enter", "M")
        await aide.see("書籤　2", "F4 匯出")
        await aide.type("自治條例")
        await aide.press("F4")
        await aide.see("看到的 1 個書籤和下面的內容")
        await aide.press("Enter")
        await aide.see("已存成")
        (draft,) = aide.folder.glob("*.md")
        words = draft.read_text("utf-8")
        assert "質詢：自治條例進度" in words and words.count("出處：") == 1
        await aide.press("Enter", "Tab", "e")
        await aide.see("匯出成檔案")


async def test_a_citation_for_the_article(sit: Sit) -> None:
    """記者：複製一段話，出處寫到第幾行。"""
    async with sit("113-環境保護局-1") as reporter:
        await reporter.press("Y")
        await reporter.see("引文")
        assert reporter.clipboard.startswith("「推動各部門淨零政策")
        assert "高雄市政府113年度施政綱要：環保" in reporter.clipboard
        assert "113-annual-outline.txt 第 " in reporter.clipboard
        assert reporter.clipboard.endswith("113-環境保護局-1）")


async def test_the_source_itself(sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """公民科技社群：打開原始檔，停在那一行，看解析得對不對。"""
    editor = tmp_path / "vi"
    editor.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\n', "utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    monkeypatch.setattr(ExplorerApp, "suspend", lambda self: nullcontext())
    async with sit("113-環境保護局-1") as hacker:
        await hacker.press("o")
        asked = (tmp_path / "asked").read_text("utf-8").split()
        line = int(next(word for word in asked if word.startswith("+")))
        lines = Path(asked[-1]).read_text("utf-8").splitlines()
        assert "推動各部門淨零政策" in lines[line - 1]


async def test_light_is_remembered(sit: Sit) -> None:
    """會議室投影：換成亮色，下次打開還是亮的。"""
    async with sit() as speaker:
        assert speaker.app.theme == DARK
        await speaker.press("T")
        assert speaker.app.theme == LIGHT
        await speaker.press("q")
    async with sit() as speaker:
        assert speaker.app.theme == LIGHT


async def test_a_damaged_memory_is_put_aside(sit: Sit, tmp_path: Path) -> None:
    """電腦昨天當機：記憶檔壞了，程式照樣打開，壞檔留著。"""
    async with sit("113-水利局-1") as reader:
        await reader.press("Tab", "q")
    (session,) = (tmp_path / "state").glob("session-*.json")
    session.write_text('{"schema": 1, "place": ', "utf-8")
    (tmp_path / "bookmarks.json").write_text("?", "utf-8")
    async with sit() as reader:
        await reader.see("損壞，已改名為", "從這裡開始")
        assert (tmp_path / "state" / f"{session.stem}.damaged-1.json").is_file()
        await reader.press("下", "m")
        await reader.type("重新來過")
        await reader.press("Enter", "q")
    kept = json.loads((tmp_path / "bookmarks.json").read_text("utf-8"))
    assert "重新來過" in json.dumps(kept, ensure_ascii=False)
