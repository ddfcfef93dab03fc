"""A comparison as the field's own document: what stands in which row, and what is remarked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

import kaoview
from kaoview.compare.decisions import Decision, ReviewFile, Reviews
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from kaoview.export.amendment_docx import export_amendments_docx
from kaoview.export.amendment_html import export_amendments_html
from kaoview.export.amendment_markdown import export_amendments_markdown
from kaoview.export.amendment_odt import export_amendments_odt
from kaoview.export.amendments import Amendments, amendments
from kaoview.export.comparison import ComparisonTable
from kaoview.export.layout import AmendmentOptions, Column, Layout
from tests.export.comparisons import TODAY, small_table
from tests.export.example import DECISIONS, example

OLD = """桃園市政府 112 年度施政計畫
壹、環境
一、推動登革熱防治，補助 30%，於岡山區試辦。
二、淨灘活動每年辦理十場，由志工清除海岸廢棄物並公布成果。
三、舊有焚化爐設備拆除作業。
貳、社福
一、長照據點提供送餐及健康促進服務，鼓勵長者參與。
二、托育補助申請流程改採網路辦理，縮短等待時間。
"""
NEW = """桃園市政府 113 年度施政計畫
壹、環境
一、推動登革熱防治，補助 50%，於岡山區試辦。
二、長照據點提供送餐及健康促進服務，鼓勵長者參與。
三、新設氣候變遷調適平台。
四、淨灘活動每年辦理十場，由志工清除海岸廢棄物，並公布成果。
貳、社福
二、托育補助申請流程改採網路辦理，縮短等待時間並簡化文件。
"""


PAIRS = (("1.1", "1.1"), ("1.2", "1.4"), ("2.1", "1.2"), ("2.2", "2.1"))
"""Which old item became which new one, as readers decided."""
DECIDED = Reviews(
    [
        ReviewFile(
            "",
            (
                *(
                    Decision(
                        f"112-桃園市政府-{old}", f"113-桃園市政府-{new}", Status.REVISED, "王小明"
                    )
                    for old, new in PAIRS
                ),
                Decision("112-桃園市政府-1.3", "", None, "王小明"),
            ),
        )
    ]
)


def table_of(
    folder: Path, old: str = OLD, new: str = NEW, reviews: Reviews = DECIDED
) -> ComparisonTable:
    paths = [folder / "112.txt", folder / "113.txt"]
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(text, encoding="utf-8")
    library = kaoview.load(paths)
    left, right = library.plans()
    found = compare(library, [left], [right], reviews=reviews)
    return ComparisonTable(library, found, "112", "113")


def made(table: ComparisonTable, **options: object) -> Amendments:
    return amendments(table, AmendmentOptions(**options), today=TODAY)  # type: ignore[arg-type]


Writer = Callable[[Amendments], bytes | str]


def words_of(written: bytes | str) -> str:
    """Return the words of a file, a paragraph or cell on each line."""
    if isinstance(written, str):
        return re.sub(r"<[^>]*>", "\n", re.sub(r"</?u>|\*\*|\\(?=[.%-])", "", written))
    with zipfile.ZipFile(BytesIO(written)) as package:
        part = "content.xml" if "content.xml" in package.namelist() else "word/document.xml"
        xml = package.read(part).decode("utf-8")
    return re.sub(r"<[^>]*>", "", re.sub(r"</(?:text|w):p>", "\n", xml))


def rows_of(found: Amendments) -> list[tuple[str, str, str]]:
    return [
        (
            row.new.marker + row.new.words if row.new else "",
            "／".join(item.marker + item.words for item in row.old),
            "；".join(row.remarks),
        )
        for chapter in found.chapters
        for row in chapter.rows
    ]


def test_rows_follow_the_new_plan_and_what_is_gone_stands_where_it_stood(tmp_path: Path) -> None:
    found = made(table_of(tmp_path))
    assert [(new[:6], old[:6]) for new, old, _ in rows_of(found)] == [
        ("一、推動登革", "一、推動登革"),
        ("二、長照據點", "一、長照據點"),
        ("三、新設氣候", ""),
        ("四、淨灘活動", "二、淨灘活動"),
        ("", "三、舊有焚化"),
        ("二、托育補助", "二、托育補助"),
    ]
    assert [chapter.heading for chapter in found.chapters] == ["壹、環境", "貳、社福"]


def test_remarks_say_what_is_known(tmp_path: Path) -> None:
    remarks = [remark for _, _, remark in rows_of(made(table_of(tmp_path)))]
    assert remarks == [
        "比率由 30% 修正為 50%",
        "由「貳、社福」移列；未修正",
        "新增",
        "點次變更，原為「二」；標點修正",
        "刪除",
        "內容修正",
    ]


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        ("補助 40場次，並改善環境。", "補助 55場次，並改善環境。", "數值由 40場次 修正為 55場次"),
        (
            "補助 40場次，並改善環境。",
            "補助 55場次，加強改善環境。",
            "數值由 40場次 修正為 55場次；文字修正",
        ),
        # A figure that came or went is no matter of wording, whatever else is named.
        (
            "補助 40場次，汰換漁船25艘，並改善環境。",
            "補助 55場次，並改善環境。",
            "數值由 40場次 修正為 55場次；內容修正",
        ),
        ("辦理第8屆選舉選務工作。", "辦理第9屆選舉選務工作。", "序數由 第8屆 修正為 第9屆"),
        (
            "改裝路燈3,000筒型式燈具。",
            "改裝路燈5,000筒型式燈具。",
            "數值由 3,000 修正為 5,000",
        ),
        ("輔導六級產業化示範點。", "輔導七級產業化示範點。", "內容修正"),
    ],
)
def test_changed_values_and_what_changed_besides(
    tmp_path: Path, old: str, new: str, remark: str
) -> None:
    table = table_of(
        tmp_path,
        OLD.replace("推動登革熱防治，補助 30%，於岡山區試辦。", f"推動登革熱防治，{old}"),
        re.sub("推動登革熱防治，.*", f"推動登革熱防治，{new}", NEW),
    )
    assert rows_of(made(table))[0][2] == remark


def test_changed_words_are_marked_and_punctuation_only_on_wish(tmp_path: Path) -> None:
    table = table_of(tmp_path)

    def marked(found: Amendments) -> list[str]:
        rows = [row for chapter in found.chapters for row in chapter.rows if row.new]
        return [
            "".join(piece.text for piece in row.new.pieces if piece.changed)
            for row in rows
            if row.new
        ]

    assert marked(made(table)) == ["50%", "", "", "", "並簡化文件"]
    assert marked(made(table, punctuation=True))[3] == "，"


def test_what_changed_in_its_punctuation_alone_is_told_apart_from_what_did_not(
    tmp_path: Path,
) -> None:
    for punctuation in (False, True):
        remarks = [
            remark for _, _, remark in rows_of(made(table_of(tmp_path), punctuation=punctuation))
        ]
        assert remarks[3].endswith("標點修正") and remarks[1].endswith("未修正")


WRITERS = [
    export_amendments_docx,
    export_amendments_odt,
    export_amendments_html,
    export_amendments_markdown,
]


@pytest.mark.parametrize("write", WRITERS)
def test_underlining_is_explained_only_where_there_is_some(tmp_path: Path, write: Writer) -> None:
    table = table_of(tmp_path)
    told = "是修正的字"
    assert told in words_of(write(made(table)))
    unchanged = replace(table, statuses=(Status.NEW, Status.MISSING))
    assert told not in words_of(write(made(unchanged)))


def test_notes_call_what_is_gone_as_the_rows_do(tmp_path: Path) -> None:
    text = "壹、環境\n一、推動登革熱防治。\n二、補助長照據點。\n"
    paths = [tmp_path / "112.txt", tmp_path / "113.txt"]
    for path, year in zip(paths, ("112", "113"), strict=True):
        path.write_text(f"桃園市政府{year}年度施政計畫\n\n{text}", encoding="utf-8")
    library = kaoview.load(paths)
    left, right = library.plans()
    table = ComparisonTable(library, compare(library, [left], [right]), "112", "113")
    assert made(table).notes == ("全由程式比對，未經校對：「刪除」「新增」不等於原文沒有。",)
    assert table.notes == ["全由程式比對，未經校對：「未見對應」「新增」不等於原文沒有。"]


def test_how_much_is_reviewed_is_counted_only_on_wish(tmp_path: Path) -> None:
    assert made(table_of(tmp_path)).notes == ()
    some = Reviews([ReviewFile("", DECIDED.files[0].decisions[:2])])
    table = table_of(tmp_path, reviews=some)
    assert made(table).notes == ("有些對應未經校對：「刪除」「新增」不等於原文沒有。",)
    assert made(table, confidence=True).notes == (
        "5 項（只作標題的不計）中 2 項已校對，其餘未經校對：「刪除」「新增」不等於原文沒有。",
    )


def test_heads_name_the_documents_and_the_columns_can_be_turned(tmp_path: Path) -> None:
    table = table_of(tmp_path)
    assert made(table).heads == (
        "修正後（桃園市政府113年度施政計畫）",
        "修正前（桃園市政府112年度施政計畫）",
        "說明",
    )
    turned = made(table, layout=Layout.OLD_NEW)
    assert [head[0] for head in turned.heads[:2]] == ["舊", "新"]
    assert turned.title.endswith("新舊對照表")


@pytest.mark.parametrize(
    "write",
    [
        export_amendments_docx,
        export_amendments_odt,
        export_amendments_html,
        export_amendments_markdown,
    ],
)
def test_the_columns_stand_in_any_order_and_remarks_may_be_left_out(
    tmp_path: Path, write: Writer
) -> None:
    table = table_of(tmp_path)
    order = (Column.NOTE, Column.OLD, Column.NEW)
    words = words_of(write(made(table, columns=order)))
    assert words.index("說明") < words.index("修正前（") < words.index("修正後（")
    assert words.index("補助 30%") < words.index("補助 50%")
    two = words_of(write(made(table, columns=(Column.OLD, Column.NEW))))
    assert "說明" not in two and "分列" not in two and "補助 50%" in two


def test_status_and_notes_are_told_only_on_wish(tmp_path: Path) -> None:
    table = example(tmp_path, *DECISIONS)
    quiet = "".join(remark for _, _, remark in rows_of(made(table)))
    told = "".join(remark for _, _, remark in rows_of(made(table, confidence=True)))
    assert "王小明" not in quiet and "校對" not in quiet
    assert "已校對（王小明 2026-11-20）：同屬篩檢" in told


def test_every_item_of_both_sides_is_there(bundled: ComparisonTable) -> None:
    found = made(bundled)
    rows = [row for chapter in found.chapters for row in chapter.rows]
    old = {item.id for row in rows for item in row.old}
    assert old == {unit.id for unit in bundled.comparison.left}
    new = [row.new.id for row in rows if row.new]
    assert len(new) == len(set(new))
    order = [unit.id for unit in bundled.comparison.right]
    assert new == sorted(new, key=order.index)


def test_only_the_chosen_statuses_are_shown(tmp_path: Path) -> None:
    table = table_of(tmp_path)
    only = ComparisonTable(table.library, table.comparison, "112", "113", (Status.NEW,))
    assert [remark for _, _, remark in rows_of(made(only))] == ["新增"]


@pytest.mark.parametrize("write", WRITERS)
def test_a_table_without_rows_says_so(tmp_path: Path, write: Writer) -> None:
    none = replace(table_of(tmp_path), only=("none",))
    assert "沒有符合的項目" in words_of(write(made(none)))
    assert "沒有符合的項目" not in words_of(write(made(table_of(tmp_path))))


def test_a_text_is_shown_once_where_it_was_divided(bundled: ComparisonTable) -> None:
    rows = rows_of(made(bundled))
    divided = [row for row in rows if "分列為" in row[2]]
    assert divided and any("（原文見前「" in old for _, old, _ in divided)
    assert any("合併" in remark for _, _, remark in rows)


def test_markdown_is_one_table_with_chapters_as_rows(tmp_path: Path) -> None:
    lines = export_amendments_markdown(made(table_of(tmp_path))).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert "| **壹、環境** |  |  |" in rows
    assert all(line.count("|") - line.count("\\|") == 4 for line in rows)
    assert any("補助 **50**\\%，" in line for line in rows)
    assert lines[-1].startswith("- 113：")


def test_html_loads_nothing_and_escapes_what_it_shows() -> None:
    page = export_amendments_html(made(small_table()))
    assert re.findall("<b[ >]", page) == [] and "\x1b" not in page
    assert "落實&lt;b&gt;食安&lt;/b&gt;五環" in re.sub("</?u>", "", page)
    assert "src=" not in page and "href=" not in page and "<script" not in page
    assert page.count("<thead>") == 1
