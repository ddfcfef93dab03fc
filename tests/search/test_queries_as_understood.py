"""Queries as they are typed, and how each is understood, one under the other."""

from __future__ import annotations

from syrupy.assertion import SnapshotAssertion

from kaoview.search.query import parse
from kaoview.search.query_periods import interpret_periods
from kaoview.search.trend_query import split_query

PERIODS = frozenset(("107", "108-111", "112", "113"))
TYPED = """\
登革熱
登革熱 長照
登革熱　長照
"登革熱 防治" 長照
「登革熱」防治
『登革熱
“登革熱” ＂長照＂
登革熱"防治
登革熱 -疫苗
-疫苗
- 疫苗
登革熱 －"疫苗 施打"
登革熱 −疫苗 –長照
year:113 登革熱
y:113 年：112 年度:107 登革熱
-year:113 登革熱
year:113
year: 登革熱
dept:"衛生 局" 登革熱
机关:卫生 局處：社會 单位:民政 登革熱
kind:報告 k:綱要 種類:照片 类别:表格 登革熱
foo:bar 登革熱
照片：市長
14:30
1up4y;4
u/3 b06
2k7
lv se bin zang
lv "se" bin
綠色 bin zang
113年淨零
淨零113年
113 年度 淨零
民國 113 年淨零 補助
補助 113年淨零 112年長照
year:113 113年淨零
year:112 113年淨零
108至111年度托育
109年托育
108年托育 111年托育
107年托育 114年托育
淨零 113
113
113年
第113條
113年5月登革熱
113年-疫苗
"113年淨零"
"""


def _told(typed: str) -> list[str]:
    query = parse(typed)
    lines = [typed]
    lines += [f"  {'「」' if t.phrase else '詞'} {t.text} = {t.key}" for t in query.terms]
    lines += [f"  排除 {key}" for key in query.excluded]
    lines += [f"  篩選 {each.written}" for each in query.filters]
    if query.keystrokes:
        lines.append(f"  鍵 {query.keystrokes.text} = {query.keystrokes.key}")
    lines += [f"  {note}" for note in query.notes]
    way = interpret_periods(typed, PERIODS)
    lines += [f"  寫成 {way.literal}"] if way.literal != typed else []
    lines += [f"  看成 {way.filtered}（{way.note}）"] if way.filtered is not None else []
    return [*lines, f"  {split_query(typed)}"]


def test_every_query_is_understood_as_before(kept_text: SnapshotAssertion) -> None:
    lines = [line for typed in TYPED.splitlines() for line in _told(typed)]
    assert "\n".join([*lines, ""]) == kept_text
