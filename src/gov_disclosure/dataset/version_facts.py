"""The columns that say which version of which report a document is."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from gov_disclosure.bilingual import Words
from gov_disclosure.dataset.column import DataColumn
from gov_disclosure.dataset.facts import DOCUMENT_FACTS, in_words

Basis: TypeAlias = Literal[
    "only", "revised_on", "retrieved_on", "same_figures", "tied", "copy", "unknown"
]
BodyBy: TypeAlias = Literal["roster", "name"]

_BASES = in_words(
    get_args(Basis),
    Words("没有别的版本", "there is no other version"),
    Words("更正日期的先后", "the date of revision: the later one first, none last"),
    Words(
        "更正日期相同，获取日期的先后", "the date of retrieval, where that of revision is the same"
    ),
    Words("日期不能分先后，但各格都相同", "dates do not tell, but all cells hold the same"),
    Words(
        "日期不能分先后，各格也不同；次序没有意义",
        "dates do not tell, and cells differ: the order says nothing",
    ),
    Words(
        "与前面的一份出自同一文件，各格相同",
        "of the same document as one before it, with the same cells",
    ),
    Words(
        "单位、年度或范围不明，不能认定是哪份报告的版本",
        "body, year or scope is not known, so nobody can tell",
    ),
)
_BODY_BY = in_words(
    get_args(BodyBy),
    Words("名册", "the roster knows it"),
    Words("名称（含地名）相同", "the same name, which states the area"),
)

VERSION_FACTS: tuple[DataColumn, ...] = (
    DataColumn(
        "version.group",
        "text",
        Words("报告", "report"),
        Words(
            "哪份报告：年度、范围、单位；相同的是同一份报告的版本",
            "which report it is a version of: year, scope and body",
        ),
    ),
    DataColumn(
        "version.body_by",
        "category",
        Words("单位的认定", "body known by"),
        Words("何以认定是同一单位", "how it is known that the body is the same"),
        _BODY_BY,
    ),
    DataColumn(
        "version.rank",
        "integer",
        Words("版本次序", "rank"),
        Words(
            "1 为最新；是否可靠见 version.basis", "1 is the latest; version.basis tells how sure"
        ),
    ),
    DataColumn(
        "version.documents",
        "integer",
        Words("份数", "documents"),
        Words("这份报告共有几份文件", "how many documents there are of this report"),
    ),
    DataColumn(
        "version.basis",
        "category",
        Words("次序的依据", "basis"),
        Words("何以排在此处；未能读取的为空", "why it is ranked there; nothing if it was refused"),
        _BASES,
    ),
)
"""What is said of each document as a version of a report."""

KEPT = (
    "name",
    "address",
    "retrieved_on",
    "sha256",
    "report",
    "publisher",
    "body",
    "year",
    "scope",
)
VERSION_COLUMNS: tuple[DataColumn, ...] = (
    *(column for column in DOCUMENT_FACTS if column.name in KEPT),
    *VERSION_FACTS,
)
"""The columns of the table of versions, a row for each report that was read."""
