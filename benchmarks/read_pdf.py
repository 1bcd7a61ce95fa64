"""Reading PDF: `gov_disclosure.read` against pdfminer.six extracting the text of the pages.

pdfminer.six finds lines of text but no tables, so the measure is stricter than it sounds. Where
pdfplumber is installed (it adds tables to pdfminer.six), its text and tables are timed too. All
take turns, so that a busy moment of the machine meets each. Medians of processor time are
compared.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from measuring.in_turn import medians
from pdfminer.high_level import extract_pages

import gov_disclosure as gd
from gov_disclosure.forms.layout.document import layout

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from pdf_printing import Style, print_pdf  # noqa: E402 - beside the tests, which use it

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = 1.3
FILES = ("qingxi-2020.txt", "qingxi-2023.md")
STYLES = {"ruled": Style(rules="rectangles"), "without lines": Style(rules="none")}


def pdfminer_text(data: bytes) -> list[object]:
    return list(extract_pages(io.BytesIO(data)))


def pdfplumber_text_and_tables(data: bytes) -> list[object]:
    import pdfplumber  # noqa: PLC0415 - only where it is installed

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [(page.extract_text(), page.extract_tables()) for page in pdf.pages]


def main() -> None:
    """Measure, and print the medians and their ratios for each file."""
    parser = argparse.ArgumentParser(description="Compare reading a PDF with extracting its text.")
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("files", nargs="*", type=Path, help="files to read instead of our own")
    arguments = parser.parse_args()

    files = {path.name: path.read_bytes() for path in arguments.files}
    if not files:
        for name in FILES:
            document = layout(gd.read(ROOT / "examples" / name).report)
            for kind, style in STYLES.items():
                files[f"{name}, {kind}"] = print_pdf(document, style)
    works: dict[str, Callable[[bytes], object]] = {"read": gd.read, "pdfminer.six": pdfminer_text}
    if importlib.util.find_spec("pdfplumber"):
        works["pdfplumber"] = pdfplumber_text_and_tables
    for name, data in files.items():
        ours, *others = medians(works, data, arguments.repeats).values()
        print(f"{name:<30} {len(data) / 1000:5.0f} kB   read {ours:6.1f} ms")
        for label, theirs in zip([*works][1:], others, strict=True):
            print(
                f"  {label:<36} {theirs:11.1f} ms   "
                f"ratio {ours / theirs:.2f} (target: at most {TARGET})"
            )


if __name__ == "__main__":
    main()
