"""Last year's report of a body, from the file or folder that ``--previous`` names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.entries import Unusable, is_collection
from gov_disclosure.cli.inputs import Input, read_inputs
from gov_disclosure.cli.status import complain, fail
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.rules.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    def of(self, name: str, report: AnnualReport) -> tuple[AnnualReport | None, Words | None]:
        """Return the report for the year before, and why there is none or a doubtful one.

        Args:
            name: the input that ``report`` came from.
            report: the report to check.
        """
        if self.given is not None:
            return self.given, self._doubt(name, report, self.given)
        publisher, year = report.publisher, report.year
        if publisher is None or year is None:
            return None, Words(
                f"{name}：单位或年度不明，未与上年度报告比较",
                f"{name}: publisher or year is not known, so it was not compared with last year",
            )
        key = (publisher.name, report.scope, year - 1)
        before = self.found.get(key)
        if before is not None:
            return before, None
        several = key in self.found
        return None, Words(
            f"{name}：--previous 中{'不止一份' if several else '没有'}"
            f"{publisher.name}{year - 1}年的报告，未比较",
            f"{name}: {'more than one report' if several else 'no report'} of "
            f"{publisher.name} for {year - 1} in --previous, so it was not compared",
        )

    @staticmethod
    def _doubt(name: str, report: AnnualReport, given: AnnualReport) -> Words | None:
        if report.year is None or given.year in {None, report.year - 1}:
            return None
        return Words(
            f"{name}是{report.year}年的报告，--previous 是{given.year}年的",
            f"{name} is for {report.year}, --previous is for {given.year}",
        )


def previous_reports(option: str, *, several: bool, jobs: int | None) -> Previous | None:
    """Return the reports that ``--previous`` names; None if its file cannot be used.

    Args:
        option: a file, or a folder of files.
        several: whether there is more than one report to check.
        jobs: number of processes, as for the reports to check.
    """
    if is_collection(option):
        batch = Batch((option,), jobs=jobs, lists_problems=False, tells_summary=False)
        return Previous(found=_by_key(done.result for done in batch.run(_report)))
    if several:
        fail("多个输入时 --previous 须为文件夹", "with several inputs --previous must be a folder")
    reports = []
    for item in read_inputs([option]):
        if isinstance(item, Unusable):
            complain(item.error, item.name)
            return None
        reports.append(item.extraction.report)
    return Previous(given=reports[0]) if len(reports) == 1 else Previous(found=_by_key(reports))


def _report(item: Input) -> AnnualReport:
    return item.extraction.report


def _by_key(reports: Iterable[AnnualReport]) -> dict[Key, AnnualReport | None]:
    found: dict[Key, AnnualReport | None] = {}
    for report in reports:
        name = None if report.publisher is None else report.publisher.name
        key = name, report.scope, report.year
        found[key] = None if key in found else report
    return found
