"""What a command did with one report of many."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from gov_disclosure.model.extraction import Problem

Result = TypeVar("Result")


@attrs.frozen
class Done(Generic[Result]):
    """What was done with a report.

    Attributes:
        name: the input it came from, with its line or number if there are several in it.
        stem: path of a file made from it, without suffix.
        problems: what could not be read for certain.
        unread: statutory tables that are not there, and cells that are missing or unreadable.
        result: what the command made of it.
    """

    name: str
    stem: str
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]
    result: Result
