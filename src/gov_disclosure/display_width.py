"""Display width: how many columns of a fixed-width terminal a text takes.

The width of a text is the sum of the widths of its characters, so that a position in a line
means the same to the renderer that draws a table and to the reader that finds its columns.
"""

from __future__ import annotations

import functools

_REMEMBERED_CHARACTERS = 1 << 14


@functools.lru_cache(maxsize=_REMEMBERED_CHARACTERS)
def character_width(character: str) -> int:
    """Return the columns a character takes: 2 for a Chinese one, 0 for a combining mark.

    Control characters take none; characters of ambiguous width take 1.

    Example:
        >>> [character_width(character) for character in "总a“"]
        [2, 1, 1]
    """
    from wcwidth import wcwidth  # noqa: PLC0415 - slow to import, needed for tables only

    return max(wcwidth(character), 0)


def display_width(text: str) -> int:
    """Return the columns a text takes.

    Example:
        >>> display_width("总计 12")
        7
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(character_width, text))
