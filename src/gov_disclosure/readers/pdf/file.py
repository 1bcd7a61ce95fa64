"""The objects of a PDF file, read by pdfminer.six and counted while they are read.

A PDF file says itself how large its parts are when decoded and where it goes on, so a small
file can keep a reader busy for hours or fill its memory. Whatever is decoded, followed or
drawn is counted here, and too much of it is an error.
"""

from __future__ import annotations

import math
import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import attrs
from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfdocument import LITERAL_OBJSTM, PDFDocument, PDFEncryptionError
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_DCT_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_JBIG2_DECODE,
    LITERALS_JPX_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    int_value,
)
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSBaseParser

from gov_disclosure.readers.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfminer.psparser import PSBaseParserToken, PSKeyword

PasswordNeededError = PDFEncryptionError
"""Raised by the library for a file that it cannot decrypt without a password, or at all."""

_MOST_OBJECTS_FOLLOWED = 100_000
_MOST_PARSED = 700_000
_MOST_COMPARED = 4_000_000
_LONGEST_TOKEN = 1 << 20
_END_OF_FILE = 1 << 16  # where the place of the table of objects stands
_BYTES_A_TOKEN = 4
_BYTES_A_LINE = 4096
_LINE = re.compile(rb"[^\r\n]*(?:\r\n?|\n)")
_MOST_SLOWLY_DECODED = 1 << 16
_MOST_PREDICTED = 1 << 22
_HEADER = b"%PDF-"
_BEFORE_HEADER = 1024 + len(_HEADER)  # as far as viewers look for it
_SPACE = b"\0\t\n\f\r "
_FILTER_NAMES = {"F", "Filter", "DP", "DecodeParms", "FDecodeParms"}
_FAST_FILTERS = {*LITERALS_DCT_DECODE, *LITERALS_JPX_DECODE, *LITERALS_JBIG2_DECODE}
_SLOW_FILTERS = {*LITERALS_LZW_DECODE, *LITERALS_RUNLENGTH_DECODE}
_TEXT_FILTERS = {
    **dict.fromkeys(LITERALS_ASCII85_DECODE, ascii85decode),
    **dict.fromkeys(LITERALS_ASCIIHEX_DECODE, asciihexdecode),
}


class TooMuchError(Exception):
    """More than a limit allows.

    Attributes:
        reason: what there is too much of and what to do, in Chinese.
        reason_en: the same in English.
    """

    def __init__(self, what: str, what_en: str, limit: str | None = None) -> None:
        super().__init__(what_en)
        raised = f"；确属年度报告时可用 limits（命令行为 --limit）放宽 {limit}"
        raised_en = f"; raise {limit} of limits (--limit) if this really is a report"
        self.reason = f"PDF {what}{raised if limit else '，不予读取'}"
        self.reason_en = f"PDF with {what_en}{raised_en if limit else ''}"


@attrs.define
class Work:
    """The work that reading a file has taken so far.

    Attributes:
        limits: what is allowed.
        decoded: bytes of streams decoded.
        followed: objects looked up.
        parsed: tokens and lines of the file, and characters of fonts.
        content: bytes of page content read.
        drawn: characters and lines drawn.
        compared: characters compared with what may strike them out, cover or cross them.
    """

    limits: Limits
    decoded: int = 0
    followed: int = 0
    parsed: int = 0
    content: int = 0
    drawn: int = 0
    compared: int = 0

    def follow(self) -> None:
        """Count an object that is looked up."""
        self.followed += 1
        if self.followed > _MOST_OBJECTS_FOLLOWED:
            raise TooMuchError("对象互相引用过多", "objects refer to each other without end")

    def parse(self, number: int) -> None:
        """Count tokens or lines of the file, or characters of a font."""
        self.parsed += number
        if self.parsed > _MOST_PARSED:
            raise TooMuchError("对象和字体的内容过多", "too much in its objects and fonts")

    def decode(self, size: int) -> None:
        """Count the decoded bytes of a stream."""
        self.decoded += size
        if self.decoded > self.limits.max_decoded_bytes:
            raise TooMuchError("解压后过大", "streams too large when decoded", "max_decoded_bytes")

    def read(self, size: int) -> None:
        """Count bytes of page content."""
        self.content += size
        if self.content > self.limits.max_page_content_bytes:
            raise TooMuchError("页面内容过多", "too much page content", "max_page_content_bytes")

    def draw(self, number: int = 1) -> None:
        """Count characters or lines."""
        self.drawn += number
        if self.drawn > self.limits.max_drawn:
            raise TooMuchError("字符和线条过多", "too many characters and lines", "max_drawn")

    def compare(self, number: int) -> None:
        """Count characters that are compared with a line or a fill."""
        self.compared += number
        if self.compared > _MOST_COMPARED:
            raise TooMuchError("线条、填充与文字重叠过多", "too many lines and fills over its text")


class _Stream(PDFStream):
    """A stream that is decoded only as far as the limits allow."""

    def __init__(self, stream: PDFStream, work: Work) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._work = work

    def decode(self) -> None:
        data = self.rawdata or b""
        if self.decipher is not None and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        filters = self.get_filters()
        while filters and filters[0][0] in _TEXT_FILTERS:
            data = _TEXT_FILTERS[filters.pop(0)[0]](data.translate(None, _SPACE))
        names = [name for name, _ in filters]
        if names and names[0] in LITERALS_FLATE_DECODE and data.strip():
            # The library would decode without bound. Handed to it uncompressed, the stream
            # goes through its predictors and other filters.
            inflated = self._inflated(data)
            _check_predictor(filters[0][1], len(inflated))
            data = zlib.compress(inflated, 0)
            names = names[1:]
        else:
            self._work.decode(len(data))
        _check_filters(names, len(data))
        self.rawdata, self.decipher = data, None
        self.attrs = {
            **{name: value for name, value in self.attrs.items() if name not in _FILTER_NAMES},
            "Filter": [name for name, _ in filters],
            "DecodeParms": [parameters for _, parameters in filters],
        }
        super().decode()
        if names:
            self._work.decode(len(self.data or b""))
        if self.attrs.get("Type") is LITERAL_OBJSTM:
            self._work.parse(len(self.data or b"") // _BYTES_A_TOKEN)

    def _inflated(self, data: bytes) -> bytes:
        # Without the two bytes of its header zlib does not compare the checksum, which some
        # producers get wrong; whether the data is whole shows all the same.
        decompress = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            found = decompress.decompress(
                data[2:], self._work.limits.max_decoded_bytes - self._work.decoded + 1
            )
        except zlib.error as error:
            raise PDFException("a compressed stream is damaged") from error
        self._work.decode(len(found))
        if not decompress.eof:
            raise PDFException("a compressed stream ends early")
        return found


def _check_predictor(parameters: object, size: int) -> None:
    """Accept a stream whose rows are no longer than it, and which is short if it has a predictor.

    The library goes over its bytes one by one.
    """
    if not isinstance(parameters, dict) or int_value(parameters.get("Predictor", 1)) == 1:
        return
    parts = [int_value(parameters.get(name, 1)) for name in ("Colors", "Columns")]
    bits = int_value(parameters.get("BitsPerComponent", 8))
    if not all(0 < part <= size for part in (*parts, bits)) or math.prod(parts) > size:
        raise PDFException("the rows of a stream are longer than it is")
    if size > _MOST_PREDICTED:
        raise PDFException("a stream is large and slow to decode")


def _check_filters(names: Sequence[object], size: int) -> None:
    """Accept the filters of a stream, beside the first compression, if they end in time."""
    slow = [name for name in names if name not in _FAST_FILTERS]
    if not _SLOW_FILTERS.issuperset(slow) or len(slow) > 1:
        raise PDFException("a stream is compressed in a way in which no text is")
    if slow and size > _MOST_SLOWLY_DECODED:
        raise PDFException("a stream is large and slow to decode")


class _Parser(PDFParser):
    """A parser whose streams are bounded, and which counts tokens and lines."""

    def __init__(self, data: bytes, work: Work) -> None:
        super().__init__(BytesIO(data))
        self._data = data
        self._work = work

    def nexttoken(self) -> tuple[int, PSBaseParserToken]:
        self._work.parse(1)
        return super().nexttoken()

    def fillbuf(self) -> bool:
        if len(self._curtoken) > _LONGEST_TOKEN:
            raise PDFException("a string or name is too long")
        return super().fillbuf()

    def nextline(self) -> tuple[int, bytes]:
        # The library takes quadratic time for long lines, as for those below.
        start = self.bufpos + self.charpos
        found = _LINE.match(self._data, start)
        if found is None:
            raise PSEOF("no further line")
        self._work.parse(1 + (found.end() - start) // _BYTES_A_LINE)
        PSBaseParser.seek(self, found.end())
        return start, found.group()

    def revreadlines(self) -> Iterator[bytes]:
        return reversed(self._data[-_END_OF_FILE:].splitlines())

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        super().do_keyword(pos, token)
        if token is self.KEYWORD_STREAM and self.curstack:
            place, stream = self.curstack[-1]
            if isinstance(stream, PDFStream):
                self.curstack[-1] = (place, _Stream(stream, self._work))


class _Document(PDFDocument):
    """A document that counts the objects looked up in it."""

    def __init__(self, data: bytes, work: Work) -> None:
        self._work = work
        super().__init__(_Parser(data, work))

    def getobj(self, objid: int) -> Any:
        self._work.follow()
        return super().getobj(objid)


def document_of(data: bytes, work: Work) -> PDFDocument:
    """Return the objects of a file.

    Args:
        data: the file; what precedes its header is passed over.
        work: counts what is read.

    Raises:
        TooMuchError: it holds too much.
        PDFPasswordIncorrect: it needs a password.
    """
    header = data.find(_HEADER, 0, _BEFORE_HEADER)
    return _Document(data[max(header, 0) :], work)


def pages_of(document: PDFDocument, work: Work) -> Iterator[PDFPage]:
    """Yield the pages of a file.

    Args:
        document: its objects.
        work: counts what is read.

    Raises:
        TooMuchError: there are more pages than allowed, or too much else.
    """
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > work.limits.max_pages:
            most = work.limits.max_pages
            raise TooMuchError(f"超过 {most} 页", f"more than {most} pages", "max_pages")
        yield page
