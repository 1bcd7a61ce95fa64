"""Everything that is data has JSON: reports, extractions and findings, each told by its format."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.codecs.formats import FORMATS, FindingsDocument
from json_examples import EXAMPLE, LITERALS, PLACEHOLDER, places

if TYPE_CHECKING:
    from conftest import Golden

FINDINGS = gd.Findings
"""The type of what a check finds, as ``loads`` takes it."""

_SCHEMA_FOLDER = Path(__file__).parent.parent / "schema"
_VALIDATORS = {
    each.name: jsonschema_rs.Draft202012Validator(
        json.loads((_SCHEMA_FOLDER / f"{each.name}-1.json").read_text(encoding="utf-8"))
    )
    for each in FORMATS
}
_READ = gd.read(Path(__file__).parent.parent / "examples" / "yunzhou-2024-errors.txt")
_FOUND = gd.check(_READ)


def _tuples(hostile: bool = False) -> st.SearchStrategy[tuple[gd.Finding, ...]]:  # noqa: FBT001, FBT002 - of a test
    return st.lists(strategies.findings(hostile=hostile), max_size=3).map(tuple)


# --- findings ----------------------------------------------------------------------------


@given(_tuples(hostile=True))
@example(_FOUND)
@example(())
def test_findings_survive_json(found: tuple[gd.Finding, ...]) -> None:
    text = gd.dumps(found)
    assert gd.loads(text) == gd.loads(text, FINDINGS) == found
    assert gd.dumps(gd.loads(text)) == text
    assert gd.loads(gd.dumpb(found)) == gd.loads(gd.dumps(found, indent=2)) == found
    members = gd.to_dict(found)
    assert members == json.loads(text)
    assert gd.from_dict(members) == found
    assert gd.from_dict(json.loads(text, parse_float=Decimal)) == found
    assert gd.loads(json.dumps(members, sort_keys=True)) == found


def test_findings_in_json_are_as_documented(golden: Golden) -> None:
    golden("findings.json", gd.dumps(_FOUND[-1:], indent=2) + "\n")


@pytest.mark.parametrize(
    ("figure", "written", "read"),
    [
        (Decimal("12.50"), "12.5", Decimal("12.5")),
        (Decimal("12.00"), "12", 12),
        (Decimal("1E+20"), "100000000000000000000", 10**20),
        (Decimal("0.12345678901234567"), "0.123456789012346", Decimal("0.123456789012346")),
        (Decimal("-1E-400"), "0", 0),
        (10**30, str(10**30), 10**30),
        (-3, "-3", -3),
    ],
)
def test_figures_are_numbers_that_every_reader_keeps(
    figure: int | Decimal, written: str, read: int | Decimal
) -> None:
    finding = gd.Finding("own.rule", "info", "to_review", (), "请核实", "verify", expected=figure)
    text = gd.dumps((finding,))
    assert f'"expected":{written},' in text
    for again in (gd.loads(text, FINDINGS), gd.from_dict(json.loads(text), FINDINGS)):
        assert (again[0].expected, type(again[0].expected)) == (read, type(read))


@pytest.mark.parametrize(
    "figure", [True, 1.5, "3", Decimal("NaN"), Decimal("Infinity"), 2**134, Decimal("1e999999999")]
)
def test_what_is_no_figure_is_refused(figure: Any) -> None:
    with pytest.raises(gd.InvalidValueError, match="gap"):
        gd.Finding("own.rule", "info", "to_review", (), "请核实", "verify", gap=figure)
    with pytest.raises(gd.InvalidValueError, match="changes"):
        gd.Suspect((("year", figure),), "因", "why")


# --- which is which ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "data", [_READ.report, _READ, _FOUND], ids=["report", "extraction", "findings"]
)
def test_a_document_is_what_its_format_says(data: Any) -> None:
    kinds: list[Any] = [each.data for each in FORMATS]
    wanted = FINDINGS if isinstance(data, tuple) else type(data)
    assert wanted in kinds
    for kind in kinds:
        if kind == wanted:
            assert gd.loads(gd.dumps(data), kind) == gd.from_dict(gd.to_dict(data), kind) == data
            assert gd.validate(gd.to_dict(data), kind) == gd.validate(gd.to_dict(data)) == ()
        else:
            with pytest.raises(gd.InvalidJSONError, match="format"):
                gd.loads(gd.dumps(data), kind)
            assert "format" in [each.path for each in gd.validate(gd.to_dict(data), kind)]


def test_another_edition_is_judged_as_the_known_one() -> None:
    for each in FORMATS:
        (problem,) = gd.validate({**_members(each.name), "format": f"{each.name}/2"})
        assert (problem.path, problem.expected) == ("format", f'"{each.member}"')


@pytest.mark.parametrize("kind", [gd.Finding, tuple, dict, "report", list[gd.Finding]])
def test_an_unknown_kind_is_refused(kind: Any) -> None:
    for call in (gd.loads, gd.from_dict, gd.validate):
        argument: Any = "{}" if call is gd.loads else {}
        with pytest.raises(gd.InvalidValueError, match=r"AnnualReport \| Extraction"):
            call(argument, kind)
    with pytest.raises(gd.InvalidValueError, match=r"AnnualReport \| Extraction"):
        gd.json_schema(kind=kind)


@pytest.mark.parametrize("wrong", [{"year": 2025}, None, "报告", [1], (_READ,), gd.AnnualReport])
def test_only_data_can_be_dumped(wrong: Any) -> None:
    for call in (gd.dumps, gd.dumpb, gd.to_dict):
        with pytest.raises(
            gd.InvalidValueError, match="an AnnualReport, an Extraction or Findings"
        ):
            call(wrong)


# --- the schemas -------------------------------------------------------------------------


def _members(name: str) -> dict[str, Any]:
    """Return a document of a format with something in every member."""
    evidence = gd.Evidence("约20", line=7, box=(72, 100, 90, 110), sheet="表", cell="B7")
    problem = gd.Problem("reading.cell_unreadable", "year", "不是数", "none", evidence)
    documents = {
        "gov-disclosure": EXAMPLE,
        "gov-disclosure-extraction": gd.to_dict(
            gd.Extraction(
                gd.AnnualReport(disputes=gd.Disputes()),
                {"year": evidence},
                (gd.Paragraph("扫一扫"),),
                (problem,),
            )
        ),
        "gov-disclosure-findings": gd.to_dict(
            FindingsDocument("a.txt", "云州市教育局", 2024, "own", "mixed", _FOUND[-1:])
        ),
    }
    return documents[name]


@given(st.one_of(strategies.extractions(hostile=True), _tuples(hostile=True)))
def test_every_dump_satisfies_its_schema(data: Any) -> None:
    name = "gov-disclosure-findings" if isinstance(data, tuple) else "gov-disclosure-extraction"
    assert _VALIDATORS[name].is_valid(gd.to_dict(data))


@st.composite
def _mutated(draw: st.DrawFn, name: str) -> str:
    """Return the text of a document with one place changed."""
    members = copy.deepcopy(_members(name))
    holder, key = draw(st.sampled_from(list(places(members))))
    literal = draw(st.sampled_from([*LITERALS, '"A1"', '"header"', "[1,2,3,4]", '{"x":null}']))
    match draw(st.sampled_from(["set", "set", "set", "delete", "add"])):
        case "set":
            holder[key] = PLACEHOLDER
        case "delete":
            del holder[key]
        case "add" if isinstance(holder, dict):
            holder[draw(st.sampled_from(["total", "year", "no path", ""]))] = PLACEHOLDER
    return json.dumps(members).replace(json.dumps(PLACEHOLDER), literal)


@pytest.mark.parametrize("name", ["gov-disclosure-extraction", "gov-disclosure-findings"])
def test_loads_accepts_what_the_schema_accepts_but_for_the_listed_rules(name: str) -> None:
    @given(_mutated(name))
    def judge(text: str) -> None:
        members = json.loads(text, parse_float=_exact)
        has_lone_surrogate = "\\ud" in text.replace("\\ud83d\\ude00", "")
        kind = next(each.data for each in FORMATS if each.name == name)
        is_valid = not has_lone_surrogate and _VALIDATORS[name].is_valid(members)
        assert (gd.validate(json.loads(text, parse_float=Decimal), kind) == ()) == is_valid, text
        assert _outcome(text, kind) in (
            {"accepted", "coverage", "report"} if is_valid else {"refused"}
        ), text

    judge()


def _outcome(text: str, kind: Any) -> str:
    """Return "accepted", "refused", or the first member that breaks a rule beyond the schema."""
    try:
        gd.loads(text, kind)
    except gd.InvalidJSONError:
        return "refused"
    except gd.InvalidValueError as error:
        return error.path.split(".")[0]
    return "accepted"


def _exact(digits: str) -> object:
    number = Decimal(digits)
    if number and abs(number.adjusted()) > 400:
        return digits if number.adjusted() < 0 else 10**400
    return int(number) if number == int(number) else number
