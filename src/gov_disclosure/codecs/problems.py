"""What is wrong with a JSON text or object that should be a report."""

from __future__ import annotations

import attrs

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.short_repr import short_repr

_LISTED_PROBLEMS = 20


@attrs.frozen
class SchemaProblem:
    """One place of a JSON object that is not as the format says.

    Attributes:
        path: the place, in the spelling used everywhere; empty for the whole report.
        message: place, value, what was expected and the label, in Chinese.
        message_en: the same in English.
        value: what was found, as it was given; None for a missing member. Problems are
            compared by what they say of it, since it can be anything.
        expected: what would have been accepted, in Chinese.
        label: statutory label of the cell, row or section, in Chinese; empty for a place
            that has none.

    Example:
        >>> import gov_disclosure as gd
        >>> document = gd.to_dict(gd.blank("2021")) | {"year": 1990}
        >>> [problem] = gd.validate(document)
        >>> problem.path, problem.value
        ('year', 1990)
    """

    path: str
    message: str
    message_en: str
    value: object = attrs.field(eq=False)
    expected: str
    label: str = ""

    __repr__ = short_repr

    def __str__(self) -> str:
        return f"{self.message} / {self.message_en}"


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class InvalidJSONError(GovDisclosureError, ValueError):
    """A JSON text or object that is not a report.

    Attributes:
        problems: everything that is wrong with it; those of ``validate``, or the one place
            where a text is not strict JSON.
        line: line of a text that is not strict JSON, from 1; otherwise None.
        column: column in that line, from 1; otherwise None.
        excerpt: the text around that place; otherwise None.

    Example:
        >>> import gov_disclosure as gd
        >>> try:
        ...     gd.loads('{"format": "gov-disclosure/1", "year": "2024"}')
        ... except gd.InvalidJSONError as error:
        ...     print(next(problem.path for problem in error.problems if problem.value == "2024"))
        year
    """

    problems: tuple[SchemaProblem, ...]
    line: int | None = None
    column: int | None = None
    excerpt: str | None = None

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        listed = "；".join(problem.message for problem in self.problems[:_LISTED_PROBLEMS])
        more = "；……" if len(self.problems) > _LISTED_PROBLEMS else ""
        return f"不是有效的报告 JSON，共 {len(self.problems)} 处问题：{listed}{more}"

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        listed = "; ".join(problem.message_en for problem in self.problems[:_LISTED_PROBLEMS])
        more = "; …" if len(self.problems) > _LISTED_PROBLEMS else ""
        return f"not the JSON of a report, {len(self.problems)} problem(s): {listed}{more}"
