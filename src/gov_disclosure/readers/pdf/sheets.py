"""Two pages printed beside each other on one sheet: read one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from gov_disclosure.document import Place, Standing, TablePlace
from gov_disclosure.readers.pdf.geometry import is_wide

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.readers.pdf.geometry import Box, Character, Page

PlaceT = TypeVar("PlaceT", bound=Place)

_GUTTER = 0.01  # of the width of the sheet, to each side of its middle
_LONG_LINE = 0.5  # of the width of a page
_LONG_RULE = 0.4
_NEAR = 0.5  # of the size of type


@attrs.frozen
class Origin:
    """Where a page stands on its sheet.

    Attributes:
        sheet: number of the sheet, from 1.
        left: where the page begins on it, in points.
    """

    sheet: int
    left: float


def parted(sheets: Iterable[Page]) -> tuple[list[Page], dict[int, Origin]]:
    """Return the pages of sheets, and where each stands by its number.

    Two pages stand on a sheet if nothing crosses its middle, and both sides have lines as long
    as those of prose or of tables: a gap between labels and figures is no gutter.

    Args:
        sheets: the sheets of a file, upright.
    """
    pages: list[Page] = []
    origins: dict[int, Origin] = {}
    for sheet in sheets:
        middle = sheet.visible.centre
        sides = [(0.0, middle), (middle, sheet.width)] if _are_two(sheet) else [(0.0, sheet.width)]
        for left, right in sides:
            number = len(pages) + 1
            part = _part(sheet, left, right) if len(sides) > 1 else sheet
            pages.append(part if part.number == number else attrs.evolve(part, number=number))
            origins[number] = Origin(sheet.number, left)
    return pages, origins


def on_sheet(place: PlaceT, origins: Mapping[int, Origin]) -> PlaceT:
    """Return the place on its sheet of what stands on a page."""
    if place.page is None:
        return place
    origin = origins[place.page]
    if isinstance(place, TablePlace):
        cells = tuple(tuple(on_sheet(cell, origins) for cell in row) for row in place.cells)
        place = attrs.evolve(place, cells=cells)
    box = place.box
    if box is not None and origin.left:
        off = round(origin.left)
        box = (box[0] + off, box[1], box[2] + off, box[3])
    return attrs.evolve(place, page=origin.sheet, box=box)


def _are_two(sheet: Page) -> bool:
    middle = sheet.visible.centre
    gutter = _GUTTER * sheet.width

    def crosses(box: Box) -> bool:
        return box.left < middle + gutter and box.right > middle - gutter

    level = [rule for rule in sheet.rules if rule.width >= rule.height]
    if any(map(crosses, level)) or any(crosses(c.box) for c in sheet.characters if _is_seen(c)):
        return False
    sides = {rule.centre < middle for rule in level if rule.width >= _LONG_RULE * middle}
    return len(sides | _sides_with_lines(sheet.characters, middle)) == 2


def _is_seen(character: Character) -> bool:
    return character.standing is not Standing.NOT_VISIBLE and not character.text.isspace()


def _sides_with_lines(characters: Iterable[Character], middle: float) -> set[bool]:
    """Return on which sides of the middle there are long lines; True stands for the left."""
    sides = set()
    first = last = None
    for character in filter(_is_seen, characters):
        if first is None or last is None or not _goes_on(last, character):
            first = character
        last = character
        if last.box.right - first.box.left >= _LONG_LINE * middle:
            sides.add(last.box.right < middle)
    return sides


def _goes_on(one: Character, other: Character) -> bool:
    near = _NEAR * one.size
    return (
        is_wide(other.text)
        and abs(one.box.middle - other.box.middle) < near
        and -near < other.box.left - one.box.right < near
    )


def _part(sheet: Page, left: float, right: float) -> Page:
    """Return the page that stands on a sheet between two edges."""

    def is_here(box: Box) -> bool:
        return left <= box.centre < right

    return attrs.evolve(
        sheet,
        width=right - left,
        characters=tuple(
            attrs.evolve(c, box=c.box.moved(-left), clip=c.clip.moved(-left))
            for c in sheet.characters
            if is_here(c.box)
        ),
        rules=tuple(rule.moved(-left) for rule in sheet.rules if is_here(rule)),
        figures=tuple(
            attrs.evolve(figure, box=figure.box.moved(-left))
            for figure in sheet.figures
            if is_here(figure.box)
        ),
        cuts=tuple(cut.moved(-left) for cut in sheet.cuts if is_here(cut)),
        visible=sheet.visible.moved(-left),
    )
