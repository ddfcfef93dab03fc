"""Who issued a document that no title names: a line that states it, or its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.document import Verdict
from tests.reading.outline_text import read_text

BODY = "一、工程\n整治野溪三處。\n二、步道\n更新步道五處。\n"


def described(folder: Path, text: str) -> tuple[str, str, str | None, str | None]:
    """Return the government, the department, and where each was read."""
    library = read_text(folder, text)
    document = library.documents[0]
    origins = dict(document.origins)
    department = next(library.plans()).department
    return document.government, department, origins.get("government"), origins.get("department")


@pytest.mark.parametrize(
    ("opening", "government", "department"),
    [
        ("報告機關：桃園市政府水務局", "桃園市政府", "桃園市政府水務局"),
        ("報告人：經濟部部長 張大明", "行政院", "經濟部"),
        ("機關名稱:農業部", "行政院", "農業部"),
        ("＊王主計長大明：主席、各位委員。", "行政院", "行政院主計總處"),
        ("李審計長小華：主席。", "監察院", "審計部"),
    ],
)
def test_lines_and_speakers_state_it(
    tmp_path: Path, opening: str, government: str, department: str
) -> None:
    told = described(tmp_path, f"{opening}\n{BODY}")
    assert told == (government, department, "首段", "首段")


def test_the_only_place_that_is_named_is_a_documents_own(tmp_path: Path) -> None:
    text = "參、文化\n一、展演\n本市辦理臺北市海岸音樂節。\n二、補助\n本府補助臺北市劇團。\n"
    assert described(tmp_path, text) == ("臺北市政府", "臺北市政府文化局", "內文", "內文")
    reasons = read_text(tmp_path, text).documents[0].reasons
    guessed = next(reason for reason in reasons if reason.code == "government-guessed")
    assert "由內文推測" in guessed.words
    assert guessed.verdict is Verdict.DOUBTFUL


def test_a_place_named_often_needs_no_own_words(tmp_path: Path) -> None:
    text = BODY + "三、審議\n" + "台南市海線案照案通過。\n" * 5
    assert described(tmp_path, text)[:3] == ("臺南市政府", "臺南市政府", "內文")


def test_several_places_settle_nothing(tmp_path: Path) -> None:
    text = BODY + "三、交流\n本市與臺北市、新北市、臺北市、新北市互訪，本府接待。\n"
    assert described(tmp_path, text) == ("", "文件", None, "檔名")


def test_who_speaks_to_the_legislature_is_the_executive(tmp_path: Path) -> None:
    text = "壹、內　　政\n一、戶政\n草案業經貴院三讀，本院已公布施行。\n二、役政\n辦理。\n"
    assert described(tmp_path, text) == ("行政院", "內政部", "內文", "內文")


def test_several_chapters_are_no_departments_alone(tmp_path: Path) -> None:
    text = "壹、內政\n一、戶政\n草案業經貴院三讀，本院已公布。\n貳、外交\n一、邦誼\n鞏固。\n"
    assert described(tmp_path, text)[:2] == ("行政院", "行政院")


def test_the_states_budget_is_the_executives(tmp_path: Path) -> None:
    text = "首先感謝各位支持114年度中央政府總預算案。\n" + BODY
    assert described(tmp_path, text)[:3] == ("行政院", "行政院", "內文")
