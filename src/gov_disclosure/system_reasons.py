"""Why the system refuses a file, in both languages: it tells its users in one, or by a number."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_REASONS: Mapping[int | None, Words] = {
    errno.EACCES: Words("没有权限", "permission denied"),
    errno.EPERM: Words("没有权限", "permission denied"),
    errno.ENOENT: Words("没有这个文件或文件夹", "there is no such file or folder"),
    errno.EEXIST: Words("已经存在", "it exists"),
    errno.EISDIR: Words("这是文件夹", "it is a folder"),
    errno.ENOTDIR: Words("路径中有一段不是文件夹", "a part of its path is no folder"),
    errno.ENAMETOOLONG: Words("名称过长", "its name is too long"),
    errno.ELOOP: Words("链接指向自身", "a link to itself"),
    errno.ENOSPC: Words("磁盘已满", "the disk is full"),
    errno.EROFS: Words("磁盘只读", "the disk is read-only"),
    errno.EIO: Words("磁盘读写出错", "the disk failed"),
    errno.EMFILE: Words("打开的文件过多", "too many open files"),
}


def system_reason(error: OSError | ValueError) -> Words:
    """Return why the system refuses what was asked of it.

    Args:
        error: what was raised; of a closed stream that is a ``ValueError``.

    Example:
        >>> import errno
        >>> system_reason(OSError(errno.ENOSPC, "No space left on device")).zh
        '磁盘已满'
    """
    given = getattr(error, "strerror", None) or str(error)
    other = Words(f"系统提示“{given}”", given)
    return _REASONS.get(getattr(error, "errno", None), other)
