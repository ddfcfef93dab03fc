"""When a session is saved."""

from __future__ import annotations

from typing import Any

from kaoview.tui.explorer.saver import SessionSaver
from kaoview.tui.state.session import Session, SessionStore
from tests.tui.explorer.alone import HEALTH, FakeStage


def test_a_session_is_saved_a_moment_after_the_last_move(tmp_path: Any) -> None:
    stage: Any = FakeStage()
    store = SessionStore(tmp_path)
    place = [HEALTH]
    saver = SessionSaver(stage, store, lambda: Session(place[0]))
    assert saver.open("abc") == Session()
    saver.save_soon()
    place[0] = f"{HEALTH}-1"
    saver.save_soon()
    stage.pass_time()
    assert store.session("abc").place == f"{HEALTH}-1"


def test_nothing_is_saved_before_there_is_a_library(tmp_path: Any) -> None:
    saver = SessionSaver(FakeStage(), SessionStore(tmp_path), lambda: Session(HEALTH))  # type: ignore[arg-type]
    saver.save_now()
    assert list(tmp_path.iterdir()) == []
