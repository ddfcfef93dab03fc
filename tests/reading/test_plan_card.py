"""The card of a plan above its accounts, as 歲出計畫提要 prints it."""

from __future__ import annotations

from kaoview.model import ItemKind
from kaoview.reading.draft_items import DraftItem
from kaoview.reading.formats.registry import read_source
from kaoview.reading.tables import find_tables, read_table

CARD = "工作計畫名稱及編號\t3801010100 一、一般行政\t預算金額\t1,200\n計畫內容：處理行政。\t\t預期成果：便民。\t\n"
ACCOUNTS = (
    "分支計畫及用途別科目\t金額\t承辦單位\t說明\n01 人員維持\t1,000\t人事處\t待遇。\n1000 人事費\t1,000\t\t\n"
    "1015 待遇\t700\t\t\n1030 獎金\t300\t\t\n02 基本行政\t200\t秘書處\t水電。\n2000 業務費\t200\t\t\n"
)


def _drafts(text: str) -> tuple[DraftItem, ...]:
    lines = read_source("a.txt", text.encode()).lines
    (span,) = find_tables(lines)
    return read_table(lines, span)[0].drafts


def _tree(drafts: tuple[DraftItem, ...] | list[DraftItem], depth: int = 0) -> list[str]:
    found: list[str] = []
    for each in drafts:
        words = [each.marker.text + each.title.text, each.amount.text, *(t.text for t in each.text)]
        found += ["　" * depth + "／".join(filter(None, words)), *_tree(each.children, depth + 1)]
    return found


def test_accounts_stand_below_the_plan_of_the_card() -> None:
    assert _tree(_drafts(CARD + ACCOUNTS)) == [
        "一、一般行政／1,200／3801010100／計畫內容：處理行政。／預期成果：便民。",
        "　人員維持／1,000／01／人事處／待遇。",
        "　　人事費／1,000／1000",
        "　　　待遇／700／1015",
        "　　　獎金／300／1030",
        "　基本行政／200／02／秘書處／水電。",
        "　　業務費／200／2000",
    ]


def test_a_card_alone_is_its_plan() -> None:
    (plan,) = _drafts(CARD)
    assert (plan.title.text, plan.amount.text) == ("一般行政", "1,200")


def test_label_and_value_may_share_a_cell() -> None:
    (plan,) = _drafts("工作計畫名稱：一般行政\t預算金額：1,200\n計畫內容\t處理行政。\n")
    assert _tree([plan]) == ["一般行政／1,200／計畫內容／處理行政。"]


def test_an_amount_that_is_not_in_thousands_is_text() -> None:
    (plan,) = _drafts("計畫名稱\t防疫\t預算金額\t1,200,000\n單位：元\t\t\t\n")
    assert (plan.amount.text, plan.text[0].text) == ("", "1,200,000")


def test_the_heads_of_columns_are_no_card() -> None:
    (table,) = _drafts("計畫名稱\t主辦機關\n防疫\t衛生局\n")
    assert table.kind is ItemKind.TABLE


def test_rows_above_a_head_are_not_lost() -> None:
    text = "本表由各機關填列\t\t\n單位：千元\t\t\n科目\t預算數\t決算數\n教育\t5\t4\n社福\t7\t6\n"
    above, *rows = _drafts(text)
    assert (above.kind, above.text[0].text.strip()) == (ItemKind.TABLE, "本表由各機關填列")
    assert [row.title.text for row in rows] == ["教育", "社福"]
