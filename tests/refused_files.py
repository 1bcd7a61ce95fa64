"""Files of kinds that are not read, each with a word of the advice that is given."""

from __future__ import annotations

from containers import ole, zipped
from gov_disclosure.readers.ole_directory import OLE_SIGNATURE

_NONE = 0xFFFFFFFF
_ROOT = ("Root Entry", _NONE, _NONE, 1)

REFUSED = {
    "docx under a password": (ole([_ROOT, ("EncryptedPackage", _NONE, _NONE, _NONE)]), "去除密码"),
    "old Word": (ole([_ROOT, ("WordDocument", _NONE, _NONE, _NONE)]), "docx 或 PDF"),
    "old Word that holds a workbook": (
        ole(
            [
                _ROOT,
                ("ObjectPool", 3, _NONE, 2),
                ("Workbook", _NONE, _NONE, _NONE),
                ("WordDocument", _NONE, _NONE, _NONE),
            ]
        ),
        "（.doc）",
    ),
    "another OLE file": (ole([_ROOT, ("PowerPoint Document", _NONE, _NONE, _NONE)]), "Office"),
    "an OLE file that is cut": (OLE_SIGNATURE + bytes(20), "Office"),
    "OFD": (zipped({"OFD.xml": "<ofd:OFD/>", "Doc_0/Document.xml": ""}), "另存为 PDF"),
    "ODF": (zipped({"content.xml": "", "META-INF/manifest.xml": ""}), "docx 或 PDF"),
    "flat ODF": (b'<?xml version="1.0"?>\n\n<office:document xmlns:x="y">', "docx 或 PDF"),
    "UOF": (zipped({"uof.xml": ""}), "docx 或 PDF"),
    "binary workbook": (zipped({"xl/workbook.bin": b""}), "xlsx 或 PDF"),
    "presentation": (zipped({"ppt/presentation.xml": ""}), "演示文稿"),
    "archive": (zipped({"年报/一.txt": "一"}), "解压"),
    "empty archive": (zipped({}), "解压"),
    "RAR": (b"Rar!\x1a\x07\x00", "解压"),
    "gzip": (b"\x1f\x8b\x08\x00", "解压"),
    "cut ZIP": (zipped({"word/document.xml": "x" * 99})[:60], "重新下载"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "OCR"),
    "BMP": (b"BM\x36\x10\0\0\0\0\0\0\x36", "OCR"),
    "JSON": (b'\xef\xbb\xbf{\n  "form": "2021"', "loads"),
    "JSON lines": (b'{"form":"2021"}\n', "loads"),
    "RTF": (rb"{\rtf1\ansi", "docx 或 PDF"),
    "web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "HTML"),
    "web archive of a browser": (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
        "HTML",
    ),
    "cut OLE file": (OLE_SIGNATURE + b"\0" * 504, "损坏"),
    "Word 2003 XML": (
        b'<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?><w:wordDocument/>',
        "docx 或 PDF",
    ),
}
