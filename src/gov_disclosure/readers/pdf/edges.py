"""What the edge of a page, or of the part that is painted, may have cut off.

Browsers leave out of a file what lies beyond the edge of what is painted, character by
character: of a figure that is cut, the file holds the first digits only, and nothing of one
in the part of a cell that is hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from gov_disclosure.document import Beside, Standing
from gov_disclosure.readers.pdf.geometry import Box, Character, around, is_wide

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from gov_disclosure.readers.pdf.geometry import Page
    from gov_disclosure.readers.pdf.lattice import Lattice, Positions

_BEARING = 0.12  # of the size of type: the widest gap before the ink of a digit
_LEAST_CUT = 3.0  # in points: less than that holds no text
_SLACK = 1.0  # in points: half of a line around a table
_AT_SIDE = 0.5
_NEAR = 10.0  # in points: the lattice of a table that is cut ends at its last line


def at_edges(
    characters: Iterable[Character], visible: Box, table: Box | None = None
) -> list[Character]:
    """Return characters, those that may be the first or last seen of a figure as uncertain.

    Args:
        characters: characters of a page or table.
        visible: the part of the page that is shown.
        table: the table that they stand in, if it is not cut off.
    """
    return [
        attrs.evolve(character, standing=Standing.UNCERTAIN)
        if character.standing is None and _is_at_edge(character, visible, table)
        else character
        for character in characters
    ]


def _is_at_edge(character: Character, visible: Box, table: Box | None) -> bool:
    """Tell whether a character is cut, or where one more would be hidden."""
    if is_wide(character.text):
        return False
    box, clip = character.box, character.clip
    if table is not None and table.is_within(clip.grown(_SLACK)):
        return not visible.holds(box)  # what shows all of a table hides nothing in it
    near = _BEARING * character.size
    if character.turn % 2:
        is_near = box.top - clip.top < near or clip.bottom - box.bottom < near
    else:
        is_near = box.left - clip.left < near or clip.right - box.right < near
    return is_near or not visible.holds(box)


class Cut(NamedTuple):
    """Where a ruling line is cut off.

    Attributes:
        end: the point, a box without extent.
        clip: what cuts it.
    """

    end: Box
    clip: Box

    @property
    def is_beside(self) -> bool:
        """Whether the line goes on to the left or right."""
        return self.end.left in {self.clip.left, self.clip.right}


def cuts_of(line: Box, clip: Box) -> Iterator[Cut]:
    """Yield where a clip cuts a ruling line off.

    Args:
        line: the line as drawn, level or upright.
        clip: what is painted of it.
    """
    if line.width >= line.height:
        if clip.left - line.left > _LEAST_CUT:
            yield Cut(Box(clip.left, line.middle, clip.left, line.middle), clip)
        if line.right - clip.right > _LEAST_CUT:
            yield Cut(Box(clip.right, line.middle, clip.right, line.middle), clip)
    else:
        if clip.top - line.top > _LEAST_CUT:
            yield Cut(Box(line.centre, clip.top, line.centre, clip.top), clip)
        if line.bottom - clip.bottom > _LEAST_CUT:
            yield Cut(Box(line.centre, clip.bottom, line.centre, clip.bottom), clip)


def lost_ends(cuts: Iterable[Cut], characters: Iterable[Character]) -> tuple[Box, ...]:
    """Return the ends of lines beyond which something is lost.

    What the clip of a whole page cuts off at its head or foot goes on on another page.

    Args:
        cuts: where lines of a page are cut off.
        characters: those of the page.
    """
    listed = dict.fromkeys(cuts)
    if not listed:
        return ()
    seen = [c.box for c in characters if c.standing is not Standing.NOT_VISIBLE]
    text = around(Box(b.centre, b.middle, b.centre, b.middle) for b in seen) if seen else None
    return tuple(
        dict.fromkeys(
            cut.end
            for cut in listed
            if cut.is_beside or text is None or not text.is_within(cut.clip)
        )
    )


def is_cut(lattice: Lattice, characters: Iterable[Character], page: Page) -> bool:
    """Tell whether a table goes on where the page is not shown or not painted.

    Args:
        lattice: that of the table.
        characters: the characters within it.
        page: the page that it stands on.
    """
    near = lattice.box.grown(_NEAR)
    return any(near.meets(end) for end in page.cuts) or not all(
        page.visible.holds(character.box) for character in characters
    )


def cut_cells(
    at: Positions, ends: Iterable[Box], with_text: Container[Box]
) -> dict[Box, tuple[Beside, ...]]:
    """Return what stands in cells in which text may be hidden: those cut off that show none.

    Args:
        at: finds the cells.
        ends: where ruling lines of the page are cut off.
        with_text: the cells in which text is seen.
    """
    cut = {cell for end in ends for cell in at.cells(end.grown(_AT_SIDE))}
    return {cell: (Beside(Standing.UNCERTAIN),) for cell in cut if cell not in with_text}
