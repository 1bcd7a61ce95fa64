"""What was looked at, in words: beside what was found, and instead of “nothing found”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.quoting import listed
from gov_disclosure.rules.places import place_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.bilingual import Language
    from gov_disclosure.model.looked_at import LastYear, LookedAt

_SCOPE = Words("核查范围", "Looked at")
SUMS = Words("勾稽关系（相符/核对）", "sums (hold/tried)")
STATEMENTS = Words("正文数字（比对/识别）", "figures in prose (compared/found)")
LAST_YEAR = Words("上一年度报告", "report for the year before")
_LEFT = Words("未能比对的正文数字", "Figures of the prose that were not compared")
_LAST_YEAR: Mapping[LastYear, Words] = {
    "compared": Words("已与上一年度报告比较", "compared with the report for the year before"),
    "not_given": Words("未与上一年度报告比较", "not compared with a report for the year before"),
    "another_year": Words(
        "所提供的不是上一年度的报告，未作比较", "the report given is not for the year before: left"
    ),
    "another_body": Words(
        "所提供的是其他单位的报告，未作比较", "the report given is another body's: left"
    ),
}
_LAST_YEAR_SHORTLY: Mapping[LastYear, Words] = {
    "compared": Words("已比较", "compared"),
    "not_given": Words("未比较", "not compared"),
    "another_year": Words("年度不符", "another year"),
    "another_body": Words("单位不符", "another body"),
}
_MOST_LEFT = 5


def looked_at_in_words(looked_at: LookedAt, language: Language) -> str:
    """Return how many sums and statements were judged, and whether last year's report was there.

    Example:
        >>> from gov_disclosure.model.looked_at import LookedAt
        >>> looked_at_in_words(LookedAt(sums=42, held=42, statements=3, compared=3), "zh")
        '核查范围：勾稽关系42项，均相符；正文中认出的数字3处，均已比对；未与上一年度报告比较'
    """
    parts = (_sums(looked_at), _statements(looked_at), _LAST_YEAR[looked_at.last_year])
    if language == "zh":
        return f"{_SCOPE.zh}：{'；'.join(part.zh for part in parts)}"
    return f"{_SCOPE.en}: {'; '.join(part.en for part in parts)}"


def left_in_words(looked_at: LookedAt, language: Language) -> str | None:
    """Return the statements that were not compared, the first few of them; None: there are none.

    Example:
        >>> from gov_disclosure.model.looked_at import LeftStatement, LookedAt
        >>> left = [LeftStatement("overview.blocks[0].text", "收到申请3件")]
        >>> left_in_words(LookedAt(statements=1, left=left), "zh")
        '未能比对的正文数字：第一部分“收到申请3件”'
    """
    told = list(dict.fromkeys((one.path.partition(".")[0], one.text) for one in looked_at.left))
    if not told:
        return None
    by_place: dict[str, list[str]] = {}
    for section, text in told[:_MOST_LEFT]:
        by_place.setdefault(place_name(section).to(language), []).append(text)
    more = len(looked_at.left) - min(len(told), _MOST_LEFT)
    if language == "zh":
        shown = "；".join(f"{place}{listed(texts).zh}" for place, texts in by_place.items())
        return f"{_LEFT.zh}：{shown}{f'；另有{more}处' if more else ''}"
    shown = "; ".join(f"{place} {listed(texts).en}" for place, texts in by_place.items())
    return f"{_LEFT.en}: {shown}{f'; {more} more' if more else ''}"


def judged_shortly(looked_at: LookedAt, language: Language) -> tuple[str, str, str]:
    """Return what stands under ``SUMS``, ``STATEMENTS`` and ``LAST_YEAR`` in a table of reports.

    Example:
        >>> from gov_disclosure.model.looked_at import LookedAt
        >>> judged_shortly(LookedAt(sums=42, held=40, violated=2), "zh")
        ('40/42', '0/0', '未比较')
    """
    return (
        f"{looked_at.held}/{looked_at.sums}",
        f"{looked_at.compared}/{looked_at.statements}",
        _LAST_YEAR_SHORTLY[looked_at.last_year].to(language),
    )


def _sums(looked_at: LookedAt) -> Words:
    number = looked_at.sums
    if not number:
        return Words("没有可核对的勾稽关系", "no sums to check")
    if looked_at.held == number:
        return Words(f"勾稽关系{number}项，均相符", f"{_counted(number, 'sum')}, all of which hold")
    told = [
        (Words("相符", "hold"), looked_at.held),
        (Words("不符", "violated"), looked_at.violated),
        (Words("无法判定", "left open"), looked_at.undecided),
    ]
    counted = [(words, count) for words, count in told if count]
    shown = "、".join(f"{words.zh}{count}项" for words, count in counted)
    shown_en = ", ".join(f"{count} {words.en}" for words, count in counted)
    return Words(f"勾稽关系{number}项，{shown}", f"{_counted(number, 'sum')}: {shown_en}")


def _statements(looked_at: LookedAt) -> Words:
    number, compared = looked_at.statements, looked_at.compared
    figures = f"{_counted(number, 'figure')} recognised in the prose"
    if not number:
        return Words(
            "正文中没有认出可与表格比对的数字", "no figure of the tables recognised in the prose"
        )
    if compared == number:
        return Words(
            f"正文中认出的数字{number}处，均已比对",
            f"{_counted(number, 'figure')} recognised in the prose, all compared",
        )
    return Words(
        f"正文中认出的数字{number}处，已比对{compared}处，未能比对{number - compared}处",
        f"{figures}: {compared} compared, {number - compared} not",
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
