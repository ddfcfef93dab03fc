from pathlib import Path

from kaoview.model import ItemKind
from kaoview.reading.draft_items import DraftItem
from kaoview.reading.formats.registry import read_source
from kaoview.reading.line_layout import LineLayout
from kaoview.reading.outline import DEEPEST, Outline, read_outline
from kaoview.reading.paragraph import Paragraph
from kaoview.reading.paragraphs import read_paragraphs
from tests.reading.outline_text import outline, read_text


def _paragraphs(text: str) -> list[Paragraph]:
    lines = read_source("a.txt", text.encode()).lines
    return read_paragraphs(lines, set(), LineLayout.ONE_PER_PARAGRAPH, 0)[0]


def _outline(text: str, title: str = "") -> Outline:
    return read_outline(_paragraphs(text), title)


def _tree(drafts: list[DraftItem]) -> list[object]:
    """Return headings nested as they are: a leaf as its words, a branch as (words, leaves)."""
    found: list[object] = []
    for draft in drafts:
        words = draft.marker.text + (draft.title.text or (draft.text[0].text if draft.text else ""))
        found.append((words, _tree(draft.children)) if draft.children else words)
    return found


def test_depth_follows_the_order_of_use() -> None:
    outline = _outline("壹、總論\n甲、現況\n一、人口。\n二、產業。\n乙、展望\n貳、結語\n")
    assert _tree(outline.items) == [
        ("壹、總論", [("甲、現況", ["一、人口。", "二、產業。"]), "乙、展望"]),
        "貳、結語",
    ]


def test_a_style_that_comes_late_still_finds_its_depth() -> None:
    outline = _outline("一、民政\n1.戶政。\n2.役政。\n(一)選舉\n1.公投。\n")
    assert _tree(outline.items) == [
        ("一、民政", ["1.戶政。", "2.役政。", ("(一)選舉", ["1.公投。"])]),
    ]


def test_chapters_with_decimal_markers() -> None:
    outline = _outline("第一章 緒論\n1.1 背景\n1.1.1 人口。\n1.2 目的\n第二章 現況\n2.1 產業\n")
    assert _tree(outline.items) == [
        ("第一章緒論", [("1.1背景", ["1.1.1人口。"]), "1.2目的"]),
        ("第二章現況", ["2.1產業"]),
    ]


def test_one_list_in_mixed_styles_and_widths() -> None:
    outline = _outline("(一)組織\n１、修法。\n２、立法。\n3.宣導。\n４、考核。\n")
    assert _tree(outline.items) == [
        ("(一)組織", ["１、修法。", "２、立法。", "3.宣導。", "４、考核。"])
    ]
    assert outline.notes == []


def test_numbering_errors_are_noted_and_not_corrected() -> None:
    outline = _outline("一、甲。\n二、乙。\n二、丙。\n四、丁。\n")
    assert _tree(outline.items) == ["一、甲。", "二、乙。", "二、丙。", "四、丁。"]
    assert [message for _, message in outline.notes] == [
        "編號「二、」不連續（應為第 3 項），照原文保留：丙。",
        "編號「四、」不連續（應為第 3 項），照原文保留：丁。",
    ]


def test_a_number_is_a_marker_only_where_one_is_expected() -> None:
    outline = _outline("一、經費\n9.2 億元已編列。\n1.112 年 4 月辦理。\n2.112 年 5 月辦理。\n")
    assert _tree(outline.items) == [
        ("一、經費", ["1.112 年 4 月辦理。", "2.112 年 5 月辦理。"]),
    ]
    assert outline.items[0].text[0].text == "9.2 億元已編列。"


def test_headings_without_markers_below_headings_with_them() -> None:
    outline = _outline(
        "一、高雄新視野\n"
        "以多元議題開展契機\n"
        "當前疫情趨緩。\n"
        "1.聖安東尼市\n"
        "紀念展\n"
        "於圖書館舉辦。\n"
        "視訊拜會\n"
        "進行視訊會議。\n"
        "2.熊本縣\n"
        "訪團來高。\n"
        "用熱情打開格局\n"
        "國境逐步開放。\n"
        "二、友善環境\n"
    )
    assert _tree(outline.items) == [
        (
            "一、高雄新視野",
            [
                (
                    "以多元議題開展契機",
                    [("1.聖安東尼市", ["紀念展", "視訊拜會"]), "2.熊本縣"],
                ),
                "用熱情打開格局",
            ],
        ),
        "二、友善環境",
    ]


def test_a_closing_formula_is_text_not_headings() -> None:
    outline = _outline(
        "貳、結語\n本處當更臻完善。\n最後，敬祝\n議長、各位議員\n身體健康\n大會圓滿成功\n"
    )
    assert [p.text for p in outline.items[0].text][-2:] == ["身體健康", "大會圓滿成功"]


def test_captions_go_to_the_section_that_closes_after_them() -> None:
    outline = _outline(
        "一、國際\n1.接待外賓。\n照片 1：市長與訪團合影\n圖 2：來訪國家\n二、環境\n清潔。\n照片 3：巡檢\n"
    )
    first, second = outline.items
    assert [(c.kind, c.text[0].text[:4]) for c in first.children] == [
        (ItemKind.ITEM, "接待外賓"),
        (ItemKind.CAPTION, "照片 1"),
        (ItemKind.CAPTION, "圖 2："),
    ]
    assert [c.text[0].text for c in second.children] == ["照片 3：巡檢"]


def test_a_lead_in_before_the_next_part_is_an_item_of_its_own() -> None:
    title = "高雄市政府秘書處107年度施政計畫"
    outline = _outline(
        f"{title}提要\n一、推動交流。\n二、加強查驗。\n本處配合對照表分列於後：\n{title}\n壹、一般行政\n",
        title,
    )
    assert _tree(outline.items) == [
        (f"{title}提要", ["一、推動交流。", "二、加強查驗。"]),
        "本處配合對照表分列於後：",
        (title, ["壹、一般行政"]),
    ]


def test_a_chart_keeps_its_words_and_makes_no_second_outline() -> None:
    title = "108至111年度中程施政計畫"
    outline = _outline(
        f"一、拚經濟\n策略。\n{title}架構圖\n施政\n目標\n- 推動橋頭科學園區\n平價教保服務，落實。\n",
        title,
    )
    chart = outline.items[-1]
    assert (chart.title.text, chart.children) == (f"{title}架構圖", [])
    assert [row.text for row in chart.text] == [
        "施政",
        "目標",
        "推動橋頭科學園區",
        "平價教保服務，落實。",
    ]


def test_text_before_the_first_heading_is_the_opening() -> None:
    outline = _outline("日期：112年4月26日\n議長、各位議員：\n欣逢貴會開議。\n壹、工作\n")
    assert outline.items[0].opening
    assert [p.text for p in outline.items[0].text] == [
        "日期：112年4月26日",
        "議長、各位議員：",
        "欣逢貴會開議。",
    ]


def test_a_contents_page_is_not_the_text() -> None:
    outline = _outline(
        "【目 錄】\n壹、 環境情勢……………1-1\n一、 課題…………1-2\n貳、 檢討……………1-4\n"
        "壹、 環境情勢\n一、 課題\n人口減少。\n貳、 檢討\n"
    )
    assert _tree(outline.items) == [
        ("【目 錄】", [("壹、環境情勢", ["一、課題"]), "貳、檢討"]),
        ("壹、環境情勢", ["一、課題"]),
        "貳、檢討",
    ]


def test_what_is_numbered_deeper_than_the_deepest_level_becomes_a_sibling() -> None:
    numbers = [".".join("1" * length) for length in range(2, DEEPEST + 3)]
    outline = _outline("1. 題\n" + "".join(f"{number} 題\n" for number in numbers))
    (draft,) = outline.items
    levels = 1
    while len(draft.children) == 1:
        (draft,) = draft.children
        levels += 1
    assert levels == DEEPEST - 1
    assert [child.marker.text for child in draft.children] == numbers[DEEPEST - 2 :]


def test_questions_and_motions_are_numbered_below_sections_and_above_lists(tmp_path: Path) -> None:
    text = "某某市政府114年度施政計畫\n壹、交通\n問一：停車場何時完工？\n一、明年完工。\n二、共三座。\n"
    text += "問二：公車如何改善？\n一、增加班次。\n貳、討論\n案由一：修正要點案\n"
    assert outline(read_text(tmp_path, text)) == (
        "壹、交通\n  問一： 停車場何時完工？\n    一、 明年完工。\n    二、 共三座。\n"
        "  問二： 公車如何改善？\n    一、 增加班次。\n貳、討論\n  案由一：修正要點案"
    )
