"""The identities of the form, written down once more: an oracle apart from the rules.

Statutory-form identities R1 to R4: the balance printed in the table of section 三, the total
of each of its rows, the total of its outcomes, and the totals of section 四.
"""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs
from hypothesis import strategies as st

from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.paths import columns, rows, section_class
from gov_disclosure.model.report import report_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from gov_disclosure.model.report import AnnualReport, FormName, HasReport

IdentityKind: TypeAlias = Literal["balance", "applicants", "outcomes", "cases"]

_OUTCOMES = "requests.outcomes."
_RECEIVED = "requests.received"
_BROUGHT_FORWARD = "requests.brought_forward"
_HANDLED = "requests.outcomes.handled"
_CARRIED_FORWARD = "requests.carried_forward"


@attrs.frozen
class Identity:
    """Two groups of cells with equal sums.

    Attributes:
        kind: balance (一 + 二 = （七）+ 四), applicants (columns of a row against its 总计),
            outcomes (rows of a column against （七）) or cases (results against 总计).
        left: paths of the details, or of 一 and 二.
        right: path of the total, or paths of （七） and 四.

    Example:
        >>> from gov_disclosure import blank, strategies
        >>> sums = [each for each in strategies.identities(blank("2021")) if each.kind == "cases"]
        >>> len(sums), sums[0].right
        (3, ('disputes.reconsideration.total',))
    """

    kind: IdentityKind
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """All its cells."""
        return self.left + self.right

    def holds(self, figures: Mapping[str, int]) -> bool:
        """Tell whether both sums are equal."""
        return sum(figures[path] for path in self.left) == sum(figures[path] for path in self.right)


@functools.cache
def _applicant_columns() -> tuple[str, ...]:
    return tuple(name for name, _ in columns(ApplicantCounts) if name != "total")


@functools.cache
def _outcome_rows(form: FormName) -> tuple[str, ...]:
    paths = (f"requests.{row.path}" for row in rows(section_class(form, "requests")))
    return tuple(path for path in paths if path.startswith(_OUTCOMES) and path != _HANDLED)


def identities(report: AnnualReport | HasReport) -> tuple[Identity, ...]:
    """Return every identity between the cells that a report has, whether it holds or not.

    Example:
        >>> from gov_disclosure import blank
        >>> identity = identities(blank("2021"))[0]
        >>> identity.left
        ('requests.received.natural_person', 'requests.brought_forward.natural_person')
        >>> identity.right
        ('requests.outcomes.handled.natural_person', 'requests.carried_forward.natural_person')
    """
    found, whole = tuple[Identity, ...](), report_of(report)
    if whole.requests is not None:
        found += _requests_identities(whole.requests.form)
    if whole.disputes is not None:
        found += _disputes_identities("2021")
    return found


@functools.cache
def _requests_identities(form: FormName) -> tuple[Identity, ...]:
    found: list[Identity] = []
    for name in (*_applicant_columns(), "total"):
        left = (f"{_RECEIVED}.{name}", f"{_BROUGHT_FORWARD}.{name}")
        right = (f"{_HANDLED}.{name}", f"{_CARRIED_FORWARD}.{name}")
        found.append(Identity("balance", left, right))
        details = tuple(f"{row}.{name}" for row in _outcome_rows(form))
        found.append(Identity("outcomes", details, (f"{_HANDLED}.{name}",)))
    for row in (_RECEIVED, _BROUGHT_FORWARD, *_outcome_rows(form), _HANDLED, _CARRIED_FORWARD):
        details = tuple(f"{row}.{name}" for name in _applicant_columns())
        found.append(Identity("applicants", details, (f"{row}.total",)))
    return tuple(found)


@functools.cache
def _disputes_identities(form: FormName) -> tuple[Identity, ...]:
    found: list[Identity] = []
    for row in rows(section_class(form, "disputes")):
        *details, total = (f"disputes.{row.path}.{name}" for name, _ in row.columns)
        found.append(Identity("cases", tuple(details), (total,)))
    return tuple(found)


_DETAILS = st.one_of(st.integers(1, 9), st.integers(1, 20_000))


def _sparse(paths: Sequence[str]) -> SearchStrategy[dict[str, int]]:
    return st.dictionaries(st.sampled_from(paths), _DETAILS, max_size=10)


@functools.cache
def _request_details(form: FormName) -> SearchStrategy[dict[str, int]]:
    last_rows = (*_outcome_rows(form), _CARRIED_FORWARD)
    return _sparse([f"{row}.{name}" for row in last_rows for name in _applicant_columns()])


@st.composite
def consistent_requests(draw: DrawFn, form: FormName) -> dict[str, int]:
    """Return the figures of a section 三 that fulfils its identities, built from its details.

    Cells that are zero are left out.
    """
    figures: Counter[str] = Counter(draw(_request_details(form)))
    for name in _applicant_columns():
        handled = sum(figures[f"{row}.{name}"] for row in _outcome_rows(form))
        accounted_for = handled + figures[f"{_CARRIED_FORWARD}.{name}"]
        brought_forward = draw(st.integers(0, accounted_for)) if accounted_for else 0
        figures[f"{_HANDLED}.{name}"] = handled
        figures[f"{_BROUGHT_FORWARD}.{name}"] = brought_forward
        figures[f"{_RECEIVED}.{name}"] = accounted_for - brought_forward
    for identity in _requests_identities(form):
        if identity.kind == "applicants":
            figures[identity.right[0]] = sum(figures[path] for path in identity.left)
    return dict(+figures)


@functools.cache
def _case_details(form: FormName) -> SearchStrategy[dict[str, int]]:
    return _sparse([path for identity in _disputes_identities(form) for path in identity.left])


@st.composite
def consistent_disputes(draw: DrawFn, form: FormName) -> dict[str, int]:
    """Return the figures of a section 四 that fulfils its identities, built from its details.

    Cells that are zero are left out.
    """
    figures: Counter[str] = Counter(draw(_case_details(form)))
    for identity in _disputes_identities(form):
        figures[identity.right[0]] = sum(figures[path] for path in identity.left)
    return dict(+figures)
