"""What comes after a marker decides where a list stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.outline_text import outline, read_text

TITLE = "海山縣政府113年度施政計畫\n\n"

LISTS = {
    "a marker alone on its line takes the next line as its title": (
        "第一章\n緒論\n為防洪，訂定本計畫。\n第二章\n現況\n兩河淤積。\n",
        "第一章緒論 為防洪，訂定本計畫。\n第二章現況 兩河淤積。",
    ),
    "but not a sentence, and not another marker": (
        "壹、\n汰換抽水機十部，整治兩河。\n貳、\n一、步道\n更新五處。\n",
        "壹、 汰換抽水機十部，整治兩河。\n貳、\n  一、步道 更新五處。",
    ),
    "a marker alone at the end is kept": (
        "壹、防洪\n整治兩河。\n貳、\n",
        "壹、防洪 整治兩河。\n貳、",
    ),
    "a table stands between a list and its next item": (
        "壹、防洪\n一、抽水\n年度\t部數\n112\t三\n113\t五\n二、堤防\n加高。\n",
        "壹、防洪\n  一、抽水\n    表 年度|部數/112|三/113|五\n  二、堤防 加高。",
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_lists(tmp_path: Path, kind: str) -> None:
    text, meant = LISTS[kind]
    library = read_text(tmp_path, TITLE + text)
    assert outline(library) == meant
    assert library.documents[0].account.whole
