"""The prose of two reports, section by section: kept, changed, added and removed passages."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.comparison.percent import percent
from gov_disclosure.document import Table
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import sections
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from gov_disclosure.document import Block
    from gov_disclosure.model.report import AnnualReport

PassageStatus: TypeAlias = Literal["kept", "changed", "added", "removed"]

_ALIKE = 0.5
"""Share of characters in common from which two passages are one that was rewritten."""

_MOST_PAIRS = 250_000
"""Pairs of pieces that are looked at to compare two sequences: beyond it they differ as wholes."""

_MOST_PASSAGES = 100
"""Passages on each side that are searched for rewritten ones: beyond it none is."""

_MOST_LOOKS = 2_000_000
"""Characters that are looked at to find rewritten passages: beyond it none is."""

_SHORTEST = 3
"""Characters from which what stands between two changes is told as kept."""

_WORDS = re.compile(r"\d+(?:[.,]\d+)*[%％]?|[A-Za-z]+|\s+|.", re.DOTALL)
_SENTENCES = re.compile(r"[^。；！？\n]*[。；！？\n]|[^。；！？\n]+")


@attrs.frozen
class TextRun:
    """A piece of a passage that both reports have, or one of them.

    Attributes:
        old: the text in the earlier report; empty if it was added.
        new: the text in the later report; empty if it was removed.

    Example:
        >>> TextRun("120", "135").is_kept
        False
    """

    old: str
    new: str

    __repr__ = short_repr

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

    Example:
        >>> runs = [TextRun("公开", "公开"), TextRun("120", "135"), TextRun("条。", "条。")]
        >>> passage = PassageComparison("changed", "preamble.blocks[0].text", None, runs)
        >>> passage.old, passage.new
        ('公开120条。', '公开135条。')
    """

    status: PassageStatus
    old_path: str | None
    new_path: str | None
    runs: tuple[TextRun, ...] = attrs.field(converter=as_tuple)

    __repr__ = short_repr

    @property
    def old(self) -> str:
        """The text in the earlier report.

        Example:
            >>> PassageComparison("added", None, "preamble.heading", [TextRun("", "前言")]).old
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

    Example:
        >>> from gov_disclosure import AnnualReport, Narrative, Paragraph, compare
        >>> before, now = (
        ...     AnnualReport(overview=Narrative(blocks=[Paragraph(text)])) for text in ("甲", "乙")
        ... )
        >>> (part,) = compare(before, now).narratives
        >>> part.section, [passage.status for passage in part.passages], part.share_repeated
        ('overview', ['removed', 'added'], Decimal('0.00'))
    """

    section: str
    passages: tuple[PassageComparison, ...] = attrs.field(converter=as_tuple)

    __repr__ = short_repr

    @property
    def share_repeated(self) -> Decimal | None:
        """The share of the later text that the earlier has, too, in per cent; None without any.

        A sentence of an added passage that was removed elsewhere was only moved.
        """
        whole = sum(len(passage.new) for passage in self.passages)
        if not whole:
            return None
        kept = sum(len(run.new) for one in self.passages for run in one.runs if run.is_kept)
        removed = {
            sentence
            for passage in self.passages
            for run in passage.runs
            if not run.is_kept
            for sentence in _SENTENCES.findall(run.old)
        }
        kept += sum(
            len(sentence)
            for passage in self.passages
            if passage.status == "added"
            for sentence in _SENTENCES.findall(passage.new)
            if sentence in removed
        )
        return percent(kept, whole)


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
        mirrored = map(_mirrored, _compared(new, old))
        alone = itertools.groupby(mirrored, lambda one: one.status in {"added", "removed"})
        return tuple(
            one
            for is_alone, stretch in alone
            for one in (sorted(stretch, key=_is_added) if is_alone else stretch)
        )
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


def _is_added(passage: PassageComparison) -> bool:
    return passage.status == "added"


def _mirrored(passage: PassageComparison) -> PassageComparison:
    statuses: dict[PassageStatus, PassageStatus] = {"added": "removed", "removed": "added"}
    return PassageComparison(
        statuses.get(passage.status, passage.status),
        passage.new_path,
        passage.old_path,
        [TextRun(run.new, run.old) for run in passage.runs],
    )


def _passage(old: _Passage | None, new: _Passage | None) -> PassageComparison:
    if old is None or new is None:
        run = TextRun(old.text if old else "", new.text if new else "")
        before, after = (None if side is None else side.path for side in (old, new))
        return PassageComparison("removed" if old else "added", before, after, [run])
    is_kept = old.text == new.text
    runs = tuple(_runs(old.text, new.text))
    return PassageComparison("kept" if is_kept else "changed", old.path, new.path, runs)


def _runs(old: str, new: str) -> Iterator[TextRun]:
    """Yield the pieces of two texts: words and numbers whole, Chinese by characters.

    Texts too long for that are told apart by sentences. What two changes have between them is
    kept only if it is long enough to be read; characters that are alike by chance are part of
    the change.
    """
    pieces = [_WORDS.findall(text) for text in (old, new)]
    if len(pieces[0]) * len(pieces[1]) > _MOST_PAIRS and old != new:
        pieces = [_SENTENCES.findall(text) for text in (old, new)]
    found = [
        TextRun(
            "".join(pieces[0][olds.start : olds.stop]), "".join(pieces[1][news.start : news.stop])
        )
        for _, olds, news in _matched(*pieces)
    ]
    last = len(found) - 1
    for is_change, runs in itertools.groupby(
        enumerate(found),
        lambda one: not one[1].is_kept or (0 < one[0] < last and len(one[1].new) < _SHORTEST),
    ):
        joined = [run for _, run in runs]
        if is_change:
            yield TextRun("".join(run.old for run in joined), "".join(run.new for run in joined))
        else:
            yield from joined


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
    """Yield which passage became which, in order; None for one that became nothing, or is new."""
    one, other = olds.start, news.start
    for pair in (*_best(_likeness(texts, olds, news), olds, news), None):
        last_one, last_other = pair or (olds.stop, news.stop)
        yield from ((place, None) for place in range(one, last_one))
        yield from ((None, place) for place in range(other, last_other))
        if pair is not None:
            yield pair
        one, other = last_one + 1, last_other + 1


def _likeness(
    texts: Sequence[Sequence[str]], olds: range, news: range
) -> Mapping[tuple[int, int], float]:
    """Return the share of their characters that two passages have in common, if it is enough."""
    if len(olds) * len(news) > _MOST_PASSAGES**2:
        return {}
    before = [(place, Counter(texts[0][place])) for place in olds]
    after = [(place, Counter(texts[1][place])) for place in news]
    if sum(len(old) for _, old in before) * len(news) > _MOST_LOOKS:
        return {}
    return {
        (one, other): share
        for one, old in before
        for other, new in after
        if (share := 2 * (old & new).total() / max(1, old.total() + new.total())) >= _ALIKE
    }


def _best(
    likeness: Mapping[tuple[int, int], float], olds: range, news: range
) -> list[tuple[int, int]]:
    """Return the pairs, none crossing another, that are most alike in all."""
    if not likeness:
        return []
    sums = dict.fromkeys(itertools.product((*olds, olds.stop), (*news, news.stop)), 0.0)
    for one, other in itertools.product(reversed(olds), reversed(news)):
        together = likeness.get((one, other), 0.0) + sums[one + 1, other + 1]
        sums[one, other] = max(together, sums[one + 1, other], sums[one, other + 1])
    pairs = []
    one, other = olds.start, news.start
    while sums[one, other]:
        if sums[one + 1, other] == sums[one, other]:
            one += 1
        elif sums[one, other + 1] == sums[one, other]:
            other += 1
        else:
            pairs.append((one, other))
            one, other = one + 1, other + 1
    return pairs
