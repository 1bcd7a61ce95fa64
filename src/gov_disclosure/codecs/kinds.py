"""What each check of a field accepts, in JSON terms, and the rules that go beyond a schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.codecs.converter import DATE_PATTERN
from gov_disclosure.document import (
    HEADING_LEVELS,
    check_level,
    check_rows,
)
from gov_disclosure.model.extraction import (
    CELL_NAME_PATTERN,
    EDGES,
    POSITIONS,
    check_box,
    check_cell_name,
    check_position,
)
from gov_disclosure.model.finding import (
    MAX_FIGURE,
    check_cell_value,
    check_figure,
    check_paths,
)
from gov_disclosure.model.narrative import NOTE_PATH_PATTERN, check_note_path
from gov_disclosure.model.publisher import (
    CREDIT_CODE_PATTERN,
    REGION_CODE_PATTERN,
    SHA256_PATTERN,
    check_credit_code,
    check_region_code,
    check_sha256,
)
from gov_disclosure.model.supplementary import check_cells
from gov_disclosure.values import (
    COUNTS,
    MAX_AMOUNT,
    MAX_AMOUNT_DECIMALS,
    MAX_AMOUNT_DIGITS,
    SIGNED_COUNTS,
    YEARS,
    Mark,
    check_amount,
    check_any_text,
    check_count,
    check_date,
    check_signed_count,
    check_text,
    check_whole_number,
    check_year,
)


@attrs.frozen
class Kind:
    """What a check accepts, in JSON terms.

    Attributes:
        name: its name among the ``$defs`` of the schema.
        title: what it is.
        expected: what to say when something else is found; ``{unit}`` is the unit of a cell.
        schema: the JSON Schema that accepts the same values; a part of it with a title is
            defined by itself among the ``$defs``.
        examples: values that it accepts.
    """

    name: str
    title: Words
    expected: Words
    schema: Mapping[str, Any]
    examples: tuple[object, ...]


_MARK: Mapping[str, Any] = {
    "title": Mark.__name__,
    "description": str(
        Words(
            "没有数的格：/ 印有“/”“无”等标记，missing 表中缺这一格，unreadable 印的不是确定的数",
            "a cell without a figure: / is a printed mark, missing a cell that the table lacks, "
            "unreadable what is printed and is no certain figure",
        )
    ),
    "enum": [mark.value for mark in Mark],
}


def _cell(number: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [number, _MARK, {"type": "null"}]}


def _code(pattern: str, shortest: int, longest: int | None) -> dict[str, Any]:
    # To some validators "$" also matches before a final line break; "not" shuts that out.
    limits = {"minLength": shortest} | ({} if longest is None else {"maxLength": longest})
    return {"type": "string", "pattern": pattern, **limits, "not": {"pattern": "[^!-~]"}}


def _array(items: Mapping[str, Any], shortest: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": shortest}


_ANY_TEXT = {"type": "string"}
_COUNT = Words(
    "{unit}数（{unit}，≥ 0 的整数，≤ 2⁵³−1）", "a count ({unit}, an integer ≥ 0, ≤ 2⁵³−1)"
)
_SIGNED_COUNT = Words(
    "增减数（{unit}，整数，绝对值 ≤ 2⁵³−1）",
    "a change ({unit}, an integer, at most 2⁵³−1 either way)",
)
_AMOUNT = Words(
    f"金额（{{unit}}，0 至 10¹¹，至多 {MAX_AMOUNT_DIGITS} 位有效数字）",
    f"an amount ({{unit}}, 0 to 10¹¹, at most {MAX_AMOUNT_DIGITS} significant digits)",
)

CELL_CHECKS = frozenset([check_count, check_signed_count, check_amount, check_cell_value])
"""The checks of what a cell can hold, which accept a mark or null besides a figure."""

# "integer" says nothing more than "number", but types that are generated keep every digit by it.
_FIGURE = {"type": ["integer", "number"], "minimum": -MAX_FIGURE, "maximum": MAX_FIGURE}

KINDS: dict[Callable[..., None], Kind] = {
    check_count: Kind(
        "Count",
        Words("件数或项数：整数，null 为空白", "count; null is blank"),
        _COUNT,
        _cell({"type": "integer", "minimum": COUNTS[0], "maximum": COUNTS[-1]}),
        (0, 12, None, Mark.NOT_APPLICABLE.value),
    ),
    check_signed_count: Kind(
        "SignedCount",
        Words("增减数：整数，null 为空白", "change of a count; null is blank"),
        _SIGNED_COUNT,
        _cell({"type": "integer", "minimum": SIGNED_COUNTS[0], "maximum": SIGNED_COUNTS[-1]}),
        (0, -3, None, Mark.MISSING.value),
    ),
    check_amount: Kind(
        "Amount",
        Words(
            f"金额：万元，至多 {MAX_AMOUNT_DIGITS} 位有效数字，null 为空白",
            f"amount in 10 000 yuan, at most {MAX_AMOUNT_DIGITS} significant digits; null is blank",
        ),
        _AMOUNT,
        _cell({"type": "number", "minimum": 0, "maximum": int(MAX_AMOUNT)}),
        (0, 2059.209, None, Mark.UNREADABLE.value),
    ),
    check_text: Kind(
        "Text",
        Words("非空文字", "text, not empty"),
        Words("非空文字", "a non-empty text"),
        {"type": "string", "minLength": 1},
        ("无。",),
    ),
    check_any_text: Kind(
        "AnyText",
        Words("文字，可为空", "text, may be empty"),
        Words("文字", "text"),
        _ANY_TEXT,
        ("", "其他主动公开文件"),
    ),
    check_date: Kind(
        "Date",
        Words("日期，YYYY-MM-DD", "date, YYYY-MM-DD"),
        Words("日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)"),
        _code(DATE_PATTERN, 10, 10),
        ("2026-01-28",),
    ),
    check_year: Kind(
        "Year",
        Words("报告年度", "report year"),
        Words(f"年份（{YEARS[0]} 至 {YEARS[-1]}）", f"a year ({YEARS[0]} to {YEARS[-1]})"),
        {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[-1]},
        (2025,),
    ),
    check_level: Kind(
        "HeadingLevel",
        Words("标题层级，1 为六个法定标题", "depth of a heading, 1 for the six statutory ones"),
        Words(f"1 至 {HEADING_LEVELS[-1]} 的整数", f"an integer from 1 to {HEADING_LEVELS[-1]}"),
        {"type": "integer", "minimum": HEADING_LEVELS[0], "maximum": HEADING_LEVELS[-1]},
        (2,),
    ),
    check_rows: Kind(
        "Rows",
        Words("各行的单元格原文", "rows of cell texts"),
        Words(
            "由非空的字符串数组组成的非空数组", "a non-empty array of non-empty arrays of strings"
        ),
        _array(_array(_ANY_TEXT, 1), 1),
        ([["事项", "件数"], ["受理", "3"]],),
    ),
    check_cells: Kind(
        "LabelledCells",
        Words("（列标签，原文）", "pairs of column label and raw text"),
        Words("由两个字符串的数组组成的数组", "an array of arrays of two strings"),
        _array(_array(_ANY_TEXT, 2) | {"maxItems": 2}, 0),
        ([["本年制发件数", "0"]],),
    ),
    check_region_code: Kind(
        "RegionCode",
        Words("行政区划代码，6、9 或 12 位数字", "code of an area, 6, 9 or 12 digits"),
        Words("6、9 或 12 位数字的行政区划代码", "the code of an area (6, 9 or 12 digits)"),
        _code(REGION_CODE_PATTERN, 6, 12),
        ("420704",),
    ),
    check_credit_code: Kind(
        "CreditCode",
        Words("统一社会信用代码（GB 32100）", "unified social credit code (GB 32100)"),
        Words(
            "18 位统一社会信用代码（GB 32100）",
            "a unified social credit code of 18 characters (GB 32100)",
        ),
        _code(CREDIT_CODE_PATTERN, 18, 18),
        ("11100000MB0000000P",),
    ),
    check_sha256: Kind(
        "Sha256",
        Words("SHA-256 摘要", "SHA-256 digest"),
        Words("64 位小写十六进制数字", "64 lowercase hexadecimal digits"),
        _code(SHA256_PATTERN, 64, 64),
        ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",),
    ),
    check_note_path: Kind(
        "Path",
        Words("报告内的路径", "path in the report"),
        Words("报告内的路径", "a path in the report"),
        _code(NOTE_PATH_PATTERN, 1, None),
        ("requests.received.total", "overview.blocks[2].text"),
    ),
    check_whole_number: Kind(
        "Number",
        Words("个数", "a number of things"),
        Words("≥ 0 的整数", "an integer ≥ 0"),
        {"type": "integer", "minimum": COUNTS[0], "maximum": COUNTS[-1]},
        (0, 200),
    ),
    check_position: Kind(
        "Position",
        Words("位置，从 1 起", "a position, from 1"),
        Words("从 1 起的整数", "an integer from 1"),
        {"type": "integer", "minimum": POSITIONS[0], "maximum": POSITIONS[-1]},
        (1, 12),
    ),
    check_box: Kind(
        "Box",
        Words(
            "页面上的左、上、右、下，单位为点", "left, top, right, bottom on the page, in points"
        ),
        Words("四个整数的数组", "an array of four integers"),
        _array({"type": "integer", "minimum": EDGES[0], "maximum": EDGES[-1]}, 4) | {"maxItems": 4},
        ([72, 100, 90, 110],),
    ),
    check_cell_name: Kind(
        "CellName",
        Words("工作表中的单元格", "cell of a sheet"),
        Words("形如 B7 的单元格", "a cell like B7"),
        _code(CELL_NAME_PATTERN, 2, 10),
        ("B7",),
    ),
    check_figure: Kind(
        "Figure",
        Words("算出的或被核查的数", "a number worked out or judged"),
        Words("绝对值不超过 2¹³³ 的数", "a number of at most 2¹³³ either way"),
        _FIGURE,
        (3, 12.5),
    ),
    check_cell_value: Kind(
        "Value",
        Words("一格的值：数、标记，null 为空白", "value of a cell: figure, mark; null is blank"),
        Words("数、标记或 null", "a figure, a mark or null"),
        _cell(_FIGURE),
        (3, None, Mark.NOT_APPLICABLE.value),
    ),
    check_paths: Kind(
        "Paths",
        Words("有关的各处", "the places concerned"),
        Words("非空文字的数组", "an array of non-empty texts"),
        _array({"type": "string", "minLength": 1}, 0),
        (["requests.received.total"],),
    ),
}
"""What each check of a field accepts. A field whose check is not here has no schema."""


@attrs.frozen
class ExtraRule:
    """A rule that JSON Schema cannot state; constructors enforce it.

    Attributes:
        name: stable name.
        check: the check that enforces it; the schema of its kind does not.
        wording: the rule.
        accepted: a value that keeps it, as in JSON.
        refused: a value that the schema accepts and the rule does not.
    """

    name: str
    check: Callable[..., None]
    wording: Words
    accepted: object
    refused: object


EXTRA_RULES = (
    ExtraRule(
        "credit_code",
        check_credit_code,
        Words(
            "统一社会信用代码的校验码正确（GB 32100）",
            "the check character of a unified social credit code is right (GB 32100)",
        ),
        "11100000MB0000000P",
        "11100000MB0000000Q",
    ),
    ExtraRule(
        "calendar_date",
        check_date,
        Words("日期在公历中存在", "a date exists in the calendar"),
        "2024-02-29",
        "2021-02-30",
    ),
    ExtraRule(
        "amount_digits",
        check_amount,
        Words(
            f"金额至多 {MAX_AMOUNT_DIGITS} 位有效数字、{MAX_AMOUNT_DECIMALS} 位小数",
            f"an amount has at most {MAX_AMOUNT_DIGITS} significant digits "
            f"and {MAX_AMOUNT_DECIMALS} decimals",
        ),
        12345678901.2345,
        12345678901.23456,
    ),
)
"""All rules beyond the schema."""
