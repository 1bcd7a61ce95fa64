"""The roster of bodies that must report, and which of them have."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.cli.listing import read_listing, scope_named
from gov_disclosure.cli.status import fail, remark
from gov_disclosure.model.report import SCOPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.audit.summary import CheckedBody

_CHINESE = {
    "单位": "publisher",
    "范围": "scope",
    "行政区划代码": "region_code",
    "统一社会信用代码": "credit_code",
    "层级": "level",
    "类别": "kind",
}
"""Columns by their Chinese headers; name and scope tell reports apart, the rest may stand there."""


@attrs.frozen
class Expected:
    """A body that must report.

    Attributes:
        name: its name.
        scope: own report or aggregate; None: either.
    """

    name: str
    scope: str | None

    def is_of(self, body: CheckedBody) -> bool:
        """Tell whether a report is the one expected."""
        same_scope = None in {self.scope, body.scope} or self.scope == body.scope
        return same_scope and _compact(self.name) == _compact(body.name)


def read_roster(option: str | None) -> tuple[Expected, ...] | None:
    """Return the bodies that the option ``--roster`` names, or end with what is wrong with it."""
    if option is None:
        return None
    expected = []
    for line, given in read_listing(option, _CHINESE, required="publisher"):
        scope = scope_named(given.get("scope"))
        if scope is not None and scope not in SCOPES:
            fail(
                f"{option} 第 {line} 行：范围应为 本机关 或 本级政府汇总，而写的是“{scope}”",
                f"{option}, line {line}: the scope must be own or jurisdiction; it is “{scope}”",
            )
        expected.append(Expected(given["publisher"], scope))
    return tuple(expected)


def compared(roster: tuple[Expected, ...], bodies: Iterable[CheckedBody]) -> tuple[str, ...]:
    """Return the bodies without a report, and say on standard error who they are.

    Reports after the deadline, and reports of bodies that are not in the roster, are told too.
    """
    found = tuple(bodies)
    absent = tuple(one.name for one in roster if not any(map(one.is_of, found)))
    for name in absent:
        remark(f"{name}：没有报告", f"{name}: no report")
    for body in found:
        if body.is_late:
            remark(f"{body.name or body.file}：晚于法定期限", f"{body.name or body.file}: late")
        if not any(one.is_of(body) for one in roster):
            remark(
                f"{body.file}：名册中没有“{body.name}”",
                f"{body.file}: “{body.name}” is not in the roster",
            )
    return absent


def _compact(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())
