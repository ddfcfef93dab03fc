"""The tables of keys in the readmes: whole, in both languages, and made from the list of actions."""

from __future__ import annotations

import pytest

from kaoview.tui.commands import ACTIONS, BY_ID, Area
from tests.tools.key_tables import CHINESE, ENGLISH, key_table
from tests.tools.labels_en import AREAS, SENTENCES
from tests.tools.readme import BEGIN, END, READMES, with_keys


def test_every_action_has_an_english_sentence() -> None:
    place = "tests/tools/labels_en.py"
    missing = [action.id for action in ACTIONS if action.id not in SENTENCES]
    assert not missing, f"add a sentence to {place} for {', '.join(missing)}"
    over = [id for id in SENTENCES if id not in BY_ID]
    assert not over, f"no such actions any more, take them out of {place}: {', '.join(over)}"
    assert set(AREAS) == set(Area), f"name every area in {place}"


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_readmes_tables_are_current(path) -> None:
    readme = path.read_text("utf-8")
    assert readme == with_keys(readme, READMES[path]), "run: make keys"


def test_a_table_has_a_row_for_each_action() -> None:
    for language in (ENGLISH, CHINESE):
        rows = [line for line in key_table(language).splitlines() if line.startswith("| `")]
        assert len(rows) == len(ACTIONS)
        assert all(row.count("|") - row.count(r"\|") == 3 for row in rows)
    assert "| `/` | search all documents" in key_table(ENGLISH)
    assert "| `Down` `j` | a line down |" in key_table(ENGLISH)
    assert "| `下` `j` | 往下一行 |" in key_table(CHINESE)
    assert "左" not in key_table(ENGLISH)


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    made = with_keys(f"before\n{BEGIN}\nold\n{END}\nafter\n", CHINESE)
    assert made == f"before\n{BEGIN}\n\n{key_table(CHINESE)}\n\n{END}\nafter\n"
    with pytest.raises(ValueError, match="once each"):
        with_keys("no marks", ENGLISH)
