"""Heads as other sites print them: names, titles, dates, menus, prose and footers of other shapes.

Each is one way in which a head was read wrongly, or lost without a word.
"""

from __future__ import annotations

import datetime

import pytest

import gov_disclosure as gd

REPORT = "2024年政府信息公开工作年度报告"
NAME = "云州市水利局"
TITLE = f"{NAME}{REPORT}"
DAY = datetime.date(2025, 1, 22)
TABLE = (
    "<table><tr><td>信息内容</td><td>本年收费金额（单位：万元）</td></tr>"
    "<tr><td>行政事业性收费</td><td>3.5</td></tr></table>"
)
END = "无其他需要报告的事项。"


def read(
    *front: str, end: tuple[str, ...] = (), opening: str = "我单位依法公开。", tags: str = ""
) -> gd.Extraction:
    """Read a page whose lines are paragraphs, or the markup that they are."""
    lines = (
        *front,
        "一、总体情况",
        opening,
        "二、主动公开政府信息情况",
        TABLE,
        "六、其他需要报告的事项",
        END,
        *end,
    )
    body = "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)
    return gd.parse(f"<html><head>{tags}</head><body>{body}</body></html>", format="html")


def name_of(extraction: gd.Extraction) -> str | None:
    publisher = extraction.report.publisher
    return publisher.name if publisher else None


def problems(extraction: gd.Extraction) -> list[tuple[str, str | None]]:
    return [(problem.rule, problem.path) for problem in extraction.problems]


def preamble(extraction: gd.Extraction) -> list[str]:
    narrative = extraction.report.preamble
    return [getattr(block, "text", "") for block in narrative.blocks] if narrative else []


NAMES = """
云州市城市建设投资集团有限公司、云州市自来水公司、云州机场集团、云州市第一中学、江东大学、
新域生产建设兵团第三师、第三师四十五团、云州市档案馆、云州海关、云州市白石林场、红旗农场、
云州市少年宫、云州市公安局青溪分局城关派出所、国家税务总局云溪县税务局、云林郭勒盟行政公署、
云木左翼旗人民政府、巴音苏木人民政府、青溪经济技术开发区管委会、白石社区居民委员会
"""


@pytest.mark.parametrize("name", NAMES.replace("\n", "").split("、"))
def test_names_of_other_bodies(name: str) -> None:
    one, two = read(f"{name}{REPORT}"), read(name, REPORT, end=(name, "2025年1月20日"))
    for extraction in (one, two):
        assert extraction.report.title == f"{name}{REPORT}"
        assert name_of(extraction) == name
    assert two.report.signed_by == name


@pytest.mark.parametrize("entry", ["办事大厅", "网上服务专区", "云州市政府门户网站", "新闻中心"])
def test_entries_of_menus_that_end_like_bodies_are_none(entry: str) -> None:
    assert name_of(read(REPORT, entry)) is None


@pytest.mark.parametrize(
    "printed",
    [
        *("【年报】{0}", "[年度报告] {0}", "附件：{0}", "附件1 {0}", "★{0}★", "{0}.pdf"),
        *(
            "一图读懂 | {0}",
            "公示|{0}",
            "政府信息公开年报：{0}",
            "附件：1.{0}.pdf",
            "2025-01-22 {0}",
        ),
        *("“{0}”", "〈{0}〉"),
    ],
)
def test_what_stands_around_a_title_is_no_part_of_it(printed: str) -> None:
    report = read(f"<h1>{printed.format(TITLE)}</h1>").report
    assert (report.title, report.publisher, report.year) == (TITLE, gd.Publisher(NAME), 2024)


@pytest.mark.parametrize(
    "title",
    [
        f"{NAME}：{REPORT}",
        f"{NAME}-{REPORT}",
        f"{NAME}——{REPORT}",
        f"{REPORT}（{NAME}）",
        f"{NAME}《{REPORT}》",
        f"{NAME}2024年《政府信息公开工作年度报告》",
        f"{NAME}关于公布{REPORT}的公告",
        f"{NAME}2024年政府信息主动公开工作年度报告",
        f"{TITLE}（2024年1月1日—12月31日）",
        f"关于{TITLE}的公示",
        f"{NAME}二〇二四年政府信息公开工作年度报告",
        f"{TITLE}（2025年1月更新）",
    ],
)
def test_titles_of_other_shapes(title: str) -> None:
    report = read(title).report
    assert (report.title, report.publisher, report.year) == (title, gd.Publisher(NAME), 2024)
    assert gd.check(report, rules=["header.name", "header.year"]) == ()


@pytest.mark.parametrize("words", ["我局", "本单位", "我镇", "全市", "全县", "各部门"])
def test_words_for_itself_and_for_all_name_no_body(words: str) -> None:
    assert name_of(read(f"{words}{REPORT}")) is None
    assert name_of(read(f"{words}{REPORT}", end=(NAME, "2025年1月20日"))) == NAME


def test_a_title_of_two_years_gives_none() -> None:
    assert read(f"{NAME}2023—2024年政府信息公开工作年度报告").report.year is None


@pytest.mark.parametrize(
    "title",
    [
        f"{NAME}_政府信息公开年报_{TITLE}",
        f"政府信息公开年报-{TITLE}",
        f"{TITLE} {NAME}",
        f"{TITLE}-{NAME}",
    ],
)
def test_the_title_of_a_page_is_the_part_that_says_most(title: str) -> None:
    report = read("政府信息公开年报", tags=f"<title>{title}</title>").report
    assert (report.title, report.publisher) == (TITLE, gd.Publisher(NAME))


@pytest.mark.parametrize(
    "line",
    [
        "[ 发布时间：2025-01-22 ] [ 字体：大 中 小 ] [ 打印 ]",
        "来源：水利局 作者：张三 2025-01-22 10:00",
        "发布：2025-01-22",
        "2025-01-22 10:22:31 发布",
        "录入者：张三 发布时间：2025-01-22",
        "2025-01-22 08:30:00　|　来源：云州市水利局　|　",
        "发布时间：2025 - 01 - 22",
        "云州市水利局 2025-01-22",
        "创建时间：2025-01-20 发布时间：2025-01-22",
    ],
)
def test_dates_of_publication_in_other_lines(line: str) -> None:
    extraction = read(TITLE, line)
    assert extraction.report.published_on == DAY
    assert (problems(extraction), preamble(extraction)) == ([], [])


@pytest.mark.parametrize(
    "table",
    [
        f"<tr><td>首页</td></tr><tr><td>{TITLE}</td></tr><tr><td>发布时间：2025-01-22</td></tr>",
        (
            "<tr><td><table><tr><td>栏目<tr><td>指南</table><td><table><tr><td>"
            f"{TITLE}<tr><td>2025-01-22</table>"
        ),
    ],
)
def test_a_head_in_tables_that_serve_the_layout(table: str) -> None:
    extraction = read(f"<table>{table}</table>", "首页 > 政务公开")
    assert (extraction.report.title, extraction.report.published_on) == (TITLE, DAY)
    assert extraction.report.preamble is None


def test_a_row_of_labels_over_a_row_of_values() -> None:
    facts = f"<tr><th>索引号<th>发布机构<th>发布日期<tr><td>1-2<td>{NAME}<td>{DAY}"
    report = read(f"<table>{facts}</table>", REPORT).report
    assert (report.publisher, report.published_on) == (gd.Publisher(NAME), DAY)


@pytest.mark.parametrize("label", ["填报单位", "填报单位（盖章）", "单位名称", "单位"])
def test_other_labels_of_the_body(label: str) -> None:
    extraction = read(REPORT, f"{label}：{NAME}", "填报日期：2025-01-20", "年度：2024年")
    assert (name_of(extraction), extraction.report.published_on) == (NAME, None)
    assert preamble(extraction) == []
    assert name_of(read(REPORT, "单位：万元")) is None


def test_a_moment_told_in_another_zone_is_a_day_in_china() -> None:
    tags = '<meta property="article:published_time" content="2025-01-21T17:00:00Z">'
    assert read(TITLE, tags=tags).report.published_on == DAY


def test_the_number_of_a_document_is_no_preamble() -> None:
    extraction = read("云水〔2025〕3号", TITLE, "云水〔2025〕3号")
    assert (extraction.report.title, preamble(extraction)) == (TITLE, [])


@pytest.mark.parametrize("line", ["创建时间：2025-01-22", "录入时间：2025-01-22", "文章编号：12"])
def test_facts_of_the_site_are_neither_dates_nor_preamble(line: str) -> None:
    extraction = read("首页 > 政务公开", TITLE, line)
    assert (extraction.report.published_on, preamble(extraction)) == (None, [])


@pytest.mark.parametrize("date", ["25-01-22", "01-22", "2025年1月", "20250122"])
def test_a_date_that_is_not_whole_is_a_problem(date: str) -> None:
    extraction = read(TITLE, f"发布日期：{date}")
    assert extraction.report.published_on is None
    assert problems(extraction) == [("reading.broken_date", "published_on")]


def test_a_broken_date_of_a_correction_is_a_problem() -> None:
    extraction = read(TITLE, "更正日期：2025年1月")
    assert problems(extraction) == [("reading.broken_date", "revised_on")]


def test_a_date_or_year_elsewhere_on_the_page_is_not_that_of_the_report() -> None:
    menu = ("2025年6月22日 星期日", "2023年", "2022年", "关于甲的通知", "2025-02-01")
    report = read(*menu, f"{NAME}政府信息公开工作年度报告").report
    assert (report.published_on, report.dated_on, report.year) == (None, None, None)
    assert report.title == f"{NAME}政府信息公开工作年度报告"


def test_names_in_a_menu_are_no_part_of_the_title() -> None:
    report = read("市财政局", "市水利局", REPORT, end=(NAME, "2025年1月20日")).report
    assert (report.title, report.publisher) == (REPORT, gd.Publisher(NAME))
    town = read("国家税务总局", "云溪县税务局", REPORT).report
    assert town.publisher == gd.Publisher("国家税务总局云溪县税务局")


def test_the_name_of_a_site_in_a_heading_of_its_own_is_no_part_of_the_title() -> None:
    site = ("<h1>云州市人民政府</h1>", f"<h2>{REPORT}</h2>")
    signed = read(*site, end=(NAME, "2025年1月20日"))
    assert (signed.report.title, signed.report.publisher) == (REPORT, None)
    assert problems(signed) == [("reading.header_conflict", "publisher")]


def test_titles_in_a_list_of_reports_are_not_that_of_the_report() -> None:
    others = ("云州市财政局", "云州市教育局")
    listed = tuple(f"{name}{REPORT}" for name in others)
    extraction = read(*listed, REPORT, end=(NAME, "2025年1月20日"))
    assert (extraction.report.title, name_of(extraction)) == (REPORT, NAME)
    assert problems(read(*listed, TITLE)) == [("reading.header_conflict", "title")]
    untitled = read(*listed, "更多", f"现公布{TITLE}。")
    assert (untitled.report.title, name_of(untitled)) == (None, NAME)
    tagged = read(*listed, tags=f'<meta name="ArticleTitle" content="{TITLE}">')
    assert tagged.report.title == TITLE


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("来源：云州市融媒体中心", None),
        ("来源：市信息中心", None),
        ("来源：云州市政府门户网站", None),
        ("发布人：李晓东", None),
        ("发布者：云州市水利局", NAME),
    ],
)
def test_who_feeds_a_site_is_not_whose_report_it_is(line: str, name: str | None) -> None:
    assert name_of(read(REPORT, line)) == name
    assert problems(read(REPORT, line, end=(NAME, "2025年1月20日"))) == []


def test_the_author_of_a_site_is_not_that_of_the_report() -> None:
    tags = (
        '<meta name="author" content="云州市人民政府"><script type="application/ld+json">'
        '{"@graph": [{"@type": "WebSite", "author": {"name": "云州市人民政府"}}, '
        f'{{"headline": "{TITLE}", "datePublished": "2025-01-22"}}]}}</script>'
    )
    report = read("政府信息公开年报", tags=tags).report
    assert (report.title, report.publisher) == (TITLE, gd.Publisher(NAME))
    assert report.published_on == DAY
    assert read(REPORT, tags=tags.partition("<script")[0]).report.publisher is None


PREAMBLES = (
    ("根据《条例》，云州市水利局编制2024年度政府信息公开工作年度报告。", NAME),
    ("本报告是云州市水利局根据《条例》编制的2024年度政府信息公开工作年度报告。", NAME),
    ("现将云州市水利局2024年度政府信息公开工作情况报告如下：", NAME),
    ("云州市水利局（以下简称“我局”）编制2024年度政府信息公开工作年度报告。", NAME),
    ("2024年度云州市水利局政府信息公开工作年度报告由六部分组成。", NAME),
    ("关于云州市水利局2024年度政府信息公开工作年度报告，现说明如下。", NAME),
    ("现将我局2024年度政府信息公开工作年度报告公布如下：", None),
    ("特向社会公布本单位2024年政府信息公开工作年度报告。", None),
    ("由云州市水利局编制的2024年度政府信息公开工作年度报告，现予公布。", None),
    ("云州市水利局、云州市水务公司2024年政府信息公开工作年度报告。", None),
    ("统计期限：2024.1.1—2024.12.31。", None),
    ("全椒县水利局2024年政府信息公开工作年度报告现予公布。", "全椒县水利局"),
)  # fmt: skip


@pytest.mark.parametrize(("prose", "name"), PREAMBLES)
def test_preambles_of_other_shapes(prose: str, name: str | None) -> None:
    extraction = read(prose)
    assert (name_of(extraction), extraction.report.year) == (name, 2024)
    assert (extraction.report.title, preamble(extraction)) == (None, [prose])


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("2024年云州市水利局严格按照《条例》要求，公开信息。", NAME),
        ("2024年，云州市水利局切实提升我市政务公开水平。", NAME),
        ("2024年，江东省人民政府积极部署，我局落实。", None),
    ],
)
def test_the_body_that_section_1_speaks_of_is_the_one_that_says_we(
    opening: str, name: str | None
) -> None:
    assert name_of(read(REPORT, opening=opening)) == name


FOOTERS = (
    ("打印 关闭", f"主办单位：{NAME}", "地址：云州市青溪路1号", "邮编：300000"),
    ("网站地图 | 联系我们", "云州市水利局主办 云州市数据局承办", "建议使用1024*768浏览"),
    ("云州市人民政府主办",),
    ("版权所有 © 2025", "您是第 12345 位访问者"),
    ("友情链接", "江东省水利厅", "青溪区水利局"),
    ("相关文章", f"{NAME}2023年政府信息公开工作年度报告"),
    ("扫码浏览", "分享：", "回到顶部", "TOP"),
    ("责任编辑：李四", "相关附件：", "年报.docx", "上一篇： 关于某事的通知"),
)


@pytest.mark.parametrize("footer", FOOTERS)
def test_footers_are_neither_narrative_nor_signature(footer: tuple[str, ...]) -> None:
    extraction = read(TITLE, end=footer)
    assert extraction.report.signed_by is None
    assert extraction.report.other_matters == gd.Narrative(blocks=(gd.Paragraph(END),))
    left = [block.text for block in extraction.leftover if isinstance(block, gd.Paragraph)]
    assert left[-len(footer) :] == list(footer)


def test_prose_below_a_line_like_those_of_a_page_is_kept() -> None:
    lines = ("下载量稳步上升", "全年下载3万次。")
    narrative = read(TITLE, end=lines).report.other_matters
    assert narrative is not None
    assert narrative.blocks == tuple(map(gd.Paragraph, (END, *lines)))


def test_a_seal_is_no_part_of_the_name() -> None:
    report = read(REPORT, end=("云州市水利局（盖章）", "2025年1月20日")).report
    assert (report.publisher, report.signed_by) == (gd.Publisher(NAME), "云州市水利局（盖章）")
