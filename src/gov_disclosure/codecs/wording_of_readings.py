"""What the JSON of extractions and findings calls its classes and members, and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.codecs.description import Description
from gov_disclosure.codecs.formats import Change, FindingsDocument
from gov_disclosure.document import Paragraph
from gov_disclosure.model.coverage import CellCounts, Coverage
from gov_disclosure.model.disputes import CaseResults, Disputes
from gov_disclosure.model.extraction import Evidence, Extraction, Problem
from gov_disclosure.model.finding import Finding, Suspect
from gov_disclosure.model.looked_at import LeftStatement, LookedAt
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATH = "disputes.reconsideration.total"
_EVIDENCE = Evidence("1", page=3, table=4, row=3, column=5, basis="header")
_UNREADABLE = Problem(
    "reading.cell_unreadable",
    "disputes.reconsideration.pending",
    "“约2”不是确定的数，该格记为未能识别。",
    "“约2” is no certain figure, so the cell is unreadable.",
    Evidence("约2", page=3, table=4, row=3, column=4, basis="header"),
)
_EXTRACTION = Extraction(
    AnnualReport(
        year=2025, disputes=Disputes(reconsideration=CaseResults(2, 0, 0, Mark.UNREADABLE, 1))
    ),
    {_PATH: _EVIDENCE},
    (Paragraph("扫一扫在手机打开当前页"),),
    (_UNREADABLE,),
)
_CHANGE = Change(_PATH, 2)
_SUSPECT = Suspect(
    ((_CHANGE.path, _CHANGE.value),),
    "改这1格，有关各项即全部相符",
    "with this one cell changed, all sums concerned hold",
)
_FINDING = Finding(
    "disputes.total",
    "error",
    "violated",
    (_PATH, "disputes.reconsideration.upheld"),
    "第四部分“行政复议”“总计”列：前四项合计2件，填报1件，少1件，请核对。",
    "Section 4, reconsideration, total: the four results add up to 2, reported 1, 1 too few; "
    "please check.",
    expected=2,
    actual=1,
    gap=1,
    suspects=(_SUSPECT,),
    id="disputes.total-061775e6eae5",
)
_LEFT = LeftStatement("overview.blocks[1].text", "市财政局收到政府信息公开申请3件")
_LOOKED_AT = LookedAt(3, 2, 1, 0, 2, 1, (_LEFT,), "not_given")
_FORMAT = Words("格式及其版本", "the format and its edition")
_COUNTS = Words("这张表各格的计数，没有这张表时为 null", "counts of the table; null: no such table")

READINGS: Mapping[type, Description] = {
    Extraction: Description(
        Words("读取一份文件所得", "what reading a document gave"),
        {
            "format": _FORMAT,
            "report": Words("报告", "the report"),
            "evidence": Words("依据：路径到原文和位置", "evidence: path to printed text and place"),
            "leftover": Words("未能归位的内容", "blocks that could not be placed"),
            "problems": Words("未能确定之处", "what could not be read for certain"),
            "coverage": Words("各格的计数，由报告算出", "counts of cells, derived from the report"),
        },
        _EXTRACTION,
    ),
    Evidence: Description(
        Words("依据", "evidence"),
        {
            "text": Words("原文，空白格为空", "the text as printed; empty for a blank cell"),
            "line": Words("文本的行", "line of a text"),
            "page": Words("页", "page"),
            "table": Words("第几个表格", "number of the table in the document"),
            "row": Words("表格的行", "grid row of the table"),
            "column": Words("表格的列", "grid column of the table"),
            "box": Words("页面上的位置", "place on the page"),
            "sheet": Words("工作表", "sheet of a workbook"),
            "cell": Words("单元格", "cell of the sheet"),
            "basis": Words(
                "凭什么认定是这一格，格以外的为 null",
                "what proves which cell it is; null for all but cells",
            ),
        },
        _EVIDENCE,
    ),
    Problem: Description(
        Words("未能确定之处", "something that could not be read for certain"),
        {
            "rule": Words("标识", "stable id"),
            "path": Words("所在之处，null 为整份报告", "the place; null: the whole report"),
            "message": Words("说明（中文）", "what was found and done, in Chinese"),
            "message_en": Words("说明（英文）", "the same in English"),
            "evidence": Words("印的是什么", "what was printed"),
        },
        _UNREADABLE,
    ),
    Coverage: Description(
        Words("各格的计数", "counts of cells"),
        {
            "proactive_disclosure": _COUNTS,
            "requests": _COUNTS,
            "disputes": _COUNTS,
            "total": Words("合计", "all tables together"),
        },
        _EXTRACTION.coverage,
    ),
    CellCounts: Description(
        Words("格数", "numbers of cells"),
        {
            "bound": Words("有数", "with a figure"),
            "blank": Words("空白", "blank"),
            "marked": Words("有标记", "marked"),
            "missing": Words("缺失", "missing"),
            "unreadable": Words("未能识别", "unreadable"),
        },
        _EXTRACTION.coverage.total,
    ),
    FindingsDocument: Description(
        Words("核查一份报告的结果", "what was found in a report"),
        {
            "format": _FORMAT,
            "input": Words("读取的文件，不明为 null", "the file that was read; null: not known"),
            "publisher": Words("发布机关的名称", "name of the body whose report it is"),
            "year": Words("报告年度", "the year reported on"),
            "scope": Words("统计范围", "scope"),
            "form": Words("格式", "edition of the form"),
            "findings": Words("各条结果，按次序", "the findings, in order"),
            "looked_at": Words("核查范围，不明为 null", "what was looked at; null: not known"),
        },
        FindingsDocument("draft.txt", "云州市教育局", 2025, None, "2021", (_FINDING,), _LOOKED_AT),
    ),
    LookedAt: Description(
        Words("核查范围", "how much of the report could be judged"),
        {
            "sums": Words("核对的勾稽关系", "sums that were tried"),
            "held": Words("相符的", "those that hold"),
            "violated": Words("不符的", "those that do not"),
            "undecided": Words("无法判定的", "those left open"),
            "statements": Words("正文中识别的数字", "figures found in the prose"),
            "compared": Words("与表格比对的", "those held against the tables"),
            "left": Words("未能比对的", "those that were not"),
            "last_year": Words(
                "是否与上一年度报告比较", "whether the report for the year before was there"
            ),
        },
        _LOOKED_AT,
    ),
    LeftStatement: Description(
        Words("未能比对的正文数字", "a figure of the prose that was not compared"),
        {
            "path": Words("段落的路径", "path of the paragraph"),
            "text": Words("原句", "its clauses"),
        },
        _LEFT,
    ),
    Finding: Description(
        Words("一条结果", "a finding"),
        {
            "rule": Words("规则", "id of the rule"),
            "severity": Words("级别", "how grave it is"),
            "status": Words("状态", "how certain it is"),
            "paths": Words("有关的各处", "the places it concerns"),
            "message": Words("说明（中文）", "what was found and what to do, in Chinese"),
            "message_en": Words("说明（英文）", "the same in English"),
            "clause": Words("依据", "what the rule rests on"),
            "expected": Words("应为数", "the figure that the others lead to"),
            "actual": Words("所载数", "the figure published"),
            "gap": Words("相差", "distance between the two"),
            "suspects": Words("可能填错的格，最可能的在前", "likely causes, likeliest first"),
            "id": Words("标识", "the same again for the same finding"),
        },
        _FINDING,
    ),
    Suspect: Description(
        Words("可能填错的格", "a likely cause"),
        {
            "changes": Words("各格应改为的值", "cells and the values they would need"),
            "reason": Words("理由（中文）", "why, in Chinese"),
            "reason_en": Words("理由（英文）", "why, in English"),
        },
        _SUSPECT,
    ),
    Change: Description(
        Words("一格应改为的值", "a cell and the value it would need"),
        {"path": Words("格的路径", "path of the cell"), "value": Words("值", "the value")},
        _CHANGE,
    ),
}
"""Names of classes and members of what reading and checking give."""
