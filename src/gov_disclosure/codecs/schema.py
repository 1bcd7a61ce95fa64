"""The JSON Schema of each format, made by walking the declarations of the model."""

from __future__ import annotations

import collections.abc
import types
import typing
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.codecs.converter import (
    WRITTEN_AS,
    constants,
    converter,
    derived,
    union_members,
)
from gov_disclosure.codecs.formats import FindingsDocument, format_of
from gov_disclosure.codecs.kinds import CELL_CHECKS, EXTRA_RULES, KINDS, Kind
from gov_disclosure.codecs.wording import DESCRIPTIONS
from gov_disclosure.document import Block
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.cells import Column, Row, RowGroup, Section
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.model.narrative import check_note_path
from gov_disclosure.model.paths import columns, declaration
from gov_disclosure.model.report import (
    FORMS,
    AnnualReport,
    FormName,
    ProactiveDisclosure,
    Requests,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Schema: TypeAlias = dict[str, Any]

UNIONS: Mapping[str, tuple[type, ...]] = {
    "Block": union_members(Block),
    "ProactiveDisclosure": union_members(ProactiveDisclosure),
    "Requests": union_members(Requests),
}
"""The classes of each union by its name; a constant member tells them apart."""

_UNITS = {"件": "件 (documents or cases)", "项": "项 (items)", "万元": "万元 (10 000 yuan)"}
_PERIOD = Words(
    "统计期间：报告年度 1 月 1 日至 12 月 31 日",
    "counting period: 1 January to 31 December of the report year",
)


_RULES: Mapping[type, tuple[Words, ...]] = {
    AnnualReport: tuple(rule.wording for rule in EXTRA_RULES),
    Extraction: (
        *(rule.wording for rule in EXTRA_RULES),
        Words(
            "coverage 和其中的 total 与报告的各格相符",
            "coverage, and total in it, agree with the cells of the report",
        ),
    ),
    FindingsDocument: (),
}
"""The rules beyond the schema of each document."""


def json_schema(form: FormName | None = None, kind: Any = AnnualReport) -> Schema:
    """Return the JSON Schema (2020-12) of reports, or of other data that has a format.

    Args:
        form: "2019" or "2021", to take only reports on this edition; None for reports on any
            edition, mixed ones too.
        kind: the type of the data: ``AnnualReport``, ``Extraction`` or
            ``Findings``, what a check found.

    Raises:
        InvalidValueError: there is no such edition or type of data.

    Example:
        >>> json_schema("2021")["$id"]
        'urn:gov-disclosure:schema:1:2021'
        >>> from gov_disclosure import Findings
        >>> json_schema(kind=Findings)["$id"]
        'urn:gov-disclosure:schema:findings:1'
    """
    if form is not None and form not in tuple(FORMS):
        known = " | ".join(FORMS)
        raise InvalidValueError("form", form, f"{known} 或 None", f"{known} or None")
    wanted = format_of(None, kind)
    walk = _Walk(form)
    body = walk.members(wanted.document)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": wanted.identifier if form is None else f"{wanted.identifier}:{form}",
        "title": wanted.data.__name__,
        "description": _described(wanted.document, form),
        **body,
        **_examples(wanted.document),
        "$defs": dict(sorted(walk.definitions.items())),
    }


def _described(document: type, form: FormName | None) -> str:
    name = str(_edition(DESCRIPTIONS[document].name, form))
    if not _RULES[document]:
        return name
    rules = "\n".join(f"- {rule}" for rule in _RULES[document])
    return f"{name}\n\n以下规则 JSON Schema 无法表达 / Rules beyond this schema:\n{rules}"


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
            yield name, {"description": _meaning(kind, name, None), "const": constant}
        for field in attrs.fields(kind):
            if field.name not in fixed:
                declared = declaration(field)
                if isinstance(declared, RowGroup):
                    self.groups[hints[field.name]] = Words(declared.label, declared.english)
                shape = self.shape(hints[field.name], field.validator)
                # A description beside "$ref" makes generators write a class for each place.
                described = {"allOf": [shape]} if "$ref" in shape else shape
                yield (
                    field.name,
                    {"description": _meaning(kind, field.name, declared), **described},
                )
        for name, hint in derived(kind).items():
            meaning = _meaning(kind, name, None)
            yield name, {"description": meaning, "allOf": [self.shape(hint, None)]}

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
        hint = WRITTEN_AS.get(members[0], members[0])
        if typing.get_origin(hint) is collections.abc.Mapping:
            _, inner = typing.get_args(hint)
            names = self.kind(KINDS[check_note_path])
            held = self.value(union_members(inner), None)
            return {"type": "object", "propertyNames": names, "additionalProperties": held}
        if typing.get_origin(hint) is Literal:
            return {"enum": list(typing.get_args(hint))}
        if typing.get_origin(hint) is tuple:
            return {
                "type": "array",
                "items": self.value(union_members(typing.get_args(hint)[0]), None),
            }
        return self.object(hint)

    def kind(self, kind: Kind) -> Schema:
        schema = dict(kind.schema)
        if "anyOf" in schema:
            schema["anyOf"] = [
                self.define(each) if "title" in each else each for each in schema["anyOf"]
            ]
        described = {"title": kind.name, "description": str(kind.title)}
        return self.define({**described, **schema, "examples": list(kind.examples)})

    def object(self, kind: type) -> Schema:
        called = self.groups.get(kind) or _called(kind)
        description = _described(kind, self.form) if kind in _RULES else str(called)
        described = {"title": kind.__name__, "description": description}
        return self.define({**described, **self.members(kind), **_examples(kind)})

    def union(self, kinds: tuple[type, ...]) -> Schema:
        """Return the schema of classes that a constant member tells apart."""
        pinned = [kind for kind in kinds if self.form in constants(kind).values()]
        if pinned:
            return self.object(*pinned)
        names = [_called(kind) for kind in kinds]
        called = Words("或".join(each.zh for each in names), " or ".join(each.en for each in names))
        (name,) = (name for name, union in UNIONS.items() if union == kinds)
        branches = [self.object(kind) for kind in kinds]
        return self.define({"title": name, "description": str(called), "oneOf": branches})

    def define(self, schema: Schema) -> Schema:
        """Define a schema under its title, and return a reference to it."""
        self.definitions[schema["title"]] = schema
        return {"$ref": f"#/$defs/{schema['title']}"}


def _called(kind: type) -> Words:
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


def _meaning(kind: type, name: str, declared: object) -> str:
    """Return what a member is called and means, from its declaration where it has one."""
    match declared:
        case Section():
            label, notes = declared.heading, [_clause(declared.clause)]
        case RowGroup():
            label, notes = declared.label, []
        case Row():
            label = "/".join((*declared.parents, declared.label))
            notes = [_clause(declared.clause), _PERIOD, *_note(declared.meaning)]
        case Column():
            label = "/".join((*declared.parents, declared.label))
            unit = Words(f"单位：{declared.unit}", f"unit: {_UNITS[declared.unit]}")
            notes = [unit, _PERIOD, *_note(declared.meaning)]
        case _:
            return str(DESCRIPTIONS[kind].members[name])
    called = str(Words(label, declared.english))
    if not notes:
        return called
    chinese = "；".join(note.zh for note in notes)
    english = "; ".join(note.en for note in notes if note.en)
    return f"{called}\n{Words(chinese, english)}"


def _clause(clause: str) -> Words:
    return Words(f"依据：{clause}", f"clause: {clause}")


def _note(meaning: str) -> list[Words]:
    return [Words(f"含义：{meaning}", "")] if meaning else []
