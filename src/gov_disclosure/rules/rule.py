"""A rule: one thing that can be checked on a report."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.finding import Finding, Severity, Status
from gov_disclosure.rules.words import SEVERITIES
from gov_disclosure.short_repr import one_line
from gov_disclosure.values import check_member, check_pattern, check_text

if TYPE_CHECKING:
    from gov_disclosure.rules.examination import Examination

RuleFunction: TypeAlias = Callable[["Rule", "Examination"], Iterable[Finding] | None]
"""Takes the rule itself and the report under examination; yields findings, or returns them, or
None for none."""


def _check_function(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not callable(value):
        raise InvalidValueError(attribute.name, value, "函数", "a function")


@attrs.frozen
class Rule:
    """One thing that can be checked on a report, and what a reader must know about it.

    Attributes:
        id: stable dotted name, ``<subject>.<what>``.
        severity: severity of what it finds, unless a finding says otherwise.
        function: pure function that yields its findings.
        title: what must hold, in Chinese.
        title_en: the same in English.
        formula: what is computed, in words, in Chinese.
        reason: why it must hold, in Chinese.
        source: the text it rests on.
        false_alarms: where it is known to accuse an honest report, in Chinese.

    Example:
        >>> from gov_disclosure import blank, check, replace
        >>> def nothing_received(rule, examination):
        ...     if examination.figures.get("requests.received.total") == 0:
        ...         paths = ["requests.received.total"]
        ...         yield rule.finding("to_review", paths, "未收到申请，请核实。", "None received.")
        >>> own = Rule("own.none", "info", nothing_received, "有新收申请", "requests were received")
        >>> report = replace(blank("2021"), {"requests.received.total": 0})
        >>> [finding.message for finding in check(report, rules=[own])]
        ['未收到申请，请核实。']
    """

    id: str = attrs.field(
        validator=check_pattern(
            r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+",
            "以点分隔的小写标识，如 own.rule",
            "a dotted lower-case id such as own.rule",
        )
    )
    severity: Severity = attrs.field(validator=check_member(*SEVERITIES))
    function: RuleFunction = attrs.field(validator=_check_function)
    title: str = attrs.field(validator=check_text)
    title_en: str = attrs.field(validator=check_text)
    formula: str = ""
    reason: str = ""
    source: str = ""
    false_alarms: str = ""

    def __repr__(self) -> str:
        return one_line(f"<{type(self).__name__} {self.id} {self.severity}: {self.title}>")

    def __reduce__(self) -> tuple[Any, ...]:
        # A function that was made a rule is no longer found under its name: the rule is.
        where = self.function.__module__, self.function.__qualname__
        if _named(*where) is self:
            return _named, where
        return type(self), attrs.astuple(self, recurse=False)

    def findings(self, examination: Examination) -> Iterator[Finding]:
        """Yield what the rule finds.

        Args:
            examination: what it looks at.

        Raises:
            InvalidValueError: its function gives something that is no finding; ``path`` is the
                id of the rule.

        Example:
            >>> from gov_disclosure import Examination, blank
            >>> wrong = Rule("own.wrong", "info", lambda rule, examination: 3, "题", "title")
            >>> list(wrong.findings(Examination(blank())))
            Traceback (most recent call last):
            ...
            gov_disclosure.errors.InvalidValueError: own.wrong：3 不可用，应为逐条给出（yield）的 \
Finding、它们的列表或 None / own.wrong: 3 cannot be used, expected Findings that are yielded, \
a list of them or None
        """
        found: object = self.function(self, examination)
        if found is None:
            return
        if not isinstance(found, Iterable):
            raise self._refused(found)
        for each in found:
            if not isinstance(each, Finding):
                raise self._refused(each)
            yield each

    def _refused(self, found: object) -> InvalidValueError:
        expected = "逐条给出（yield）的 Finding、它们的列表或 None"
        return InvalidValueError(
            self.id, found, expected, "Findings that are yielded, a list of them or None"
        )

    def finding(
        self,
        status: Status,
        paths: Iterable[str],
        message: str,
        message_en: str,
        **facts: Any,
    ) -> Finding:
        """Return a finding of this rule: its id, severity and source are filled in.

        Args:
            status: violated, undetermined or to_review.
            paths: the places it concerns.
            message: what was found and what to do, in Chinese.
            message_en: the same in English.
            **facts: other fields of ``Finding``; ``severity`` to depart from the rule's own.

        Raises:
            InvalidValueError: a status or severity that does not exist.
        """
        stated = {"severity": self.severity, "clause": self.source, **facts}
        return Finding(
            self.id, status=status, paths=paths, message=message, message_en=message_en, **stated
        )


def _named(module: str, name: str) -> object:
    """Return what stands under a name in a module, or None."""
    found: object = sys.modules.get(module) or importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found


def rule(identifier: str, severity: Severity, **facts: str) -> Callable[[RuleFunction], Rule]:
    """Return a decorator that makes a function a rule; it is in force once it is in ``RULES``.

    Args:
        identifier: the id of the rule.
        severity: its severity.
        **facts: the other fields of ``Rule``.
    """
    return lambda function: Rule(identifier, severity, function, **facts)
