from kaoview.reading.formats.registry import read_source
from kaoview.reading.line_layout import LineLayout, detect_layout
from kaoview.reading.paragraphs import read_paragraphs


def _paragraphs(text: str, layout: LineLayout, full_width: int) -> list[str]:
    lines = read_source("a.txt", text.encode()).lines
    found, _ = read_paragraphs(lines, set(), layout, full_width)
    return [paragraph.text for paragraph in found]


def test_a_space_at_the_lines_end_ends_the_paragraph() -> None:
    text = "科技高雄 \n\n本市產業轉型佈局以半導體及 5G AIoT 為雙主軸，市府打造\n\n最好招商環境。 \n"
    assert _paragraphs(text, LineLayout.TRAILING_SPACE, 56) == [
        "科技高雄",
        "本市產業轉型佈局以半導體及 5G AIoT 為雙主軸，市府打造最好招商環境。",
    ]


def test_a_marker_after_a_full_stop_begins_a_paragraph_though_the_space_was_lost() -> None:
    text = "落實文件格式開放。\n二、民  政 \n"
    assert _paragraphs(text, LineLayout.TRAILING_SPACE, 56) == ["落實文件格式開放。", "二、民  政"]


def test_a_line_of_nothing_but_a_space_ends_a_caption() -> None:
    text = "照片 4：陳市長與施里納市長進行視訊會議\n \n照片 5：紀念展 \n"
    assert _paragraphs(text, LineLayout.TRAILING_SPACE, 66) == [
        "照片 4：陳市長與施里納市長進行視訊會議",
        "照片 5：紀念展",
    ]


def test_a_short_line_ends_a_paragraph_of_wrapped_lines() -> None:
    text = (
        "(1)2014 臺北爵士音樂節：103 年 7 月 19 日、20 日於大安森林公園辦理 7\n"
        "場露天爵士音樂會，邀請國內外爵士樂團參與演出，約計吸引 3 萬人次\n"
        "參與。\n"
        "其餘如下。\n"
    )
    assert _paragraphs(text, LineLayout.HARD_WRAPPED, 68) == [
        "(1)2014 臺北爵士音樂節：103 年 7 月 19 日、20 日於大安森林公園辦理 7 "
        "場露天爵士音樂會，邀請國內外爵士樂團參與演出，約計吸引 3 萬人次參與。",
        "其餘如下。",
    ]


def test_a_sentence_wrapped_before_a_number_in_brackets_continues() -> None:
    text = (
        "(一)辦理臺北市市定古蹟修復工程及周邊環境整治，包含大同區及壯東(六)、壯東\n"
        "(七)等重劃區之公共設施用地取得。\n"
        "(二)辦理考核。\n"
    )
    assert _paragraphs(text, LineLayout.HARD_WRAPPED, 70) == [
        "(一)辦理臺北市市定古蹟修復工程及周邊環境整治，包含大同區及壯東(六)、壯東"
        "(七)等重劃區之公共設施用地取得。",
        "(二)辦理考核。",
    ]


def test_a_page_break_may_cut_a_paragraph_of_whole_lines() -> None:
    text = (
        "2. 推廣客家、原住民族及新住民語言教學課程，鼓勵在家營\n\n"
        "造母語環境，以落實母語扎根，傳承多元文化。\n\n"
        "(四)改善偏鄉數位落差：\n"
    )
    assert _paragraphs(text, LineLayout.ONE_PER_PARAGRAPH, 0) == [
        "2. 推廣客家、原住民族及新住民語言教學課程，鼓勵在家營造母語環境，以落實母語扎根，傳承多元文化。",
        "(四)改善偏鄉數位落差：",
    ]


def test_a_letter_spaced_line_loses_its_spaces() -> None:
    text = "日 期：1 1 2 年 4 月 2 6 日 \n\n展 出 聖 安 東 尼 市 政 府 ， 特 別 邀 請 藝 術 家\n\nRichard Arredondo 創作 \n"
    assert _paragraphs(text, LineLayout.TRAILING_SPACE, 60) == [
        "日期：112年4月26日",
        "展出聖安東尼市政府，特別邀請藝術家 Richard Arredondo 創作",
    ]


def test_line_layouts_of_the_bundled_documents(documents) -> None:
    found = {
        path.name: detect_layout(read_source(path.name, path.read_bytes()).lines)[0]
        for path in documents.glob("*.txt")
    }
    assert found == {
        "107-secretariat-plan.txt": LineLayout.ONE_PER_PARAGRAPH,
        "108-111-midterm-plan.txt": LineLayout.ONE_PER_PARAGRAPH,
        "112-04-administration-report.txt": LineLayout.TRAILING_SPACE,
        "112-11-research-commission-report.txt": LineLayout.TRAILING_SPACE,
        "113-annual-outline.txt": LineLayout.TRAILING_SPACE,
    }
