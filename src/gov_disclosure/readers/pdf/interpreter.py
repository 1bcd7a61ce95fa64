"""The interpreter of the content of PDF pages: what is painted, where, and whether it shows.

pdfminer.six keeps matrices, fonts and colours. What it leaves out is kept here, as viewers do:
clipping, transparency, layers, what a form takes over from the page that draws it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import mult_matrix

from gov_disclosure.readers.pdf.content import operations
from gov_disclosure.readers.pdf.entries import box_of, corners_of, matrix_of, name_of
from gov_disclosure.readers.pdf.geometry import Box
from gov_disclosure.readers.pdf.inks import Ink, State, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pdfminer.pdfinterp import PDFResourceManager
    from pdfminer.utils import Matrix, PathSegment

    from gov_disclosure.readers.pdf.file import Work
    from gov_disclosure.readers.pdf.layers import Layers

OPERANDS: Mapping[int, str] = {
    0: "BT ET h scn SCN sc SC T*",
    1: "G J M TL TJ Tc Tj Tr Ts Tw Tz g i j ri w '",
    2: "Td TD Tf d l m",
    3: 'RG rg "',
    4: "K k re v y",
    6: "Tm c cm",
}
"""The operators that the library follows, by the number of their operands.

Colours take as many as they have parts.
"""

METHODS: Mapping[str, str] = {"'": "do__q", '"': "do__w", "T*": "do_T_a"}
"""Methods of the library whose names are not made from that of the operator."""

_OPERATORS: Mapping[bytes, tuple[str, int]] = {
    **{
        operator.encode("ascii"): (METHODS.get(operator, f"do_{operator}"), count)
        for count, operators in OPERANDS.items()
        for operator in operators.split()
    },
    b"q": ("_save", 0),
    b"Q": ("_restore", 0),
    b"cs": ("_set_colour_space", 1),
    b"CS": ("_set_line_colour_space", 1),
    b"gs": ("_set_state", 1),
    b"BMC": ("_begin_marked", 1),
    b"BDC": ("_begin_marked", 2),
    b"EMC": ("_end_marked", 0),
    b"W": ("_begin_clip", 0),
    b"W*": ("_begin_clip", 0),
    b"Do": ("_draw", 1),
    b"EI": ("_picture", 1),
    b"sh": ("_shade", 1),
}
_PAINTED: Mapping[bytes, tuple[bool, bool, bool]] = {
    b"n": (False, False, False),
    b"S": (False, True, False),
    b"s": (True, True, False),
    b"f": (False, False, True),
    b"F": (False, False, True),
    b"f*": (False, False, True),
    b"B": (False, True, True),
    b"B*": (False, True, True),
    b"b": (True, True, True),
    b"b*": (True, True, True),
}
"""The operators that end a path: whether they close it, draw its line, and fill it."""

_DEEPEST_FORM = 20
_SETTING_UP = 500  # what drawing a form costs, in bytes of content
_HOLE = bytes(64)  # as a download that was broken off leaves it
_FORM, _IMAGE, _PATTERN = "Form", "Image", "Pattern"


class Canvas(Protocol):
    """What an interpreter paints on: a device of the library that takes more down."""

    ink: Ink
    is_tiled: bool

    def bounds(self, matrix: Matrix, corners: Sequence[tuple[float, float]]) -> Box:
        """Return the box around points that are given in some matrix."""

    def paint_picture(self, box: Box, entries: Mapping[str, Any]) -> None:
        """Paint a picture."""

    def paint_shading(self) -> None:
        """Paint colours that go over into each other."""


class Interpreter(PDFPageInterpreter):
    """Follows the operations of a page, cut by our own parser.

    Args:
        resources: makes the fonts.
        device: takes down what is painted.
        work: counts what is read.
        layers: tells what is shown.
        depth: how many forms this one is within.
    """

    def __init__(
        self, resources: PDFResourceManager, device: Any, work: Work, layers: Layers, depth: int = 0
    ) -> None:
        super().__init__(resources, device)
        self._canvas: Canvas = device
        self._work = work
        self._layers = layers
        self._depth = depth
        self._outer: Interpreter | None = None
        self._inks: list[Ink] = []
        self._marked: list[bool] = []
        self._states: dict[str, State] = {}
        self._is_clipping = False

    def dup(self) -> Interpreter:
        """Return an interpreter for a form that is drawn now."""
        inner = Interpreter(self.rsrcmgr, self.device, self._work, self._layers, self._depth + 1)
        inner._outer = self
        return inner

    @property
    def ink(self) -> Ink:
        """How things are painted now."""
        return self._canvas.ink

    def init_resources(self, resources: dict[object, object]) -> None:
        """Take the resources of a page or form."""
        super().init_resources(resources)
        self._states = {}

    def init_state(self, ctm: Matrix) -> None:
        """Begin a page or form; a form begins with the state of what draws it."""
        super().init_state(ctm)
        if self._outer is not None:
            self.graphicstate = self._outer.graphicstate.copy()
            self.textstate = self._outer.textstate.copy()
            self.textstate.reset()

    def execute(self, streams: Sequence[object]) -> None:
        """Follow the operations of streams as one."""
        if self._depth > _DEEPEST_FORM:
            return
        for operator, operands in operations(b"\n".join(self._contents(streams))):
            known = _OPERATORS.get(operator)
            if known is not None:
                method, count = known
                if not count:
                    self.argstack = operands  # type: ignore[assignment]  # whatever they are
                if len(operands) == count:
                    getattr(self, method)(*operands)
                elif len(operands) > count:
                    getattr(self, method)(*operands[len(operands) - count :])
            elif operator in _PAINTED:
                self._paint(*_PAINTED[operator])

    def _contents(self, streams: Iterable[object]) -> Iterator[bytes]:
        for reference in streams:
            stream = resolve1(reference)
            if not isinstance(stream, PDFStream):
                # What is missing would read as blank cells.
                raise PDFException("a part of a page is missing")
            if stream.objid in self.parent_stream_ids:
                continue  # a form within itself
            if stream.objid is not None:
                self.stream_ids.add(stream.objid)
            content = stream.get_data()
            self._work.read(len(content) + _SETTING_UP)
            if _HOLE in content and b"ID" not in content:  # pictures in the line may be black
                raise PDFException("a part of a page was not written")
            yield content

    # The state of painting.

    def _save(self) -> None:
        self.do_q()
        self._inks.append(self.ink)

    def _restore(self) -> None:
        self.do_Q()
        if self._inks:
            self._set_ink(self._inks.pop(), is_off=self.ink.is_off)  # layers have no part in it

    def _set_ink(self, ink: Ink, *, is_off: bool) -> None:
        self._canvas.ink = ink if ink.is_off == is_off else ink._replace(is_off=is_off)

    def _set_colour_space(self, name: object) -> None:
        self.do_cs(name)  # type: ignore[arg-type]  # it takes any operand
        self.graphicstate.ncolor = 0  # black, in most colour spaces

    def _set_line_colour_space(self, name: object) -> None:
        self.do_CS(name)  # type: ignore[arg-type]  # it takes any operand
        self.graphicstate.scolor = 0

    def _set_state(self, name: object) -> None:
        key = name_of(name)
        if key not in self._states:
            states = resolve1(self.resources.get("ExtGState"))
            entries = resolve1(states.get(key)) if isinstance(states, dict) else None
            self._states[key] = state_of(entries if isinstance(entries, dict) else {})
        state = self._states[key]
        ink = self.ink
        if state.fill is not None and state.fill * ink.group != ink.fill:
            ink = ink._replace(fill=state.fill * ink.group)
        if state.stroke is not None and state.stroke * ink.group != ink.stroke:
            ink = ink._replace(stroke=state.stroke * ink.group)
        if state.is_mixing is not None and ink.is_mixed != (ink.is_group_mixed or state.is_mixing):
            ink = ink._replace(is_mixed=not ink.is_mixed)
        self._canvas.ink = ink
        if state.font is not None:
            font, size = state.font
            self.textstate.font = self.rsrcmgr.get_font(None, font)
            self.textstate.fontsize = size

    # Layers.

    def _begin_marked(self, tag: object, content: object = None) -> None:
        is_hidden = False
        if name_of(tag) == "OC":
            if isinstance(content, PSLiteral):
                properties = resolve1(self.resources.get("Properties"))
                named = properties if isinstance(properties, dict) else {}
                content = named.get(str(content.name))
            is_hidden = not self._layers.is_shown(content)
        self._marked.append(self.ink.is_off)
        self._set_ink(self.ink, is_off=is_hidden or self.ink.is_off)

    def _end_marked(self) -> None:
        if self._marked:
            self._set_ink(self.ink, is_off=self._marked.pop())

    # Clipping: by the box around the path, which may be larger.

    def _begin_clip(self) -> None:
        self._is_clipping = True

    def _end_path(self) -> None:
        if self._is_clipping and self.curpath:
            ends = [(s[-2], s[-1]) for s in self.curpath if len(s) > 2]
            if ends:
                self._clip(self._canvas.bounds(self.ctm, ends), is_ragged=not _is_box(self.curpath))
        self._is_clipping = False
        self.curpath = []

    def _clip(self, box: Box, *, is_ragged: bool = False) -> None:
        ink = self.ink
        cut = ink.clip.cut(box) if ink.clip.meets(box) else Box(-1e9, -1e9, -1e9, -1e9)
        self._canvas.ink = ink._replace(clip=cut, is_ragged=ink.is_ragged or is_ragged)

    def _paint(self, is_closed: bool, is_stroked: bool, is_filled: bool) -> None:  # noqa: FBT001 - a row of the table
        if is_closed:
            self.do_h()
        if is_stroked or is_filled:
            self._canvas.is_tiled = is_filled and self._is_tiled()
            self.device.paint_path(
                self.graphicstate, is_stroked, is_filled, evenodd=False, path=self.curpath
            )
        self._end_path()

    def _is_tiled(self) -> bool:
        """Tell whether surfaces are filled with a pattern of pictures, and not of colours."""
        state = self.graphicstate
        if state.ncs.name != _PATTERN:
            return False
        patterns = resolve1(self.resources.get(_PATTERN))
        pattern = patterns.get(str(state.ncolor)) if isinstance(patterns, dict) else None
        return isinstance(resolve1(pattern), PDFStream)

    def _shade(self, _name: object) -> None:
        self._canvas.paint_shading()

    # Forms and pictures.

    def _draw(self, name: object) -> None:
        drawn = resolve1(self.xobjmap.get(name_of(name)))
        if not isinstance(drawn, PDFStream) or not self._layers.is_shown(drawn.get("OC")):
            return
        if name_of(drawn.get("Subtype")) == _FORM:
            self.draw_form(drawn, self.ctm)
        elif name_of(drawn.get("Subtype")) == _IMAGE:
            self._picture(drawn.attrs)

    def _picture(self, entries: Mapping[str, Any]) -> None:
        unit = self._canvas.bounds(self.ctm, corners_of((0, 0, 1, 1)))
        self._canvas.paint_picture(unit, entries)

    def draw_form(self, form: PDFStream, ctm: Matrix) -> None:
        """Draw a form, or the appearance of an annotation, in a matrix."""
        ink = self.ink
        inner = self.subinterp()
        assert isinstance(inner, Interpreter)  # noqa: S101 - made by dup
        ctm = mult_matrix(matrix_of(form.get("Matrix")), ctm)
        corners = box_of(form.get("BBox"))
        if corners is not None:
            self._clip(self._canvas.bounds(ctm, corners_of(corners)))
        if isinstance(resolve1(form.get("Group")), dict):
            self._canvas.ink = self.ink._replace(
                stroke=ink.fill, group=ink.fill, is_group_mixed=ink.is_mixed
            )
        own = resolve1(form.get("Resources"))
        inner.render_contents(
            own if isinstance(own, dict) else self.resources.copy(), [form], ctm=ctm
        )
        self._canvas.ink = ink
        self.device.set_ctm(self.ctm)


def _is_box(path: Sequence[PathSegment]) -> bool:
    """Tell whether a path is one rectangle whose sides are level and upright where it is given."""
    ends = [(segment[-2], segment[-1]) for segment in path if len(segment) > 2]
    corners = {*ends}
    return (
        len(corners) == 4
        and len({x for x, _ in ends}) == len({y for _, y in ends}) == 2
        and all(segment[0] in {"m", "l", "h"} for segment in path)
    )
