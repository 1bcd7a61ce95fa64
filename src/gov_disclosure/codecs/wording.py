"""What the classes and members of the JSON are called, in Chinese and in English, and examples.

Rows and columns of the form are called what their declarations say; only the other members
are named here.
"""

from __future__ import annotations

import datetime

from gov_disclosure.bilingual import Words
from gov_disclosure.codecs.description import Description
from gov_disclosure.codecs.wording_of_readings import READINGS
from gov_disclosure.document import Heading, Paragraph, Table
from gov_disclosure.model.disputes import CaseResults, Disputes
from gov_disclosure.model.narrative import Narrative, Note
from gov_disclosure.model.proactive import ProactiveDisclosure2019, ProactiveDisclosure2021
from gov_disclosure.model.publisher import Publisher, Source
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.model.requests import Requests2019, Requests2021
from gov_disclosure.model.supplementary import SupplementaryRow
from gov_disclosure.values import Mark

_PUBLISHER = Publisher("云州市教育局", "420704", None, "prefectural", "department")
_PARAGRAPH = Paragraph("2025年，本机关主动公开政府信息120条。")
_NARRATIVE = Narrative("一、总体情况", (_PARAGRAPH,))
_NOTE = Note("disputes.reconsideration.pending", "约2")

_HEADING = Words(
    "标题原文，null 为法定标题", "heading as printed; null stands for the official wording"
)
_FORM = Words("表格版本", "edition of the form")
_TYPE = Words("内容块类型", "kind of block")
_TABLE_SECTION = {
    "heading": _HEADING,
    "introduction": Words("表前内容", "blocks before the table"),
    "remarks": Words("表后内容", "blocks after the table"),
}
_PROACTIVE_DISCLOSURE = Description(
    Words("主动公开政府信息情况表", "tables of proactive disclosure"),
    {
        "form": _FORM,
        **_TABLE_SECTION,
        "supplementary_rows": Words("单位自行增加的行", "rows that the agency added"),
    },
)
_REQUESTS = Description(
    Words("收到和处理政府信息公开申请情况表", "table of requests received and handled"),
    {"form": _FORM, **_TABLE_SECTION},
)

DESCRIPTIONS: dict[type, Description] = {
    **READINGS,
    AnnualReport: Description(
        Words("政府信息公开工作年度报告", "annual report on government information disclosure"),
        {
            "format": Words("格式及其版本", "the format and its edition"),
            "title": Words("报告标题", "title as printed"),
            "publisher": Words("发布机关", "the body whose report it is"),
            "year": Words("报告年度", "the year reported on"),
            "scope": Words(
                "统计范围：own 本机关，jurisdiction 本级政府汇总",
                "scope: own (one body) or jurisdiction (aggregate of an area)",
            ),
            "published_on": Words("发布日期（网页）", "date of publication, of the page"),
            "dated_on": Words("落款日期", "date below the report"),
            "signed_by": Words("落款单位", "name below the report"),
            "source": Words("来源", "where this copy came from"),
            "revised_on": Words("更正日期", "date of a correction"),
            "revision_note": Words("更正说明", "note on a correction"),
            "preamble": Words("引言", "prose before section 一"),
            "notes": Words("附注，按路径排序", "texts beside figures, sorted by path"),
        },
        AnnualReport(
            title="云州市教育局2025年政府信息公开工作年度报告",
            publisher=_PUBLISHER,
            year=2025,
            scope="own",
            overview=_NARRATIVE,
            disputes=Disputes(reconsideration=CaseResults(3, 0, 0, Mark.UNREADABLE, None)),
            notes=(_NOTE,),
        ),
    ),
    Publisher: Description(
        Words("发布机关", "publisher"),
        {
            "name": Words("机关名称", "name as printed"),
            "region_code": Words("行政区划代码", "code of its area"),
            "credit_code": Words("统一社会信用代码", "unified social credit code"),
            "level": Words("层级", "level of government"),
            "kind": Words("机关类型", "kind of body"),
        },
        _PUBLISHER,
    ),
    Source: Description(
        Words("来源", "source"),
        {
            "address": Words("网址", "address of the page or file"),
            "file": Words("文件名", "name of the file"),
            "retrieved_on": Words("获取日期", "day on which it was fetched"),
            "sha256": Words("文件摘要", "digest of its bytes"),
        },
        Source("https://www.example.org/2026/report.html", retrieved_on=datetime.date(2026, 2, 1)),
    ),
    Narrative: Description(
        Words("文字章节", "section of prose"),
        {"heading": _HEADING, "blocks": Words("内容块", "blocks in published order")},
        _NARRATIVE,
    ),
    Heading: Description(
        Words("标题", "heading"),
        {
            "type": _TYPE,
            "text": Words("标题原文", "the heading with its number, as printed"),
            "level": Words("标题层级", "depth of the heading"),
        },
        Heading("（一）主动公开情况", 2),
    ),
    Paragraph: Description(
        Words("段落", "paragraph"),
        {"type": _TYPE, "text": Words("段落原文", "the paragraph as printed")},
        _PARAGRAPH,
    ),
    Table: Description(
        Words("表格", "table"),
        {"type": _TYPE, "rows": Words("表格各行", "rows of cell texts as printed")},
        Table((("事项", "件数"), ("受理", "3"))),
    ),
    Note: Description(
        Words("附注", "note"),
        {
            "path": Words("所注位置", "the place in the report"),
            "text": Words("附注原文", "what is printed there"),
        },
        _NOTE,
    ),
    SupplementaryRow: Description(
        Words("自行增加的行", "row that an agency added"),
        {
            "block": Words("所在栏目", "label of the block it stands in"),
            "label": Words("行标签", "row label as printed"),
            "cells": Words("各格内容", "pairs of column label and raw text"),
        },
        SupplementaryRow("第二十条第（一）项", "其他主动公开文件", (("本年制发件数", "0"),)),
    ),
    ProactiveDisclosure2019: _PROACTIVE_DISCLOSURE,
    ProactiveDisclosure2021: _PROACTIVE_DISCLOSURE,
    Requests2019: _REQUESTS,
    Requests2021: _REQUESTS,
    Disputes: Description(
        Words("行政复议、行政诉讼情况表", "table of reconsiderations and lawsuits"),
        _TABLE_SECTION,
    ),
}
"""Names of classes and members that the statutory tables do not name."""
