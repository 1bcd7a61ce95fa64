"""Title, publisher, year, dates and signature: as printed, else nothing."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.bodies.names import is_body_name
from gov_disclosure.document import Document, Place
from gov_disclosure.forms.extraction.extract import extract
from gov_disclosure.forms.extraction.head.furniture import is_chrome
from gov_disclosure.forms.extraction.head.signature import read_signature
from gov_disclosure.forms.extraction.head.titles import is_title, title_facts
from gov_disclosure.forms.extraction.sections import Item
from gov_disclosure.forms.words.dates import find_date, find_year, plain, split_date, whole_date

TABLE = (
    "二、主动公开政府信息情况\n第二十条第（八）项\n"
    "信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t3.5\n"
)
DAY = datetime.date(2021, 1, 27)


def read(front: str = "", end: str = "") -> gd.Extraction:
    """Read a short report with lines before and after its sections."""
    return gd.parse(f"{front}\n{TABLE}\n六、其他需要报告的事项\n无。\n{end}")


def facts(extraction: gd.Extraction) -> dict[str, object]:
    """Return the header facts that were read."""
    report = extraction.report
    named = ("title", "year", "published_on", "dated_on", "signed_by")
    found = {name: getattr(report, name) for name in named}
    found["publisher"] = report.publisher and report.publisher.name
    if found["publisher"] == found["signed_by"]:  # who signs is the publisher if nothing else says
        del found["publisher"]
    return {name: value for name, value in found.items() if value is not None}


def leftover(extraction: gd.Extraction) -> list[str]:
    """Return the lines that could not be placed."""
    return [block.text for block in extraction.leftover if isinstance(block, gd.Paragraph)]


ORGANS = (
    "云州市青溪区人民政府",
    "青溪区财政局",
    "云州市人民政府办公室",
    "白石镇",
    "青溪经济技术开发区管理委员会",
    "青溪区住房和城乡建设局（人民防空办公室）",
    "国家税务总局青溪区税务局",
)
YEARS = ("2023年", "2023年度", "2023 年", "２０２３年", "二〇二三年", "二○二三年度", "2023")
KINDS = (
    "政府信息公开工作年度报告",
    "政府信息公开工作的年度报告",
    "政府信息公开年度报告",
    "信息公开工作年度报告",
    "信息公开年度报告",
    "政务信息公开年度报告",
    "政府信息公开年报",
    "政务公开年报",
)


@pytest.mark.parametrize("form", ["{0}{1}{2}", "{1}{0}{2}", "{0}关于{1}{2}", "{0} {1}\u3000{2}"])
@pytest.mark.parametrize("kind", KINDS)
def test_titles(form: str, kind: str) -> None:
    for organ, year in itertools.product(ORGANS, YEARS):
        title = form.format(organ, year, kind)
        assert is_title(title)
        assert title_facts(title) == (organ.replace("（", "(").replace("）", ")"), 2023), title


@pytest.mark.parametrize(
    ("title", "name", "year"),
    [
        ("青溪区财政局关于2023年度政府信息公开情况的报告", "青溪区财政局", 2023),
        ("关于2023年度政府信息公开情况的报告", None, 2023),
        ("2023年政府信息公开工作年度报告", None, 2023),
        ("政府信息公开工作年度报告", None, None),
        ("青溪区人民政府信息公开工作年度报告（2023）", "青溪区人民政府", 2023),
        ("青溪区财政局政府信息公开工作年度报告（2023年度）", "青溪区财政局", 2023),
        ("青溪区财政局政府信息公开2023年年报", "青溪区财政局", 2023),
        ("青溪区财政局政府信息公开工作年度报告（2024年1月）", "青溪区财政局", None),
        ("青溪区2023年政府信息公开工作年度报告（修订版）", "青溪区", 2023),
        ("青溪区1949年政府信息公开工作年度报告", "青溪区", None),
        ("青溪区12023年政府信息公开工作年度报告", None, None),
    ],
)
def test_what_a_title_gives(title: str, name: str | None, year: int | None) -> None:
    assert title_facts(title) == (name, year)
    assert facts(read(title)) == {
        key: value
        for key, value in {"title": title, "publisher": name, "year": year}.items()
        if value is not None
    }


@pytest.mark.parametrize(
    "text",
    [
        "根据《条例》编制政府信息公开工作年度报告。",
        "现将2023年政府信息公开工作年度报告公布如下：",
        "栏目: 政府信息公开年报",
        "政府信息公开指南",
        "2023年政府工作报告",
        "政府信息公开" * 20 + "报告",
        "",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert not is_title(text)


def test_nothing_is_invented() -> None:
    extraction = read()
    assert facts(extraction) == {}
    assert extraction.problems == ()


def test_the_title_nearest_the_text_is_taken_and_another_one_is_a_problem() -> None:
    titles = ("青溪区2022年政府信息公开工作年度报告", "白石镇2023年政府信息公开工作年度报告")
    extraction = read("\n".join(titles))
    assert facts(extraction) == {"title": titles[1], "publisher": "白石镇", "year": 2023}
    assert leftover(extraction) == [titles[0]]
    assert [problem.path for problem in extraction.problems] == ["title"]
    assert read(f"{titles[0]}\n{titles[0]}").leftover == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("发布日期：2021-01-27", {"published_on": DAY}),
        ("发布时间: 2021-01-27 09:43", {"published_on": DAY}),
        ("公开日期：2021年1月27日", {"published_on": DAY}),
        ("日期：2021/1/27", {"published_on": DAY}),
        ("时间：2021.01.27", {"published_on": DAY}),
        ("发布机构：青溪区财政局", {"publisher": "青溪区财政局"}),
        ("发布单位: 青溪区财政局", {"publisher": "青溪区财政局"}),
        ("编制机关：青溪区财政局", {"publisher": "青溪区财政局"}),
        ("报告年度：2020年", {"year": 2020}),
        (
            "标题：青溪区财政局2020年政府信息公开工作年度报告",
            {
                "title": "青溪区财政局2020年政府信息公开工作年度报告",
                "publisher": "青溪区财政局",
                "year": 2020,
            },
        ),
        ("青溪区财政局", {"publisher": "青溪区财政局"}),
        ("（2021年1月27日）", {"dated_on": DAY}),
    ],
)
def test_lines_that_name_a_fact(line: str, expected: dict[str, object]) -> None:
    extraction = read(line)
    assert facts(extraction) == expected
    assert leftover(extraction) == []
    assert extraction.report.preamble is None
    for name in expected:
        path = "publisher.name" if name == "publisher" else name
        assert (extraction.evidence[path].text, extraction.evidence[path].line) == (line, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("信息来源：青溪区政府办 日期：2021-01-27", {"published_on": DAY}),
        ("来源：办公室 发布时间：2021-01-27 浏览次数：12", {"published_on": DAY}),
        (
            "索引号：011 发布机构：青溪区财政局 发布日期：2021-01-27",
            {
                "publisher": "青溪区财政局",
                "published_on": DAY,
            },
        ),
        ("发布日期：2021-02-30", {}),
        ("发布日期：", {}),
        ("报告年度：本年", {}),
        ("标题：通知", {}),
    ],
)
def test_a_line_that_is_not_used_up_is_kept(line: str, expected: dict[str, object]) -> None:
    extraction = read(line)
    assert facts(extraction) == expected
    assert leftover(extraction) == [line]


def test_a_correction() -> None:
    report = read("更正日期：2021年1月27日\n更正说明：第三部分总计有误，已更正。").report
    assert report.revised_on == DAY
    assert report.revision_note == "第三部分总计有误，已更正。"


def test_a_title_wins_over_the_page_around_it() -> None:
    title = "青溪区财政局2022年政府信息公开工作年度报告"
    extraction = read(f"发布机构：青溪区人民政府\n{title}")
    assert facts(extraction) == {"title": title, "publisher": "青溪区财政局", "year": 2022}


def test_a_title_with_parts_of_the_page_on_its_line() -> None:
    title = "青溪区财政局2022年政府信息公开工作年度报告"
    extraction = read(f"{title} 来源：办公室 时间：2021-01-27 微信 微博")
    assert facts(extraction)["title"] == title
    assert facts(extraction)["published_on"] == DAY
    assert leftover(extraction) == ["来源：办公室 时间：2021-01-27 微信 微博"]


@pytest.mark.parametrize(
    "line",
    [
        *("扫一扫在手机上查看当前页面", "【打印】【关闭】", "分享到：微信 微博", "信息来源：某网"),
        *("责任编辑：某某", "浏览次数：123", "当前位置：首页 > 政务公开", "====== 正文 ======"),
    ],
)
def test_the_page_around_a_report_is_no_narrative(line: str) -> None:
    assert is_chrome(line)
    extraction = read(front=line, end=line)
    assert leftover(extraction) == [line, line]
    assert extraction.report.preamble is None
    assert extraction.report.other_matters == gd.Narrative(blocks=(gd.Paragraph("无。"),))


@pytest.mark.parametrize("line", ["无。", "本年度未收取信息处理费。", "来源可靠的信息" * 30])
def test_prose_is_not_the_page_around_a_report(line: str) -> None:
    assert not is_chrome(line)


def test_prose_before_the_first_heading_is_the_preamble() -> None:
    prose = "根据《条例》要求，现公布本年度报告。"
    extraction = read(prose)
    assert extraction.report.preamble == gd.Narrative(blocks=(gd.Paragraph(prose),))


@pytest.mark.parametrize(
    ("prose", "year"),
    [
        ("本报告统计期限为2022年1月1日至2022年12月31日。", 2022),
        ("数据统计时限为2022年1月1日至12月31日。", 2022),
        ("二〇二二年一月一日至二〇二二年十二月三十一日", 2022),
        ("2022年，我局认真贯彻条例。", 2022),
        ("2022年度收到申请8件。", 2022),
        ("2021年1月1日至2022年12月31日，共收到申请。", None),
        ("2023年1月，我局编制完成年度报告。", None),
        ("2023 年 1 月完成编制。", None),
        ("我局2022年收到申请8件。", None),
        ("认真贯彻条例。", None),
    ],
)
def test_the_year_of_a_report_without_a_title(prose: str, year: int | None) -> None:
    extraction = read(prose)
    assert extraction.report.year == year
    assert ("year" in extraction.evidence) == (year is not None)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("青溪区财政局\n2021年1月27日", {"signed_by": "青溪区财政局", "dated_on": DAY}),
        ("青溪区财政局 2021年1月27日", {"signed_by": "青溪区财政局", "dated_on": DAY}),
        ("青溪区财政局2021年1月27日", {"signed_by": "青溪区财政局", "dated_on": DAY}),
        ("青溪区财政局\n二〇二一年一月二十七日", {"signed_by": "青溪区财政局", "dated_on": DAY}),
        ("青溪区财政局\n（2021年1月27日）", {"signed_by": "青溪区财政局", "dated_on": DAY}),
        ("2021年1月27日", {"dated_on": DAY}),
        ("青溪区财政局", {"signed_by": "青溪区财政局"}),
        (
            "青溪区财政局\n2021年1月27日\n扫一扫在手机上查看当前页面\n【打印】",
            {"signed_by": "青溪区财政局", "dated_on": DAY},
        ),
    ],
)
def test_signatures(end: str, expected: dict[str, object]) -> None:
    extraction = read(end=end)
    assert facts(extraction) == expected
    narrative = extraction.report.other_matters
    assert narrative is not None
    kept = len(end.split("\n")) if not expected else 0
    assert len(narrative.blocks) == 1 + kept
    assert set(expected) <= set(extraction.evidence)


@pytest.mark.parametrize("date", ["2021年2月30日", "20211月20日", "2021年1月"])
def test_a_broken_date_below_the_name_that_signs_is_a_problem(date: str) -> None:
    extraction = read(end=f"青溪区财政局\n{date}")
    assert facts(extraction) == {"signed_by": "青溪区财政局"}
    assert leftover(extraction) == [date]
    (problem,) = extraction.problems
    assert (problem.rule, problem.path) == ("reading.broken_date", "dated_on")
    assert date in problem.message


def test_a_signature_at_the_end_of_the_last_line() -> None:
    extraction = read(end="").report
    assert extraction.signed_by is None
    line = "六、其他需要报告的事项 无其他事项。 青溪区财政局 2021年1月27日 附件下载"
    extraction = gd.parse(f"{TABLE}\n{line}").report
    assert (extraction.signed_by, extraction.dated_on) == ("青溪区财政局", DAY)
    assert extraction.other_matters == gd.Narrative(blocks=(gd.Paragraph("无其他事项。"),))


def test_a_date_within_the_last_sentence_is_no_signature() -> None:
    end = "费用标准自2021年1月27日起施行。"
    extraction = read(end=end)
    assert facts(extraction) == {}
    assert extraction.report.other_matters is not None
    assert extraction.report.other_matters.blocks[-1] == gd.Paragraph(end)


def test_two_dates_that_differ_are_a_problem() -> None:
    extraction = read("（2021年1月26日）", "青溪区财政局\n2021年1月27日")
    assert extraction.report.dated_on == DAY
    (problem,) = extraction.problems
    assert (problem.rule, problem.path) == ("reading.header_conflict", "dated_on")
    assert "2021年1月26日" in problem.message
    assert "2021-01-26" in problem.message_en


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_date_is_read_in_every_form(day: datetime.date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02}.{day.day:02}",
        f"（{day.year}年{day.month}月{day.day}日）",
    ):
        assert whole_date(text) == find_date(f"于{text}印发") == day
    assert split_date(f"青溪区财政局{day.isoformat()}") == ("青溪区财政局", day)


NUMERALS = "〇一二三四五六七八九"


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = {0: "", 1: "十"}.get(tens, NUMERALS[tens] + "十")
    return ten + (NUMERALS[ones] if ones or not tens else "")


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from("〇○零O0"))
def test_every_date_is_read_in_chinese_numerals(day: datetime.date, zero: str) -> None:
    year = "".join(NUMERALS[int(digit)] for digit in str(day.year)).replace("〇", zero)
    text = f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日"
    assert plain(text) == f"{day.year}年{day.month}月{day.day}日"
    assert whole_date(text) == day
    assert find_year(f"{year}年度") == day.year


@pytest.mark.parametrize(
    "text",
    [
        *("2021年2月30日", "2021年13月1日", "2021-00-10", "2021年1月", "1月27日", "2021/1-27"),
        *("二〇二一年二月三十日", "二〇二一年一月", "21年1月27日", "20210127", "", "2021年1月32日"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_date(text) is None
    assert whole_date(text) is None
    assert split_date(f"青溪区财政局{text}") is None


@pytest.mark.parametrize("text", ORGANS)
def test_names_of_bodies(text: str) -> None:
    assert is_body_name(text)
    assert is_body_name(" ".join(text))


@pytest.mark.parametrize(
    "text",
    [
        "无其他需要报告的事项",
        "无。",
        "2021年1月27日",
        "",
        "青溪区财政局，",
        "局：",
        "一" * 60 + "局",
    ],
)
def test_what_is_no_name_of_a_body(text: str) -> None:
    assert not is_body_name(text)


def test_a_heading_of_spaces_is_no_title() -> None:
    blocks = (gd.Heading("\u2003", 1), gd.Paragraph("二、主动公开政府信息情况"))
    table = gd.Table((("信息内容", "本年收费金额（万元）"), ("行政事业性收费", "3.5")))
    report = extract(Document.of((*blocks, table))).report
    assert report.title is None
    assert report.proactive_disclosure is not None


def test_the_page_after_a_signature_is_leftover() -> None:
    page = "青溪区财政局\n2021年1月27日\n附件：年报.docx\n友情链接\n青溪区统计局年报"
    extraction = read(end=page)
    assert facts(extraction) == {"signed_by": "青溪区财政局", "dated_on": DAY}
    assert leftover(extraction) == page.split("\n")[2:]


def test_links_after_the_report_are_leftover() -> None:
    extraction = read(end="相关链接：\n青溪区统计局2019年年报")
    assert leftover(extraction) == ["相关链接：", "青溪区统计局2019年年报"]


def test_a_section_of_nothing_but_the_page_is_leftover() -> None:
    lines = ("主办：云州市人民政府办公室", "网站标识码：3300000001")
    assert leftover(gd.parse(f"{TABLE}\n六、其他需要报告的事项\n" + "\n".join(lines))) == [*lines]


def test_a_section_that_begins_with_links_is_not_dropped() -> None:
    lines = ("相关链接：", "无其他需要报告的事项。")
    signature = read_signature([Item(gd.Paragraph(line), Place()) for line in lines])
    kept = [item.block for item in signature.items]
    assert [*kept, *signature.leftover] == [gd.Paragraph(line) for line in lines]


def test_no_line_of_a_table_is_taken_for_the_page_after_the_report() -> None:
    """A row may have a label such as 备案登记, with which footers of sites begin, too."""
    lines = (
        *("二、主动公开政府信息情况", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        *("规章", "0", "0", "3", "备案登记", "4", "0", "4", "行政规范性文件", "5", "0", "5"),
    )
    text = "\n".join(lines)
    extraction = gd.parse(text, "text")
    section = extraction.report.proactive_disclosure
    assert isinstance(section, gd.ProactiveDisclosure2021)
    assert section.normative_documents.in_force == 5
    assert [row.label for row in section.supplementary_rows] == ["备案登记"]
    assert extraction.leftover == ()


def test_a_table_of_facts_above_the_report_is_read() -> None:
    extraction = read("索引号：\t1-1\t发布日期\t2021-01-27\n发布机构：\t青溪区财政局\t文号：\t")
    assert facts(extraction) == {"publisher": "青溪区财政局", "published_on": DAY}
    assert any(isinstance(block, gd.Table) for block in extraction.leftover)


def test_a_year_on_a_line_of_its_own() -> None:
    assert facts(read("青溪区财政局\n２０２０年度\n政府信息公开工作年度报告"))["year"] == 2020
