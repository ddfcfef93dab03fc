"""Budget tables: rows of accounts within each other, each with its amounts."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.model import Item, Plan
from kaoview.paths import data_folder
from kaoview.reading.amount_sums import sums
from kaoview.reading.departments import load_departments
from kaoview.reading.document_reader import ReadResult, read_document
from kaoview.reading.hints import Hints

TABLE = load_departments(data_folder() / "departments.toml")
ACCOUNTS = """\
科目,,,,,本年度預算數,上年度預算數,本年度與上年度比較,說明
款,項,目,節,名稱及編號,,,,
01,,,,0010000000 市議會主管,500,450,50,
,001,,,0010010000 市議會,500,450,50,
,,01,,3301010100 一般行政,300,300,-,人事費等。
,,,01,3301010101 行政管理,300,300,-,
,,02,,3301010200 議事業務,200,150,50,
02,,,,0020000000 市政府主管,80,90,-10,
,001,,,0020020000 秘書處,80,90,-10,
,,,,合　計,580,540,40,
"""


def _read(text: str, name: str = "預算.csv") -> ReadResult:
    return read_document(PurePath(name), name, text.encode(), TABLE, Hints())


def _plan(result: ReadResult) -> Plan:
    (draft,) = result.plans
    return result.build(draft, "115-甲")


def _row(item: Item) -> str:
    amount = "" if item.amount is None else f" {item.amount:,}"
    text = f"（{'／'.join(item.text.split(chr(10)))}）" if item.text else ""
    return f"{item.marker}{item.title}{amount}{text}"


def _tree(items: tuple[Item, ...], depth: int = 0) -> list[str]:
    found: list[str] = []
    for item in items:
        found += ["　" * depth + _row(item), *_tree(item.children, depth + 1)]
    return found


def _tree_of(text: str) -> list[str]:
    return _tree(_plan(_read(text)).items)


def test_the_column_of_its_number_tells_how_deep_an_account_lies() -> None:
    assert _tree_of(ACCOUNTS) == [
        "01市議會主管 500（0010000000／上年度預算數 450／本年度與上年度比較 50）",
        "　001市議會 500（0010010000／上年度預算數 450／本年度與上年度比較 50）",
        "　　01一般行政 300（3301010100／上年度預算數 300／人事費等。）",
        "　　　01行政管理 300（3301010101／上年度預算數 300）",
        "　　02議事業務 200（3301010200／上年度預算數 150／本年度與上年度比較 50）",
        "02市政府主管 80（0020000000／上年度預算數 90／本年度與上年度比較 -10）",
        "　001秘書處 80（0020020000／上年度預算數 90／本年度與上年度比較 -10）",
        "合　計 580（上年度預算數 540／本年度與上年度比較 40）",
    ]


def test_every_sum_of_the_accounts_is_checked() -> None:
    found = sums(_plan(_read(ACCOUNTS)))
    assert [(each.heading, each.agrees) for each in found] == [
        ("01 市議會主管", True),
        ("001 市議會", True),
        ("01 一般行政", True),
        ("02 市政府主管", True),
        ("合　計", True),
    ]
    wrong = sums(_plan(_read(ACCOUNTS.replace("議事業務,200", "議事業務,201"))))
    assert [each.heading for each in wrong if not each.agrees] == ["001 市議會"]


def test_indentation_tells_how_deep_an_account_lies() -> None:
    assert _tree_of(
        "科目名稱,預算數,決算數\n"
        "稅課收入,500,450\n　土地稅,300,300\n　　地價稅,200,190\n　　土地增值稅,100,110\n"
        "　房屋稅,200,150\n規費收入,10,9\n總計,510,459\n"
    ) == [
        "稅課收入 500（決算數 450）",
        "　土地稅 300（決算數 300）",
        "　　地價稅 200（決算數 190）",
        "　　土地增值稅 100（決算數 110）",
        "　房屋稅 200（決算數 150）",
        "規費收入 10（決算數 9）",
        "總計 510（決算數 459）",
    ]


def test_zeros_at_the_end_of_its_code_tell_how_deep_an_account_lies() -> None:
    assert _tree_of(
        "科目編號,科目名稱,預算數\n4000000000,政務支出,900\n4001000000,行政支出,900\n"
        "4001010000,文書管理,500\n4001020000,資訊管理,400\n5000000000,教育支出,100\n"
    ) == [
        "政務支出 900（4000000000）",
        "　行政支出 900（4001000000）",
        "　　文書管理 500（4001010000）",
        "　　資訊管理 400（4001020000）",
        "教育支出 100（5000000000）",
    ]


def test_markers_tell_how_deep_an_account_lies() -> None:
    assert _tree_of(
        "工作計畫,預算數,上年度預算數\n一、國民教育,300,200\n(一)午餐,100,100\n(二)課後照顧,200,100\n"
        "小計,300,200\n二、社會教育,50,50\n"
    ) == [
        "一、國民教育 300（上年度預算數 200）",
        "　(一)午餐 100（上年度預算數 100）",
        "　(二)課後照顧 200（上年度預算數 100）",
        "　小計 300（上年度預算數 200）",
        "二、社會教育 50（上年度預算數 50）",
    ]


def test_a_budget_divided_among_columns_without_their_sum_is_text() -> None:
    tree = _tree_of("科目,預算數,\n,經常門,資本門\n一般行政,300,200\n第一預備金,5,0\n")
    assert tree == [
        "一般行政（預算數經常門 300／預算數資本門 200）",
        "第一預備金（預算數經常門 5／預算數資本門 0）",
    ]


@pytest.mark.parametrize("head", ["經費", "預算數", "經費來源"])
def test_a_budget_divided_among_funders_without_their_sum_is_text(head: str) -> None:
    tree = _tree_of(
        f"科目,{head},,\n,中央補助款,地方配合款,其他\n道路工程,300,200,10\n公園工程,5,0,1\n"
    )
    assert tree == [
        f"道路工程（{head}中央補助款 300／{head}地方配合款 200／{head}其他 10）",
        f"公園工程（{head}中央補助款 5／{head}地方配合款 0／{head}其他 1）",
    ]


def test_the_sum_of_funders_is_the_amount_where_it_is_printed() -> None:
    tree = _tree_of("科目,經費,,\n,合計,中央,地方\n道路工程,500,300,200\n公園工程,5,5,0\n")
    assert tree[0] == "道路工程 500（經費中央 300／經費地方 200）"


def test_the_sum_of_divided_columns_is_the_amount() -> None:
    tree = _tree_of("科目,預算數,,\n,合計,經常門,資本門\n一般行政,500,300,200\n業務,5,5,0\n")
    assert tree[0] == "一般行政 500（預算數經常門 300／預算數資本門 200）"


@pytest.mark.parametrize(
    ("unit", "amount"), [("單位：新臺幣千元", 500), ("單位：仟元", 500), ("單位：元", None)]
)
def test_only_amounts_in_thousands_are_amounts(unit: str, amount: int | None) -> None:
    """An item's amount is shown in thousands: other units would be a thousand times too much."""
    plan = _plan(_read(f"{unit},,\n科目,預算數,決算數\n　用人,500,400\n合計,500,400\n"))
    (named,) = (item for item in plan.walk() if item.title == "用人")
    assert named.amount == amount
    assert ("預算數 500" in named.text) == (amount is None)


def test_rows_without_a_name_belong_to_the_row_before() -> None:
    assert _tree_of("科目,預算數,決算數,說明\n用人,500,400,甲\n,,,乙\n業務,5,4,\n") == [
        "用人 500（決算數 400／甲／乙）",
        "業務 5（決算數 4）",
    ]


def test_rows_before_any_name_are_not_lost() -> None:
    assert _tree_of("科目,預算數,決算數\n,-,-\n,7,\n用人,500,400\n") == [
        " 7",
        "用人 500（決算數 400）",
    ]


def test_a_matrix_of_kinds_of_spending_is_kept_as_printed() -> None:
    plan = _plan(_read("科目,民政支出,平衡預算補助支出\n甲縣,10,20\n乙縣,30,40\n"))
    (table,) = plan.items
    assert table.text.split("\n")[1] == "甲縣\t10\t20"


CELLS = st.sampled_from(
    [
        "",
        "",
        "1",
        "02",
        "一、",
        "一般行政",
        "　業務費",
        "合計",
        "小計",
        "1,200",
        "-",
        "\u200e",
        "33010100",
        "300%",
    ]
)


@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=8))
def test_every_character_of_a_budget_table_is_accounted_for(rows: list[list[str]]) -> None:
    head = ["款", "項", "科目名稱", "預算數", "決算數", "說明"]
    text = "\n".join("\t".join(row) for row in [head, *rows, head, *rows])
    result = _read(text, "a.tsv")
    assert (result.document.account.missing, result.document.account.repeated) == (0, 0)


def test_a_table_with_rules_between_its_columns_alone_is_read_from_a_pdf() -> None:
    """Rows come from baselines, over a page break, and where the amount is empty."""
    pytest.importorskip("reportlab")
    plan = _plan(read_document(PurePath("a.pdf"), "a.pdf", _pdf(), TABLE, Hints()))
    assert _tree(plan.items) == [
        "01教育主管 900（上年度預算數 800）",
        "　01國民教育 600（上年度預算數 500）",
        "　　01課後照顧 400（上年度預算數 300／補助學校並聘請教師陪伴學童到晚間。）",
        "　　02營養午餐（上年度併入課後照顧。）",
        "　　03校舍修繕 200（上年度預算數 200）",
        "　02幼兒教育 300（上年度預算數 300）",
    ]


_ROWS = (
    (
        ("01", "", "", "教育主管", "900", "800", ()),
        ("", "01", "", "國民教育", "600", "500", ()),
        ("", "", "01", "課後照顧", "400", "300", ("補助學校並聘請教師", "陪伴學童到晚間。")),
        ("", "", "02", "營養午餐", "", "", ("上年度併入課後照顧", "。")),
    ),
    (
        ("", "", "03", "校舍修繕", "200", "200", ()),
        ("", "02", "", "幼兒教育", "300", "300", ()),
    ),
)
_EDGES = (40, 70, 100, 130, 240, 320, 400, 520)


def _pdf() -> bytes:
    """Return a budget of two pages as budget books print it."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))
    data = BytesIO()
    canvas = Canvas(data, pagesize=(560, 500))
    for number, rows in enumerate(_ROWS, 1):
        canvas.setFont("MSung-Light", 12)
        canvas.drawString(220, 470, "某某市總預算案")
        canvas.drawString(400, 450, "單位：新臺幣千元")
        for x in _EDGES:
            canvas.line(x, 40, x, 440)
        for y in (440, 420, 400, 40):
            canvas.line(_EDGES[0] if y != 420 else 40, y, 520 if y != 420 else 240, y)
        canvas.drawString(110, 425, "科　目")
        for x, words in zip(_EDGES, ("款", "項", "目", "名稱"), strict=False):
            canvas.drawString(x + 4, 405, words)
        for x, words in zip((240, 320, 400), ("本年度預算數", "上年度預算數", "說明"), strict=True):
            canvas.drawString(x + 2, 415, words)
        y = 380
        for *cells, remarks in rows:
            for x, words in zip(_EDGES, cells, strict=False):
                canvas.drawString(x + 4, y, words)
            for at, words in enumerate(remarks):
                canvas.drawString(404, y - 14 * at, words)
            y -= 50
        canvas.drawString(270, 20, str(number))
        canvas.showPage()
    canvas.save()
    return data.getvalue()
