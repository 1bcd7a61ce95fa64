"""The strategies give what they promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import gov_disclosure as gd
from gov_disclosure import strategies

_FEW = settings(max_examples=settings().max_examples // 4)
"""Whole reports take long to draw."""


@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize("consistent", [False, True])
@pytest.mark.parametrize("form", ["2019", "2021", "mixed"])
def test_reports_are_of_the_form_asked_for(form: Any, consistent: bool, hostile: bool) -> None:  # noqa: FBT001
    @_FEW
    @given(strategies.reports(form, consistent=consistent, hostile=hostile))
    def check(report: gd.AnnualReport) -> None:
        assert report.form == form
        if consistent:
            figures = gd.figures(report)
            found = strategies.identities(report)
            assert {identity.kind for identity in found} == {
                "balance",
                "applicants",
                "outcomes",
                "cases",
            }
            for identity in found:
                values = [figures[path] for path in identity.paths]
                assert all(type(value) is int for value in values)
                assert identity.holds({p: v for p, v in figures.items() if isinstance(v, int)})

    check()


@_FEW
@given(strategies.inconsistent_reports(cells=12))
def test_planted_errors_are_all_there_are(
    planted: tuple[gd.AnnualReport, tuple[strategies.PlantedError, ...]],
) -> None:
    report, errors = planted
    figures = {path: v for path, v in gd.figures(report).items() if isinstance(v, int)}
    broken = {
        identity.paths for identity in strategies.identities(report) if not identity.holds(figures)
    }
    assert broken == {error.paths for error in errors}
    assert len(broken) == len(errors), "each identity holds one changed cell"
    repaired = gd.replace(report, {error.path: error.right for error in errors})
    right = {path: v for path, v in gd.figures(repaired).items() if isinstance(v, int)}
    assert all(identity.holds(right) for identity in strategies.identities(repaired))
    assert errors
    for error in errors:
        assert figures[error.path] == error.printed != error.right
        assert error.path in error.paths


@given(strategies.texts())
def test_plain_texts_are_one_printable_line(text: str) -> None:
    assert text
    assert text == text.strip()
    assert text.isprintable()


def test_without_hypothesis_the_error_names_the_extra() -> None:
    program = "import sys; sys.modules['hypothesis'] = None; import gov_disclosure.strategies"
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-X", "utf8", "-c", program],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "MissingExtraError" in done.stderr
    assert "pip install 'gov-disclosure[testing]'" in done.stderr


@_FEW
@given(strategies.figures(consistent=True), strategies.figures("2019"))
def test_figures_are_those_of_a_report(
    consistent: dict[str, object], others: dict[str, object]
) -> None:
    assert consistent.keys() <= {cell.path for cell in gd.cells("2021")}
    assert others.keys() <= {cell.path for cell in gd.cells("2019")}
    assert any(path.startswith("requests.") for path in consistent)
    assert all(type(v) is int for path, v in consistent.items() if path.startswith("requests."))


_PUBLISHED = (Path(__file__).parent.parent / "examples" / "qingxi-2020.txt").read_text("utf-8")
_FIGURES = gd.figures(gd.parse(_PUBLISHED).report)


@_FEW
@given(strategies.published_noise(_PUBLISHED))
def test_noise_leaves_what_is_said(text: str) -> None:
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
    said = [line.strip() for line in _PUBLISHED.splitlines()]
    assert any(lines[n : n + len(said)] == said for n in range(len(lines)))
    assert gd.figures(gd.read(text.encode()).report) == _FIGURES
