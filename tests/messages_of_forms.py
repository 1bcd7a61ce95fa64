"""Inputs that make reading say each of its messages, in a form as small as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

import gov_disclosure as gd
from gov_disclosure.document import PROPERTIES, Beside, Document, Fact, Standing
from gov_disclosure.forms.extraction.extract import extract
from gov_disclosure.forms.words.facts import FACTS
from layout_traps import TRAPS, plain_report
from printed_pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Messages = Iterator[tuple[str, str]]

_RULES = "规章 1 2 3"
_SECTION = f"""二、主动公开政府信息情况
第二十条第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
{_RULES}
行政规范性文件 4 5 6
第二十条第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 10
"""
_TITLE = "青溪区水利局2024年政府信息公开工作年度报告"

_ROWS = (
    *("规章 1 2", "规章123", "规章 1 约2 3", "规章 1 2（更正：5） 3", "规章 1 2万件 3"),
    *("1 2 3", "甲类文件 1 2 3", "规章 1 2 3\n规章 1 2 4", "规章 1 2 3 77 88"),
)
"""What may stand in place of a row of section 二."""

_TEXTS = (
    *(_SECTION.replace(_RULES, row) for row in _ROWS),
    _SECTION.replace(" ", ""),
    _SECTION.replace("（单位：万元）", ""),
    f"{_TITLE}\n发布日期：20241月1日\n{_SECTION}",
    f"{_TITLE}\n发布日期：2024年3月1日\n{_SECTION}青溪区水利局\n2025年2月30日",
    f"{_TITLE}\n更正日期：2025年2月30日\n{_SECTION}",
    f"2024年政府信息公开工作年度报告\n发布机构：青溪区林业局\n{_SECTION}青溪区水利局\n2025年1月20日",
    f"{_TITLE}\n发布机构：青溪区林业局\n{_SECTION}",
    f"{_TITLE}\n现编制形成了《青溪区教育局2024年政府信息公开工作年度报告》。\n{_SECTION}",
    f"{_TITLE}\n发布日期：2024年3月1日\n发布日期：2024年4月1日\n{_SECTION}",
    f"发布日期：2024-01-13\n{_TITLE}\n时间：2024-02-03\n{_SECTION}",
    "二、主动公开政府信息情况\n见附件。\n四、政府信息公开行政复议、行政诉讼情况\n无。",
    "政府信息公开\n概述\n附表 指标名称 计量单位",
    "关于调整办公时间的通知",
    "規(guī)章、規(guī)范性文件、機(jī)關(guān)",
    "開報況機關處規總數結轉業組織會議訴訟對與時個為",
    f"{_TITLE}\n发布机构：青溪区林业局\n发布机构：青溪区教育局\n{_SECTION}",
    f"{_TITLE}\n{_SECTION}\n{_TITLE}\n{_SECTION}\n三、收到和处理政府信息公开申请情况",
    "二、主动公开政府信息情况\n信息内容 本年处理决定数量\n行政许可 5\n",
    _SECTION + "第二十条第（六）项\n信息内容 本年处理决定数量\n其他对外管理服务事项 77\n",
    f"{_SECTION}第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可（万件） 5\n",
    _SECTION.replace("规章", "甲类文件").replace(" 4 5 6", ""),
    "二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年失效的件数\t现行有效件数\n规章\t1\t2\t3\n",
)


def told(read: Callable[..., object], *given: object, **known: object) -> Messages:
    """Yield what reading says: the problems, or the error."""
    try:
        read_of_it = read(*given, **known)
    except gd.GovDisclosureError as error:
        yield error.message, error.message_en
        return
    for problem in read_of_it.problems if isinstance(read_of_it, gd.Extraction) else ():
        yield problem.message, problem.message_en


def of_traps() -> Messages:
    """Yield what is said of each layout trap."""
    for trap in TRAPS.values():
        page = Page.of(trap.report(plain_report(trap.forms[-1])))
        trap.spoil(page)
        yield from told(extract, page.document())


def of_texts() -> Messages:
    """Yield what is said of each text."""
    for content in _TEXTS:
        yield from told(gd.parse, content)
    yield from told(gd.parse, f"{_TITLE}\n{_SECTION}", year=2020, publisher="青溪区林业局")


def of_tables() -> Messages:
    """Yield what is said of tables whose columns or year are in doubt."""
    page = Page.of(plain_report("2021"))
    page.insert_before(page.grid("requests"), gd.Paragraph("2021年情况："))
    yield from told(extract, page.document())
    marked = Page.of(plain_report("2021"))
    figure = gd.figures(plain_report("2021"))["requests.received.natural_person"]
    cell = marked.grid("requests").find(f"{figure}")
    cell.text, cell.beside = "", (Beside(Standing.RAISED_MARK, "1"),)
    yield from told(extract, marked.document())
    turned = Page.of(plain_report("2021"))
    first, last = (turned.grid("requests").find(label) for label in ("自然人", "总计"))
    first.text, last.text = last.text, first.text
    yield from told(extract, turned.document())
    cut = Page.of(plain_report("2021"))
    cut.grid("requests").delete_column(cut.grid("requests").find("总计").column)
    yield from told(extract, cut.document())
    rules = ["规章", "1", "2", ""]
    header = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    for rows in (
        [header[:3], rules[:3], ["行政规范性文件", "4", "5", "6"]],
        [header, rules, ["甲类文件", "7", "8", "9"]],
        [["信息内容", "本年收费金额（万元）", "备注"], ["行政事业性收费", "3.5", "2"]],
    ):
        document = Document.of([gd.Paragraph("二、主动公开政府信息情况"), gd.Table(rows)])
        yield from told(extract, document)


_PAGE_FACTS = """<meta name="ArticleTitle" content="{title}"><meta name="ContentSource"
content="青溪区林业局"><p>2024年政府信息公开工作年度报告<p>{said}<p>二、主动公开政府信息情况<table>
<tr><td>信息内容<td>本年收费金额（万元）<tr><td>行政事业性收费<td>3.5</table>{end}"""


def of_heads() -> Messages:
    """Yield what is said of a page whose head, prose and tags contradict each other."""
    for title, said, end in (
        ("青溪区水利局2022年政府信息公开工作年度报告", "", ""),
        (_TITLE, "青溪区教育局编制了2023年政府信息公开工作年度报告。", "<p>青溪区林业局"),
        (_TITLE, "来源：青溪区财政局", "<p>青溪区林业局<p>2025年1月20日"),
    ):
        page = _PAGE_FACTS.format(title=title, said=said, end=end)
        yield from told(gd.parse, page, format="html")
    lines = map(gd.Paragraph, f"{_TITLE}\n发布日期：2025-01-20\n{_SECTION}".splitlines())
    facts = (Fact(PROPERTIES, FACTS["published_on"].zh, "2025-02-20"),)
    yield from told(extract, attrs.evolve(Document.of(lines), facts=facts))


OF_FORMS = (of_traps, of_texts, of_tables, of_heads)
