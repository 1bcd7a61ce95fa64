"""What the scripts of a web page write into it: which of its elements they may fill."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_QUOTED = re.compile(r"[\"'`]#?([\w-]{1,60})(?=[\"'`\s>.:\[])", re.ASCII)
_MOST_NAMES = 10_000
_FILLING = re.compile(
    r"v-(?:text|html)|ng-bind.*|x-(?:text|html)|data-bind|th:u?text"
    r"|(?:v-bind:|:|\[)(?:text-?content|inner-?(?:text|html))\S*"
)
_PROGRAM = re.compile(
    r"|module|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script[\d.]*\s*(?:;.*)?",
    re.IGNORECASE,
)


def named_by_scripts(scripts: Iterable[str]) -> frozenset[str]:
    r"""Return the names in quotes in scripts: ids of elements are among them.

    Example:
        >>> sorted(named_by_scripts(["$('#total').text(get(\"n\"))"]))
        ['n', 'total']
    """
    found = itertools.chain.from_iterable(map(_QUOTED.findall, scripts))
    return frozenset(itertools.islice(found, _MOST_NAMES))


def is_program(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a ``script`` runs, by its attributes; others hold data.

    Example:
        >>> is_program({}), is_program({"type": "application/ld+json"})
        (True, False)
    """
    return _PROGRAM.fullmatch((attributes.get("type") or "").strip()) is not None


def is_filled(attribute: str) -> bool:
    """Tell whether an attribute says that a script is to fill its element.

    Example:
        >>> is_filled("v-text"), is_filled("ng-bind-html"), is_filled("value")
        (True, True, False)
    """
    return _FILLING.fullmatch(attribute) is not None
