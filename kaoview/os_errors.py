"""Messages for the system's errors on files: what went wrong and what to do, in Chinese."""

from __future__ import annotations

import errno
from pathlib import Path

_DENIED = "沒有權限，請檢查檔案與資料夾的權限"
_WRITE_DENIED = "沒有在「{folder}」寫入檔案的權限，請換一個位置"
_WRITE_FULL = "磁碟空間不足，「{path}」沒有寫入"
_BAD_NAME = "「{path}」不是可用的檔名，請換一個"

_REASONS = {
    errno.EACCES: (_DENIED, _WRITE_DENIED),
    errno.EPERM: (_DENIED, _WRITE_DENIED),
    errno.ENOENT: (
        "檔案不在了，請檢查路徑",
        "沒有「{folder}」這個資料夾，請先建立它或換一個位置",
    ),
    errno.ENOTDIR: (
        "路徑中間有一段不是資料夾，請檢查路徑",
        "「{folder}」不是資料夾，請換一個位置",
    ),
    errno.EEXIST: (
        "這裡已有同名的檔案或失效的連結，請移開它",
        "「{path}」這裡已有同名的檔案或失效的連結，請移開它或換一個位置",
    ),
    errno.EISDIR: ("這是資料夾，請改指定檔案", ""),
    errno.ELOOP: ("符號連結互相指向，找不到檔案；請改指定原本的檔案", _BAD_NAME),
    errno.EINVAL: ("", _BAD_NAME),
    errno.ENAMETOOLONG: ("路徑太長，請檢查路徑", "「{name}」這個檔名太長，請換短一點的"),
    errno.ENOSPC: ("磁碟空間不足，請先清出空間", _WRITE_FULL),
    errno.EDQUOT: ("磁碟配額用完了，請先清出空間", _WRITE_FULL),
    errno.EROFS: ("這個磁碟只能讀，請換一個位置", _WRITE_DENIED),
    errno.EBADF: ("輸出已經關閉，請重新導向到檔案或終端機", ""),
    errno.EIO: ("裝置讀寫失敗，請檢查磁碟", ""),
    errno.ENXIO: ("裝置不在了，請檢查磁碟是否接好", ""),
    errno.ENODEV: ("裝置不在了，請檢查磁碟是否接好", ""),
    errno.ESTALE: ("網路磁碟上的檔案不見了，請重新連線再試", ""),
    errno.ETIMEDOUT: ("網路磁碟沒有回應，請重新連線再試", ""),
    errno.EBUSY: ("別的程式正在使用，請關掉它再試", ""),
    errno.EAGAIN: ("別的程式正在使用，請關掉它再試", ""),
    errno.EFBIG: ("檔案太大，系統不允許", "「{path}」太大，沒有寫入"),
    errno.ENFILE: ("系統開啟的檔案太多，請關掉一些程式再試", ""),
    errno.EMFILE: ("開啟的檔案太多，請關掉一些程式再試", ""),
}
"""For error numbers: the general message and the one for writing; empty for the default."""


def explain(error: OSError) -> str:
    """Return the general message on an error, without the file's name.

    >>> explain(PermissionError(13, "Permission denied"))
    '沒有權限，請檢查檔案與資料夾的權限'
    """
    reason, _ = _REASONS.get(error.errno or 0, ("", ""))
    return reason or f"系統不允許（{error.strerror or error}），請檢查路徑與權限"


def explain_write(path: Path, error: Exception) -> str:
    """Return the message on an error while writing a file, with its name.

    Args:
        path: The file.
        error: The exception; any other than an OSError means that the name is invalid.

    >>> explain_write(Path("甲/乙.md"), FileNotFoundError(2, "No such file or directory"))
    '沒有「甲」這個資料夾，請先建立它或換一個位置'
    """
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    _, reason = _REASONS.get(number or 0, ("", ""))
    reason = reason or "「{path}」無法寫入（{error}），請換一個位置"
    return reason.format(path=path, folder=path.parent, name=path.name, error=error)
