"""The Python model and the published schema accept the same, as independent validators see it.

The schema files of the repository are judged by jsonschema-rs (Rust) and ajv (JavaScript), not
by the library that `validate` uses. Documents come from both sides: reports with one place
changed, and documents born from the keywords of the schema alone.
"""

from __future__ import annotations

import copy
import functools
import itertools
import json
import operator
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.codecs.kinds import EXTRA_RULES, KINDS, ExtraRule
from gov_disclosure.model.report import FORMS
from json_examples import EXAMPLE, LITERALS, PLACEHOLDER, mutated, places, reports, with_

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parent.parent
_SCHEMAS: dict[str | None, dict[str, Any]] = {
    form: json.loads(
        (_ROOT / "schema" / f"gov-disclosure-1{f'-{form}' if form else ''}.json").read_text(
            encoding="utf-8"
        )
    )
    for form in (None, *FORMS)
}
_VALIDATORS = {
    form: jsonschema_rs.Draft202012Validator(schema) for form, schema in _SCHEMAS.items()
}
_LONG = settings().max_examples >= 2_000
_STEP = 1 if _LONG else 40
"""make test-long tries every piece of JSON at every place; otherwise every fortieth is tried."""


def _accepted_by_schema(text: str) -> bool:
    """Return what jsonschema-rs says, numbers being read exactly."""
    members = json.loads(text, parse_float=_exact)
    try:
        json.dumps(members, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False  # no strict JSON: a lone surrogate
    return _VALIDATORS[None].is_valid(members)


def _exact(digits: str) -> object:
    number = Decimal(digits)
    if abs(number.adjusted()) > 400 and number:
        return digits if number.adjusted() < 0 else 10**400
    return int(number) if number == int(number) else number


def _outcome(text: str) -> str:
    """Return "accepted", "refused", or the path of the first value that is not accepted.

    When `loads` refuses a value, `validate` only decides which error to raise, and takes most
    of the time; it is left out here and compared elsewhere.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gov_disclosure.codecs.json.validate", lambda *_: ())
        try:
            gd.loads(text)
        except gd.InvalidJSONError:
            return "refused"
        except gd.InvalidValueError as error:
            return error.path
    return "accepted"


def _breaks_an_extra_rule(members: Any, path: str) -> bool:
    for step in path.replace("[", ".").replace("]", "").split("."):
        members = members[int(step) if step.isdigit() else step]
    return any(_is_broken(rule, members) for rule in EXTRA_RULES)


def _is_broken(rule: ExtraRule, value: object) -> bool:
    """Tell whether the schema of a kind accepts a value that its check refuses."""
    if not jsonschema_rs.is_valid(dict(KINDS[rule.check].schema), value):
        return False
    place = {
        "credit_code": "publisher.credit_code",
        "calendar_date": "source.retrieved_on",
        "amount_digits": "proactive_disclosure.administrative_fees.amount_wan_yuan",
    }[rule.name]
    try:
        gd.from_dict(with_(place, value))
    except gd.InvalidValueError:
        return True
    return False


def _assert_equivalent(text: str) -> None:
    outcome = _outcome(text)
    if not _accepted_by_schema(text):
        assert outcome != "accepted", text
    elif outcome == "accepted":
        assert not gd.validate(json.loads(text, parse_float=Decimal)), text
    else:
        assert _breaks_an_extra_rule(json.loads(text), outcome), text


@given(mutated())
def test_a_report_with_one_place_changed_is_judged_alike(document: tuple[str, str]) -> None:
    _assert_equivalent(document[0])


def test_every_piece_of_json_at_every_place_is_judged_alike() -> None:
    tried = 0
    for text in _every_piece_at_every_place():
        _assert_equivalent(text)
        tried += 1
    assert tried >= 20_000 / _STEP


def _every_piece_at_every_place() -> Iterator[str]:
    """Return the text of the example with each piece of JSON at each place; or a part of them."""
    every = (
        text.replace(json.dumps(PLACEHOLDER), literal)
        for text in _with_each_place_held(copy.deepcopy(EXAMPLE))
        for literal in LITERALS
    )
    return itertools.islice(every, 0, None, _STEP)


def _with_each_place_held(whole: dict[str, Any]) -> Iterator[str]:
    """Return the text of the example, with a placeholder at each place in turn."""
    for holder, key in list(places(whole)):
        value, holder[key] = holder[key], PLACEHOLDER
        yield json.dumps(whole)
        holder[key] = value


def test_a_missing_or_another_member_is_judged_alike() -> None:
    whole = copy.deepcopy(EXAMPLE)
    for holder, key in list(places(whole)):
        if isinstance(holder, dict):
            members = dict(holder)
            for name in (None, f"{key}_", f"{key}\n", key.upper(), ""):
                holder.clear()
                for other, value in members.items():
                    if other != key:
                        holder[other] = value
                    elif name is not None:
                        holder[name] = value
                text = json.dumps(whole)
                assert not _accepted_by_schema(text)
                assert _outcome(text) != "accepted"
            holder.clear()
            holder.update(members)


@given(reports())
def test_every_report_is_accepted_by_every_schema_of_its_edition(report: gd.AnnualReport) -> None:
    members = json.loads(gd.dumps(report))
    for form in {None, report.form} & {*_SCHEMAS}:
        assert _VALIDATORS[form].is_valid(members)


@pytest.mark.parametrize("rule", EXTRA_RULES, ids=operator.attrgetter("name"))
def test_an_extra_rule_is_broken_by_what_the_schema_accepts(rule: ExtraRule) -> None:
    assert _is_broken(rule, rule.refused)
    assert not _is_broken(rule, rule.accepted)


# --- documents born from the schema ------------------------------------------------------

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


class _Births:
    """Strategies for what the keywords of a schema accept, and nothing but them."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.definitions = schema["$defs"]
        self.document = self.of(schema)

    @functools.cache  # noqa: B019 - as few as there are schemas
    def named(self, reference: str) -> st.SearchStrategy[Any]:
        return self.of(self.definitions[reference.removeprefix("#/$defs/")])

    def of(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        born = self._of_keywords(schema)
        if "examples" in schema:
            born = st.one_of(st.sampled_from(schema["examples"]), born)
        return born

    def _of_keywords(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:  # noqa: C901
        if "$ref" in schema:
            return self.named(schema["$ref"])
        if "const" in schema:
            return st.just(schema["const"])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        for keyword in ("anyOf", "oneOf", "allOf"):
            if keyword in schema:
                assert keyword != "allOf" or len(schema[keyword]) == 1
                return st.one_of(*map(self.of, schema[keyword]))
        match schema["type"]:
            case "null":
                return st.none()
            case "object":
                assert schema["required"] == list(schema["properties"])
                return st.fixed_dictionaries(
                    {name: self.of(member) for name, member in schema["properties"].items()}
                )
            case "array":
                least = schema.get("minItems", 0)
                most = schema.get("maxItems", least + 2)
                return st.lists(self.of(schema["items"]), min_size=least, max_size=most)
            case "integer":
                return st.integers(schema["minimum"], schema["maximum"])
            case "number":
                return st.integers(schema["minimum"], schema["maximum"]) | st.floats(
                    schema["minimum"], schema["maximum"]
                )
            case "string" if "pattern" in schema:
                longest = schema.get("maxLength", 100)
                return st.from_regex(
                    re.compile(schema["pattern"], re.ASCII), fullmatch=True
                ).filter(lambda text: len(text) <= longest and not text.endswith("\n"))
            case "string":
                return _TEXTS.filter(lambda text: len(text) >= schema.get("minLength", 0))
        raise AssertionError(schema)


_BORN = {form: _Births(schema).document for form, schema in _SCHEMAS.items()}


@settings(
    max_examples=2_000 if _LONG else 50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.sampled_from([*_BORN]).flatmap(_BORN.__getitem__))
@example(EXAMPLE)
def test_a_document_born_from_the_schema_is_accepted_but_for_the_listed_rules(
    members: dict[str, Any],
) -> None:
    assert _VALIDATORS[None].is_valid(members)
    _assert_equivalent(json.dumps(members))


# --- JavaScript --------------------------------------------------------------------------

_JAVASCRIPT = _ROOT / "build" / "javascript"


@pytest.fixture
def node() -> str:
    """Return the program that runs JavaScript; ajv is there for it."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("Node.js is not installed")
    if not (_JAVASCRIPT / "node_modules" / "ajv").is_dir():
        pytest.skip("ajv is not installed; run: make javascript")
    return program


def _for_javascript(text: str) -> bool:
    """Tell whether a document is one line of no lone surrogate, which JavaScript would take."""
    return "\\ud800" not in text and "\\ude00\\ud83d" not in text and "\n" not in text


def test_javascript_judges_alike(node: str, tmp_path: Path) -> None:
    documents = tmp_path / "documents.jsonl"
    with documents.open("w", encoding="utf-8") as lines:

        @settings(database=None)
        @given(st.one_of(mutated().map(lambda document: document[0]), reports().map(gd.dumps)))
        def write(text: str) -> None:
            if _for_javascript(text):
                lines.write(f"{text}\n")

        write()
        for text in filter(_for_javascript, _every_piece_at_every_place()):
            lines.write(f"{text}\n")
    program, schema = _JAVASCRIPT / "validate.mjs", _ROOT / "schema" / "gov-disclosure-1.json"
    shutil.copy(_ROOT / "examples" / "validate.mjs", program)
    done = subprocess.run(  # noqa: S603 - our own program
        [node, str(program), str(schema), str(documents)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    verdicts = re.findall(r": (valid|invalid)$", done.stdout, re.MULTILINE)
    assert len(verdicts) >= 20_000 / _STEP, done.stderr
    assert {"valid", "invalid"} == set(verdicts)
    with documents.open(encoding="utf-8", newline="\n") as lines:
        for text, verdict in zip(lines, verdicts, strict=True):
            assert (verdict == "valid") == _accepted_by_schema(text), text
