"""Versions of one report: which documents are, how they rank, and that none is lost."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.dataset import read_batch, versions
from gov_disclosure.dataset.versions import NEEDED, Version, versions_of

pa = pytest.importorskip("pyarrow")

_DAYS = st.none() | st.dates(datetime.date(2025, 1, 1), datetime.date(2025, 1, 3))
_BODY = "云州市青溪区林业局"


def row(**facts: Any) -> dict[str, Any]:
    plain = dict.fromkeys(NEEDED) | {"status": "read", "report": 1, "year": 2024, "scope": "own"}
    plain |= {"publisher": _BODY, "presumed.area": "云州市青溪区", "figures_sha256": "f"}
    return plain | facts


def told(*rows: dict[str, Any], roster: gd.Roster | None = None) -> list[tuple[Any, Any]]:
    return [(each.rank, each.basis) for each in versions_of(rows, roster)]


DOCUMENTS = st.builds(
    row,
    status=st.sampled_from(["read", "read", "partly_read", "refused"]),
    year=st.sampled_from([2023, 2024, None]),
    scope=st.sampled_from(["own", None]),
    publisher=st.sampled_from([_BODY, "云州市青溪区水利局"]),
    sha256=st.sampled_from(["a", "b", "c", None]),
    figures_sha256=st.sampled_from(["f", "g"]),
    revised_on=_DAYS,
    retrieved_on=_DAYS,
)


@given(st.lists(DOCUMENTS, max_size=8), st.randoms())
def test_every_document_has_its_rank_whatever_their_order(
    rows: list[dict[str, Any]], random: Any
) -> None:
    found = versions_of(rows)
    groups: dict[str, list[Version]] = {}
    for given_row, version in zip(rows, found, strict=True):
        is_known = given_row["year"] is not None and given_row["scope"] is not None
        if given_row["status"] == "refused":
            assert version == Version()
        elif not is_known:
            assert version == Version(basis="unknown")
        else:
            assert version.group is not None
            groups.setdefault(version.group, []).append(version)
    for group in groups.values():
        assert sorted(each.rank or 0 for each in group) == [*range(1, len(group) + 1)]
        assert {each.documents for each in group} == {len(group)}
        first = min(group, key=lambda each: each.rank or 0)
        assert first.basis != "copy"
        assert (first.basis == "only") == ({each.basis for each in group} <= {"only", "copy"})
    numbered = [{**each, "name": str(number)} for number, each in enumerate(rows)]
    shuffled = random.sample(numbered, len(numbered))
    again = dict(zip((each["name"] for each in shuffled), versions_of(shuffled), strict=True))
    assert [again[each["name"]] for each in numbered] == [*versions_of(numbered)]


@given(st.lists(DOCUMENTS, max_size=8))
def test_the_later_comes_first_and_what_is_not_known_is_tied(rows: list[dict[str, Any]]) -> None:
    ranked = [
        (version, each)
        for version, each in zip(versions_of(rows), rows, strict=True)
        if version.rank is not None and version.basis != "copy"
    ]
    for one, first in ranked:
        for other, second in ranked:
            if one.group != other.group or (one.rank or 0) >= (other.rank or 0):
                continue
            days = first["revised_on"], second["revised_on"]
            assert (days[0] or datetime.date.min) >= (days[1] or datetime.date.min)
            if days[0] == days[1] and one.basis == other.basis == "retrieved_on":
                assert first["retrieved_on"] > second["retrieved_on"]
            if one.basis == "revised_on" or other.basis == "revised_on":
                assert days[0] != days[1]


def test_a_corrected_report_comes_before_what_it_corrects() -> None:
    old = row(sha256="a")
    new = row(sha256="b", revised_on=datetime.date(2025, 3, 1))
    assert told(old, new) == [(2, "revised_on"), (1, "revised_on")]


def test_the_later_copy_of_a_page_that_was_changed_comes_first() -> None:
    days = [datetime.date(2025, 2, 1), datetime.date(2025, 6, 1)]
    rows = [row(sha256=name, retrieved_on=day) for name, day in zip("ab", days, strict=True)]
    assert told(*rows) == [(2, "retrieved_on"), (1, "retrieved_on")]
    assert told(rows[0], row(sha256="b", figures_sha256="g")) == [(1, "tied"), (2, "tied")]


def test_ties_are_said_and_harmless_ones_too() -> None:
    differing = row(sha256="a"), row(sha256="b", figures_sha256="g")
    assert told(*differing) == [(1, "tied"), (2, "tied")]
    assert told(row(sha256="a"), row(sha256="b")) == [(1, "same_figures"), (2, "same_figures")]


def test_copies_stand_behind_their_original() -> None:
    days = [datetime.date(2025, 2, 1), datetime.date(2025, 6, 1)]
    rows = [row(sha256="a", retrieved_on=day) for day in days]
    assert told(*rows) == [(2, "copy"), (1, "only")]
    # what was made of one document and then corrected is no copy of it
    corrected = row(sha256="a", revised_on=datetime.date(2025, 3, 1))
    assert told(row(sha256="a"), corrected) == [(2, "revised_on"), (1, "revised_on")]
    # two reports in one file are no copies of each other
    assert told(row(sha256="a"), row(sha256="a", report=2, figures_sha256="g"))[1][1] == "tied"


def test_a_name_without_its_area_is_no_certain_body() -> None:
    nameless = row(**{"publisher": "林业局", "presumed.area": None})
    assert told(nameless, nameless) == [(None, "unknown")] * 2
    national = row(**{"publisher": "国家林业和草原局", "presumed.area": None})
    assert told(national | {"presumed.level": "national"}) == [(1, "only")]


def test_the_roster_knows_renamed_bodies_and_their_scope() -> None:
    roster = gd.Roster([gd.Body(_BODY, scope="own")])
    rows = [row(body=_BODY, publisher=name, scope=None) for name in ("区林业局", _BODY)]
    assert {each.group for each in versions_of(rows, roster)} == {f"2024 own {_BODY}"}
    assert {each.body_by for each in versions_of(rows, roster)} == {"roster"}
    assert {each.basis for each in versions_of(rows)} == {"unknown"}
    of_both = gd.Roster([gd.Body(_BODY, scope="own"), gd.Body(_BODY, scope="jurisdiction")])
    assert {each.basis for each in versions_of(rows, of_both)} == {"unknown"}


@pytest.mark.parametrize("kind", [pa.Table.from_batches, lambda batches: batches[0]])
def test_columns_are_added_to_what_read_batch_gives(kind: Any) -> None:
    report = gd.blank("2021", year=2024, publisher=gd.Publisher(_BODY))
    corrected = attrs.evolve(report, revised_on=datetime.date(2025, 3, 1))
    contents = [gd.dumpb(report), b"?", gd.dumpb(corrected), gd.dumpb(report)]
    reports = kind([read_batch(pa.RecordBatch.from_pydict({"content": contents}))])
    found = versions(reports)
    assert found.select(reports.schema.names).equals(reports)
    assert found["version.rank"].to_pylist() == [2, None, 1, 3]
    assert found["version.basis"].to_pylist() == ["revised_on", None, "revised_on", "copy"]
    assert found.schema.field("version.rank").metadata[b"label.en"] == b"rank"
    for wrong in (found, reports.select(["name", "year"])):
        with pytest.raises(gd.InvalidValueError):
            versions(wrong)
