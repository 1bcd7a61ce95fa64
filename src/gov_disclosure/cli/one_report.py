"""The one report that an option names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_disclosure.cli.entries import Unusable
from gov_disclosure.cli.inputs import read_inputs
from gov_disclosure.cli.status import UNUSABLE, complain, fail

if TYPE_CHECKING:
    from gov_disclosure.model.report import AnnualReport


def one_report(option: str, name: str) -> AnnualReport:
    """Return the report in the file that an option names, or end with what is wrong with it.

    Args:
        option: the option, for messages.
        name: the file.
    """
    reports = []
    for item in read_inputs([name]):
        if isinstance(item, Unusable):
            complain(item.error, item.name)
            raise click.exceptions.Exit(UNUSABLE)
        reports.append(item.extraction.report)
    if len(reports) != 1:
        fail(
            f"{option} 须为一份报告，{name} 中有 {len(reports)} 份",
            f"{option} must be one report; there are {len(reports)} in {name}",
        )
    return reports[0]
