"""PDF files put together from objects, right or wrong ones."""

from __future__ import annotations

import zlib


def file_of(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Return a file of numbered objects, with a table of where they are."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Root 1 0 R/Size %d%b>>"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer,
        )
        + (b"\nstartxref\n%d\n%%%%EOF" % len(out))
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    head = b"<<%b/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream"


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


def page_with(contents: bytes, resources: bytes = b"") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %b/Resources<<%b>>>>" % (
        contents,
        resources,
    )


def file_with_map(cmap: bytes) -> bytes:
    """Return a file that shows the codes 41 and 42 by a font with that map to Unicode."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return file_of(
        CATALOG,
        ONE_PAGE,
        page_with(b"4 0 R", b"/Font<</F 5 0 R>>"),
        stream(b"BT /F 12 Tf 100 700 Td <4142> Tj ET"),
        font,
        stream(b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange " + cmap),
    )
