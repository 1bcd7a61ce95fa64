"""Bodies beside their peers: figures, what is left out of them, and how they are spread."""

from __future__ import annotations

import runpy
import statistics
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.cli import main
from gov_disclosure.peer_groups.spread import FEWEST, spread

if TYPE_CHECKING:
    from gov_disclosure.model.report import AnnualReport

_ROOT = Path(__file__).parent.parent
_AREA = _ROOT / "examples" / "area"
_ROSTER = gd.Roster.read(_AREA / "bodies.csv")
_REPORTS = {
    year: [gd.read(file).report for file in sorted((_AREA / f"{year}").glob("*.md"))]
    for year in (2020, 2021, 2022)
}
_HANDLED = "requests.outcomes.handled.total"
_GRANTED = "requests.outcomes.granted.total"


def _report(name: str, **figures: Any) -> AnnualReport:
    report = gd.blank(year=2024, publisher=gd.Publisher(name))
    return gd.replace(report, {path.replace("__", "."): value for path, value in figures.items()})


def _departments(year: int) -> gd.PeerGroup:
    groups = gd.peers(_REPORTS[year], _ROSTER).groups
    (group,) = (each for each in groups if (each.kind, each.scope) == ("department", "own"))
    return group


@given(st.lists(st.integers(0, 10**6) | st.none(), max_size=30))
def test_quartiles_are_those_of_the_standard_library(values: list[int | None]) -> None:
    told = spread(values)
    figures = [Fraction(value) for value in values if value is not None]
    assert (told.given, told.bodies) == (len(figures), len(values))
    if len(figures) < FEWEST:
        assert (told.lower, told.median, told.upper) == (None, None, None)
        return
    expected = statistics.quantiles(figures, n=4, method="inclusive")
    for one, other in zip((told.lower, told.median, told.upper), expected, strict=True):
        assert one is not None
        assert abs(Fraction(one) - other) <= Fraction(1, 200)


@given(strategies.reports(), st.sampled_from([*gd.MEASURES]))
def test_a_measure_is_of_what_is_published(report: AnnualReport, name: str) -> None:
    named = gd.replace(report, {"publisher": gd.Publisher("云州市水利局"), "year": 2024})
    ((body,),) = (group.bodies for group in gd.peers([named]).groups)
    value = body.values[name]
    figures = gd.figures(named)
    if name == "granted_share":
        part, whole = figures.get(_GRANTED), figures.get(_HANDLED)
        assert value.part.value == (part if _GRANTED in figures else gd.Mark.MISSING)
        if isinstance(part, int) and isinstance(whole, int) and whole >= 30:
            assert value.value is not None
            assert abs(Fraction(value.value) - Fraction(100 * part, whole)) <= Fraction(1, 200)
        else:
            assert value.value is None
    if gd.MEASURES[name].kind != "count" and value.value is not None:
        assert value.base is not None
        assert isinstance(value.base.value, int)
        assert value.base.value >= 30
        assert not any(each.is_least for each in (value.part, value.base))


@pytest.mark.parametrize(
    ("handled", "told"), [(29, "10/29"), (30, "33.33% (10/30)"), (None, "10/空白"), (0, "10/0")]
)
def test_a_small_base_is_not_rated(handled: int | None, told: str) -> None:
    report = _report("云州市水利局", **{_GRANTED: 10, _HANDLED: handled})
    (group,) = gd.peers([report]).groups
    assert group.bodies[0].values["granted_share"].told("zh") == told


def test_a_lower_bound_is_in_no_median() -> None:
    lawsuits = "disputes__litigation_direct__total"
    after = "disputes__litigation_after_reconsideration__total"
    reports = [
        *(
            _report(f"云州市白石区{name}局", **{lawsuits: 2, after: 1})
            for name in ("水利", "林业", "财政")
        ),
        _report("云州市白石区教育局", **{lawsuits: 90}),
        _report("云州市白石区民政局", **{lawsuits: 3, after: gd.Mark.NOT_APPLICABLE}),
    ]
    (group,) = gd.peers(reports).groups
    told = {body.name: body.values["lawsuits"].told("zh") for body in group.bodies}
    assert told["云州市白石区教育局"] == "≥90"
    assert told["云州市白石区民政局"] == "3"
    assert (group.spreads["lawsuits"].given, group.spreads["lawsuits"].upper) == (
        4,
        Decimal("3.00"),
    )


def test_peers_are_of_one_kind_level_scope_and_year() -> None:
    every = [report for reports in _REPORTS.values() for report in reports]
    groups = gd.peers(every, _ROSTER).groups
    assert [(group.year, group.level, len(group.bodies), group.absent) for group in groups] == [
        (2020, "county", 1, ()),
        (2020, "county", 4, ()),
        (2020, "township", 1, ()),
        (2021, "county", 1, ()),
        (2021, "county", 4, ()),
        (2021, "township", 0, ("云州市白石区柳河镇人民政府",)),
        (2022, "county", 1, ()),
        (2022, "county", 4, ()),
        (2022, "township", 1, ()),
    ]
    assert [body.name[-5:] for body in _departments(2020).bodies][
        2
    ] == "卫生健康局"  # renamed since
    assert _departments(2021).spreads["received"].median == Decimal("23.50")


def test_bodies_of_an_unknown_kind_have_no_peers() -> None:
    reports = [_report(name, **{"requests.received.total": 3}) for name in "甲乙丙丁戊"]
    (group,) = gd.peers(reports).groups
    assert (group.kind, group.spreads["received"].given) == (None, 0)


@pytest.mark.parametrize("source", [[], 12, [12], [_REPORTS[2020][0]] * 2])
def test_what_has_no_peers_is_refused(source: Any) -> None:
    with pytest.raises(gd.InvalidValueError):
        gd.peers(source)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".xlsx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command_writes_every_format(suffix: str, language: str, tmp_path: Path) -> None:
    every = tmp_path / "every.jsonl"
    hostile = _report("<script>alert(1)</script>", **{"requests.received.total": 3})
    every.write_bytes(b"".join(gd.dumpb(one) + b"\n" for one in (*_REPORTS[2021], hostile)))
    target = tmp_path / f"peers{suffix}"
    roster = str(_AREA / "bodies.csv")
    options = ["--roster", roster, "--lang", language, "-o", str(target)]
    assert main(["peers", str(every), *options]) == 0
    if suffix == ".xlsx":
        rows = [*openpyxl.load_workbook(target).worksheets[0].values]
        forest = [row for row in rows if str(row[4]).endswith("林业局")]
        assert len(forest) == len(gd.MEASURES)
        received = next(row for row in forest if row[6] == 13)
        assert received[8:] == (13, "13", 14.5, 23.5, 37.25, "4/4")
        return
    text = target.read_text(encoding="utf-8")
    assert "23.50" in text
    assert (
        all(
            getattr(one.formula, language) in text.replace("\\", "") for one in gd.MEASURES.values()
        )
        or suffix == ".txt"
    )
    assert "<script" not in text or suffix != ".html"


def test_the_page_is_up_to_date() -> None:
    made: str = runpy.run_path(str(_ROOT / "docs" / "peers_page.py"))["peers_page"]()
    page = (_ROOT / "docs" / "peers.md").read_text(encoding="utf-8")
    assert made == page, "run python docs/peers_page.py"


@pytest.mark.parametrize("name", gd.MEASURES)
def test_every_measure_says_where_it_is_from(name: str) -> None:
    measure = gd.MEASURES[name]
    told = (measure.words, measure.formula, measure.source)
    assert all(words.zh and words.en for words in told)
    assert (not measure.base) == (measure.kind == "count")
