"""Rules that work out the shares, growth rates and breakdowns that the prose states."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from itertools import chain, groupby
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.quoting import listed, quoted
from gov_disclosure.rules.prose import kinds
from gov_disclosure.rules.prose.figures_meant import Meant
from gov_disclosure.rules.prose.numerals import CASE_UNITS, NUMBER, Quantity, half_width, quantity
from gov_disclosure.rules.rule import Rule, rule
from gov_disclosure.rules.text_figures import quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.rules.examination import Examination
    from gov_disclosure.rules.prose.comparison import Comparison
    from gov_disclosure.rules.prose.kinds import Kind
    from gov_disclosure.values import Value

_SOURCE = "由报告自身数字推算；比例、增幅算不出来是常见差错"
_HUNDRED = Decimal(100)
_NAMED_BASES = (kinds.NEW, kinds.ALL, kinds.DONE)
_BASES = (*_NAMED_BASES, Meant((kinds.HANDLED,), less=(kinds.BROUGHT_FORWARD,)))


@rule(
    "text.share",
    "warning",
    title="正文所写比例能由件数算出",
    title_en="a share that the prose states follows from the counts",
    formula="“…N件，占P%”：N（或者表中相应的件数）除以一、一 + 二、（七），或者同一段写过的件数，"
    "相差不超过末位一个单位",
    reason="件数和比例写在一起，读者会核算。",
    source=_SOURCE,
    false_alarms="以报告中没有写出的数为基数的比例。",
)
def share(this: Rule, examination: Examination) -> Iterator[Finding]:
    """A share said of a count can be worked out from the counts of text or table."""
    if not any(comparison.statement.share for comparison in examination.compared_prose):
        return
    seen: dict[str, set[Decimal]] = {}
    counted: dict[Kind, set[Decimal]] = {}
    of_table = _counts(_BASES, examination.figures)
    for comparison in examination.compared_prose:
        statement = comparison.statement
        of_paragraph = seen.setdefault(statement.path, set())
        of_paragraph.add(statement.quantity.value)
        if (
            statement.share is None
            or statement.kind.topic != "requests"
            or not comparison.is_anchored
            or statement.follows_doubt
        ):
            continue
        if statement.kind not in counted:
            counted[statement.kind] = _counts(statement.kind.meant, examination.figures)
        parts = {statement.quantity.value, *counted[statement.kind]}
        if not of_table or any(
            whole and _is_near(_HUNDRED * part / whole, statement.share)
            for part in parts
            for whole in chain(of_table, of_paragraph)
        ):
            continue
        words = quotation(statement)
        shares = [
            (whole, _rounded(_HUNDRED * statement.quantity.value / whole, statement.share))
            for whole in sorted(_counts(_NAMED_BASES, examination.figures))
            if whole
        ]
        stated = f"{statement.share.value:f}%"
        yield this.finding(
            "to_review",
            (statement.path, *statement.kind.meant[0].cells(examination.figures)),
            f"{words.zh}，所写占比为{stated}；"
            + "，".join(f"以{whole:f}件为基数应为{right}%" for whole, right in shares)
            + "，请核实。",
            f"{words.en}, and a share of {stated}; "
            + ", ".join(f"of {whole:f} it would be {right}%" for whole, right in shares)
            + "; please verify.",
            actual=statement.share.value,
        )


_WORDS_OF_GROWTH = (
    r"[，,（(]?(?:申请|案件)?(?:受理|收件|总|件|数)?(?:数量|总量|总数|数|量)?"
    r"(?:与|和|比|较|同)?(?P<with>同比|比?(?:上一?年度?|去年度?)(?:同期)?|(?:20\d\d)年度?(?:同期)?)(?:相比)?"
    r"(?:的?(?P<before>{number}))?[，,]?(?:同比|总体)?"
    r"(?P<up>增长|上升|增加|提高|上涨|多)?(?P<down>下降|减少|回落|降低|下跌|少)?了?(?P<by>{number})"
)


@functools.cache
def _growth_pattern() -> re.Pattern[str]:
    return re.compile(_WORDS_OF_GROWTH.replace("{number}", NUMBER))


@rule(
    "text.growth",
    "warning",
    title="正文所写增幅能由两年件数算出",
    title_en="a change from last year that the prose states follows from the counts",
    formula="“…N件，比上年增长（下降）P%”或“M件”：与上一年度报告同一格（或者正文写出的上年件数）比较，"
    "相差不超过末位一个单位",
    reason="上年件数已经公布，读者会核算。",
    source=_SOURCE,
    false_alarms="上年口径不同（机构改革、上年报告更正过）时。",
)
def growth(this: Rule, examination: Examination) -> Iterator[Finding]:
    """A change said of a count can be worked out from this year's and last year's."""
    year = examination.report.year
    for comparison in examination.compared_prose:
        statement = comparison.statement
        match = _growth_pattern().match(half_width(statement.after))
        if (
            match is None
            or bool(match["up"]) == bool(match["down"])
            or comparison.verdict == "differs"
            or (statement.whose == "other" and not comparison.is_anchored)
            or (
                match["with"].startswith("20")
                and not match["with"].startswith(f"{(year or 0) - 1}")
            )
        ):
            continue
        by = quantity(match["by"])
        before = quantity(match["before"]) if match["before"] else None
        if by is None or not by.exact or by.unit not in {"%", *CASE_UNITS}:
            continue
        last_year = _counts(statement.kind.meant, examination.last_year_figures)
        if before is not None:
            last_year = {*last_year, before.value}
        if not last_year - {Decimal(0)}:
            continue
        sign = 1 if match["up"] else -1
        now = statement.quantity.value
        right = {
            then: _HUNDRED * (now - then) / then if by.unit == "%" else now - then
            for then in last_year
            if then or by.unit != "%"
        }
        if any(_is_near(sign * change, by) for change in right.values()):
            continue
        then, change = next(iter(right.items()))
        words, compared = quotation(statement), quoted(_plain(match.group()))
        unit = "%" if by.unit == "%" else "件"
        amount = _rounded(change, by)
        yield this.finding(
            "to_review",
            (statement.path, *statement.kind.meant[0].cells(examination.figures)),
            f"{words.zh}，{compared}；上年为{then:f}件，应为{_signed(amount, unit).zh}，请核实。",
            f"{words.en}, {compared}; last year's {then:f} make it "
            f"{_signed(amount, unit).en}; please verify.",
            expected=amount,
            actual=sign * by.value,
            gap=abs(amount - sign * by.value),
        )


_GRANTED = kinds.OUTCOMES["granted"], kinds.OUTCOMES["partially_granted"]
_OTHERS = tuple(
    kinds.OUTCOMES[name] for name in ("denied", "unavailable", "not_processed", "other_handling")
)
_BREAKDOWNS: tuple[tuple[Kind, ...], ...] = (
    (kinds.APPLICANTS["natural_person"], kinds.APPLICANTS["legal_persons"]),
    (*_GRANTED, *_OTHERS),
    (kinds.OUTCOMES["granted_or_partially"], *_OTHERS),
)
"""Parts that make up all requests."""


@rule(
    "text.breakdown",
    "warning",
    title="正文所写各部分之和等于所写总数",
    title_en="parts that the prose states add up to the total it states",
    formula="同一段写明自然人和法人或其他组织，或者全部六类办理结果的：各部分之和 = 同一段写明的"
    "收到、办理或者办结件数之一（收到的可以加上年结转、减去结转下年度）；已与表格比较过的不再比较",
    reason="各部分不重叠、合起来就是全部申请。",
    source="各类申请人、各类办理结果的划分（格式第三部分）",
    false_alarms="同一段先后说两个机关的。",
)
def breakdown(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Kinds of applicant, or all six outcomes, add up to a total stated beside them."""
    for _, group in groupby(examination.compared_prose, key=lambda one: one.statement.path):
        paragraph = list(group)
        stated = {one.statement.kind for one in paragraph}
        for parts in _BREAKDOWNS:
            if stated.issuperset(parts):
                yield from _broken(this, paragraph, parts)


def _broken(
    this: Rule, paragraph: Sequence[Comparison], kinds_of_part: tuple[Kind, ...]
) -> Iterator[Finding]:
    parts = [one for one in paragraph if one.statement.kind in kinds_of_part]
    totals = [one for one in paragraph if one.statement.kind in _TOTALS]
    if (
        len(parts) > len(kinds_of_part)
        or not totals
        or all(one.verdict == "agrees" for one in parts)
        or any(one.is_contradiction for one in (*parts, *totals))
        or any(one.statement.follows_doubt for one in parts)
    ):
        return
    stated = {one.statement.quantity.value for one in totals}
    earlier = {Decimal(0), *_values(paragraph, kinds.FROM_LAST_YEAR)}
    later = {Decimal(0), *_values(paragraph, kinds.TO_NEXT_YEAR)}
    whole = sum((one.statement.quantity.value for one in parts), Decimal(0))
    possible = {count + before - after for count in stated for before in earlier for after in later}
    if whole in possible:
        return
    words = quotation(totals[0].statement)
    clauses = listed(one.statement.clause for one in parts)
    total = totals[0].statement.quantity.value
    gap = abs(total - whole)
    yield this.finding(
        "to_review",
        (parts[0].statement.path,),
        f"{words.zh}，{clauses.zh}合计{whole:f}件，相差{gap:f}件，请核实。",
        f"{words.en}; {clauses.en} add up to {whole:f}, {gap:f} apart; please verify.",
        expected=int(whole),
        actual=int(total),
        gap=int(gap),
    )


_TOTALS = frozenset(
    {
        kinds.NEWLY_RECEIVED,
        kinds.REQUESTS_RECEIVED,
        kinds.REQUESTS_PROCESSED,
        kinds.REQUESTS_WORKED_ON,
        kinds.REQUESTS_HANDLED,
    }
)


def _values(paragraph: Sequence[Comparison], kind: Kind) -> set[Decimal]:
    return {one.statement.quantity.value for one in paragraph if one.statement.kind is kind}


ARITHMETIC = (share, growth, breakdown)
"""The rules that work something out."""


def _counts(readings: Iterable[Meant], figures: Mapping[str, Value]) -> set[Decimal]:
    intervals = (meant.interval(figures) for meant in readings)
    return {Decimal(each.low) for each in intervals if each is not None and each.bounded}


def _is_near(exact: Decimal, stated: Quantity) -> bool:
    if stated.unit == "%":
        return abs(exact - stated.value) <= stated.step
    return stated.fits(exact)


def _rounded(exact: Decimal, stated: Quantity) -> Decimal:
    """Round as the stated figure is: 33.9% to tenths."""
    return exact.quantize(min(stated.step, Decimal(1)))


def _plain(text: str) -> str:
    return text.lstrip("，,（(")


def _signed(change: Decimal, unit: str) -> Words:
    if not change:
        return Words("持平", "no change")
    amount = f"{abs(change):f}{unit}"
    if change < 0:
        return Words(f"下降{amount}", f"a fall of {amount}")
    return Words(f"增长{amount}", f"a rise of {amount}")
