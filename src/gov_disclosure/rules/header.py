"""Rules about title, names and dates."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words, joined
from gov_disclosure.bodies.names import may_be_one
from gov_disclosure.forms.extraction.head.titles import title_facts
from gov_disclosure.forms.words.dates import broken_dates, date_in_words
from gov_disclosure.quoting import listed, quoted
from gov_disclosure.rules.passages import normal
from gov_disclosure.rules.places import place_name
from gov_disclosure.rules.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import Scope
    from gov_disclosure.rules.examination import Examination

_YEAR = r"(20\d\d)"
_PERIOD = re.compile(rf"{_YEAR}年1月1日(?:起)?,?(?:至|到|[-—~]+){_YEAR}年12月31日")
_OPENING = re.compile(rf"{_YEAR}年度?(?!\d|以来|来|起|至|到|[-—~])")


@rule(
    "header.year",
    "warning",
    title="标题、统计期限和第一部分开头写的是报告年度",
    title_en="title, counting period and opening of section 1 name the year of the report",
    formula="标题中的年份、“某年1月1日至某年12月31日”的两个年份、第一部分开头的年份 = 报告年度",
    reason="由上一年度的文稿修改而来的报告，常有没有改到的年份。",
    source="报告反映上一年度情况（《条例》第四十九条）；是对文字的判断",
    false_alarms="第一部分以回顾往年开头的报告。",
)
def year(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Every place that names the year of the report names the same."""
    report = examination.report
    if report.year is None:
        return
    wrong = list(_other_years(examination, report.year))
    if wrong:
        told = joined(dict.fromkeys(_written(path, text) for path, text in wrong))
        yield this.finding(
            "to_review",
            list(dict.fromkeys(path for path, _ in wrong)),
            f"{told.zh}，与报告年度（{report.year}年）不一致，请核实。",
            f"{told.en}, but the report is for {report.year}; please verify.",
        )


def _written(path: str, text: str) -> Words:
    """Return where in the report something is written, and what."""
    where, words = place_name(path), quoted(text)
    return Words(f"{where.zh}写为{words}", f"{where.en} says {words}")


def _other_years(examination: Examination, year: int) -> Iterator[tuple[str, str]]:
    """Yield path and wording of each place that names another year as that of the report."""
    if examination.report.title is not None:
        _, named = title_facts(examination.report.title)
        if named not in (None, year):
            yield "title", examination.report.title
    for passage in examination.passages:
        if "12月31日" in passage.plain:
            for period in _PERIOD.finditer(passage.plain):
                if set(map(int, period.groups())) != {year}:
                    yield passage.path, passage.printed(period)
    for passage in examination.passages_of("overview"):
        opening = _OPENING.match(passage.plain)
        if opening and int(opening[1]) != year and not _PERIOD.match(passage.plain):
            yield passage.path, passage.printed(opening)
        if passage.plain[-1:] in "。；":  # the first whole sentence
            return


_COMPILED_BY = re.compile(  # 由…负责编制 names who compiled it for the body
    r"(?:报告|年报)由([^,。;《》()\d]{2,30}?)(?:按照|根据|依据|编制|编写|编撰)"
)


@rule(
    "header.name",
    "warning",
    title="标题、开头和落款是同一机关",
    title_en="title, opening and signature name the same body",
    formula="标题中的名称、“本报告由某机关编制”的名称、落款的名称 = 发布机关（简称、全称视为相同）",
    reason="套用其他机关文稿的报告，常有没有改到的名称。",
    source="报告由本机关编制、公布（《条例》第四条、第四十九条）；是对文字的判断",
    false_alarms="机关更名、合署办公、由上级代为发布的报告。",
)
def name(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Every place that names the body of the report names the same."""
    report = examination.report
    if report.publisher is None:
        return
    own = report.publisher.name
    names = (own, *(examination.body.names(None) if examination.body else ()))
    other = [
        (path, named)
        for path, named in _bodies_named(examination)
        if named not in _OF_ITSELF and not any(may_be_one(each, named) for each in names)
    ]
    if other:
        told = joined(
            Words(
                f"{'、'.join(places.zh for places in found)}写为{quoted(named)}",
                f"{', '.join(places.en.lower() for places in found)} names {quoted(named)}",
            )
            for named, found in _places_by_name(other).items()
        )
        yield this.finding(
            "to_review",
            list(dict.fromkeys(path for path, _ in other)),
            f"单位名称不一致：报告单位为{quoted(own)}，{told.zh}，请核实。",
            f"The report is of {quoted(own)}, but {told.en}; please verify.",
        )


def _places_by_name(named: list[tuple[str, str]]) -> dict[str, dict[Words, None]]:
    """Return each name once, with the places where it is written, each once."""
    found: dict[str, dict[Words, None]] = {}
    for path, name in named:
        found.setdefault(name, {})[place_name(path)] = None
    return found


def _bodies_named(examination: Examination) -> Iterator[tuple[str, str]]:
    report = examination.report
    if report.title is not None and (titled := title_facts(report.title)[0]) is not None:
        yield "title", titled
    for passage in examination.passages_of("preamble"):
        if found := _COMPILED_BY.search(passage.plain):
            yield passage.path, found[1]
    if report.signed_by is not None:
        yield "signed_by", normal(report.signed_by)


_OF_ITSELF = frozenset(["本机关", "本单位", "我局", "我单位", "本局", "我办", "我镇", "我委"])


@rule(
    "header.signature_year",
    "warning",
    title="落款日期在报告年度的下一年",
    title_en="the report is dated in the year after the report year",
    formula="落款日期的年份 = 报告年度 + 1",
    reason="报告在下一年年初编制、公布；年份不对的，多是沿用了旧稿的日期。",
    source="《条例》第四十九条",
    false_alarms="事后更正、补发的报告：写有更正日期的不作判断。",
)
def signature_year(this: Rule, examination: Examination) -> Iterator[Finding]:
    """The 落款 is dated in the year after the report year."""
    report = examination.report
    if report.year is None or report.dated_on is None or report.revised_on is not None:
        return
    if report.dated_on.year != report.year + 1:
        yield this.finding(
            "to_review",
            ("dated_on",),
            f"{report.year}年度报告的落款日期为{date_in_words(report.dated_on)}，"
            f"不在{report.year + 1}年内，请核实。",
            f"The report for {report.year} is dated {report.dated_on}, not in {report.year + 1}; "
            "please verify.",
        )


@rule(
    "header.broken_date",
    "info",
    title="写出的日期完整、存在",
    title_en="dates are whole and exist",
    formula="正文中形如“2024年1月1日”的日期年、月、日齐全，且历书上有这一天",
    reason="缺字、多字的日期（20241月1日、12月31止）多是修改时留下的。",
    source="对文字的判断",
    false_alarms="有意只写到月的时间不在此列。",
)
def broken_date(this: Rule, examination: Examination) -> Iterator[Finding]:
    """What is printed as a date is one."""
    for passage in examination.passages:
        if "月" not in passage.text:
            continue
        found = broken_dates(passage.text)
        if found:
            where, dates = place_name(passage.path), listed(found)
            yield this.finding(
                "to_review",
                (passage.path,),
                f"{where.zh}所写日期{dates.zh}不完整或不存在，请核实。",
                f"{where.en}: {dates.en} is no whole date that exists; please verify.",
            )


_DEADLINES: dict[Scope | None, tuple[int, int]] = {
    "own": (1, 31),
    "jurisdiction": (3, 31),
    None: (3, 31),  # not known whose report it is: the later day
}


@rule(
    "header.late",
    "warning",
    title="在法定期限前公布",
    title_en="the report was published before the statutory deadline",
    formula="本机关报告不晚于次年1月31日，本级政府汇总报告不晚于次年3月31日；名册写有期限的按名册；"
    "范围未写明的由名称推定，推定不了的按3月31日",
    reason="各部门每年1月31日前、本级政府每年3月31日前公布上一年度报告。",
    source="《条例》第四十九条",
    false_alarms="网页改版、迁移后，页面上的日期不是首次公布的日期：只按页面日期判断的，是提示。",
)
def late(this: Rule, examination: Examination) -> Iterator[Finding]:
    """The report is neither dated nor published after the deadline."""
    report = examination.report
    if report.year is None:
        return
    deadline, due = _deadline(examination, report.year)
    for path, day, severity, words in (
        ("dated_on", report.dated_on, "warning", Words("落款日期", "The report is dated")),
        ("published_on", report.published_on, "info", Words("页面发布日期", "The page is dated")),
    ):
        if day is not None and day > deadline and report.revised_on is None:
            yield this.finding(
                "to_review",
                (path,),
                f"{words.zh}（{date_in_words(day)}）晚于{due.zh}，请核实实际公布日期。",
                f"{words.en} {day}, after {due.en}; please verify when it was first published.",
                severity=severity,
            )
            return


def _deadline(examination: Examination, year: int) -> tuple[datetime.date, Words]:
    """Return the day by which the report was due, and what messages call it."""
    due = examination.body and examination.body.due
    day = due.of(year) if due else None
    if day is not None:
        return day, Words(
            f"名册所列公布期限（{date_in_words(day)}）", f"the deadline of {day} (from the roster)"
        )
    deadline = datetime.date(year + 1, *_DEADLINES[examination.standing.scope])
    whence = examination.whence("scope")
    added = f"，{whence.zh.strip('（）')}" if whence.zh else ""
    return deadline, Words(
        f"法定公布期限（{date_in_words(deadline)}{added}）",
        f"the deadline of {deadline}{whence.en}",
    )
