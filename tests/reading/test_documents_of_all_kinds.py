"""Documents as offices make them, each in its own way: what is read of them, line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import kaoview
from tests.reading.told import about, furniture, told

REPORT = """\
市政府各單位業務報告（衛生局）

 21

貳、市政府各單位業務報告
二、高雄市政府衛生局業務報告
日  期：1 1 2 年 1 1 月 6 日
報告人：局 長 黃 志 中

議長、副議長、各位議員女士、先生：
欣逢貴會召開第 4 屆第 2 次定期大會，承邀列席報告衛生局業務概況，深感榮幸。
壹、疾病管制
一、登革熱防治
\ue686孳生源清除
⑴ 動員里鄰志工，查核積水容器 1,250 處。
⑵ 9.5 公里溝渠全面噴藥。
㈡ 疫情監測
一、本期確定病例 12 例。
照片 1：局長與志工合影
圖 2：病媒蚊密度
二、結核病防治
照護個案如下表：
項目\t人數
接觸者\t320

潛伏感染\t45
貳、結語
敬請
支持與指教！
祝各位議員
身體健康
"""
CHAPTERS = """\
臺中市政府衛生局中程施政計畫(104至107年度)
【目 錄】
壹、 環境情勢分析……………….……1-1
一、 人口老化．．．．．．．．1-2
貳、 優先發展課題 ........ 1-4
壹、 環境情勢分析
一、 人口老化
（１）本市老年人口占比達 12.5%，九、二九八億元經費已編列。
（２）１０８年將達 14%。
1.1 推估
1.1.1 依國發會資料推估
1.1.2 依戶政資料推估
1.2 限制
A.資料不全。
B.方法不同。
A.I. 技術引進。
貳、 優先發展課題
甲、長期照顧
● 布建據點
○ 培訓人力
乙、癌症篩檢
Ⅰ、口腔癌
Ⅱ、乳癌
第一章 附錄
第一節 法規
第３條 第２項
❶ 長期照顧服務法
⑳ 癌症防治法
"""
PAGES = """\
高雄市政府衛生局工作計畫 1
- 推動登革熱防治，
- 強化社區動員
* 辦理長者健檢

甲、計畫
{0}
高雄市政府衛生局工作計畫 2
乙、執行
{0}
高雄市政府衛生局工作計畫 3
丙、考核
{0}
第 4 頁，共 4 頁
"""
SLIPS = """\
行政院九十九年度施政方針
一、內　　政
（一）推動縣市改制事宜：為完善建構配套法制，研修地方制度法。
（二）加強地籍管理
（四）落實居住正義；
（四）健全國土規劃。
三、外 交
１、鞏固邦交。
2.拓展經貿。
３）爭取參與。
—、僑務
"""
TABLE = """\
高雄市政府衛生局 107 年度施政計畫
計畫名稱\t計畫目標\t實施要領\t預算來源及金額 (單位：千元)\t備註
\t\t\t主要預算\t
壹、一般行政 行政管理 (一)會計業務\t1.妥編預算\t<ol> 1.籌編預算。 2.執行預算，<b>核實</b> \t25,169 56\t中央補助 1/2
\t\t並覈實檢討。 3.辦理決算。\t\t
---\t---\t---\t---\t---
貳、疾病管制 一、登革熱 二、結核病\t1.清除孳生源\t1.查核容器。\t185,858 184,758 1,100\t
\t2.社區動員\t1.辦理宣導。 2.成立隊伍。\t\t
合 計\t\t\t211,083\t多出\t一欄
結語。
"""
BROKEN = """\
高雄市政府一百十三年度施政綱要
一、本府衛生局賡續推動登革熱防治整合醫療照護與病媒蚊密度監測工作，並由各區公所
成立防疫隊，結合里鄰志工及環保團體共同辦理社區動員與孳生源清除。
二、辦理長者健檢及癌症篩檢，並由各衛生所主動電訪未篩檢民眾，計 1 萬 2,000 人次 AIoT
plan 導入智慧照護，含大同區及壯東(六)、壯東
(七)等重劃區之公共設施用地取得，預計於年底前完成各項行政程序並辦理發包作業等
事宜。
三、本期登革熱防治統計如下，各項數據均由本局彙整自各區公所填報之每月統計資料表
單位：人

三民區
120
前鎮區
98
苓雅區
77
四、強化食品安全衛生管理，落實食安五環改革政策，建構安心消費環境，推動產地履歷
及稽查抽驗，加強業者自主管理與輔導，並辦理食品從業人員衛生講習及宣導活動計劃。
五、建構心理健康支持網絡，提供 5G 遠距諮商，並結合學校及社區資源共同推動相關
工作。
  六、縮排的一行。
七、推 動 無 障 礙 就 醫 環 境
八、提升緊急醫療救護品質，縮短到院前時間，並持續推動公共場所設置自動體外電擊器。
"""
ODD = """\
\ufeff登革熱防治筆記

圖1：孳生源分布

其餘見附錄，並請各區公所依本局所訂流程逐日填報，遇有疑似病例時立即通報，由衛生所派員訪視。
警\x1b[31m告\u2067反\u2069向\x07。
</p>
"""
DOCUMENTS = {
    "report": REPORT,
    "chapters": CHAPTERS,
    "pages": PAGES.format("\n".join(f"{n}.辦理第 {n} 場次。" for n in range(1, 13))),
    "slips": SLIPS,
    "table": TABLE,
    "broken-lines": BROKEN,
    "spaced-line-ends": re.sub("(綱要|。|人|境|計資料表|[區0-9])\n", r"\1 \n", BROKEN),
    "odd": ODD,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_item_is_read_as_before(
    name: str, tmp_path: Path, kept_text: SnapshotAssertion
) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(DOCUMENTS[name], encoding="utf-8")
    library = kaoview.load([path])
    lines = about(library.documents[0])
    for plan in library.plans():
        lines += ["", f"{plan.id}　{plan.title}　{plan.label}", *map(told, plan.walk())]
    lines += ["", *furniture(library.documents[0]), ""]
    assert library.documents[0].account.whole
    assert "\n".join(lines) == kept_text
