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
    is_shown = table is not None and table.is_within(visible)
    clip: Box | None = None
    is_open = False
    found = []
    for character in characters:
        if character.clip is not clip:
            clip = character.clip
            # What shows all of a table hides nothing in it.
            is_open = table is not None and table.is_within(clip.grown(_SLACK))
        is_off = not (is_shown or visible.holds(character.box))
        if character.standing is None and (is_off or not (is_open or _has_room(character))):
            character = attrs.evolve(character, standing=Standing.UNCERTAIN)  # noqa: PLW2901
        found.append(character)
    return found


def _has_room(character: Character) -> bool:
    """Tell whether one digit more on either side of a character would be seen in part."""
    box, clip = character.box, character.clip
    near = _BEARING * character.size
    if character.turn % 2:
        room = min(box.top - clip.top, clip.bottom - box.bottom)
    else:
        room = min(box.left - clip.left, clip.right - box.right)
    return room >= near or is_wide(character.text)


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
    if any(near.meets(end) for end in page.cuts):
        return True
    visible = page.visible
    return not lattice.box.is_within(visible) and not all(
        visible.holds(character.box) for character in characters
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
