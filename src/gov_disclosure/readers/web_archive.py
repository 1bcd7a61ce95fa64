"""Web archives (MHT, MHTML) as browsers save them: the page in them."""

from __future__ import annotations

import binascii
import quopri
import re
from typing import TYPE_CHECKING

from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.encodings import decode
from gov_disclosure.readers.html import declared_encoding, html_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.document import Document
    from gov_disclosure.readers.limits import Limits

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb'\bboundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)
_CONTENT = re.compile(
    rb"^Content-Type:\s*(text/html|application/xhtml\+xml)\b", re.IGNORECASE | re.MULTILINE
)
_CHARSET = re.compile(rb'\bcharset\s*=\s*"?([\w.:-]{1,40})', re.IGNORECASE)
_CODING = re.compile(
    rb"^Content-Transfer-Encoding:\s*(quoted-printable|base64)\b", re.IGNORECASE | re.MULTILINE
)
_LONGEST_HEAD = 8192
_END_OF_PAGE = re.compile(rb"</html>\s*$", re.IGNORECASE)
_LONGEST_END = 200


def web_archive_document(data: bytes, file: str | None, limits: Limits) -> Document:
    r"""Return the first page of a web archive as a document; its other parts are not read.

    Args:
        data: the file.
        file: its name, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: it holds no page, or a larger one than the limits allow.
        MissingExtraError: turbohtml is not installed.

    Example:
        >>> from gov_disclosure.readers.limits import DEFAULT_LIMITS
        >>> page = b"Content-Type: text/html\n\n<p>\xe6\x97\xa0\xe3\x80\x82\n--x--"
        >>> archive = b"Content-Type: multipart/related; boundary=x\n\n--x\n" + page
        >>> web_archive_document(archive, None, DEFAULT_LIMITS).blocks
        (Paragraph(text='无。'),)
    """
    for part, is_ended in _parts(data):
        head, body = _cut(part)
        if not _CONTENT.search(head):
            continue
        coding = _CODING.search(head)
        if coding is not None:
            body = _decoded(body, is_quoted=coding[1].lower() != b"base64", file=file)
        if not is_ended and not _END_OF_PAGE.search(body[-_LONGEST_END:]):
            break  # the file is cut off
        charset = _CHARSET.search(head)
        declared = charset[1].decode("ascii", "replace").lower() if charset else None
        markup = decode(body, file, declared or declared_encoding(body))
        return html_document(markup, file, limits)
    raise UnreadableFileError(
        file,
        "这是单个文件网页（MHT、MHTML），但其中没有完整的网页，不能读取；请用浏览器打开后另存为"
        " HTML，或打印为 PDF",
        "this is a web archive (MHT, MHTML) without a whole page in it; open it in a browser and "
        "save it as HTML, or print it to PDF",
    )


def _cut(part: bytes) -> tuple[bytes, bytes]:
    """Return the head and the body of a part."""
    part = part.lstrip(b"\r\n")
    end = _END_OF_HEAD.search(part, 0, _LONGEST_HEAD)
    return (part[: end.start()], part[end.end() :]) if end else (b"", b"")


def _parts(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield each part, and whether the mark that ends it is there."""
    head, body = _cut(data)
    found = _BOUNDARY.search(head)
    if found is None:
        return
    mark = b"\n--" + (found[1] or found[2])
    body = b"\n" + body
    start = body.find(mark)
    while start >= 0:
        start += len(mark)
        if body.startswith(b"--", start):
            return
        end = body.find(mark, start)
        yield body[start : end if end >= 0 else None].lstrip(b" \t"), end >= 0
        start = end


def _decoded(body: bytes, *, is_quoted: bool, file: str | None) -> bytes:
    if is_quoted:
        return quopri.decodestring(body)
    try:
        return binascii.a2b_base64(body)
    except binascii.Error as error:
        raise UnreadableFileError(
            file,
            "网页的 base64 编码已损坏；请重新下载，或用浏览器重新保存",
            "the base64 of the page is damaged; download it again or save it again in a browser",
        ) from error
