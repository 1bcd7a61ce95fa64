"""What stands in cells beside their text, as it is printed on the pages of PDF files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from gov_disclosure.document import Beside, Standing
from standing_printing import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

PDF = frozenset(Standing) - {
    Standing.FORMULA_WITHOUT_RESULT,
    Standing.GENERATED,
    Standing.UNCERTAIN,
}
"""What can be printed on a page."""

_RAISED, _SMALLER = 0.4, 0.6  # of the size of type
_MIDDLE = 0.3
_SHOWN_OVER = frozenset({Standing.OVERPRINTED, Standing.TWO_LAYERS})


@attrs.define
class Pen:
    """Prints the text of a cell and what stands beside it, as office programs do.

    Attributes:
        canvas: the page.
        font: name of its font.
        size: size of type, in points.
    """

    canvas: Canvas
    font: str
    size: float
    _shown: int = 0

    def print(self, text: str, beside: Sequence[Beside], centre: float, up: float) -> None:
        """Print a line of a cell.

        Args:
            text: text of the cell.
            beside: what stands there besides.
            centre: middle of the line.
            up: height of the baseline above the foot of the page.
        """
        printed = runs(text, beside)
        left = centre - sum(self._width(*run) for run in printed) / 2
        for part, kind in printed:
            self._run(part, kind, left, up, text)
            left += self._width(part, kind)

    def _size(self, kind: Standing | None) -> float:
        return self.size * _SMALLER if kind is Standing.RAISED_MARK else self.size

    def _width(self, part: str, kind: Standing | None) -> float:
        if kind in {Standing.PICTURE, Standing.FORM_CONTROL}:
            return 2 * self.size
        return 0 if kind in _SHOWN_OVER else stringWidth(part, self.font, self._size(kind))

    def _run(self, part: str, kind: Standing | None, left: float, up: float, text: str) -> None:
        if kind is Standing.PICTURE:
            picture = ImageReader(Image.new("L", (8, 4), 80))
            self.canvas.drawImage(picture, left, up, 2 * self.size, self.size)
        elif kind is Standing.FORM_CONTROL:
            self._field(left, up, {})
        elif kind is Standing.TWO_LAYERS:
            self._field(left, up, {"V": pdfdoc.PDFString(part), "AP": self._appearance(text)})
        else:
            is_raised = kind is Standing.RAISED_MARK
            self._string(part, left, up + self.size * _RAISED * is_raised, kind)
            if kind is Standing.STRUCK_OUT:
                middle = up + self.size * _MIDDLE
                self.canvas.line(left, middle, left + self._width(part, kind), middle)

    def _string(self, part: str, left: float, up: float, kind: Standing | None) -> None:
        string = self.canvas.beginText(left, up)
        string.setFont(self.font, self._size(kind))
        if kind is Standing.NOT_VISIBLE:
            string.setTextRenderMode(3)
        string.textOut(part)
        string.setTextRenderMode(0)
        self.canvas.drawText(string)

    def _appearance(self, text: str) -> pdfdoc.PDFDictionary:
        """Return the appearance of a field in which a text is shown."""
        self._shown += 1
        name = f"shown{self._shown}"
        self.canvas.beginForm(name, 0, 0, 4 * self.size, self.size)
        self._string(text, 0, 0, None)
        self.canvas.endForm()
        shown = pdfdoc.xObjectName(name)
        return pdfdoc.PDFDictionary({"N": pdfdoc.PDFObjectReference(shown)})

    def _field(self, left: float, up: float, entries: dict[str, object]) -> None:
        field = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Widget"),
            "FT": pdfdoc.PDFName("Tx"),
            "Rect": pdfdoc.PDFRectangle(left, up, left + 2 * self.size, up + self.size),
        }
        self.canvas._addAnnotation(  # type: ignore[attr-defined]  # its stubs leave it out
            pdfdoc.PDFDictionary({**field, **entries})
        )
