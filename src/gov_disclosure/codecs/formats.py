"""The formats of JSON: what a document of each holds, and how it is told from the others."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.model.finding import Finding, Findings, check_cell_value
from gov_disclosure.model.looked_at import LookedAt
from gov_disclosure.model.report import SCOPES, AnnualReport, Scope
from gov_disclosure.values import (
    Value,
    as_tuple,
    check_any_text,
    check_kind,
    check_member,
    check_text,
    check_tuple_of,
    check_year,
)

Data: TypeAlias = AnnualReport | Extraction | Findings
"""What can be written as JSON and read back: a report, an extraction, what a check found."""


def _optional(check: Any) -> Any:
    return attrs.field(default=None, validator=attrs.validators.optional(check))


@attrs.frozen
class Change:
    """A cell and the value it would need, as a suspect tells them; a pair in Python.

    Attributes:
        path: path of the cell.
        value: the value.
    """

    path: str = attrs.field(validator=check_text)
    value: Value = attrs.field(validator=check_cell_value)


@attrs.frozen
class FindingsDocument:
    """What was found in a report, as a document: the findings, and which report is meant.

    Attributes:
        input: the file that was read, where it is known.
        publisher: name of the body whose report it is.
        year: the year reported on.
        scope: own (one body) or jurisdiction (aggregate of an area).
        form: edition of the form.
        findings: the findings, in order.
        looked_at: how much of the report could be judged, where it is known.
    """

    input: str | None = _optional(check_any_text)
    publisher: str | None = _optional(check_any_text)
    year: int | None = _optional(check_year)
    scope: Scope | None = _optional(check_member(*SCOPES))
    form: Literal["2019", "2021", "mixed"] | None = _optional(check_member("2019", "2021", "mixed"))
    findings: tuple[Finding, ...] = attrs.field(
        default=(), converter=as_tuple, validator=check_tuple_of(Finding)
    )
    looked_at: LookedAt | None = _optional(check_kind(LookedAt))

    @classmethod
    def on(
        cls,
        name: str,
        report: AnnualReport,
        findings: tuple[Finding, ...],
        looked_at: LookedAt | None = None,
    ) -> FindingsDocument:
        """Return what was found in a report that was read from an input.

        Args:
            name: name of the input.
            report: the report.
            findings: the findings.
            looked_at: how much of the report could be judged.
        """
        publisher = None if report.publisher is None else report.publisher.name
        return cls(name, publisher, report.year, report.scope, report.form, findings, looked_at)


@attrs.frozen
class Format:
    """A format of JSON.

    Attributes:
        name: its name without the edition.
        document: the class whose members a document has, after ``format``.
        data: the type that is written so, and that reading gives.
        edition: its edition.
    """

    name: str
    document: type
    data: Any
    edition: int = 1

    @property
    def member(self) -> str:
        """Value of the first member, ``format``, of every document.

        Example:
            >>> [format.member for format in FORMATS]
            ['gov-disclosure/1', 'gov-disclosure-extraction/1', 'gov-disclosure-findings/1']
        """
        return f"{self.name}/{self.edition}"

    @property
    def identifier(self) -> str:
        """Identifier of its schema, an URN.

        Example:
            >>> [format.identifier for format in FORMATS][1]
            'urn:gov-disclosure:schema:extraction:1'
        """
        *_, part = self.name.removeprefix(REPORT.name).split("-")
        return ":".join(("urn:gov-disclosure:schema", *filter(None, [part]), str(self.edition)))


REPORT = Format("gov-disclosure", AnnualReport, AnnualReport)

FORMATS = (
    REPORT,
    Format("gov-disclosure-extraction", Extraction, Extraction),
    Format("gov-disclosure-findings", FindingsDocument, Findings),
)
"""The table of formats."""


Writable: TypeAlias = (
    AnnualReport | Extraction | tuple[Finding, ...] | list[Finding] | FindingsDocument
)
"""What ``dumps`` takes: findings in any tuple or list, too, or with the report that is meant."""


def document_of(data: object) -> AnnualReport | Extraction | FindingsDocument:
    """Return the document that data is written as.

    Raises:
        InvalidValueError: it is no data that can be written.
    """
    if isinstance(data, AnnualReport | Extraction | FindingsDocument):
        return data
    if isinstance(data, list | tuple) and all(isinstance(each, Finding) for each in data):
        return FindingsDocument(findings=tuple(data))
    raise InvalidValueError(
        "data",
        data,
        "AnnualReport、Extraction 或 Findings",
        "an AnnualReport, an Extraction or Findings",
    )


def data_of(document: AnnualReport | Extraction | FindingsDocument) -> Data:
    """Return the data that a document holds."""
    if isinstance(document, FindingsDocument):
        return Findings(document.findings)
    return document


def format_of(json_object: object, data: Any = None) -> Format:
    """Return the format by which a JSON object is to be judged.

    Args:
        json_object: any object.
        data: the type of data that is wanted; None: whichever ``format`` names, a report where
            it names none that is known. Of another edition it is judged as of the known one.

    Raises:
        InvalidValueError: there is no such type of data.
    """
    if data is not None:
        for each in FORMATS:
            if each.data == data:
                return each
        listed = "AnnualReport | Extraction | Findings"
        raise InvalidValueError("kind", data, listed, listed)
    member = dict.get(json_object, "format") if isinstance(json_object, dict) else None
    name = member.partition("/")[0] if type(member) is str else None
    return next((each for each in FORMATS if each.name == name), REPORT)
