"""The files that inputs name: themselves, or all that is in a folder or an archive."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.cli.archives import is_archive, members
from gov_disclosure.errors import GovDisclosureError, UnreadableFileError, shorten
from gov_disclosure.escaping import readable_name
from gov_disclosure.suffixes import SUFFIXES
from gov_disclosure.system_reasons import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_STREAM = "-"

_HIDDEN = re.compile(r"[.~].*|__MACOSX|Thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Names of what programs leave beside files; nobody means them by naming the folder."""

_NO_DOCUMENT = re.compile(
    r".*\.(?:css|m?js|map|ico|png|jpe?g|gif|bmp|svg|webp|tiff?|woff2?|[ot]tf|eot|mp[34]|wav|avi|mov"
    r"|wmv|flv|swf|exe|dll|lnk|url|[ct]sv|parquet|py|sh|bat|log|tmp|sha256|md5)",
    re.IGNORECASE | re.DOTALL,
)
"""Names of what stands beside saved pages and of no report, by their suffixes."""

_DEEPEST = 100
"""Folders in each other that are gone through."""

_LONGEST_PATH = 1000
"""Characters of a path in an archive; systems take some 4000 bytes with all that is above it."""

_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


@attrs.frozen
class Entry:
    """A file to read, which may be in an archive; small enough to be sent to another process.

    Attributes:
        name: what messages call it.
        path: the file, or the archive it is in; ``-`` is standard input.
        below: its path below the folder or archive that was named; of a file that was
            named itself, its name. Separated by ``/``.
        stem: path of a file made from it, without suffix, separated by ``/``.
        member: its place in the archive; None if it is no part of one.
    """

    name: str
    path: str
    below: str
    stem: str
    member: int | None = None

    @property
    def file(self) -> Path:
        """The file on disk: of an archive, that of the archive."""
        return Path(self.path)

    @property
    def is_stream(self) -> bool:
        """Whether it may hold any number of reports, to be read one at a time, or is no file."""
        return self.path == STANDARD_STREAM or (
            self.member is None and self.file.suffix.lower() in SUFFIXES["jsonl"]
        )

    @property
    def inner_name(self) -> PurePosixPath:
        """The name of the file itself, wherever it stands."""
        return PurePosixPath(PurePosixPath(self.below).name)


@attrs.frozen
class Skipped:
    """A file in a folder or archive that is no document, such as the style of a saved page.

    Attributes:
        name: what messages call it.
    """

    name: str


@attrs.frozen
class Already:
    """A file that an earlier run has done all with.

    Attributes:
        name: what messages call it.
    """

    name: str


@attrs.frozen
class Unusable:
    """An input that holds no report that can be read.

    Attributes:
        name: the input, with its line or number if there are several reports in it.
        error: why.
    """

    name: str
    error: GovDisclosureError


def named(argument: str) -> Entry:
    """Return the entry of a file that is named itself."""
    path = Path("stdin" if argument == STANDARD_STREAM else readable_name(argument))
    return Entry(readable_name(argument), argument, path.name, path.stem)


def is_collection(argument: str) -> bool:
    """Tell whether an input is a folder or an archive."""
    return argument != STANDARD_STREAM and (
        is_folder(argument) or (os.path.isfile(argument) and is_archive(argument))  # noqa: PTH113
    )


def is_folder(path: str | Path) -> bool:
    """Tell whether a path is a folder; what may not be looked at is none, and using it will tell.

    A Path would raise.
    """
    return os.path.isdir(path)  # noqa: PTH112


def may_be_read(name: str) -> bool:
    """Tell whether a file or folder of this name is an input where its folder is."""
    return not _HIDDEN.fullmatch(name) and not _NO_DOCUMENT.fullmatch(name)


def entries(
    arguments: Sequence[str], leave_out: Path | None = None
) -> Iterator[Entry | Skipped | Unusable]:
    """Yield the files that inputs name, each in its turn, those of a folder by their names.

    Folders are gone through as deep as they are, but for links to folders; hidden files count
    for nothing. Nothing is held but the names in one folder or archive at a time.

    Args:
        arguments: files, folders and archives, or ``-``.
        leave_out: a file or folder that is no input, because results go there.
    """
    out = None if leave_out is None else os.path.realpath(leave_out)
    collections = [argument for argument in arguments if is_collection(argument)]
    roots = _roots(collections)
    for argument in arguments:
        if argument not in roots:
            yield named(argument)
            continue
        found = False
        name = readable_name(argument)
        for entry in _below(argument, name, "", roots[argument], out):
            found = True
            yield entry
        if not found:
            yield Unusable(name, _empty(name))


def _roots(collections: Sequence[str]) -> dict[str, str]:
    """Return under which folder the results of each input go; of a single one, under none."""
    if len(collections) < 2:
        return dict.fromkeys(collections, "")
    paths = {
        argument: _stemmed(Path(readable_name(os.path.realpath(argument))))
        for argument in collections
    }
    try:
        above = os.path.commonpath([path.parent for path in paths.values()])
    except ValueError:  # on different drives
        return {argument: path.name for argument, path in paths.items()}
    return {argument: path.relative_to(above).as_posix() for argument, path in paths.items()}


def _stemmed(path: Path) -> Path:
    return path if is_folder(path) else path.with_suffix("")


def _empty(argument: str) -> UnreadableFileError:
    return UnreadableFileError(
        argument, "其中没有文件，请核对是否给错了文件夹", "there is no file in it; check its name"
    )


def _below(
    path: str, name: str, below: str, stem: str, out: str | None
) -> Iterator[Entry | Skipped | Unusable]:
    """Yield what is in a folder or an archive.

    Args:
        path: the folder or archive.
        name: what messages call it.
        below: its path below the input, empty for the input itself.
        stem: the folder that its results go to, empty for that of all results.
        out: what is left out.
    """
    try:
        if below.count("/") >= _DEEPEST:
            yield Unusable(name, _TOO_DEEP.of(name))
        elif is_folder(path):
            yield from _in_folder(path, name, below, stem, out)
        else:
            yield from _in_archive(path, name, below, stem)
    except OSError as error:
        yield Unusable(name, unreadable(name, error))
    except GovDisclosureError as error:
        yield Unusable(name, error)


def _in_folder(
    folder: str, name: str, below: str, stem: str, out: str | None
) -> Iterator[Entry | Skipped | Unusable]:
    """Yield what is in a folder; names are held, and nothing else of each."""
    with os.scandir(folder) as listed:
        found = [each.name for each in listed if not _HIDDEN.fullmatch(each.name)]
    found.sort()  # of names that are read as the same, too, the order is certain
    found.sort(key=readable_name)
    names = list(map(readable_name, found))
    real = os.path.realpath(folder)
    for raw, child, made in zip(found, names, _stems(names), strict=True):
        path = os.path.join(folder, raw)  # noqa: PTH118 - a Path would cost more than the rest
        if out is not None and os.path.join(real, raw) == out:  # noqa: PTH118
            continue
        shown = f"{name.rstrip('/')}/{child}"
        inner = (shown, _joined(below, child), _joined(stem, made))
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116
        except OSError as error:
            yield Unusable(shown, _gone(shown, error, is_link=os.path.islink(path)))  # noqa: PTH114
            continue
        if stat.S_ISDIR(mode):
            if not os.path.islink(path):  # noqa: PTH114
                yield from _below(path, shown, inner[1], _joined(stem, child), out)
            elif not _is_within(path, real):
                yield Unusable(shown, _LINK_TO_FOLDER.of(shown))
        elif not may_be_read(child):
            yield Skipped(shown)
        elif not stat.S_ISREG(mode):
            yield Unusable(shown, _NO_FILE.of(shown))
        elif is_archive(path):
            yield from _below(path, *inner, out)
        else:
            yield Entry(shown, path, *inner[1:])


def _is_within(path: str, folder: str) -> bool:
    """Tell whether a link leads to a folder above or below it, which is no other place to read."""
    real = os.path.realpath(path)
    return f"{folder}/".startswith(f"{real}/") or f"{real}/".startswith(f"{folder}/")


@attrs.frozen
class _Reason:
    """Why something in a folder is not read, in both languages."""

    chinese: str
    english: str

    def of(self, name: str) -> UnreadableFileError:
        return UnreadableFileError(name, self.chinese, self.english)


_NO_FILE = _Reason(
    "不是普通文件（管道、设备等），未读取", "no regular file but a pipe, a device or such"
)
_LINK_TO_FOLDER = _Reason(
    "指向另一文件夹的链接，未进入；请直接给出那个文件夹",
    "a link to another folder, which is not followed; name that folder itself",
)
_LEADS_NOWHERE = _Reason(
    "链接所指的文件不存在（或链接指向自身）", "a link that leads to no file, or to itself"
)

_TOO_DEEP = _Reason(
    f"所在的文件夹超过 {_DEEPEST} 层，或在压缩文件中的路径超过 {_LONGEST_PATH} 个字符，未读取",
    f"more than {_DEEPEST} folders deep, or its path in an archive has more than {_LONGEST_PATH} "
    "characters",
)


def _gone(name: str, error: OSError, *, is_link: bool) -> UnreadableFileError:
    if is_link and error.errno in {errno.ENOENT, errno.ELOOP}:
        return _LEADS_NOWHERE.of(name)
    return unreadable(name, error)


def _in_archive(
    path: str, name: str, below: str, stem: str
) -> Iterator[Entry | Skipped | Unusable]:
    """Yield what is in an archive; its names are held, and those of each folder in it."""
    listed = members(path)
    folders: dict[str, dict[str, None]] = {}  # no sets: names stay in their order
    for inner, _ in listed:
        parts = _safe_parts(inner)
        while parts and parts[-1] not in (names := folders.setdefault("/".join(parts[:-1]), {})):
            names[parts.pop()] = None
    stems = {
        folder: dict(zip(names, _stems([*names]), strict=True)) for folder, names in folders.items()
    }
    for inner, number in listed:
        shown = f"{name}/{inner}"
        parts = _safe_parts(inner)
        if len(inner) > _LONGEST_PATH or len(parts) > _DEEPEST:
            yield Unusable(shorten(shown), _TOO_DEEP.of(shorten(shown)))
        elif not parts or any(map(_HIDDEN.fullmatch, parts)):
            continue
        elif _NO_DOCUMENT.fullmatch(parts[-1]):
            yield Skipped(shown)
        else:
            *above, last = parts
            made = "/".join((*above, stems["/".join(above)][last]))
            inner_path = _joined(below, inner.replace("\\", "/"))
            yield Entry(shown, path, inner_path, _joined(stem, made), number)


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _safe_parts(name: str) -> list[str]:
    """Return the parts of a path in an archive, none of which leads out of a folder.

    A path longer than any has none.
    """
    if len(name) > _LONGEST_PATH:
        return []
    parts = _NOT_IN_NAMES.sub("_", name.replace("\\", "/")).split("/")
    return [part for part in parts if part.strip(". ")]


def _stems(names: Sequence[str]) -> list[str]:
    """Return for each name in a folder what a file made from it is called, all different.

    It is the name without suffix, or the whole name where that would be ambiguous.

    Example:
        >>> _stems(["a.html", "b.html", "b.pdf"])
        ['a', 'b.html', 'b.pdf']
    """
    stems = list(map(_stem, names))
    counts = Counter(map(_same, stems))
    counts.update(_same(name) for name, stem in zip(names, stems, strict=True) if name != stem)
    return [
        stem if counts[_same(stem)] == 1 else name for name, stem in zip(names, stems, strict=True)
    ]


def _stem(name: str) -> str:
    """Return a name without its suffix; a Path would take longer than all else of a listing."""
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def _same(name: str) -> str:
    """Return a name as the least careful of file systems compares it."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def unreadable(name: str, error: OSError) -> UnreadableFileError:
    """Return the error for a file that the system does not let us read."""
    reason = system_reason(error)
    return UnreadableFileError(name, f"不能读取（{reason.zh}）", f"cannot be read ({reason.en})")
