"""What a rule reports: a finding, and the changes that would explain it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.rules.words import (
    SEVERITIES,
    STATUSES,
    Severity,
    Status,
)
from gov_disclosure.short_repr import one_line, short_repr
from gov_disclosure.values import Value, check_member, check_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def _as_paths(paths: Iterable[str]) -> tuple[str, ...]:
    if isinstance(paths, str):  # would fall apart into its letters
        raise InvalidValueError("paths", paths, "路径的列表", "a list of paths")
    return tuple(paths)


def _as_changes(changes: Sequence[tuple[str, Value]]) -> tuple[tuple[str, Value], ...]:
    return tuple(changes)


@attrs.frozen
class Suspect:
    """A set of cell changes that would explain a finding; a suggestion, never applied.

    Attributes:
        changes: pairs of path and the value the cell would need.
        reason: why these cells are suspected, in Chinese.
        reason_en: the same in English.
    """

    changes: tuple[tuple[str, Value], ...] = attrs.field(converter=_as_changes)
    reason: str
    reason_en: str

    __repr__ = short_repr


def _as_suspects(suspects: Sequence[Suspect]) -> tuple[Suspect, ...]:
    return tuple(suspects)


@attrs.frozen
class Finding:
    """One thing a rule found in a report.

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
    """

    rule: str = attrs.field(validator=check_text)
    severity: Severity = attrs.field(validator=check_member(*SEVERITIES))
    status: Status = attrs.field(validator=check_member(*STATUSES))
    paths: tuple[str, ...] = attrs.field(converter=_as_paths)
    message: str = attrs.field(validator=check_text)
    message_en: str = attrs.field(validator=check_text)
    clause: str = ""
    expected: int | Decimal | None = None
    actual: int | Decimal | None = None
    gap: int | Decimal | None = None
    suspects: tuple[Suspect, ...] = attrs.field(default=(), converter=_as_suspects)
    id: str = ""

    def __repr__(self) -> str:
        kind = f"{self.rule} {self.severity}, {self.status}"
        return one_line(f"<{type(self).__name__} {kind}: {self.message}>")
