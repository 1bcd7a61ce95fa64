"""How every public object behaves: it pickles, copies, and shows itself on one line."""

from __future__ import annotations

import copy
import datetime
import inspect
import pickle
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.model.paths import TABLE_SECTIONS

_EXAMPLES = Path(__file__).parent.parent / "examples"
_FILES = (_EXAMPLES / "qingxi-2020.txt", _EXAMPLES / "yunzhou-2024-errors.txt")
_LONG = "无\n" * 2_000

_READ = [gd.read(file) for file in _FILES]
_REPORTS = [extraction.report for extraction in _READ]
_SECTIONS = [getattr(report, name) for report in _REPORTS for name in TABLE_SECTIONS]
_OUTCOMES = [report.requests.outcomes for report in _REPORTS if report.requests]
_LONG_EVIDENCE = gd.Evidence(_LONG, line=3, basis="header")
_PROBLEM = gd.Problem("reading.doubt", "year", "年度不明", "no certain year", _LONG_EVIDENCE)
_SCHEMA_PROBLEM = gd.SchemaProblem("year", "不是年度", "no year", {"a": [_LONG]}, "年度")
_ROSTER_PROBLEM = gd.RosterProblem(2, "单位", _LONG, "单位名称", "a name")
_INVALID_JSON = gd.InvalidJSONError((_SCHEMA_PROBLEM,) * 30)
_BODY = gd.Body("云州市青溪区林业局", [gd.FormerName("青溪林场", 2010, 2015)], due=gd.Due(1, 31))
_COMPARISON = gd.compare(*_REPORTS)
_SERIES = gd.series([gd.blank("2019", year=2020), gd.blank("2021", year=2021)])
_ROLL_UP = gd.roll_up([gd.blank(publisher=gd.Publisher(f"云州市第{n}局")) for n in range(99)])
_CHART = gd.chart(_REPORTS[0], "outcomes")
_PEERS = gd.peers(_REPORTS)
_ROSTER = gd.Roster([_BODY, *(gd.Body(f"云州市第{number}局") for number in range(100))])


def _fields(*objects: Any) -> list[object]:
    values = (getattr(one, field.name) for one in objects for field in attrs.fields(type(one)))
    return [value for value in values if attrs.has(type(value))]


OBJECTS: tuple[object, ...] = (
    *_READ,
    *_REPORTS,
    *_SECTIONS,
    *_OUTCOMES,
    *_fields(*_SECTIONS, *_OUTCOMES),
    *gd.RULES,
    gd.check(_REPORTS[1]),
    *gd.check(_REPORTS[1]),
    *gd.cells("2021")[:1],
    gd.Bounds(0, 3),
    *gd.Mark,
    _READ[0].coverage,
    _READ[0].coverage.total,
    gd.Examination(_REPORTS[1], _REPORTS[0], _BODY),
    gd.LeftStatement("overview.blocks[0].text", "收到申请3件" * 100),
    gd.LookedAt(42, 41, 1, left=[gd.LeftStatement("overview.blocks[0].text", "收到申请3件")] * 99),
    gd.Heading(_LONG, 1),
    gd.Paragraph(_LONG),
    gd.Table([["无\n"] * 100] * 100),
    gd.Narrative(_LONG, [gd.Heading("一", 1), *[gd.Paragraph(_LONG)] * 10]),
    gd.Note("year", _LONG),
    gd.Suspect([("requests.received.total", Decimal("3.5"))] * 500, _LONG, _LONG),
    gd.SupplementaryRow(_LONG, _LONG, [("列", _LONG)] * 10),
    gd.Publisher(_LONG, level="county"),
    gd.Source(_LONG, retrieved_on=datetime.date(2025, 1, 31)),
    _COMPARISON,
    _COMPARISON.cells[0],
    gd.NO_SUCH_CELL,
    *_COMPARISON.narratives[:1],
    *_COMPARISON.narratives[0].passages[:1],
    gd.TextRun(_LONG, _LONG),
    _SERIES,
    _SERIES.cells[0],
    _ROLL_UP,
    _ROLL_UP.members[0],
    _ROLL_UP.coverage["requests.received.total"],
    _CHART,
    _PEERS,
    *_PEERS.groups,
    _PEERS.groups[0].bodies[0],
    _PEERS.groups[0].bodies[0].values["received"],
    _PEERS.groups[0].spreads["received"],
    gd.Reading(3),
    *gd.MEASURES.values(),
    _CHART.points[0],
    *gd.CHARTS.values(),
    gd.presumed(_REPORTS[0]),
    gd.Limits(max_pages=3),
    _LONG_EVIDENCE,
    _PROBLEM,
    _SCHEMA_PROBLEM,
    _ROSTER_PROBLEM,
    _BODY,
    *_BODY.former_names,
    _BODY.due,
    _ROSTER,
    _ROSTER.find("林业局"),
    gd.GovDisclosureError(_LONG),
    gd.InvalidValueError("year", [_LONG], "年度", "a year"),
    gd.UnreadableFileError(_LONG, "损坏", "damaged"),
    gd.UnrecognisedDocumentError(None, ["二"], [_LONG], "没有表格", "no table"),
    gd.MissingExtraError("readers", "turbohtml"),
    gd.MissingFontError(("Noto Sans CJK SC",) * 30),
    gd.ReadingProblemsError((_PROBLEM,) * 30),
    _INVALID_JSON,
    gd.InvalidLineError(3, _INVALID_JSON),
    gd.InvalidRosterError("a.csv", [_ROSTER_PROBLEM] * 30),
)
"""At least one object of every public class, large where its size is not bounded."""

_CLASSES = {name: kind for name in gd.__all__ if inspect.isclass(kind := getattr(gd, name))}
_ids = [f"{type(one).__name__}-{number}" for number, one in enumerate(OBJECTS)]
_each = pytest.mark.parametrize("one", OBJECTS, ids=_ids)


def test_every_public_class_has_an_object_here() -> None:
    assert {type(one).__name__ for one in OBJECTS} >= set(_CLASSES)


def test_every_class_found_in_public_objects_is_public() -> None:
    found = {type(one) for one in OBJECTS}
    assert {kind for kind in found if kind.__module__.startswith("gov_")} <= {*_CLASSES.values()}


def _same(one: object, other: object) -> bool:
    if isinstance(one, Exception):  # two errors are never equal
        pairs = zip(vars(one).items(), vars(other).items(), strict=True)
        return repr(one) == repr(other) and all(
            name == other_name and _same(value, other_value)
            for (name, value), (other_name, other_value) in pairs
        )
    return one == other


@_each
def test_it_pickles(one: object) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert _same(pickle.loads(pickle.dumps(one, protocol)), one)  # noqa: S301 - our own


@_each
def test_it_copies(one: object) -> None:
    assert _same(copy.copy(one), one)
    assert _same(copy.deepcopy(one), one)


@_each
def test_it_shows_itself_on_one_short_line(one: object) -> None:
    assert len(repr(one)) <= 200
    assert "\n" not in repr(one)
    assert type(one).__name__ in repr(one)


@given(strategies.reports())
def test_any_report_pickles_and_shows_itself_on_one_line(report: gd.AnnualReport) -> None:
    extraction = gd.Extraction(report, {"year": gd.Evidence("2024年")})
    again = pickle.loads(pickle.dumps(extraction))  # noqa: S301 - our own
    assert again == extraction
    assert again.evidence == extraction.evidence
    for shown in (repr(report), repr(extraction)):
        assert len(shown) <= 200
        assert shown.isprintable()


def test_files_are_read_in_other_processes() -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(gd.read, _FILES)) == _READ
        assert list(pool.map(gd.check, _REPORTS)) == [gd.check(report) for report in _REPORTS]


def test_a_rule_of_the_table_stays_itself() -> None:
    assert copy.deepcopy(gd.RULES) == gd.RULES
    balance = next(rule for rule in gd.RULES if rule.id == "requests.balance")
    assert pickle.loads(pickle.dumps(balance)) is balance  # noqa: S301 - our own


def test_what_functions_give_pickles_and_cannot_be_changed() -> None:
    report = _REPORTS[0]
    evidence, counts = _READ[0].evidence, _READ[0].coverage.sections
    mappings: list[Any] = [gd.figures(report), gd.subtotals(report), evidence, counts]
    for mapping in mappings:
        again = pickle.loads(pickle.dumps(mapping))  # noqa: S301 - our own
        assert again == copy.deepcopy(mapping) == mapping
        assert type(again) is type(mapping)
        key = next(iter(mapping))
        changes: list[tuple[str, tuple[object, ...]]] = [
            ("__setitem__", (key, 1)),
            ("__delitem__", (key,)),
            ("__ior__", ({},)),
            ("clear", ()),
            ("pop", (key,)),
            ("popitem", ()),
            ("setdefault", ("year", 1)),
            ("update", ({"year": 1},)),
        ]
        for name, arguments in changes:
            with pytest.raises(TypeError, match="只读"):
                getattr(mapping, name)(*arguments)
        assert mapping == again


def test_a_repr_says_what_a_person_wants() -> None:
    assert repr(_REPORTS[0]) == ("<AnnualReport 云州市青溪区人民政府 2020, form 2019: 198 figures>")
    assert repr(_READ[0]).startswith("<Extraction with 0 problems, 3 leftover blocks, of <Annual")
    assert repr(gd.AnnualReport()) == "<AnnualReport of no body, form None: no cells>"
    assert repr(gd.blank("2021", year=2024, scope="own")) == (
        "<AnnualReport 2024 own, form 2021: 200 blank>"
    )
    assert repr(gd.ApplicantCounts()) == "ApplicantCounts()"
    assert repr(gd.CaseResults(upheld=0, total=gd.Mark.MISSING)) == (
        "CaseResults(upheld=0, total=Mark.MISSING)"
    )
    row_total = next(rule for rule in gd.RULES if rule.id == "requests.row_total")
    assert repr(row_total) == "<Rule requests.row_total error: 每行总计等于前六列之和>"
    assert repr(gd.Paragraph("甲\n乙")) == r"Paragraph(text='甲\n乙')"
