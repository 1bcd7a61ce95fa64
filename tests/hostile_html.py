"""Web pages made to exhaust or to mislead a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SECTION_TWO = """<p>二、主动公开政府信息情况</p><table>
<tr><td colspan=4>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数
<tr><td>规章<td>1<td>2<td>3<tr><td>行政规范性文件<td>4<td>5<td>6</table>"""

PAGES: Mapping[str, Callable[[], str]] = {
    "nested elements": lambda: "<div>" * 100_000,
    "nested elements with a table": lambda: "<div>" * 100_000 + SECTION_TWO,
    "ends of nothing": lambda: "<span>" * 70_000 + "</x>" * 70_000,
    "nested tables": lambda: "<table><tr><td>" * 30_000,
    "nested lists": lambda: "<ul><li>" * 100_000,
    "open formatting in every paragraph": lambda: (
        "".join(f"<i a{i}>" for i in range(9_000)) + "<p>x</p>" * 9_000
    ),
    "open formatting in one paragraph": lambda: (
        "<p>" + "".join(f"<font a{i}>" for i in range(9_000)) + "</p>" + "<p>x</p>" * 9_000
    ),
    "attributes of many pages": lambda: "".join(
        f"<html a{i}=1><body b{i}=1>" for i in range(60_000)
    ),
    "wide cells": lambda: "<table><tr>" + "<td colspan=1000000>1" * 60_000,
    "as many high cells as there may be": lambda: (
        "<table>" + ("<tr>" + "<td rowspan=65534>1" * 50) * 5_000
    ),
    "tables of wide cells": lambda: "<table><tr><td colspan=1000>1<td>2</table>" * 30_000,
    "a span of many digits": lambda: "<table><tr><td colspan=" + "9" * 5_000_000 + ">1<td>2",
    "many cells": lambda: "<table>" + "<tr><td>1<td>2" * 60_000,
    "too many tags": lambda: "<br>" * 2_000_000,
    "a huge attribute": lambda: '<div style="' + "x" * 20_000_000 + '">x</div>',
    "a huge attribute of spaces": lambda: '<div style="display' + " " * 20_000_000 + '">x</div>',
    "many attributes": lambda: "<div " + " ".join(f"a{i}" for i in range(300_000)) + ">x",
    "one long line": lambda: "<p>" + "一" * 8_000_000,
    "spaces": lambda: "<p>x" + " " * 20_000_000 + "x",
    "references": lambda: "&amp;" * 4_000_000,
    "unclosed comments": lambda: "<p>x" + "<!--" * 60_000,
    "comments before nothing": lambda: "<!-- x -->" * 60_000,
    "long comments": lambda: ("<!--" + "-" * 100_000) * 100,
    "less-than signs": lambda: "<p>" + "<" * 20_000_000,
    "NUL characters": lambda: "<p>" + chr(0) * 10_000_000,
    "superscripts": lambda: "<sup>" * 100_000 + "1" * 100_000,
    "links": lambda: "<a href=a.pdf>" * 100_000 + "x" * 1000,
    "nested links": lambda: "<label href=a.pdf>xxxxxxxxxx" * 60_000,
    "titles": lambda: "<title>x</title>" * 100_000,
    "declared encodings": lambda: "<meta " * 200_000,
    "nested inline elements": lambda: "<b>" * 100_000,
    "nested pairs of formatting and blocks": lambda: "<b><p>" * 50_000,
    "nested foreign elements": lambda: "<svg><g><foreignObject>" * 40_000,
    "nested templates": lambda: "<template>" * 100_000,
    "nested rows": lambda: "<table>" + "<tr><td><table>" * 100_000,
    "tags that never end": lambda: "<p a='" * 200_000,
    "tags in attributes": lambda: "<p a=" + "<td " * 200_000,
    "wide cells in every row": lambda: SECTION_TWO.replace("<td>", "<td colspan=1000000>"),
    "high cells in every row": lambda: SECTION_TWO.replace("<td>", "<td rowspan=1000000>"),
    "as many rows in a section as there may be": lambda: (
        SECTION_TWO.removesuffix("</table>") + "<tr><td>规章<td>1<td>2" * 60_000
    ),
    "as many cells in a section as there may be": lambda: (
        SECTION_TWO.removesuffix("</table>") + "<tr>" + "<td>规章" * 200_000
    ),
    "as many tables as there may be": lambda: "<table><tr><td>规章<td>1</table>" * 60_000,
    "as many sections as there may be": lambda: SECTION_TWO * 9_000,
    "as many paragraphs as there may be": lambda: SECTION_TWO + "<p>规章 1 2 3" * 60_000,
    "as many headings as there may be": lambda: "<h2>一、总体情况</h2>" * 60_000 + SECTION_TWO,
    "as much text as there may be": lambda: SECTION_TWO + "<p>" + "规章 1 " * 90_000,
    "as many bytes as there may be": lambda: "<p>" + "x" * (31 << 20),
    "as many bytes as there may be and a wide character": lambda: (
        "<b>" + "x" * (31 << 20) + "\U0001f600"
    ),
    "as many references as there may be": lambda: "&#128512;" * (3 << 20),
    "as many spaces as there may be": lambda: "<p>" + "<i> </i>" * 140_000,
    "hidden spans": lambda: (
        "<table><td>" + "<b style='display:none'>7</b>" * 100_000 + "</table>" + SECTION_TWO
    ),
    "style rules": lambda: (
        "<style>" + ".a{display:none}" * 50_000 + "</style>" + "<b class=a>" * 99 + SECTION_TWO
    ),
    "slow selectors": lambda: (
        f"<style>{'* * * * * * .a{display:none}' * 99}</style>{'<div>' * 400}"
        + "<b class=a>x</b>" * 5000
    ),
    "style rules within style rules": lambda: (
        f"<style>{'a,b{& &{' * 3_000}display:none{'}' * 6_000}</style>{'<b class=x></b>' * 5_000}"
    ),
    "variables of variables": lambda: (
        "<table><td>"
        + "".join(
            f"<b style='--a{n}:var(--a{n - 1}) var(--a{n - 1});display:var(--a{n})'>1</b>"
            for n in range(9_000)
        )
    ),
    "open brackets in styles": lambda: (
        "<table><td>"
        + "".join(
            f"<b style='background:{'(' * 480}{n};display:var(--a'>1</b>" for n in range(9_000)
        )
    ),
    "boxes in a cell": lambda: "<table><td>" + "4<i style='float:left'>2</i>" * 60_000,
    "comments that never end": lambda: "<!--" * 300_000,
    "names in scripts": lambda: "<script>" + "'a" * 2_000_000 + "</script><td id=a>",
    "style sheets that never end": lambda: "<style>" * 100_000 + "font:" * 100_000,
    "lines in pre": lambda: "<pre>" * 400 + "| 规章 | 1 |\n" * 20_000,
    "a link to a file of this machine": lambda: (
        "<base href='file:///etc/'><link rel=stylesheet href=passwd><img src='/etc/passwd'>"
        "<iframe src='file:///etc/passwd'></iframe><object data='file:///etc/passwd'></object>"
        + SECTION_TWO
    ),
    "entities of its own": lambda: (
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '"
        + "&a;" * 1000
        + "'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
        + SECTION_TWO
        + "&b;" * 1000
        + "&c;"
    ),
}
