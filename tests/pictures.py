"""Pictures of a report in each format that is written, as the programs of an office show it.

`make pictures` keeps them in docs/pictures/, where the pages of the documentation show them;
`make screenshots` keeps them beside the others, to be looked at. LibreOffice, Chromium and
pdftoppm make them, with the typefaces that are there.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.worksheet.properties import PageSetupProperties
from PIL import Image, ImageChops, ImageOps

import gov_disclosure as gd
from gov_disclosure.cli import main
from gov_disclosure.renderers import FILE_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_EXAMPLES = Path(__file__).parent.parent / "examples"
_CLERK = _EXAMPLES / "clerk"
PROGRAMS = ("soffice", "chromium", "pdftoppm")
"""What makes the pictures."""

_SHADES = 32
_FRAME, _GAP = 12, 8
_DOTS_PER_INCH = 72


def taken(folder: Path) -> None:
    """Take a picture of each format into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for picture, printed in PICTURES.items():
            pdf, pages = printed(Path(name))
            shown = [_page(pdf, number) for number in pages]
            _beside(shown).quantize(_SHADES).save(folder / f"{picture}.png", optimize=True)


def _run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=300)  # noqa: S603


def printed_by_office(file: Path) -> Path:
    """Return the PDF that LibreOffice prints of a file."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    target = file.parent / f"{file.suffix[1:]}-{file.stem}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", target, file)
    return target / f"{file.stem}.pdf"


def _printed_by_browser(file: Path) -> Path:
    target = file.with_suffix(".pdf")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    _run("chromium", *options, f"--print-to-pdf={target}", file.as_uri())
    return target


def _page(pdf: Path, number: int) -> Image.Image:
    """Return a page of a PDF without its white margins."""
    stem = pdf.with_name(f"{pdf.stem}-{number}")
    place = ("-f", f"{number}", "-l", f"{number}", "-singlefile")
    _run("pdftoppm", "-r", f"{_DOTS_PER_INCH}", *place, "-png", pdf, stem)
    image = Image.open(io.BytesIO(stem.with_name(f"{stem.name}.png").read_bytes())).convert("RGB")
    shown = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    return ImageOps.expand(image.crop(shown), _FRAME, "white")


def _beside(images: Sequence[Image.Image]) -> Image.Image:
    """Return pages beside each other, each with a frame."""
    framed = [ImageOps.expand(image, 1, "#999999") for image in images]
    size = (sum(one.width + _GAP for one in framed) - _GAP, max(one.height for one in framed))
    whole = Image.new("RGB", size, "white")
    left = 0
    for one in framed:
        whole.paste(one, (left, 0))
        left += one.width + _GAP
    return whole


Printed = tuple[Path, tuple[int, ...]]
"""A file as PDF, and the pages of it that are shown."""


def _report(folder: Path, name: str) -> Path:
    gd.write(gd.read(_CLERK / "2024.xlsx"), folder / name)
    return folder / name


def _word(folder: Path) -> Printed:
    return printed_by_office(_report(folder, "report.docx")), (1, 3)


def _workbook(folder: Path) -> Printed:
    return printed_by_office(_report(folder, "report.xlsx")), (3,)


def _page_of_web(folder: Path) -> Printed:
    return _printed_by_browser(_report(folder, "report.html")), (1, 2)


def _pdf(folder: Path) -> Printed:
    return _report(folder, "report.pdf"), (1, 3)


def _fill_in(folder: Path) -> Printed:
    """Return a workbook in which one figure is wrong, with what stands beside it."""
    last, slip = gd.read(_CLERK / "2023.docx"), gd.read(_CLERK / "2024-slip.xlsx")
    gd.write(gd.draft(last), path := folder / "fill-in.xlsx", previous=last)
    book = openpyxl.load_workbook(path)
    values, evidence = gd.figures(slip), gd.read(path).evidence
    for cell in gd.cells("2021"):
        place: Any = evidence[cell.path]
        sheet: Any = book[place.sheet]
        if sheet[place.cell].data_type != "f":
            sheet[place.cell] = values[cell.path]
    for sheet in book:
        sheet.print_area = None
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 1
    book.save(path)
    return printed_by_office(path), (3,)


def _collecting(folder: Path) -> Printed:
    """Return the left part of a workbook in which bodies are collected."""
    path = folder / "collecting.xlsx"
    roster = str(_EXAMPLES / "area" / "bodies.csv")
    options = ("--template", "--roster", roster, "--year", "2022", "-o", str(path))
    main(["table", str(_EXAMPLES / "area" / "2022"), *options])
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.print_area = f"A1:N{sheet.max_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.save(path)
    return printed_by_office(path), (1,)


PICTURES: Mapping[str, Callable[[Path], Printed]] = {
    "word": _word,
    "workbook": _workbook,
    "fill-in": _fill_in,
    "collecting": _collecting,
    "page": _page_of_web,
    **({"pdf": _pdf} if "pdf" in FILE_FORMATS else {}),
}
"""Name of a picture to what it shows."""

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        parser.error(f"needs {', '.join(missing)}")
    taken(parser.parse_args().folder)
