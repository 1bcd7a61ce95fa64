"""What is wrong with a roster: every fault, with its row and column."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.quoting import quoted
from gov_disclosure.short_repr import short_repr

_MOST_TOLD = 20


@attrs.frozen
class RosterProblem:
    """One fault of a roster.

    Attributes:
        row: row of the file, from 1; the header is the first.
        column: header of the column as the file writes it; empty for the whole row.
        found: what stands there.
        expected: what is expected, in Chinese.
        expected_en: the same in English.

    Example:
        >>> import gov_disclosure as gd
        >>> problem = gd.RosterProblem(2, "层级", "片区级", "县级等", "county or the like")
        >>> problem.row, problem.found
        (2, '片区级')
    """

    row: int
    column: str
    found: str
    expected: str
    expected_en: str

    __repr__ = short_repr

    @property
    def message(self) -> str:
        """The fault in Chinese."""
        where = f"第 {self.row} 行" + (f"“{self.column}”" if self.column else "")
        return f"{where}：写为{quoted(self.found)}，应为{self.expected}"

    @property
    def message_en(self) -> str:
        """The fault in English."""
        where = f"row {self.row}" + (f", column “{self.column}”" if self.column else "")
        return f"{where}: it is {quoted(self.found)}, expected {self.expected_en}"


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class InvalidRosterError(GovDisclosureError, ValueError):
    r"""A roster that cannot be used, with all that is wrong with it.

    Attributes:
        file: name of the file.
        problems: every fault, in order.

    Example:
        >>> import pathlib, tempfile
        >>> import gov_disclosure as gd
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = pathlib.Path(folder) / "bodies.csv"
        ...     _ = file.write_text("单位,层级\n青溪区林业局,片区级\n", encoding="utf-8")
        ...     try:
        ...         gd.Roster.read(file)
        ...     except gd.InvalidRosterError as error:
        ...         print(error.problems[0].row, error.problems[0].column)
        2 层级
    """

    file: str
    problems: Sequence[RosterProblem]

    @property
    def message(self) -> str:
        """All faults, in Chinese."""
        told = "；".join(problem.message for problem in self.problems[:_MOST_TOLD])
        more = len(self.problems) - _MOST_TOLD
        return f"{self.file}：{told}" + (f"；另有 {more} 处" if more > 0 else "")

    @property
    def message_en(self) -> str:
        """All faults, in English."""
        told = "; ".join(problem.message_en for problem in self.problems[:_MOST_TOLD])
        more = len(self.problems) - _MOST_TOLD
        return f"{self.file}: {told}" + (f"; {more} more" if more > 0 else "")
