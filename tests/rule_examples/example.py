"""What an example of a rule is."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

import gov_disclosure as gd
from gov_disclosure.model.finding import Severity, Status
from gov_disclosure.model.report import FormName
from gov_disclosure.values import Value


def zeros(form: FormName = "2021", changes: Mapping[str, object] | None = None) -> gd.AnnualReport:
    """Return a report with 0 in every cell, but for ``changes``."""
    report = gd.blank(form)
    return gd.replace(report, {**dict.fromkeys(gd.figures(report), 0), **(changes or {})})


def cells(prefix: str, **values: Value) -> dict[str, Value]:
    """Return changes to cells of one row."""
    return {f"{prefix}.{name}": value for name, value in values.items()}


@attrs.frozen(kw_only=True)
class Example:
    """Changes to a report of zeros that a rule accepts, and changes that it finds.

    A change can be of any place of a report, such as ``year`` or ``overview``.

    Attributes:
        passing: changes after which the rule finds nothing.
        failing: changes after which it finds something.
        paths: first path of each finding.
        expected: expected figure of the first finding.
        actual: its actual figure.
        gap: its gap.
        severity: its severity.
        status: its status.
        previous: changes to the report for the year before; None: there is no such report.
        forms: editions of the form in which the example stands.
        problems: what reading the failing report left in doubt; None: neither was read.
    """

    passing: Mapping[str, object]
    failing: Mapping[str, object]
    paths: tuple[str, ...]
    expected: Value = None
    actual: Value = None
    gap: Value = None
    severity: Severity = "error"
    status: Status = "violated"
    previous: Mapping[str, object] | None = None
    forms: tuple[FormName, ...] = ("2019", "2021")
    problems: tuple[gd.Problem, ...] | None = None

    def findings(
        self, rule: str, changes: Mapping[str, object], form: FormName
    ) -> tuple[gd.Finding, ...]:
        """Return what the rule finds after ``changes``; what others find is their own affair."""
        previous = None if self.previous is None else zeros(form, self.previous)
        report = zeros(form, changes)
        if self.problems is None:
            return gd.check(report, previous, rules=rule)
        problems = self.problems if changes is self.failing else ()
        return gd.check(gd.Extraction(report, problems=problems), previous, rules=rule)
