"""Bodies beside their peers as a document and as sheets of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.words import KINDS_IN_WORDS, LEVELS_IN_WORDS, SCOPES_IN_WORDS
from gov_disclosure.comparison.words import shown
from gov_disclosure.document import Block, Document, Heading, Paragraph, Table
from gov_disclosure.escaping import escaped
from gov_disclosure.peer_groups.measures import MEASURES
from gov_disclosure.peer_groups.spread import FEWEST
from gov_disclosure.peer_groups.value import LEAST_BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from gov_disclosure.bilingual import Language
    from gov_disclosure.observed.observed import Reading
    from gov_disclosure.peer_groups.measures import MeasureKind
    from gov_disclosure.peer_groups.peers import PeerGroup, Peers
    from gov_disclosure.peer_groups.spread import Spread
    from gov_disclosure.renderers.table import Field
    from gov_disclosure.renderers.workbook import Sheet

TITLE = Words("各单位与同类单位", "Bodies beside their peers")
KINDS_OF_MEASURES: Mapping[MeasureKind, Words] = {
    "count": Words("件数", "Counts"),
    "share": Words("比例", "Shares"),
    "rate": Words("比率", "Rates"),
}
HOW_TO_READ = Words(
    f"同类单位：同一年度、同一类别、同一层级、同一范围。基数不足{LEAST_BASE}的只列件数，不算比例；有格没有数的、只是下限（≥）的，"
    f"不计入中位数和四分位数；不足{FEWEST}个单位有数的，不列。",
    "Peers are of the same year, kind, level and scope. Of a base below "
    f"{LEAST_BASE} counts are told only. What is not known, or only the least it can be (≥), is in "
    f"no median or quartile; there are none of fewer than {FEWEST} figures.",
)
_BODY = Words("单位", "body")
_GIVEN = Words("有数的单位", "bodies with a figure")
_LOWER = Words("下四分位数", "lower quartile")
_MEDIAN = Words("中位数", "median")
_UPPER = Words("上四分位数", "upper quartile")
_ABSENT = Words("没有报告的单位", "no report of")
_FORMULAS = Words("各项指标", "Measures")
MEASURE = Words("指标", "measure")
FORMULA = Words("算法", "formula")
SOURCE = Words("出处", "source")
_NOT_KNOWN = Words("不明", "not known")
_YEAR = Words("年度", "year")
_KIND = Words("类别", "kind")
_LEVEL = Words("层级", "level")
_SCOPE = Words("范围", "scope")
_PART = Words("件数", "count")
_BASE = Words("基数", "base")
_VALUE = Words("数值（比例、比率为%）", "value (shares and rates in per cent)")
_TOLD = Words("所列", "as told")
_PEERS = Words("同类单位", "Peers")


def peers_document(found: Peers, language: Language) -> Document:
    """Return bodies beside their peers as a document: a part for each group, then the formulas.

    Args:
        found: the groups.
        language: language of the words around the figures.
    """
    return Document.of(_blocks(found, language))


def _blocks(found: Peers, language: Language) -> Iterator[Block]:
    yield Heading(TITLE.to(language), 1)
    yield Paragraph(HOW_TO_READ.to(language))
    for group in found.groups:
        yield Heading(_called(group, language), 2)
        if group.bodies:
            for kind, words in KINDS_OF_MEASURES.items():
                yield Heading(words.to(language), 3)
                yield Table(tuple(_rows(group, kind, language)))
        if group.absent:
            listed = ("、" if language == "zh" else ", ").join(map(escaped, group.absent))
            colon = "：" if language == "zh" else ": "
            yield Paragraph(f"{_ABSENT.to(language)}{colon}{listed}")
    yield Heading(_FORMULAS.to(language), 2)
    yield Table(tuple(_formulas(language)))


def _called(group: PeerGroup, language: Language) -> str:
    """Return what a group is called: year, level, kind, scope, and how many bodies."""
    year = Words(f"{group.year}年度", f"{group.year}") if group.year else _NOT_KNOWN
    words = (year, *_standing(group))
    count = len(group.bodies)
    number = Words(f"{count}个单位", f"{count} bodies").to(language)
    return f"{' · '.join(each.to(language) for each in words)} ({number})"


def _standing(group: PeerGroup) -> tuple[Words, Words, Words]:
    return (
        _named(group.level, LEVELS_IN_WORDS),  # type: ignore[arg-type] # its names are texts
        _named(group.kind, KINDS_IN_WORDS),  # type: ignore[arg-type]
        _named(group.scope, SCOPES_IN_WORDS),  # type: ignore[arg-type]
    )


def _named(name: str | None, words: Mapping[str, str]) -> Words:
    return _NOT_KNOWN if name is None else Words(words[name], name.replace("_", " "))


def _rows(group: PeerGroup, kind: MeasureKind, language: Language) -> Iterator[tuple[str, ...]]:
    measures = [name for name, measure in MEASURES.items() if measure.kind == kind]
    yield (_BODY.to(language), *(MEASURES[name].words.to(language) for name in measures))
    for body in group.bodies:
        yield (
            escaped(body.name) or _NOT_KNOWN.to(language),
            *(body.values[name].told(language) for name in measures),
        )
    spreads = [group.spreads[name] for name in measures]
    for words, told in _told(spreads, language):
        yield (words.to(language), *told)


def _told(spreads: list[Spread], language: Language) -> Iterator[tuple[Words, list[str]]]:
    for words, name in ((_LOWER, "lower"), (_MEDIAN, "median"), (_UPPER, "upper")):
        values = (getattr(each, name) for each in spreads)
        yield words, ["—" if value is None else shown(value, language) for value in values]
    yield _GIVEN, [f"{each.given}/{each.bodies}" for each in spreads]


def _formulas(language: Language) -> Iterator[tuple[str, ...]]:
    yield tuple(words.to(language) for words in (MEASURE, FORMULA, SOURCE))
    for measure in MEASURES.values():
        told = (measure.words, measure.formula, measure.source)
        yield tuple(words.to(language) for words in told)


def peers_sheets(found: Peers, language: Language) -> tuple[Sheet, ...]:
    """Return bodies beside their peers as tables: a row for each body and measure; the formulas.

    Args:
        found: the groups.
        language: language of the words around the figures.
    """
    return (
        (_PEERS.to(language), tuple(_lines(found, language))),
        (_FORMULAS.to(language), tuple(_formulas(language))),
    )


def _lines(found: Peers, language: Language) -> Iterator[tuple[Field, ...]]:
    head = (_YEAR, _LEVEL, _KIND, _SCOPE, _BODY, MEASURE, _PART, _BASE, _VALUE, _TOLD)
    yield tuple(words.to(language) for words in (*head, _LOWER, _MEDIAN, _UPPER, _GIVEN))
    for group in found.groups:
        standing = (group.year, *(words.to(language) for words in _standing(group)))
        spreads = group.spreads
        for body in group.bodies:
            for name, value in body.values.items():
                peers = spreads[name]
                yield (
                    *standing,
                    body.name or None,
                    MEASURES[name].words.to(language),
                    _figure(value.part),
                    None if value.base is None else _figure(value.base),
                    value.value,
                    value.told(language),
                    peers.lower,
                    peers.median,
                    peers.upper,
                    f"{peers.given}/{peers.bodies}",
                )


def _figure(reading: Reading) -> int | Decimal | None:
    """Return a figure; a lower bound is told in words only."""
    return None if reading.is_least else reading.figure
