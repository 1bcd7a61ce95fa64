"""A report under examination, with what several rules ask of it worked out once."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, cast

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.body import Body, standing
from gov_disclosure.bodies.names import may_be_one
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.model.looked_at import LastYear, LeftStatement, LookedAt
from gov_disclosure.model.paths import figures
from gov_disclosure.model.report import AnnualReport, report_of
from gov_disclosure.read_only import ReadOnlyDict
from gov_disclosure.rules.filling import remark
from gov_disclosure.rules.intervals import decide, plainly_equal
from gov_disclosure.rules.passages import Passage, passages
from gov_disclosure.rules.prose.comparison import Comparison, compared
from gov_disclosure.rules.sums import sums
from gov_disclosure.rules.suspects.naming import likely_causes
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import check_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.bodies.presumed import Presumed
    from gov_disclosure.model.finding import Suspect
    from gov_disclosure.rules.identities import Identity
    from gov_disclosure.rules.intervals import Truth
    from gov_disclosure.values import Count, Value


@attrs.frozen
class Examination:
    """What a rule looks at.

    Attributes:
        report: the report.
        previous: the report of the same body for the year before, or None.
        body: the body as a roster knows it, or None.
        extraction: what reading the report gave, with evidence, leftover and problems; None for
            a report that was not read.

    Example:
        >>> import gov_disclosure as gd
        >>> report = gd.replace(gd.blank("2021"), {"requests.received.total": 5})
        >>> gd.Examination(report, None).figures["requests.received.total"]
        5
    """

    report: AnnualReport = attrs.field(converter=report_of)
    previous: AnnualReport | None = attrs.field(
        default=None, converter=attrs.converters.optional(report_of)
    )
    body: Body | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_kind(Body))
    )
    extraction: Extraction | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_kind(Extraction))
    )

    __repr__ = short_repr

    @cached_property
    def standing(self) -> Presumed:
        """Kind, level, area and scope of the body: as stated, else listed, else presumed.

        Example:
            >>> from gov_disclosure import AnnualReport, Publisher
            >>> Examination(AnnualReport(publisher=Publisher("白石镇人民政府"))).standing.level
            'township'
        """
        return standing(self.report.publisher, self.report.scope, self.body)

    def whence(self, name: str) -> Words:
        """Return where the kind, level or scope comes from, to be added to a message.

        Args:
            name: ``kind``, ``level`` or ``scope``.
        """
        stated = (
            self.report.scope if name == "scope" else getattr(self.report.publisher, name, None)
        )
        if stated is not None or getattr(self.standing, name) is None:
            return Words("", "")
        if getattr(self.body, name, None) is not None:
            return Words("（据名册）", " (from the roster)")
        return Words("（由名称推定）", " (presumed from the name)")

    @cached_property
    def figures(self) -> Mapping[str, Value]:
        """Every cell of the report by path, in form order; none of a section that is None.

        Example:
            >>> from gov_disclosure import blank
            >>> Examination(blank("2021")).figures["requests.received.total"] is None
            True
        """
        return figures(self.report)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The headings and paragraphs of the report in printed order.

        Example:
            >>> from gov_disclosure import blank
            >>> Examination(blank("2021")).passages
            ()
        """
        return tuple(passages(self.report))

    def passages_of(self, section: str) -> list[Passage]:
        """Return the headings and paragraphs of a section of prose, by its field name."""
        return [passage for passage in self.passages if passage.section == section]

    @cached_property
    def last_year(self) -> AnnualReport | None:
        """``previous``, unless it is known to be another body's, or not of the year before.

        Example:
            >>> from gov_disclosure import blank
            >>> Examination(blank(year=2024), blank(year=2022)).last_year is None
            True
        """
        year, before = self.report.year, self.previous and self.previous.year
        of_another_year = year is not None and before is not None and before != year - 1
        return None if of_another_year or self.is_of_another_body else self.previous

    @cached_property
    def is_of_another_body(self) -> bool:
        """Whether ``previous`` is known to be the report of another body.

        Example:
            >>> from gov_disclosure import AnnualReport, Publisher
            >>> names = ("云州市水利局", "云州市财政局")
            >>> now, before = (AnnualReport(publisher=Publisher(name)) for name in names)
            >>> Examination(now, before).is_of_another_body
            True
        """
        before = None if self.previous is None else self.previous.publisher
        if before is None or self.report.publisher is None:
            return False
        names = (self.report.publisher.name, *(self.body.names(None) if self.body else ()))
        return not any(may_be_one(name, before.name) for name in names)

    @cached_property
    def last_year_figures(self) -> Mapping[str, Value]:
        """Every cell of last year's report by path; empty if there is none.

        Example:
            >>> from gov_disclosure import blank
            >>> len(Examination(blank("2021")).last_year_figures)
            0
        """
        return ReadOnlyDict() if self.last_year is None else figures(self.last_year)

    @cached_property
    def suspects(self) -> Mapping[Identity, tuple[Suspect, ...]]:
        """The likely causes of each violated sum, where a small set of changes explains it.

        Example:
            >>> from gov_disclosure import blank
            >>> len(Examination(blank("2021")).suspects)
            0
        """
        found: dict[Identity, tuple[Suspect, ...]] = {}
        for identities in sums(self.report).values():
            found |= likely_causes(identities, self.figures)
        return ReadOnlyDict(found)

    @cached_property
    def remarks(self) -> Mapping[str, Words | None]:
        """What the sums of each section say together of its cells without a figure.

        Example:
            >>> from gov_disclosure import blank
            >>> Examination(blank("2021")).remarks["disputes"].zh
            '空白格按0计、总计按合计计，各项均相符；如无，建议填0'
        """
        return ReadOnlyDict(
            {
                section: remark(identities, self.figures)
                for section, identities in sums(self.report).items()
            }
        )

    @cached_property
    def compared_prose(self) -> tuple[Comparison, ...]:
        """Every figure that the prose states about the tables, held against them.

        Example:
            >>> from gov_disclosure import AnnualReport
            >>> Examination(AnnualReport()).compared_prose
            ()
        """
        # Its patterns take long to compile, and only a check needs them.
        from gov_disclosure.rules.prose.reading import statements  # noqa: PLC0415

        return compared(statements(self.report, self.passages), self.figures)

    @cached_property
    def looked_at(self) -> LookedAt:
        """How much of the report could be judged: what “nothing found” would be said of.

        Example:
            >>> from gov_disclosure import blank
            >>> looked_at = Examination(blank("2021")).looked_at
            >>> looked_at.sums, looked_at.undecided, looked_at.last_year
            (42, 42, 'not_given')
        """
        truths = Counter(
            self._truth(identity)
            for identities in sums(self.report).values()
            for identity in identities
        )
        prose = self.compared_prose
        left = tuple(
            LeftStatement(one.statement.path, one.statement.excerpt)
            for one in prose
            if one.verdict != "agrees" and not one.is_contradiction
        )
        return LookedAt(
            truths.total(),
            truths["satisfied"],
            truths["violated"],
            truths["undetermined"],
            len(prose),
            len(prose) - len(left),
            left,
            self._compared_with,
        )

    def _truth(self, identity: Identity) -> Truth:
        # Sections 三 and 四 hold counts only.
        parts, whole = identity.values(cast("Mapping[str, Count]", self.figures))
        return "satisfied" if plainly_equal(parts, whole) else decide(parts, whole).truth

    @property
    def _compared_with(self) -> LastYear:
        if self.previous is None:
            return "not_given"
        if self.last_year is not None:
            return "compared"
        return "another_body" if self.is_of_another_body else "another_year"
