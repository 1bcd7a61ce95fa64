"""Texts, Markdown and JSON made to exhaust or to mislead a reader."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import gov_disclosure as gd
from copies import copy, distinct, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

REPORT = copy(whole(distinct("2021")), "one cell per line")
SECTION_2 = "二、主动公开政府信息情况\n"
SECTION_3 = "三、收到和处理政府信息公开申请情况\n"
SECTION_4 = "四、政府信息公开行政复议、行政诉讼情况\n"

SHAPES: Mapping[str, Callable[[int], str]] = {
    "one long line": lambda n: REPORT + "一" * 40 * n,
    "one long figure": lambda n: REPORT + "1" * 40 * n,
    "many words": lambda n: REPORT + "一 " * 20 * n,
    "many figures": lambda n: REPORT + "1 " * 20 * n,
    "many spaces": lambda n: " " * 40 * n + REPORT,
    "many blank lines": lambda n: "\n" * 40 * n + REPORT,
    "many headings": lambda n: "一、总体情况\n" * 6 * n + REPORT,
    "many headings of all kinds": lambda n: (SECTION_2 + SECTION_3 + SECTION_4) * n + REPORT,
    "many headings on one line": lambda n: "一、总体情况 " * 6 * n + "\n" + REPORT,
    "many tabs": lambda n: REPORT + "\t" * 40 * n + "一",
    "many rows of tabs": lambda n: REPORT + "一\t二\n" * 10 * n,
    "many bars": lambda n: REPORT + "|" * 40 * n,
    "many rows of bars": lambda n: REPORT + "| 一 | 二 |\n" * 4 * n,
    "many rules": lambda n: REPORT + "+---+\n" * 6 * n,
    "many corners": lambda n: REPORT + "+-" * 20 * n + "+\n" + "| " * 20 * n + "|\n",
    "many header rows": lambda n: (
        SECTION_3 + "自然人\t总计\n" * 3 * n + "一、本年新收政府信息公开申请数量\t1\t2\n" * n
    ),
    "many row labels": lambda n: SECTION_2 + "信息内容\n本年制发件数\n" + "规章\n" * 13 * n,
    "many rows": lambda n: SECTION_2 + "信息内容 本年制发件数\n" + "规章 1 2 3\n" * 4 * n,
    "many labels on a line": lambda n: SECTION_2 + "规章 " * 13 * n,
    "beginnings of labels": lambda n: SECTION_3 + "申请人 " * 10 * n,
    "words that run together": lambda n: SECTION_2 + "规章000" * 8 * n,
    "many case labels": lambda n: SECTION_4 + "行政复议 结果维持 1 " * 3 * n,
    "many titles": lambda n: "青溪区2022年政府信息公开工作年度报告\n" * 2 * n + REPORT,
    "one long title": lambda n: "信息公开" * 10 * n + "报告\n" + REPORT,
    "many labels of facts": lambda n: "日期：" * 13 * n + "\n" + REPORT,
    "many names": lambda n: "青溪区财政局\n" * 6 * n + REPORT,
    "one long name": lambda n: "区" * 40 * n + "\n" + REPORT,
    "many dates": lambda n: "2021年1月27日" * 4 * n + "\n" + REPORT,
    "many periods": lambda n: "2021年1月1日至" * 4 * n + "\n" + REPORT,
    "many lines of the page": lambda n: REPORT + "扫一扫\n" * 10 * n,
    "many signatures": lambda n: REPORT + "青溪区财政局 2021年1月27日 " * 2 * n,
    "many open brackets": lambda n: SECTION_2 + "信息内容 本年制发件数\n规章 1" + "(" * 40 * n,
    "many brackets": lambda n: SECTION_2 + "信息内容 本年制发件数\n规章 1" + "(a)" * 13 * n,
    "figures between words": lambda n: SECTION_2 + "信息内容 本年制发件数\n规章 1" + "一" * 40 * n,
}
"""Texts of some forty characters times n."""

ENCODED: Mapping[str, Callable[[], bytes]] = {
    "GBK with stray bytes": lambda: REPORT.encode("gbk") + b"\x80\xff\xfe",
    "GBK whose characters are out of step": lambda: REPORT.encode("gbk")[1:],
    "GB18030 of four bytes": lambda: (REPORT + "㐀𠀀").encode("gb18030"),
    "UTF-16 without a mark": lambda: REPORT.encode("utf-16-be"),
    "UTF-16 of odd length": lambda: REPORT.encode("utf-16-le") + b"\n",
    "UTF-16 with half a pair": lambda: b"\xff\xfe" + REPORT.encode("utf-16-le") + b"\x00\xd8",
    "UTF-8 broken in the middle": lambda: (
        REPORT.encode()[:600] + b"\xe4\xb8\xff\xc0\x80" + REPORT.encode()[600:]
    ),
    "UTF-8 behind GBK": lambda: "年度报告\n".encode("gbk") + REPORT.encode(),
    "a mark of UTF-8 before GBK": lambda: b"\xef\xbb\xbf" + REPORT.encode("gbk"),
    "many marks": lambda: b"\xef\xbb\xbf" * 100_000 + REPORT.encode(),
    "NUL bytes between": lambda: REPORT.replace("\n", "\0\n\0").encode(),
    "NUL bytes only": lambda: b"\0" * (31 << 20),
    "all bytes": lambda: bytes(range(256)) * 100_000,
    "invalid bytes": lambda: b"\xff\x80" * (15 << 20),
    "nearly valid bytes": lambda: "一".encode() * (5 << 20) + b"\xff",
    "wide characters": lambda: "𠀀".encode() * (7 << 20),
    "characters of four bytes in GB18030": lambda: b"\x95\x32\x82\x36" * (7 << 20) + b"\xff\n",
    "controls": lambda: b"\x1b[2J\x08\x7f\n" * 100_000 + REPORT.encode(),
    "letters that turn the text around": (REPORT + "\u202e\u2066\u200f" * 9_000).encode,
    "surrogates": lambda: b"\xed\xa0\x80" * 100_000 + REPORT.encode(),
    "as many bytes as there may be": lambda: b"a" * (31 << 20),
    "line ends only": lambda: b"\r\n" * (15 << 20),
    "marked tables": lambda: b"|-|-|\n" * (5 << 20),
    "cells of a page": lambda: b"<td>" * (7 << 20),
    "unclosed comments": lambda: b"<!--" * (7 << 20),
    "declarations": lambda: b"<?xml " * (5 << 20),
}

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"

CHARACTERS = 280_000 if IS_LONG else 40_000
"""How long texts are: nearly as long as the limits allow, if there is time."""


def _filled(piece: str) -> Callable[[], str]:
    return lambda: piece * (CHARACTERS // len(piece))


MARKDOWN: Mapping[str, Callable[[], str]] = {
    "nested quotations": _filled(">"),
    "nested quotations in many lines": lambda: "".join(">" * n + "a\n" for n in range(900)),
    "nested lists": _filled("- "),
    "nested lists in many lines": lambda: "".join(" " * 2 * n + "- a\n" for n in range(650)),
    "nested numbers": _filled("1. "),
    "many list items": _filled("- a\n"),
    "many stars": _filled("*"),
    "many stars and letters": _filled("*a_ "),
    "many pairs of stars": _filled("**a *a "),
    "many open brackets": _filled("["),
    "many pictures": _filled("![["),
    "many links": _filled("[a](b"),
    "many links within links": lambda: "[a](" * 100_000 + ")" * 80_000,
    "many definitions": _filled("[a]: b\n"),
    "many ticks": lambda: "".join("`" * (n % 900) + "a" for n in range(1_000)),
    "many open tags": _filled("<a "),
    "many less-than signs": _filled("<"),
    "many open comments": _filled("<!--\n"),
    "many declarations": _filled("<!A "),
    "many references": _filled("&amp;"),
    "many backslashes": _filled("\\"),
    "many fences": _filled("```\n"),
    "many rules": _filled("---\n"),
    "many headings": _filled("# 一、总体情况\n"),
    "many underlines": _filled("a\n=\n"),
    "many delimiter lines": _filled("|-|\n"),
    "many tables": _filled("|规章|1|\n|-|-|\n\n"),
    "many rows": lambda: "## " + SECTION_2 + "\n" + "|规章|1|2|3|\n" * 48_000,
    "many cells": _filled("|规章"),
    "many line breaks": _filled("|a<br>"),
    "many links to addresses": _filled("<http://a> "),
    "many tabs": _filled("\t-"),
}


def _report_with(member: str, value: str) -> str:
    report = gd.to_dict(gd.blank("2021"))
    report[member] = "here"
    return json.dumps(report, ensure_ascii=False).replace('"here"', value)


_NOTE = json.dumps({"path": "requests.received.total", "text": "注"}, ensure_ascii=False)

JSON: Mapping[str, Callable[[], str]] = {
    "deep arrays": lambda: "[" * 5_000_000,
    "deep objects": lambda: '{"a":' * 2_000_000,
    "deep arrays in a report": lambda: _report_with("x", "[" * 100_000 + "]" * 100_000),
    "a number of many digits": lambda: _report_with("year", "9" * 5_000_000),
    "a number of a large exponent": lambda: _report_with("year", "1e999999999"),
    "a million notes": lambda: _report_with("notes", "[" + ",".join([_NOTE] * 1_000_000) + "]"),
    "as many notes as there may be": lambda: _report_with(
        "notes", "[" + ",".join([_NOTE] * 60_000) + "]"
    ),
    "a million wrong notes": lambda: _report_with("notes", "[" + "9," * 1_000_000 + "9]"),
    "a million members": lambda: "{" + ",".join(f'"{n}":1' for n in range(1_000_000)) + "}",
    "as many members as there may be": lambda: (
        "{" + ",".join(f'"{n}":1' for n in range(200_000)) + "}"
    ),
    "a million members of one name": lambda: "{" + '"a":1,' * 1_000_000 + '"a":1}',
    "a long text": lambda: _report_with("title", '"' + "一" * 10_000_000 + '"'),
    "a text without end": lambda: '{"a":"' + "\\\\" * 5_000_000,
    "a text of escapes": lambda: _report_with("title", '"' + "\\u4e00" * 2_000_000 + '"'),
    "half a pair": lambda: _report_with("title", '"\\ud800"'),
    "spaces": lambda: "{" + " " * 20_000_000 + "}",
    "numbers that are none": lambda: _report_with("year", "NaN"),
}
