"""Told to end by the system: in order on the event loop, and at once where that takes too long."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time

import pytest

from kaoview.tui.platform.signals import exit_on_signals, watch_hangup


async def test_an_event_loop_that_has_time_leaves_in_order() -> None:
    left = asyncio.Event()
    ended: list[int] = []
    with exit_on_signals(left.set, patience=1.0, end=ended.append):
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(left.wait(), 60)
    await asyncio.sleep(1.1)
    assert ended == []  # whoever has left is not ended as well


async def test_an_event_loop_that_is_busy_is_not_waited_for() -> None:
    ended = threading.Event()
    with exit_on_signals(lambda: None, patience=0.01, end=lambda _: ended.set()):
        signal.raise_signal(signal.SIGTERM)
        deadline = time.monotonic() + 60
        while not ended.is_set() and time.monotonic() < deadline:
            time.sleep(0.005)  # nothing else runs on the loop meanwhile
    assert ended.is_set()


def test_before_there_is_an_event_loop_the_program_just_ends() -> None:
    with exit_on_signals(lambda: None), pytest.raises(SystemExit) as exit:
        signal.raise_signal(signal.SIGTERM)
    assert exit.value.code == 128 + signal.SIGTERM


def test_afterwards_signals_mean_what_they_meant_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with exit_on_signals(lambda: None):
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_terminal_that_has_gone_is_told_to_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, ...]] = []
    heard = threading.Event()

    def kill(*said: int) -> None:
        told.append(said)
        heard.set()

    monkeypatch.setattr(os, "kill", kill)
    ours, theirs = os.openpty()
    try:
        os.close(ours)
        watch_hangup(theirs)
        assert told == [(os.getpid(), signal.SIGHUP)]
    finally:
        os.close(theirs)
