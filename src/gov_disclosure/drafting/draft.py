"""A report prepared for whoever fills it in: what is certain stands in it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.arguments import check_argument
from gov_disclosure.bodies.names import may_be_one
from gov_disclosure.document import Heading, Paragraph
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.forms.extraction.head.titles import title_facts
from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.carried_over import (
    BROUGHT_FORWARD,
    CARRIED_FORWARD,
    carried_over_note,
)
from gov_disclosure.model.changes import blank, replace
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import columns, figures
from gov_disclosure.model.publisher import Publisher
from gov_disclosure.model.report import report_of
from gov_disclosure.rules.narratives import ASPECTS
from gov_disclosure.values import YEARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.report import AnnualReport, FormName, HasReport

_SUBHEADING_LEVEL = 2
_TITLE = "{name}{year}年政府信息公开工作年度报告"
_PERIOD = "本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"


def draft(
    previous: AnnualReport | HasReport | None = None,
    form: FormName = "2021",
    year: int | None = None,
    publisher: Publisher | str | None = None,
) -> AnnualReport:
    """Return next year's report, prepared to be filled in.

    In it are the names, the title, the counting period, the headings of all six sections and of
    the five aspects of section 一; 二、上年结转 is what last year's report carried forward, column
    by column, with a note on each figure that it is to be confirmed. Every other cell is blank.
    The notes stand in the report and its JSON and are never printed with it.

    Args:
        previous: last year's report of the body, in any edition of the form.
        form: the edition of the form to be filled in.
        year: the year to be reported on; None: the one after that of ``previous``.
        publisher: the body, or its name; None: that of ``previous``.

    Raises:
        InvalidValueError: there is no such form; no year is known; or ``previous`` is not of the
            year before.

    Example:
        >>> import gov_disclosure as gd
        >>> last = gd.replace(gd.blank(year=2024), {"requests.carried_forward.total": 3})
        >>> report = gd.draft(last, publisher="青溪区林业局")
        >>> report.title, report.requests.brought_forward.total
        ('青溪区林业局2025年政府信息公开工作年度报告', 3)
        >>> report.notes[0].text
        '由2024年度报告“四、结转下年度继续办理”结转，待确认'
    """
    before = None if previous is None else report_of(previous)
    of_year = _year(year, before)
    body = _publisher(publisher, before)
    prepared = blank(
        form,
        year=of_year,
        title=_title(of_year, body, before),
        publisher=body,
        preamble=Narrative(blocks=[Paragraph(_PERIOD.format(year=of_year))]),
        overview=Narrative(blocks=list(_aspects())),
        problems_and_improvements=Narrative(),
        other_matters=Narrative(),
    )
    if before is None:
        return prepared
    is_renamed = _is_renamed(body, before)
    carried = _carried_over(before)
    return attrs.evolve(
        replace(prepared, carried),
        scope=before.scope,
        signed_by=None if is_renamed else before.signed_by,
        notes=tuple(carried_over_note(path, before.year) for path in carried),
    )


def _year(year: int | None, before: AnnualReport | None) -> int:
    """Return the year to be reported on.

    Raises:
        InvalidValueError: it is not known, or ``before`` is not of the year before.
    """
    last = None if before is None else before.year
    if year is None:
        if last is None:
            raise InvalidValueError("year", None, "报告年度", "the year to be reported on")
        return last + 1
    if last is not None and year in YEARS and last != year - 1:
        raise InvalidValueError(
            "previous", last, f"{year - 1}年度的报告", f"a report for {year - 1}"
        )
    return year


def _publisher(given: Publisher | str | None, before: AnnualReport | None) -> Publisher | None:
    known = None if before is None else before.publisher
    if given is None:
        return known
    if not isinstance(given, str):
        check_argument("publisher", given, Publisher)
        return given
    try:
        named = Publisher(given)
    except InvalidValueError as error:
        raise error.below("publisher") from error
    is_known = known is not None and may_be_one(given, known.name)
    return attrs.evolve(known, name=given) if known is not None and is_known else named


def _is_renamed(body: Publisher | None, before: AnnualReport) -> bool:
    """Tell whether the body has another name than last year, so that it signs by another."""
    known = before.publisher
    return body is not None and known is not None and not may_be_one(body.name, known.name)


def _title(year: int, body: Publisher | None, before: AnnualReport | None) -> str | None:
    """Return last year's title with the new year in it, or the usual one."""
    if before is not None and before.title is not None and not _is_renamed(body, before):
        _, named = title_facts(before.title)
        if named is not None and named == before.year and before.title.count(str(named)) == 1:
            return before.title.replace(str(named), str(year))
    return None if body is None else _TITLE.format(name=body.name, year=year)


def _aspects() -> list[Heading]:
    numerals = "一二三四五"
    return [
        Heading(f"（{numeral}）{words.zh}", _SUBHEADING_LEVEL)
        for numeral, (words, _) in zip(numerals, ASPECTS.values(), strict=True)
    ]


def _carried_over(before: AnnualReport) -> Mapping[str, Any]:
    """Return what last year's report carried forward, by the cell it belongs in.

    That row and its columns mean the same in every edition of the form; what is no figure in it
    is left to whoever fills in the draft.
    """
    last = figures(before)
    found = {
        f"{BROUGHT_FORWARD}.{name}": last.get(f"{CARRIED_FORWARD}.{name}")
        for name, _ in columns(ApplicantCounts)
    }
    return {path: value for path, value in found.items() if isinstance(value, int)}
