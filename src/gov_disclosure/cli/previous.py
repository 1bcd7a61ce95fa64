"""Last year's report of a body, from the file or folder that ``--previous`` names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.cli.entries import Unusable
from gov_disclosure.cli.inputs import read_inputs
from gov_disclosure.cli.status import complain, fail, remark
from gov_disclosure.model.report import AnnualReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Key: TypeAlias = tuple[str | None, str | None, int | None]
"""Name of the publisher, scope and year: what tells reports apart."""


@attrs.frozen
class Previous:
    """Reports to compare with.

    Attributes:
        given: the one report of a file, taken as it is; None: look in ``found``.
        found: reports by publisher, scope and year; None where several are of the same.
    """

    given: AnnualReport | None = None
    found: Mapping[Key, AnnualReport | None] = attrs.field(factory=dict)

    def of(self, name: str, report: AnnualReport) -> AnnualReport | None:
        """Return the report for the year before, and say on standard error if there is none.

        Args:
            name: the input that ``report`` came from.
            report: the report to check.
        """
        if self.given is not None:
            self._warn_of_other(name, report, self.given)
            return self.given
        publisher, year = report.publisher, report.year
        if publisher is None or year is None:
            remark(
                f"{name}：单位或年度不明，未与上年度报告比较",
                f"{name}: publisher or year is not known, so it was not compared with last year",
            )
            return None
        key = (publisher.name, report.scope, year - 1)
        if self.found.get(key) is None:
            several = key in self.found
            remark(
                f"{name}：--previous 中{'不止一份' if several else '没有'}"
                f"{publisher.name}{year - 1}年的报告，未比较",
                f"{name}: {'more than one report' if several else 'no report'} of "
                f"{publisher.name} for {year - 1} in --previous, so it was not compared",
            )
        return self.found.get(key)

    @staticmethod
    def _warn_of_other(name: str, report: AnnualReport, given: AnnualReport) -> None:
        if report.year is not None and given.year not in {None, report.year - 1}:
            remark(
                f"{name}是{report.year}年的报告，--previous 是{given.year}年的",
                f"{name} is for {report.year}, --previous is for {given.year}",
            )


def previous_reports(option: str, inputs: tuple[str, ...]) -> Previous | None:
    """Return the reports that ``--previous`` names; None if its file cannot be used.

    Args:
        option: a file, or a folder of files.
        inputs: the reports to check.
    """
    folder = Path(option)
    if folder.is_dir():
        files = sorted(str(path) for path in folder.iterdir() if path.is_file())
        return Previous(found=_by_key(_usable(files)))
    if len(inputs) > 1:
        fail("多个输入时 --previous 须为文件夹", "with several inputs --previous must be a folder")
    reports = []
    for item in read_inputs([option]):
        if isinstance(item, Unusable):
            complain(item.error, item.name)
            return None
        reports.append(item.extraction.report)
    return Previous(given=reports[0]) if len(reports) == 1 else Previous(found=_by_key(reports))


def _usable(files: Iterable[str]) -> Iterator[AnnualReport]:
    for item in read_inputs(files):
        if isinstance(item, Unusable):
            remark(
                f"{item.name} 不是能读取的报告，未用于比较",
                f"{item.name} is no report that can be read, and was not compared with",
            )
        else:
            yield item.extraction.report


def _by_key(reports: Iterable[AnnualReport]) -> dict[Key, AnnualReport | None]:
    found: dict[Key, AnnualReport | None] = {}
    for report in reports:
        name = None if report.publisher is None else report.publisher.name
        key = name, report.scope, report.year
        found[key] = None if key in found else report
    return found
