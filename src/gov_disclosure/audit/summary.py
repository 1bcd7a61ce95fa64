"""What was found in many reports, by body and by rule: the tables of a circular (通报)."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.audit.looked_at import LAST_YEAR, STATEMENTS, SUMS, judged_shortly
from gov_disclosure.audit.words import SCOPES
from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.body import Body
from gov_disclosure.document import Block, Document, Heading, Paragraph, Table
from gov_disclosure.model.finding import Severity, Status
from gov_disclosure.model.looked_at import LookedAt
from gov_disclosure.model.paths import figures, sections
from gov_disclosure.model.report import Scope
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.rules import RULES
from gov_disclosure.rules.header import late
from gov_disclosure.rules.places import cell_place
from gov_disclosure.rules.words import SEVERITIES, STATUSES, section_name
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from gov_disclosure.audit.checked import Checked
    from gov_disclosure.bilingual import Language
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.renderers.table import Field
    from gov_disclosure.renderers.workbook import Sheet

_TITLE = Words("核查情况", "Findings")
_BODIES = Words("各单位情况", "By body")
_RULES = Words("各项规则情况", "By rule")
_FINDINGS = Words("具体问题", "All findings")
_ABSENT = Words("未报送或未找到年度报告的单位", "Bodies without a report")
_LATE = Words("晚于公布期限的报告", "Reports after the deadline")
_BODY = Words("单位", "body")
_YEAR = Words("年度", "year")
_SCOPE = Words("范围", "scope")
_FILE = Words("文件", "file")
_RULE = Words("规则", "rule")
_TIMES = Words("次数", "findings")
_OF_BODIES = Words("涉及报告数", "reports")
_SEVERITY = Words("级别", "severity")
_STATUS = Words("状态", "status")
_PLACE = Words("位置", "place")
_REPORTED = Words("填报数", "reported")
_EXPECTED = Words("应为数", "expected")
_MESSAGE = Words("内容", "finding")
_ID = Words("标识", "id")


@attrs.frozen
class Line:
    """A finding as a circular tells it.

    Attributes:
        rule: id of the rule.
        severity: how grave it is.
        status: how certain it is.
        place: the cell or section.
        reported: the figure published, if figures were compared.
        expected: the figure that the others lead to.
        message: what was found.
        id: id of the finding.
    """

    rule: str
    severity: Severity
    status: Status
    place: Words
    reported: int | Decimal | None
    expected: int | Decimal | None
    message: Words
    id: str


@attrs.frozen
class CheckedBody:
    """What was found in one report, in short.

    Attributes:
        file: name of the input.
        name: the body; empty if it is not known.
        year: the year reported on.
        scope: own report or aggregate.
        lines: the findings.
        listed: the body of the roster that it is, or None.
        looked_at: how much of the report could be judged.
    """

    file: str
    name: str
    year: int | None
    scope: Scope | None
    lines: tuple[Line, ...] = attrs.field(converter=as_tuple)
    listed: Body | None = None
    looked_at: LookedAt = LookedAt()

    @classmethod
    def of(cls, checked: Checked, listed: Body | None = None) -> CheckedBody:
        """Return what was found in a report.

        Args:
            checked: the report and the findings.
            listed: the body of a roster that it is of, or None.
        """
        report = checked.report
        return cls(
            checked.name,
            report.publisher.name if report.publisher else "",
            report.year,
            report.scope,
            [_line(report, finding) for finding in checked.findings],
            listed,
            checked.looked_at,
        )

    @property
    def is_late(self) -> bool:
        """Whether the report was dated or published after the deadline."""
        return any(line.rule == late.id for line in self.lines)

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(line.severity == severity for line in self.lines)


def _line(report: AnnualReport, finding: Finding) -> Line:
    first = finding.paths[0] if finding.paths else ""
    name = first.partition(".")[0].partition("[")[0]
    cells = figures(report)
    place = section_name(name) if name in sections() else Words("", "")
    if first in cells and finding.actual in {None, cells[first]}:  # not of a sum of several
        place = cell_place(report, first)
    return Line(
        finding.rule,
        finding.severity,
        finding.status,
        place,
        finding.actual,
        finding.expected,
        Words(finding.message, finding.message_en),
        finding.id,
    )


@attrs.frozen
class Circular:
    """The findings in many reports, and how they compare with a roster of bodies.

    Attributes:
        bodies: the reports, in order.
        absent: bodies of the roster without a report; None: there is no roster.
    """

    bodies: tuple[CheckedBody, ...] = attrs.field(converter=as_tuple)
    absent: tuple[str, ...] | None = None

    def sheets(self, language: Language) -> tuple[Sheet, ...]:
        """Return the tables: by body, by rule, every finding, and what a roster shows."""
        found = [
            (_BODIES.to(language), self._by_body(language)),
            (_RULES.to(language), self._by_rule(language)),
            (_FINDINGS.to(language), self._lines(language)),
            (_LATE.to(language), self._late(language)),
        ]
        if self.absent is not None:
            names = ((name,) for name in self.absent)
            found.append((_ABSENT.to(language), ((_BODY.to(language),), *names)))
        return tuple((title, rows) for title, rows in found)

    def markdown(self, language: Language) -> str:
        """Return the tables in Markdown; those without a row are left out."""
        counts = "，".join(
            f"{words.zh}{sum(body.count(severity) for body in self.bodies)}处"
            for severity, words in SEVERITIES.items()
        )
        counts_en = ", ".join(
            f"{sum(body.count(severity) for body in self.bodies)} {words.en}"
            for severity, words in SEVERITIES.items()
        )
        total = Words(
            f"共核查{len(self.bodies)}份报告：{counts}。",
            f"{len(self.bodies)} reports were checked: {counts_en}.",
        )
        blocks: list[Block] = [Heading(_TITLE.to(language), 1), Paragraph(total.to(language))]
        for title, rows in self.sheets(language):
            if len(rows) > 1:
                blocks.append(Heading(title, 2))
                blocks.append(Table(tuple(tuple(map(_text, row)) for row in rows)))
        return document_markdown(Document.of(blocks))

    def _by_body(self, language: Language) -> tuple[tuple[Field, ...], ...]:
        judged = (SUMS, STATEMENTS, LAST_YEAR)
        header = (_BODY, _YEAR, _SCOPE, *SEVERITIES.values(), *judged, _FILE)
        return (
            tuple(words.to(language) for words in header),
            *(
                (
                    *_whose(body, language),
                    *(body.count(each) for each in SEVERITIES),
                    *judged_shortly(body.looked_at, language),
                    body.file,
                )
                for body in self.bodies
            ),
        )

    def _by_rule(self, language: Language) -> tuple[tuple[Field, ...], ...]:
        times = Counter(line.rule for body in self.bodies for line in body.lines)
        bodies = Counter(rule for body in self.bodies for rule in {x.rule for x in body.lines})
        titles = {rule.id: Words(rule.title, rule.title_en) for rule in RULES}
        header = (_RULE, _MESSAGE, _TIMES, _OF_BODIES)
        return (
            tuple(words.to(language) for words in header),
            *(
                (rule, titles[rule].to(language) if rule in titles else "", count, bodies[rule])
                for rule, count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
            ),
        )

    def _lines(self, language: Language) -> tuple[tuple[Field, ...], ...]:
        header = (
            *(_BODY, _YEAR, _SCOPE, _SEVERITY, _STATUS, _PLACE, _REPORTED, _EXPECTED, _MESSAGE),
            *(_RULE, _ID),
        )
        return (
            tuple(words.to(language) for words in header),
            *(
                (
                    *_whose(body, language),
                    SEVERITIES[line.severity].to(language),
                    STATUSES[line.status].to(language),
                    line.place.to(language),
                    line.reported,
                    line.expected,
                    line.message.to(language),
                    line.rule,
                    line.id,
                )
                for body in self.bodies
                for line in body.lines
            ),
        )

    def _late(self, language: Language) -> tuple[tuple[Field, ...], ...]:
        header = (_BODY, _YEAR, _SCOPE, _MESSAGE)
        return (
            tuple(words.to(language) for words in header),
            *(
                (*_whose(body, language), line.message.to(language))
                for body in self.bodies
                for line in body.lines
                if line.rule == late.id
            ),
        )


def _whose(body: CheckedBody, language: Language) -> tuple[Field, ...]:
    scope = SCOPES[body.scope].to(language) if body.scope else None
    return body.name or body.file, body.year, scope


def _text(field: Field) -> str:
    if field is None:
        return ""
    return f"{field:f}" if isinstance(field, Decimal) else str(field)
