"""The fonts of a PDF file, built by pdfminer.six, each part of them counted before.

A font says in a few bytes that it has a thousand million characters. What the library would
write out one by one is measured first, or written by a map that counts.
"""

from __future__ import annotations

import functools
import itertools
import struct
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.encodingdb import name2unicode
from pdfminer.pdffont import PDFSimpleFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, dict_value, int_value, list_value, resolve1
from pdfminer.psparser import PSLiteral

from gov_disclosure.readers.pdf.glyphs import glyph_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pdfminer.pdffont import PDFFont

    from gov_disclosure.readers.pdf.file import Work

_EMBEDDED = ("FontFile", "FontFile2")
_WIDTHS = {"W": 3, "W2": 5}
"""Entries for the widths of characters, and how many numbers there are for a range of them."""

_BYTES_A_TOKEN = 4


class Fonts(PDFResourceManager):
    """Makes the fonts of a file, as far as the limits allow.

    Args:
        work: counts what is read.

    Attributes:
        glyph: returns a character of a font, of which most come again and again.
    """

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.glyph = functools.cache(glyph_of)
        self._work = work
        self._unnumbered: dict[int, tuple[Mapping[str, object], PDFFont]] = {}

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return the font of a description; one without a number is known by its place."""
        if objid is not None:
            return self._font(objid, spec)
        place = id(spec)
        if place not in self._unnumbered:
            self._unnumbered[place] = (spec, self._font(objid, spec))
        return self._unnumbered[place][1]

    def _font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        if (objid and objid in self._cached_fonts) or "DescendantFonts" in spec:
            return super().get_font(objid, spec)  # the descendant comes here again
        for entry, numbers in _WIDTHS.items():
            if entry in spec:
                self._work.parse(_covered(list_value(spec[entry]), numbers))
        to_unicode = resolve1(spec.get("ToUnicode"))
        is_mapped = isinstance(to_unicode, PDFStream)
        left_out = {"ToUnicode"} if is_mapped else set()
        spec = {name: value for name, value in spec.items() if name not in left_out}
        if "FontDescriptor" in spec:
            spec["FontDescriptor"] = self._descriptor(
                dict_value(spec["FontDescriptor"]), is_mapped=is_mapped
            )
        font = super().get_font(objid, spec)
        if isinstance(font, PDFSimpleFont):
            for code in self._unnamed(spec):
                font.cid2unicode.pop(code, None)
        if isinstance(to_unicode, PDFStream):
            font.unicode_map = self._unicode_map(to_unicode.get_data())  # type: ignore[attr-defined]  # all but its root class have one
        return font

    def _unnamed(self, spec: Mapping[str, object]) -> Iterator[int]:
        """Yield the codes of glyphs whose names nobody knows: they say something else now.

        The library would leave them what the code says without these names.
        """
        encoding = resolve1(spec.get("Encoding"))
        listed = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
        code = 0
        for entry in map(resolve1, listed if isinstance(listed, list) else ()):
            self._work.parse(1)
            if isinstance(entry, int):
                code = entry
            elif isinstance(entry, PSLiteral):
                if not _is_known(str(entry.name)):
                    yield code
                code += 1

    def _unicode_map(self, data: bytes) -> FileUnicodeMap:
        self._work.parse(len(data) // _BYTES_A_TOKEN)
        found = _CountedMap(self._work)
        CMapParser(found, BytesIO(data)).run()
        return found

    def _descriptor(self, descriptor: dict[str, Any], *, is_mapped: bool) -> dict[str, Any]:
        """Return a description of a font without the programs that nobody asks for."""
        if is_mapped:
            return {name: value for name, value in descriptor.items() if name not in _EMBEDDED}
        type_1, true_type = (resolve1(descriptor.get(name)) for name in _EMBEDDED)
        if isinstance(type_1, PDFStream):
            length = max(int_value(type_1.get("Length1", 0)), 0)
            self._work.parse(min(length, len(type_1.get_data())) // _BYTES_A_TOKEN)
        if isinstance(true_type, PDFStream):
            for number in _mapped(true_type.get_data()):
                self._work.parse(number)
        return descriptor


def _is_known(name: str) -> bool:
    """Tell whether the name of a glyph says which character it is."""
    try:
        return bool(name2unicode(name))
    except (KeyError, ValueError):
        return False


class _CountedMap(FileUnicodeMap):
    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work

    def add_cid2unichr(self, cid: int, code: PSLiteral | bytes | int) -> None:
        self._work.parse(1)
        super().add_cid2unichr(cid, code)


def _covered(widths: Sequence[object], numbers: int) -> int:
    """Return how many characters a list of widths is for: lists, and ranges of one width."""
    covered = 0
    held: list[float] = []
    for value in map(resolve1, widths):
        if isinstance(value, list):
            covered += len(value)
            held = []
        elif isinstance(value, int | float):
            held.append(value)
            if len(held) == numbers:
                covered += max(0, int(held[1] - held[0]) + 1)
                held = []
    return covered


def _mapped(font: bytes) -> Iterator[int]:
    """Yield how many characters each table of a TrueType font maps, as far as it can be read."""
    try:
        (tables,) = struct.unpack_from(">H", font, 4)
        records = [struct.unpack_from(">4s4xLL", font, 12 + 16 * n) for n in range(tables)]
        start = next((place for name, place, _ in records if name == b"cmap"), None)
        if start is None:
            return
        (subtables,) = struct.unpack_from(">H", font, start + 2)
        for number in range(subtables):
            (place,) = struct.unpack_from(">L", font, start + 4 + 8 * number + 4)
            yield from _mapped_by(font, start + place)
    except struct.error:
        return  # the library will see the same


def _mapped_by(font: bytes, place: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", font, place)
    if kind == 2:
        headers = max(struct.unpack_from(">256H", font, place + 6)) // 8 + 1
        for number in range(headers):
            yield 1 + struct.unpack_from(">H", font, place + 518 + 8 * number + 2)[0]
    elif kind == 4:
        (segments,) = struct.unpack_from(">H", font, place + 6)
        count = segments // 2
        ends = struct.unpack_from(f">{count}H", font, place + 14)
        starts = struct.unpack_from(f">{count}H", font, place + 16 + 2 * count)
        yield sum(max(0, end - start) + 1 for start, end in zip(starts, ends, strict=True))
    elif kind == 12:
        (groups,) = struct.unpack_from(">L", font, place + 12)
        for group in itertools.islice(itertools.count(), groups):
            first, last = struct.unpack_from(">LL", font, place + 16 + 12 * group)
            yield max(0, last - first) + 1
    else:
        yield len(font) // 2 if kind == 10 else 0x10000
