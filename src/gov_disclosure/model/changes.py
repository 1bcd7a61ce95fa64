"""Reports made from others: a blank one, and one with some places changed."""

from __future__ import annotations

import difflib
import functools
import re
import typing
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.arguments import check_argument
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.paths import TABLE_SECTIONS, check_form, section_class
from gov_disclosure.model.report import AnnualReport, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.report import FormName, HasReport


def blank(form: FormName = "2021", **header: Any) -> AnnualReport:
    """Return a report with every cell of the form blank.

    Args:
        form: "2019" or "2021".
        **header: other places of the report, as ``replace`` takes them, such as ``year=2025`` or
            ``**{"publisher.name": "青溪区人民政府"}``.

    Raises:
        InvalidValueError: no such form or place, or a value that the place cannot hold.

    Example:
        >>> blank("2019", year=2020).form
        '2019'
    """
    check_form(form)
    tables: dict[str, Any] = {name: section_class(form, name)() for name in TABLE_SECTIONS}
    return replace(AnnualReport(**tables), header)


def replace(report: AnnualReport | HasReport, changes: Mapping[str, object]) -> AnnualReport:
    """Return a new report with the places named by ``changes`` set to new values.

    Args:
        report: the report to start from, or what reading it gave; it is not changed.
        changes: path to new value, such as ``{"requests.received.total": 5}``. Publisher, source
            and sections of prose are made where the report has none, from their fields that are
            named, such as ``publisher.name``; a table is not.

    Raises:
        InvalidValueError: a path that the report does not have, or a value that the place
            cannot hold; ``path`` names the place.

    Example:
        >>> replace(blank("2021"), {"requests.received.total": 5}).requests.received.total
        5
        >>> replace(blank("2021"), {"yeer": 2025})
        Traceback (most recent call last):
        gov_disclosure.errors.InvalidValueError: path：“yeer” 不可用，应为报告内存在的路径，\
如 year / path: “yeer” cannot be used, expected a path that this report has, such as year
    """
    changed = report_of(report)
    check_argument("changes", changes, Mapping)
    for path in changes:
        check_argument("path", path, str)
    waiting = dict(changes)
    for name, kind in _parts().items():
        if getattr(changed, name) is None and name not in waiting:
            fields = {field: f"{name}.{field}" for field in _changeable(kind)}
            made = {field: waiting.pop(path) for field, path in fields.items() if path in waiting}
            if made:
                part: dict[str, Any] = {name: _made(kind, made, name)}
                changed = attrs.evolve(changed, **part)
    for path, value in waiting.items():
        try:
            changed = _replaced(changed, _steps(path), value, path)
        except _NoSuchPlaceError:
            raise _no_such_path(changed, path) from None
    return changed


class _NoSuchPlaceError(Exception):
    """There is no place under a path."""


@functools.cache
def _parts() -> Mapping[str, type]:
    """Return the classes of what a report may lack, tables apart, by field name."""
    hints = typing.get_type_hints(AnnualReport)
    members = {name: typing.get_args(hint) for name, hint in hints.items()}
    return {
        name: kind
        for name, (kind, *rest) in ((n, m) for n, m in members.items() if m)
        if rest == [type(None)] and attrs.has(kind) and name not in TABLE_SECTIONS
    }


def _made(kind: type, fields: Mapping[str, object], name: str) -> Any:
    needed = [f.name for f in attrs.fields(kind) if f.default is attrs.NOTHING]
    lacking = [f"{name}.{field}" for field in needed if field not in fields]
    if lacking:
        listed = "、".join(lacking)
        raise InvalidValueError(
            name, None, f"同时填写的 {listed}", f"{', '.join(lacking)} to be given, too"
        )
    try:
        return kind(**fields)
    except InvalidValueError as error:
        raise error.below(name) from error


_PATH = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*|\[[0-9]{1,9}\])*", re.ASCII)
_STEP = re.compile(r"([a-z][a-z0-9_]*)|\[([0-9]+)\]", re.ASCII)


def _steps(path: str) -> list[str | int]:
    if not _PATH.fullmatch(path):
        raise _NoSuchPlaceError
    return [name or int(index) for name, index in _STEP.findall(path)]


@functools.cache
def _changeable(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in attrs.fields(kind) if field.init)


def _replaced(holder: Any, steps: list[str | int], value: object, path: str) -> Any:
    """Return an object with one place below it changed.

    Raises:
        _NoSuchPlaceError: there is no such place.
    """
    step, *rest = steps
    if isinstance(step, int):
        if not isinstance(holder, tuple) or step >= len(holder):
            raise _NoSuchPlaceError
        inner = _replaced(holder[step], rest, value, path) if rest else value
        return (*holder[:step], inner, *holder[step + 1 :])
    kind: type = type(holder)
    if not attrs.has(kind) or step not in _changeable(kind):
        raise _NoSuchPlaceError
    inner = _replaced(getattr(holder, step), rest, value, path) if rest else value
    try:
        return attrs.evolve(holder, **{step: inner})
    except InvalidValueError as error:
        raise InvalidValueError(path, error.value, error.expected, error.expected_en) from error


_LONGEST_PATH = 100
_MOST_SUGGESTIONS = 3


def _no_such_path(report: AnnualReport, path: str) -> InvalidValueError:
    known = {*_paths(report, "", with_items="[" in path)}
    for name, kind in _parts().items():
        known |= {f"{name}.{field}" for field in _changeable(kind)}
    near = difflib.get_close_matches(path[:_LONGEST_PATH], sorted(known), _MOST_SUGGESTIONS)
    return InvalidValueError(
        "path",
        path,
        "报告内存在的路径" + (f"，如 {'、'.join(near)}" if near else ""),
        "a path that this report has" + (f", such as {', '.join(near)}" if near else ""),
    )


def _paths(holder: Any, prefix: str, *, with_items: bool) -> Iterator[str]:
    """Yield every path below an object; those of the items of tuples on request."""
    if isinstance(holder, tuple) and with_items:
        below: Iterator[tuple[str, Any]] = (
            (f"{prefix}[{index}]", item) for index, item in enumerate(holder)
        )
    elif attrs.has(type(holder)):
        dot = "." if prefix else ""
        kind: Any = type(holder)
        below = ((f"{prefix}{dot}{name}", getattr(holder, name)) for name in _changeable(kind))
    else:
        return
    for path, inner in below:
        yield path
        yield from _paths(inner, path, with_items=with_items)
