"""The whole report."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, cast

import attrs

from gov_disclosure import in_pydantic
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.in_notebook import in_notebook
from gov_disclosure.model.cells import DECLARATION, Section, TableShape
from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.narrative import Narrative, Note
from gov_disclosure.model.proactive import ProactiveDisclosure2019, ProactiveDisclosure2021
from gov_disclosure.model.publisher import Publisher, Source
from gov_disclosure.model.requests import Requests2019, Requests2021
from gov_disclosure.short_repr import one_line
from gov_disclosure.values import (
    check_date,
    check_kind,
    check_member,
    check_text,
    check_tuple_of,
    check_year,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

FormName: TypeAlias = Literal["2019", "2021"]
Scope: TypeAlias = Literal["own", "jurisdiction"]
"""本机关、本级政府汇总: a body's own report or the aggregate of an area."""

SCOPES: tuple[Scope, ...] = ("own", "jurisdiction")

ProactiveDisclosure: TypeAlias = ProactiveDisclosure2019 | ProactiveDisclosure2021
Requests: TypeAlias = Requests2019 | Requests2021
TableSection: TypeAlias = ProactiveDisclosure | Requests | Disputes


@attrs.frozen
class Form:
    """One edition of the form: the classes of its table sections.

    Attributes:
        name: the edition, "2019" or "2021".
        document: the circular that issued it.
        proactive_disclosure: class of section 二.
        requests: class of section 三.
        disputes: class of section 四.
    """

    name: FormName
    document: str
    proactive_disclosure: type[ProactiveDisclosure]
    requests: type[Requests]
    disputes: type[Disputes]


FORMS: dict[FormName, Form] = {
    "2019": Form(
        "2019", "国办公开办函〔2019〕60号", ProactiveDisclosure2019, Requests2019, Disputes
    ),
    "2021": Form(
        "2021", "国办公开办函〔2021〕30号", ProactiveDisclosure2021, Requests2021, Disputes
    ),
}
"""The table of forms. A new edition is one line here and its section classes."""


def _part(*kinds: type) -> Any:
    return attrs.field(
        default=None,
        validator=attrs.validators.optional(check_kind(*kinds)),
    )


def _text() -> Any:
    return attrs.field(default=None, validator=attrs.validators.optional(check_text))


def _date() -> Any:
    return attrs.field(default=None, validator=attrs.validators.optional(check_date))


def _section(*kinds: type, **facts: Any) -> Any:
    return attrs.field(
        default=None,
        validator=attrs.validators.optional(check_kind(*kinds)),
        metadata={DECLARATION: Section(**facts)},
    )


def _sorted_notes(notes: Sequence[Note]) -> tuple[Note, ...]:
    if isinstance(notes, list | tuple) and all(isinstance(note, Note) for note in notes):
        return tuple(sorted(notes))
    return cast("tuple[Note, ...]", notes)  # for the check to refuse


@attrs.frozen
class AnnualReport:
    """An annual report on government information disclosure (政府信息公开工作年度报告).

    Counting period: 1 January to 31 December of ``year``. What was published is kept as it
    was: a report whose columns do not add up is a valid object.

    Attributes:
        title: title as printed.
        publisher: the body whose report it is.
        year: the year reported on, 2008 to 2100.
        scope: own (one body) or jurisdiction (aggregate of an area).
        published_on: 发布日期, of the page.
        dated_on: date of the 落款, in the report.
        signed_by: name in the 落款.
        source: where this copy came from.
        revised_on: date of a correction.
        revision_note: 更正说明.
        preamble: prose before section 一.
        overview: section 一.
        proactive_disclosure: section 二.
        requests: section 三.
        disputes: section 四.
        problems_and_improvements: section 五.
        other_matters: section 六.
        notes: texts beside figures, sorted.

    Example:
        >>> import gov_disclosure as gd
        >>> report = gd.AnnualReport(
        ...     title="青溪区林业局2024年政府信息公开工作年度报告",
        ...     publisher=gd.Publisher("青溪区林业局"),
        ...     year=2024,
        ...     requests=gd.Requests2021(),
        ... )
        >>> report.form, report.requests.received.total is None, report.disputes is None
        ('2021', True, True)
    """

    title: str | None = _text()
    publisher: Publisher | None = _part(Publisher)
    year: int | None = attrs.field(default=None, validator=attrs.validators.optional(check_year))
    scope: Scope | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_member(*SCOPES))
    )
    published_on: datetime.date | None = _date()
    dated_on: datetime.date | None = _date()
    signed_by: str | None = _text()
    source: Source | None = _part(Source)
    revised_on: datetime.date | None = _date()
    revision_note: str | None = _text()
    preamble: Narrative | None = _part(Narrative)
    overview: Narrative | None = _section(
        Narrative,
        numeral="一",
        title="总体情况",
        english="overview",
        clause="国办公开办函〔2021〕30号",
        variants=(
            r"[^、。,]{0,25}总体(工作)?(情况|概况)",
            r"概述",
            r"基本情况",
            r"[^、。,]{0,12}工作(总体)?概[况述]",
        ),
    )
    proactive_disclosure: ProactiveDisclosure | None = _section(
        ProactiveDisclosure2019,
        ProactiveDisclosure2021,
        numeral="二",
        title="主动公开政府信息情况",
        english="proactive disclosure of government information",
        clause="《条例》第五十条第一款第（一）项",
        variants=(
            r"[^、。,\d]{0,12}主动公开(政府|政务)?信息的?(工作)?情况",
            r"主动公开(工作)?情况",
            r"主动公开",
        ),
        table=TableShape(shares_header=False, may_have_added_rows=True),
    )
    requests: Requests | None = _section(
        Requests2019,
        Requests2021,
        numeral="三",
        title="收到和处理政府信息公开申请情况",
        english="requests received and handled",
        clause="《条例》第五十条第一款第（二）项",
        variants=(
            r"[^、。,\d]{0,12}收到[和及与、]?处理.{0,6}信息公开申请的?(工作)?情况",
            r"依申请公开(政府信息)?(工作)?情况",
        ),
        table=TableShape(),
    )
    disputes: Disputes | None = _section(
        Disputes,
        numeral="四",
        title="政府信息公开行政复议、行政诉讼情况",
        english="reconsiderations and lawsuits over open government information",
        clause="《条例》第五十条第一款第（三）项",
        variants=(r"[^、。,\d]{0,24}行政法?复议[^。\d]{0,6}(行政)?诉讼的?(工作)?情况",),
        table=TableShape(is_across=True),
    )
    problems_and_improvements: Narrative | None = _section(
        Narrative,
        numeral="五",
        title="存在的主要问题及改进情况",
        english="main problems and improvements",
        clause="《条例》第五十条第一款第（四）项",
        variants=(
            r"[^、。,\d]{0,16}(问题|不足|困难)[^。,\d]{0,6}(改进|整改)的?(工作)?(情况|措施|打算)?",
            r"[^、。,\d]{0,12}存在的?(主要)?问题",
            r"(整改|改进)(情况|措施)",
        ),
    )
    other_matters: Narrative | None = _section(
        Narrative,
        numeral="六",
        title="其他需要报告的事项",
        english="other matters",
        clause="《条例》第五十条第一款第（五）项",
        variants=(
            r"(其[他它])?需?要?(报告|说明)的?(其[他它])?事项(与附表)?",
            r"其[他它](有关|相关)?事项",
            r"(明年|下一?年度?)工作(计划|打算)",
        ),
    )
    notes: tuple[Note, ...] = attrs.field(
        default=(), converter=_sorted_notes, validator=check_tuple_of(Note)
    )

    def __repr__(self) -> str:
        from gov_disclosure.model.coverage import coverage  # noqa: PLC0415 - it counts reports

        publisher = None if self.publisher is None else self.publisher.name
        whose = " ".join(str(fact) for fact in (publisher, self.year, self.scope) if fact)
        kind = f"{type(self).__name__} {whose or 'of no body'}, form {self.form}"
        return one_line(f"<{kind}: {coverage(self).total}>")

    _repr_html_ = in_notebook
    __get_pydantic_core_schema__ = in_pydantic.core_schema
    __get_pydantic_json_schema__ = in_pydantic.json_schema

    @property
    def form(self) -> Literal["2019", "2021", "mixed"] | None:
        """Edition of the form, found from the table sections.

        "mixed" if sections 二 and 三 follow different editions; None if neither was printed.

        Example:
            >>> AnnualReport(requests=Requests2021()).form
            '2021'
        """
        forms = {
            section.form
            for section in (self.proactive_disclosure, self.requests)
            if section is not None
        }
        if not forms:
            return None
        return "mixed" if len(forms) > 1 else forms.pop()


class HasReport(Protocol):
    """Something that holds a report, as an ``Extraction`` does."""

    @property
    def report(self) -> AnnualReport:
        """The report."""


def report_of(given: AnnualReport | HasReport) -> AnnualReport:
    """Return the report that is meant: the one given, or the one that what is given holds.

    Every function that takes a report asks this first.

    Raises:
        InvalidValueError: it neither is nor holds a report.

    Example:
        >>> from gov_disclosure.model.extraction import Extraction
        >>> report_of(Extraction(AnnualReport(year=2025))).year
        2025
    """
    report = given if isinstance(given, AnnualReport) else getattr(given, "report", None)
    if not isinstance(report, AnnualReport):
        expected, expected_en = (
            "AnnualReport 或 Extraction 对象",
            "an AnnualReport or an Extraction",
        )
        raise InvalidValueError("report", given, expected, expected_en)
    return report
