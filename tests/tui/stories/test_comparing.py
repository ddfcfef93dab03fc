"""Stories of readers who compare years."""

from __future__ import annotations

from pathlib import Path

from .person import Sit


async def test_what_became_of_a_promise_of_107(sit: Sit) -> None:
    """議員：107 年說要推動姊妹市實質交流，後來呢？"""
    async with sit("107-行政暨國際處-1.1") as councillor:
        await councillor.see("其他年度　5 項", "112.4 業務報告", "113 施政綱要")
        await councillor.press("r", "Enter")
        await councillor.read("從城市議題拓展與姊妹市及友好夥伴城市之交流領域")
        assert councillor.here == "113-行政暨國際處-1"
        await councillor.press("Backspace")
        assert councillor.here == "107-行政暨國際處-1.1"


async def test_the_new_outline_beside_the_mid_term_plan(sit: Sit) -> None:
    """助理：113 年環保局的淨零，108 至 111 年的中程計畫提過嗎？"""
    async with sit("113-環境保護局-1") as aide:
        await aide.press("d")
        await aide.see("對照哪兩份", "108-111 中程施政計畫", "113 施政綱要　環境保護局")
        await aide.press("Enter")
        await aide.see("0 全部", "4 -", "5 +")  # however long the words beside them are
        await aide.press("/")
        await aide.type("淨零")
        await aide.see("淨零策略白皮書", "& 相關", "已校對", "註記：淨零減碳路徑")
        await aide.press("Esc", "Esc")
        assert aide.here == "113-環境保護局-1"


async def test_a_pair_accepted_with_a_note_and_taken_back(sit: Sit, tmp_path: Path) -> None:
    """研考人員：認定一組對應並加註，存進自己的校對檔；想想不對，復原。"""
    async with sit("107-行政暨國際處-1.16") as officer:
        await officer.press("d", "Enter")
        await officer.see("精進公文電子化")
        await officer.press("a")
        await officer.see("這兩項的關係")
        await officer.type("比率未再寫明")
        await officer.press("Enter")
        await officer.see("註記：比率未再寫明")
        written = (tmp_path / "reviews.tsv").read_text("utf-8")
        assert "107-行政暨國際處-1.16" in written
        assert "陳助理" in written and "比率未再寫明" in written
        await officer.press("u")
        await officer.see("已復原")
        await officer.miss("註記：比率未再寫明")
        assert "比率未再寫明" not in (tmp_path / "reviews.tsv").read_text("utf-8")


async def test_a_comparison_for_the_file(sit: Sit) -> None:
    """秘書：把 107 與 113 的對照存成網頁，附在簽裡。"""
    async with sit("107-行政暨國際處") as secretary:
        await secretary.press("d", "Enter")
        await secretary.see("107 施政計畫", "113 施政綱要", "0 全部")
        await secretary.press("e", "右", "右")
        await secretary.see("HTML", ".html")
        await secretary.press("Enter")
        await secretary.see("已存成")
        (page,) = secretary.folder.glob("*.html")
        words = page.read_text("utf-8")
        assert "從城市議題拓展與姊妹市及友好夥伴城市之交流領域" in words
        assert "修正對照表" in words and "分列為" in words
