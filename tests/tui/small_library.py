"""A small library of real text: four departments with plans of every kind."""

from __future__ import annotations

from kaoview.model import (
    Account,
    Department,
    Document,
    Item,
    ItemKind,
    Library,
    Plan,
    PlanKind,
    Problem,
    SourceSpan,
)

SUMMARY = (
    "推動姊妹市、國際友好城市之實質交流，以觀光、經貿、文化、教育等面向，厚實本市國際化之基礎。",
    "辦理國際學生、使節、媒體看見高雄之系列活動，以高雄在地文化、宗教民俗、農漁產等為內涵，"
    "提升高雄在地文化的辨識度與國際能見度。",
    "規劃國際主題之相關課程，提升各機關同仁涉外工作職能，開放實習機會予大專院校具語言專長之學生，"
    "提升本市公私機構國際多語環境。",
)
HEALTH = (
    "落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險。宣導上呼吸道疑似症狀應即時篩檢及就醫，"
    "持續提升疫苗涵蓋率，並宣導個人衛生防護措施。",
    "強化偏遠地區在地化照護服務，積極布建日間照顧服務資源，完善社區整體照顧服務；藉由長者健康整合式"
    "功能評估(ICOPE)，及早發現及介入醫療、運動與營養等處置，營造高齡及失智友善社區。",
    "優化兒童、偏遠地區醫療照護體系；完善原民區智慧遠距醫療照護，提升衛生所醫療品質，連結資源公私協力，"
    "永續經營健康社區。",
)
PREFACE = (
    "時值美中貿易戰、全球產業鏈重組的重大時刻，高雄作為台灣產業重鎮，務必要掌握歷史機遇，藉由國內外各項"
    "投資，帶動城市升級轉型，成為國際一流港灣城市。\n"
    "高雄目前正處於轉型的關鍵時期，我們將秉持「緊衝精神」，全力推動市政建設，積極貫徹「產業轉型優先」、"
    "「增加就業優先」、「交通建設優先」以及「改善空污優先」這四大優先做為施政目標。"
)


def item(
    id: str,
    marker: str = "",
    title: str = "",
    text: str = "",
    *children: Item,
    amount: int | None = None,
    kind: ItemKind = ItemKind.ITEM,
) -> Item:
    source = SourceSpan("113-annual-outline.txt", 1, 3)
    return Item(id, marker, title, text, source, amount, kind, children)


def plan(
    department: str, period: str, kind: PlanKind, title: str, *items: Item, month: int | None = None
) -> Plan:
    id = f"{period}-{month:02}-{department}" if month else f"{period}-{department}"
    return Plan(id, title, period, kind, department, "113-annual-outline.txt", items, month)


def document(id: str) -> Document:
    return Document(
        id, f"/docs/{id}", id, "113", PlanKind.OUTLINE, "utf-8", (), Account(1, 1, 0, 0, 0)
    )


def library_of(*departments: Department, problems: tuple[Problem, ...] = ()) -> Library:
    return Library(departments, (document("113-annual-outline.txt"),), problems)


def _budget(stem: str) -> Item:
    return item(
        f"{stem}-2",
        "",
        "107 年度施政計畫與預算配合對照表",
        "",
        item(f"{stem}-2.1", "壹、", "一般行政", "不含人事費184,758千元", amount=25169),
        item(f"{stem}-2.2", "貳、", "事務管理", amount=97033),
        item(f"{stem}-2.3", "", "合計", amount=330433),
    )


def _report(stem: str) -> Item:
    return item(
        f"{stem}-1",
        "壹、",
        "重要業務執行狀況",
        "",
        item(
            f"{stem}-1.1",
            "一、",
            "高雄新視野、交流新起點",
            "當前 COVID-19 疫情已逐漸趨緩，各國解除邊境管制、恢復實體互動。",
            item(
                f"{stem}-1.1.1", "1.", "出訪日本", "111 年 7 月 24 日至 28 日，出訪八王子友好城市。"
            ),
            item(
                f"{stem}-1.1.2",
                text="照片 1：羅達生副市長出訪日本拜會八王子友好城市駒澤廣行副市長",
                kind=ItemKind.CAPTION,
            ),
            item(
                f"{stem}-1.1.3",
                text="機關\t學校\t合計\n5,339\t596\t5,935\n1,450\t630\t2,080",
                kind=ItemKind.TABLE,
            ),
        ),
    )


def small_library() -> Library:
    """Four departments: a preface, a summary with a budget, a report, an outline."""
    office, city, health, research = "行政暨國際處", "全市", "衛生局", "研究發展考核委員會"
    annual, report = f"107-{office}", f"112-04-{office}"
    return library_of(
        Department(
            city,
            city,
            plans=(
                plan(
                    city,
                    "108-111",
                    PlanKind.MIDTERM,
                    "高雄市政府108至111年度中程施政計畫理念",
                    item(f"108-111-{city}-0", text=PREFACE),
                    item(f"108-111-{city}-1", "壹、", "施政重點與發展策略"),
                ),
            ),
        ),
        Department(
            office,
            office,
            ("行政暨國際事務", "秘書處"),
            plans=(
                plan(
                    office,
                    "107",
                    PlanKind.ANNUAL,
                    "高雄市政府秘書處107年度施政計畫",
                    item(
                        f"{annual}-1",
                        "",
                        "高雄市政府秘書處 107 年度施政計畫提要",
                        "",
                        *(
                            item(f"{annual}-1.{number}", f"{marker}、", "", text)
                            for number, (marker, text) in enumerate(
                                zip("一二三", SUMMARY, strict=True), 1
                            )
                        ),
                    ),
                    _budget(annual),
                ),
                plan(
                    office,
                    "112",
                    PlanKind.REPORT,
                    "高雄市政府行政暨國際處業務報告",
                    _report(report),
                    month=4,
                ),
            ),
        ),
        Department(
            health,
            health,
            plans=(
                plan(
                    health,
                    "113",
                    PlanKind.OUTLINE,
                    "高雄市政府113年度施政綱要：衛生",
                    *(
                        item(f"113-{health}-{number}", f"({marker})", "", text)
                        for number, (marker, text) in enumerate(
                            zip("一二三", HEALTH, strict=True), 1
                        )
                    ),
                ),
            ),
        ),
        Department(
            research,
            research,
            ("研考會",),
            plans=(
                plan(
                    research,
                    "112",
                    PlanKind.REPORT,
                    "高雄市政府研究發展考核委員會業務報告",
                    item(f"112-11-{research}-1", "\ue686", "因應市政趨勢鼓勵研究創新"),
                    month=11,
                ),
            ),
        ),
    )
