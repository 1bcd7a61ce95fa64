"""PDF files made to exhaust or to mislead a reader."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from pdf_objects import CATALOG, FORM, ONE_PAGE, file_of, file_with_map, page_with, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def many_forms() -> bytes:
    """Return a file whose page draws a form ten times, that another ten times, and so on."""
    forms = [
        stream(b"/A Do " * 10, FORM + b"/Resources<</XObject<</A %d 0 R>>>>" % number)
        for number in range(6, 14)
    ]
    last = stream(b"0 0 m 9 9 l S ", FORM)
    first = page_with(b"4 0 R", b"/XObject<</A 5 0 R>>")
    return file_of(CATALOG, ONE_PAGE, first, stream(b"/A Do"), *forms, last)


def many_pages() -> bytes:
    count = 2_000
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    tree = b"<</Type/Pages/Count 999999999/Kids[%b]>>" % kids
    return file_of(CATALOG, tree, *[page_with(b"[]")] * count)


def one_page(content: bytes) -> bytes:
    return file_of(CATALOG, ONE_PAGE, page_with(b"4 0 R"), stream(content))


def pages_of(content: bytes, count: int) -> bytes:
    """Return a file of pages that all show the same."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    tree = b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = page_with(b"3 0 R", b"/Font<</F 4 0 R>>")
    return file_of(CATALOG, tree, stream(content), font, *[page] * count)


def sized(box: bytes) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%b/Contents 4 0 R>>" % box
    return file_of(CATALOG, ONE_PAGE, page, stream(b"0 0 m 9 9 l S"))


def with_font(entries: bytes, text: bytes = b"(1) Tj", program: bytes = b"null") -> bytes:
    """Return a file that shows text in a font; its program is object 6."""
    return file_of(
        CATALOG,
        ONE_PAGE,
        page_with(b"4 0 R", b"/Font<</F 5 0 R>>"),
        stream(b"BT /F 12 Tf 100 700 Td " + text + b" ET"),
        b"<</Type/Font/BaseFont/A%b>>" % entries,
        program,
    )


def true_type(subtable: bytes) -> bytes:
    """Return a file with a TrueType font that maps characters by a table, 60 000 times."""
    count = 60_000
    records = struct.pack(">HHL", 3, 1, 4 + 8 * count) * count
    table = struct.pack(">HH", 0, count) + records + subtable
    head = struct.pack(">4sHHHH4sLLL", b"true", 1, 0, 0, 0, b"cmap", 0, 28, len(table))
    return with_font(
        b"/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>/FontDescriptor<</FontFile2 6 0 R>>"
        b">>]",
        program=stream(head + table),
    )


def written(text: bytes) -> bytes:
    return with_font(b"/Subtype/Type1/BaseFont/Helvetica", text)


def filtered(filters: bytes, data: bytes) -> bytes:
    """Return a file whose page is a stream that goes through filters."""
    head = b"<</Filter%b/Length %d>>" % (filters, len(data))
    content = head + b"\nstream\n" + data + b"\nendstream"
    return file_of(CATALOG, ONE_PAGE, page_with(b"4 0 R"), content)


def lzw_of_one_byte(size: int) -> bytes:
    """Return codes for one byte, twice that byte and so on up to 3800 times, again and again."""
    codes = [256, 0, *range(258, 4_094)]
    limits = (255, 767, 1_791)  # how many codes there are of 9, 10 and 11 bits
    once = "".join(
        f"{code:0{9 + sum(number >= limit for limit in limits)}b}"
        for number, code in enumerate(codes)
    )
    bits = (once * (1 + size * 8 // len(once)))[: size * 8]
    return bytes(int(bits[place : place + 8], 2) for place in range(0, len(bits), 8))


def predicted(parameters: bytes, size: int = 3_000_000) -> bytes:
    packed = zlib.compress(b"\2" + b"x" * size, 9)
    return filtered(b"/FlateDecode/DecodeParms<<%b>>" % parameters, packed)


def packed_twice() -> bytes:
    return zlib.compress(zlib.compress(b"\0" * (80 << 20), 9), 9)


def with_table_stream(entries: bytes) -> bytes:
    """Return a file whose table of objects is a stream."""
    table = b"5 0 obj\n" + stream(b"\0" * 90, b"/Type/XRef/Root 1 0 R" + entries) + b"\nendobj\n"
    return b"%PDF-1.7\n" + table + b"startxref\n9\n%%EOF"


FILES: Mapping[str, Callable[[], bytes]] = {
    "a form within itself": lambda: file_of(
        CATALOG,
        ONE_PAGE,
        page_with(b"4 0 R", b"/XObject<</A 5 0 R>>"),
        stream(b"/A Do"),
        stream(b"/A Do", FORM + b"/Resources<</XObject<</A 5 0 R>>>>"),
    ),
    "forms within forms": many_forms,
    "80 MB of blanks": lambda: file_of(
        CATALOG, ONE_PAGE, page_with(b"4 0 R"), stream(b" " * (80 << 20))
    ),
    "20 MB of lines": lambda: file_of(
        CATALOG, ONE_PAGE, page_with(b"4 0 R"), stream(b"0 0 m 9 9 l S\n" * (3 << 19))
    ),
    "the same content again and again": lambda: file_of(
        CATALOG,
        ONE_PAGE,
        page_with(b"[" + b"4 0 R " * 50_000 + b"]"),
        stream(b"q Q\n" * 10_000),
    ),
    "2000 pages that say they are 999999999": many_pages,
    "a tree of pages that is its own branch": lambda: file_of(
        CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"
    ),
    "an object that is a reference to itself": lambda: file_of(CATALOG, b"2 0 R"),
    "a length that is its own stream": lambda: file_of(
        CATALOG, ONE_PAGE, page_with(b"4 0 R"), b"<</Length 4 0 R>>\nstream\nx\nendstream"
    ),
    "arrays nested 100 000 deep": lambda: file_of(b"[" * 100_000 + b"]" * 100_000),
    "a table of objects that leads back to itself": lambda: file_of(
        CATALOG, ONE_PAGE, page_with(b"[]"), trailer=b"/Prev 9"
    ),
    "no table of objects": lambda: file_of(CATALOG, ONE_PAGE, page_with(b"[]"))[:150],
    "nothing but a header": lambda: b"%PDF-1.4\n",
    "no PDF behind the header": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "as many of a million pages as there may be": lambda: file_of(
        CATALOG,
        b"<</Type/Pages/Count 1000000/Kids[%b]>>" % (b"3 0 R " * 1_000_000),
        page_with(b"[]"),
    ),
    "a tree of pages 100 000 deep": lambda: file_of(
        CATALOG,
        *(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 3) for number in range(100_000)),
        page_with(b"[]"),
    ),
    "a page that is its own parent": lambda: file_of(
        CATALOG, ONE_PAGE, b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", stream(b"BT ET")
    ),
    "lengths that lie": lambda: file_of(
        CATALOG,
        ONE_PAGE,
        page_with(b"[4 0 R 5 0 R 6 0 R]"),
        b"<</Length 999999999999>>\nstream\nBT ET\nendstream",
        b"<</Length -5>>\nstream\nBT ET\nendstream",
        b"<</Length (five)>>\nstream\nBT ET\nendstream",
    ),
    "a predictor of wide rows": lambda: predicted(b"/Predictor 15/Columns 2000000000/Colors 99"),
    "a predictor of no columns": lambda: predicted(b"/Predictor 12/Columns 0/BitsPerComponent 0"),
    "a predictor of one column and many rows": lambda: predicted(
        b"/Predictor 15/Columns 1", 20_000_000
    ),
    "a predictor of one column": lambda: predicted(b"/Predictor 15/Columns 1"),
    "a predictor of negative columns": lambda: predicted(b"/Predictor 2/Columns -1/Colors -1"),
    "compressed twice": lambda: filtered(b"[/FlateDecode/FlateDecode]", packed_twice()),
    "compressed a thousand times": lambda: filtered(
        b"[%b]" % (b"/FlateDecode" * 1_000), zlib.compress(b"x" * 5_000_000, 9)
    ),
    "a thousand filters": lambda: filtered(b"[%b]" % (b"/ASCIIHexDecode" * 1_000), b"30" * 10_000),
    "runs without end": lambda: filtered(b"/RunLengthDecode", b"\x81x" * 500_000),
    "LZW without end": lambda: filtered(b"/LZWDecode", bytes(range(256)) * 4_000),
    "LZW that grows": lambda: filtered(b"/LZWDecode", lzw_of_one_byte(60_000)),
    "much LZW that grows": lambda: filtered(b"/LZWDecode", lzw_of_one_byte(1_000_000)),
    "LZW twice": lambda: filtered(b"[/LZWDecode/LZWDecode]", lzw_of_one_byte(60_000)),
    "a huge fax": lambda: filtered(
        b"/CCITTFaxDecode/DecodeParms<</K -1/Columns 2000000000/Rows 2000000000>>", b"\0" * 1_000
    ),
    "a table of objects that says it is huge": lambda: file_of(
        CATALOG, ONE_PAGE, page_with(b"[]")
    ).replace(b"xref\n0 4", b"xref\n0 4000000000"),
    "a huge table of objects": lambda: file_of(CATALOG, *[b"0"] * 150_000),
    "a table of objects in a stream that says it is huge": lambda: with_table_stream(
        b"/W[0 0 0]/Index[0 1000000000]/Size 1000000000"
    ),
    "a table of objects of wide numbers": lambda: with_table_stream(
        b"/W[1 1000000000 1]/Size 9/Index[0 9]"
    ),
    "objects in a stream that says it holds many": lambda: file_of(
        CATALOG,
        b"<</Type/ObjStm/N 1000000000/First 1000000000/Length 5>>\nstream\n1 0 1\nendstream",
    ),
    "objects in a stream that holds many": lambda: (
        b"%PDF-1.7\n1 0 obj\n" + stream(b"1 0 " * 2_000_000, b"/Type/ObjStm/N 9/First 9") + b"\n"
    ),
    "streams without end": lambda: file_of(
        *(b"<</A %d 0 R/Length 9 0 R>>\nstream\n\n" % n for n in range(2, 9_000))
    ),
    "a huge page": lambda: sized(b"[0 0 1e300 1e300]"),
    "a page of impossible size": lambda: sized(b"[0 0 1%b 9]" % (b"0" * 400)),
    "a page of no size": lambda: sized(b"[]"),
    "a page whose size is not numbers": lambda: sized(b"[/a (b) <</c 1>> []]"),
    "a page turned by no angle": lambda: sized(b"[0 0 9 9]/Rotate 1e300"),
    "as many states as there may be": lambda: one_page(b"q " * 200_000),
    "deep arrays on a page": lambda: one_page(b"[" * 500_000),
    "deep dictionaries on a page": lambda: one_page(b"/a <</b " * 200_000),
    "deep brackets on a page": lambda: one_page(b"(" * 500_000),
    "operands without an operator": lambda: one_page(b"1 " * 500_000),
    "numbers of many digits": lambda: one_page(b"9" * 2_000_000 + b" Tf"),
    "pictures in the line": lambda: one_page(b"BI /W 9 ID " * 300_000),
    "as many lines as there may be": lambda: one_page(
        b"".join(b"0 %d m 9 %d l S " % (y, y) for y in range(90_000))
    ),
    "a lattice of as many lines as there may be": lambda: one_page(
        b"".join(
            b"%f 0 m %f 900 l S 0 %f m 900 %f l S " % (x / 40, x / 40, x / 40, x / 40)
            for x in range(24_000)
        )
    ),
    "as many boxes as there may be": lambda: one_page(
        b"".join(b"%d %d 5 5 re S " % (n % 200 * 5, n // 200 * 5) for n in range(39_000))
    ),
    "boxes within boxes": lambda: one_page(
        b"".join(
            b"%f %f %f %f re S " % (n / 90, n / 90, 600 - n / 45, 600 - n / 45)
            for n in range(26_000)
        )
    ),
    "as many characters as there may be": lambda: written(
        b"".join(b"9 %f Td (%b) Tj " % (n % 7, b"1" * 190) for n in range(1_000))
    ),
    "as many characters in one place as there may be": lambda: written(b"(1) Tj 0 0 Td " * 190_000),
    "as many lines of text as there may be": lambda: written(
        b"".join(b"1 0 0 1 %d %f Tm (1) Tj " % (n % 500, n / 300) for n in range(100_000))
    ),
    "as many columns of text as there may be": lambda: written(
        b"".join(
            b"1 0 0 1 %d %d Tm (1) Tj " % (n % 60 * 10, n // 60 % 80 * 10) for n in range(100_000)
        )
    ),
    "as many characters and lines as there may be": lambda: written(
        b"".join(
            b"1 0 0 1 %d %d Tm (1) Tj " % (n % 60 * 10, n // 60 % 80 * 10) for n in range(40_000)
        )
        + b"".join(b"0 %f m 900 %f l S " % (n / 40, n / 40) for n in range(40_000))
    ),
    "as many fills over characters as there may be": lambda: written(
        b"".join(
            b"1 0 0 1 %d %d Tm (1) Tj " % (n % 60 * 10, n // 60 % 80 * 10) for n in range(90_000)
        )
        + b"".join(b"%f 0 %f 900 re f " % (n / 90, 600 - n / 90) for n in range(20_000))
    ),
    "as many watermarks over characters as there may be": lambda: written(
        b".8 g "
        + b"".join(b"1 0 0 1 %d %d Tm (aa) Tj " % (n % 9 * 60, n // 9 * 14) for n in range(490))
        + b"0 g "
        + b"".join(
            b"1 0 0 1 %d %d Tm (%b) Tj " % (n % 60 * 10, n // 60 % 80 * 10, b"1" * 9)
            for n in range(19_000)
        )
    ),
    "watermarks on as many pages as there may be": lambda: pages_of(
        b".8 g BT /F 9 Tf "
        + b"".join(b"1 0 0 1 %d %d Tm (aa) Tj " % (n % 9 * 60, n // 9 * 14) for n in range(180))
        + b"ET 0 0 m 900 900 l S 0 300 m 900 300 l S",
        480,
    ),
    "as many clips that cut lines as there may be": lambda: one_page(
        b"".join(
            b"q %d %d 90 90 re W n 0 %d m 900 %d l S Q " % (n % 500, n % 700, n % 700, n % 700)
            for n in range(33_000)
        )
    ),
    "as many states with fonts as there may be": lambda: file_of(
        CATALOG,
        ONE_PAGE,
        page_with(
            b"4 0 R",
            b"/ExtGState<</G<</Font[<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<<"
            b"/Differences[0%b]>>>> 9]>>>>" % (b"/a" * 20_000),
        ),
        stream(b"/G gs " * 600_000),
    ),
    "forms with fonts of their own without end": lambda: file_of(
        CATALOG,
        ONE_PAGE,
        page_with(b"4 0 R", b"/XObject<</A 5 0 R>>"),
        stream(b"/A Do " * 8_000),
        stream(
            b"",
            FORM
            + b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<<"
            + b"/Differences[0%b]>>>>>>>>" % (b"/a" * 20_000),
        ),
    ),
    "as many shadings as there may be": lambda: one_page(b"/S sh " * 600_000),
    "as many patterns as there may be": lambda: one_page(
        b"/Pattern cs " + b"".join(b"/P%d scn 0 0 9 9 re f " % n for n in range(39_000))
    ),
    "as many colours as there may be": lambda: written(
        b"".join(b"%f 0 0 rg (1) Tj " % (n / 99_000) for n in range(99_000))
    ),
    "fields without end": lambda: file_of(
        CATALOG,
        ONE_PAGE,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Annots[%b]>>"
        % (b"<</Subtype/Widget/FT/Tx/Rect[0 0 90 9]/V(1)>>" * 60_000),
    ),
    "fields that are drawn without end": lambda: file_of(
        CATALOG,
        ONE_PAGE,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Annots[%b]>>"
        % (b"<</Subtype/Widget/FT/Tx/Rect[0 0 90 9]/AP<</N 4 0 R>>>>" * 20_000),
        stream(b"0 0 9 9 re f", b"/Subtype/Form/BBox[0 0 9 9]"),
    ),
    "huge type": lambda: written(b"/F 1e300 Tf (1) Tj 1e300 0 0 1e300 1e300 1e300 Tm (1) Tj"),
    "type of no size": lambda: written(b"/F 0 Tf (1) Tj /F 12 Tf 0 0 0 0 0 0 Tm (1) Tj"),
    "a map of all characters": lambda: file_with_map(
        b"1 beginbfrange <00000000> <7FFFFFFF> <0000> endbfrange "
        b"1 begincidrange <00000000> <7FFFFFFF> 0 endcidrange"
    ),
    "a map of characters to long texts": lambda: file_with_map(
        b"1 beginbfchar <41> <%b> endbfchar" % (b"0031" * 200_000)
    ),
    "a map that uses itself": lambda: file_with_map(b"/Identity-H usecmap " * 100_000),
    "widths of all characters": lambda: with_font(
        b"/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/W[0 2000000000 500]>>]"
    ),
    "a character that writes itself": lambda: with_font(
        b"/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 9 9]/FirstChar 0/LastChar 999999999"
        b"/Widths[1]/Encoding<</Differences[49/a]>>/CharProcs<</a 4 0 R>>"
    ),
    "an encoding named by a path": lambda: with_font(
        b"/Subtype/Type0/Encoding/..#2f..#2f..#2fetc#2fpasswd/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/CIDSystemInfo<</Registry(..)/Ordering(/etc/passwd)>>>>]"
    ),
    "a font whose parts are of wrong types": lambda: with_font(
        b"/Subtype/TrueType/Widths 5/FirstChar(a)/FontDescriptor[1]/Encoding<</Differences 9>>"
        b"/ToUnicode(x)"
    ),
    "a font that is its own descendant": lambda: with_font(
        b"/Subtype/Type0/Encoding/Identity-H/DescendantFonts[5 0 R]"
    ),
    "a font program of many words": lambda: with_font(
        b"/Subtype/Type1/FontDescriptor<</FontFile 6 0 R>>",
        program=stream(b"/a 1 def " * 3_000_000, b"/Length1 99999999"),
    ),
    "a font program that maps all characters often": lambda: true_type(
        struct.pack(">HHHHHHH", 4, 0, 0, 20_000, 0, 0, 0) + b"\xff\xff" * 10_000 + b"\0\0" * 30_001
    ),
    "a font program that maps characters that do not exist": lambda: true_type(
        struct.pack(">HHLLLLLL", 12, 0, 28, 0, 1, 0, 0xFFFFFFFF, 0)
    ),
    "a font program that maps characters by two bytes": lambda: true_type(
        struct.pack(">HHH", 2, 0, 0) + b"\xff\xf8" * 256 + b"\0\0\xff\xff\0\0\0\0" * 8_192
    ),
    "a font program whose tables are many": lambda: true_type(b"\0\0" * 40_000),
    "a lock that nobody knows": lambda: file_of(
        CATALOG,
        ONE_PAGE,
        page_with(b"[]"),
        b"<</Filter/Standard/V 99/R 99/Length 1000000000/O(x)/U(x)/P -1>>",
        trailer=b"/Encrypt 4 0 R/ID[(a)(b)]",
    ),
    "a lock without its parts": lambda: file_of(
        CATALOG, ONE_PAGE, page_with(b"[]"), trailer=b"/Encrypt<</Filter/Standard>>/ID 5"
    ),
    "a script and a file to open": lambda: file_of(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://a/'))>>"
        b"/AA<</O<</S/Launch/F(/bin/sh)>>>>>>",
        ONE_PAGE,
        page_with(b"4 0 R"),
        b"<</F(/etc/passwd)/FFilter/FlateDecode/Length 5>>\nstream\nBT ET\nendstream",
    ),
    "NUL bytes": lambda: b"%PDF-1.7\n" + b"\0" * (20 << 20),
    "as many brackets as there may be": lambda: b"%PDF-1.7\n1 0 obj\n" + b"<<" * (2 << 20),
    "as many beginnings of objects as there may be": lambda: (
        b"%PDF-1.7\n" + b"1 0 obj\n" * (1 << 19)
    ),
    "beginnings of streams": lambda: b"%PDF-1.7\n" + b"1 0 obj<<>>stream\n" * (1 << 18),
    "ends of files": lambda: b"%PDF-1.7\n" + b"startxref\n9\n%%EOF\n" * (1 << 20),
    "a name without end": lambda: b"%PDF-1.7\n1 0 obj/" + b"a" * (16 << 20),
    "a string without end": lambda: b"%PDF-1.7\n1 0 obj(" + b"a" * (16 << 20),
}
