"""Reports of all kinds, and the commands of the page on JSON that make types for them."""

from __future__ import annotations

import re
import shlex
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import gov_disclosure as gd
from gov_disclosure.model.report import FORMS
from json_examples import example

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent

_AMOUNTS = (
    "0",
    "0.1",
    "100000000000",
    "12345678901.2345",
    "99999999999.9999",
    "1e-300",
    "2059.209",
)


def _with_amount(amount: str) -> gd.AnnualReport:
    path = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    return gd.replace(example(), {path: Decimal(amount)})


REPORTS: Mapping[str, gd.AnnualReport] = {
    "every class": example(),
    "nothing": gd.AnnualReport(),
    **{f"blank {form}": gd.blank(form, year=2023) for form in FORMS},
    **{path.name: gd.read(path).report for path in sorted((ROOT / "examples").glob("*-20*"))},
    **{f"an amount of {amount}": _with_amount(amount) for amount in _AMOUNTS},
    **{
        f"{mark} everywhere": gd.replace(
            gd.blank("2021"), dict.fromkeys(gd.figures(gd.blank("2021")), mark)
        )
        for mark in gd.Mark
    },
}
"""Reports of both editions and mixed ones, with marks, blanks, missing cells and amounts."""


_PAGE = ROOT / "docs" / "json.md"


def shown_command(program: str, schema: Path, output: Path) -> list[str]:
    """Return a command of the page, for another schema and another output.

    Args:
        program: what the command starts with; it stands on the page once.
        schema: the schema to make types from.
        output: the file to write.
    """
    page = _PAGE.read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = re.findall(rf"^{re.escape(program)} .*$", page, re.MULTILINE)
    words = shlex.split(line.removeprefix(program))
    for option, value in (("--input", schema), ("--output", output)):
        words[words.index(option) + 1] = str(value)
    return words
