"""Two small plans and their comparison, for tests of how a comparison is written out in full."""

from __future__ import annotations

from pathlib import Path

import kaoview
from kaoview.compare.decisions import Decision, ReviewFile, Reviews
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from kaoview.export.comparison import ComparisonTable

OLD = """高雄市政府衛生局 107 年度施政計畫
壹、疾病管制
一、推動登革熱防治，補助 30%，於岡山區試辦。
二、辦理長者健檢。
貳、健康促進
一、建構癌症篩檢與慢性病照護網絡，強化社區動員。
二、推動國際城市交流。
三、癌症、視力、口腔及失智衛教宣導。
四、稽查違法食品，輔導業者落實自主管理。
"""
NEW = """高雄市政府衛生局 113 年度施政綱要
一、推動登革熱防治，補助 50%，計 12 處。
二、結合社區動員，建構癌症篩檢及慢性病共同照護網。
三、推廣無障礙就醫。
四、癌症篩檢到點服務。
五、辦理長者健檢。
六、自主管理輔導、食品違法稽查，由業者辦理。
"""
DECISIONS = (
    Decision("107-衛生局-2.1", "113-衛生局-4", Status.RELATED, "王小明", "2026-11-20", "同屬篩檢"),
    Decision("107-衛生局-2.2", "", None, "王小明"),
    Decision("107-衛生局-1.1", "113-衛生局-3", Status.SAME, fingerprint="0000000000", line=2),
)


def example(folder: Path, *decisions: Decision) -> ComparisonTable:
    """Return the comparison of the two plans, with decisions laid over it."""
    paths = [folder / "107.txt", folder / "113.txt"]
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    library = kaoview.load(paths)
    older, newer = library.plans()
    reviews = Reviews([ReviewFile("", decisions)])
    found = compare(library, [older], [newer], reviews=reviews)
    return ComparisonTable(library, found, "107", "113")
