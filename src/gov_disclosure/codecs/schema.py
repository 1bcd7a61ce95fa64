"""The JSON Schema of a report, made by walking the declarations of the model."""

from __future__ import annotations

import types
import typing
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.codecs.converter import constants, converter, union_members
from gov_disclosure.codecs.kinds import CELL_CHECKS, EXTRA_RULES, KINDS, Kind
from gov_disclosure.codecs.wording import DESCRIPTIONS
from gov_disclosure.document import Block
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.cells import Column, Row, RowGroup, Section
from gov_disclosure.model.paths import columns, declaration
from gov_disclosure.model.report import (
    FORMS,
    AnnualReport,
    FormName,
    ProactiveDisclosure,
    Requests,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema: TypeAlias = dict[str, Any]

_IDENTIFIER = "urn:gov-disclosure:schema:1"

_UNIONS: dict[object, str] = {
    Block: "Block",
    ProactiveDisclosure: "ProactiveDisclosure",
    Requests: "Requests",
}
_UNITS = {"件": "件 (documents or cases)", "项": "项 (items)", "万元": "万元 (10 000 yuan)"}
_PERIOD = Words(
    "统计期间：报告年度 1 月 1 日至 12 月 31 日",
    "counting period: 1 January to 31 December of the report year",
)


def json_schema(form: FormName | None = None) -> Schema:
    """Return the JSON Schema (2020-12) of all reports, or of those on one edition of the form.

    Args:
        form: "2019" or "2021"; None for reports on any edition, mixed ones too.

    Raises:
        InvalidValueError: there is no such edition.

    Example:
        >>> json_schema("2021")["$id"]
        'urn:gov-disclosure:schema:1:2021'
    """
    if form is not None and form not in FORMS:
        known = " | ".join(FORMS)
        raise InvalidValueError("form", form, f"{known} 或 None", f"{known} or None")
    walk = _Walk(form)
    body = walk.members(AnnualReport)
    rules = "\n".join(f"- {rule.wording}" for rule in EXTRA_RULES)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _IDENTIFIER if form is None else f"{_IDENTIFIER}:{form}",
        "title": str(_edition(DESCRIPTIONS[AnnualReport].name, form)),
        "description": f"以下规则 JSON Schema 无法表达 / Rules beyond this schema:\n{rules}",
        **body,
        **_examples(AnnualReport),
        "$defs": dict(sorted(walk.definitions.items())),
    }


class _Walk:
    """One walk over the declarations.

    Attributes:
        form: the edition, or None for any.
        definitions: the definitions it came by.
        groups: names of the groups of rows it came by.
    """

    def __init__(self, form: FormName | None) -> None:
        self.form = form
        self.definitions: dict[str, Schema] = {}
        self.groups: dict[type, Words] = {}

    def members(self, kind: type) -> Schema:
        """Return what an object of a class is: all its members, and no other."""
        properties = dict(self.properties(kind))
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    def properties(self, kind: type) -> Iterator[tuple[str, Schema]]:
        hints = typing.get_type_hints(kind)
        fixed = constants(kind)
        for name, constant in fixed.items():
            yield name, {**_facts(kind, name, None), "const": constant}
        for field in attrs.fields(kind):
            if field.name not in fixed:
                declared = declaration(field)
                if isinstance(declared, RowGroup):
                    self.groups[hints[field.name]] = Words(declared.label, declared.english)
                facts = _facts(kind, field.name, declared)
                yield field.name, {**facts, **self.shape(hints[field.name], field.validator)}

    def shape(self, hint: Any, validator: Any) -> Schema:
        """Return the schema of a field by its type and by its check."""
        check = getattr(validator, "validator", validator)  # the one within optional()
        members = union_members(hint)
        if types.NoneType not in members or check in CELL_CHECKS:
            return self.value(members, check)
        value = self.value(
            tuple(member for member in members if member is not types.NoneType), check
        )
        return {"anyOf": [value, {"type": "null"}]}

    def value(self, members: tuple[Any, ...], check: Any) -> Schema:
        if check in KINDS:
            return self.kind(KINDS[check])
        if len(members) > 1:
            return self.union(members)
        (hint,) = members
        if typing.get_origin(hint) is Literal:
            return {"enum": list(typing.get_args(hint))}
        if typing.get_origin(hint) is tuple:
            return {
                "type": "array",
                "items": self.value(union_members(typing.get_args(hint)[0]), None),
            }
        return self.object(hint)

    def kind(self, kind: Kind) -> Schema:
        schema = {"title": str(kind.title), **kind.schema, "examples": list(kind.examples)}
        return self.define(kind.name, schema)

    def object(self, kind: type) -> Schema:
        title = self.groups.get(kind) or _title(kind)
        schema = {"title": str(title), **self.members(kind), **_examples(kind)}
        return self.define(kind.__name__, schema)

    def union(self, kinds: tuple[type, ...]) -> Schema:
        """Return the schema of classes that a constant member tells apart.

        A condition for each class, not ``oneOf``: so any validator reports what is wrong
        with the class that the object names, and nothing about the others.
        """
        pinned = [kind for kind in kinds if self.form in constants(kind).values()]
        if pinned:
            return self.object(*pinned)
        branches: dict[str, Schema] = {}
        for kind in kinds:
            ((tag, constant),) = constants(kind).items()
            branches[constant] = self.object(kind)
        titles = [_title(kind) for kind in kinds]
        title = Words(
            "或".join(each.zh for each in titles), " or ".join(each.en for each in titles)
        )
        tagged = {"type": "object", "required": [tag]}
        schema = {
            "title": str(title),
            **tagged,
            "properties": {tag: {"enum": list(branches)}},
            "allOf": [
                {"if": {**tagged, "properties": {tag: {"const": constant}}}, "then": branch}
                for constant, branch in branches.items()
            ],
        }
        (name,) = (name for union, name in _UNIONS.items() if union_members(union) == kinds)
        return self.define(name, schema)

    def define(self, name: str, schema: Schema) -> Schema:
        self.definitions[name] = schema
        return {"$ref": f"#/$defs/{name}"}


def _title(kind: type) -> Words:
    if kind in DESCRIPTIONS:
        return _edition(DESCRIPTIONS[kind].name, constants(kind).get("form"))
    labelled = [column for _, column in columns(kind)]  # a row is called after its columns
    return Words(
        "、".join(column.label for column in labelled),
        ", ".join(column.english for column in labelled),
    )


def _examples(kind: type) -> Schema:
    """Return an example of a class that has a description, or of a row."""
    if kind in DESCRIPTIONS:
        example = DESCRIPTIONS[kind].example
        return {} if example is None else {"examples": [converter.unstructure(example)]}
    if not columns(kind):
        return {}
    cells = {field.name: KINDS[field.validator].examples[0] for field in attrs.fields(kind)}
    return {"examples": [cells]}


def _edition(name: Words, form: str | None) -> Words:
    for edition in FORMS.values():
        if edition.name == form:
            return Words(
                f"{name.zh}（{form} 年版，{edition.document}）",
                f"{name.en} (form of {form})",
            )
    return name


def _facts(kind: type, name: str, declared: object) -> Schema:
    """Return title and description of a member, from its declaration where it has one."""
    match declared:
        case Section():
            title, notes = declared.heading, [_clause(declared.clause)]
        case RowGroup():
            title, notes = declared.label, []
        case Row():
            title = "/".join((*declared.parents, declared.label))
            notes = [_clause(declared.clause), _PERIOD, *_meaning(declared.meaning)]
        case Column():
            title = "/".join((*declared.parents, declared.label))
            unit = Words(f"单位：{declared.unit}", f"unit: {_UNITS[declared.unit]}")
            notes = [unit, _PERIOD, *_meaning(declared.meaning)]
        case _:
            return {"title": str(DESCRIPTIONS[kind].members[name])}
    facts = {"title": str(Words(title, declared.english))}
    if notes:
        chinese = "；".join(note.zh for note in notes)
        english = "; ".join(note.en for note in notes if note.en)
        facts["description"] = str(Words(chinese, english))
    return facts


def _clause(clause: str) -> Words:
    return Words(f"依据：{clause}", f"clause: {clause}")


def _meaning(meaning: str) -> list[Words]:
    return [Words(f"含义：{meaning}", "")] if meaning else []
