"""The roster of bodies that must report, and which of them have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_disclosure.cli.status import UNUSABLE, fail, remark, say
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.roster import InvalidRosterError, Roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.audit.summary import CheckedBody
    from gov_disclosure.bodies.body import Body
    from gov_disclosure.model.report import AnnualReport


def read_roster(option: str | None) -> Roster | None:
    """Return the roster that the option ``--roster`` names, or end with what is wrong with it."""
    if option is None:
        return None
    try:
        return Roster.read(option)
    except InvalidRosterError as error:
        number = len(error.problems)
        say(f"错误：{option}：名册中有 {number} 处不能使用")
        say(*(f"  {problem.message}" for problem in error.problems))
        say(f"Error: {option}: faults in the roster: {number}")
        say(*(f"  {problem.message_en}" for problem in error.problems))
        raise click.exceptions.Exit(UNUSABLE) from error
    except GovDisclosureError as error:
        fail(error.message, error.message_en)


def listed(roster: Roster | None, report: AnnualReport) -> Body | None:
    """Return the body of a roster that a report is of, or None."""
    if roster is None:
        return None
    return roster.find(report.publisher, report.year, report.scope).body


def compared(roster: Roster, bodies: Sequence[CheckedBody]) -> tuple[str, ...]:
    """Return the bodies without a report, and say on standard error who they are.

    Reports after the deadline, and reports of bodies that are not in the roster, are told too.
    """
    reported = {body.listed for body in bodies}
    absent = tuple(body.name for body in roster.bodies if body not in reported)
    for name in absent:
        remark(f"{name}：未报送或未找到年度报告", f"{name}: no report sent or found")
    for body in bodies:
        if body.is_late:
            remark(
                f"{body.name or body.file}：落款或公布日期晚于公布期限，请核实实际公布日期",
                f"{body.name or body.file}: dated or published after the deadline; please verify "
                "when it was first published",
            )
        if not body.name:
            remark(
                f"{body.file}：未写明单位，不能与名册比对",
                f"{body.file}: it names no body, so it was not compared with the roster",
            )
        elif body.listed is None:
            match = roster.find(body.name, body.year, body.scope)
            remark(f"{body.file}：{match.reason}", f"{body.file}: {match.reason_en}")
    return absent
