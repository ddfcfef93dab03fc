"""Why the system would not read or write a file, in Chinese and with the way out."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "沒有權限，請檢查檔案與資料夾的權限",
    errno.EPERM: "沒有權限，請檢查檔案與資料夾的權限",
    errno.ENOENT: "檔案不在了，請檢查路徑",
    errno.ENOTDIR: "路徑中間有一段不是資料夾，請檢查路徑",
    errno.EISDIR: "這是資料夾，請改指定檔案",
    errno.ELOOP: "捷徑繞回自己，請改指定原本的檔案",
    errno.ENAMETOOLONG: "路徑太長，請檢查路徑",
    errno.ENOSPC: "磁碟空間不足，請先清出空間",
    errno.EDQUOT: "磁碟配額用完了，請先清出空間",
    errno.EROFS: "這個磁碟只能讀，請換一個位置",
    errno.EBADF: "輸出已經關閉，請重新導向到檔案或終端機",
    errno.EIO: "裝置讀寫失敗，請檢查磁碟",
    errno.EMFILE: "開啟的檔案太多，請關掉一些程式再試",
}


def why(error: OSError) -> str:
    """Return what went wrong and what to do, without the file's name.

    >>> why(PermissionError(13, "Permission denied"))
    '沒有權限，請檢查檔案與資料夾的權限'
    """
    reason = _REASONS.get(error.errno or 0)
    return reason or f"系統不允許（{error.strerror or error}），請檢查路徑與權限"
