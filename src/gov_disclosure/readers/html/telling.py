"""Whether the rules of style sheets say anything of how the text of a page is seen."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from tinycss2.color3 import RGBA

from gov_disclosure.document import Standing
from gov_disclosure.readers.html.declarations import Declarations, color_of, declared
from gov_disclosure.readers.html.elements import IN_LINES, kind_of
from gov_disclosure.readers.html.looks import PLAIN, is_alike, look
from gov_disclosure.readers.html.style_rules import Rule, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.readers.html.embedded import Sheet

_SUBJECT = re.compile(r"(?:\A|[\s>+~])([a-z][a-z\d]*)?[^\s>+~]*\s*\Z", re.IGNORECASE)
_PSEUDO = re.compile(r":(?:before|after|first-l)", re.IGNORECASE)
_NO_CONTENT = frozenset({"", "none", "normal"})
_EDGE = re.compile(r"border(?!-(?:image|spacing|collapse|color|.*radius))|box-shadow")
_OF_TABLES = frozenset({"table", "td", "th", "tr"})
_STATIC = frozenset({"static", "inherit", "initial", "unset"})
_MOST_RULES = 5000  # of which each is looked at; of more, some are taken to tell
_SHORT = 20_000


class _Companion(NamedTuple):
    """What other rules may say, and with what it would hide something."""

    said: Declarations
    together_with: frozenset[str]


_COMPANIONS = (
    _Companion(
        declared("position: relative"), frozenset({"bottom", "inset", "left", "right", "top"})
    ),
    _Companion(
        declared("overflow: hidden"), frozenset({"height", "max-height", "max-width", "width"})
    ),
)


def may_tell(found: Sequence[Sheet]) -> bool:
    """Tell whether style sheets may say that some text is not simply seen, or that more is."""
    colors, grounds = set[RGBA](), set[RGBA]()
    for sheet in found:
        said = (_remembered if len(sheet.text) <= _SHORT else _said_of_sight)(sheet)
        if said is None:
            return True
        colors.update(said.colors)
        grounds.update(said.grounds)
    if len(colors) * len(grounds) > _MOST_RULES:
        return True
    return any(is_alike(color, ground) for color in colors for ground in grounds)


class _Colors(NamedTuple):
    """The colours that a style sheet names, of text and of what is behind it."""

    colors: frozenset[RGBA]
    grounds: frozenset[RGBA]


def _said_of_sight(sheet: Sheet) -> _Colors | None:
    """Return what a style sheet says that only with others tells how text is seen, or None."""
    colors, grounds = set[RGBA](), set[RGBA]()
    into = {"color": colors, "background": grounds, "background-color": grounds}
    for number, rule in enumerate(rules(sheet)):
        if number >= _MOST_RULES or tells(rule):
            return None
        for name in rule.said.keys() & into:
            color = color_of(rule.said[name][0])
            if color is not None:
                into[name].add(color)
    return _Colors(frozenset(colors), frozenset(grounds))


# The pages of a site share their style sheets.
_remembered = functools.lru_cache(maxsize=256)(_said_of_sight)


def tells(rule: Rule) -> bool:
    """Tell whether a rule by itself, or with what others may say, says how text is seen."""
    said = rule.said
    if any("var(" in value for value, _ in said.values()):
        return True
    if said.get("position", ("static", False))[0] not in _STATIC:
        return True
    if _PSEUDO.search(rule.selector) and shows(said):
        return True
    for companion in _COMPANIONS:
        if not said.keys().isdisjoint(companion.together_with):
            said = {**companion.said, **said}
    subjects = {
        _like(match[1]) for match in map(_SUBJECT.search, rule.selector.split(",")) if match
    }
    return any(_is_telling(tag, said) for tag in subjects or {"span"})


def _like(tag: str | None) -> str:
    """Return an element of which styles tell the same."""
    tag = (tag or "span").lower()
    if tag in _OF_TABLES:
        return tag
    return "span" if kind_of(tag) in IN_LINES else "p"


def _is_telling(tag: str, said: Declarations) -> bool:
    found = look(PLAIN, tag, said, in_cell=True)
    return bool(found.kind or found.apart or found.drawn)


def shows(said: Declarations) -> bool:
    """Tell whether a pseudo-element shows something: text, a picture, a line."""
    content = said.get("content", ("none", False))[0]
    if content in _NO_CONTENT:
        return False
    if look(PLAIN, "span", said).kind is Standing.NOT_VISIBLE:
        return False
    return bool(content.strip("'\" ")) or any(
        _EDGE.match(name) or (name.startswith("background") and not value.startswith(("none", "0")))
        for name, (value, _) in said.items()
    )
