"""Functions generated from the declarations: what the converter does, at speed.

``structure`` reads what is written the usual way and is in doubt about everything else, be it
wrong or only unusual; the converter then has the word. ``text`` writes the canonical form.
The source of each function is made by walking the fields of its class, as attrs makes its
constructors.
"""

from __future__ import annotations

import datetime
import functools
import json
import types
import typing
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from gov_disclosure.codecs.canonical import DoubtError
from gov_disclosure.codecs.converter import MARKS, constants, converter, union_members
from gov_disclosure.codecs.kinds import CELL_CHECKS
from gov_disclosure.document import MAX_HEADING_LEVEL, check_level
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.paths import columns
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.values import (
    MAX_COUNT,
    Mark,
    as_tuple,
    check_count,
    check_signed_count,
    check_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_RANGES: dict[object, tuple[int, int]] = {
    check_count: (0, MAX_COUNT),
    check_signed_count: (-MAX_COUNT, MAX_COUNT),
    check_level: (1, MAX_HEADING_LEVEL),
}
"""The integers that a check accepts."""


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


def text(report: AnnualReport) -> str:
    """Return a report as canonical JSON.

    Example:
        >>> text(AnnualReport(year=2025))[:48]
        '{"format":"gov-disclosure/1","title":null,"publi'
    """
    return _WRITERS[type(report)](report)


def _function(argument: str, body: list[str], names: dict[str, Any]) -> Callable[[Any], Any]:
    source = "\n    ".join([f"def function({argument}):", *body])
    exec(source, names)  # noqa: S102 - made of nothing but our own declarations
    function: Callable[[Any], Any] = names["function"]
    return function


# --- reading -----------------------------------------------------------------------------


@functools.cache
def _reader(kind: type) -> Callable[[Any], Any]:
    """Return the function that makes an object of a class from a JSON object.

    Where reading the fields checks all that the constructor would check, the object is made
    without it, by setting its slots.
    """
    hints = typing.get_type_hints(kind)
    fixed = constants(kind)
    fields = [field for field in attrs.fields(kind) if field.init]
    names: dict[str, Any] = {"kind": kind, "new": object.__new__, "in_doubt": _in_doubt}
    body = [
        f"if type(members) is not dict or len(members) != {len(fixed) + len(fields)}: in_doubt()"
    ]
    for name, constant in fixed.items():
        member = f"members[{name!r}]"
        body.append(f"if type({member}) is not str or {member} != {constant!r}: in_doubt()")
    body += [f"value_{field.name} = members[{field.name!r}]" for field in fields]
    if columns(kind):
        # The commonest rows are all zero or all blank. Each is made once and shared.
        same = " is ".join(f"value_{field.name}" for field in fields)
        for number, shared in enumerate((0, None)):
            names |= {f"shared_{number}": shared, f"row_{number}": kind(*[shared] * len(fields))}
            body.append(f"if {same} is shared_{number}: return row_{number}")
    all_checked = True
    for field in fields:
        name, value = field.name, f"value_{field.name}"
        least, most = _RANGES.get(field.validator, (0, 0))
        if most:
            body.append(
                f"if type({value}) is not int or not {least} <= {value} <= {most}:"
                f" {value} = mark({value})"
            )
            names["mark"] = _mark if field.validator in CELL_CHECKS else _in_doubt
            continue
        if field.validator is check_text:
            # A lone surrogate cannot be encoded.
            body += [f"if type({value}) is not str or not {value}: in_doubt()", f"{value}.encode()"]
            continue
        read = _checked_reader(hints[name], field.validator)
        all_checked &= read is not None and field.converter in {None, as_tuple}
        if read is None:
            hook = converter.get_structure_hook(hints[name])
            read = functools.partial(_read_by_hook, hook, hints[name])
        names[f"read_{name}"] = read
        body.append(f"{value} = read_{name}({value})")
    if all_checked:
        body.append("made = new(kind)")
        for field in attrs.fields(kind):
            names[f"set_{field.name}"] = getattr(kind, field.name).__set__
            value = f"value_{field.name}" if field.init else repr(field.default)
            body.append(f"set_{field.name}(made, {value})")
        body.append("return made")
    else:
        body.append(f"return kind({', '.join(f'value_{field.name}' for field in fields)})")
    return _function("members", body, names)


def _checked_reader(hint: Any, check: Any) -> Callable[[Any], Any] | None:
    """Return the function that reads a field and checks it too, or None."""
    members = union_members(hint)
    kinds = [member for member in members if member is not types.NoneType]
    read: Callable[[Any], Any] | None = None
    if getattr(check, "validator", None) is check_text:  # within optional()
        read = _read_text
    elif all(map(attrs.has, kinds)):
        read = _class_reader(kinds)
    elif typing.get_origin(hint) is tuple:
        inner = _checked_reader(typing.get_args(hint)[0], None)
        read = inner and functools.partial(_read_tuple, inner)
    if read is None or len(kinds) == len(members):
        return read
    return functools.partial(_read_optional, read)


def _class_reader(kinds: list[type]) -> Callable[[Any], Any]:
    if len(kinds) == 1:
        return _reader(kinds[0])
    (tag,) = {name for kind in kinds for name in constants(kind)}
    readers = {constants(kind)[tag]: _reader(kind) for kind in kinds}
    return lambda members: readers[members[tag]](members)


def _in_doubt(_value: object = None) -> NoReturn:
    raise DoubtError


def _mark(value: Any) -> Mark | None:
    if value is None:
        return None
    if type(value) is not str:
        raise DoubtError
    return MARKS[value]


def _read_text(value: Any) -> Any:
    if type(value) is not str or not value:
        raise DoubtError
    value.encode()  # fails at a lone surrogate
    return value


def _read_optional(read: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else read(value)


def _read_tuple(read: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    if type(value) is not list:
        raise DoubtError
    return tuple([read(item) for item in value])


def _read_by_hook(hook: Callable[[Any, Any], Any], hint: Any, value: Any) -> Any:
    return hook(value, hint)


# --- writing -----------------------------------------------------------------------------


class _Writers(dict[type, "Callable[[Any], str]"]):
    """How the values of each type are written; classes of the model are added when met."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = written = self._of_class(kind)
        return written

    def _of_class(self, kind: type) -> Callable[[Any], str]:
        fixed = constants(kind)
        members = [f'"{name}":"{constant}"' for name, constant in fixed.items()]
        for field in attrs.fields(kind):
            if field.name not in fixed:
                # The commonest type by far is spared the look-up.
                value = f"v if type(v := made.{field.name}) is int else writers[type(v)](v)"
                members.append(f'"{field.name}":{{{value}}}')
        body = [f"return f'{{{{{','.join(members)}}}}}'"]
        return _function("made", body, {"writers": self})


def _tuple_text(items: tuple[Any, ...]) -> str:
    return f"[{','.join([_WRITERS[type(item)](item) for item in items])}]"


_quoted = json.encoder.encode_basestring  # what JSONEncoder(ensure_ascii=False) calls for a str

_WRITERS = _Writers(
    {
        str: _quoted,
        int: str,
        types.NoneType: lambda _: "null",
        Mark: lambda mark: _quoted(mark.value),
        Decimal: lambda amount: f"{amount:f}",
        datetime.date: lambda date: f'"{date.isoformat()}"',
        tuple: _tuple_text,
    }
)
