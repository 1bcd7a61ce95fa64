"""The style sheets in a web page, cut into their rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.readers.html.declarations import Declarations, declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.readers.html.embedded import Sheet

LONGEST_SELECTOR = 2000
NOT_TOLD = ""
"""The selector of a rule of which cannot be told what it is for."""

_STRING = r"""\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'"""
_PART = re.compile(
    rf"/\*.*?(?:\*/|\Z)|(?P<block>\{{(?:[^{{}}\"']++|{_STRING})*+\}})|{_STRING}|[{{}};]|[^/\"'{{}};]++|.",
    re.DOTALL,
)
_NOT_ON_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:print|speech|aural)\b(?!.*,)", re.IGNORECASE)
_ON_SCREEN = re.compile(r"@(?:media(?:\s+(?:only\s+)?(?:screen|all))?|layer\b.*)\s*", re.IGNORECASE)
_CONDITIONAL = ("@media", "@supports", "@container", "@layer", "@scope")
_COMMA = re.compile(r",(?![^()]*\))")


class Rule(NamedTuple):
    """A rule of a style sheet.

    Attributes:
        selector: what it is for.
        said: what it says.
        is_certain: whether it holds on every screen.
    """

    selector: str
    said: Declarations
    is_certain: bool


class _Around(NamedTuple):
    """What a rule stands in.

    Attributes:
        selector: that of the rule around it, if it stands in one.
        holds: whether what it stands in holds on a screen: None for never, False for perhaps.
    """

    selector: str | None = None
    holds: bool | None = True


def rules(sheet: Sheet) -> Iterator[Rule]:
    """Yield the rules of a style sheet that may hold on a screen, nested ones among them.

    Example:
        >>> from gov_disclosure.readers.html.embedded import Sheet
        >>> [rule.selector for rule in rules(Sheet("a, b { top: 0; & i { top: 0 } u { top: 0 }"))]
        ['a, b', ':is(a, b) i', ':is(a, b) u']
    """
    around = [_within(_Around(), sheet.media) if sheet.media else _Around()]
    pieces: list[str] = []
    for match in _PART.finditer(sheet.text.replace("<!--", "").replace("-->", "")):
        part = match.group()
        if part.startswith("/*"):
            continue
        if part[0] not in "{};":
            pieces.append(part)
            continue
        prelude = "".join(pieces).strip()
        pieces = []
        selector, holds = around[-1]
        if part in "};":
            if selector is not None and holds is not None and prelude[:1] != "@":
                yield from _rule(_Around(selector, holds), prelude)
            if part == "}" and len(around) > 1:
                del around[-1]
        elif part == "{":
            around.append(_within(around[-1], prelude))
        else:
            yield from _rule(_within(around[-1], prelude), part[1:-1])
    yield from _rule(around[-1], "".join(pieces))  # of a block that nothing ends


def _rule(around: _Around, declarations: str) -> Iterator[Rule]:
    """Yield the rule that declarations make, if they say anything."""
    selector, holds = around
    if selector is not None and holds is not None and (said := declared(declarations)):
        yield Rule(selector, said, holds)


def _within(around: _Around, prelude: str) -> _Around:
    """Return what stands in a block that begins."""
    if prelude.startswith("@"):
        holds = _holds(prelude)
        return _Around(
            around.selector, None if None in {holds, around.holds} else holds and around.holds
        )
    return _Around(_nested(around.selector, prelude), around.holds)


def _nested(outer: str | None, inner: str) -> str:
    """Return the selector of a rule within another one."""
    if outer is None:
        return inner
    if (
        not outer
        or len(inner) + len(outer) * (1 + inner.count("&") + inner.count(",")) > LONGEST_SELECTOR
    ):
        return NOT_TOLD
    if "," in outer:
        outer = f":is({outer})"
    return ", ".join(
        part.replace("&", outer) if "&" in part else f"{outer} {part.strip()}"
        for part in _COMMA.split(inner)
    )


def _holds(prelude: str) -> bool | None:
    """Tell whether the rules in an at-rule hold on a screen: None for never, False for perhaps."""
    if not prelude.lower().startswith(_CONDITIONAL) or _NOT_ON_SCREEN.match(prelude):
        return None
    return _ON_SCREEN.fullmatch(prelude) is not None
