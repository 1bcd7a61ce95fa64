"""Reading prose: from the paragraphs of a report to the figures that they state."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.rules.prose.clauses import Clause, clauses, sentences
from gov_disclosure.rules.prose.context import Context
from gov_disclosure.rules.prose.numerals import CASE_UNITS, Quantity, half_width
from gov_disclosure.rules.prose.speakers import Opening, Speakers, speakers_of
from gov_disclosure.rules.prose.statement import Statement, When, Whose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.rules.passages import Passage
    from gov_disclosure.rules.prose.kinds import Kind

_SUBJECTS = re.compile("申请|复议|诉讼|规章|规范性文件|予以公开|许可决定|处罚决定|强制决定")
"""Words of which a paragraph that states a figure of the tables has one."""

_TALK = re.compile(
    "申请|自然人|法人|无法提供|收到|受理|办结|答复|复议|诉讼|规章|规范性文件"
    "|予公开|以公开|部分公开|处理|结转|维持|[罚可制]决定"
)
_COUNTS = re.compile(r"[\d０-９]|[一二三四五六七八九十百千两零][件宗份例起部]|未|无|没有|零|均")
_QUOTES = re.compile("[“”\"‘’'《》]")
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)]?[、.]?)?")
_NOTHING = re.compile(
    r"(?:未|没有|并未|尚未)(?P<verb>收到|接到|受理|接收|制定|制发|出台|废止)(?P<object>.*)"
    r"|(?:无|没有|未发生|未出现|未产生|未引发|未有|未因?涉及|零)(?P<bare>.+)"
    r"|(?P<none>.+?)(?:数量|数)?(?:均|都)?为(?:零|无)"
)
_ANSWERED = re.compile(
    r"(?:的|已|均|全部|都|按时|按期|按规定|依法|及时|(?:在|于)?(?:法定|规定)?(?:期限|时限|时间)内?"
    r"|予以|进行|作出|答复|办结|回复|办理|完毕|了)+$"
)
_OF_THOSE = re.compile("当?中$")
_SHARE = re.compile(
    r"(?:占比?(?:全部|所有|年度|本年|已|申请|办结|答复|受理|收到|新收|办理|总|数|量|件|的|比重|比例"
    r"|为|达)*)?#"
)
_COMPARED = re.compile(r"同比|环比|增长|增加|增幅|下降|减少|上升|回落|降低|较|比|率")
_ALTOGETHER = re.compile("(?:共|共计|合计|总计)#$")
_INCLUDED = re.compile(r"(?:其中)?(?:含|包括|包含)")
_A_LEAD = re.compile("申请|信息公开|公开信息|^(?:收到|受理|办理|办结|答复|收)#")
_LEADS = frozenset({"text.received", "text.handled"})
"""Rules of the figures that say which requests the words after them are about."""

_OPENING_LENGTH = 60
_CLEAR_LENGTH = 12
_ZERO = Quantity(Decimal(0), "件")


def statements(report: AnnualReport, passages: Iterable[Passage]) -> tuple[Statement, ...]:
    """Return the figures that the prose of a report states about its tables, in order.

    Figures of another period are left out.

    Args:
        report: the report.
        passages: its prose.
    """
    reader = _Reader(speakers_of(report))
    for passage in passages:
        reader.read(passage)
    return tuple(reader.found)


@attrs.frozen
class _Words(Clause):
    """A clause as it is read.

    ``before`` ends with ``#`` for the number, if there is one; ``after`` is without what is said
    of any figure. Both are without quotation marks.

    Attributes:
        clear_start: where in the sentence the words begin that make it clear.
        share: the percentage that the clause after it says it is, or None.
    """

    clear_start: int
    share: Quantity | None


@attrs.frozen
class _Sentence:
    """A sentence as it is read.

    Attributes:
        printed: the sentence as printed, but for spaces.
        text: the same in half-width digits.
        clauses: its clauses, if it may state a figure.
        openings: the beginnings of the first clauses of one that states none.
    """

    printed: str
    text: str
    clauses: tuple[_Words, ...] = ()
    openings: tuple[str, ...] = ()


@functools.lru_cache(maxsize=1024)  # what is said in one report is said in many
def _sentence(printed: str) -> _Sentence:
    text = half_width(printed)
    if not (_COUNTS.search(printed) and _TALK.search(printed)):
        opening = _QUOTES.sub("", text[:_OPENING_LENGTH])
        return _Sentence(printed, text, openings=tuple(opening.split("，")[:2]))
    return _Sentence(printed, text, tuple(_words(clauses(text))))


def _words(found: tuple[Clause, ...]) -> Iterator[_Words]:
    starts: list[int] = []
    for clause, following in zip(found, (*found[1:], None), strict=True):
        if clause.is_new_thought:
            starts.clear()
        starts.append(clause.start)
        yield _Words(
            _before(clause),
            clause.quantity,
            _OF_THOSE.sub("", _ANSWERED.sub("", _QUOTES.sub("", clause.after))),
            clause.start,
            clause.end,
            clause.is_new_thought,
            clause.in_brackets,
            _clear_start(starts, clause.end),
            _share(following) if following else None,
        )
        if clause.quantity is not None and clause.quantity.unit == "%":
            starts.clear()


def _before(clause: Clause) -> str:
    return _QUOTES.sub("", clause.before) + ("#" if clause.quantity else "")


def _clear_start(starts: Sequence[int], end: int) -> int:
    """Return where the words begin that make the clause that ends at ``end`` clear."""
    long_enough = (start for start in reversed(starts) if end - start >= _CLEAR_LENGTH)
    return next(long_enough, starts[0])


def _share(clause: Clause) -> Quantity | None:
    """Return the percentage that a clause says the figure before it is."""
    said = clause.quantity
    is_share = said and said.unit == "%" and said.exact and _SHARE.fullmatch(_before(clause))
    return said if is_share else None


@attrs.define
class _Reader:
    """Reads passage after passage; what a clause leaves unsaid, those before it say.

    Attributes:
        speakers: how the report speaks of what its tables cover.
        context: what was said before.
        found: the figures found so far.
        section: the section that is read.
        whose_below_heading: whose figures stand below the last heading.
        whose: whose figures the paragraph states.
        when: of which period.
        doubt: whether a number of this thought was not understood.
        is_lost: whether requests were last spoken of in words that are not understood.
        lost: how many requests these were.
        lead: of how many the words before spoke.
        outside: what was known before the bracket that is open; what it says ends with it.
    """

    speakers: Speakers
    context: Context = attrs.field(factory=Context)
    found: list[Statement] = attrs.field(factory=list)
    section: str = ""
    whose_below_heading: Whose = "unsaid"
    whose: Whose = "unsaid"
    when: When = "unsaid"
    doubt: bool = False
    is_lost: bool = False
    lost: Decimal = Decimal(0)
    lead: Decimal = Decimal(0)
    outside: tuple[Whose, When, bool, bool] | None = None

    def read(self, passage: Passage) -> None:
        if passage.section != self.section:
            self.section, self.whose_below_heading, self.is_lost = passage.section, "unsaid", False
        self.whose, self.when = self.whose_below_heading, "unsaid"
        self.context.topic = None
        self.context.is_about_disputes = passage.section == "disputes"
        if passage.is_heading:
            words = _NUMBERING.sub("", passage.text)
            self.whose_below_heading = self.speakers.opening(words[:_OPENING_LENGTH]).whose
        if not _SUBJECTS.search(passage.text):
            return
        for printed in sentences(passage.text):
            sentence = _sentence(printed)
            if sentence.clauses:
                self._read_sentence(passage, sentence)
            for words in sentence.openings:
                self._note_opening(words)

    def _read_sentence(self, passage: Passage, sentence: _Sentence) -> None:
        self.context.begin_sentence(sentence.text)
        self.outside = None
        self._begin_thought()
        for clause in sentence.clauses:
            if clause.is_new_thought:
                self._begin_thought()
            self._note_brackets(clause)
            self.context.place = clause.end
            counted = self._counted(clause)
            self.context.follows_figure = counted is not None
            if counted is None:
                continue
            kind, quantity = counted
            self.found.append(
                Statement(
                    kind,
                    quantity,
                    self.whose,
                    passage.path,
                    passage.section,
                    sentence.printed,
                    clause.clear_start,
                    clause.start,
                    clause.end,
                    self.doubt or self.is_lost,
                    "备案" in clause.before,
                    clause.share,
                )
            )
            if kind.rule in _LEADS:
                self.doubt = self.is_lost = False
                self.lost, self.lead = Decimal(0), quantity.value

    def _begin_thought(self) -> None:
        self.doubt = False
        if self.lost == self.lead:
            # All that was spoken of has been divided up: what follows is about all again.
            self.is_lost = False

    def _note_brackets(self, clause: Clause) -> None:
        if clause.in_brackets and self.outside is None:
            self.outside = self.whose, self.when, self.doubt, self.is_lost
        elif not clause.in_brackets and self.outside is not None:
            self.whose, self.when, self.doubt, self.is_lost = self.outside
            self.outside = None

    def _counted(self, clause: _Words) -> tuple[Kind, Quantity] | None:
        if clause.quantity is None:
            return self._without_number(clause.before)
        return None if clause.quantity.unit == "%" else self._with_number(clause, clause.quantity)

    def _without_number(self, words: str) -> tuple[Kind, Quantity] | None:
        kind = self.context.kind_that_is_none(words.lstrip("且并"))
        if kind is None:
            rest = self._note_opening(words)
            self.context.strayed = self.context.strayed or bool(rest)
            kind = self._kind_denied(rest)
        return None if kind is None or self.when == "other" else (kind, _ZERO)

    def _kind_denied(self, words: str) -> Kind | None:
        """Return what is said not to exist: 未收到申请, 无行政诉讼."""
        nothing = _NOTHING.fullmatch(words)
        if nothing is None:
            return None
        if nothing["verb"]:
            phrases = [f"{nothing['verb']}{nothing['object']}#"]
        else:
            what = nothing["bare"] or nothing["none"]
            phrases = [f"{what}#", f"收到{what}#"]
        found = (self.context.kind(phrase, _ZERO.unit) for phrase in phrases)
        return next((kind for kind in found if kind), None)

    def _with_number(self, clause: _Words, quantity: Quantity) -> tuple[Kind, Quantity] | None:
        opening = self.speakers.opening(clause.before, self.when)
        phrase = opening.rest.replace("备案", "") + clause.after
        kind = self.context.kind(phrase, quantity.unit)
        if kind is None:
            if phrase != "#" or not _ALTOGETHER.search(clause.before):
                self._note_unknown(phrase, opening.whose, quantity, clause)
            return None
        self._note(opening)
        self.context.topic = kind.topic
        if self.when == "other" or not quantity.exact:
            return None
        return kind, quantity

    def _note_unknown(self, phrase: str, whose: Whose, quantity: Quantity, clause: _Words) -> None:
        if quantity.unit not in CASE_UNITS or _COMPARED.search(phrase):
            return
        self.doubt = True
        self.lost += quantity.value
        self.is_lost = self.is_lost or bool(_A_LEAD.search(phrase))
        if whose == "other":
            self.whose = "other"
        if self.context.follows_figure and _INCLUDED.match(clause.before):
            # What the figure before includes is no longer sure.
            self.found[-1] = attrs.evolve(self.found[-1], follows_doubt=True)

    def _note_opening(self, words: str) -> str:
        opening = self.speakers.opening(words, self.when)
        self._note(opening)
        return opening.rest

    def _note(self, opening: Opening) -> None:
        if opening.when != "unsaid":
            self.when = opening.when
        if opening.whose != "unsaid":
            self.whose = opening.whose
