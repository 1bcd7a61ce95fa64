"""Functions generated from the declarations that write reports in their canonical form."""

from __future__ import annotations

import datetime
import functools
import json
import types
import typing
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.codecs.converter import constants, union_members, without_none
from gov_disclosure.codecs.source import Source
from gov_disclosure.model.paths import columns
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

_COUNTS_AT_HAND = 1000


def text(report: AnnualReport) -> str:
    """Return a report as canonical JSON.

    Example:
        >>> text(AnnualReport(year=2025))[:48]
        '{"format":"gov-disclosure/1","title":null,"publi'
    """
    return _writer(AnnualReport)(report)


@functools.cache
def _writer(hint: Any) -> Callable[[Any], str]:
    """Return the function that writes the values of a type."""
    return _source(hint).function()


def _source(hint: Any) -> Source:
    """Return the source of the function that writes the values of a type.

    Example:
        >>> from gov_disclosure.document import Heading
        >>> print(_source(Heading).text)
        def function(value):
            return f'{{"type":"heading","text":{quoted(value.text)},"level":{counts[value.level]}}}'
    """
    source = Source(
        "value", counts=_COUNTS, amount=_amount, quoted=_quoted, null="null", empty="[]"
    )
    if typing.get_origin(hint) is tuple:
        inner, *_ = typing.get_args(hint)
        source.add("texts = []")
        with source.block("for item in value:"):
            _add_text(source, "item", inner, "texts.append({})")
        source.add("return f'[{\",\".join(texts)}]'")
    else:
        _add_text(source, "value", hint, "return {}")
    return source


def _add_text(source: Source, value: str, hint: Any, statement: str) -> None:
    """Write a statement about the text of a value; for a union, one for each of its classes."""
    kinds = union_members(hint)
    if len(kinds) > 1:
        for kind in kinds:
            keyword = "if" if kind is kinds[0] else "elif"
            with source.block(
                f"{keyword} isinstance({value}, {source.name(kind.__name__, kind)}):"
            ):
                _add_text(source, value, kind, statement)
    elif attrs.has(hint):
        source.add(statement.format(f"f'{_members(source, value, hint)}'"))
    else:
        source.add(statement.format(_text(source, value, hint)))


def _members(source: Source, value: str, kind: type) -> str:
    """Return the part of a formatted string that writes an object of a class."""
    fixed, hints = constants(kind), typing.get_type_hints(kind)
    members = [f'"{name}":"{constant}"' for name, constant in fixed.items()]
    for field in attrs.fields(kind):
        if field.name not in fixed:
            written = _member(source, f"{value}.{field.name}", hints[field.name])
            members.append(f'"{field.name}":{written}')
    return f"{{{{{','.join(members)}}}}}"


def _member(source: Source, value: str, hint: Any) -> str:
    """Return the part of a formatted string that writes the value of a field."""
    if attrs.has(hint) and not columns(hint):
        # Groups of rows are written in place; rows by a function, which keeps the code short.
        group = source.variable("group")
        source.add(f"{group} = {value}")
        return _members(source, group, hint)
    if typing.get_origin(hint) is tuple:
        return f"{{{_text(source, 'v', hint)} if (v := {value}) else empty}}"
    if _is_figure(hint) or types.NoneType not in union_members(hint):
        return f"{{{_text(source, value, hint)}}}"
    text = _text(source, "v", without_none(hint))
    return f"{{null if (v := {value}) is None else {text}}}"


def _text(source: Source, value: str, hint: Any) -> str:
    """Return an expression for the text of a value."""
    if _is_figure(hint):
        return f"counts[{value}]" if int in union_members(hint) else f"amount({value})"
    if typing.get_origin(hint) is tuple or attrs.has(union_members(hint)[0]):
        return f"{source.name('text_of', _writer(hint))}({value})"
    return f"quoted({value}.isoformat())" if hint is datetime.date else f"quoted({value})"


def _is_figure(hint: Any) -> bool:
    return not {int, Decimal}.isdisjoint(union_members(hint))


def _amount(value: Decimal | Mark | None) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else _COUNTS[value]


class _Counts(dict[object, str]):
    """How the value of each cell of counts is written; the commonest are at hand."""

    __missing__ = str  # of any other int


_quoted = json.encoder.encode_basestring  # what JSONEncoder(ensure_ascii=False) calls for a str

_COUNTS = _Counts(
    {None: "null"}
    | {mark: _quoted(mark.value) for mark in Mark}
    | {count: str(count) for count in range(_COUNTS_AT_HAND)}
)
