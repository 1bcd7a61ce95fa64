"""Reading workbooks: `gov_disclosure.read` against opening them and touching each cell.

XLSX files are opened by openpyxl, XLS files by xlrd with formats. The two take turns, so that a
busy moment of the machine meets both. Medians of processor time are compared.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import xlrd
from measuring.in_turn import medians

import gov_disclosure as gd
from gov_disclosure.forms.layout.document import layout

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import xls_printing
import xlsx_printing

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = 2.0
EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = ("qingxi-2020.txt", "qingxi-2023.md")


def xlsx_cells(data: bytes) -> list[object]:
    """Return the values of all cells: what one would write without this library."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]


def xls_cells(data: bytes) -> list[object]:
    """Return the values of all cells of an XLS file."""
    book = xlrd.open_workbook(file_contents=data, formatting_info=True)
    return [cell.value for sheet in book.sheets() for row in sheet.get_rows() for cell in row]


def main() -> None:
    """Measure, and print both medians and their ratio for each workbook."""
    parser = argparse.ArgumentParser(description="Compare reading a workbook with opening it.")
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("books", nargs="*", type=Path, help="files to read instead of our own")
    arguments = parser.parse_args()

    books = {path.name: path.read_bytes() for path in arguments.books}
    if not books:
        for name in FILES:
            document = layout(gd.read(EXAMPLES / name).report)
            stem = Path(name).stem
            books[f"{stem}.xlsx"] = xlsx_printing.saved(xlsx_printing.workbook(document))
            books[f"{stem}.xls"] = xls_printing.workbook(document)
    for name, data in books.items():
        opening = xls_cells if name.endswith(".xls") else xlsx_cells
        works: dict[str, Callable[[bytes], object]] = {"cells": opening, "read": gd.read}
        baseline, ours = medians(works, data, arguments.repeats).values()
        print(
            f"{name:<18} {len(data) / 1000:5.0f} kB   library {baseline:5.1f} ms   "
            f"read {ours:5.1f} ms   ratio {ours / baseline:.2f} (target: at most {TARGET})"
        )


if __name__ == "__main__":
    main()
