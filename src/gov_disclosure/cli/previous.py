"""Last year's report of a body, from the file or folder that ``--previous`` names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.body import standing
from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.entries import Unusable, is_collection
from gov_disclosure.cli.inputs import Input, read_inputs
from gov_disclosure.cli.status import complain, fail
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.quoting import quoted
from gov_disclosure.roster import Roster
from gov_disclosure.roster.identity import Identities
from gov_disclosure.rules.examination import Examination

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen
class Previous:
    """Reports to compare with.

    Attributes:
        given: the one report of a file; None: look in ``found``.
        found: reports of any body and year.
        roster: the bodies that the user knows.
        is_whole: whether all that was named could be read.
    """

    given: AnnualReport | None = None
    found: tuple[AnnualReport, ...] = ()
    roster: Roster = Roster()
    is_whole: bool = True

    def of(self, name: str, report: AnnualReport) -> tuple[AnnualReport | None, Words | None]:
        """Return the report for the year before, and why there is none or a doubtful one.

        Args:
            name: the input that ``report`` came from.
            report: the report to check.
        """
        if self.given is not None:
            return self._given(name, report, self.given)
        publisher, year = report.publisher, report.year
        if publisher is None or year is None:
            return None, Words(
                f"{name}：单位或年度不明，未与上一年度报告比较",
                f"{name}: publisher or year is not known, so it was not compared with last year",
            )
        found = self._before(report, year)
        if len(found) == 1:
            return found[0], None
        return None, Words(
            f"{name}：--previous 中{'不止一份' if found else '没有'}"
            f"{publisher.name}{year - 1}年的报告，未作比较",
            f"{name}: {'more than one report' if found else 'no report'} of "
            f"{publisher.name} for {year - 1} in --previous, so it was not compared",
        )

    def _given(
        self, name: str, report: AnnualReport, given: AnnualReport
    ) -> tuple[AnnualReport, Words | None]:
        """Return the report of a file, and what is doubtful of it.

        One of another body is returned too: the check leaves it, and says so.
        """
        listed = self.roster.find(report.publisher, report.year, report.scope).body
        now, before = report.publisher, given.publisher
        if now and before and Examination(report, given, listed).is_of_another_body:
            own, other = quoted(now.name), quoted(before.name)
            return given, Words(
                f"{name}是{own}的报告，--previous 是{other}的报告，未作比较",
                f"{name} is of {own}, --previous is of {other}; not compared",
            )
        if report.year is None or given.year in {None, report.year - 1}:
            return given, None
        return given, Words(
            f"{name}是{report.year}年的报告，--previous 是{given.year}年的报告",
            f"{name} is for {report.year}, --previous is for {given.year}",
        )

    def _before(self, report: AnnualReport, year: int) -> tuple[AnnualReport, ...]:
        """Return the reports of the same body for the year before, of the scope if that is known.

        A scope that one side does not state rules nothing out, unless there are several.
        """
        body = self._identities.body_of(report)
        found = self._by_body.get((body, year - 1), ()) if body is not None else ()
        alike = [one for one in found if None in {one.scope, report.scope}]
        exact = [one for one in found if one.scope == report.scope]
        chosen = exact or alike
        if len(chosen) > 1:
            wanted = standing(report.publisher, report.scope, None).scope
            chosen = [one for one in chosen if one.scope == wanted] or chosen
        return tuple(chosen)

    @cached_property
    def _identities(self) -> Identities:
        return Identities(self.roster, self.found)

    @cached_property
    def _by_body(self) -> Mapping[tuple[str, int], tuple[AnnualReport, ...]]:
        found: dict[tuple[str, int], list[AnnualReport]] = {}
        for report in self.found:
            name = self._identities.body_of(report)
            if name is not None and report.year is not None:
                found.setdefault((name, report.year), []).append(report)
        return {key: tuple(reports) for key, reports in found.items()}


def previous_reports(
    option: str, *, several: bool, jobs: int | None, roster: Roster | None = None
) -> Previous | None:
    """Return the reports that ``--previous`` names; None if its file cannot be used.

    Args:
        option: a file, or a folder of files.
        several: whether there is more than one report to check.
        jobs: number of processes, as for the reports to check.
        roster: the bodies that the user knows, or None.
    """
    known = roster or Roster()
    if is_collection(option):
        batch = Batch((option,), jobs=jobs, lists_problems=False, tells_summary=False)
        found = tuple(done.result for done in batch.run(_report))
        return Previous(found=found, roster=known, is_whole=not batch.summary.refused)
    if several:
        fail("多个输入时 --previous 须为文件夹", "with several inputs --previous must be a folder")
    reports = []
    for item in read_inputs([option]):
        if isinstance(item, Unusable):
            complain(item.error, item.name)
            return None
        reports.append(item.extraction.report)
    if len(reports) == 1:
        return Previous(given=reports[0], roster=known)
    return Previous(found=tuple(reports), roster=known)


def _report(item: Input) -> AnnualReport:
    return item.extraction.report
