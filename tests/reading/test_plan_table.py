from collections.abc import Sequence

import pytest

from kaoview.model import FurnitureKind
from kaoview.reading.draft_items import DraftItem
from kaoview.reading.formats.registry import read_source
from kaoview.reading.tables import find_tables, read_table

HEAD = "計畫名稱\t計畫目標\t實施要領\t預算來源及金額 (單位：千元)\t備註\n"


def _table(text: str) -> tuple[list[DraftItem], list[tuple[FurnitureKind, str]]]:
    lines = read_source("a.txt", text.encode()).lines
    (span,) = find_tables(lines)
    block, furniture = read_table(lines, span)
    return list(block.drafts), [(kind, passage.text) for kind, passage in furniture]


def _words(draft: DraftItem) -> str:
    return draft.marker.text + draft.title.text + "".join(p.text for p in draft.text)


def _tree(drafts: Sequence[DraftItem]) -> list[object]:
    return [(_words(d), _tree(d.children)) if d.children else _words(d) for d in drafts]


def test_plan_business_objective_measure() -> None:
    drafts, furniture = _table(
        HEAD
        + "壹、一般行政 行政管理 (一)會計業務\t妥編預算\t<ol> 1.籌編預算。 2.執行預算。 \t25,169 56\t\n"
    )
    assert _tree(drafts) == [
        (
            "壹、一般行政",
            [("行政管理", [("(一)會計業務", [("妥編預算", ["1.籌編預算。", "2.執行預算。"])])])],
        )
    ]
    amounts = [d.amount.text for d in drafts[0].walk() if d.amount]
    assert amounts == ["25,169", "56"]
    assert (FurnitureKind.MARKUP, "<ol>") in furniture
    assert (FurnitureKind.TABLE, "實施要領") in furniture


def test_a_row_cut_by_a_page_continues() -> None:
    drafts, _ = _table(
        HEAD
        + "(四)職工業務\t1.職工管理\t1.妥善運用。 2.選拔職工，讓職\t15,625\t\n\n"
        + "\t\t工體現自我價值。\t\n"
        + "\t2.車輛管理\t1.定期保養。\t\n"
    )
    assert _tree(drafts) == [
        (
            "(四)職工業務",
            [
                ("1.職工管理", ["1.妥善運用。", "2.選拔職工，讓職工體現自我價值。"]),
                ("2.車輛管理", ["1.定期保養。"]),
            ],
        )
    ]


def test_measures_without_number_or_full_stop_stand_below_their_own_plans() -> None:
    drafts, _ = _table(
        "計畫名稱\t實施內容\t預算金額\n"
        "一、文書管理\t收文與發文\t1,200\n"
        "二、檔案管理\t檔案數位化\t800\n"
        "三、國際事務\t訪賓接待\t8,395\n"
    )
    assert _tree(drafts) == [
        ("一、文書管理", ["收文與發文"]),
        ("二、檔案管理", ["檔案數位化"]),
        ("三、國際事務", ["訪賓接待"]),
    ]
    assert [draft.amount.text for draft in drafts] == ["1,200", "800", "8,395"]


def test_such_measures_leave_the_objectives_of_the_plan_above() -> None:
    drafts, _ = _table(
        HEAD
        + "一、文書管理\t1.妥善收發\t收文與發文\t1,200\t\n"
        + "二、檔案管理\t\t檔案數位化\t800\t\n"
    )
    assert _tree(drafts) == [
        ("一、文書管理", [("1.妥善收發", ["收文與發文"])]),
        ("二、檔案管理", ["檔案數位化"]),
    ]


def test_the_rest_of_a_cut_sentence_goes_on_beside_the_next_plan() -> None:
    drafts, _ = _table(
        "計畫名稱\t實施內容\t預算金額\n"
        "一、文書管理\t妥善收發公文，落實文書\t1,200\n"
        "二、檔案管理\t處理保密規定。\t800\n"
        "\t推動檔案數位化，並便\t\n"
        "三、國際事務\t利民眾調閱\t8,395\n"
    )
    words = [words for draft in drafts for words in (d.text[0].text for d in draft.children)]
    assert words == ["妥善收發公文，落實文書處理保密規定。", "推動檔案數位化，並便利民眾調閱"]


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("007", ""),
        ("000000000000000000", ""),
        ("٣٤", ""),
        ("0", "0"),
        ("１２３", "１２３"),
        ("1,234", "1,234"),
    ],
)
def test_only_what_is_printed_as_an_amount_becomes_one(printed: str, amount: str) -> None:
    (draft,), _ = _table(f"計畫名稱\t實施內容\t預算金額\n一、文書管理\t收發公文。\t{printed}\n")
    assert draft.amount.text == amount
    assert [passage.text for passage in draft.text] == ([] if amount else [printed])


def test_merged_cells_are_separated_by_their_numbering() -> None:
    drafts, furniture = _table(
        HEAD
        + "參、文書業務 文書管理\t1.文書管理\t1.辦理訓練。 2.處理文書，落實文書 \t9,618\t\n\n"
        + "<p>肆、國際事務</p>\t<p>2.資訊管理</p> <p>1.推動交流</p>\t"
        + "<p>處理保密。</p> <p>3.發行公報。</p> <p>1.配合上線。</p> <p>1.接待訪賓，職</p>\t<p>8,395</p>\n"
        + "-----\t--\t--\t---\n\n"
        + "\t<p>員交換等。</p> <p>2.撰擬書信。</p> <p>2.行銷高雄</p>\t<p>1.宣揚形象。</p>\t\t\n"
    )
    assert _tree(drafts) == [
        (
            "參、文書業務",
            [
                (
                    "文書管理",
                    [
                        (
                            "1.文書管理",
                            ["1.辦理訓練。", "2.處理文書，落實文書處理保密。", "3.發行公報。"],
                        ),
                        ("2.資訊管理", ["1.配合上線。"]),
                    ],
                )
            ],
        ),
        (
            "肆、國際事務",
            [
                ("1.推動交流", ["1.接待訪賓，職員交換等。", "2.撰擬書信。"]),
                ("2.行銷高雄", ["1.宣揚形象。"]),
            ],
        ),
    ]
    assert drafts[1].amount.text == "8,395"
    assert (FurnitureKind.TABLE, "-----") in furniture


def test_a_budget_table_gives_the_first_amount_to_the_first_name() -> None:
    drafts, _ = _table(
        "類\t項\t預算來源及金額\t備考\n"
        "\t\t主要預算 (單位：千元)\t\n"
        "壹、一般行政\t行政管理\t25,169\t不含人事費184,758千元\n"
        "陸、人事費及第一預備金\t一、人事費 二、第一預備金\t185,858 184,758 1,100\t\n"
        "合計\t\t330,433\t\n"
    )
    amounts = {_words(d): d.amount.text for top in drafts for d in top.walk()}
    assert amounts == {
        "壹、一般行政不含人事費184,758千元": "25,169",
        "行政管理": "",
        "陸、人事費及第一預備金": "185,858",
        "一、人事費": "184,758",
        "二、第一預備金": "1,100",
        "合計": "330,433",
    }


def test_an_amount_that_is_no_number_stays_as_text() -> None:
    drafts, _ = _table(HEAD + "壹、一般行政\t目標\t1.措施。\t未編列\t\n貳、事務\t\t\t\t\n")
    assert (drafts[0].amount.text, drafts[0].text[0].text) == ("", "未編列")


@pytest.mark.parametrize("digits", ["9" * 5000, "1" + ",234" * 2000], ids=["plain", "grouped"])
def test_digits_without_end_are_no_amount(digits: str) -> None:
    drafts, _ = _table(HEAD + f"壹、一般行政\t目標\t1.措施。\t{digits}\t\n貳、事務\t\t\t\t\n")
    assert (drafts[0].amount.text, drafts[0].text[0].text) == ("", digits)


def test_rows_without_any_name_are_not_lost() -> None:
    drafts, _ = _table(HEAD + "\t\t1.措施。\t56\t備註\n\t\t2.措施。\t\t\n")
    told = {_words(d) + d.amount.text for top in drafts for d in top.walk()}
    assert told == {"1.措施。", "2.措施。", "備註56"}


@pytest.mark.parametrize(
    "name",
    [
        "(一)會計業務（5,616仟元）",
        "(一)會計業務(經費：5,616千元)",
        "(一)會計業務 預算金額：5,616仟元",
    ],
)
def test_the_amount_at_the_end_of_a_name_is_its_amount(name: str) -> None:
    drafts, furniture = _table(HEAD + f"{name}\t妥編預算\t1.籌編。\t\t\n(二)人事\t\t\t\t\n")
    assert (drafts[0].title.text, drafts[0].amount.text) == ("會計業務", "5,616")
    assert "仟元" in furniture[-1][1] or "千元" in furniture[-1][1]


@pytest.mark.parametrize("name", ["(一)補助5,616仟元案", "(一)基金（第2期）", "(一)5,616仟元"])
def test_a_name_without_an_amount_at_its_end_is_left_alone(name: str) -> None:
    drafts, _ = _table(HEAD + f"{name}\t妥編預算\t1.籌編。\t\t\n(二)人事\t\t\t\t\n")
    assert (drafts[0].marker.text + drafts[0].title.text, drafts[0].amount.text) == (name, "")


def test_the_amount_of_a_row_is_its_part_s_where_the_next_part_has_one() -> None:
    drafts, _ = _table(
        "工作計畫\t分支計畫\t預算數\n一、國民教育\t(一)午餐\t120\n\t(二)課後照顧\t340\n小 計\t\t460\n"
        "二、幼兒教育\t(一)公共化\t500\n合 計\t\t960\n"
    )
    assert _tree(drafts) == [
        ("一、國民教育", ["(一)午餐", "(二)課後照顧", "小 計"]),
        ("二、幼兒教育", ["(一)公共化"]),
        "合 計",
    ]
    amounts = [draft.amount.text for top in drafts for draft in top.walk()]
    assert amounts == ["", "120", "340", "460", "500", "", "960"]


def test_amounts_that_are_not_in_thousands_are_text() -> None:
    drafts, _ = _table("工作計畫\t經費（單位：元）\n一、午餐\t1,200,000\n二、課後照顧\t340,000\n")
    assert [(d.amount.text, d.text[0].text) for d in drafts] == [("", "1,200,000"), ("", "340,000")]


def test_lists_within_a_cell_stand_below_the_measure_that_they_belong_to() -> None:
    rows = (
        ("一、文書管理", ("1.妥善收發。", "2.檔案數位化：", "(1)掃描。", "(2)編目。", "3.銷毀。")),
        ("二、國際事務", ("(1)接待訪賓。", "(2)締結姊妹市。")),
    )
    cells = (f"<tr><td>{name}<td>{'<br>'.join(measures)}<td>800" for name, measures in rows)
    page = f"<table><tr><th>計畫名稱<th>實施內容<th>預算金額{''.join(cells)}</table>"
    lines = read_source("a.html", page.encode()).lines
    (span,) = find_tables(lines)
    block, _ = read_table(lines, span)
    assert _tree(block.drafts) == [
        (
            "一、文書管理",
            ["1.妥善收發。", ("2.檔案數位化：", ["(1)掃描。", "(2)編目。"]), "3.銷毀。"],
        ),
        ("二、國際事務", ["(1)接待訪賓。", "(2)締結姊妹市。"]),
    ]


def test_shares_of_an_amount_without_its_sum_are_text_after_their_heads() -> None:
    (one, two), _ = _table(
        "計畫名稱\t實施內容\t經費\t\n\t\t中央\t地方\n"
        "一、文書管理\t收發公文。\t1,200\t300\n二、檔案管理\t編目。\t\t800\n"
    )
    assert not one.amount
    assert [passage.text for passage in one.text] == ["經費中央 1,200", "經費地方 300"]
    assert [passage.text for passage in two.text] == ["經費地方 800"]
    assert [_words(child) for child in one.children] == ["收發公文。"]
