"""Annexes after the last chapter are parts of their own; heads of tables among chapters are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.reading.annexes import Annex, annex_of
from tests.reading.outline_text import outline, read_text

PLAN = "桃園市政府衛生局114年度施政計畫\n\n壹、長照\n一、據點\n布建據點，每里一處。\n貳、防疫\n"


@pytest.mark.parametrize(
    ("text", "annex"),
    [
        ("附件", Annex("附件", 0)),
        ("附件一 據點一覽表", Annex("附件", 1)),
        ("附件2：據點一覽表", Annex("附件", 2)),
        ("【附錄】", Annex("附錄", 0)),
        ("（附件三）採購合約", Annex("附件", 3)),
        ("附表1-2、經費", Annex("附表", 1)),
        ("附錄 法規彙編", Annex("附錄", 0)),
        ("【附錄】法規彙編", Annex("附錄", 0)),
        ("附件一所列據點", None),
        ("附件一，據點一覽表", None),
        ("附件由各所填報", None),
        ("附件一由各所填報，並送本局彙整。", None),
        ("如附件一", None),
        ("附設醫院", None),
    ],
)
def test_headings_of_annexes(text: str, annex: Annex | None) -> None:
    assert annex_of(text) == annex


def test_annexes_are_parts_with_their_own_numbering(tmp_path: Path) -> None:
    text = PLAN + (
        "一、疫苗\n(一)流感\n接種疫苗，長者免費。\n附件一 據點一覽表\n各區一處，共三處。\n"
        "一、中壢\n設於老街溪旁。\n二、平鎮\n設於新勢公園旁。\n附錄二、疫苗採購合約\n本合約自簽訂日起生效。\n"
        "附表1\n區別\t處數\n中壢\t三\n平鎮\t二\n"
    )
    library = read_text(tmp_path, text)
    assert outline(library) == (
        "壹、長照\n  一、據點 布建據點，每里一處。\n貳、防疫\n  一、疫苗\n    (一)流感 接種疫苗，長者免費。\n"
        "附件一 據點一覽表 各區一處，共三處。\n  一、中壢 設於老街溪旁。\n  二、平鎮 設於新勢公園旁。\n"
        "附錄二、疫苗採購合約 本合約自簽訂日起生效。\n附表1\n  表 區別|處數/中壢|三/平鎮|二"
    )
    assert library.documents[0].account.whole


@pytest.mark.parametrize("heading", ["附件1：據點一覽表", "附表1：據點一覽表"])
def test_a_heading_before_a_list_goes_on_is_no_part(tmp_path: Path, heading: str) -> None:
    text = f"{PLAN}一、疫苗\n接種疫苗，長者免費。\n{heading}\n各區一處，共三處。\n二、登革熱\n清除孳生源。\n"
    items = outline(read_text(tmp_path, text)).split("\n")
    assert [line for line in items if not line.startswith(" ")] == ["壹、長照", "貳、防疫"]
    assert items[-1] == "  二、登革熱 清除孳生源。"


def test_the_last_of_tables_that_are_counted_through_the_chapters_is_no_part(
    tmp_path: Path,
) -> None:
    text = PLAN.replace("貳、", "附表1：據點\n貳、") + "一、疫苗\n接種疫苗。\n附表2：疫苗\n"
    items = outline(read_text(tmp_path, text)).split("\n")
    assert [line for line in items if not line.startswith(" ")] == ["壹、長照", "貳、防疫"]
