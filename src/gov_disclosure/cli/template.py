"""``gov-disclosure table --template``: a workbook in which bodies are collected, a row for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.cli.outputs import told
from gov_disclosure.cli.status import fail, remark
from gov_disclosure.dataset.collection.workbook import write_rows
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.changes import blank
from gov_disclosure.model.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gov_disclosure.bodies.body import Body
    from gov_disclosure.model.report import AnnualReport, FormName
    from gov_disclosure.roster import Roster


def write_template(  # noqa: PLR0913 - each a fact of one command
    target: Path,
    reports: Iterable[tuple[str, AnnualReport]],
    roster: Roster | None,
    form: FormName,
    year: int | None,
    *,
    force: bool,
) -> None:
    """Write the workbook: the bodies of the roster in its order, then those it does not list.

    Args:
        target: the file.
        reports: the reports that are there already, each with the name of its file.
        roster: the bodies, or None: those of the reports.
        form: the edition of the form.
        year: the year, for bodies without a report.
        force: whether a file that is there is overwritten.
    """
    given = list(reports)
    for name, report in given:
        _check(name, report, form)
    rows = _rows([report for _, report in given], roster, form, year)
    if not rows:
        fail(
            "没有单位：请用 --roster 给出名册，或给出报告",
            "there are no bodies: name a roster with --roster, or give reports",
        )
    try:
        with told(target):
            write_rows(rows, target, form, replaces=force)
    except InvalidValueError as error:
        fail(error.message, error.message_en)


def _check(name: str, report: AnnualReport, form: FormName) -> None:
    """End if a report cannot stand in a row."""
    if report.publisher is None:
        fail(
            f"{name}：未写明单位，不能列入；请用 --index 写明",
            f"{name}: it names no body, so it has no row; say which it is with --index",
        )
    if report.form not in {form, None}:
        fail(
            f"{name}：第二、三部分不都是{form}年格式，不能列入；请用 --form 选择格式",
            f"{name}: sections 2 and 3 are not both on the form of {form}; choose it with --form",
        )


def _rows(
    reports: Sequence[AnnualReport], roster: Roster | None, form: FormName, year: int | None
) -> list[AnnualReport]:
    if roster is None:
        return [*reports]
    of_body: dict[Body | None, list[AnnualReport]] = {}
    for report in reports:
        body = roster.find(report.publisher, report.year, report.scope).body
        of_body.setdefault(body, []).append(report)
    for report in of_body.get(None, ()):
        name = report.publisher.name if report.publisher else ""
        remark(
            f"{name}：不能确定是名册中的哪个单位，列在最后",
            f"{name}: not certain which body of the roster it is, so it stands last",
        )
    listed = [
        report
        for body in roster.bodies
        for report in of_body.get(body) or [_blank(body, form, year)]
    ]
    return [*listed, *of_body.get(None, ())]


def _blank(body: Body, form: FormName, year: int | None) -> AnnualReport:
    publisher = Publisher(body.name, body.region_code, body.credit_code, body.level, body.kind)
    return attrs.evolve(blank(form, year=year), publisher=publisher, scope=body.scope)
