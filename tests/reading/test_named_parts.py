"""案由：, 說明：, 決議：, 答： of motions, minutes and answers, which have no numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.outline_text import outline, read_text

PAPERS = {
    "minutes": (
        "屏東縣政府海岸會113年第2次會議紀錄\n壹、報告事項\n一、步道整修情形。\n決定：洽悉。\n"
        "二、護岸整修情形。\n決定：請水利處追蹤。\n貳、討論事項\n案由一：海岸計畫草案，提請討論。\n"
        "說明：依本府函辦理。\n決議：照案通過。\n案由二：步道計畫草案，提請討論。\n決議：緩議。\n",
        "壹、報告事項\n  一、 步道整修情形。\n    決定： 洽悉。\n  二、 護岸整修情形。\n"
        "    決定： 請水利處追蹤。\n貳、討論事項\n  案由一： 海岸計畫草案，提請討論。\n"
        "    說明： 依本府函辦理。\n    決議： 照案通過。\n  案由二： 步道計畫草案，提請討論。\n"
        "    決議： 緩議。",
    ),
    "numbered motions": (
        "屏東縣議會第20屆第6次定期會議員提案彙編\n第1號\n案由：請拓寬海岸路案。\n辦法：編列預算。\n"
        "第2號\n案由：請整修步道案。\n辦法：編列預算。\n",
        "第1號\n  案由： 請拓寬海岸路案。\n  辦法： 編列預算。\n"
        "第2號\n  案由： 請整修步道案。\n  辦法： 編列預算。",
    ),
    "a list before what was decided": (
        "屏東縣海岸會第3次會議紀錄\n參、討論\n第一案：計畫辦理情形\n一、步道計畫\n二、護岸計畫\n決議：洽悉。\n"
        "第二案：經費分配\n決議：通過。\n",
        "參、討論\n  第一案：計畫辦理情形\n    一、步道計畫\n    二、護岸計畫\n    決議： 洽悉。\n"
        "  第二案：經費分配\n    決議： 通過。",
    ),
    "motions without numbers": (
        "屏東縣海岸會第3次會議紀錄\n案由：海岸計畫草案。\n說明：依函辦理。\n決議：通過。\n"
        "案由：步道計畫草案。\n決議：一、緩議。\n二、下次再議。\n",
        "案由： 海岸計畫草案。\n  說明： 依函辦理。\n  決議： 通過。\n"
        "案由： 步道計畫草案。\n  決議：\n    一、 緩議。\n    二、 下次再議。",
    ),
    "a list within an answer, numbered as the questions": (
        "屏東縣議會第20屆第6次定期會書面答覆\n一、步道何時完工？\n答：\n一、分兩期施工。\n"
        "二、年底完工。\n二、護岸何時完工？\n答：明年完工。\n",
        "一、 步道何時完工？\n  答：\n    一、 分兩期施工。\n    二、 年底完工。\n"
        "二、 護岸何時完工？\n  答： 明年完工。",
    ),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_each_part_of_a_motion_is_an_item_below_it(tmp_path: Path, kind: str) -> None:
    text, expected = PAPERS[kind]
    assert outline(read_text(tmp_path, text)) == expected


def test_in_a_plan_such_words_are_text(tmp_path: Path) -> None:
    text = "屏東縣政府113年度施政計畫\n一、步道\n說明：整修五處。\n理由：老舊。\n二、護岸\n加高。\n"
    assert "一、步道 說明：整修五處。/理由：老舊。" in outline(read_text(tmp_path, text))


def test_a_full_line_above_an_answer_does_not_swallow_it(tmp_path: Path) -> None:
    question = "一、質詢事項：有關海岸步道整修工程之進度、經費以及完工期程等一案請說明之。\n"
    answer = (
        "（一）本案已於前次會議說明，後續將持續辦理步道整修工程及護岸加高工程，並於\n年底完工。\n"
    )
    text = "屏東縣議會第20屆第6次定期會書面答覆\n" + 3 * (question + "答：\n" + answer)
    assert outline(read_text(tmp_path, text)).count("\n  答：") == 3
