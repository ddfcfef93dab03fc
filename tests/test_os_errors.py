"""Every error number has one place for what to say of reading and of writing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kaoview.os_errors import explain, explain_write


@pytest.mark.parametrize(
    ("number", "general", "writing"),
    [
        (errno.ENOSPC, "磁碟空間不足，請先清出空間", "磁碟空間不足，「甲/乙.md」沒有寫入"),
        (
            errno.EROFS,
            "這個磁碟只能讀，請換一個位置",
            "沒有在「甲」寫入檔案的權限，請換一個位置",
        ),
        (
            errno.EINVAL,
            "系統不允許（Invalid argument），請檢查路徑與權限",
            "「甲/乙.md」不是可用的檔名，請換一個",
        ),
        (
            errno.EIO,
            "裝置讀寫失敗，請檢查磁碟",
            "「甲/乙.md」無法寫入（[Errno 5] Input/output error），請換一個位置",
        ),
    ],
)
def test_what_is_said(number: int, general: str, writing: str) -> None:
    error = OSError(number, os.strerror(number))
    assert explain(error) == general
    assert explain_write(Path("甲/乙.md"), error) == writing
