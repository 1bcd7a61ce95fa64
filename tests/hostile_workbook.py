"""Workbooks made to exhaust or to mislead a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_printing import raw_workbook, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LAST = "<row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"
_EVERYTHING = "<mergeCell ref='A1:XFD1048576'/>"


def _declared(declarations: str, text: str) -> bytes:
    """Return a workbook that declares entities and uses them."""
    return raw_workbook(
        f"<row><c t='str'><v>{text}</v></c></row>", prologue=f"<!DOCTYPE a [{declarations}]>"
    )


def _laughs(count: int) -> str:
    """Return entities each of which is ten times the one before."""
    return "<!ENTITY e0 'lol'>" + "".join(
        f"<!ENTITY e{number} '{f'&e{number - 1};' * 10}'>" for number in range(1, count)
    )


FILES: Mapping[str, Callable[[], bytes]] = {
    "spaces that unpack to 80 MB": lambda: zipped({"xl/workbook.xml": b" " * (80 << 20)}),
    "a thousand million laughs": lambda: _declared(_laughs(10), "&e9;"),
    "an entity of a file": lambda: _declared("<!ENTITY e SYSTEM 'file:///etc/passwd'>", "&e;"),
    "an entity of the network": lambda: _declared(
        "<!ENTITY % e SYSTEM 'http://127.0.0.1:9/'>%e;", "x"
    ),
    "cells at both ends of the sheet": lambda: raw_workbook(
        f"<row><c><v>1</v></c></row>{_LAST}", after=f"<mergeCells>{_EVERYTHING}</mergeCells>"
    ),
    "everything merged again and again": lambda: raw_workbook(
        f"<row><c><v>1</v></c></row>{_LAST}", after=_EVERYTHING * 40_000
    ),
    "a diagonal of cells": lambda: raw_workbook(
        "".join(
            f"<row r='{n * 9 + 1}'><c r='{'A' * (1 + n % 3)}{n * 9 + 1}'><v>1</v></c></row>"
            for n in range(90_000)
        )
    ),
    "many cells": lambda: raw_workbook("<row>" + "<c><v>1</v></c>" * 16_000 + "</row>"),
    "more cells than are read": lambda: raw_workbook(
        ("<row>" + "<c><v>1</v></c>" * 9_000 + "</row>") * 40
    ),
    "one text in many cells": lambda: raw_workbook(
        "<row>" + "<c t='s'><v>0</v></c>" * 16_000 + "</row>",
        strings=f"<si><t>{'甲' * 32_000}</t></si>",
    ),
    "many texts": lambda: raw_workbook("", strings="<si><t>甲</t></si>" * 290_000),
    "many styles": lambda: raw_workbook("", styles="<cellXfs>" + "<xf/>" * 290_000 + "</cellXfs>"),
    "many columns": lambda: raw_workbook(
        "", before="<cols>" + "<col min='1' max='16384' hidden='1'/>" * 140_000 + "</cols>"
    ),
    "runs without text in many cells": lambda: raw_workbook(
        "<row>" + "<c t='s'><v>0</v></c>" * 16_000 + "</row>",
        strings=f"<si>{'<r><t/></r>' * 60_000}</si>",
    ),
    "runs in many cells": lambda: raw_workbook(
        "<row>" + "<c t='s'><v>0</v></c>" * 2_000 + "</row>",
        strings=f"<si>{'<r><rPr><strike/></rPr><t>1</t></r>' * 60_000}</si>",
    ),
    "a condition over many areas": lambda: raw_workbook(
        ("<row>" + "<c><v>1</v></c>" * 40 + "</row>") * 200,
        after=f"<conditionalFormatting sqref='{'A1:XFD99 ' * 300_000}'>"
        "<cfRule><iconSet showValue='0'/></cfRule></conditionalFormatting>",
    ),
    "columns of many widths": lambda: raw_workbook(
        "",
        before="".join(
            f"<col min='{16_384 - n % 16_384}' max='16384' width='9'/>" for n in range(140_000)
        ),
    ),
    "a long number": lambda: raw_workbook(f"<row><c><v>{'9' * 1_000_000}</v></c></row>"),
    "a number of many decimals": lambda: raw_workbook("<row><c><v>1e-999999999</v></c></row>"),
    "a long name of a cell": lambda: raw_workbook(
        f"<row><c r='{'A' * 1_000_000}1'><v>1</v></c></row>"
    ),
    "nested elements": lambda: raw_workbook("<x>" * 140_000 + "</x>" * 140_000),
    "elements that do not end": lambda: raw_workbook("<row>" * 290_000),
}
