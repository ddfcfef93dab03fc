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
            errno.EEXIST,
            "這裡已有同名的檔案或失效的連結，請移開它",
            "「甲/乙.md」這裡已有同名的檔案或失效的連結，請移開它或換一個位置",
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


@pytest.mark.parametrize(
    "name", ["ENXIO", "ENODEV", "ESTALE", "ETIMEDOUT", "EBUSY", "EAGAIN", "ENFILE"]
)
def test_what_a_disk_that_is_away_or_in_use_says_is_chinese(name: str) -> None:
    number = getattr(errno, name)
    assert os.strerror(number) not in explain(OSError(number, os.strerror(number)))
