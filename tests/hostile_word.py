"""Word files and other ZIP files made to exhaust or to mislead a reader."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from containers import zipped
from docx_printing import NAMESPACES, word_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _row(*cells: str, properties: str = "") -> str:
    found = "".join(
        f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        for text in cells
    )
    return f"<w:tr>{found}</w:tr>"


_HEADING = "<w:p><w:r><w:t>二、主动公开政府信息情况</w:t></w:r></w:p>"
_HEADER = _row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
_RULES = _row("规章", "1", "2", "3")
_NUMBERED = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"


def _section(rows: str) -> str:
    return f"{_HEADING}<w:tbl>{_HEADER}{rows}</w:tbl>"


def _nested(begin: str, end: str, depth: int) -> Callable[[], bytes]:
    return lambda: word_file(begin * depth + end * depth)


def _numbered(level: str) -> Callable[[], bytes]:
    numbering = (
        f"<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>{level}</w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )
    return lambda: word_file(_NUMBERED * 500, {"numbering": numbering})


def _with_main(main: bytes) -> bytes:
    """Return a Word file with that main part."""
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": main})


def _declared(declarations: str, text: str) -> bytes:
    """Return a Word file that declares entities and uses them."""
    return _with_main(
        f"<!DOCTYPE a [{declarations}]><w:document {NAMESPACES}><w:body><w:p><w:r><w:t>{text}"
        f"</w:t></w:r></w:p>{_section(_RULES)}</w:body></w:document>".encode()
    )


def _entities(count: int) -> str:
    """Return entities each of which is ten times the one before."""
    return "<!ENTITY e0 'lol'>" + "".join(
        f"<!ENTITY e{number} '{f'&e{number - 1};' * 10}'>" for number in range(1, count)
    )


def _many_entries(count: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number in range(count):
            package.writestr(f"{number}", b"")
    return stream.getvalue()


def _overlapping() -> bytes:
    """Return a Word file whose other entries are all the same bytes of its main part."""
    file = bytearray(_with_main(b" " * 15_000_000))
    start = file.rindex(b"PK\x01\x02")
    entry = bytes(file[start : file.index(b"PK\x05\x06")])
    end = bytearray(file[file.index(b"PK\x05\x06") :])
    count = 5_000
    struct.pack_into("<HHI", end, 8, count + 2, count + 2, len(entry) * (count + 1) + start)
    return bytes(file[:start]) + entry * (count + 1) + bytes(end)


def _climbing() -> bytes:
    """Return a Word file with entries that would be written outside of any folder."""
    stream = io.BytesIO(word_file(_section(_RULES)))
    with zipfile.ZipFile(stream, "a") as package:
        for name in ("../../tmp/a", "/tmp/a", "..\\..\\a", "C:\\a", "word/../../../a"):  # noqa: S108
            package.writestr(name, b"x")
        link = zipfile.ZipInfo("word/link")
        link.external_attr = 0o120777 << 16
        package.writestr(link, b"/etc/passwd")
    return stream.getvalue()


def _related_outside(target: str, mode: str = "") -> bytes:
    kinds = ("numbering", "styles", "footnotes", "subDocument", "attachedTemplate", "image")
    relationships = "".join(
        f'<Relationship Id="{kind}" Type="http://x/{kind}" Target="{target}" {mode}/>'
        for kind in kinds
    )
    return zipped(
        {
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{_section(_RULES)}</w:body>"
            "</w:document>",
            "word/_rels/document.xml.rels": "<Relationships xmlns="
            f'"http://schemas.openxmlformats.org/package/2006/relationships">{relationships}'
            "</Relationships>",
        }
    )


FILES: Mapping[str, Callable[[], bytes]] = {
    "spaces that unpack to 80 MB": lambda: _with_main(b" " * (80 << 20)),
    "entries over each other": _overlapping,
    "many entries": lambda: _many_entries(20_000),
    "entries outside of the file": _climbing,
    "parts outside of the file": lambda: _related_outside("../../../../etc/passwd"),
    "parts of this machine": lambda: _related_outside("file:///etc/passwd"),
    "parts elsewhere": lambda: _related_outside("http://127.0.0.1:9/", 'TargetMode="External"'),
    "a part that is its own relation": lambda: _related_outside("document.xml"),
    "a thousand million laughs": lambda: _declared(_entities(10), "&e9;"),
    "a long entity again and again": lambda: _declared(
        f"<!ENTITY e '{'x' * 100_000}'>", "&e;" * 100_000
    ),
    "an entity of a file": lambda: _declared("<!ENTITY e SYSTEM 'file:///etc/passwd'>", "&e;"),
    "an entity of the network": lambda: _declared(
        "<!ENTITY % e SYSTEM 'http://127.0.0.1:9/'>%e;", "x"
    ),
    "an entity within itself": lambda: _declared("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&a;"),
    "nested tables": _nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 30_000),
    "nested wrappers": _nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 70_000),
    "nested paragraphs": _nested("<w:p>", "</w:p>", 140_000),
    "nested runs": _nested("<w:r>", "</w:r>", 140_000),
    "nested links": _nested("<w:p><w:hyperlink>", "</w:hyperlink></w:p>", 70_000),
    "nested boxes": _nested(
        "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 30_000
    ),
    "nested choices": _nested(
        "<mc:AlternateContent><mc:Choice Requires='wps'>",
        "</mc:Choice></mc:AlternateContent>",
        70_000,
    ),
    "nested elements that nobody knows": _nested("<w:x>", "</w:x>", 140_000),
    "elements that do not end": lambda: _with_main(b"<a>" * 290_000),
    "wide cells": lambda: word_file(
        _section(_row("规章", "1", "2", "3", properties="<w:gridSpan w:val='1000000'/>") * 1_000)
    ),
    "cells of negative width": lambda: word_file(
        _section(_row("规章", "1", "2", "3", properties="<w:gridSpan w:val='-9'/>"))
    ),
    "rows that begin far to the right": lambda: word_file(
        _section(
            _RULES.replace("<w:tr>", "<w:tr><w:trPr><w:gridBefore w:val='999999999'/></w:trPr>")
        )
    ),
    "cells merged downwards without end": lambda: word_file(
        _section(_row("规章", properties="<w:vMerge/>") * 22_000)
    ),
    "a number of many digits": lambda: word_file(
        _section(_row("规章", properties=f"<w:gridSpan w:val='{'9' * 1_000_000}'/>"))
    ),
    "a list that begins at a huge number": _numbered(
        "<w:start w:val='999999999999999999'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1'/>"
    ),
    "a list that begins at a huge letter": _numbered(
        "<w:start w:val='2147483647'/><w:numFmt w:val='upperLetter'/><w:lvlText w:val='%1'/>"
    ),
    "a list with a long text": _numbered(
        "<w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
        f"<w:lvlText w:val='{'%1' * 99_999}'/>"
    ),
    "styles based on each other": lambda: word_file(
        "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr></w:p>" * 1_000,
        {
            "styles": "<w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>"
            "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>"
        },
    ),
    "styles based on many others": lambda: word_file(
        "<w:p><w:pPr><w:pStyle w:val='s0'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>" * 20_000,
        {
            "styles": "".join(
                f"<w:style w:styleId='s{n}'><w:basedOn w:val='s{n + 1}'/></w:style>"
                for n in range(50_000)
            )
        },
    ),
    "fields that do not end": lambda: word_file(
        "<w:p>" + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 90_000 + "</w:p>"
    ),
    "notes within themselves": lambda: word_file(
        "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
        {
            "footnotes": "<w:footnote w:id='1'><w:p><w:r><w:footnoteReference w:id='1'/></w:r>"
            "</w:p></w:footnote>"
        },
    ),
    "an attribute of 10 MB": lambda: word_file(f"<w:p w:a='{'x' * 10_000_000}'/>"),
    "many attributes": lambda: word_file(
        "<w:p " + " ".join(f"a{n}='1'" for n in range(500_000)) + "/>"
    ),
    "a name of 10 MB": lambda: word_file(f"<w:{'a' * 10_000_000}/>"),
    "NUL bytes": lambda: _with_main(b"\0" * 10_000_000),
    "an encoding that nobody knows": lambda: _with_main(b"<?xml version='1.0' encoding='x'?><a/>"),
    "an encoding of many bytes": lambda: _with_main(
        "<?xml version='1.0' encoding='utf-16'?><a>".encode("utf-16") + b"<\0a\0>\0" * 200_000
    ),
    "as many paragraphs as there may be": lambda: word_file(
        "<w:p><w:r><w:t>规章 1 2</w:t></w:r></w:p>" * 49_000 + _section(_RULES)
    ),
    "as many rows as there may be": lambda: word_file(_section(_RULES * 7_000)),
    "as many changes as there may be": lambda: word_file(
        "<w:p>" + "<w:ins><w:r><w:t>规</w:t></w:r></w:ins>" * 49_000 + "</w:p>"
    ),
    "as many empty tables as there may be": lambda: word_file(
        "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 48_000
    ),
}
