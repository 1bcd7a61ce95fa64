"""What a rule reports: a finding, and the changes that would explain it."""

from __future__ import annotations

import decimal
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Self, TypeAlias, cast, get_args

import attrs

from gov_disclosure import in_pydantic
from gov_disclosure.arguments import check_argument, items_of
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.in_notebook import in_notebook
from gov_disclosure.short_repr import one_line, short_repr
from gov_disclosure.values import (
    MAX_AMOUNT_DECIMALS,
    MAX_AMOUNT_DIGITS,
    Mark,
    Value,
    as_tuple,
    check_any_text,
    check_member,
    check_text,
    check_tuple_of,
    is_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Severity: TypeAlias = Literal["error", "warning", "info"]
Status: TypeAlias = Literal["violated", "undetermined", "to_review"]
Figure: TypeAlias = int | Decimal | None
"""A number that was worked out or is judged; a whole one is an int."""

MAX_FIGURE = 2**133
"""Largest figure of a finding, about 10⁴⁰: no sum of cells and no number in a text reaches it."""

_MOST_DIGITS = 40
_SHORT = decimal.Context(
    prec=MAX_AMOUNT_DIGITS, Emin=MAX_AMOUNT_DIGITS - 1 - MAX_AMOUNT_DECIMALS, Emax=2 * _MOST_DIGITS
)


def _as_figure(value: Figure) -> Figure:
    """Return a whole number as int, and any other with the digits that every reader keeps.

    A figure of a finding is worked out, so it may have more digits than one that was published.
    """
    if type(value) is not Decimal or not value.is_finite() or value.adjusted() > _MOST_DIGITS:
        return value
    if value == value.to_integral_value():  # 1000000000000001.0 is a count of 16 digits
        return int(value)
    rounded = _SHORT.plus(value)
    return int(rounded) if rounded == rounded.to_integral_value() else rounded.normalize(_SHORT)


def _as_paths(paths: Iterable[str]) -> tuple[str, ...]:
    if isinstance(paths, str):  # would fall apart into its letters
        raise InvalidValueError("paths", paths, "路径的列表", "a list of paths")
    return tuple(paths)


def _as_changes(changes: Sequence[tuple[str, Value]]) -> tuple[tuple[str, Value], ...]:
    """Return pairs as tuples, and their figures in one form; the check refuses anything else."""
    try:
        return tuple(
            (path, value if isinstance(value, Mark) else _as_figure(value))
            for path, value in changes
        )
    except (TypeError, ValueError):
        return cast("tuple[tuple[str, Value], ...]", changes)


def _as_suspects(suspects: Sequence[Suspect]) -> tuple[Suspect, ...]:
    return cast("tuple[Suspect, ...]", as_tuple(suspects))


def check_figure(_instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Accept a number of at most 2¹³³, which is about 10⁴⁰, either way."""
    is_number = type(value) is int or (type(value) is Decimal and value.is_finite())
    if not is_number or not -MAX_FIGURE <= value <= MAX_FIGURE:
        expected, expected_en = "绝对值不超过 2¹³³ 的数", "a number of at most 2**133 either way"
        raise InvalidValueError(attribute.name, value, expected, expected_en)


def check_paths(instance: object, attribute: attrs.Attribute[Any], value: Iterable[str]) -> None:
    """Accept texts that are not empty."""
    # A finding may concern hundreds of cells, so they are looked at together first.
    if not ({*map(type, value)} <= {str} and all(value) and is_text("".join(value))):
        for path in value:
            check_text(instance, attribute, path)


def check_cell_value(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept what a cell can hold: a figure, a mark or None."""
    if value is not None and not isinstance(value, Mark):
        check_figure(instance, attribute, value)


def check_changes(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a tuple of pairs of a path and what a cell can hold."""
    if not isinstance(value, tuple) or not all(
        isinstance(pair, tuple) and len(pair) == 2 for pair in value
    ):
        raise InvalidValueError(attribute.name, value, "（路径，值）的元组", "pairs of path, value")
    for path, held in value:
        check_text(instance, attribute, path)
        check_cell_value(instance, attribute, held)


@attrs.frozen
class Suspect:
    """A set of cell changes that would explain a finding; a suggestion, never applied.

    Attributes:
        changes: pairs of path and the value the cell would need.
        reason: why these cells are suspected, in Chinese.
        reason_en: the same in English.

    Example:
        >>> import gov_disclosure as gd
        >>> report = gd.read("examples/yunzhou-2024-errors.txt").report
        >>> finding, *_ = gd.check(report, rules="disputes.total")
        >>> len(finding.suspects) > 0, all(suspect.reason for suspect in finding.suspects)
        (True, True)
    """

    changes: tuple[tuple[str, Value], ...] = attrs.field(
        converter=_as_changes, validator=check_changes
    )
    reason: str = attrs.field(validator=check_any_text)
    reason_en: str = attrs.field(validator=check_any_text)

    __repr__ = short_repr


def _figure() -> Any:
    return attrs.field(
        default=None, converter=_as_figure, validator=attrs.validators.optional(check_figure)
    )


@attrs.frozen
class Finding:
    """One thing a rule found in a report.

    Of ``expected``, ``actual`` and ``gap`` a whole number is an int; any other has at most 15
    significant digits.

    Attributes:
        rule: stable dotted id of the rule.
        severity: error 错误, warning 疑点 or info 提示.
        status: violated 不符 (certain), undetermined 无法判定 or to_review 请核实.
        paths: the places it concerns; of an identity, the total before its parts.
        message: what was found and what to do, in Chinese.
        message_en: the same in English.
        clause: what the rule rests on.
        expected: the figure the other cells lead to, or the least it can be where some are
            unknown; None where nothing was computed.
        actual: the figure published, or the least it can be.
        gap: distance between the two, the smallest possible one; never negative.
        suspects: likely causes, likeliest first.
        id: the same again when the same is found in the same report, whatever format it is
            read from; no two of a report have the same. ``check`` gives it; empty before.

    Example:
        >>> import gov_disclosure as gd
        >>> wrong = {"disputes.reconsideration.upheld": 3, "disputes.reconsideration.total": 2}
        >>> finding, *_ = gd.check(gd.replace(gd.blank("2021"), wrong), rules="disputes.total")
        >>> finding.rule, finding.status, finding.expected, finding.actual, finding.gap
        ('disputes.total', 'violated', 3, 2, 1)
    """

    rule: str = attrs.field(validator=check_text)
    severity: Severity = attrs.field(validator=check_member(*get_args(Severity)))
    status: Status = attrs.field(validator=check_member(*get_args(Status)))
    paths: tuple[str, ...] = attrs.field(converter=_as_paths, validator=check_paths)
    message: str = attrs.field(validator=check_text)
    message_en: str = attrs.field(validator=check_text)
    clause: str = attrs.field(default="", validator=check_any_text)
    expected: int | Decimal | None = _figure()
    actual: int | Decimal | None = _figure()
    gap: int | Decimal | None = _figure()
    suspects: tuple[Suspect, ...] = attrs.field(
        default=(), converter=_as_suspects, validator=check_tuple_of(Suspect)
    )
    id: str = attrs.field(default="", validator=check_any_text)

    def __repr__(self) -> str:
        kind = f"{self.rule} {self.severity}, {self.status}"
        return one_line(f"<{type(self).__name__} {kind}: {self.message}>")

    _repr_html_ = in_notebook
    __get_pydantic_core_schema__ = in_pydantic.core_schema
    __get_pydantic_json_schema__ = in_pydantic.json_schema


class Findings(tuple[Finding, ...]):
    """The findings of a check, gravest first: a tuple, equal to a plain one of the same findings.

    It shows itself in a line, and in a notebook as a list.

    Example:
        >>> Findings([Finding("own.rule", "info", "to_review", [], "请核实。", "Verify.")])
        <Findings 1: 0 error, 0 warning, 1 info>
    """

    __slots__ = ()

    def __new__(cls, findings: Iterable[Finding] = ()) -> Self:
        """Return the findings as such.

        Args:
            findings: the findings, in order.

        Raises:
            InvalidValueError: one of them is none.
        """
        held = super().__new__(cls, items_of("findings", findings))
        for each in held:
            check_argument("findings", each, Finding)
        return held

    def __repr__(self) -> str:
        counts = Counter(finding.severity for finding in self)
        told = ", ".join(f"{counts[severity]} {severity}" for severity in get_args(Severity))
        return f"<{type(self).__name__} {len(self)}: {told}>"

    _repr_html_ = in_notebook
    __get_pydantic_core_schema__ = in_pydantic.core_schema
    __get_pydantic_json_schema__ = in_pydantic.json_schema
