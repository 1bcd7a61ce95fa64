"""The one cattrs converter of the library: classes of data to plain JSON values and back.

It is strict: exactly the members of the class, and plain values only (dict, list, str, int,
float, Decimal, bool, None; no subclasses). What a value may be is decided by the
constructors, so a report cannot hold after loading what it could not hold when built by hand.
"""

from __future__ import annotations

import collections.abc
import datetime
import functools
import operator
import re
import types
import typing
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn

from gov_disclosure.codecs.formats import FORMATS, Change
from gov_disclosure.document import Heading, Paragraph, Table
from gov_disclosure.errors import InvalidValueError, shorten
from gov_disclosure.model.coverage import Coverage
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.values import MAX_COUNT, Amount, Count, Mark, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DATE_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

_TAGS: dict[type, tuple[str, str]] = {
    **{each.document: ("format", each.member) for each in FORMATS},
    Heading: ("type", "heading"),
    Paragraph: ("type", "paragraph"),
    Table: ("type", "table"),
}

DERIVED: dict[type, tuple[str, ...]] = {Extraction: ("coverage",), Coverage: ("total",)}
"""Members that follow from the others: they are written, and what is read must agree."""

_CHANGES = tuple[tuple[str, Value], ...]

WRITTEN_AS = {_CHANGES: tuple[Change, ...]}
"""Types that are written as objects of a class, for which Python has something handier."""

MARKS: dict[object, Mark] = {mark.value: mark for mark in Mark}
_DATE = re.compile(DATE_PATTERN, re.ASCII)
_NUMBERS = (int, float, Decimal)


def constants(kind: type) -> dict[str, str]:
    """Return the members of a class whose value never varies, by name.

    They tell the classes of a union apart: ``form`` of the table sections, which is a field
    of theirs, ``type`` of the blocks and ``format`` of the report, which JSON alone has.

    Example:
        >>> constants(Heading)
        {'type': 'heading'}
    """
    fixed = {field.name: field.default for field in attrs.fields(kind) if not field.init}
    return dict([_TAGS[kind]]) if kind in _TAGS else fixed


def union_members(hint: Any) -> tuple[Any, ...]:
    """Return the types of a union, None among them; the type itself if it is no union.

    Example:
        >>> union_members(int | None)
        (<class 'int'>, <class 'NoneType'>)
    """
    is_union = typing.get_origin(hint) in (typing.Union, types.UnionType)
    return typing.get_args(hint) if is_union else (hint,)


def without_none(hint: Any) -> Any:
    """Return a type without None.

    Example:
        >>> without_none(int | str | None), without_none(int)
        (int | str, <class 'int'>)
    """
    kinds = [member for member in union_members(hint) if member is not types.NoneType]
    return functools.reduce(operator.or_, kinds)


def derived(kind: type) -> dict[str, Any]:
    """Return the members of a class that follow from the others, with their types.

    Example:
        >>> list(derived(Extraction))
        ['coverage']
    """
    return {
        name: typing.get_type_hints(getattr(kind, name).fget)["return"]
        for name in DERIVED.get(kind, ())
    }


def _refused(value: object, expected: str, expected_en: str) -> InvalidValueError:
    return InvalidValueError("", value, expected, expected_en)


def _same(value: object, _hint: object) -> object:
    return value


def _integer(value: object, _hint: object = None) -> object:
    """Return an integral number as int, as JSON compares numbers; the rest is left alone."""
    if type(value) is float or (type(value) is Decimal and value.is_finite()):
        # The bound comes first: 1e999999999 would be a huge int.
        return int(value) if -MAX_COUNT <= value <= MAX_COUNT and value == int(value) else value
    return value


def _count(value: object, hint: object) -> object:
    if type(value) is str:
        return MARKS.get(value, value)
    return value if value is None else _number(_integer(value, hint))


def _amount(value: object, _hint: object) -> object:
    if type(value) is str:
        return MARKS.get(value, value)
    if type(value) is float:
        return Decimal(repr(value))
    return value if value is None else _number(value)


def _figure(value: object, _hint: object = None) -> object:
    if type(value) is float:
        return Decimal(repr(value))
    return value if value is None else _number(value)


def _cell_value(value: object, _hint: object) -> object:
    return MARKS.get(value, value) if type(value) is str else _figure(value)


def _number(value: object) -> object:
    if type(value) not in _NUMBERS:
        raise _refused(value, "数字", "a number")
    return value


def _date(value: object, _hint: object) -> datetime.date:
    expected = "YYYY-MM-DD 形式、日历上存在的日期", "a date of the calendar, as YYYY-MM-DD"
    if type(value) is not str or not _DATE.fullmatch(value):
        raise _refused(value, *expected)
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise _refused(value, *expected) from error


def _value_or_mark(value: object) -> object:
    return value.value if type(value) is Mark else value


def _class_structurer(kind: type, converter: cattrs.Converter) -> Callable[[object, object], Any]:
    fixed = constants(kind)
    hints = typing.get_type_hints(kind)
    fields = [
        (field.name, hints[field.name], converter.get_structure_hook(hints[field.name]))
        for field in attrs.fields(kind)
        if field.init
    ]
    follow = [
        (name, hint, converter.get_structure_hook(hint)) for name, hint in derived(kind).items()
    ]
    names = {*fixed, *(name for name, _, _ in (*fields, *follow))}

    def structure(value: object, _hint: object) -> Any:
        if type(value) is not dict or value.keys() != names:
            listed = "、".join(sorted(names)), ", ".join(sorted(names))
            raise _refused(value, f"恰有成员 {listed[0]} 的对象", f"an object of {listed[1]}")
        for name, constant in fixed.items():
            if type(value[name]) is not str or value[name] != constant:
                raise InvalidValueError(name, value[name], f"“{constant}”", f'"{constant}"')
        arguments = {}
        for name, hint, hook in fields:
            try:
                arguments[name] = hook(value[name], hint)
            except InvalidValueError as error:
                raise error.below(name) from None
        made = kind(**arguments)
        for name, hint, hook in follow:
            try:
                if hook(value[name], hint) == getattr(made, name):
                    continue
            except InvalidValueError as error:
                raise error.below(name) from None
            expected, expected_en = "由其他成员算出的值", "what follows from the other members"
            raise InvalidValueError(name, value[name], expected, expected_en)
        return made

    return structure


def _union_structurer(hint: Any, converter: cattrs.Converter) -> Callable[[object, object], Any]:
    kinds = union_members(without_none(hint))
    (tag,) = {name for kind in kinds for name in constants(kind)}
    hooks = {constants(kind)[tag]: (kind, converter.get_structure_hook(kind)) for kind in kinds}
    optional = types.NoneType in union_members(hint)

    def structure(value: object, _hint: object) -> Any:
        if value is None and optional:
            return None
        name = value.get(tag) if type(value) is dict else None
        if type(name) is not str or name not in hooks:
            listed = " | ".join(hooks)
            raise _refused(value, f"{tag} 为 {listed} 的对象", f"an object whose {tag} is {listed}")
        kind, hook = hooks[name]
        return hook(value, kind)

    return structure


def _tuple_structurer(hint: Any, converter: cattrs.Converter) -> Callable[[object, object], Any]:
    inner, *_ = typing.get_args(hint)
    hook = converter.get_structure_hook(inner)

    def structure(value: object, _hint: object) -> tuple[object, ...]:
        if type(value) is not list:
            raise _refused(value, "数组", "an array")
        items = []
        for index, item in enumerate(value):
            try:
                items.append(hook(item, inner))
            except InvalidValueError as error:
                raise error.below(f"[{index}]") from None
        return tuple(items)

    return structure


def _mapping_structurer(hint: Any, converter: cattrs.Converter) -> Callable[[object, object], Any]:
    _, inner = typing.get_args(hint)
    hook = converter.get_structure_hook(inner)

    def structure(value: object, _hint: object) -> dict[object, object]:
        if type(value) is not dict:
            raise _refused(value, "对象", "an object")
        items = {}
        for name, item in value.items():
            try:
                items[name] = hook(item, inner)
            except InvalidValueError as error:
                raise error.below(f'["{shorten(name)}"]') from None
        return items

    return structure


def _mapping_unstructurer(
    _hint: Any, converter: cattrs.Converter
) -> Callable[[Mapping[object, object]], dict[object, object]]:
    return lambda items: {name: converter.unstructure(item) for name, item in items.items()}


def _class_unstructurer(
    kind: type, converter: cattrs.Converter
) -> Callable[[object], Mapping[str, object]]:
    fields: Callable[[object], Mapping[str, object]] = make_dict_unstructure_fn(
        kind, converter, _cattrs_include_init_false=True
    )
    if kind not in _TAGS and kind not in DERIVED:
        return fields
    tag = constants(kind)
    names = DERIVED.get(kind, ())
    return lambda instance: {
        **tag,
        **fields(instance),
        **{name: converter.unstructure(getattr(instance, name)) for name in names},
    }


def _is_count(hint: Any) -> bool:
    return bool(hint == Count)


def _is_amount(hint: Any) -> bool:
    return bool(hint == Amount)


def _is_figure(hint: Any) -> bool:
    return bool(hint == int | Decimal | None)


def _is_cell_value(hint: Any) -> bool:
    return bool(hint == Value)


def _is_changes(hint: Any) -> bool:
    return bool(hint == _CHANGES)


def _is_mapping(hint: Any) -> bool:
    return typing.get_origin(hint) is collections.abc.Mapping


def _is_literal(hint: Any) -> bool:
    return typing.get_origin(hint) is Literal


def _is_tuple(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple


def _is_union_of_classes(hint: Any) -> bool:
    kinds = union_members(without_none(hint))
    return len(kinds) > 1 and all(map(attrs.has, kinds))


def _made() -> cattrs.Converter:
    converter = cattrs.Converter(unstruct_collection_overrides={tuple: list})
    converter.register_structure_hook(str, _same)
    converter.register_structure_hook(int, _integer)
    converter.register_structure_hook(datetime.date, _date)
    converter.register_structure_hook_func(_is_literal, _same)
    converter.register_structure_hook_func(_is_count, _count)
    converter.register_structure_hook_func(_is_amount, _amount)
    converter.register_structure_hook_func(_is_figure, _figure)
    converter.register_structure_hook_func(_is_cell_value, _cell_value)
    converter.register_structure_hook_factory(_is_tuple, _tuple_structurer)
    converter.register_structure_hook_func(
        _is_changes,
        lambda value, hint: tuple(
            (each.path, each.value) for each in converter.structure(value, WRITTEN_AS[hint])
        ),
    )
    converter.register_structure_hook_factory(_is_mapping, _mapping_structurer)
    converter.register_structure_hook_factory(_is_union_of_classes, _union_structurer)
    converter.register_structure_hook_factory(attrs.has, _class_structurer)
    converter.register_unstructure_hook(Decimal, lambda value: value)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook_func(_is_count, _value_or_mark)
    converter.register_unstructure_hook_func(_is_amount, _value_or_mark)
    converter.register_unstructure_hook_func(_is_figure, lambda value: value)
    converter.register_unstructure_hook_func(_is_cell_value, _value_or_mark)
    converter.register_unstructure_hook_func(
        _is_changes, lambda pairs: [converter.unstructure(Change(*pair)) for pair in pairs]
    )
    converter.register_unstructure_hook_factory(_is_mapping, _mapping_unstructurer)
    converter.register_unstructure_hook_factory(attrs.has, _class_unstructurer)
    return converter


converter = _made()
"""The converter. A Decimal stays a Decimal, so that nothing is rounded on the way to text."""
