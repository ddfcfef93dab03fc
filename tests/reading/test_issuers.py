"""Whose name a line holds: what titles, cover pages and file names print."""

from __future__ import annotations

import pytest

from kaoview.reading.issuers import (
    NO_ISSUER,
    Issuer,
    chapter_unit,
    is_name,
    issuer_in_file_name,
    issuer_of,
    session_of,
    unit_after,
)


@pytest.mark.parametrize(
    ("title", "government", "unit"),
    [
        ("桃園市政府水務局114年度施政計畫", "桃園市政府", "水務局"),
        ("桃園縣政府98年度施政總報告", "桃園市政府", ""),
        ("民國99年度基隆市政府施政計畫", "基隆市政府", ""),
        ("基隆市政府民國99年度施政計畫", "基隆市政府", ""),
        ("113年度臺中市政府各機關施政計畫", "臺中市政府", ""),
        ("臺灣省臺北縣政府八十五年度施政計畫", "新北市政府", ""),
        ("臺灣省政府85年度施政計畫", "臺灣省政府", ""),
        ("〇〇市政府114年度施政計畫", "〇〇市政府", ""),
        ("臺南市「低碳海岸」推動計畫", "臺南市政府", ""),
        ("臺北市都市更新處112年度工作計畫", "臺北市政府", "都市更新處"),
        ("臺北市都市計畫委員會第九次會議紀錄", "臺北市政府", "都市計畫委員會"),
        ("彰化縣高齡社會白皮書", "彰化縣政府", ""),
    ],
)
def test_local_governments(title: str, government: str, unit: str) -> None:
    assert issuer_of(title) == Issuer(government, unit)


@pytest.mark.parametrize(
    ("title", "government", "unit"),
    [
        ("教育部113年度施政計畫", "行政院", "教育部"),
        ("行政院文化建設委員會100年度施政計畫", "行政院", "文化部"),
        ("經濟部水利署110年度施政計畫", "行政院", "經濟部水利署"),
        ("行政院農業委員會漁業署98年度工作計畫", "行政院", "行政院農業委員會漁業署"),
        ("客委會114年度施政計畫", "行政院", "客家委員會"),
        ("NCC 113年度施政計畫", "行政院", "國家通訊傳播委員會"),
        ("金管會「綠色金融」行動方案", "行政院", "金融監督管理委員會"),
        ("海委會海洋保育署113年度施政計畫", "行政院", "海委會海洋保育署"),
        ("數發部資料治理推動計畫", "行政院", "數位發展部"),
        ("行政院國家發展委員會110年度施政計畫", "行政院", "國家發展委員會"),
        ("財政部因應少子女化對策計畫", "行政院", "財政部"),
        ("中華民國114年度中央政府總預算案", "行政院", ""),
        ("行政院對立法院第八屆第三會期施政報告", "行政院", ""),
        ("行政院陳大明院長施政報告", "行政院", ""),
        ("立法院第十屆第一會期經濟委員會第二次全體委員會議經濟部業務報告", "行政院", "經濟部"),
        ("總統府112年度施政計畫", "總統府", ""),
        ("銓敘部112年度施政計畫", "考試院", "銓敘部"),
        ("海山院114年度施政報告", "", ""),
    ],
)
def test_the_central_government(title: str, government: str, unit: str) -> None:
    assert issuer_of(title) == Issuer(government, unit)


@pytest.mark.parametrize(
    ("title", "government", "unit"),
    [
        ("宜蘭縣海邊鄉公所114年度總預算", "宜蘭縣海邊鄉公所", ""),
        ("山邊鎮公所114年度施政計畫", "山邊鎮公所", ""),
        ("海邊鄉公所民政處114年度工作計畫", "海邊鄉公所", "民政處"),
        ("臺中市海線區公所114年度施政計畫", "臺中市政府", "臺中市海線區公所"),
    ],
)
def test_towns_are_governments_and_districts_departments(
    title: str, government: str, unit: str
) -> None:
    assert issuer_of(title) == Issuer(government, unit)


@pytest.mark.parametrize(
    ("title", "government", "unit"),
    [
        ("三民區公所114年度施政計畫", "高雄市政府", "高雄市三民區公所"),
        ("鳳山區公所", "高雄市政府", "高雄市鳳山區公所"),
        ("高雄市政府三民區公所114年度施政計畫", "高雄市政府", "高雄市三民區公所"),
        ("中山區公所114年度施政計畫", "中山區公所", ""),
        ("鹽埔鄉公所114年度施政計畫", "屏東縣鹽埔鄉公所", ""),
        ("鹽埔鄉 106 年度施政計畫", "屏東縣鹽埔鄉公所", ""),
        ("106年度竹北市施政計畫", "新竹縣竹北市公所", ""),
        ("屏東縣鹽埔鄉總預算", "屏東縣鹽埔鄉公所", ""),
        ("三民區106年度施政計畫", "高雄市政府", "高雄市三民區公所"),
        ("信義區106年度施政計畫", "", ""),
        ("海邊鄉106年度施政計畫", "", ""),
        ("屏東縣政府鹽埔鄉公所114年度施政計畫", "屏東縣鹽埔鄉公所", ""),
        ("員林市公所民政課業務報告", "彰化縣員林市公所", "民政課"),
        ("鹽埔鄉民代表會114年度施政計畫", "屏東縣鹽埔鄉公所", "鹽埔鄉民代表會"),
        ("和平區民代表會業務報告", "臺中市政府", "臺中市和平區民代表會"),
    ],
)
def test_the_table_of_towns_tells_the_city_or_county_that_a_name_leaves_out(
    title: str, government: str, unit: str
) -> None:
    assert issuer_of(title) == Issuer(government, unit)


@pytest.mark.parametrize(
    ("title", "government", "unit"),
    [
        ("新北市議會秘書處114年度施政計畫", "新北市政府", "議會秘書處"),
        ("新北市議會114年度單位預算", "新北市政府", "議會"),
        ("臺中市議會", "臺中市政府", "議會"),
        ("臺南縣議會議事組業務報告", "臺南市政府", "議會議事組"),
        ("〇〇縣議會公報室114年度工作計畫", "〇〇縣政府", "議會公報室"),
        ("臺中市議會農業局業務報告", "臺中市政府", "農業局"),
        ("高雄市議會海洋局業務報告", "高雄市政府", "海洋局"),
        ("臺中市議會第四屆第三次定期會農業局業務報告", "", "農業局"),
        ("桃園市議會議員質詢答覆", "桃園市政府", ""),
    ],
)
def test_a_council_is_a_department_unless_one_of_the_government_reports_to_it(
    title: str, government: str, unit: str
) -> None:
    assert issuer_of(title) == Issuer(government, unit)


@pytest.mark.parametrize(
    ("title", "government", "unit"),
    [
        ("高雄市動物保護處114年度施政計畫", "高雄市政府", "動物保護處"),
        ("桃園市殯葬管理所業務報告", "桃園市政府", "殯葬管理所"),
        ("臺北市立動物園114年度施政計畫", "臺北市政府", "市立動物園"),
        ("彰化縣立圖書館業務報告", "彰化縣政府", "縣立圖書館"),
        ("臺北市國樂團114年度工作計畫", "臺北市政府", "國樂團"),
        ("屏東縣仁愛之家業務報告", "屏東縣政府", "仁愛之家"),
        ("刑事警察大隊業務報告", "", "刑事警察大隊"),
        ("文獻館114年度工作計畫", "", "文獻館"),
    ],
)
def test_offices_below_departments_and_what_a_place_founded(
    title: str, government: str, unit: str
) -> None:
    assert issuer_of(title) == Issuer(government, unit)


@pytest.mark.parametrize(
    ("title", "government", "unit"),
    [
        ("桃園大眾捷運股份有限公司114年度營業計畫", "桃園市政府", "桃園大眾捷運股份有限公司"),
        ("台北自來水事業處業務報告", "臺北市政府", "臺北自來水事業處"),
        ("金門酒廠實業股份有限公司業務報告", "金門縣政府", "金門酒廠實業股份有限公司"),
        ("高雄市輪船股份有限公司業務報告", "高雄市政府", "輪船股份有限公司"),
        ("海山股份有限公司業務報告", "", "海山股份有限公司"),
    ],
)
def test_companies_belong_to_the_city_that_owns_them(
    title: str, government: str, unit: str
) -> None:
    assert issuer_of(title) == Issuer(government, unit)


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("衛生局114年度施政計畫", "衛生局"),
        ("某部預算總說明", ""),
        ("海山部預算總說明", "海山部"),
        ("海山基金會114年度工作計畫", "海山基金會"),
        ("研究發展考核委員會業務報告", "研究發展考核委員會"),
        ("主計處業務報告", "主計處"),
        ("本局114年度施政計畫", ""),
        ("年度施政計畫", ""),
    ],
)
def test_an_office_may_stand_without_its_government(title: str, unit: str) -> None:
    assert issuer_of(title) == Issuer("", unit)


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("桃園市政府警察局交通大隊114年度工作計畫", "警察局交通大隊"),
        ("桃園市政府文化局推動表演藝術中心計畫", "文化局"),
        ("桃園市政府社會局及所屬機關施政計畫", "社會局"),
        ("桃園市政府警察局局長張大明工作報告", "警察局"),
        ("桃園市政府張市長施政報告", ""),
        ("桃園市政府環境影響評估審查會議紀錄", ""),
    ],
)
def test_the_name_of_an_office_ends_where_other_words_begin(title: str, unit: str) -> None:
    assert issuer_of(title) == Issuer("桃園市政府", unit)


def test_compatibility_ideographs_are_the_ordinary_ones() -> None:
    assert issuer_of("\ufa08政院100\uf98e度施政方針") == Issuer("行政院", "")


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("桃園市政府水務局", True),
        ("「桃園市政府都市更新審議會議」", True),
        ("教育部主管", True),
        ("農業處", True),
        ("臺中市議會", True),
        ("臺中市議會議事組", True),
        ("臺中市議會議員名錄", False),
        ("行政院函", False),
        ("桃園市政府各機關", False),
        ("桃園市議會第三屆第二次定期大會", False),
        ("年度施政目標", False),
        ("", False),
    ],
)
def test_a_line_with_a_name_alone(words: str, alone: bool) -> None:
    assert is_name(words) is alone


@pytest.mark.parametrize(
    ("rest", "government", "unit"),
    [
        (" 秘書處", "", "秘書處"),
        ("（工務處）", "彰化縣政府", "工務處"),
        (" 文化", "臺北市政府", "文化局"),
        (" 文化", "", ""),
        ("（草案）", "臺北市政府", ""),
        ("101-104年 文化局", "宜蘭縣政府", "文化局"),
        ("", "臺北市政府", ""),
    ],
)
def test_an_office_may_stand_after_the_kind(rest: str, government: str, unit: str) -> None:
    assert unit_after(rest, government) == unit


@pytest.mark.parametrize(
    ("stem", "issuer"),
    [
        ("01_桃園市政府水務局_114", Issuer("桃園市政府", "水務局")),
        ("114-衛生局(定稿)", Issuer("", "衛生局")),
        ("施政計畫-農業部", Issuer("行政院", "農業部")),
        ("plan (2)", NO_ISSUER),
        ("", NO_ISSUER),
    ],
)
def test_a_file_name_may_hold_it_anywhere(stem: str, issuer: Issuer) -> None:
    assert issuer_in_file_name(stem) == issuer


def test_a_session_names_the_government_that_reports_to_the_council() -> None:
    assert session_of("屏東縣議會第二十屆第一次定期會") == "屏東縣政府"
    assert session_of("鹽埔鄉民代表會第二十二屆第三次定期會") == "屏東縣鹽埔鄉公所"
    assert session_of("屏東縣政府施政總報告") == ""


def test_a_chapter_is_called_after_a_departments_field() -> None:
    assert chapter_unit("內　政", "行政院") == "內政部"
    assert chapter_unit("文化", "臺北市政府") == "文化局"
    assert chapter_unit("前言", "臺北市政府") == ""
    assert chapter_unit("文化", "海山市政府") == ""
