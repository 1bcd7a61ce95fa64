"""Charts: what is drawn is what is published, and a gap is never a zero."""

from __future__ import annotations

import functools
import itertools
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.charts.drawings.drawn import COLOURS
from gov_disclosure.charts.section import chart_part
from gov_disclosure.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gov_disclosure.model.report import AnnualReport

vl_convert = pytest.importorskip("vl_convert", reason="needs the extra `plot`")

_AREA = Path(__file__).parent.parent / "examples" / "area"
_ROSTER = gd.Roster.read(_AREA / "bodies.csv")
_YEARS = (2020, 2021, 2022)
_REPORTS = {
    year: [gd.read(file).report for file in sorted((_AREA / f"{year}").glob("*.md"))]
    for year in _YEARS
}
_ALL = [report for reports in _REPORTS.values() for report in reports]
_OF_CELLS = ("received", "outcomes", "applicants", "disputes", "cell")
_RECEIVED = "requests.received.total"
_DECISIONS = "proactive_disclosure.administrative_licensing.decisions"
_NAMES = (
    "<script>alert(1)</script>\"&'<img src=x onerror=alert(1)>",
    "甲局\u202e\x1b[31m",
    "=1+1",
    "datum.value",
    "a\nb",
)


def _of(name: str) -> list[AnnualReport]:
    return [
        report
        for report in _ALL
        if (body := _ROSTER.find(report.publisher, report.year, report.scope).body)
        and body.name.endswith(name)
    ]


def _rows(specification: Mapping[str, Any], *kinds: str) -> list[dict[str, Any]]:
    """Return the data of a specification as a program reads it back from JSON."""
    told = json.loads(json.dumps(specification))
    return [row for row in told["data"]["values"] if row["is"] in kinds]


# ── Figures ─────────────────────────────────────────────────────────────────────────────


_CELLS = {each.path: each for form in ("2019", "2021") for each in gd.cells(form)}


@functools.cache
def _paths(kind: str, facet: str, layer: str, cell: str) -> tuple[str, ...]:
    """Return the cells that a layer is made of, found by the labels of the form."""
    fits: dict[str, Callable[[gd.CellFacts], bool]] = {
        "received": lambda each: each.labels == (layer, "总计"),
        "applicants": lambda each: (
            each.row_label.startswith("一、本年新收") and each.column_label == layer
        ),
        "disputes": lambda each: each.labels == (facet, layer),
        "outcomes": lambda each: layer in each.row_label.split("/") and each.column_label == "总计",
        "cell": lambda each: each.path == cell,
    }
    return tuple(path for path, each in _CELLS.items() if fits[kind](each))


@st.composite
def _series(draw: st.DrawFn) -> list[AnnualReport]:
    years = draw(st.lists(st.integers(2018, 2023), min_size=1, max_size=3, unique=True))
    return [
        gd.replace(draw(strategies.reports()), {"year": year, "publisher": None})
        for year in sorted(years)
    ]


@given(_series(), st.sampled_from(_OF_CELLS), st.sampled_from(gd.cells("2021")))
def test_what_is_drawn_is_what_is_published(
    reports: list[AnnualReport], kind: str, cell: gd.CellFacts
) -> None:
    chart = gd.chart(reports, kind, cell=cell.path)
    by_year = {f"{report.year}": report for report in reports}
    figures_of = {place: gd.figures(report) for place, report in by_year.items()}
    drawn = {
        (row["facet"], row["place"], row["layer"]): row
        for row in _rows(chart.specification, "figure", "gap")
    }
    absent = {row["place"] for row in _rows(chart.specification, "absent")}
    years = sorted(map(int, by_year))
    assert absent == {f"{year}" for year in range(years[0], years[-1])} - by_year.keys()
    assert {place for _, place, _ in drawn} == by_year.keys()
    for (facet, place, layer), row in drawn.items():
        held = figures_of[place]
        values = [held[path] for path in _paths(kind, facet, layer, cell.path) if path in held]
        figures = [value for value in values if isinstance(value, int | Decimal)]
        unknown = [v for v in values if v is None or v in {gd.Mark.MISSING, gd.Mark.UNREADABLE}]
        assert (row["is"] == "figure") == bool(figures)
        total = sum(figures) if figures else None
        assert row["value"] == (None if total is None else float(total))
        assert row["least"] == bool(figures and unknown)
        if total is not None:
            told = f"{total:f}" if isinstance(total, Decimal) else f"{total}"
            assert row["text"].removeprefix("≥") == told
        if row["is"] == "figure" and "top" in row:
            assert row["top"] - row["bottom"] == pytest.approx(row["value"])


@given(strategies.reports(consistent=True))
def test_shares_are_of_all_requests_handled(report: AnnualReport) -> None:
    shares = gd.chart(gd.replace(report, {"year": 2023}), "shares")
    rows = _rows(shares.specification, "figure")
    assert all(0 <= row["value"] <= 100 and not row["least"] for row in rows)
    if len(rows) == 6:
        assert sum(row["value"] for row in rows) == pytest.approx(100, abs=0.05)
    handled = gd.figures(report).get("requests.outcomes.handled.total")
    assert not rows or handled


@pytest.mark.parametrize("kind", gd.CHARTS)
def test_every_kind_draws_its_figures_to_scale(kind: str) -> None:
    """The marks that Vega makes of it are as long as the figures are large."""
    chart = _example(kind)
    marks = [*_marks(vl_convert.vegalite_to_scenegraph(chart.specification)["scenegraph"])]
    texts = {item.get("text") for mark in marks for item in mark["items"]}
    figures = _rows(chart.specification, "figure")
    assert figures
    assert {row["text"] for row in _rows(chart.specification, "absent")} <= texts
    lengths = sorted(
        item["height"] if kind != "ranking" else item["width"]
        for mark in marks
        if mark["marktype"] == "rect"
        for item in mark["items"]
        if item.get("fill") != "#eef0f3"
    )
    if kind in {"cell", "bodies"}:
        symbols = [mark for mark in marks if mark["marktype"] in {"symbol", "rect"}]
        assert sum(len(mark["items"]) for mark in symbols) >= len(figures)
        return
    values = sorted(row["value"] for row in figures)
    scale = lengths[-1] / values[-1]
    assert [value * scale for value in values] == pytest.approx(lengths, abs=1e-6)


def _marks(group: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if group.get("role") == "mark" and group["marktype"] != "group":
        yield group
    for item in group.get("items", ()):
        yield from _marks(item)


def _example(kind: str) -> gd.Chart:
    """Return a chart of a kind on the example series."""
    across = gd.CHARTS[kind].across
    if across == "years":
        return gd.chart(_of("市场监督管理局"), kind, cell=_DECISIONS, roster=_ROSTER)
    return gd.chart(_ALL, kind, year=2021 if across == "bodies" else None, roster=_ROSTER)


# ── Gaps, breaks, lower bounds ──────────────────────────────────────────────────────────


def test_a_missing_year_is_a_gap() -> None:
    chart = gd.chart(_of("柳河镇人民政府"), "cell", roster=_ROSTER)
    assert [point.text for point in chart.points] == ["6", "无报告", "5"]
    runs = [row["run"] for row in _rows(chart.specification, "figure")]
    assert len(set(runs)) == 2


def test_a_cell_that_counts_something_else_breaks_the_line() -> None:
    chart = gd.chart(_of("林业局"), "cell", cell=_DECISIONS, roster=_ROSTER)
    assert [point.is_apart for point in chart.points] == [False, True, False]
    rows = _rows(chart.specification, "figure")
    assert [row["run"] for row in rows] == [0, 1, 1]
    assert [row["place"] for row in _rows(chart.specification, "apart")] == ["2021"]
    assert any("口径" in remark for remark in chart.remarks)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "空白"), *zip(gd.Mark, ("/", "缺失", "未能识别"), strict=True)],
)
def test_what_is_no_figure_is_told_and_not_drawn(value: gd.Value, text: str) -> None:
    reports = [
        gd.replace(gd.blank(year=year), {_RECEIVED: held})
        for year, held in ((2022, 4), (2023, value), (2024, 0))
    ]
    for kind in ("received", "cell"):
        chart = gd.chart(reports, kind)
        rows = [row for row in _rows(chart.specification, "figure") if "新收" in row["layer"]]
        assert [(row["place"], row["value"]) for row in rows] == [("2022", 4), ("2024", 0)]
        (gap,) = (p for p in chart.points if p.place == "2023" and "新收" in p.layer)
        assert (gap.value, gap.text) == (None, text)


def test_a_sum_of_some_bodies_looks_like_the_least_it_can_be() -> None:
    rolled = [
        gd.roll_up(reports, _ROSTER, "云州市白石区人民政府", year)
        for year, reports in _REPORTS.items()
    ]
    chart = gd.chart(rolled, "received")
    least = {row["place"] for row in _rows(chart.specification, "figure") if row["least"]}
    assert least == {"2021"}
    rows = _rows(chart.specification, "figure")
    assert all(row["text"].startswith("≥") == row["least"] for row in rows)
    for year, one in zip(_YEARS, rolled, strict=True):
        (row,) = (
            row
            for row in _rows(chart.specification, "figure")
            if row["place"] == f"{year}" and "新收" in row["layer"]
        )
        assert row["value"] == gd.figures(one)[_RECEIVED]


# ── Bodies ──────────────────────────────────────────────────────────────────────────────


def test_bodies_are_ranked_and_those_without_a_report_are_told() -> None:
    chart = gd.chart(_ALL, "ranking", year=2021, roster=_ROSTER)
    values = [point.value for point in chart.points]
    assert values == [53, 32, 15, 13, None]
    assert chart.points[-1].place.endswith("柳河镇人民政府")
    assert chart.remarks[0].startswith("共 5 处：有数 4，无报告 1")
    assert "人民政府" in chart.remarks[1]  # the aggregate of the area is none of them


def test_a_renamed_body_has_one_row() -> None:
    chart = gd.chart(_ALL, "bodies", roster=_ROSTER)
    header, *rows = chart.rows
    assert header == ("", *(body.name for body in _ROSTER.bodies[1:]))
    assert [row[0] for row in rows] == ["2020", "2021", "2022"]
    assert [row[3] for row in rows] == ["26", "32", "28"]


def test_bodies_without_a_name_stay_apart() -> None:
    reports = [gd.replace(gd.blank(year=2023), {_RECEIVED: number}) for number in (3, 4)]
    assert [point.value for point in gd.chart(reports, "ranking").points] == [4, 3]


# ── Sources ─────────────────────────────────────────────────────────────────────────────


def test_every_source_gives_the_same_chart() -> None:
    reports = _of("林业局")
    alike = [
        reports,
        iter(reports),
        gd.series(reports, _ROSTER),
        [gd.Extraction(report) for report in reports],
        [gd.roll_up([report]) for report in reports],
    ]
    charts = [gd.chart(source, roster=_ROSTER) for source in alike]
    assert len({chart.points for chart in charts}) == 1
    pair = gd.chart(gd.compare(*reports[:2]), roster=_ROSTER)
    assert pair.points == gd.chart(reports[:2], roster=_ROSTER).points


@pytest.mark.parametrize(
    ("source", "options"),
    [
        ([], {}),
        (12, {}),
        ("a.txt", {}),
        ([12], {}),
        (_ALL, {}),
        (_ALL, {"of": "ranking"}),
        ([_ALL[0], _ALL[0]], {"of": "bodies"}),
        ([gd.blank(), gd.blank(year=2023)], {}),
        (_ALL[:1], {"of": "none"}),
        (_ALL[:1], {"of": "cell", "cell": "requests.received"}),
        (_ALL[:1], {"year": 2009}),
        (_ALL[:1], {"year": "2020"}),
        (_ALL[:1], {"language": "fr"}),
        (_ALL[:1], {"roster": "bodies.csv"}),
    ],
)
def test_what_cannot_be_drawn_is_refused(source: Any, options: dict[str, Any]) -> None:
    with pytest.raises(gd.InvalidValueError):
        gd.chart(source, **options)


# ── Pictures ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_stay_text(language: Any) -> None:
    reports = [
        gd.replace(gd.blank(year=2023), {"publisher": gd.Publisher(name), _RECEIVED: number})
        for number, name in enumerate(_NAMES)
    ]
    for chart in (
        gd.chart(reports, "ranking", language=language),
        gd.chart(reports[:1], language=language),
    ):
        root = ET.fromstring(chart.svg())  # noqa: S314 - our own
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "g", "path", "rect", "text", "tspan", "line"}
        names = {name for element in root.iter() for name in element.attrib}
        assert "id" not in names
        assert not {name for name in names if name.startswith("on") or "href" in name}
        page = chart.html()
        assert "<script" not in page
        assert "<img" not in page
        assert "\x1b" not in page
        assert "\u202e" not in page


def test_what_is_endless_is_cut_or_refused() -> None:
    endless = [
        gd.replace(gd.blank(year=2023), {"publisher": gd.Publisher(f"{'长' * 50_000}{number}")})
        for number in range(2)
    ]
    chart = gd.chart(endless, "ranking")
    assert len({point.place for point in chart.points}) == 2
    assert len(json.dumps(chart.specification)) < 20_000
    assert len(gd.chart(endless[:1]).title) < 100
    bodies = gd.Roster([gd.Body(f"第{number}局") for number in range(5_001)])
    with pytest.raises(gd.InvalidValueError, match="5000"):
        gd.chart(endless[:1], "ranking", roster=bodies)


def test_a_table_of_the_same_figures_stands_beside_the_picture() -> None:
    chart = gd.chart(_of("林业局"), "outcomes", roster=_ROSTER)
    page = chart.html()
    assert "default-src 'none'" in page
    assert page.index("<svg") < page.index("<table>")
    table = page[page.index("<table>") :]
    for row in chart.rows:
        assert all(text in table for text in row)


def test_neighbouring_colours_differ_in_lightness() -> None:
    lightness = [_lightness(colour) for colour in COLOURS]
    for one, other in itertools.pairwise(lightness):
        assert max(one, other) + 0.05 > 1.9 * (min(one, other) + 0.05)


def _lightness(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_system_without_chinese_fonts_is_told(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    program = (
        "import gov_disclosure as gd\n"
        "chart = gd.chart(gd.blank(year=2023))\n"
        "assert chart.svg().startswith('<svg')\n"
        "try: chart.png()\n"
        "except gd.MissingFontError as error: print(error.message_en)\n"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "fonts-noto-cjk" in done.stdout


# ── Files and the command ───────────────────────────────────────────────────────────────

_BEGIN = {".svg": b"<svg", ".png": b"\x89PNG", ".html": b"<!DOCTYPE html>", ".json": b"{\n"}


@pytest.mark.parametrize("suffix", _BEGIN)
def test_a_chart_is_written_by_suffix(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"图{suffix}"
    inputs = [str(_AREA / f"{year}" / "林业局.md") for year in _YEARS]
    assert main(["chart", *inputs, "-o", str(target)]) == 0
    assert target.read_bytes().startswith(_BEGIN[suffix])
    other = tmp_path / f"other{suffix}"
    gd.chart(_of("林业局")).write(other)
    assert other.read_bytes() == target.read_bytes()


def test_the_command_draws_every_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = tmp_path / "every.jsonl"
    every.write_bytes(b"".join(gd.dumpb(report) + b"\n" for report in _ALL))
    roster = ["--roster", str(_AREA / "bodies.csv")]
    for kind, declared in gd.CHARTS.items():
        several = {"years": ["--roll-up"], "bodies": ["--year", "2021"]}.get(declared.across, [])
        target = tmp_path / f"{kind}.json"
        status = main(["chart", str(every), "--of", kind, *several, *roster, "-o", str(target)])
        assert status == 0
        assert _rows(json.loads(target.read_text(encoding="utf-8")), "figure")
    capsys.readouterr()
    assert main(["chart", str(every)]) == 2
    assert "ranking" in capsys.readouterr().err
    one = tmp_path / "one.json"
    one.write_bytes(gd.dumpb(_ALL[0]))
    assert main(["chart", str(one)]) == 0
    assert capsys.readouterr().out.startswith("<svg")


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(gd.InvalidValueError, match=r"\.svg"):
        gd.chart(gd.blank(year=2023)).write(tmp_path / "a.gif")


@pytest.mark.parametrize("kind", gd.CHARTS)
def test_every_kind_is_on_the_page(kind: str) -> None:
    page = (Path(__file__).parent.parent / "docs" / "charts.md").read_text(encoding="utf-8")
    declared = gd.CHARTS[kind]
    assert f"| `{kind}` | {declared.words} | {declared.shows} |\n" in page


def test_pages_without_the_extra_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    years = gd.series(_of("林业局"), _ROSTER)
    assert len(chart_part(years, "zh").lines) > 5
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    assert chart_part(years, "zh").lines == ()
    with pytest.raises(gd.MissingExtraError, match="plot"):
        gd.chart(years).svg()
    shown = gd.chart(years)._repr_html_()
    assert "gov-disclosure[plot]" in shown
    assert "<table>" in shown


@pytest.mark.parametrize("kind", gd.CHARTS)
def test_every_kind_is_in_the_notebook(kind: str) -> None:
    notebook = Path(__file__).parent.parent / "examples" / "charts.ipynb"
    assert f', \\"{kind}\\"' in notebook.read_text(encoding="utf-8")
