"""What is known of each file: a table with its publisher, year, scope, address and retrieval."""

from __future__ import annotations

import datetime
import unicodedata
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.words import kind_named, level_named, scope_named
from gov_disclosure.cli.listing import header_of, read_listing
from gov_disclosure.cli.status import fail, remark
from gov_disclosure.errors import InvalidValueError, shorten
from gov_disclosure.forms.extraction.known import Known
from gov_disclosure.model.publisher import Publisher, Source
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.quoting import quoted

if TYPE_CHECKING:
    from gov_disclosure.cli.entries import Entry

_CHINESE = {
    "文件": "file",
    "单位": "publisher",
    "行政区划代码": "region_code",
    "统一社会信用代码": "credit_code",
    "层级": "level",
    "类别": "kind",
    "年度": "year",
    "范围": "scope",
    "网址": "address",
    "获取日期": "retrieved_on",
}
"""Columns by their Chinese headers; the names of the columns are taken too."""

_LISTED = 20
_LONGEST_LIST = 200


@attrs.define
class Row:
    """What the index says of a file.

    Attributes:
        line: its line, from 1.
        file: the file as the index writes it.
        known: what it says.
        used_by: names of the files that it was used for.
    """

    line: int
    file: str
    known: Known
    used_by: list[str] = attrs.field(factory=list)


@attrs.define
class Index:
    """What is known of each file, by its path.

    Attributes:
        name: the file it was read from.
        rows: the rows by path.
        unmatched: the first of the files that it does not name.
        unmatched_count: number of all of them.
    """

    name: str
    rows: dict[str, Row]
    unmatched: list[str] = attrs.field(factory=list)
    unmatched_count: int = 0

    def of(self, entry: Entry) -> Known | None:
        """Return what the index says of a file, by its path below the folder or as it is named."""
        row = self.rows.get(_key(entry.below)) or self.rows.get(_key(entry.name))
        if row is None:
            self.unmatched_count += 1
            if self.unmatched_count <= _LISTED:
                self.unmatched.append(entry.name)
            return None
        row.used_by.append(entry.name)
        return row.known

    def tell_unmatched(self) -> None:
        """Say on standard error which files have no row, and which rows not just one file."""
        for name in self.unmatched:
            remark(
                f"{self.name} 中没有 {name}，请补上或核对名称",
                f"{name} is not in {self.name}; add it or check its name",
            )
        _tell_more(self.unmatched_count - len(self.unmatched))
        mismatches = [row for row in self.rows.values() if len(row.used_by) != 1]
        for row in mismatches[:_LISTED]:
            remark(*self._mismatch(row))
        _tell_more(len(mismatches) - _LISTED)

    def _mismatch(self, row: Row) -> tuple[str, str]:
        where, where_en = f"{self.name} 第 {row.line} 行", f"{self.name}, line {row.line}"
        if not row.used_by:
            return (
                f"{where}：输入中没有 {row.file}",
                f"{where_en}: there is no {row.file} among the inputs",
            )
        files = shorten(", ".join(row.used_by), _LONGEST_LIST)
        return (
            f"{where}：对应不止一个文件：{files}",
            f"{where_en}: more than one file has this path: {files}",
        )


def _tell_more(number: int) -> None:
    if number > 0:
        remark(f"同上者另有 {number} 处", f"{number} more like this")


def read_index(option: str | None) -> Index | None:
    """Return the index that the option ``--index`` names, or end with what is wrong with it."""
    if option is None:
        return None
    rows: dict[str, Row] = {}
    for line, given in read_listing(option, _CHINESE, required="file"):
        row = _row(option, line, given)
        if rows.setdefault(_key(row.file), row) is not row:
            fail(
                f"{option} 第 {line} 行：{row.file} 不止一行",
                f"{option}, line {line}: {row.file} has more than one row",
            )
    return Index(option, rows)


def _row(option: str, line: int, given: dict[str, str]) -> Row:
    try:
        return Row(line, given.pop("file"), _known(given))
    except InvalidValueError as error:
        found = Words("空白", "blank")
        if error.value is not None:
            found = Words(words := quoted(f"{error.value}"), words)
        fail(
            f"{option} 第 {line} 行“{header_of(error.path, _CHINESE)}”：写为{found.zh}，"
            f"应为{error.expected}",
            f"{option}, line {line}, column “{error.path}”: it is {found.en}, expected "
            f"{error.expected_en}",
        )


def _known(given: dict[str, str]) -> Known:
    year = int(given["year"]) if given.get("year", "").isdecimal() else given.get("year")
    scope = scope_named(given["scope"]) if "scope" in given else None
    facts = {
        name: named(given[name])
        for name, named in (
            ("region_code", str),
            ("credit_code", str),
            ("level", level_named),
            ("kind", kind_named),
        )
        if name in given
    }
    name = given.get("publisher")
    if facts and name is None:
        raise InvalidValueError("publisher", None, "单位名称", "the name of the body")
    publisher: Publisher | str | None = name
    if name is not None and facts:
        publisher = Publisher(name, **facts)  # type: ignore[arg-type] # it checks
    day = _day(given["retrieved_on"]) if "retrieved_on" in given else None
    source = Source(given.get("address"), retrieved_on=day)
    checked = AnnualReport(year=year, scope=scope)  # type: ignore[arg-type] # likewise
    return Known(publisher, checked.year, checked.scope, None if source == Source() else source)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(
            "retrieved_on", text, "形如 2025-01-31 的日期", "a date like 2025-01-31"
        ) from None


def _key(path: str) -> str:
    """Return a path as it is compared: separators and accents may be those of another system."""
    return unicodedata.normalize("NFC", path.replace("\\", "/")).removeprefix("./")
