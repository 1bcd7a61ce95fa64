"""What is wrong with a collecting workbook: every fault, with its body, column and cell."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.quoting import quoted
from gov_disclosure.short_repr import short_repr

_MOST_TOLD = 20


@attrs.frozen
class RowProblem:
    """One fault of a collecting workbook.

    Attributes:
        sheet: name of the sheet.
        cell: the cell, like ``F12``.
        body: the body in whose row it stands; empty in the header.
        column: what heads the column; empty for the whole row.
        found: what stands there.
        expected: what is expected, in Chinese.
        expected_en: the same in English.

    Example:
        >>> from gov_disclosure.dataset import RowProblem
        >>> problem = RowProblem("数据", "F12", "区林业局", "总计", "约20", "整数", "an integer")
        >>> problem.message
        '“数据”表 F12（区林业局，总计）：写为“约20”，应为整数'
    """

    sheet: str
    cell: str
    body: str
    column: str
    found: str
    expected: str
    expected_en: str

    __repr__ = short_repr

    @property
    def message(self) -> str:
        """The fault in Chinese."""
        where = "，".join(filter(None, (self.body, self.column)))
        found = f"写为{quoted(self.found)}" if self.found else "空白"
        return (
            f"{quoted(self.sheet)}表 {self.cell}{f'（{where}）' if where else ''}：{found}，"
            f"应为{self.expected}"
        )

    @property
    def message_en(self) -> str:
        """The fault in English."""
        where = ", ".join(filter(None, (self.body, self.column)))
        found = f"it is {quoted(self.found)}" if self.found else "it is blank"
        return (
            f"sheet {quoted(self.sheet)}, {self.cell}{f' ({where})' if where else ''}: {found}, "
            f"expected {self.expected_en}"
        )


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class InvalidRowsError(GovDisclosureError, ValueError):
    """A collecting workbook that cannot be used, with all that is wrong with it.

    Attributes:
        file: name of the file.
        problems: every fault, sheet by sheet and row by row.

    Example:
        >>> from gov_disclosure.dataset import InvalidRowsError, RowProblem
        >>> problem = RowProblem("数据", "F12", "甲局", "总计", "约20", "整数", "an integer")
        >>> InvalidRowsError("2025.xlsx", [problem]).message_en
        '2025.xlsx: sheet “数据”, F12 (甲局, 总计): it is “约20”, expected an integer'
    """

    file: str
    problems: Sequence[RowProblem]

    @property
    def message(self) -> str:
        """The first faults, in Chinese."""
        told = "；".join(problem.message for problem in self.problems[:_MOST_TOLD])
        more = len(self.problems) - _MOST_TOLD
        return f"{self.file}：{told}" + (f"；另有 {more} 处" if more > 0 else "")

    @property
    def message_en(self) -> str:
        """The first faults, in English."""
        told = "; ".join(problem.message_en for problem in self.problems[:_MOST_TOLD])
        more = len(self.problems) - _MOST_TOLD
        return f"{self.file}: {told}" + (f"; {more} more" if more > 0 else "")
