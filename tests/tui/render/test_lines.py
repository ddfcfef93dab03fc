"""Lines and their pieces: what is cut where marks begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaoview.tui.render.lines import Tone, cut_pieces, split_spans

EDGES = st.lists(st.integers(0, 30), max_size=8, unique=True).map(sorted)


@given(st.integers(0, 30), st.integers(0, 30), EDGES)
def test_the_parts_make_up_the_range(start: int, length: int, edges: list[int]) -> None:
    marks = [(*pair, True) for pair in zip(edges[::2], edges[1::2], strict=False)]
    parts = list(split_spans((start, start + length), marks, False))
    places = [at for left, right, _ in parts for at in range(left, right)]
    assert places == list(range(start, start + length))
    marked = {at for left, right, mark in parts if mark for at in range(left, right)}
    inside = {at for left, right, _ in marks for at in range(left, right)}
    assert marked == inside & set(places)


def test_pieces_have_the_tone_of_their_mark() -> None:
    pieces = list(cut_pieces("落實登革熱防治", (1, 7), [(2, 5, Tone.HIT)], Tone.TEXT))
    assert [(piece.text, piece.tone) for piece in pieces] == [
        ("實", Tone.TEXT),
        ("登革熱", Tone.HIT),
        ("防治", Tone.TEXT),
    ]
