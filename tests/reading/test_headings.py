"""Headings and titles, told from the words around them."""

from kaoview.reading.formats.registry import read_source
from kaoview.reading.headings import is_heading, split_title
from kaoview.reading.line_layout import LineLayout
from kaoview.reading.located_text import LocatedText
from kaoview.reading.paragraphs import read_paragraphs


def _split(text: str) -> tuple[str, str]:
    title, body = split_title(LocatedText.from_source(text, 0, len(text)))
    return title.text, body.text


def test_titles_and_texts() -> None:
    assert _split("推動縣市改制事宜：為完善建構配套法制。") == (
        "推動縣市改制事宜：",
        "為完善建構配套法制。",
    )
    assert _split("推動橋頭科學園區：") == ("推動橋頭科學園區：", "")
    assert _split("督促各機關落實開源節流，恪遵財政紀律。") == (
        "",
        "督促各機關落實開源節流，恪遵財政紀律。",
    )
    assert _split("內　　政") == ("內政", "")
    assert _split("亞洲新灣區 再啟航") == ("亞洲新灣區 再啟航", "")
    assert _split("依「甲：乙」辦理。") == ("", "依「甲：乙」辦理。")


def test_a_colon_in_a_ratio_ends_no_title() -> None:
    caring = "為提升照顧品質，將日間照顧人力比由1：8調整為1：6。"
    assert _split(caring[8:]) == ("", caring[8:])
    assert _split("面額比例為3：2，由商圈發放。") == ("", "面額比例為3：2，由商圈發放。")
    assert _split("照顧比1： 5提升計畫：由社會局辦理。")[0] == "照顧比1： 5提升計畫："
    # Elsewhere digits stand on both sides of a title's end.
    assert _split("分項計畫1：112年完成招標。") == ("分項計畫1：", "112年完成招標。")
    assert _split("工作目標2：3場說明會已辦理。") == ("工作目標2：", "3場說明會已辦理。")


def test_what_is_a_heading() -> None:
    def heading(text: str) -> bool:
        lines = read_source("a.txt", text.encode()).lines
        first, *rest = read_paragraphs(lines, set(), LineLayout.ONE_PER_PARAGRAPH, 0)[0]
        return is_heading(first, rest)

    assert heading("委託專題研究\n依據要點辦理。\n")
    assert heading("營造安全友善空間\n1.辦理設施維修\n")
    assert not heading("委託專題研究。\n依據要點辦理。\n")
    assert not heading("報告人：張硯卿\n欣逢貴會開議。\n")
    assert not heading("身體健康\n萬事如意\n")
    assert not heading("委託專題研究\n")
