"""The source of a function in the making, and the objects that it names."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEP = "    "


class Source:
    """Lines of a function of one argument, written one after the other.

    Attributes:
        text: the lines.

    Example:
        >>> source = Source("value")
        >>> with source.block("if value is None:"):
        ...     source.add(f"return {source.name('blank', '—')}")
        >>> source.add("return value")
        >>> print(source.text)
        def function(value):
            if value is None:
                return blank_1
            return value
        >>> function = source.function()
        >>> function(None), function(3)
        ('—', 3)
    """

    def __init__(self, argument: str, **named: object) -> None:
        self.text = f"def function({argument}):"
        self._indent = _STEP
        self._named = named
        self._last = 0

    def add(self, line: str) -> None:
        """Write a line."""
        self.text += f"\n{self._indent}{line}"

    @contextlib.contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Write a line; what is written within the context stands below it."""
        self.add(head)
        self._indent += _STEP
        yield
        self._indent = self._indent.removesuffix(_STEP)

    def variable(self, name: str) -> str:
        """Return a name that nothing else in the function has."""
        self._last += 1
        return f"{name}_{self._last}"

    def name(self, name: str, named: object) -> str:
        """Return the name by which the function knows an object from outside."""
        unique = self.variable(name)
        self._named[unique] = named
        return unique

    def function(self) -> Callable[[Any], Any]:
        """Return the function."""
        exec(self.text, self._named)  # noqa: S102 - made of nothing but our own declarations
        return cast("Callable[[Any], Any]", self._named["function"])
