"""A function generated from the declarations that reads reports: as the converter does, at speed.

It reads what is written the usual way and is in doubt about everything else, be it wrong or
only unusual; the converter then has the word. It does what the constructors do, less what
reading a value has shown already: the checks of its type and range.
"""

from __future__ import annotations

import functools
import typing
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from gov_disclosure.codecs.canonical import DoubtError
from gov_disclosure.codecs.converter import MARKS, constants, converter, union_members, without_none
from gov_disclosure.codecs.kinds import CELL_CHECKS
from gov_disclosure.codecs.source import Source
from gov_disclosure.document import HEADING_LEVELS, as_blocks, check_level
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.paths import columns
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.model.supplementary import as_supplementary_rows
from gov_disclosure.values import (
    COUNTS,
    SIGNED_COUNTS,
    YEARS,
    Mark,
    as_tuple,
    check_count,
    check_signed_count,
    check_text,
    check_year,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_RANGES: dict[object, range] = {
    check_count: COUNTS,
    check_signed_count: SIGNED_COUNTS,
    check_level: HEADING_LEVELS,
    check_year: YEARS,
}
"""The integers that a check accepts."""

_NO_CHANGE_TO_TUPLES: tuple[object, ...] = (
    None,
    as_tuple,
    as_blocks,
    as_supplementary_rows,
)
"""Converters of a field that have nothing to do where a tuple is read."""


def structure(json_object: object) -> AnnualReport:
    """Return the report that a JSON object holds, as the converter would.

    Raises:
        DoubtError: the object is no report, or one that is not written the usual way.

    Example:
        >>> from gov_disclosure import to_dict
        >>> structure(to_dict(AnnualReport(year=2025))).year
        2025
    """
    try:
        report: AnnualReport = _reader(AnnualReport)(json_object)
    except (InvalidValueError, KeyError, TypeError, UnicodeEncodeError):
        raise DoubtError from None
    return report


@functools.cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return the function that reads a JSON value as an object of a type."""
    return _source(hint).function()


def _source(hint: Any) -> Source:
    """Return the source of the function that reads a JSON value as an object of a type.

    Example:
        >>> from gov_disclosure.model.proactive_rows import Decisions
        >>> print(_source(Decisions).text)
        def function(value):
            if type(value) is not dict: in_doubt()
            if len(value) != 1: in_doubt()
            decisions_1 = value['decisions']
            if decisions_1 is shared_2: return row_3
            if decisions_1 is shared_4: return row_5
            if type(decisions_1) is not int or not 0 <= decisions_1 <= 9007199254740991:
                if decisions_1 is not None: decisions_1 = mark(decisions_1)
            value = MutableDecisions_6()
            value.decisions = decisions_1
            value.__class__ = Decisions_7
            return value
    """
    source = Source("value", in_doubt=_in_doubt, mark=_mark)
    if typing.get_origin(hint) is tuple:
        inner, *_ = typing.get_args(hint)
        source.add("if type(value) is not list: in_doubt()")
        source.add("items = []")
        with source.block("for item in value:"):
            _add_object(source, "item", inner)
            source.add("items.append(item)")
        source.add("return tuple(items)")
    else:
        _add_object(source, "value", hint)
        source.add("return value")
    return source


# The functions below write lines that replace a JSON value, held by a variable, by what is
# read from it. Groups of rows are read in place; rows by a function, which keeps the code short.


def _add_object(source: Source, value: str, hint: Any) -> None:
    """Write lines that read an object of a class, or of one of the classes of a union."""
    source.add(f"if type({value}) is not dict: in_doubt()")
    kinds = union_members(hint)
    tags = {name for kind in kinds for name in constants(kind)}
    if not tags:
        _add_members(source, value, hint)
        return
    (tag,) = tags
    source.add(f"tag = {value}[{tag!r}]")
    for kind in kinds:
        keyword = "if" if kind is kinds[0] else "elif"
        with source.block(f"{keyword} tag == {constants(kind)[tag]!r} and type(tag) is str:"):
            _add_members(source, value, kind)
    source.add("else: in_doubt()")


def _add_members(source: Source, value: str, kind: type) -> None:
    """Write lines that read the members of a class, its tag apart, and make an object of them.

    They do what the constructor would, less the checks that reading has done already.
    """
    hints = typing.get_type_hints(kind)
    variables = {f.name: source.variable(f.name) for f in attrs.fields(kind) if f.init}
    source.add(f"if len({value}) != {len(constants(kind)) + len(variables)}: in_doubt()")
    for name, variable in variables.items():
        source.add(f"{variable} = {value}[{name!r}]")
    if columns(kind):
        _add_shared_rows(source, kind, list(variables.values()))
    for field in attrs.fields(kind):
        if field.init:
            _add_field(source, variables[field.name], hints[field.name], field)
    source.add(f"{value} = {source.name(f'Mutable{kind.__name__}', _mutable(kind))}()")
    for field in attrs.fields(kind):
        source.add(f"{value}.{field.name} = {variables.get(field.name, repr(field.default))}")
    source.add(f"{value}.__class__ = {source.name(kind.__name__, kind)}")


def _add_shared_rows(source: Source, kind: type, variables: list[str]) -> None:
    """Write lines that return the commonest rows, all zero or all blank, made once and shared."""
    for shared in (0, None):
        same = " is ".join([*variables, source.name("shared", shared)])
        row = source.name("row", kind(*[shared] * len(variables)))
        source.add(f"if {same}: return {row}")


def _add_field(source: Source, value: str, hint: Any, field: attrs.Attribute[Any]) -> None:
    """Write lines that read and check the value of a field."""
    inner = getattr(field.validator, "validator", None)
    if inner is None:
        _add_value(source, value, hint, field, field.validator)
        return
    with source.block(f"if {value} is not None:"):  # the check is optional()
        _add_value(source, value, without_none(hint), field, inner)


def _add_value(
    source: Source, value: str, hint: Any, field: attrs.Attribute[Any], check: Any
) -> None:
    """Write lines that read and check the value of a field by its type and check."""
    checked = True
    if check in _RANGES:
        least, most = _RANGES[check][0], _RANGES[check][-1]
        with source.block(f"if type({value}) is not int or not {least} <= {value} <= {most}:"):
            if check in CELL_CHECKS:
                source.add(f"if {value} is not None: {value} = mark({value})")
            else:
                source.add("in_doubt()")
    elif check is check_text:
        source.add(f"if type({value}) is not str or not {value}: in_doubt()")
        source.add(f"{value}.encode()  # fails at a lone surrogate")
    elif attrs.has(hint) and not columns(hint):
        _add_object(source, value, hint)
    elif _is_of_classes(hint):
        source.add(f"{value} = {source.name('read', _reader(hint))}({value})")
    else:
        hook = source.name("hook", converter.get_structure_hook(hint))
        source.add(f"{value} = {hook}({value}, {source.name('hint', hint)})")
        checked = False
    if field.converter not in _NO_CHANGE_TO_TUPLES:
        source.add(f"{value} = {source.name('convert', field.converter)}({value})")
        checked = False
    if not checked:
        # A check looks at the value alone, not at the object.
        name = source.name("check", check)
        source.add(f"{name}(None, {source.name('attribute', field)}, {value})")


def _is_of_classes(hint: Any) -> bool:
    """Tell whether a type is a union of classes of the model, or a tuple of such."""
    kinds = typing.get_args(hint)[:1] if typing.get_origin(hint) is tuple else (hint,)
    return all(attrs.has(kind) for member in kinds for kind in union_members(member))


def _mutable(kind: type) -> type:
    """Return a class whose objects can be filled, and then made objects of a frozen class.

    It has the same slots, and so the same layout in memory. Setting an attribute and then the
    class takes a third of the time of setting the attributes of a frozen object.
    """
    thawed = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return type(f"Mutable{kind.__name__}", (kind,), {"__slots__": (), **thawed})


def _in_doubt() -> NoReturn:
    raise DoubtError


def _mark(value: Any) -> Mark:
    if type(value) is not str:
        raise DoubtError
    return MARKS[value]
