"""Whose document it is, and the ids that follow from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.library.load import load
from tests.reading.outline_text import read_text

PLAN = "{title}\n\n壹、工作\n一、長照\n辦理長照。\n"


def owners(folder: Path, title: str, description: str = "", name: str = "a.txt") -> list[str]:
    """Return the departments that a document's plans go under."""
    if description:
        (folder / f"{name}.toml").write_text(description, encoding="utf-8")
    library = read_text(folder, PLAN.format(title=title), name)
    return [plan.department for plan in library.plans()]


@pytest.mark.parametrize(
    ("title", "department"),
    [
        ("高雄市政府衛生局114年度施政計畫", "衛生局"),
        ("高雄市政府114年度施政綱要", "全市"),
        ("桃園市政府衛生局114年度施政計畫", "桃園市政府衛生局"),
        ("桃園市政府環保局114年度施政計畫", "桃園市政府環境保護局"),
        ("桃園縣政府衛生局102年度施政計畫", "桃園市政府衛生局"),
        ("桃園市政府114年度施政計畫", "桃園市政府"),
        ("行政院衛生署100年度施政計畫", "衛生福利部"),
        ("行政院100年度施政方針", "行政院"),
        ("海山市政府衛生局114年度施政計畫", "海山市政府衛生局"),
        ("某基金會114年度工作計畫", "某基金會"),
        ("中央政府114年度總預算案", "行政院"),
        ("考選部114年度施政計畫", "考選部"),
        ("經濟部水利署114年度施政計畫", "經濟部水利署"),
        ("臺中市海線區公所114年度施政計畫", "臺中市海線區公所"),
        ("宜蘭縣海邊鄉公所114年度施政計畫", "宜蘭縣海邊鄉公所"),
        ("三民區公所114年度施政計畫", "高雄市三民區公所"),
        ("鹽埔鄉公所114年度施政計畫", "屏東縣鹽埔鄉公所"),
        ("新北市議會秘書處114年度施政計畫", "新北市議會秘書處"),
        ("臺中市議會114年度單位預算", "臺中市議會"),
        ("高雄市議會114年度施政計畫", "議會"),
        ("臺中市\n臺中市議會\n114年度施政計畫", "臺中市議會"),
        ("臺中市議會\n秘書處\n114年度施政計畫", "臺中市議會秘書處"),
        ("臺中市議會\n農業局\n114年度施政計畫", "臺中市政府農業局"),
        ("臺中捷運股份有限公司114年度施政計畫", "臺中捷運股份有限公司"),
        ("研究發展考核委員會114年度施政計畫", "研究發展考核委員會"),
        ("本局114年度工作計畫", "a"),
    ],
)
def test_titles_name_the_department(tmp_path: Path, title: str, department: str) -> None:
    assert owners(tmp_path, title) == [department]


@pytest.mark.parametrize(
    ("description", "department"),
    [
        ('department = "衛生局"', "衛生局"),
        ('department = "全市"', "全市"),
        ('department = "海山基金會"', "海山基金會"),
        ('government = "桃園"\ndepartment = "衛生局"', "桃園市政府衛生局"),
        ('government = "海山市政府"\ndepartment = "衛生局"', "海山市政府衛生局"),
        ('government = "行政院"\ndepartment = "文建會"', "文化部"),
        ('government = "高雄市政府"\ndepartment = "研考會"', "研究發展考核委員會"),
    ],
)
def test_the_reader_has_the_last_word(tmp_path: Path, description: str, department: str) -> None:
    assert owners(tmp_path, "某某114年度工作計畫", description) == [department]


def test_sections_of_a_whole_governments_plan_are_departments(tmp_path: Path) -> None:
    text = (
        "桃園市政府114年度施政計畫\n\n壹、民政\n一、里鄰\n辦理。\n貳、教育\n一、雙語\n辦理。\n"
        "參、衛生\n一、防疫\n辦理。\n肆、環保局\n一、清潔\n辦理。\n"
    )
    library = read_text(tmp_path, text)
    assert [plan.department for plan in library.plans()] == [
        "桃園市政府民政局",
        "桃園市政府教育局",
        "桃園市政府衛生局",
        "桃園市政府環境保護局",
    ]
    assert [d.government for d in library.departments] == ["桃園市政府"] * 4


def test_several_governments_stand_side_by_side_and_their_names_lead(tmp_path: Path) -> None:
    titles = {
        "a.txt": "桃園市政府衛生局",
        "b.txt": "臺中市政府衛生局",
        "c.txt": "臺中市議會秘書處",
        "d.txt": "臺中市北區公所",
    }
    for name, title in titles.items():
        (tmp_path / name).write_text(PLAN.format(title=f"{title}114年度施政計畫"), "utf-8")
    library = load([tmp_path])
    assert library.governments == ("桃園市政府", "臺中市政府")
    for name, id in (
        ("桃園:衛生局", "桃園市政府衛生局"),
        ("台中：衛生局", "臺中市政府衛生局"),
        ("臺中市政府:衛生局", "臺中市政府衛生局"),
        ("臺中:議會秘書處", "臺中市議會秘書處"),
        ("臺中:北區公所", "臺中市北區公所"),
    ):
        department = library.department(name)
        assert department is not None, name
        assert department.id == id
    assert library.find("桃園:114-衛生局-1") is library.find("114-桃園市政府衛生局-1")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("總統府秘書處113年度工作計畫", "總統府秘書處"),
        ("考試院秘書處113年度工作計畫", "考試院秘書處"),
        ("經濟部水利署113年度施政計畫", "經濟部水利署"),
        ("銓敘部113年度施政計畫", "銓敘部"),
    ],
)
def test_an_office_that_every_house_has_is_led_by_its_house(
    tmp_path: Path, title: str, name: str
) -> None:
    (tmp_path / "a.txt").write_text(PLAN.format(title=title), "utf-8")
    assert [department.id for department in load([tmp_path]).departments] == [name]
