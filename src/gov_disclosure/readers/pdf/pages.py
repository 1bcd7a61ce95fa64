"""The pages of a PDF file: which characters and ruling lines are drawn on them, and where."""

from __future__ import annotations

import itertools
import logging
import unicodedata
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from gov_disclosure.readers.pdf.content import operations
from gov_disclosure.readers.pdf.file import Work, pages_of
from gov_disclosure.readers.pdf.fonts import Fonts
from gov_disclosure.readers.pdf.geometry import Box, Character, Page, around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
    from pdfminer.pdfpage import PDFPage
    from pdfminer.utils import Matrix, PathSegment, Point

# The library warns of every oddity of a file; without a handler that would go to stderr.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

_UNKNOWN = "\ufffd"
_NO_TEXT = {"Cc", "Cs", "Cn"}
_FIRST_RADICAL, _LAST_RADICAL = "\u2e80", "\u2fdf"
_THICKEST_RULE = 4.0
_SHORTEST_DASH = 0.4  # a dash that is filled may be little longer than it is thick
_STEEPEST_RULE = 0.02
_STEEPEST_TEXT = 0.1
_WHITE = 0.98
_DEEPEST_FORM = 20
_SETTING_UP = 500  # what drawing a form costs, in bytes of content


def pages(data: bytes, work: Work) -> Iterator[Page]:
    """Yield the pages of a file as drawn.

    Args:
        data: the file.
        work: counts what is read.
    """
    resources = Fonts(work)
    for number, page in enumerate(pages_of(data, work), start=1):
        device = _Device(resources, work)
        _Interpreter(resources, device, work).process_page(page)
        yield device.page(number)


class _Interpreter(PDFPageInterpreter):
    """The interpreter of the library, fed with the operations of our own parser."""

    def __init__(
        self, resources: PDFResourceManager, device: _Device, work: Work, depth: int = 0
    ) -> None:
        super().__init__(resources, device)
        self._work = work
        self._depth = depth

    def dup(self) -> _Interpreter:
        device = self.device
        assert isinstance(device, _Device)  # noqa: S101 - as given to the constructor
        return _Interpreter(self.rsrcmgr, device, self._work, self._depth + 1)

    def execute(self, streams: Sequence[object]) -> None:
        if self._depth > _DEEPEST_FORM:
            return
        contents = []
        for reference in streams:
            stream = resolve1(reference)
            if not isinstance(stream, PDFStream):
                # What is missing would read as blank cells.
                raise PDFException("a part of a page is missing")
            if stream.objid in self.parent_stream_ids:
                continue  # a form within itself
            if stream.objid is not None:
                self.stream_ids.add(stream.objid)
            contents.append(stream.get_data())
            self._work.read(len(contents[-1]) + _SETTING_UP)
        for operator, operands in operations(b"\n".join(contents)):
            known = _OPERATORS.get(operator)
            if known is not None and len(operands) >= known[1]:
                method, count = known
                getattr(self, method)(*operands[len(operands) - count :])


def _operators() -> Mapping[bytes, tuple[str, int]]:
    """Return the method of each operator that the interpreter knows, and its operands."""
    found = {}
    for method in dir(PDFPageInterpreter):
        if method.startswith("do_"):
            name = method.removeprefix("do_")
            operator = {"_q": "'", "_w": '"'}.get(name, name.replace("_a", "*"))
            code = getattr(PDFPageInterpreter, method).__code__
            found[operator.encode("ascii")] = method, code.co_argcount - 1
    return found


_OPERATORS = _operators()


class _Device(PDFTextDevice):
    """Takes down what is drawn on a page."""

    def __init__(self, resources: PDFResourceManager, work: Work) -> None:
        super().__init__(resources)
        self._work = work
        self._characters: list[Character] = []
        self._rules: list[Box] = []
        self._string = 0
        self._visible = Box(0, 0, 0, 0)
        self._size = (0.0, 0.0)

    def page(self, number: int) -> Page:
        """Return what was drawn."""
        return Page(number, *self._size, tuple(self._characters), tuple(self._rules))

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        left, low, right, high = apply_matrix_rect(ctm, page.mediabox)
        self._size = (right - left, high - low)
        crop_left, crop_low, crop_right, crop_high = apply_matrix_rect(ctm, page.cropbox)
        self._visible = Box(crop_left, high - crop_high, crop_right, high - crop_low)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        self._string += 1
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
        self._work.draw()
        advance: float = font.char_width(cid) * fontsize * scaling
        if font.is_vertical():
            corners = _vertical_corners(font, cid, fontsize, rise, advance)
        else:
            low = font.get_descent() * fontsize + rise
            corners = ((0, low), (advance, low + fontsize))
        turn = _turn(matrix)
        box = self._box(apply_matrix_pt(matrix, corners[0]), apply_matrix_pt(matrix, corners[1]))
        if turn is not None and self._visible.holds(box):
            size = box.width if turn % 2 else box.height
            text = _text(font, cid)
            self._characters.append(Character(text, box, size, turn, self._string))
        return advance

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,  # noqa: FBT001 - the library's signature
        fill: bool,  # noqa: FBT001
        evenodd: bool,  # noqa: ARG002, FBT001
        path: Sequence[PathSegment],
    ) -> None:
        assert self.ctm is not None  # noqa: S101 - set before a page is drawn
        is_filled = fill and not _is_white(graphicstate.ncolor)
        is_stroked = (
            stroke
            and not _is_white(graphicstate.scolor)
            and graphicstate.linewidth * _scale(self.ctm) <= _THICKEST_RULE
        )
        if not is_filled and not is_stroked:
            return
        for points in self._polygons(path, self.ctm):
            bounds = around([self._box(point, point) for point in points])
            if is_filled and min(bounds.width, bounds.height) <= _THICKEST_RULE:
                self._rule(bounds, _SHORTEST_DASH)
            elif is_stroked:
                for one, other in itertools.pairwise(points):
                    self._rule(self._box(one, other), _STEEPEST_RULE)

    def _polygons(self, path: Sequence[PathSegment], ctm: Matrix) -> Iterator[list[Point]]:
        """Yield the corners of each part of a path that is made of straight lines."""
        corners: list[Point] = []
        is_straight = True
        for operator, *numbers in path:
            self._work.draw()
            if operator == "m":
                if is_straight and len(corners) > 1:
                    yield corners
                corners, is_straight = [], True
            if operator == "h" and corners:
                corners.append(corners[0])
            elif operator in {"m", "l"} and len(numbers) == 2:
                x, y = numbers
                corners.append(apply_matrix_pt(ctm, (x, y)))
            else:
                is_straight = False
        if is_straight and len(corners) > 1:
            yield corners

    def _rule(self, box: Box, ratio: float) -> None:
        """Take down a line if it is level or upright: much longer than it is thick."""
        if min(box.width, box.height) < max(box.width, box.height) * ratio:
            self._rules.append(box)

    def _box(self, one: Point, other: Point) -> Box:
        """Return the box between two points, which the library counts from below."""
        (x0, y0), (x1, y1) = one, other
        height = self._size[1]
        return Box(min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1))


def _vertical_corners(
    font: PDFFont, cid: int, fontsize: float, rise: float, advance: float
) -> tuple[Point, Point]:
    """Return the corners of a character in a font that writes downwards."""
    displacement = font.char_disp(cid)
    across, down = displacement if isinstance(displacement, tuple) else (None, 880.0)
    left = -(fontsize * 0.5 if across is None else across * fontsize * 0.001)
    top = (1000 - down) * fontsize * 0.001 + rise
    return (left, top + advance), (left + fontsize, top)


def _turn(matrix: Matrix) -> int | None:
    """Return the quarters of a turn by which text is turned; None if it is at a slant."""
    along, up = matrix[0], matrix[1]
    if abs(up) <= abs(along) * _STEEPEST_TEXT:
        return 0 if along >= 0 else 2
    if abs(along) <= abs(up) * _STEEPEST_TEXT:
        return 1 if up > 0 else 3
    return None


def _text(font: PDFFont, cid: int) -> str:
    """Return what a character says, radicals as the characters they are drawn like."""
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return _UNKNOWN
    if any(_FIRST_RADICAL <= char <= _LAST_RADICAL for char in text):
        text = unicodedata.normalize("NFKC", text)
    if text.isspace():
        return " "
    if any(unicodedata.category(char) in _NO_TEXT for char in text):
        return _UNKNOWN
    return text


def _is_white(color: Any) -> bool:
    """Tell whether a colour cannot be seen on paper."""
    parts = color if isinstance(color, tuple) else (color,)
    if not all(isinstance(part, int | float) for part in parts):
        return False
    if len(parts) == 4:  # cyan, magenta, yellow, black
        return all(part <= 1 - _WHITE for part in parts)
    return all(part >= _WHITE for part in parts)


def _scale(matrix: Matrix) -> float:
    return max(abs(part) for part in matrix[:4])
