"""What is told of a data set as a whole, beside what is in it."""

from __future__ import annotations

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.values import as_tuple

REPORT_SCHEMA = "reports.schema.json"
"""The file of the schema of all files of reports."""

KEYWORDS = ("政府信息公开", "年度报告", "open government", "freedom of information", "China")


@attrs.frozen
class DataFile:
    """A file of the data set that holds a table.

    Attributes:
        path: its path in the folder, with ``/``.
        table: name of the table.
        bytes: its length.
        sha256: digest of its content.
        year: the year of all its reports, 0 where they have none; None of other tables.
    """

    path: str
    table: str
    bytes: int
    sha256: str
    year: int | None = None


@attrs.frozen
class About:
    """What is told of a data set.

    Attributes:
        files: its files.
        title: what it is called; None: as its years say.
        authors: who is to be cited; nobody knows them but who made it.
        licence: identifier (SPDX) or address of its licence; None: not told.
    """

    files: tuple[DataFile, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    licence: str | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The first and the last year of its reports; empty if none has a year."""
        years = sorted({file.year for file in self.files if file.year})
        return (years[0], years[-1]) if years else ()

    @property
    def called(self) -> Words:
        """What it is called."""
        if self.title is not None:
            return Words(self.title, self.title)
        span = "–".join(dict.fromkeys(map(str, self.years)))
        return Words(
            " ".join(filter(None, ["政府信息公开工作年度报告数据集", span])),
            " ".join(filter(None, ["Annual reports on government information disclosure", span])),
        )

    @property
    def description(self) -> Words:
        """What it holds."""
        return Words(
            "政府信息公开工作年度报告：每份报告一行，每格一个数和一个状态；"
            "空白、缺失、未能识别都不作 0。各列见 code-book。",
            "Annual reports on government information disclosure of Chinese public bodies, read by "
            "gov_disclosure: a row for each report, a figure and a state for each cell; no blank, "
            "missing or unreadable cell is taken for zero. The code book tells of every column.",
        )

    @property
    def is_licence_an_address(self) -> bool:
        """Whether the licence is told by its address."""
        return self.licence is not None and "://" in self.licence
