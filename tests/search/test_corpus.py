"""Rows of a library and their way back to what a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.model import Item, Library, SourceSpan
from kaoview.search.corpus import FIELD_SEPARATOR, Corpus, place_names, raw_spans, row_key
from kaoview.text.fold import fold_key

SOURCE = SourceSpan("113-annual-outline.txt", 1, 1)


def item(title: str, text: str, amount: int | None = None) -> Item:
    return Item("113-衛生局-1", "(一)", title, text, SOURCE, amount)


def test_a_row_is_title_text_and_amount() -> None:
    key = row_key(item("行 政 管理", "妥編預算", 25_169))
    assert key.split(FIELD_SEPARATOR) == [fold_key("行政管理"), fold_key("妥編預算"), "25169"]
    assert row_key(item("", "妥編預算")) == fold_key("妥編預算")
    assert row_key(item("殯葬", "")) == fold_key("殯葬")


def test_spans_are_characters_of_title_and_text() -> None:
    made = item("綠 色殯葬", "推動 綠色殯葬政策")
    key = row_key(made)
    whole = made.title + made.text
    first, second = key.index(fold_key("綠色")), key.rindex(fold_key("綠色"))
    spans = raw_spans(made, [(second, second + 2), (first, first + 2)])
    assert [whole[start:end] for start, end in spans] == ["綠 色", "綠色"]


def test_a_span_over_title_and_text_is_cut_at_neither() -> None:
    made = item("殯葬", "政策")
    assert raw_spans(made, [(0, 5)]) == ((0, 4),)


def test_an_amount_is_found_but_not_marked() -> None:
    made = item("行政管理", "", 25_169)
    at = row_key(made).index("25169")
    assert raw_spans(made, [(at, at + 5)]) == ()


def test_every_item_is_a_row_in_order(library: Library) -> None:
    corpus = Corpus(library)
    assert [each.id for each in corpus.items] == [each.id for each in library.items()]
    for row in range(0, len(corpus), 50):
        trail = library.trail(corpus.items[row].id)
        assert (corpus.department(row), corpus.plan(row)) == (trail[0], trail[1])


def test_surroundings_hold_the_headings_above_and_the_departments_names(library: Library) -> None:
    corpus = Corpus(library)
    row = next(
        row for row, each in enumerate(corpus.items) if each.id == "107-行政暨國際處-4.1.1.3.1.1"
    )
    around = corpus.heading_context(row)
    assert fold_key("人事業務") in around
    assert fold_key("秘書處") in around
    assert fold_key("員工協助方案") not in around


TEXT = st.text(alphabet="綠色殯葬 ①㎡\n\tA。臺", max_size=12)


@given(TEXT, TEXT, st.data())
def test_spans_are_in_bounds_in_order_and_apart(title: str, text: str, data: st.DataObject) -> None:
    made = item(title, text)
    key = row_key(made)
    if not key:
        return
    places = data.draw(
        st.lists(st.tuples(st.integers(0, len(key) - 1), st.integers(1, 5)), max_size=5)
    )
    spans = raw_spans(made, [(at, min(len(key), at + size)) for at, size in places])
    flat = [edge for span in spans for edge in span]
    assert flat == sorted(set(flat))
    assert all(0 <= edge <= len(title + text) for edge in flat)


@pytest.mark.parametrize(
    ("government", "names"),
    [
        ("高雄市政府", ("高雄市", "高雄")),
        ("宜蘭縣政府", ("宜蘭縣", "宜蘭")),
        ("行政院", ()),
        ("", ()),
    ],
)
def test_a_place_goes_by_its_name_with_and_without_its_kind(
    government: str, names: tuple[str, ...]
) -> None:
    assert place_names(government) == names
