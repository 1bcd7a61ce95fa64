"""Header of a report: who published it, when, and where this copy came from."""

from __future__ import annotations

import datetime
import functools
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from stdnum.cn import uscc

from gov_disclosure.model.publisher import KINDS, LEVELS, Publisher, Source
from gov_disclosure.model.report import SCOPES
from gov_disclosure.strategies.text import any_text, hostile_texts, narratives
from gov_disclosure.values import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_CREDIT_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_NAMES = st.sampled_from(
    (
        "云州市青溪区人民政府",
        "云州市人民政府办公室",
        "青溪区财政局",
        "白石镇人民政府",
        "云州市青溪区住房和城乡建设局（人民防空办公室）",
    )
)


def _with_check_character(body: str) -> str:
    return body + str(uscc.calc_check_digit(body))


def _digits(*lengths: int) -> SearchStrategy[str]:
    return st.one_of(*(st.text("0123456789", min_size=n, max_size=n) for n in lengths))


_CREDIT_CODES = (
    st.tuples(
        st.sampled_from(("11", "12", "13", "19")),
        _digits(6),
        st.text(_CREDIT_CODE_CHARACTERS, min_size=9, max_size=9),
    )
    .map("".join)
    .map(_with_check_character)
)


def credit_codes() -> SearchStrategy[str]:
    """Return unified social credit codes of public bodies with right check characters.

    Example:
        >>> from gov_disclosure import Publisher, strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.credit_codes())
        ... def test_its_check_digit_is_right(code):
        ...     assert Publisher("青溪区林业局", credit_code=code).credit_code == code
        >>> test_its_check_digit_is_right()
    """
    return _CREDIT_CODES


@functools.cache
def _publishers(name: SearchStrategy[str]) -> SearchStrategy[Publisher]:
    return st.builds(
        Publisher,
        name,
        region_code=st.none() | _digits(6, 9, 12),
        credit_code=st.none() | _CREDIT_CODES,
        level=st.none() | st.sampled_from(LEVELS),
        kind=st.none() | st.sampled_from(KINDS),
    )


def publishers(*, hostile: bool = False) -> SearchStrategy[Publisher]:
    """Return publishers with or without codes, level and kind.

    Example:
        >>> from gov_disclosure import strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.publishers())
        ... def test_it_is_named(publisher):
        ...     assert publisher.name
        >>> test_it_is_named()
    """
    return _publishers(hostile_texts() if hostile else _NAMES)


@functools.cache
def _sources(text: SearchStrategy[str]) -> SearchStrategy[Source]:
    return st.builds(
        Source,
        address=st.none() | text.map("https://example.org/".__add__),
        file=st.none() | text,
        retrieved_on=st.none() | st.dates(),
        sha256=st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
    )


def sources(*, hostile: bool = False) -> SearchStrategy[Source]:
    """Return places that copies of reports came from.

    Example:
        >>> from gov_disclosure import strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.sources())
        ... def test_a_digest_is_whole(source):
        ...     assert source.sha256 is None or len(source.sha256) == 64
        >>> test_a_digest_is_whole()
    """
    return _sources(any_text(hostile=hostile))


@functools.cache
def headers(hostile: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: FBT001 - internal, cached
    """Return the fields of a report but for its tables and notes."""
    text = any_text(hostile=hostile)
    day = st.none() | st.integers(0, 364)
    prose = st.none() | narratives(hostile=hostile)
    header = st.fixed_dictionaries(
        {
            "title": st.none() | text if hostile else st.none(),
            "publisher": st.none() | publishers(hostile=hostile),
            "year": st.none() | st.integers(FIRST_YEAR, LAST_YEAR),
            "scope": st.none() | st.sampled_from(SCOPES),
            "published_on": day,
            "dated_on": day,
            "signed_by": st.none() | (text if hostile else _NAMES),
            "source": st.none() | sources(hostile=hostile),
            "revised_on": day,
            "revision_note": st.none() | text,
            "preamble": prose,
            "overview": prose,
            "problems_and_improvements": prose,
            "other_matters": prose,
        }
    ).map(_dated)
    return header if hostile else header.map(_titled)


def _dated(header: dict[str, Any]) -> dict[str, Any]:
    """Turn numbers of days into dates of the year after the report year."""
    first = datetime.date((header["year"] or FIRST_YEAR) + 1, 1, 1)
    dates = {
        name: first + datetime.timedelta(days=days)
        for name, days in header.items()
        if name.endswith("_on") and days is not None
    }
    return header | dates


def _titled(header: dict[str, Any]) -> dict[str, Any]:
    """Add the title that states publisher and year, where both are known."""
    publisher, year = header["publisher"], header["year"]
    if publisher is None or year is None:
        return header
    return header | {"title": f"{publisher.name}{year}年政府信息公开工作年度报告"}
