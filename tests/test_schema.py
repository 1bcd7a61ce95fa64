"""The JSON Schema: generated from the declarations, complete, readable and portable."""

from __future__ import annotations

import operator
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import gov_disclosure as gd
from gov_disclosure.codecs.formats import FORMATS
from gov_disclosure.codecs.kinds import EXTRA_RULES, KINDS
from gov_disclosure.codecs.schema_files import schema_files, write_schemas
from gov_disclosure.model.paths import TABLE_SECTIONS, cells, rows, section_class
from gov_disclosure.model.report import FORMS
from json_examples import EXAMPLE, with_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.codecs.kinds import ExtraRule, Kind
    from gov_disclosure.model.report import FormName

_ROOT = Path(__file__).parent.parent
_EDITIONS: tuple[FormName | None, ...] = (None, *FORMS)
_EVERY_SCHEMA = {
    each["$id"]: each
    for each in (
        *map(gd.json_schema, _EDITIONS),
        *(gd.json_schema(kind=each.data) for each in FORMATS[1:]),
    )
}
_every_schema = pytest.mark.parametrize("schema", _EVERY_SCHEMA.values(), ids=_EVERY_SCHEMA)
_PORTABLE = {
    *("$schema", "$id", "$defs", "$ref", "title", "description", "examples", "type", "const"),
    *("enum", "properties", "required", "additionalProperties", "items", "minItems", "maxItems"),
    *("minimum", "maximum", "minLength", "maxLength", "pattern", "not", "anyOf", "oneOf", "allOf"),
    "propertyNames",
}


def _validator(form: FormName | None = None) -> Draft202012Validator:
    return Draft202012Validator(gd.json_schema(form))


def _schemas(node: object) -> Iterator[dict[str, Any]]:
    """Return every schema inside a schema, itself too."""
    if isinstance(node, dict):
        yield node
        for keyword, inner in node.items():
            if keyword in {"properties", "$defs"}:
                for named in inner.values():
                    yield from _schemas(named)
            elif keyword in {"anyOf", "oneOf", "allOf"}:
                for branch in inner:
                    yield from _schemas(branch)
            elif keyword in {"items", "not", "propertyNames", "additionalProperties"}:
                yield from _schemas(inner)


# --- the files ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", schema_files())
def test_the_published_file_is_what_the_declarations_say(name: str) -> None:
    published = (_ROOT / "schema" / name).read_text(encoding="utf-8")
    assert published == schema_files()[name], "run: make schema"


def test_nothing_else_is_published() -> None:
    assert {path.name for path in (_ROOT / "schema").glob("*.json")} == set(schema_files())


def test_the_files_are_written_as_they_are_published(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    for name, text in schema_files().items():
        assert (tmp_path / name).read_bytes() == text.encode()


# --- one schema an edition ---------------------------------------------------------------


@pytest.mark.parametrize("form", _EDITIONS)
def test_it_is_known_by_its_edition(form: FormName | None) -> None:
    schema = gd.json_schema(form)
    assert schema["$id"] == "urn:gov-disclosure:schema:1" + (f":{form}" if form else "")
    assert _validator(form).is_valid(gd.to_dict(gd.blank(form or "2021")))


def test_the_schema_of_extractions_can_be_pinned_too() -> None:
    schema = gd.json_schema("2019", gd.Extraction)
    assert schema["$id"] == "urn:gov-disclosure:schema:extraction:1:2019"
    validator = Draft202012Validator(schema)
    for form in FORMS:
        extraction = gd.to_dict(gd.Extraction(gd.blank(form)))
        assert validator.is_valid(extraction) == (form == "2019")


@_every_schema
def test_it_is_a_schema_that_needs_no_network(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    references = {inner["$ref"] for inner in _schemas(schema) if "$ref" in inner}
    assert references == {f"#/$defs/{name}" for name in schema["$defs"]}


@pytest.mark.parametrize("form", FORMS)
def test_a_pinned_schema_takes_one_edition_only(form: FormName) -> None:
    for other in FORMS:
        report = gd.to_dict(gd.blank(other))
        assert _validator(form).is_valid(report) == (form == other)
    assert _validator(form).is_valid(gd.to_dict(gd.AnnualReport()))
    assert not _validator(form).is_valid(EXAMPLE)
    assert _validator().is_valid(EXAMPLE)
    (other,) = {*FORMS} - {form}
    assert not [name for name in gd.json_schema(form)["$defs"] if name.endswith(other)]


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(gd.InvalidValueError, match=re.escape("2019 | 2021")):
        gd.json_schema("2020")  # type: ignore[arg-type] # the point of the test


@_every_schema
def test_every_schema_is_portable(schema: dict[str, Any]) -> None:
    for each in _schemas(schema):
        assert set(each) <= _PORTABLE
        if "pattern" in each and "type" in each:
            assert each["pattern"].isascii()
            assert not re.search(r"\\[dDwWsSbBpP]|\(\?", each["pattern"])
            assert (each["pattern"][0], each["pattern"][-1]) == ("^", "$")
            assert each["minLength"] >= 1


@_every_schema
def test_every_class_takes_all_its_members_and_no_other(schema: dict[str, Any]) -> None:
    closed = [schema, *(d for d in schema["$defs"].values() if "properties" in d)]
    for each in closed:
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
    objects = [each for each in schema["$defs"].values() if each.get("type") == "object"]
    assert len(objects) == len(closed) - 1


def _called(schema: dict[str, Any]) -> tuple[str, str]:
    """Return what a schema says that its object is called, in Chinese and in English."""
    chinese, _, english = schema["description"].partition("\n")[0].partition(" / ")
    return chinese, english


@_every_schema
def test_everything_is_called_something_in_both_languages(schema: dict[str, Any]) -> None:
    for each in (schema, *schema["$defs"].values()):
        for inner in (each, *each.get("properties", {}).values()):
            chinese, english = _called(inner)
            assert re.search("[一-鿿]", chinese)
            assert re.search("[a-z]", english)


@_every_schema
def test_titles_are_names_of_classes_and_nothing_else_has_one(schema: dict[str, Any]) -> None:
    assert schema["title"] in {"AnnualReport", "Extraction", "Findings"}
    assert [schema["$defs"][name]["title"] for name in schema["$defs"]] == [*schema["$defs"]]
    assert all(re.fullmatch("[A-Z][A-Za-z0-9]*", name) for name in schema["$defs"])
    titled = [each for each in _schemas(schema) if "title" in each]
    assert len(titled) == 1 + len(schema["$defs"])


def test_the_classes_of_a_union_are_told_apart_by_one_constant() -> None:
    definitions = gd.json_schema()["$defs"]
    unions = {name: each for name, each in definitions.items() if "oneOf" in each}
    assert [*unions] == ["Block", "ProactiveDisclosure", "Requests"]
    for union in unions.values():
        branches = [definitions[each["$ref"].removeprefix("#/$defs/")] for each in union["oneOf"]]
        constants = [
            {name: each["const"] for name, each in branch["properties"].items() if "const" in each}
            for branch in branches
        ]
        (tag,) = {name for each in constants for name in each}
        assert len({each[tag] for each in constants}) == len(branches)


def test_nothing_stands_beside_a_reference() -> None:
    # A generator of types takes a reference with company for a class of its own.
    assert all([*each] == ["$ref"] for each in _schemas(gd.json_schema()) if "$ref" in each)


def test_members_are_in_the_order_of_dumps() -> None:
    def check(schema: dict[str, Any], value: dict[str, Any]) -> None:
        assert list(schema["properties"]) == list(value)

    definitions = gd.json_schema()["$defs"]
    check(gd.json_schema(), EXAMPLE)
    check(definitions["Requests2019"], EXAMPLE["requests"])
    check(definitions["ProactiveDisclosure2021"], EXAMPLE["proactive_disclosure"])
    check(definitions["Heading"], EXAMPLE["overview"]["blocks"][0])


# --- cells -------------------------------------------------------------------------------


def _resolved(schema: dict[str, Any], path: str) -> list[dict[str, Any]]:
    """Return the member on each step of a path, as a reader of the schema would find it."""
    definitions = schema["$defs"]
    members = []
    holder = schema
    for step in path.split("."):
        member = holder["properties"][step]
        members.append(member)
        target, *_ = member.get("anyOf") or member["allOf"]
        holder = definitions[target["$ref"].removeprefix("#/$defs/")]
    return members


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_says_label_unit_period_and_clause(form: FormName) -> None:
    schema = gd.json_schema(form)
    for cell in cells(form):
        *_, row, column = _resolved(schema, cell.path)
        chinese, english = _called(column)
        assert chinese == cell.column_label
        assert cell.english.endswith(f" / {english}")
        assert f"单位：{cell.unit}" in column["description"]
        assert "1 月 1 日至 12 月 31 日" in column["description"]
        assert f"依据：{cell.clause}" in row["description"]
        assert cell.row_label.endswith(_called(row)[0])
        kind = "Amount" if cell.unit == "万元" else "SignedCount" if cell.signed else "Count"
        assert column["allOf"] == [{"$ref": f"#/$defs/{kind}"}]


@pytest.mark.parametrize("form", FORMS)
def test_each_class_of_rows_has_one_definition(form: FormName) -> None:
    definitions = gd.json_schema(form)["$defs"]
    for name in ("proactive_disclosure", "requests", "disputes"):
        kind = section_class(form, name)
        assert kind.__name__ in definitions
        for row in rows(kind):
            properties = definitions[row.kind.__name__]["properties"]
            assert list(properties) == [column for column, _ in row.columns]


# --- kinds of values ---------------------------------------------------------------------

_VALUES: tuple[object, ...] = (
    *(None, True, False, 0, 1, -1, 6, 7, 2007, 2008, 2100, 2101, 2**53 - 1, 2**53, -(2**53) + 1),
    *(-(2**53), 1.0, 1.5, 1e11, 1.0e11 + 1, "", "x", "/", "missing", "unreadable", "—", "12"),
    *("2021-01-28", "2021-01-28\n", "20210128", "２021-01-28", "2021-1-28", " 2021-01-28"),
    *("420704", "420704\n", "420704001", "420704001002", "42070", "4207040", "a20704", "４20704"),
    *("11100000MB0000000P", "11100000MB0000000P\n", "11100000MB0000000", "11100000mb0000000p"),
    *("1110000AMB0000000P", "11100000MB00000000PP", "11100000MI0000000P"),
    *("a" * 64, "a" * 63, "a" * 65, "A" * 64, "g" * 64, "a" * 64 + "\n"),
    *("requests.received.total", "overview.blocks[2].text", "a[0][1].b", "a[]", "a..b", ".a"),
    *("a.", "A", "a b", "a\n", "a[1]\n", "a[-1]", "年", "a_1", "1a", "a.1"),
    *([], [[]], [["a"]], [["a"], []], [["a", "b"]], [["a", "b", "c"]], [["a", 1]], ["a"], [[None]]),
    *({}, {"a": 1}, [["a", "b"], ["c", "d"]], [["a", "b"], ["c"]], "\x00", "龘𠮷"),
)


_HOLDERS = {
    "Count": "requests.received.total",
    "SignedCount": "proactive_disclosure.administrative_fees.item_change",
    "Amount": "proactive_disclosure.centralized_procurement.amount_wan_yuan",
    "Text": "overview.blocks.1.text",
    "AnyText": "proactive_disclosure.supplementary_rows.0.label",
    "Date": "published_on",
    "Year": "year",
    "HeadingLevel": "overview.blocks.0.level",
    "Rows": "overview.blocks.2.rows",
    "LabelledCells": "proactive_disclosure.supplementary_rows.0.cells",
    "RegionCode": "publisher.region_code",
    "CreditCode": "publisher.credit_code",
    "Sha256": "source.sha256",
    "Path": "notes.0.path",
    "Number": "coverage.total.bound",
    "Position": "evidence.year.line",
    "Box": "evidence.year.box",
    "CellName": "evidence.year.cell",
    "Figure": "findings.0.expected",
    "Value": "findings.0.suspects.0.changes.0.value",
    "Paths": "findings.0.paths",
}
_NULLABLE = {
    *("Date", "Year", "RegionCode", "CreditCode", "Sha256", "Position", "Box", "CellName"),
    "Figure",
}
_SUSPECT = gd.Suspect((("year", 1),), "因", "why")
_FINDING = gd.Finding("own.rule", "info", "violated", (), "请核对", "check", suspects=(_SUSPECT,))
_DOCUMENTS = {
    "findings": gd.to_dict((_FINDING,)),
    **dict.fromkeys(
        ("evidence", "coverage"),
        gd.to_dict(gd.Extraction(gd.AnnualReport(), {"year": gd.Evidence("2025")})),
    ),
}
"""The documents in which a kind stands that no report has, by their member."""


def _members() -> dict[str, Any]:
    """Return the example with the 2019 edition of section 二, which has all kinds of cells."""
    supplementary = EXAMPLE["proactive_disclosure"]["supplementary_rows"]
    proactive = gd.to_dict(gd.blank("2019"))["proactive_disclosure"]
    return {
        **EXAMPLE,
        "proactive_disclosure": {**proactive, "supplementary_rows": supplementary},
    }


def _document(path: str) -> dict[str, Any]:
    return _DOCUMENTS.get(path.partition(".")[0]) or _members()


def _accepted(path: str, value: object) -> bool:
    with pytest.MonkeyPatch.context() as patch:
        # What `validate` says of a refused report takes most of the time, and is tested elsewhere.
        patch.setattr("gov_disclosure.codecs.json.validate", lambda *_: ())
        try:
            gd.from_dict(
                with_(path, value, _DOCUMENTS.get(path.split(".", maxsplit=1)[0]) or _members())
            )
        except gd.InvalidValueError as error:
            return "follows from the other members" in error.message_en  # right by itself
        except gd.InvalidJSONError:
            return False
    return True


@pytest.mark.parametrize("kind", KINDS.values(), ids=operator.attrgetter("name"))
def test_a_kind_accepts_what_its_constructor_accepts(kind: Kind) -> None:
    validator = Draft202012Validator(dict(kind.schema))
    for value in (*_VALUES, *kind.examples):
        by_schema = validator.is_valid(value) or (value is None and kind.name in _NULLABLE)
        assert _accepted(_HOLDERS[kind.name], value) == by_schema, value


@pytest.mark.parametrize("kind", KINDS.values(), ids=operator.attrgetter("name"))
def test_examples_validate(kind: Kind) -> None:
    schema = next(each for each in _EVERY_SCHEMA.values() if kind.name in each["$defs"])
    validator = Draft202012Validator({"$ref": f"#/$defs/{kind.name}", "$defs": schema["$defs"]})
    assert schema["$defs"][kind.name]["examples"]
    assert all(map(validator.is_valid, schema["$defs"][kind.name]["examples"]))


@_every_schema
def test_examples_of_classes_validate(schema: dict[str, Any]) -> None:
    without = {name for name, definition in schema["$defs"].items() if "examples" not in definition}
    for name in schema["$defs"].keys() - without:
        validator = Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
        assert all(map(validator.is_valid, schema["$defs"][name]["examples"]))
    # The tables have rows with examples, and the unions classes with examples.
    tables = [section_class(each, name) for each in FORMS for name in TABLE_SECTIONS]
    assert without <= {
        *("Block", "Mark", "ProactiveDisclosure", "Requests"),
        *(table.__name__ for table in tables),
        *("Outcomes2019", "Outcomes2021", "Denied", "Unavailable", "NotProcessed", "OtherHandling"),
    }
    (whole,) = schema["examples"]
    assert Draft202012Validator(schema).is_valid(whole)
    held = gd.from_dict(whole)
    assert gd.from_dict(gd.to_dict(held)) == held


def test_a_group_of_rows_is_called_by_its_label() -> None:
    assert gd.json_schema()["$defs"]["Denied"]["description"] == "（三）不予公开 / not disclosed"


@pytest.mark.parametrize("rule", EXTRA_RULES, ids=operator.attrgetter("name"))
def test_an_extra_rule_is_beyond_the_schema(rule: ExtraRule) -> None:
    kind = KINDS[rule.check]
    for value in (rule.accepted, rule.refused):
        assert Draft202012Validator(dict(kind.schema)).is_valid(value)
    assert _accepted(_HOLDERS[kind.name], rule.accepted)
    assert not _accepted(_HOLDERS[kind.name], rule.refused)


def test_the_extra_rules_stand_in_the_schema_and_on_the_page() -> None:
    page = (_ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for rule in EXTRA_RULES:
        for text in (rule.wording.zh, rule.wording.en):
            assert text in gd.json_schema()["description"]
            assert text in page


# --- the page ----------------------------------------------------------------------------


def test_the_page_names_every_member_that_the_form_does_not() -> None:
    page = (_ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    shown = {
        gd.AnnualReport: (
            *("Publisher", "Source", "Narrative", "Heading", "Table", "SupplementaryRow", "Note"),
        ),
        gd.Extraction: ("Evidence", "Problem"),
        gd.Findings: ("Finding", "Suspect", "Change", "LookedAt", "LeftStatement"),
    }
    classes = [
        each
        for kind, names in shown.items()
        for schema in [gd.json_schema(kind=kind)]
        for each in (schema, *map(schema["$defs"].__getitem__, names))
    ]
    for each in classes:
        for name, member in each["properties"].items():
            assert f"| `{name}` | {' | '.join(_called(member))} |" in page


def test_the_example_on_the_page_is_a_report() -> None:
    page = (_ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert gd.dumps(gd.loads(text), indent=2) == text.rstrip("\n")
