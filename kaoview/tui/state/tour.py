"""The tour: ten steps through the five tasks, each done by the reader's own keys.

A step says what to press and knows from what can be seen whether it was done; nothing is done for
the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kaoview.compare.statuses import Status
from kaoview.tui.commands import BY_ID, key_name

COMPARISON, EXPORT = "comparison", "export"
"""The screens that a step leads to."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the explorer a step is judged by.

    Attributes:
        place: The key of the place that is shown.
        open_branches: How many branches of the tree are open.
        screen: :data:`COMPARISON`, :data:`EXPORT`, or empty for any other screen on top.
        query: What is being searched for; empty while the search is closed.
        in_related: Whether the pane of other years has the keys.
        narrowed: Whether the comparison lists only some rows.
    """

    place: str = ""
    open_branches: int = 0
    screen: str = ""
    query: str = ""
    in_related: bool = False
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the tour.

    Attributes:
        task: The task it belongs to.
        words: What to do; ``{id}`` is the key of the action with that id.
        done: Tells from what was seen when it began and what is seen now whether it was done.
    """

    task: str
    words: str
    done: Callable[[Sight, Sight], bool]


def _elsewhere(before: Sight, now: Sight) -> bool:
    return now.place != before.place


_LEAST_QUERY = 2  # characters, so that the first one typed does not end the step

STEPS: tuple[Step, ...] = (
    Step("讀", "按「{sidebar.down}」在目錄往下走，右邊跟著換頁", _elsewhere),
    Step(
        "讀",
        "按「{sidebar.in}」展開一個機關，看它有哪些計畫和項目",
        lambda before, now: now.open_branches > before.open_branches,
    ),
    Step(
        "讀",
        "按「{jump}」，打「衛生局」再按「{jump.go}」，直接到一個地方",
        lambda before, now: _elsewhere(before, now) and "衛生局" in now.place,
    ),
    Step(
        "搜尋",
        "按「{search}」，打「登革熱」；寫成「登格熱」、dengue、拼音也找得到",
        lambda _before, now: len(now.query) >= _LEAST_QUERY,
    ),
    Step(
        "搜尋",
        "用「下」選一筆，按「Enter」讀它",
        lambda before, now: not now.query and _elsewhere(before, now),
    ),
    Step(
        "跨年度",
        "按「{elsewhere}」，看同一件事在其他年度怎麼寫；「下」選，「Enter」過去",
        lambda _before, now: now.in_related,
    ),
    Step("跨年度", "按「{elsewhere.leave}」回內文，再按「{back}」回到上一個地方", _elsewhere),
    Step(
        "對照",
        "按「{compare}」，選兩個年度，按「Enter」依意思對照",
        lambda _before, now: now.screen == COMPARISON,
    ),
    Step(
        "對照",
        "按「{comparison.revised}」只看" + Status.REVISED.label + "的；「{comparison.all}」看全部",
        lambda _before, now: now.narrowed,
    ),
    Step(
        "匯出",
        "按「{comparison.export}」，寫成 Word、ODF 或 Markdown；「{export.cancel}」不寫",
        lambda _before, now: now.screen == EXPORT,
    ),
)
"""The steps, in order."""

_KEY = re.compile(r"\{([a-z_.]+)\}")
_END = "走完了。「{help}」是全部的按鍵；「{program.tour_end}」關掉導覽"


@dataclass(frozen=True, slots=True)
class Tour:
    """Where in the tour a reader is.

    Attributes:
        at: The number of the step, from 0 on; the number of steps once all are done.
        begun: What was seen when the step began.
    """

    at: int = 0
    begun: Sight = Sight()

    @property
    def ended(self) -> bool:
        """Whether all steps are done."""
        return self.at >= len(STEPS)

    def seen(self, now: Sight) -> Tour:
        """Return the tour after something was seen: at the next step if this one is done."""
        if self.ended or not STEPS[self.at].done(self.begun, now):
            return self
        return self.next(now)

    def next(self, now: Sight) -> Tour:
        """Return the tour at the next step."""
        return replace(self, at=min(self.at + 1, len(STEPS)), begun=now)

    def words(self, keys: Mapping[str, Sequence[str]]) -> tuple[str, str]:
        """Return which step it is, and what to do.

        Args:
            keys: The user's own keys by action.
        """
        if self.ended:
            return "導覽", _with_keys(_END, keys)
        step = STEPS[self.at]
        return f"導覽 {self.at + 1}/{len(STEPS)} {step.task}", _with_keys(step.words, keys)


def tour_keys(keys: Mapping[str, Sequence[str]]) -> str:
    """Return the keys that skip a step and end the tour, with what they do."""
    return _with_keys("{program.tour}＝跳過　{program.tour_end}＝結束", keys)


def _with_keys(words: str, keys: Mapping[str, Sequence[str]]) -> str:
    """Return words with the names of keys in place of the ids of actions."""

    def named(found: re.Match[str]) -> str:
        action = BY_ID[found[1]]
        return key_name((keys.get(action.id) or action.keys)[0])

    return _KEY.sub(named, words)
