import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.export.data import (
    csv_pieces,
    item_sheet,
    json_pieces,
    json_text,
    jsonl_pieces,
    node_record,
)
from kaoview.export.heads import Header
from kaoview.model import Department
from kaoview.reading.export_heads import EXPORT_HEADS
from tests.export.sample import PAGED, SMALL, item, library, plan
from tests.export.whole import export_csv, export_json, export_jsonl


def test_json_has_the_documented_shape():
    told = json.loads(export_json(SMALL, [SMALL.find("秘書處")]))
    assert list(told) == ["schema", "departments"]
    assert told["schema"] == 1
    (department,) = told["departments"]
    assert {key: department[key] for key in ("id", "name", "aliases")} == {
        "id": "行政暨國際處",
        "name": "行政暨國際處",
        "aliases": ["秘書處"],
    }
    (plan_told,) = department["plans"]
    items = plan_told.pop("items")
    assert plan_told == {
        "id": "107-行政暨國際處",
        "title": "107年度施政計畫",
        "period": "107",
        "month": None,
        "kind": "annual plan",
        "document": "plan.txt",
    }
    (child, _) = items[0].pop("children")
    assert items[0] == {
        "id": "107-行政暨國際處-1",
        "kind": "item",
        "marker": "貳、",
        "title": "事務管理",
        "text": "",
        "amount": 97033,
        "source": {
            "document": "plan.txt",
            "first_line": 3,
            "last_line": 7,
            "first_page": None,
            "last_page": None,
        },
    }
    assert child["amount"] == 78731
    assert items[1]["kind"] == "caption"


def test_json_of_one_item_keeps_it_under_its_plan_and_department():
    told = json.loads(export_json(SMALL, [SMALL.find("107-秘書處-1.1.1")]))
    (department,) = told["departments"]
    assert [each["id"] for each in department["plans"][0]["items"]] == ["107-行政暨國際處-1.1.1"]


def test_json_lines_tell_each_item_with_its_place():
    rows = [json.loads(row) for row in export_jsonl(SMALL, SMALL.departments).splitlines()]
    assert [row["id"] for row in rows] == [each.id for each in SMALL.items()]
    leaf = next(row for row in rows if row["id"] == "107-行政暨國際處-1.1.1")
    assert leaf == {
        "id": "107-行政暨國際處-1.1.1",
        "department": "行政暨國際處",
        "plan": "107-行政暨國際處",
        "period": "107",
        "month": None,
        "plan_kind": "annual plan",
        "plan_title": "107年度施政計畫",
        "trail": ["行政暨國際處", "107 施政計畫", "貳、事務管理", "(一) 庶務管理"],
        "depth": 3,
        "kind": "item",
        "marker": "1.",
        "title": "",
        "text": "定期進行財產盤點。",
        "amount": None,
        "document": "plan.txt",
        "first_line": 5,
        "last_line": 6,
        "first_page": None,
        "last_page": None,
        "government": None,
    }


def test_items_of_a_document_with_pages_tell_them():
    first, second = [
        json.loads(row) for row in export_jsonl(PAGED, [PAGED.find("114-衛生局")]).splitlines()
    ]
    assert (first["first_page"], first["last_page"]) == (12, 13)
    assert (second["first_page"], second["last_page"]) == (13, 13)
    (read,) = csv.DictReader(
        io.StringIO(export_csv(PAGED, [PAGED.find("114-衛生局-2")]).lstrip("\ufeff"))
    )
    assert (read["first_page"], read["last_page"]) == ("13", "13")
    told = node_record(PAGED.find("114-衛生局-1"))
    assert told["source"] == {
        "document": "114.pdf",
        "first_line": 30,
        "last_line": 41,
        "first_page": 12,
        "last_page": 13,
    }


def test_json_lines_of_an_item_tell_what_is_below_it_too():
    told = export_jsonl(SMALL, [SMALL.find("107-秘書處-1.1")])
    assert [json.loads(row)["id"] for row in told.splitlines()] == [
        "107-行政暨國際處-1.1",
        "107-行政暨國際處-1.1.1",
    ]


def read_csv(text):
    assert text.startswith("\ufeff"), "Excel needs the mark to see that it is UTF-8"
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_csv_has_the_same_columns_as_json_lines():
    told = read_csv(export_csv(SMALL, SMALL.departments))
    lines = export_jsonl(SMALL, SMALL.departments).splitlines()
    assert list(told[0]) == list(json.loads(lines[0]))
    assert [row["id"] for row in told] == [json.loads(line)["id"] for line in lines]
    assert told[1]["trail"] == "行政暨國際處 > 107 施政計畫 > 貳、事務管理"
    assert told[1]["amount"] == "78731"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "－"])
def test_csv_never_starts_a_cell_like_a_formula(start):
    odd = plan("107-甲", "甲", item("107-甲-1", "", "", f"{start}HYPERLINK(1)"))
    small = library(Department("甲", "甲", (), (odd,)))
    (row,) = read_csv(export_csv(small, small.departments))
    assert row["text"] == f"'{start}HYPERLINK(1)"


def test_csv_keeps_paragraphs_and_quotes_in_one_cell():
    odd = plan("107-甲", "甲", item("107-甲-1", "", "", '他說"好",\n再說一次'))
    small = library(Department("甲", "甲", (), (odd,)))
    (row,) = read_csv(export_csv(small, small.departments))
    assert row["text"] == '他說"好",\n再說一次'


@given(st.text())
def test_printed_json_steers_no_terminal_and_loses_nothing(text):
    told = json_text({"text": text}, indent=None)
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in told.strip())
    assert json.loads(told) == {"text": text}


def test_printed_json_survives_half_a_surrogate_pair():
    assert json_text("a\udcffb", indent=None) == '"a\\udcffb"\n'


def test_the_pieces_of_a_library_are_the_json_of_it_as_a_whole(library):
    records = [node_record(department) for department in library.departments]
    pieces = list(json_pieces(library, library.departments))
    assert "".join(pieces) == json_text({"schema": 1, "departments": records})
    assert max(map(len, pieces)) < 200_000
    assert json.loads(export_json(library, [])) == {"schema": 1, "departments": []}


def test_pieces_of_rows_hold_every_row_once(library):
    count = sum(1 for _ in library.items())
    for pieces in (jsonl_pieces, csv_pieces):
        made = list(pieces(library, library.departments))
        assert len(made) > 2
        assert max(map(len, made)) < 200_000
    rows = [
        json.loads(row)["id"] for row in export_jsonl(library, library.departments).split("\n")[:-1]
    ]
    assert len(rows) == len(set(rows)) == count
    assert [row["id"] for row in read_csv(export_csv(library, library.departments))] == rows


def test_one_record_is_the_part_of_the_export_that_it_is():
    (department,) = json.loads(export_json(SMALL, [SMALL.find("秘書處")]))["departments"]
    (plan_told,) = department["plans"]
    assert node_record(SMALL.find("秘書處")) == department
    assert node_record(SMALL.find("107-秘書處")) == plan_told
    assert node_record(SMALL.find("107-秘書處-1")) == plan_told["items"][0]


@pytest.mark.parametrize(
    ("write", "last"), [(json_pieces, "]\n}\n"), (jsonl_pieces, "}\n"), (csv_pieces, "\n")]
)
def test_how_far_an_export_is_is_told_department_by_department(write, last):
    told = []
    text = "".join(write(SMALL, SMALL.departments, progress=lambda *done: told.append(done)))
    assert text.endswith(last)
    assert told == [(5, 6), (6, 6)]


def test_notes_stand_in_a_last_column_of_tables():
    notes = {"107-行政暨國際處-1.1": "問秘書處", "113-衛生局": "整份再看", "衛生局": "約訪"}
    nodes = [SMALL.find(id) for id in ("107-秘書處-1.1", "衛生局")]
    sheet = item_sheet(SMALL, nodes, notes=notes)
    assert sheet.header[-1] == "註記"
    assert [row[-1] for row in sheet.rows if row[-1]] == ["問秘書處", "約訪；整份再看"]
    text = "".join(csv_pieces(SMALL, nodes, notes=notes, header=Header.ENGLISH))
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert [row["note"] for row in rows if row["note"]] == ["問秘書處", "約訪；整份再看"]
    assert "note" not in "".join(csv_pieces(SMALL, nodes, header=Header.ENGLISH)).split("\n")[0]
    assert is_own_export_table(text)


def is_own_export_table(text):
    head = next(csv.reader([text.lstrip("\ufeff").split("\n")[0]]))
    return tuple(head) in EXPORT_HEADS


def test_notes_stand_beside_what_they_are_on_in_json():
    notes = {"107-行政暨國際處-1.1": "問秘書處", "113-衛生局": "整份再看", "衛生局": "約訪"}
    nodes = [SMALL.find(id) for id in ("107-秘書處-1.1", "衛生局")]
    told = json.loads("".join(json_pieces(SMALL, nodes, notes=notes)))
    office, health = told["departments"]
    assert "note" not in office and "note" not in office["plans"][0]
    assert office["plans"][0]["items"][0]["note"] == "問秘書處"
    assert (health["note"], health["plans"][0]["note"]) == ("約訪", "整份再看")
    assert "note" not in health["plans"][0]["items"][0]
    rows = [
        json.loads(line) for line in "".join(jsonl_pieces(SMALL, nodes, notes=notes)).splitlines()
    ]
    assert [row["note"] for row in rows if row["note"]] == ["問秘書處", "約訪；整份再看"]
    assert "note" not in json.loads("".join(jsonl_pieces(SMALL, nodes)).splitlines()[0])
