"""Ids of plans and items mean the same whatever else is loaded after them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kaoview.library.load import load

BODIES = ("高雄市政府", "桃園市政府", "行政院", "海山市政府", "")
UNITS = ("衛生局", "研究發展考核委員會", "內政部", "某某處", "")
YEARS = ("113年度", "114年度", "108至111年度", "")
KINDS = ("施政計畫", "施政綱要", "業務報告", "")
SECTIONS = (
    "一、長照\n辦理。\n二、防疫\n辦理。\n",
    "壹、民政\n一、里鄰\n辦理。\n貳、教育\n一、雙語\n辦理。\n參、衛生\n一、防疫\n辦理。\n",
    "本市辦理桃園市音樂節，本府補助桃園市劇團。\n",
)
DOCUMENTS = st.builds(
    lambda *parts: "".join(parts[:4]) + "\n" + parts[4],
    *map(st.sampled_from, (BODIES, UNITS, YEARS, KINDS, SECTIONS)),
)


@settings(deadline=None, max_examples=30)
@given(st.lists(DOCUMENTS, min_size=1, max_size=3), DOCUMENTS)
def test_a_document_added_later_changes_no_id(documents: list[str], another: str) -> None:
    with TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate((*documents, another)):
            path = Path(folder) / f"文件{number}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        before = _places(paths[:-1])
        after = _places(paths)
    assert len(before) == len(set(before))
    assert {id: after[id] for id in before} == before


def _places(paths: list[Path]) -> dict[str, tuple[str, int, str]]:
    """Return where each item stands, and its words, by its id."""
    library = load(paths)
    assert not library.problems
    return {
        item.id: (item.source.document, item.source.first_line, item.title + item.text)
        for plan in library.plans()
        for item in plan.walk()
    }
