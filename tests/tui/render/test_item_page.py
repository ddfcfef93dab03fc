"""Setting a node for reading: everything is there, within the width."""

from __future__ import annotations

import pytest

from kaoview.document import Reason, Verdict
from kaoview.export.citation import source_words
from kaoview.model import Item, ItemKind, Library, Plan, Problem
from kaoview.printed import amount_words
from kaoview.text.cell_width import cell_width
from kaoview.tui.render.item_page import node_lines, problem_lines
from kaoview.tui.render.lines import Line, Tone
from tests.tui.small_library import item, library_of, plan


def plain(line: Line) -> str:
    words = "".join(piece.text for piece in line.pieces)
    return f"{' ' * line.indent}{words}"


def drawn(node: object, width: int) -> list[str]:
    return [plain(line) for line in node_lines(node, width)]  # type: ignore[arg-type]


def shown(lines: list[Line], item: Item) -> str:
    """What a page shows of an item's title and text, in order, without white space."""
    pieces = [p for line in lines if line.node == item.id for p in line.pieces if p.at >= 0]
    return "".join("".join(piece.text.split()) for piece in pieces)


def test_markers_stand_in_a_column_and_text_hangs_beside_them(small: Library) -> None:
    lines = drawn(small.find("113-衛生局"), 40)
    assert lines[:3] == [
        "高雄市政府113年度施政綱要：衛生",
        "113 施政綱要　3 項",
        "113-annual-outline.txt",
    ]
    assert lines[4:7] == [
        "(一) 落實登革熱整合醫療照護，降低病毒傳",
        "     播及個案死亡風險。宣導上呼吸道疑似",
        "     症狀應即時篩檢及就醫，持續提升疫苗",
    ]


def test_amounts_end_at_the_right_edge(small: Library) -> None:
    lines = list(node_lines(small.find("107-行政暨國際處-2"), 60))  # type: ignore[arg-type]
    tails = {plain(line).strip(): line.tail.text for line in lines if line.tail}
    assert tails == {
        "壹、一般行政": "25,169 仟元",
        "貳、事務管理": "97,033 仟元",
        "合計": "330,433 仟元",
    }
    assert amount_words(185858) == "185,858 仟元"


def test_an_amount_without_room_beside_the_heading_goes_below(small: Library) -> None:
    lines = list(node_lines(small.find("107-行政暨國際處-2"), 26))  # type: ignore[arg-type]
    below = next(line for line in lines if line.tail)
    assert plain(below).strip() == ""


def test_a_page_says_its_id_and_its_source(small: Library) -> None:
    assert drawn(small.find("113-衛生局-2"), 60)[-2:] == [
        "編號　113-衛生局-2",
        "出處　113-annual-outline.txt 第 1-3 行",
    ]


def test_a_page_names_the_official_title_of_what_an_item_stands_in(small: Library) -> None:
    node = small.find("113-衛生局-2")
    lines = list(node_lines(node, 60, source=source_words(small, node)))  # type: ignore[arg-type]
    title = small.plan_of("113-衛生局-2").title
    source = "".join(plain(line).strip() for line in lines)
    assert f"出處　{title}" in source and source.endswith("第 1-3 行")


def test_a_department_lists_its_plans_and_their_headings(small: Library) -> None:
    lines = drawn(small.find("行政暨國際處"), 60)
    assert lines[1] == "又名：行政暨國際事務、秘書處"
    assert "107 施政計畫" in lines
    assert "107 年度施政計畫與預算配合對照表" in lines
    assert "壹、重要業務執行狀況" in lines
    assert SUMMARY_LINE not in "".join(lines)


SUMMARY_LINE = "推動姊妹市"


def test_a_heading_too_long_for_a_list_is_cut_with_a_mark(small: Library) -> None:
    lines = drawn(small.find("衛生局"), 30)
    assert any(line.startswith("(一) 落實登革熱") and line.endswith("⋯") for line in lines)
    assert all(cell_width(line) <= 30 for line in lines)


def test_glyphs_of_the_councils_font_are_shown_as_it_prints_them(small: Library) -> None:
    assert "㈠因應市政趨勢鼓勵研究創新" in drawn(small.find("112-11-研考會"), 60)


def test_captions_and_tables_are_set_apart(small: Library) -> None:
    lines = list(node_lines(small.find("112-04-行政暨國際處-1.1"), 60))  # type: ignore[arg-type]
    roles = {piece.tone for line in lines for piece in line.pieces}
    assert {Tone.CAPTION, Tone.TABLE} <= roles
    table = [plain(line) for line in lines if line.filled]
    assert [line.split() for line in table] == [
        ["機關", "學校", "合計"],
        ["5,339", "596", "5,935"],
        ["1,450", "630", "2,080"],
    ]


def test_paragraphs_are_apart_where_they_are_long(small: Library) -> None:
    lines = drawn(small.find("108-111-全市-0"), 60)
    second = next(at for at, line in enumerate(lines) if line.startswith("高雄目前"))
    assert lines[second - 1] == ""


def test_markup_and_control_characters_are_shown_as_they_are() -> None:
    hostile = item("1", "[b]", "[B]區 [/附件]", "警\x1b[31m告\x9b2J[@click=app.quit]按[/]")
    lines = drawn(hostile, 60)
    assert lines[0] == "[b] [B]區 [/附件]"
    assert lines[1].strip() == "警␛[31m告␦2J[@click=app.quit]按[/]"
    assert all(line.replace("　", "").isprintable() for line in lines)


def test_a_marker_too_long_for_its_column_runs_into_the_text() -> None:
    long = item("1", "第一百二十三條之一", "", "本規程自發布日施行。")
    assert drawn(long, 60)[0] == "第一百二十三條之一本規程自發布日施行。"
    assert drawn(long, 24)[:2] == ["第一百二十三條之一", "     本規程自發布日施"]


def test_an_item_without_words_still_has_its_line() -> None:
    assert drawn(item("1", "一、"), 40)[0] == "一、"


def test_a_plan_without_items_says_so() -> None:
    from kaoview.model import PlanKind

    empty = plan("衛生局", "113", PlanKind.OUTLINE, "施政綱要")
    assert drawn(empty, 40)[-2:] == [
        "這份計畫裡沒有讀到項目。",
        "看看原始檔是怎麼讀的：kaoview check 檔案",
    ]


def test_the_files_that_could_not_be_read_are_named() -> None:
    library = library_of(problems=(Problem("/tmp/a\x1b.txt", "不是文字檔"),))
    lines = [plain(line) for line in problem_lines(library, 40)]
    assert lines[:5] == ["沒有讀進來的檔案", "", "/tmp/a␛.txt", "不是文字檔", ""]
    assert "kaoview check 檔案" in "".join(lines[5:])


@pytest.mark.parametrize("width", [24, 38, 54, 80])
def test_every_word_of_every_plan_is_shown_within_the_width(library: Library, width: int) -> None:
    for each in library.plans():
        lines = list(node_lines(each, width))
        for line in lines:
            tail = cell_width(line.tail.text) + 1 if line.tail else 0
            assert cell_width(plain(line)) + tail <= width, plain(line)
        by_item: dict[str, list[Line]] = {}
        for line in lines:
            by_item.setdefault(line.node, []).append(line)
        for one in each.walk():
            expected = "".join((one.title + one.text).split())
            assert shown(by_item[one.id], one) == expected


def test_pieces_know_their_place_in_the_items_words(library: Library) -> None:
    for each in library.plans():
        words = {one.id: one.title + one.text for one in each.walk()}
        for line in node_lines(each, 60):
            for piece in line.pieces:
                if piece.at >= 0 and line.node in words:
                    raw = words[line.node][piece.at : piece.at + len(piece.text)]
                    assert piece.text == raw.replace("\t", " ")


def test_no_line_of_the_reader_starts_with_closing_punctuation(library: Library) -> None:
    for each in library.plans():
        for line in node_lines(each, 54):
            if line.joined and line.pieces[0].tone is Tone.TEXT:
                assert line.pieces[0].text[0] not in "，。、；：？！）」』】〉》％"


def test_a_caption_goes_on_further_in() -> None:
    photo = item("1", text="照片 1：羅達生副市長出訪日本拜會八王子友好城市", kind=ItemKind.CAPTION)
    holder = item("0", "一、", "出訪", "", photo)
    lines = drawn(holder, 30)
    at = next(at for at, line in enumerate(lines) if "照片 1" in line)
    assert lines[at].index("照") + 2 == len(lines[at + 1]) - len(lines[at + 1].lstrip())


def test_a_long_plan_is_set_only_as_far_as_it_is_asked_for() -> None:
    from kaoview.model import PlanKind

    many = tuple(item(f"113-衛生局-{number}", "一、", "", "落實登革熱") for number in range(50_000))
    lines = node_lines(
        Plan("113-衛生局", "綱要", "113", PlanKind.OUTLINE, "衛生局", "a.txt", many), 60
    )
    assert plain(next(iter(lines))) == "綱要"


def test_a_plan_that_may_have_been_read_wrongly_says_why(small: Library) -> None:
    where = "113-衛生局-1"
    reasons = (
        Reason("markup", "有 3 項夾著標記", Verdict.BAD, where),
        Reason("no-period", "看不出年度", Verdict.DOUBTFUL),
    )
    node = small.find("113-衛生局")
    assert node is not None
    lines = list(node_lines(node, 40, reasons))
    words = [plain(line) for line in lines]
    assert words[4:7] == [
        "這份文件讀取有誤：",
        "! 有 3 項夾著標記（113-衛生局-1）",
        "? 看不出年度",
    ]
    assert lines[5].node == where, "a click goes to the place"
    assert "讀取有誤" not in "".join(drawn(node, 40))


def test_a_file_and_its_lines_are_kept_together_where_a_line_has_room(small: Library) -> None:
    source = "高雄市政府113年度施政綱要：衛生，衛生局；113-annual-outline.txt 第 1-3 行"
    fever = small.find("113-衛生局-1")
    assert isinstance(fever, Item)

    def below(width: int) -> list[str]:
        lines = [plain(line) for line in node_lines(fever, width, source=source)]
        at = next(number for number, line in enumerate(lines) if line.startswith("出處"))
        return [line.strip() for line in lines[at:]]

    assert below(100) == [f"出處　{source}"]
    assert below(60) == [
        "出處　高雄市政府113年度施政綱要：衛生，衛生局；",
        "113-annual-outline.txt 第 1-3 行",
    ]
    assert below(32)[-2:] == ["113-annual-outline.txt", "第 1-3 行"]
