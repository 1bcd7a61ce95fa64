"""Wherever a report is taken, what reading one gave is taken too, and its report is meant."""

from __future__ import annotations

import functools
import inspect
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from gov_disclosure import strategies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gov_disclosure.model.report import HasReport

REPORT = gd.read(Path(__file__).parent.parent / "examples" / "qingxi-2020.txt").report

CALLS: Mapping[str, Callable[[gd.AnnualReport | HasReport], object]] = {
    "check": functools.partial(gd.check, rules=["-reading"]),
    "check, of last year": functools.partial(gd.check, gd.blank(year=2021)),
    "figures": gd.figures,
    "bounds": gd.bounds,
    "subtotals": gd.subtotals,
    "with_totals": gd.with_totals,
    "presumed": gd.presumed,
    "replace": functools.partial(gd.replace, changes={"requests.received.total": 5}),
    "replace nothing": functools.partial(gd.replace, changes={}),
    "Examination": lambda given: gd.Examination(given, given).report,
    "strategies.identities": strategies.identities,
    "render text": functools.partial(gd.render, format="text"),
    "render markdown": functools.partial(gd.render, format="markdown"),
    "render html": functools.partial(gd.render, format="html"),
    "render json": functools.partial(gd.render, format="json"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_the_report_of_an_extraction_is_meant(
    call: Callable[[gd.AnnualReport | HasReport], object],
) -> None:
    assert call(gd.Extraction(REPORT)) == call(REPORT)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("wrong", [{"year": 2020}, "report.pdf", 0, gd.AnnualReport])
def test_anything_else_is_refused(call: Callable[[object], object], wrong: object) -> None:
    with pytest.raises(gd.InvalidValueError, match="an AnnualReport or an Extraction"):
        call(wrong)


@pytest.mark.parametrize("name", ["report.json", "report.md"])
def test_it_is_written(name: str, tmp_path: Path) -> None:
    (tmp_path / "extraction").mkdir()
    gd.write(REPORT, tmp_path / name)
    gd.write(gd.Extraction(REPORT), tmp_path / "extraction" / name)
    assert (tmp_path / name).read_bytes() == (tmp_path / "extraction" / name).read_bytes()


def test_lines_are_of_reports() -> None:
    whole, alone = io.BytesIO(), io.BytesIO()
    gd.dump_lines([gd.Extraction(REPORT), REPORT], whole)
    gd.dump_lines([REPORT, REPORT], alone)
    assert whole.getvalue() == alone.getvalue()
    with pytest.raises(gd.InvalidLineError, match="gov-disclosure-extraction"):
        list(gd.load_lines(io.BytesIO(gd.dumpb(gd.Extraction(REPORT)))))


def test_no_function_takes_reports_alone() -> None:
    taking = {
        name
        for name in gd.__all__
        if inspect.isfunction(function := getattr(gd, name))
        and "report" in inspect.signature(function).parameters
    }
    tested = {name.partition(",")[0].split()[0] for name in CALLS} | {"write"}
    assert taking <= tested | {"dumps", "dumpb", "to_dict"}
