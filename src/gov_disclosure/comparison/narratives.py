"""The prose of two reports, section by section: kept, changed, added and removed passages."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.document import Table
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import sections
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gov_disclosure.document import Block
    from gov_disclosure.model.report import AnnualReport

PassageStatus: TypeAlias = Literal["kept", "changed", "added", "removed"]

_ALIKE = Decimal("0.5")
"""Share of characters in common from which two passages are one that was rewritten."""

_MOST_PAIRS = 250_000
"""Pairs of pieces that are looked at to compare two sequences: beyond it they differ as wholes."""

_WORDS = re.compile(r"\d+(?:[.,]\d+)*[%％]?|[A-Za-z]+|\s+|.", re.DOTALL)
_SENTENCES = re.compile(r"[^。；！？\n]*[。；！？\n]|[^。；！？\n]+")
_HUNDREDTH = Decimal("0.01")


@attrs.frozen
class Run:
    """A piece of a passage that both reports have, or one of them.

    Attributes:
        old: the text in the earlier report; empty if it was added.
        new: the text in the later report; empty if it was removed.
    """

    old: str
    new: str

    @property
    def is_kept(self) -> bool:
        """Whether both have it alike."""
        return self.old == self.new


@attrs.frozen
class PassageComparison:
    """A heading, a paragraph or a row of a table in the prose of two reports.

    Attributes:
        status: kept, changed, added (not in the earlier report) or removed (not in the later).
        old_path: path in the earlier report; None if it was added.
        new_path: path in the later report; None if it was removed.
        runs: the text, piece by piece.
    """

    status: PassageStatus
    old_path: str | None
    new_path: str | None
    runs: tuple[Run, ...] = attrs.field(converter=as_tuple)

    @property
    def old(self) -> str:
        """The text in the earlier report.

        Example:
            >>> PassageComparison("added", None, "overview.blocks[0].text", [Run("", "无。")]).old
            ''
        """
        return "".join(run.old for run in self.runs)

    @property
    def new(self) -> str:
        """The text in the later report."""
        return "".join(run.new for run in self.runs)


@attrs.frozen
class NarrativeComparison:
    """The prose of one section in two reports.

    Attributes:
        section: field name of the section, or ``preamble``.
        passages: its passages, in the order of the later report; what only the earlier one has
            stands where it stood.
    """

    section: str
    passages: tuple[PassageComparison, ...] = attrs.field(converter=as_tuple)

    @property
    def share_repeated(self) -> Decimal | None:
        """The share of the later text that the earlier has, too, in per cent; None without any."""
        whole = sum(len(passage.new) for passage in self.passages)
        if not whole:
            return None
        kept = sum(len(run.new) for one in self.passages for run in one.runs if run.is_kept)
        return (Decimal(kept) * 100 / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)


@attrs.frozen
class _Passage:
    path: str
    text: str


def compare_narratives(old: AnnualReport, new: AnnualReport) -> Iterator[NarrativeComparison]:
    """Yield the comparison of the prose of each section in which either report has some."""
    for name in ("preamble", *sections()):
        before, after = (tuple(_passages(report, name)) for report in (old, new))
        if before or after:
            yield NarrativeComparison(name, _compared(before, after))


def _passages(report: AnnualReport, name: str) -> Iterator[_Passage]:
    section = getattr(report, name)
    if section is None:
        return
    if section.heading is not None:
        yield _Passage(f"{name}.heading", section.heading)
    fields = ("blocks",) if isinstance(section, Narrative) else ("introduction", "remarks")
    for field in fields:
        yield from _texts(f"{name}.{field}", getattr(section, field))
    for index, row in enumerate(getattr(section, "supplementary_rows", ())):
        texts = (row.block, row.label, *(text for cell in row.cells for text in cell))
        yield _Passage(f"{name}.supplementary_rows[{index}]", " ".join(filter(None, texts)))


def _texts(path: str, blocks: Iterable[Block]) -> Iterator[_Passage]:
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            for number, row in enumerate(block.rows):
                yield _Passage(f"{path}[{index}].rows[{number}]", " | ".join(row))
        else:
            yield _Passage(f"{path}[{index}].text", block.text)


def _compared(old: Sequence[_Passage], new: Sequence[_Passage]) -> tuple[PassageComparison, ...]:
    """Return the comparison of two sequences of passages.

    Which of several equal matches is found depends on which side is searched; it is always the
    one that sorts first, so that swapping the sides mirrors every change.
    """
    texts = [[passage.text for passage in side] for side in (old, new)]
    if texts[0] > texts[1]:
        return tuple(_mirrored(one) for one in _compared(new, old))
    found: list[PassageComparison] = []
    for is_kept, olds, news in _matched(*texts):
        if is_kept:
            pairs: Iterable[tuple[int | None, int | None]] = zip(olds, news, strict=True)
        else:
            pairs = _paired(texts, olds, news)
        for one, other in pairs:
            found.append(
                _passage(None if one is None else old[one], None if other is None else new[other])
            )
    return tuple(found)


def _mirrored(passage: PassageComparison) -> PassageComparison:
    statuses: dict[PassageStatus, PassageStatus] = {"added": "removed", "removed": "added"}
    return PassageComparison(
        statuses.get(passage.status, passage.status),
        passage.new_path,
        passage.old_path,
        [Run(run.new, run.old) for run in passage.runs],
    )


def _passage(old: _Passage | None, new: _Passage | None) -> PassageComparison:
    if old is None or new is None:
        run = Run(old.text if old else "", new.text if new else "")
        before, after = (None if side is None else side.path for side in (old, new))
        return PassageComparison("removed" if old else "added", before, after, [run])
    is_kept = old.text == new.text
    runs = tuple(_runs(old.text, new.text))
    return PassageComparison("kept" if is_kept else "changed", old.path, new.path, runs)


def _runs(old: str, new: str) -> Iterator[Run]:
    """Yield the pieces of two texts: words and numbers whole, Chinese by characters.

    Texts too long for that are told apart by sentences.
    """
    pieces = [_WORDS.findall(text) for text in (old, new)]
    if len(pieces[0]) * len(pieces[1]) > _MOST_PAIRS and old != new:
        pieces = [_SENTENCES.findall(text) for text in (old, new)]
    for _, olds, news in _matched(*pieces):
        yield Run(
            "".join(pieces[0][olds.start : olds.stop]), "".join(pieces[1][news.start : news.stop])
        )


def _matched(old: list[str], new: list[str]) -> Iterator[tuple[bool, range, range]]:
    """Yield the stretches of two sequences, and whether each is alike in both.

    What begins and ends both is found at once. In between more pairs than ``_MOST_PAIRS`` are
    not looked at, for that would take time without bound: such a stretch differs as a whole.
    """
    shorter = min(len(old), len(new))
    begun = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    left = shorter - begun
    ended = next((n for n in range(left) if old[-1 - n] != new[-1 - n]), left)
    middle = [side[begun : len(side) - ended] for side in (old, new)]
    if begun:
        yield True, range(begun), range(begun)
    if any(middle):
        if len(middle[0]) * len(middle[1]) > _MOST_PAIRS:
            whole = ("replace", 0, len(middle[0]), 0, len(middle[1]))
            operations: Sequence[tuple[str, int, int, int, int]] = [whole]
        else:
            matcher = difflib.SequenceMatcher(None, middle[0], middle[1], autojunk=False)
            operations = matcher.get_opcodes()
        for kind, first_old, last_old, first_new, last_new in operations:
            yield (
                kind == "equal",
                range(begun + first_old, begun + last_old),
                range(begun + first_new, begun + last_new),
            )
    if ended:
        yield True, range(len(old) - ended, len(old)), range(len(new) - ended, len(new))


def _paired(
    texts: Sequence[Sequence[str]], olds: range, news: range
) -> Iterator[tuple[int | None, int | None]]:
    """Yield which passage became which, in order: those that have most in common, all together."""
    if len(olds) * len(news) > _MOST_PAIRS:
        likeness = {}
    else:
        counts = [
            [Counter(texts[side][place]) for place in places]
            for side, places in ((0, olds), (1, news))
        ]
        likeness = {
            (one, other): alike
            for one, before in zip(olds, counts[0], strict=True)
            for other, after in zip(news, counts[1], strict=True)
            if (alike := _likeness(before, after)) >= _ALIKE
        }
    best = _best(likeness, olds, news)
    one, other = olds.start, news.start
    for last_one, last_other in (*best, (olds.stop, news.stop)):
        yield from ((place, None) for place in range(one, last_one))
        yield from ((None, place) for place in range(other, last_other))
        if (last_one, last_other) != (olds.stop, news.stop):
            yield last_one, last_other
        one, other = last_one + 1, last_other + 1


def _likeness(old: Counter[str], new: Counter[str]) -> Decimal:
    """Return the share of the characters of both that are in both."""
    return Decimal(2 * (old & new).total()) / max(1, old.total() + new.total())


def _best(
    likeness: Mapping[tuple[int, int], Decimal], olds: range, news: range
) -> list[tuple[int, int]]:
    """Return the pairs, none crossing another, that are most alike in all."""
    sums: dict[tuple[int, int], Decimal] = {}
    zero = Decimal(0)
    for one in reversed(olds):
        for other in reversed(news):
            together = likeness.get((one, other), zero) + sums.get((one + 1, other + 1), zero)
            sums[one, other] = max(
                together, sums.get((one + 1, other), zero), sums.get((one, other + 1), zero)
            )
    pairs = []
    one, other = olds.start, news.start
    while one < olds.stop and other < news.stop:
        if (one, other) in likeness and sums[one, other] == likeness[one, other] + sums.get(
            (one + 1, other + 1), zero
        ):
            pairs.append((one, other))
            one, other = one + 1, other + 1
        elif sums.get((one + 1, other), zero) == sums[one, other]:
            one += 1
        else:
            other += 1
    return pairs
