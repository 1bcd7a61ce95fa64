"""A report with what was found in it, and which of its cells that concerns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.model.extraction import Evidence
from gov_disclosure.model.finding import Finding
from gov_disclosure.model.looked_at import LookedAt
from gov_disclosure.model.paths import figures
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.read_only import ReadOnlyDict
from gov_disclosure.rules import found_in
from gov_disclosure.rules.examination import Examination
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from gov_disclosure.bodies.body import Body
    from gov_disclosure.model.extraction import Extraction
    from gov_disclosure.model.finding import Severity

Sign: TypeAlias = Literal["suspect", "violated", "doubtful"]
"""Why a cell is marked: it may be wrong, a sum over it does not hold, it is to be reviewed."""


@attrs.frozen
class Checked:
    """A report and what was found in it.

    Attributes:
        name: name of the input.
        report: the report.
        findings: the findings, in order.
        evidence: what was read in each place, where that is known.
        looked_at: how much of the report could be judged.
    """

    name: str
    report: AnnualReport
    findings: tuple[Finding, ...] = attrs.field(converter=as_tuple)
    evidence: Mapping[str, Evidence] = attrs.field(factory=ReadOnlyDict, hash=False, repr=False)
    looked_at: LookedAt = LookedAt()

    @classmethod
    def of(
        cls,
        name: str,
        extraction: Extraction,
        previous: AnnualReport | None = None,
        body: Body | None = None,
    ) -> Checked:
        """Return what reading and the rules find in a report.

        Args:
            name: name of the input.
            extraction: what was read.
            previous: the report of the same body for the year before, or None.
            body: the body as a roster knows it, or None.
        """
        examination = Examination(extraction, previous, body, extraction)
        findings = found_in(examination)
        looked_at = examination.looked_at
        return cls(name, extraction.report, findings, extraction.evidence, looked_at)

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity.

        Example:
            >>> Checked("a.txt", AnnualReport(), ()).count("error")
            0
        """
        return sum(finding.severity == severity for finding in self.findings)

    def signs(self) -> Mapping[str, Sign]:
        """Return the cells to mark, by path.

        Of a sum that does not hold the cell with the result is marked; a cell in the likeliest
        cause is marked as that.
        """
        cells = figures(self.report)
        signs: dict[str, Sign] = {}
        for finding in self.findings:
            if finding.status == "to_review":
                signs |= {path: "doubtful" for path in finding.paths if path not in signs}
        for finding in self.findings:
            if finding.status == "violated":
                signs |= dict.fromkeys(finding.paths[:1], "violated")
        for finding in self.findings:
            for suspect in finding.suspects[:1]:
                signs |= {path: "suspect" for path, _ in suspect.changes}
        return {path: sign for path, sign in signs.items() if path in cells}
