"""Answers that are kept as long as what they were asked for is not too much."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

_Asked = TypeVar("_Asked", bound=Hashable)
_Answer = TypeVar("_Answer")


class SizedCache(Generic[_Asked, _Answer]):
    """A function whose answers are kept, bounded by the size of what was asked, not by its number.

    Ten thousand sentences and ten thousand chapters are not the same. What was not asked for
    longest is forgotten first; what is too large alone is never kept. Any thread may ask.

    Args:
        answer: The function.
        size: Tells how large something that is asked for is, in characters.
        most: How many characters are kept in all.
    """

    def __init__(
        self, answer: Callable[[_Asked], _Answer], size: Callable[[_Asked], int], most: int
    ) -> None:
        self._answer = answer
        self._size_of = size
        self._most = most
        self._size = 0
        self._kept: dict[_Asked, _Answer] = {}
        self._lock = Lock()

    def __call__(self, asked: _Asked) -> _Answer:
        """Return the answer, worked out where it is not kept.

        Args:
            asked: What the function is asked for.
        """
        with self._lock:
            if asked in self._kept:
                self._kept[asked] = self._kept.pop(asked)  # now the last that is forgotten
                return self._kept[asked]
        answer = self._answer(asked)
        with self._lock:
            if asked not in self._kept:
                self._kept[asked] = answer
                self._size += self._size_of(asked)
            while self._size > self._most:
                oldest = next(iter(self._kept))
                del self._kept[oldest]
                self._size -= self._size_of(oldest)
        return answer

    def cache_clear(self) -> None:
        """Forget all answers."""
        with self._lock:
            self._kept.clear()
            self._size = 0
