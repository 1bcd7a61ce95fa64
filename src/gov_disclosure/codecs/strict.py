"""Strict JSON text: UTF-8, no BOM, no duplicate member, finite exact numbers, bounded depth.

The grammar is that of the standard library; what it would let pass is refused here.
"""

from __future__ import annotations

import decimal
import json
import re
from decimal import Decimal
from typing import NoReturn

from gov_disclosure.codecs.problems import InvalidJSONError, SchemaProblem
from gov_disclosure.errors import shorten

MAX_DEPTH = 64
"""Most objects and arrays inside each other; a report needs fewer than ten."""

MAX_VALUES = 200_000
"""Most values and members, of which a report has some hundreds."""

_INT_DIGITS = 18
_EXCERPT_BEFORE, _EXCERPT_AFTER = 20, 30

# What is not matched is left to the parser. An unterminated text matches up to the end, so
# that the scan is linear whatever the input.
_TOKEN = re.compile(
    r'(?P<text>"[^"\\]*+(?:\\.[^"\\]*+)*+"?)(?P<colon>[ \t\n\r]*+:)?'
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<constant>-?Infinity|NaN)",
    re.DOTALL,
)

_SYNTAX = {
    "Expecting value": "此处应为一个值",
    "Expecting ',' delimiter": "此处应为逗号",
    "Expecting ':' delimiter": "此处应为冒号",
    "Expecting property name enclosed in double quotes": "此处应为双引号括起的成员名",
    "Unterminated string starting at": "字符串没有结束",
    "Invalid control character at": "字符串中有未转义的控制字符",
    "Invalid \\escape": "字符串中有无效的转义",
    "Invalid \\uXXXX escape": "字符串中有无效的 \\uXXXX 转义",
    "Illegal trailing comma before end of object": "对象末尾有多余的逗号",
    "Illegal trailing comma before end of array": "数组末尾有多余的逗号",
    "Extra data": "报告之后还有多余内容",
}


def parse(text: str | bytes) -> object:
    """Return the value of a strict JSON text.

    Integers come as int, or as Decimal where they are longer than any count; other numbers
    come as Decimal, so that nothing is rounded.

    Args:
        text: the text, or its UTF-8 bytes.

    Raises:
        InvalidJSONError: the text is not strict JSON; line, column and excerpt say where.

    Example:
        >>> parse('{"year": 2025, "amount": 1.50}')
        {'year': 2025, 'amount': Decimal('1.50')}
    """
    if isinstance(text, bytes):
        text = _decoded(text)
    if text.startswith("\ufeff"):
        _refuse(text, 0, "文件开头有字节顺序标记（BOM）", "a byte order mark (BOM)")
    _check_tokens(text)
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at")
        _refuse(text, error.pos, _SYNTAX.get(error.msg, "不符合 JSON 语法"), reason, error)


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        before = text[: error.start].decode("utf-8")
        around = text[error.start : error.start + _EXCERPT_AFTER].decode("utf-8", "replace")
        _refuse(before + around, len(before), "不是 UTF-8 编码", "not UTF-8", error)


def _check_tokens(text: str) -> None:
    """Refuse what the parser would let pass, or could not bear."""
    names: list[set[str]] = []
    values = 1
    for token in _TOKEN.finditer(text):
        position = token.start()
        match token.lastgroup:
            case "colon" if names:
                name = _unescaped(token["text"])
                if name in names[-1]:
                    shown = shorten(name)
                    _refuse(text, position, f"成员“{shown}”重复", f'duplicate member "{shown}"')
                names[-1].add(name)
            case "open":
                if len(names) == MAX_DEPTH:
                    reason = f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels"
                    _refuse(text, position, *reason)
                names.append(set())
            case "close" if names:
                names.pop()
            case "comma":
                values += 1
                if values > MAX_VALUES:
                    reason = f"超过 {MAX_VALUES} 个值", f"more than {MAX_VALUES} values"
                    _refuse(text, position, *reason)
            case "constant":
                shown = token["constant"]
                _refuse(text, position, f"{shown} 不是 JSON 数字", f"{shown} is no JSON number")


def _unescaped(name: str) -> str:
    if "\\" not in name:
        return name[1:-1]
    try:
        return str(json.loads(name))
    except json.JSONDecodeError:
        return name  # not JSON: the parser says where


def _integer(digits: str) -> int | Decimal:
    # int() is quadratic in the number of digits and refuses very many.
    return int(digits) if len(digits) <= _INT_DIGITS else Decimal(digits)


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits, _EXACT)
    except decimal.InvalidOperation:
        # An exponent that no Decimal can hold. Infinity stands for it, which no cell takes.
        mantissa = Decimal(re.split("[eE]", digits)[0])
        return Decimal("Infinity") if mantissa else Decimal(0)


_EXACT = decimal.Context(traps=[decimal.InvalidOperation])
_DECODER = json.JSONDecoder(parse_float=_decimal, parse_int=_integer)


def _refuse(
    text: str, position: int, reason: str, reason_en: str, cause: Exception | None = None
) -> NoReturn:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    excerpt = shorten(text[max(0, position - _EXCERPT_BEFORE) : position + _EXCERPT_AFTER])
    problem = SchemaProblem(
        path="",
        message=f"第 {line} 行第 {column} 列：{reason}：{excerpt}",
        message_en=f"line {line}, column {column}: {reason_en}: {excerpt}",
        value=excerpt,
        expected="严格的 JSON（UTF-8）",
    )
    raise InvalidJSONError((problem,), line, column, excerpt) from cause
