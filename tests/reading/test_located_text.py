from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kaoview.reading.located_text import EMPTY, INSERTED, LocatedText, join

SOURCE = "一、推動 綠色殯葬\n政策"


def test_a_slice_keeps_its_places() -> None:
    passage = LocatedText.from_source(SOURCE, 0, len(SOURCE))[2:7]
    assert passage.text == "推動 綠色"
    assert list(passage.offsets) == [2, 3, 4, 5, 6]
    assert (passage.first, passage.last) == (2, 6)


def test_joining_marks_what_it_adds() -> None:
    joined = join(
        [LocatedText.from_source(SOURCE, 7, 9), EMPTY, LocatedText.from_source(SOURCE, 10, 12)], " "
    )
    assert joined.text == "殯葬 政策"
    assert list(joined.offsets) == [7, 8, INSERTED, 10, 11]


def test_cutting_gives_both_parts() -> None:
    rest, taken = LocatedText.from_source(SOURCE, 0, 5).extract([(0, 2)])
    assert rest.text == "推動 "
    assert [piece.text for piece in taken] == ["一、"]


@given(st.text(max_size=30))
def test_stripping_loses_white_space_alone(text: str) -> None:
    passage = LocatedText.from_source(text, 0, len(text)).strip()
    assert passage.text == text.strip()
    assert [text[place] for place in passage.offsets] == list(passage.text)
    spaceless = LocatedText.from_source(text, 0, len(text)).without_spaces()
    assert spaceless.text == "".join(text.split())


@given(st.lists(st.text(max_size=6), max_size=5), st.integers(0, 30), st.integers(0, 30))
def test_a_slice_of_joined_texts_keeps_its_places(words: list[str], start: int, stop: int) -> None:
    source = "".join(words)
    ends = [len("".join(words[:count])) for count in range(len(words) + 1)]
    pieces = [LocatedText.from_source(source, *span) for span in pairwise(ends)]
    joined = join(pieces, "、")
    places = list(joined.offsets)
    part = joined[start:stop]
    assert list(part.offsets) == places[start:stop]
    assert list(reversed(part.offsets)) == places[start:stop][::-1]
    assert len(part.offsets) == len(part.text)
