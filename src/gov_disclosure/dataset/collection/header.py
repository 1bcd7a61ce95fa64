"""A header of several rows, whose cells are merged over the columns that they head."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.dataset.collection.columns import Heading

Corners: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row and last column."""


def header_cells(columns: Sequence[Heading]) -> Iterator[tuple[str, Corners]]:
    """Yield the cells of a header: text, and the rows and columns that it covers.

    A cell reaches up over empty levels above it, and sideways over the columns that say the same
    from the top down to it; in the last row each column has its own.

    Args:
        columns: what heads each column, as many levels for each.

    Example:
        >>> cells = header_cells([("", "单位"), ("三", "总计"), ("三", "其他")])
        >>> [(text, area) for text, area in cells if text in {"单位", "三"}]
        [('单位', (0, 0, 1, 0)), ('三', (0, 1, 0, 2))]
    """
    depth = len(columns[0])
    for left, heading in enumerate(columns):
        for level, text in enumerate(heading):
            above = heading[: level + 1]
            is_begun = left > 0 and columns[left - 1][: level + 1] == above
            if not text or (is_begun and level < depth - 1):
                continue
            right = left
            while (
                level < depth - 1
                and columns[right + 1 : right + 2]
                and (columns[right + 1][: level + 1] == above)
            ):
                right += 1
            top = level
            while top and not heading[top - 1]:
                top -= 1
            yield text, (top, left, level, right)


def headings_of(cells: Sequence[tuple[str, Corners]]) -> dict[int, tuple[str, ...]]:
    """Return what heads each column, from the top down, by the cells of a header.

    Example:
        >>> headings_of([("单位", (0, 0, 1, 0)), ("三", (0, 1, 0, 2)), ("其他", (1, 2, 1, 2))])
        {0: ('单位',), 1: ('三',), 2: ('三', '其他')}
    """
    found: dict[int, list[tuple[int, str]]] = {}
    for text, (top, left, _, right) in cells:
        for column in range(left, right + 1):
            found.setdefault(column, []).append((top, text))
    return {
        column: tuple(text for _, text in sorted(texts)) for column, texts in sorted(found.items())
    }
