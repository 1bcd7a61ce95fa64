"""Tables that say something of files or bodies: CSV in UTF-8 or GB18030, headed by column names."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure.cli.status import fail
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.quoting import quoted
from gov_disclosure.readers.encodings import decode
from gov_disclosure.readers.limits import DEFAULT_LIMITS
from gov_disclosure.system_reasons import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def read_listing(
    option: str, columns: Mapping[str, str], required: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column of each row; end with what is wrong with the file.

    Args:
        option: the file.
        columns: names of the columns by their Chinese headers; both are taken.
        required: the column that every row must have.
    """
    lines = csv.reader(io.StringIO(_text(option).removeprefix("\ufeff"), newline=""))
    try:
        names = _columns(option, next(lines, []), columns, required)
        for cells in lines:
            values = dict(zip(names, map(str.strip, cells), strict=False))
            given = {name: value for name, value in values.items() if value}
            if not given and len(cells) <= len(names):
                continue
            if required not in given or len(cells) > len(names):
                fail(
                    f"{option} 第 {lines.line_num} 行：各格应与列名对应，且写明"
                    f"“{header_of(required, columns)}”",
                    f"{option}, line {lines.line_num}: it must give a {required} and have no more "
                    "cells than columns",
                )
            yield lines.line_num, given
    except csv.Error as error:
        fail(
            f"{option}：不是规范的 CSV；请用 Excel 或 WPS 打开后另存为 CSV",
            f"{option}: not regular CSV ({error}); open it in Excel or WPS and save it as CSV",
        )


def _text(option: str) -> str:
    try:
        return decode(_bytes(option), option)
    except OSError as error:
        reason = system_reason(error)
        fail(f"{option}：不能读取（{reason.zh}）", f"{option}: cannot be read ({reason.en})")
    except UnreadableFileError as error:
        fail(error.message, error.message_en)


def _bytes(option: str) -> bytes:
    most = DEFAULT_LIMITS.max_bytes
    with Path(option).open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableFileError(
            option,
            f"超过 {most} 字节，不像一份清单；请核对是否给错了文件",
            f"more than {most} bytes, and no list is so long; check that this is the file",
        )
    return data


def _columns(
    option: str, header: list[str], columns: Mapping[str, str], required: str
) -> list[str]:
    names = [columns.get(name.strip(), name.strip()) for name in header]
    known = set(columns.values())
    if required not in names or not known.issuperset(names) or len(set(names)) < len(names):
        first = quoted(",".join(header))
        fail(
            f"{option}：首行应为列名，须有“{header_of(required, columns)}”，可用的列名有"
            f"{'、'.join(columns)}，而首行是{first}",
            f"{option}: the first line must name the columns, {required} and any of "
            f"{', '.join(sorted(known - {required}))}; it is {first}",
        )
    return names


def header_of(name: str, columns: Mapping[str, str]) -> str:
    """Return the Chinese header of a column.

    Args:
        name: name of the column.
        columns: names of the columns by their Chinese headers.
    """
    return next((header for header, named in columns.items() if named == name), name)
