"""Arguments of a wrong kind: refused by their name, and never a traceback from within."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import gov_disclosure as gd
from gov_disclosure.dataset import read_batch, versions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILE = Path(__file__).parent.parent / "examples" / "qingxi-2020.txt"
REPORT = gd.blank("2021", year=2024)

CALLS: Mapping[str, tuple[str, Callable[[Any], object]]] = {
    "blank": ("form", gd.blank),
    "cells": ("form", gd.cells),
    "json_schema": ("form", gd.json_schema),
    "loads": ("text", gd.loads),
    "parse": ("text", gd.parse),
    "dumps": ("indent", lambda wrong: gd.dumps(REPORT, indent=wrong)),
    "load_lines": ("file", lambda wrong: [*gd.load_lines(wrong)]),
    "dump_lines": ("reports", lambda wrong: gd.dump_lines(wrong, io.BytesIO())),
    "render": ("format", lambda wrong: gd.render(REPORT, wrong)),
    "write": ("path", lambda wrong: gd.write(REPORT, wrong)),
    "replace": ("changes", lambda wrong: gd.replace(REPORT, wrong)),
    "replace at": ("path", lambda wrong: gd.replace(REPORT, {wrong: 1})),
    "check, rules": ("rules", lambda wrong: gd.check(REPORT, rules=wrong)),
    "check, a rule": ("rules", lambda wrong: gd.check(REPORT, rules=[wrong])),
    "check, body": ("body", lambda wrong: gd.check(REPORT, body=wrong)),
    "check_roll_up": ("members", lambda wrong: gd.check_roll_up(REPORT, wrong)),
    "roll_up": ("reports", gd.roll_up),
    "roll_up, roster": ("roster", lambda wrong: gd.roll_up([REPORT], wrong)),
    "draft": ("form", lambda wrong: gd.draft(form=wrong, year=2025)),
    "draft, year": ("year", lambda wrong: gd.draft(year=wrong)),
    "draft, previous": ("report", gd.draft),
    "draft, publisher": ("publisher", lambda wrong: gd.draft(year=2025, publisher=wrong)),
    "series": ("reports", gd.series),
    "peers, roster": ("roster", lambda wrong: gd.peers(REPORT, wrong)),
    "chart, of": ("of", lambda wrong: gd.chart(REPORT, wrong)),
    "chart, cell": ("cell", lambda wrong: gd.chart(REPORT, "cell", cell=wrong)),
    "chart, roster": ("roster", lambda wrong: gd.chart(REPORT, roster=wrong)),
    "Chart.write": ("path", lambda wrong: gd.chart(REPORT).write(wrong)),
    "bounds": ("report", gd.bounds),
    "read_batch": ("batch", read_batch),
    "versions": ("table", versions),
    "series, roster": ("roster", lambda wrong: gd.series([REPORT], wrong)),
    "read, limits": ("limits", lambda wrong: gd.read(FILE, limits=wrong)),
    "read, source": ("source", lambda wrong: gd.read(FILE, source=wrong)),
    "read, format": ("format", lambda wrong: gd.read(FILE, wrong)),
    "Findings": ("findings", gd.Findings),
    "Rule": ("function", lambda wrong: gd.Rule("own.x", "info", wrong, "题", "title")),
    "Findings of": ("findings", lambda wrong: gd.Findings([wrong])),
}


@pytest.mark.parametrize("wrong", [12, 1.5, object, (12,)], ids=repr)
@pytest.mark.parametrize(("name", "call"), CALLS.values(), ids=CALLS)
def test_an_argument_of_a_wrong_kind_is_named(
    name: str, call: Callable[[Any], object], wrong: object
) -> None:
    if (name, wrong) in {("indent", 12), ("function", object)}:
        pytest.skip("right here")
    if name in {"reports", "members"} and wrong == (12,):
        name = "report"  # it is the one within that is none
    with pytest.raises(gd.InvalidValueError) as caught:
        call(wrong)
    assert caught.value.path == name


@pytest.mark.parametrize("call", [gd.blank, gd.cells, gd.json_schema], ids=lambda c: c.__name__)
def test_what_cannot_be_hashed_is_no_form(call: Callable[[Any], object]) -> None:
    with pytest.raises(gd.InvalidValueError):
        call(["2021"])
    with pytest.raises(gd.InvalidValueError):
        gd.render(REPORT, ["text"])  # type: ignore[arg-type]


def test_parsed_json_is_told_where_to_go() -> None:
    with pytest.raises(gd.InvalidValueError, match="from_dict"):
        gd.loads(gd.to_dict(REPORT))  # type: ignore[call-overload]


def test_no_rules_find_nothing() -> None:
    report = gd.replace(REPORT, {"disputes.reconsideration.total": 1})
    assert gd.check(report)
    assert gd.check(report, rules=[]) == gd.check(report, rules=iter(())) == ()


def test_a_text_is_no_list_of_findings() -> None:
    with pytest.raises(gd.InvalidValueError, match="a list"):
        gd.Findings("ab")  # type: ignore[arg-type]
