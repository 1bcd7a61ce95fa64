"""Texts in one of the two layouts of ``dumps``, parsed at speed.

A parser that is fast lets pass what strict JSON forbids, duplicate members above all, and may
round numbers. A text that comes out the same, byte for byte, when its value is written again
cannot have had either: each member was kept, and each number is the shortest that it can be.
"""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

_LONGEST = 1 << 20
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class DoubtError(Exception):
    """Something that only looks closely can tell right from wrong; it may well be right."""


def parse_canonical(text: str | bytes) -> object:
    """Return the value of a text that is compact or, with orjson, indented by two spaces.

    Numbers come as int and float. A float is the number that the text has, in shortest decimal.

    Raises:
        DoubtError: the text is not JSON, is written in another way, or is so long that it has
            to be measured first.

    Example:
        >>> parse_canonical('{"year":2025}')
        {'year': 2025}
        >>> parse_canonical('{"year":2025,"year":2025}')
        Traceback (most recent call last):
        ...
        gov_disclosure.codecs.canonical.DoubtError
    """
    if len(text) > _LONGEST:
        raise DoubtError
    orjson = _orjson()
    try:
        return _by_json(text) if orjson is None else _by_orjson(orjson, text)
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested too deeply
        raise DoubtError from None


@functools.cache
def _orjson() -> ModuleType | None:
    """Return orjson where it is installed (extra: ``fast``)."""
    try:
        import orjson  # noqa: PLC0415 - optional, and `import gov_disclosure` loads no extra
    except ImportError:
        return None
    return orjson


def _by_orjson(orjson: ModuleType, text: str | bytes) -> object:
    content = text.encode() if isinstance(text, str) else text
    value: object = orjson.loads(content)
    layout = orjson.OPT_INDENT_2 if content[1:2] == b"\n" else None
    if orjson.dumps(value, option=layout) != content:
        raise DoubtError
    return value


def _by_json(text: str | bytes) -> object:
    content = text if isinstance(text, str) else text.decode()
    content.encode()  # fails at a lone surrogate
    value: object = json.loads(content)
    if _COMPACT.encode(value) != content:
        raise DoubtError
    return value
