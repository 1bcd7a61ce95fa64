"""The columns of the data set that are no cells of the form: what is known of each report."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.words import KINDS_IN_WORDS, LEVELS_IN_WORDS, SCOPES_IN_WORDS
from gov_disclosure.dataset.column import DataColumn
from gov_disclosure.forms.words.facts import FACTS
from gov_disclosure.model.extraction import BASES
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.model.report import FORMS
from gov_disclosure.rules.intervals import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_disclosure.dataset.column import ColumnType

State: TypeAlias = Literal["figure", "blank", "mark", "missing", "unreadable", "no_such_cell"]
Status: TypeAlias = Literal["read", "partly_read", "refused"]


def in_words(names: Iterable[str], *words: Words) -> Mapping[str, Words]:
    """Return what each of some names means, in order."""
    return MappingProxyType(dict(zip(names, words, strict=True)))


def in_chinese(words: Mapping[Any, str]) -> Mapping[str, Words]:
    """Return what some names mean, each of which says it in English itself."""
    return MappingProxyType({name: Words(zh, name.replace("_", " ")) for name, zh in words.items()})


STATES_IN_WORDS = in_words(
    get_args(State),
    Words("数", "a figure, in the column of the cell"),
    Words("空白", "printed blank"),
    Words("划线", "a mark such as / or 无 is printed"),
    Words("缺失", "the row, the cell or the whole table is not there"),
    Words("未能识别", "something is printed that is no certain figure"),
    Words("无此项", "the edition of the form has no such cell"),
)
"""What a cell holds."""

TRUTHS_IN_WORDS = in_words(
    get_args(Truth),
    Words("相符", "it holds"),
    Words("不符", "no figures in place of the blanks could make it hold"),
    Words("无法判定", "it depends on cells without a figure"),
)
"""Whether a sum that the form requires holds."""

_STATUSES = in_words(
    get_args(Status),
    Words("完整读取", "read in full"),
    Words("部分读取", "read, with problems or with cells missing or unreadable"),
    Words("未能读取", "no report that can be read; the reason says why"),
)
_FORM_NAMES = (*FORMS, "mixed")
_FORMS_IN_WORDS = in_words(
    _FORM_NAMES,
    *(Words(form.document, f"edition of {form.name}") for form in FORMS.values()),
    Words("混用", "sections of different editions"),
)
_FORM_OF_SECTION = in_words(FORMS, *(_FORMS_IN_WORDS[name] for name in FORMS))
_UNITS = in_words(
    ("件", "项", "万元"),
    Words("件", "documents, requests or cases"),
    Words("项", "items"),
    Words("万元", "10 000 yuan"),
)
_BASES_IN_WORDS = in_words(
    BASES,
    Words("表头", "the header names its column"),
    Words("各行合计证实规定的列序", "the totals of the rows confirm the statutory order"),
    Words("该行各格相同", "all cells of the row say the same"),
    Words("行名旁没有印数", "nothing is printed beside the label of the row"),
)


def _printed(name: str, kind: ColumnType = "text") -> DataColumn:
    """Return the column of a fact that stands in the head of a report."""
    label = FACTS[name]
    return DataColumn(name, kind, label, label)


def _stated(name: str, zh: str, en: str, words: Mapping[Any, str] | None = None) -> DataColumn:
    """Return the column of something stated, listed or presumed of a body."""
    label = Words(zh, en)
    if words is None:
        return DataColumn(name, "text", label, label)
    return DataColumn(name, "category", label, label, in_chinese(words))


def _place(name: str, kind: ColumnType, zh: str, en: str) -> DataColumn:
    """Return the column of a place where a cell was printed."""
    label = Words(zh, en)
    return DataColumn(name, kind, label, label)


def _prose() -> Iterator[DataColumn]:
    """Yield a column for each piece of prose, in printed order."""
    label = Words("引言", "preamble")
    yield DataColumn(
        "preamble", "text", label, Words("第一部分之前的文字", "prose before section 一")
    )
    for name, section in sections().items():
        if name not in TABLE_SECTIONS:
            yield DataColumn(
                name,
                "text",
                Words(f"{section.numeral}·{section.title}", section.english),
                Words(f"第{section.numeral}部分的文字", f"prose of section {section.numeral}"),
            )
            continue
        for part, zh, en in (("introduction", "表前", "before"), ("remarks", "表后", "after")):
            yield DataColumn(
                f"{name}.{part}",
                "text",
                Words(f"{section.numeral}·{zh}文字", f"{section.english}: prose {en} the table"),
                Words(f"第{section.numeral}部分{zh}的文字", f"prose {en} its table"),
            )


DOCUMENT_FACTS: tuple[DataColumn, ...] = (
    DataColumn(
        "name", "text", Words("文件", "file"), Words("文件的名称", "what the document is called")
    ),
    DataColumn(
        "address",
        "text",
        Words("网址", "address"),
        Words("文件的来源网址", "where the document was published"),
    ),
    DataColumn(
        "retrieved_on",
        "date",
        Words("获取日期", "retrieved on"),
        Words("获取文件的日期", "when the document was retrieved"),
    ),
    DataColumn(
        "sha256",
        "text",
        Words("文件摘要", "digest"),
        Words("文件内容的 SHA-256", "SHA-256 of the document"),
    ),
    DataColumn(
        "report",
        "integer",
        Words("第几份", "number"),
        Words(
            "文件中的第几份报告，从 1 起；未能读取时为空",
            "number of the report in its document, from 1; nothing if that was refused",
        ),
    ),
    DataColumn(
        "status",
        "category",
        Words("读取结果", "status"),
        Words("报告是否读取", "whether the report was read"),
        _STATUSES,
    ),
    DataColumn(
        "reason",
        "text",
        Words("原因", "reason"),
        Words("未能读取的原因，中英文", "why it was refused, in both languages"),
    ),
    DataColumn(
        "publisher",
        "text",
        Words("单位", "publisher"),
        Words("报告所写或已知的单位名称", "name of the body, as printed or as told"),
    ),
    DataColumn(
        "body",
        "text",
        Words("名册单位", "body"),
        Words(
            "名册中的单位；没有名册或不能确定时为空",
            "the body of the roster; nothing without a roster or where it is not certain",
        ),
    ),
    _printed("year", "integer"),
    DataColumn("scope", "category", FACTS["scope"], FACTS["scope"], in_chinese(SCOPES_IN_WORDS)),
    DataColumn(
        "form",
        "category",
        Words("格式", "form"),
        Words("表格的格式", "edition of the form, as its tables tell"),
        _FORMS_IN_WORDS,
    ),
    DataColumn(
        "library_version",
        "text",
        Words("软件版本", "library version"),
        Words("读取所用的 gov_disclosure 版本", "version of gov_disclosure that read it"),
    ),
)
"""What is said of each report, in tables of either shape."""

REPORT_FACTS: tuple[DataColumn, ...] = (
    _printed("title"),
    _stated("publisher.region_code", "行政区划代码", "region code"),
    _stated("publisher.credit_code", "统一社会信用代码", "unified social credit code"),
    _stated("publisher.level", "层级", "level of the body, as stated", LEVELS_IN_WORDS),
    _stated("publisher.kind", "类别", "kind of body, as stated", KINDS_IN_WORDS),
    _stated("presumed.level", "推定层级", "level, presumed from the name", LEVELS_IN_WORDS),
    _stated("presumed.kind", "推定类别", "kind, presumed from the name", KINDS_IN_WORDS),
    _stated("presumed.area", "推定地区", "area, presumed from the name"),
    _stated("presumed.scope", "推定范围", "scope, presumed from the name", SCOPES_IN_WORDS),
    *(
        DataColumn(
            f"{name}.form",
            "category",
            Words(f"第{sections()[name].numeral}部分格式", f"form of section {name}"),
            Words("这张表的格式", "edition of the form of this table"),
            _FORM_OF_SECTION,
        )
        for name in TABLE_SECTIONS
        if name != "disputes"
    ),
    _printed("published_on", "date"),
    _printed("dated_on", "date"),
    _printed("signed_by"),
    _printed("revised_on", "date"),
    _printed("revision_note"),
    DataColumn(
        "problems",
        "integer",
        Words("未能确定之处", "problems"),
        Words("未能确定之处的数目", "how many things could not be read for certain"),
    ),
    DataColumn(
        "leftover",
        "integer",
        Words("未能归位之处", "leftover"),
        Words("未能归入报告的段落、表格数", "how many blocks have no place in the report"),
    ),
    DataColumn(
        "figures_sha256",
        "text",
        Words("各格摘要", "digest of the figures"),
        Words(
            "各格的数和状态的 SHA-256；相同者，各格所载都相同",
            "SHA-256 of figures and states: where it is the same, all cells hold the same",
        ),
    ),
    DataColumn(
        "findings.error",
        "integer",
        Words("错误数", "errors"),
        Words("核查发现的错误数", "how many errors the rules find"),
    ),
    DataColumn(
        "findings.warning",
        "integer",
        Words("疑点数", "warnings"),
        Words("核查发现的疑点数", "how many doubts the rules find"),
    ),
    DataColumn(
        "findings.info",
        "integer",
        Words("提示数", "hints"),
        Words("核查给出的提示数", "how many hints the rules give"),
    ),
    *_prose(),
    DataColumn(
        "proactive_disclosure.supplementary_rows",
        "text",
        Words("二·增加的行", "section 二: rows that were added"),
        Words(
            "表中增加的、不属于规定格式的行，JSON：block、label、cells（各列的列名和原文）",
            "rows of the table that the form does not have, in JSON: block, label, cells (header "
            "and text of each)",
        ),
    ),
)
"""What else is said of a report in a table with a row for each."""

CELL_FACTS: tuple[DataColumn, ...] = (
    DataColumn("path", "text", Words("格", "path"), Words("此格的路径", "path of the cell")),
    DataColumn(
        "value",
        "number",
        Words("数值", "value"),
        Words("此格的数，单位见 unit", "the figure of the cell, in its unit"),
    ),
    DataColumn(
        "unit", "category", Words("单位", "unit"), Words("计量单位", "what is counted"), _UNITS
    ),
    DataColumn(
        "state",
        "category",
        Words("状态", "state"),
        Words("此格所载为何", "what the cell holds"),
        STATES_IN_WORDS,
    ),
    DataColumn("text", "text", Words("原文", "text"), Words("此格印的文字", "the text as printed")),
    DataColumn(
        "basis",
        "category",
        Words("依据", "basis"),
        Words("何以确定是此格", "how it is certain which cell it is"),
        _BASES_IN_WORDS,
    ),
    _place("line", "integer", "文本的第几行", "line of a text"),
    _place("page", "integer", "第几页", "page"),
    _place("table", "integer", "文件的第几张表", "table of the document"),
    _place("row", "integer", "表的第几行", "row of the table"),
    _place("column", "integer", "表的第几列", "column of the table"),
    _place("sheet", "text", "工作表名称", "sheet of a workbook"),
    _place("cell", "text", "工作表的单元格，如 B7", "cell of the sheet, like B7"),
)
"""What is said of a cell in a table with a row for each."""
