"""What a number counts, also where the counter makes another word with what follows it."""

import pytest

from kaoview.compare.figure_changes import changed_figures
from kaoview.compare.figure_reader import figures_of


def _changes(left: str, right: str) -> list[str]:
    return [each.label for each in changed_figures(left, right)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("其中介接個人化資料自主運用（MyData）平台26個資料集", ["26個"]),
        ("辦理6場地方說明會、設立2家長期照顧機構", ["6場", "2家"]),
        ("輔導15家庭農場、3處理髮店、25位於社區獨居之長者", ["15家", "3處", "25位"]),
        ("派駐2年級導師，結合4部會資源", ["2年級", "4部會"]),
        ("新增4名次優先候選場址", ["4名"]),
        # Part of a number, of a year, or of a word with a Chinese numeral.
        ("提供 412-8185 家庭教育諮詢與面談服務", []),
        ("因應 COVID-19國內疫情趨緩", []),
        ("預計於 107 年底完工", ["107 年"]),
        ("12年國民基本教育、二年級學童、二次加工、三人口之家", []),
    ],
)
def test_digits_make_no_word_with_what_follows_them(text: str, figures: list[str]) -> None:
    assert [each.text for each in figures_of(text)] == figures


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        ("平台26個資料集", "平台38個資料集", ["26個 → 38個"]),
        ("平台設置三個資源回收站", "平台設置五個資源回收站", ["三個 → 五個"]),
        ("新增6台灣好行班車", "新增8台灣好行班車", ["6台 → 8台"]),
        ("公車新闢3線路廊帶", "公車新闢5線路廊帶", ["3線 → 5線"]),
        ("改善12條件不佳巷道", "改善18條件不佳巷道", ["12條 → 18條"]),
        ("推動12年國民基本教育", "推動15年國民基本教育", ["12年 → 15年"]),
        ("落實十二年國民基本教育", "落實十五年國民基本教育", ["十二年 → 十五年"]),
        ("二年級學童視力檢查", "三年級學童視力檢查", ["二年級 → 三年級"]),
        # As a part of a name it is not gone.
        ("辦理國 10 大社交流道工程", "辦理交流道工程", []),
        ("台20線拓寬工程", "拓寬工程", []),
    ],
)
def test_what_mostly_makes_a_word_counts_where_another_took_its_place(
    left: str, right: str, labels: list[str]
) -> None:
    assert _changes(left, right) == labels
