"""Reading DOCX: `gov_disclosure.read` against python-docx opening the file and touching each cell.

The file is a printed report as python-docx writes it, and with the properties that word
processors put on every paragraph, run and cell. The two take turns, so that a busy moment of the
machine meets both. Medians of processor time are compared.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from measuring.in_turn import medians

import gov_disclosure as gd
from gov_disclosure.forms.layout.document import layout

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from containers import unzipped, zipped  # noqa: E402 - beside the tests, which use it
from docx_printing import print_docx  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = 2.0
FILES = ("qingxi-2020.txt", "qingxi-2023.md")


def cell_texts(data: bytes) -> list[list[list[str]]]:
    """Return the cell texts of each table: what one would write without this library."""
    document = docx.Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def exported(file: bytes) -> bytes:
    """Return a file with each run and cell in the markup of a word processor."""
    fonts = (
        b'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="\xe5\xae\x8b\xe4\xbd\x93" w:hAnsi="x"/>'
        b'<w:color w:val="auto"/><w:kern w:val="0"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
    )
    borders = b"".join(
        b'<w:%b w:val="single" w:color="auto" w:sz="4" w:space="0"/>' % side
        for side in (b"top", b"left", b"bottom", b"right")
    )
    parts = unzipped(file)
    text = parts["word/document.xml"].replace(b"<w:r>", b"<w:r>" + fonts)
    parts["word/document.xml"] = text.replace(
        b"</w:tcPr>",
        b"<w:tcBorders>" + borders + b'</w:tcBorders><w:vAlign w:val="center"/></w:tcPr>',
    )
    return zipped(parts)


def main() -> None:
    """Measure, and print both medians and their ratio for each file."""
    parser = argparse.ArgumentParser(description="Compare reading a DOCX file with opening it.")
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("files", nargs="*", type=Path, help="files to read instead of our own")
    arguments = parser.parse_args()

    files = {path.name: path.read_bytes() for path in arguments.files}
    if not files:
        for name in FILES:
            plain = print_docx(layout(gd.read(ROOT / "examples" / name).report))
            files[f"{name}, plain"] = plain
            files[f"{name}, exported"] = exported(plain)
    works: dict[str, Callable[[bytes], object]] = {"python-docx": cell_texts, "read": gd.read}
    for name, data in files.items():
        baseline, ours = medians(works, data, arguments.repeats).values()
        print(
            f"{name:<26} {len(data) / 1000:5.0f} kB   python-docx "
            f"{baseline:6.1f} ms   read {ours:5.1f} ms   "
            f"ratio {ours / baseline:.2f} (target: at most {TARGET})"
        )


if __name__ == "__main__":
    main()
