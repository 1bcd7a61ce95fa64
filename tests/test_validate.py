"""What is said about JSON that is no report, and that nothing makes it raise."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from json_examples import EXAMPLE, example, with_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Golden

# --- the error ---------------------------------------------------------------------------


def test_all_problems_are_reported_at_once(golden: Golden) -> None:
    members = copy.deepcopy(EXAMPLE)
    members |= {"format": "gov-disclosure/2", "year": 1999, "published_on": "20210128"}
    members["title"] = ""
    members["scope"] = "all"
    members["extra"] = {"deep": [1]}
    members["publisher"] |= {"region_code": "42070", "name": None}
    members["overview"]["blocks"][2]["rows"] = [["x", 1], []]
    members["overview"]["blocks"][0] |= {"level": 9, "odd name": 1}
    members["overview"]["blocks"][1] = {"type": "list"}
    members["requests"]["received"] |= {"total": -3, "natural_person": "无", "other_org": 1.5}
    members["requests"]["outcomes"]["denied"]["state_secret"]["total"] = 2**53
    del members["requests"]["outcomes"]["granted"]
    members["proactive_disclosure"]["administrative_fees"]["amount_wan_yuan"] = "12"
    members["disputes"] = "见附件"
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.from_dict(members)
    assert caught.value.problems == gd.validate(members)
    assert caught.value.line is None
    golden(
        "json-problems.txt",
        "".join(
            f"{problem.message}\n{problem.message_en}\n\n" for problem in caught.value.problems
        ),
    )


def test_a_wrong_form_is_one_problem() -> None:
    members = with_("requests.form", "1999")
    (problem,) = gd.validate(members)
    assert problem.path == "requests.form"
    assert problem.expected == '"2019" 或 "2021"'


def test_labels_follow_the_form_of_the_section() -> None:
    path = "proactive_disclosure.administrative_licensing.decisions"
    for kind, label in (
        (gd.ProactiveDisclosure2019, "行政许可 / 处理决定数量"),
        (gd.ProactiveDisclosure2021, "行政许可 / 本年处理决定数量"),
    ):
        members = gd.to_dict(gd.AnnualReport(proactive_disclosure=kind()))
        members["proactive_disclosure"]["administrative_licensing"]["decisions"] = -1
        (problem,) = gd.validate(members)
        assert (problem.path, problem.label) == (path, label)


def test_the_error_survives_pickling() -> None:
    for text in ("{}", "[", gd.dumps(example()).replace('"other_org":3', '"other_org":-3')):
        with pytest.raises(gd.InvalidJSONError) as caught:
            gd.loads(text)
        restored = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert str(restored) == str(caught.value)
        assert restored.problems == caught.value.problems
        assert (restored.line, restored.column) == (caught.value.line, caught.value.column)


def test_very_many_problems_make_a_short_message() -> None:
    members = with_("notes", [0] * 10_000)
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.from_dict(members)
    assert len(caught.value.problems) == 10_000
    assert "共 10000 处问题" in caught.value.message
    assert len(str(caught.value)) < 5000


# --- validate never raises ---------------------------------------------------------------


class _Hostile:
    def __repr__(self) -> str:
        raise RuntimeError

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __hash__(self) -> int:
        return hash("year")

    def __bool__(self) -> bool:
        raise RuntimeError

    def __len__(self) -> int:
        raise RuntimeError


class _HostileDict(dict[str, object]):
    def items(self) -> Any:
        raise RuntimeError

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError


def _deep() -> list[Any]:
    nested: list[Any] = []
    for _ in range(10_000):
        nested = [nested]
    return nested


def _shared() -> list[Any]:
    nested: list[Any] = ["x"]
    for _ in range(200):
        nested = [nested, nested]
    return nested


def _cyclic() -> dict[str, Any]:
    members: dict[str, Any] = dict(EXAMPLE)
    members["overview"] = members
    members["notes"] = [members]
    return members


_HOSTILE: list[Callable[[], object]] = [
    _Hostile,
    _HostileDict,
    _deep,
    _shared,
    _cyclic,
    lambda: {1, 2},
    lambda: float("nan"),
    lambda: Decimal("sNaN"),
    lambda: -(10**5000),
    lambda: Decimal("1e999999999999"),
    lambda: {_Hostile(): 1, 5: 2, None: 3},
    lambda: "\ud800" * 1000,
    lambda: [_Hostile()] * 1000,
    lambda: {"x" * 1_000_000: "y" * 1_000_000},
    lambda: bytearray(10),
    lambda: type,
]


@pytest.mark.parametrize("number", range(len(_HOSTILE)))
def test_validate_bears_anything(number: int) -> None:
    for path in (None, "year", "requests", "requests.received.total", "overview.blocks.2.rows"):
        hostile = _HOSTILE[number]()
        problems = gd.validate(hostile if path is None else with_(path, hostile))
        assert problems
        assert all(len(str(problem)) < 1000 for problem in problems)


_ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.binary()
    | st.sampled_from([gd.Mark.MISSING, (), frozenset(), object()]),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from([*EXAMPLE, "form", "type"]) | st.integers(), inner)
    ),
    max_leaves=10,
)


@given(_ANYTHING, st.sampled_from([path for path in EXAMPLE if path != "format"]))
def test_validate_and_from_dict_agree_on_anything(value: object, name: str) -> None:
    members = {**EXAMPLE, name: value}
    problems = gd.validate(members)
    try:
        gd.from_dict(members)
    except gd.InvalidJSONError as error:
        found = error.problems
    except gd.InvalidValueError:
        found = ()
    else:
        found = ()
    assert found == problems


def test_good_json_is_read_without_the_validator() -> None:
    program = (
        "import sys, gov_disclosure as gd; gd.loads(gd.dumps(gd.blank('2021')));"
        "assert 'jsonschema' not in sys.modules;"
        "gd.validate({}); assert 'jsonschema' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own program
