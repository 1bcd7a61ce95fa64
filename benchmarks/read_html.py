"""Reading HTML: `gov_disclosure.read` against BeautifulSoup with lxml collecting the cell texts.

The page is a printed report in the markup that word processors export. The two take turns, so
that a busy moment of the machine meets both. Medians of processor time are compared.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from measuring.in_turn import medians

import gov_disclosure as gd

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = 1.0
EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = ("qingxi-2020.txt", "qingxi-2023.md")


def soup_cells(data: bytes) -> list[list[list[str]]]:
    """Return the cell texts of each table: what one would write without this library."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only this measures it

    soup = BeautifulSoup(data, "lxml")
    return [
        [[cell.get_text() for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]
        for table in soup.find_all("table")
    ]


def exported(page: str) -> str:
    """Return a page with each cell in the markup of a word processor."""
    paragraph = '<p style="text-align:center;line-height:20pt;margin:0pt">'
    run = '<span style="font-family:仿宋_GB2312;font-size:12pt">'
    return page.replace("</td>", "</span></p></td>").replace("<td>", f"<td>{paragraph}{run}")


def main() -> None:
    """Measure, and print both medians and their ratio for each page."""
    parser = argparse.ArgumentParser(description="Compare reading a page with parsing it.")
    parser.add_argument("--repeats", type=int, default=40)
    parser.add_argument("pages", nargs="*", type=Path, help="pages to read instead of our own")
    arguments = parser.parse_args()

    pages = {path.name: path.read_bytes() for path in arguments.pages}
    if not pages:
        for name in FILES:
            plain = gd.render(gd.read(EXAMPLES / name).report, "html")
            pages[f"{name}, plain"] = plain.encode()
            pages[f"{name}, exported"] = exported(plain).encode()
    for name, data in pages.items():
        works: dict[str, Callable[[bytes], object]] = {"BeautifulSoup": soup_cells, "read": gd.read}
        baseline, ours = medians(works, data, arguments.repeats).values()
        print(
            f"{name:<26} {len(data) / 1000:5.0f} kB   BeautifulSoup "
            f"{baseline:5.1f} ms   read {ours:5.1f} ms   "
            f"ratio {ours / baseline:.2f} (target: at most {TARGET})"
        )


if __name__ == "__main__":
    main()
