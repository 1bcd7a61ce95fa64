"""A page with a table of four cells, in the second of which anything may stand."""

from __future__ import annotations

from gov_disclosure.document import Standing, Table, TablePlace
from gov_disclosure.readers.pdf import pdf_document
from pdf_objects import CATALOG, ONE_PAGE, file_of, stream

LINES = b" ".join(
    [b"%d 640 m %d 700 l S" % (x, x) for x in (100, 200, 300)]
    + [b"100 %d m 300 %d l S" % (y, y) for y in (640, 670, 700)]
)
LABELS = b"BT /F 12 Tf 110 681 Td (A) Tj 0 -30 Td (B) Tj 100 0 Td (5) Tj ET "
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
IMAGE = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>"
WHOLE_PAGE = b"q 600 0 0 800 0 0 cm /Picture Do Q "


def page(
    content: bytes,
    *objects: bytes,
    entries: bytes = b"/MediaBox[0 0 600 800]",
    catalog: bytes = b"",
    before: bytes = LABELS + LINES,
) -> bytes:
    """Return a page with a table of four cells, A, what the content draws, B and 5.

    Object 5 is the font, 6 a picture, 7 a masked one, 8 a form, 9 a group that is off; further
    ones begin at 14.
    """
    resources = (
        b"/Resources<</Font<</F 5 0 R>>/XObject<</Picture 6 0 R/Masked 7 0 R/Form 8 0 R"
        b"/Off 11 0 R/Group 13 0 R>>/Properties<</Off 9 0 R/On 10 0 R/Both 12 0 R>>/ExtGState<<"
        b"/Half<</ca .4>>/Faint<</ca .2>>/None<</ca 0>>/Multiply<</BM/Multiply>>>>/ColorSpace<<"
        b"/Ink[/Separation/Black/DeviceGray 9 0 R]>>/Pattern<</Tiles 8 0 R/Shades 9 0 R>>>>"
    )
    group = FORM[:-2] + b"/ExtGState<</Full<</ca 1>>>>>>/Group<</S/Transparency>>"
    extra = [
        FONT,
        stream(b"\x80", IMAGE),
        stream(b"\x80", IMAGE + b"/SMask 6 0 R"),
        stream(b"BT /F 12 Tf 210 681 Td (429) Tj ET", FORM),
        b"<</Type/OCG/Name(a)>>",
        b"<</Type/OCG/Name(b)>>",
        stream(b"BT /F 12 Tf 210 681 Td (429) Tj ET", FORM + b"/OC 9 0 R"),
        b"<</Type/OCMD/OCGs[9 0 R 10 0 R]/P/AllOn>>",
        stream(b"/Full gs BT /F 12 Tf 210 681 Td (429) Tj ET", group),
    ]
    root = CATALOG[:-2] + b"/OCProperties<</OCGs[9 0 R 10 0 R]/D<</OFF[9 0 R]>>>>" + catalog + b">>"
    one = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%b%b>>" % (entries, resources)
    return file_of(root, ONE_PAGE, one, stream(before + b" " + content), *extra, *objects)


def second_cell(data: bytes) -> tuple[str, dict[Standing, str]]:
    """Return the text of the second cell of the first table, and what stands beside."""
    document = pdf_document(data)
    table, place = next(
        (block, place)
        for block, place in zip(document.blocks, document.places, strict=True)
        if isinstance(block, Table) and isinstance(place, TablePlace)
    )
    assert [row[0] for row in table.rows] == ["A", "B"]
    assert table.rows[1][1] == "5"
    beside = place.cells[0][1].beside
    assert len({found.kind for found in beside}) == len(beside)
    return table.rows[0][1], {found.kind: found.text for found in beside}


def text(string: bytes, left: float = 210, up: float = 681, size: float = 12) -> bytes:
    return b"BT /F %g Tf %g %g Td (%b) Tj ET " % (size, left, up, string)


WORDS = text(b"A page of words that is long enough to be no running line of a scan", 20, 600)
UNKNOWN = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font"
UNKNOWN += b"/Subtype/CIDFontType2/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>]>>"


def pages(*contents: bytes) -> bytes:
    """Return a file of pages, whose font F tells its characters and U does not."""
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    one = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<<"
        b"/Font<</F %d 0 R/U %d 0 R>>/XObject<</Picture %d 0 R>>>>>>"
    )
    last = 2 + 2 * count
    return file_of(
        CATALOG,
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count),
        *(one % (3 + count + n, last + 1, last + 2, last + 3) for n in range(count)),
        *map(stream, contents),
        FONT,
        UNKNOWN,
        stream(b"\x80", IMAGE),
    )
