"""JSON: round trips, the canonical form, and what is accepted."""

from __future__ import annotations

import decimal
import json
import operator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.codecs.kinds import EXTRA_RULES, ExtraRule
from json_examples import EXAMPLE, example, mutated, reports, with_

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Golden

_SCHEMA = Draft202012Validator(gd.json_schema())


# --- round trips -------------------------------------------------------------------------


@given(reports())
def test_a_report_survives_json(report: gd.AnnualReport) -> None:
    text = gd.dumps(report)
    loaded = gd.loads(text)
    assert loaded == report
    assert hash(loaded) == hash(report)
    assert gd.dumps(loaded) == text
    assert gd.loads(gd.dumpb(report)) == report


@given(reports(), st.integers(0, 4))
def test_layout_and_member_order_do_not_matter(report: gd.AnnualReport, indent: int) -> None:
    canonical = gd.dumps(report)
    indented = gd.dumps(report, indent=indent)
    assert indented == json.dumps(gd.to_dict(report), ensure_ascii=False, indent=indent) or any(
        type(value) is Decimal for value in gd.figures(report).values()
    )
    assert gd.dumps(gd.loads(indented)) == canonical
    shuffled = json.dumps(gd.to_dict(report), sort_keys=True)
    assert gd.dumps(gd.loads(shuffled)) == canonical


@given(reports())
def test_a_report_survives_python_objects(report: gd.AnnualReport) -> None:
    members = gd.to_dict(report)
    assert members == json.loads(gd.dumps(report))
    assert gd.validate(members) == ()
    assert gd.from_dict(members) == report
    assert gd.from_dict(json.loads(gd.dumps(report), parse_float=Decimal)) == report


@given(reports())
def test_every_dump_satisfies_the_schema(report: gd.AnnualReport) -> None:
    assert _SCHEMA.is_valid(gd.to_dict(report))
    if report.form in ("2019", "2021"):
        assert Draft202012Validator(gd.json_schema(report.form)).is_valid(gd.to_dict(report))


@given(strategies.amounts())
def test_amounts_are_written_plainly_and_exactly(amount: Decimal) -> None:
    path = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    report = gd.replace(gd.blank("2021"), {path: amount})
    (written,) = [
        line.strip() for line in gd.dumps(report, indent=1).splitlines() if "amount_wan" in line
    ]
    figure = written.removeprefix('"amount_wan_yuan": ')
    assert Decimal(figure) == amount
    assert set(figure) <= set("0123456789.")
    assert gd.figures(gd.loads(gd.dumps(report)))[path] == amount
    assert gd.figures(gd.from_dict(gd.to_dict(report)))[path] == amount


# --- the canonical form ------------------------------------------------------------------


def test_the_canonical_form_is_as_documented(golden: Golden) -> None:
    golden("example.json", gd.dumps(example()))
    golden("example-indented.json", gd.dumps(example(), indent=2) + "\n")


def test_notes_are_sorted_whatever_their_order() -> None:
    notes = [{"path": "year", "text": "乙"}, {"path": "title", "text": "甲"}]
    loaded = gd.from_dict({**EXAMPLE, "notes": notes})
    assert [note.path for note in loaded.notes] == ["title", "year"]


@pytest.mark.parametrize("written", ["1.50", "1.5e0", "15E-1", "1.5"])
def test_one_amount_has_one_canonical_text(written: str) -> None:
    text = gd.dumps(example()).replace("20.59", written)
    assert '"amount_wan_yuan":1.5}' in gd.dumps(gd.loads(text))


def test_amounts_do_not_depend_on_the_decimal_context_of_the_caller() -> None:
    with decimal.localcontext(decimal.Context(prec=3)):
        assert gd.dumps(gd.loads(gd.dumps(example()).replace("20.59", "98765.4321"))).count(
            "98765.4321"
        )


def test_only_a_report_can_be_dumped() -> None:
    with pytest.raises(gd.InvalidValueError, match="an AnnualReport"):
        gd.dumps({"format": "gov-disclosure/1"})  # type: ignore[arg-type] # the point of the test


# --- loads accepts exactly what the schema and the listed rules accept -------------------
_RULE_BREAKERS = {'"2021-02-30"', '"0000-01-01"', '"11100000MB0000000Q"', "0.1234567890123456"}


@given(mutated())
def test_loads_accepts_what_the_schema_accepts_but_for_the_listed_rules(
    document: tuple[str, str],
) -> None:
    text, literal = document
    members = json.loads(text)
    accepted = _SCHEMA.is_valid(members) and not _has_lone_surrogate(members)
    problems = gd.validate(members)
    assert (problems == ()) == accepted
    outcome, places = _outcome(gd.loads, text)
    assert _outcome(gd.from_dict, members) == (outcome, places)
    if outcome is gd.InvalidJSONError:
        assert places == [problem.path for problem in problems]
    else:
        assert accepted
    if outcome is gd.InvalidValueError:
        assert literal in _RULE_BREAKERS
        assert _at(members, *places) == json.loads(literal)


def _has_lone_surrogate(members: object) -> bool:
    try:
        json.dumps(members, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _at(members: Any, path: str) -> object:
    for step in path.replace("[", ".").replace("]", "").split("."):
        members = members[int(step) if step.isdigit() else step]
    return members


def _outcome(function: Callable[[Any], object], argument: object) -> tuple[type, list[str]]:
    """Return the class of what comes back or is raised, and the paths it names."""
    try:
        return type(function(argument)), []
    except gd.InvalidJSONError as error:
        return type(error), [problem.path for problem in error.problems]
    except gd.InvalidValueError as error:
        return type(error), [error.path]


@pytest.mark.parametrize("rule", EXTRA_RULES, ids=operator.attrgetter("name"))
def test_a_broken_extra_rule_names_the_full_path(rule: ExtraRule) -> None:
    path = {
        "credit_code": "publisher.credit_code",
        "calendar_date": "source.retrieved_on",
        "amount_digits": "proactive_disclosure.administrative_fees.amount_wan_yuan",
    }[rule.name]
    assert _outcome(gd.from_dict, with_(path, rule.accepted)) == (gd.AnnualReport, [])
    broken = with_(path, rule.refused)
    assert gd.validate(broken) == ()
    assert _outcome(gd.from_dict, broken) == (gd.InvalidValueError, [path])
    assert _outcome(gd.loads, json.dumps(broken)) == (gd.InvalidValueError, [path])


# --- Python objects ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value", "read"),
    [
        ("requests.received.total", 3.0, 3),
        ("requests.received.total", Decimal("3.00"), 3),
        ("year", 2020.0, 2020),
        ("proactive_disclosure.administrative_fees.amount_wan_yuan", 0.1, Decimal("0.1")),
        ("proactive_disclosure.administrative_fees.amount_wan_yuan", 1e-7, Decimal("0.0000001")),
        ("proactive_disclosure.administrative_fees.amount_wan_yuan", 5, Decimal(5)),
    ],
)
def test_numbers_are_read_as_json_compares_them(path: str, value: object, read: object) -> None:
    report = gd.from_dict(with_(path, value))
    found = report.year if path == "year" else gd.figures(report)[path]
    assert found == read
    assert type(found) is type(read)


class _Text(str):
    __slots__ = ()


class _Number(int):
    pass


@pytest.mark.parametrize(
    "value",
    [
        True,
        2.5,
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        10**5000,
        "12",
        "a\ud800",
        gd.Mark.MISSING,
        _Text("/"),
        _Number(3),
        (),
        {1, 2},
        object(),
        b"/",
    ],
    ids=lambda value: type(value).__name__,
)
def test_only_plain_json_values_are_figures(value: object) -> None:
    for path in (
        "requests.received.total",
        "proactive_disclosure.rules.issued",
        "year",
        "title" if not isinstance(value, str) or "\ud800" in value else "scope",
        "published_on",
        "overview",
        "requests",
        "notes",
        "overview.blocks",
        "overview.blocks.0",
        "overview.blocks.2.rows",
    ):
        changed = with_(path, value)
        with pytest.raises(gd.InvalidJSONError) as caught:
            gd.from_dict(changed)
        assert caught.value.problems == gd.validate(changed)
        assert len(str(caught.value)) < 1000


def test_classes_of_the_model_are_no_json() -> None:
    report = example()
    for name in ("publisher", "requests", "overview", "notes"):
        with pytest.raises(gd.InvalidJSONError):
            gd.from_dict({**EXAMPLE, name: getattr(report, name)})
    with pytest.raises(gd.InvalidJSONError):
        gd.from_dict(report)
