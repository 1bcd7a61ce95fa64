"""What is painted on a page, taken down: characters, lines, fills and pictures in their order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt

from gov_disclosure.document import Standing
from gov_disclosure.readers.pdf.colours import WHITE, colour_of, is_like, on_white
from gov_disclosure.readers.pdf.edges import Cut, cuts_of
from gov_disclosure.readers.pdf.entries import corners_of
from gov_disclosure.readers.pdf.geometry import (
    Box,
    Character,
    Figure,
    Paint,
    Stroke,
    is_wide,
)
from gov_disclosure.readers.pdf.inks import Ink
from gov_disclosure.readers.pdf.paths import parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
    from pdfminer.pdfpage import PDFPage
    from pdfminer.utils import Matrix, PathSegment, Point

    from gov_disclosure.readers.pdf.colours import Colour
    from gov_disclosure.readers.pdf.file import Work
    from gov_disclosure.readers.pdf.fonts import Fonts
    from gov_disclosure.readers.pdf.paths import Part

_THICKEST_RULE = 4.0
_SHORTEST_DASH = 0.4  # a dash that is filled may be little longer than it is thick
_STEEPEST_TEXT = 0.1
_FAINTEST = 0.1  # what is more transparent is not seen
_OPAQUE = 0.9
_SMALLEST_TYPE = 1.0
_SMALLEST_FIGURE = 3.0
_TYPE_OF_FIELDS = 12.0
_COST_OF_A_FIGURE = 4  # as that of a rectangle
_STROKED_TEXT = {1, 5}
_BOTH = {2, 6}
_NO_INK = {3, 7}


class Device(PDFTextDevice):
    """Takes down what is painted on a page, in points from its top left corner.

    Attributes:
        start: matrix in which the page begins.
        visible: the part of the page that is shown.
        width: of the page.
        height: of the page.
        ink: how things are painted at the moment; the interpreter sets it.
        is_tiled: whether surfaces are filled with small pictures at the moment; likewise.
        characters: all that are painted, and those that are not, which stand as not visible.
        rules: ruling lines that can be seen.
        strokes: lines at a slant.
        paints: what may cover what was painted before.
        figures: pictures, and drawings that are no lines.
        cuts: where ruling lines are cut off, and by which clip.
    """

    def __init__(self, resources: Fonts, work: Work) -> None:
        super().__init__(resources)
        self.start: Matrix = MATRIX_IDENTITY
        self.visible = Box(0.0, 0.0, 0.0, 0.0)
        self.width = self.height = 0.0
        self.ink = Ink()
        self.is_tiled = False
        self.characters: list[Character] = []
        self.rules: list[Box] = []
        self.strokes: list[Stroke] = []
        self.paints: list[Paint] = []
        self.figures: list[Figure] = []
        self.cuts: list[Cut] = []
        self._work = work
        self._order = 0
        self._text_colour: Colour | None = None
        self._standing: Standing | None = None
        self._glyph = resources.glyph

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Take the size of a page."""
        self.start = ctm
        whole = self.bounds(ctm, corners_of(page.mediabox))
        self.width, self.height = whole.width, whole.height
        self.visible = self.bounds(ctm, corners_of(page.cropbox))

    def bounds(self, matrix: Matrix, corners: Sequence[Point]) -> Box:
        """Return the box around points that are given in some matrix."""
        points = [apply_matrix_pt(matrix, corner) for corner in corners]
        lefts, ups = zip(*points, strict=True)
        height = self.height
        return Box(min(lefts), height - max(ups), max(lefts), height - min(ups))

    # Text.

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Take down a string."""
        self._order += 1
        mode = textstate.render
        ink = self.ink
        opacity = ink.stroke if mode in _STROKED_TEXT else ink.fill
        if mode in _STROKED_TEXT:
            colour = colour_of(graphicstate.scs, graphicstate.scolor)
        elif mode in _BOTH:
            colour = None  # either may show
        else:
            colour = colour_of(ncs, graphicstate.ncolor)
        self._text_colour = on_white(colour, opacity)
        is_seen = mode not in _NO_INK and not ink.is_off and opacity >= _FAINTEST
        self._standing = None if is_seen else Standing.NOT_VISIBLE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        """Take down a character."""
        self._work.draw()
        text, advance, start, end, depth = self._glyph(font, cid, fontsize, scaling, rise)
        turn = _turn(matrix)
        if turn is None:
            return advance
        if matrix[2 + turn % 2]:
            matrix = _unslanted(matrix, turn, (start[1] + end[1]) / 2)
        x0, y0 = apply_matrix_pt(matrix, start)
        x1, y1 = apply_matrix_pt(matrix, end)
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        box = Box(x0, self.height - y1, x1, self.height - y0)
        size = box.width if turn % 2 else box.height
        standing = self._standing if size >= _SMALLEST_TYPE else Standing.NOT_VISIBLE
        self.characters.append(
            Character(
                text,
                box,
                size,
                turn,
                self._order,
                depth * size / fontsize if fontsize else 0.0,
                self._text_colour,
                standing,
                self.ink.clip,
            )
        )
        return advance

    def write(self, text: str, box: Box) -> None:
        """Put text into the middle of a box, as a viewer does with the value of a field."""
        self._order += 1
        lines = text.splitlines()
        for number, line in enumerate(lines):
            self._write_line(line, box, box.top + (number + 0.5) * box.height / len(lines), lines)

    def _write_line(self, line: str, box: Box, middle: float, lines: Sequence[str]) -> None:
        widths = [1.0 if is_wide(character) else 0.5 for character in line]
        room = min(box.height / len(lines), box.width / max(sum(widths), 1.0))
        size = min(room, _TYPE_OF_FIELDS)
        left = box.centre - sum(widths) * size / 2
        for character, width in zip(line, widths, strict=True):
            self._work.draw()
            place = Box(left, middle - size / 2, left + width * size, middle + size / 2)
            self.characters.append(Character(character, place, size, 0, self._order, size / 5))
            left = place.right

    # Paths.

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,  # noqa: FBT001 - the library's signature
        fill: bool,  # noqa: FBT001
        evenodd: bool,  # noqa: ARG002, FBT001
        path: Sequence[PathSegment],
    ) -> None:
        """Take down a path."""
        assert self.ctm is not None  # noqa: S101 - set before a page is drawn
        self._order += 1
        found = list(parts(path, self.ctm, self.height, self._work))
        ink = self.ink
        if ink.is_off:
            return
        if fill and ink.fill >= _FAINTEST:
            colour = colour_of(graphicstate.ncs, graphicstate.ncolor)
            for part in found:
                self._filled(part, colour)
        line = colour_of(graphicstate.scs, graphicstate.scolor)
        if stroke and ink.stroke >= _FAINTEST:
            width = graphicstate.linewidth * _scale(self.ctm)
            for part in found:
                if width > _THICKEST_RULE:
                    self._painted(part, line, width / 2)
                elif not (line and is_like(line, WHITE)):
                    self._stroked(part)

    def _filled(self, part: Part, colour: Colour | None) -> None:
        box = part.box
        if min(box.width, box.height) > _THICKEST_RULE:
            self._painted(part, colour)
        elif self.ink.clip.meets(box) and not (colour and is_like(colour, WHITE)):
            if part.is_line:
                self._rule(box)
                return
            box = box.cut(self.ink.clip)
            if max(box.width, box.height) >= _SMALLEST_FIGURE:
                self.figures.append(Figure(Standing.PICTURE, box, is_drawing=True))

    def _painted(self, part: Part, colour: Colour | None, beyond: float = 0.0) -> None:
        """Take down a surface: a shape, or a line that goes some way beyond its middle."""
        box = part.box.grown(beyond)
        ink = self.ink
        if not ink.clip.meets(box):
            return
        box = box.cut(ink.clip)
        is_box = part.is_rectangle if not beyond else part.is_line and len(part.ends) == 2
        if ink.fill >= _OPAQUE and not ink.is_mixed:
            is_whole = is_box and colour is not None and not ink.is_ragged
            self.paints.append(Paint(box, self._order, colour, is_whole))
        if not (colour and is_like(colour, WHITE)):
            self.figures.append(
                Figure(Standing.PICTURE, box, is_drawing=True, is_tiled=self.is_tiled)
            )

    def _stroked(self, part: Part) -> None:
        clip = self.ink.clip
        if part.is_drawing and clip.meets(part.box):
            self.figures.append(Figure(Standing.PICTURE, part.box.cut(clip), is_drawing=True))
        for stroke in part.strokes:
            box = stroke.box
            if not clip.meets(box):
                continue
            if stroke.is_upright_or_level:
                self._rule(box)
            else:
                self.strokes.append(stroke)

    def _rule(self, box: Box) -> None:
        """Take down a line that is painted in part at least, if it is longer than thick."""
        clip = self.ink.clip
        seen = box.cut(clip)
        if min(seen.width, seen.height) < max(seen.width, seen.height) * _SHORTEST_DASH:
            self.rules.append(seen)
            if seen != box:
                self.cuts += cuts_of(box, clip)

    def draw_rule(self, box: Box) -> None:
        """Take down a level line that an annotation draws."""
        self._work.draw()
        self.rules.append(box)

    def draw_line(self, stroke: Stroke) -> None:
        """Take down a line that an annotation draws, at whatever slant."""
        self._work.draw()
        box = stroke.box
        if stroke.is_upright_or_level:
            self.rules.append(box)
        else:
            self.strokes.append(stroke)

    def paint_shading(self) -> None:
        """Take down colours that go over into each other, wherever the clip lets them."""
        self._order += 1
        self._work.draw()
        ink = self.ink
        if ink.is_off or ink.fill < _OPAQUE or ink.is_mixed or not ink.clip.meets(self.visible):
            return
        box = ink.clip.cut(self.visible)
        self.paints.append(Paint(box, self._order, None, is_whole=not ink.is_ragged))

    # Pictures.

    def paint_picture(self, box: Box, entries: Mapping[str, Any]) -> None:
        """Take down a picture.

        Args:
            box: where it is.
            entries: its entries in the file.
        """
        self._order += 1
        self._work.draw(_COST_OF_A_FIGURE)
        ink = self.ink
        if ink.is_off or ink.fill < _FAINTEST or not ink.clip.meets(box):
            return
        box = box.cut(ink.clip)
        is_masked = any(entries.get(name) for name in ("SMask", "Mask", "ImageMask", "IM"))
        is_opaque = ink.fill >= _OPAQUE and not is_masked and not ink.is_mixed
        if min(box.width, box.height) < _SMALLEST_FIGURE:
            return
        if is_opaque:
            is_whole = not ink.is_ragged
            self.paints.append(Paint(box, self._order, None, is_whole, is_picture=True))
        self.figures.append(Figure(Standing.PICTURE, box, is_opaque))


def _scale(matrix: Matrix) -> float:
    """Return how much a matrix enlarges lines."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def _turn(matrix: Matrix) -> int | None:
    """Return the quarters of a turn by which text is turned; None if it is at a slant."""
    along, up = matrix[0], matrix[1]
    if abs(up) <= abs(along) * _STEEPEST_TEXT:
        return 0 if along >= 0 else 2
    if abs(along) <= abs(up) * _STEEPEST_TEXT:
        return 1 if up > 0 else 3
    return None


def _unslanted(matrix: Matrix, turn: int, middle: float) -> Matrix:
    """Return a matrix without the slant of italics: a character is as wide as at its middle."""
    a, b, c, d, e, f = matrix
    return (a, b, c, 0, e, f + d * middle) if turn % 2 else (a, b, 0, d, e + c * middle, f)
