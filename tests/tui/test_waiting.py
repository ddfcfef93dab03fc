"""Waiting for workers: one that is cancelled meanwhile does not fail the test that waits."""

from __future__ import annotations

from asyncio import sleep

import pytest
from textual.app import App
from textual.worker import WorkerFailed

from .waiting import workers_done

LONG = 60.0
"""Seconds of work that nobody waits for."""


async def test_a_cancelled_worker_is_done_and_the_others_are_waited_for() -> None:
    app = App[None]()
    done: list[str] = []

    async def work() -> None:
        unwanted.cancel()
        await sleep(0.05)
        done.append("work")

    async with app.run_test():
        unwanted = app.run_worker(sleep(LONG))
        app.run_worker(work())
        await workers_done(app)
        assert unwanted.is_cancelled and done == ["work"]


async def test_a_worker_that_fails_still_fails_the_test() -> None:
    app = App[None]()

    async def fail() -> None:
        await sleep(0.01)
        raise ValueError("broken")

    async with app.run_test():
        app.run_worker(fail(), exit_on_error=False)
        with pytest.raises(WorkerFailed, match="broken"):
            await workers_done(app)
