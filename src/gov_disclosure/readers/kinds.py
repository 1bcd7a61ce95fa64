"""What kind of binary file a file is, by its content; and the kinds that are refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.ole_directory import OLE_SIGNATURE, root_names

if TYPE_CHECKING:
    from collections.abc import Collection

    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.zip_parts import ZipParts


@attrs.frozen
class _Refusal:
    """Why a kind of file is not read, and what to do.

    Attributes:
        what: the kind of file.
        advice: what to do.
    """

    what: Words
    advice: Words

    def error(self, file: str | None) -> UnreadableFileError:
        space = " " if self.what.zh[0].isascii() else ""
        return UnreadableFileError(
            file,
            f"这是{space}{self.what.zh}，不能读取；{self.advice.zh}",
            f"this is {self.what.en}, which cannot be read; {self.advice.en}",
        )


def _save_as(formats: str, formats_en: str) -> Words:
    return Words(f"请打开后另存为 {formats}", f"open it and save it as {formats_en}")


_TEXT = _save_as("docx 或 PDF", "DOCX or PDF")
_SHEET = _save_as("xlsx 或 PDF", "XLSX or PDF")
_PDF = _save_as("PDF", "PDF")
_UNLOCK = Words("请用密码打开，去除密码后另存", "open it with its password and save it without one")
_UNPACK = Words("请解压后读取其中的报告", "unpack it and read the report in it")
_OCR = Words("请先作 OCR（文字识别）", "run OCR on it first")

_REFUSED = {
    "archive": _Refusal(Words("压缩文件", "an archive"), _UNPACK),
    "doc": _Refusal(
        Words("旧版 Word（.doc）或 WPS 文字（.wps）文件", "an old Word or WPS file"), _TEXT
    ),
    "encrypted": _Refusal(Words("加密的 Office 文件", "an encrypted Office file"), _UNLOCK),
    "json": _Refusal(
        Words("JSON 文件", "a JSON file"),
        Words(
            "若是本库写出的报告，请用 gov_disclosure.loads 读入，否则请读取报告原文",
            "if this library wrote it, gov_disclosure.loads takes it; else read the report itself",
        ),
    ),
    "ofd": _Refusal(Words("OFD 版式文件", "an OFD file"), _PDF),
    "ole": _Refusal(Words("旧版 Office 或 WPS 文件", "an old Office or WPS file"), _TEXT),
    "open document": _Refusal(Words("ODF 或 UOF 文件", "an ODF or UOF file"), _TEXT),
    "picture": _Refusal(Words("图片", "a picture"), _OCR),
    "pptx": _Refusal(Words("演示文稿", "a presentation"), _PDF),
    "rtf": _Refusal(Words("RTF 文件", "an RTF file"), _TEXT),
    "word xml": _Refusal(Words("Word XML 文件", "a Word XML file"), _TEXT),
    "xlsb": _Refusal(Words("Excel 二进制工作簿（.xlsb）", "a binary Excel workbook"), _SHEET),
}
"""Kinds that are recognised and refused."""

_XML = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?"
_SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"(?:\xef\xbb\xbf)?[\0\s]*%PDF-"), "pdf"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"), "zip"),
    (re.compile(re.escape(OLE_SIGNATURE)), "ole"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}", re.DOTALL), "picture"),
    (re.compile(rb"II\*\0|MM\0\*|RIFF.{4}WEBP", re.DOTALL), "picture"),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08"), "archive"),
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"[^"\r\n]{1,200}"\s*:'), "json"),
    (
        re.compile(
            rb"\s*(?:From|Snapshot-Content-Location|Subject|Date|MIME-Version|Content-Type):"
            rb"(?s:.{0,4096}?)multipart/related",
            re.IGNORECASE,
        ),
        "mhtml",
    ),
    (re.compile(_XML + rb"(?:<\?mso-application[^<>]*Word|<w:wordDocument\b)"), "word xml"),
    (re.compile(_XML + rb"<office:document\s"), "open document"),
    (
        re.compile(
            _XML + rb"(?:<\?mso-application[^<>]*Excel[^<>]*>\s*)?"
            rb"(?:<!--.{0,200}?-->\s*)?<(?:\w{1,9}:)?Workbook\s[^<>]*office:spreadsheet"
        ),
        "spreadsheetml",
    ),
)
"""How the content of each kind begins."""

_LATE_PDF = re.compile(rb".{,1024}%PDF-\d", re.DOTALL)
"""How a PDF file may begin that a server or mail program put bytes before."""

_ZIP_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "ppt/presentation.xml": "pptx",
    "OFD.xml": "ofd",
    "uof.xml": "open document",
    "META-INF/manifest.xml": "open document",
}
"""Parts by which a ZIP file shows its kind; what comes first is surer."""

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_PARTS = (
    (re.compile(rb"(?:wordprocessingml|ms-word)\.(?:document|template)[\w.]*main\+xml"), "docx"),
    (re.compile(rb"(?:spreadsheetml|ms-excel)\.(?:sheet|template)[\w.]*main\+xml"), "xlsx"),
)
"""Content types of main parts, which may have any name."""

_OLE_NAMES = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
}
"""Names in the root of an OLE file by which it shows its kind."""


def binary_kind(data: bytes, file: str | None, limits: Limits) -> str | None:
    """Return the name of the binary format of a file, or None if it seems to be text.

    Args:
        data: the file.
        file: its name, for errors.
        limits: bounds on what is unpacked.

    Raises:
        UnreadableFileError: it is damaged, or of a kind that is not read.

    Example:
        >>> from gov_disclosure.readers.limits import DEFAULT_LIMITS
        >>> binary_kind(b"%PDF-1.7", None, DEFAULT_LIMITS)
        'pdf'
    """
    kind = next((kind for begin, kind in _SIGNATURES if begin.match(data)), None)
    if kind is None and _LATE_PDF.match(data) and b"endobj" in data:
        kind = "pdf"
    if kind == "zip":
        from gov_disclosure.readers.zip_parts import ZipParts  # noqa: PLC0415 - many modules

        kind = _zip_kind(ZipParts(data, file, limits))
    elif kind == "ole":
        names = root_names(data)
        if not names:
            raise _damaged(file)
        kind = next((kind for name, kind in _OLE_NAMES.items() if name in names), "ole")
    if kind in _REFUSED:
        raise _REFUSED[kind].error(file)
    return kind


def _damaged(file: str | None) -> UnreadableFileError:
    return UnreadableFileError(
        file,
        "这是旧版 Office 或 WPS 文件，但已损坏或不完整，不能打开；请重新下载",
        "this is an old Office or WPS file, but it is damaged or incomplete; download it again",
    )


def shows_document(names: Collection[str]) -> bool:
    """Tell whether the names in a ZIP file are those of a document, and not of an archive.

    Example:
        >>> shows_document(["word/document.xml"]), shows_document(["青溪镇.docx"])
        (True, False)
    """
    return _CONTENT_TYPES in names or any(name in names for name in _ZIP_PARTS)


def _zip_kind(parts: ZipParts) -> str:
    for name, kind in _ZIP_PARTS.items():
        if name in parts:
            return kind
    if _CONTENT_TYPES in parts:
        types = parts.read(_CONTENT_TYPES)
        for main, kind in _MAIN_PARTS:
            if main.search(types):
                return kind
    return "archive"
