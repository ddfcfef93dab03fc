"""Stories of readers who look for something."""

from __future__ import annotations

import csv
import io

from .person import Sit


async def test_where_net_zero_is_promised(sit: Sit) -> None:
    """議員助理：淨零在哪些計畫裡承諾過？最要緊的一筆寫了什麼？"""
    async with sit() as aide:
        await aide.search("淨零")
        await aide.see("相符 10 筆", "環境保護局", "都市發展局")
        await aide.press("下", "下", "Enter")
        await aide.read("淨零城市發展自治條例")
        assert aide.here == "113-環境保護局-1"
        await aide.see("淨零 3/")
        await aide.press("n")
        await aide.see("淨零 4/")
        await aide.press("Backspace", "Backspace")
        await aide.read("從這裡開始")


async def test_the_input_method_was_off(sit: Sit) -> None:
    """里長：輸入法忘了開，照注音的鍵打「登革熱」，一樣找得到。"""
    async with sit() as reader:
        await reader.search("2/ ek6bk4")
        await reader.see("登革熱", "衛生局")
        await reader.press("Enter")
        await reader.read("登革熱")


async def test_simplified_characters_find_traditional_ones(sit: Sit) -> None:
    """研究生：從簡體的報導貼上「长照」「营造高龄」，找到原文。"""
    async with sit() as student:
        await student.search("营造高龄及失智友善社区")
        await student.see("相符 1 筆", "衛生局")
        await student.press("Enter")
        await student.read("營造高齡及失智友善社區")


async def test_only_this_year(sit: Sit) -> None:
    """記者：十筆太多，只要 113 年度的，再只要民政局的。"""
    async with sit() as reporter:
        await reporter.search("淨零")
        await reporter.see("相符 10 筆")
        await reporter.press("Tab", "下", "下", "下", "空白鍵")
        await reporter.see("year:113 淨零", "相符 6 筆", "篩選之外還有")
        await reporter.press("Tab")
        await reporter.type(" dept:民政")
        await reporter.see("相符 1 筆")
        await reporter.press("Enter")
        await reporter.read("宣導寺廟響應金紙集中焚燒")


async def test_nothing_is_found_then_the_nearest_word(sit: Sit) -> None:
    """承辦人：打錯一個字，照建議再找。"""
    async with sit() as clerk:
        await clerk.search("登格熱防治")
        await clerk.see("登革熱")
        await clerk.press("Enter")
        await clerk.read("登革熱")


async def test_the_hits_become_a_table(sit: Sit) -> None:
    """研究助理：把搜尋結果存成 CSV，拿去試算表整理。"""
    async with sit() as assistant:
        await assistant.search("登革熱")
        await assistant.see("相符 4 筆")
        await assistant.press("Enter", "e")
        await assistant.choose("搜尋結果")
        await assistant.press("右", "右", "右")
        await assistant.see("搜尋-登革熱.csv")
        await assistant.press("Enter")
        await assistant.see("已存成")
        rows = list(csv.DictReader(io.StringIO(await assistant.find_file("搜尋-登革熱.csv"))))
        assert "113-衛生局-1" in [row["編號"] for row in rows]
        assert all("登革熱" in row["內容"] for row in rows[:4])


async def test_how_often_it_is_said(sit: Sit) -> None:
    """記者：淨零與智慧，哪一年講得多？從長條直接看那一年的原文。"""
    async with sit() as reporter:
        await reporter.search("淨零 智慧")
        await reporter.press("Ctrl+T")
        await reporter.see("依年度", "108-111", "每萬字的次數")
        await reporter.press("v")
        await reporter.see("依機關", "都市發展局")
        await reporter.press("v", "G", "上")
        await reporter.see("› ")
        await reporter.press("Enter")
        await reporter.see("year:113 淨零", "相符 6 筆")


async def test_a_word_on_a_long_page(sit: Sit) -> None:
    """審計人員：在整份 107 施政計畫裡找「宿舍」，一處一處看。"""
    async with sit("107-行政暨國際處") as auditor:
        await auditor.press("f")
        await auditor.type("宿舍")
        await auditor.see("1/")
        await auditor.press("Enter", "n", "n", "N")
        await auditor.see("宿舍 2/")
        await auditor.press("Esc")
        await auditor.miss("宿舍 2/")
