"""Speed of JSON: this library against orjson and against the same model in pydantic v2.

One report is read and written in turns by each of them, warm, many times over; a busy moment
of the machine meets all of them. Medians are compared. pydantic gets the most favourable
model: strict, no extra members, the same ranges, unions by their tag and from left to right.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import gc
import importlib.metadata
import json
import platform
import statistics
import time
import typing
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import attrs
import orjson
import pydantic

import gov_disclosure as gd
from gov_disclosure.codecs.converter import constants, converter, union_members
from gov_disclosure.codecs.kinds import KINDS
from gov_disclosure.codecs.strict import parse
from gov_disclosure.values import (
    MAX_AMOUNT,
    MAX_COUNT,
    check_amount,
    check_count,
    check_signed_count,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = Path(__file__).parent.parent
EXAMPLE = _ROOT / "examples" / "qingxi-2023.md"
RESULT = _ROOT / "build" / "benchmarks" / "json_speed.json"

CALLS = 10
"""Calls in a row of a function, in each round."""

ARITHMETIC = ("requests", "disputes")
"""The rules on sums in the tables; others read the prose."""

CELLS = {check_count: int, check_signed_count: int, check_amount: Decimal}


def pydantic_model(kind: type) -> type[pydantic.BaseModel]:
    """Return the class of the model again, as a user of pydantic would write it."""
    members: dict[str, Any] = {}
    hints = typing.get_type_hints(kind)
    for name, constant in constants(kind).items():
        members[name] = (Literal[constant], ...)
    for field in attrs.fields(kind):
        if field.init:
            check = getattr(field.validator, "validator", field.validator)
            members[field.name] = (pydantic_type(hints[field.name], check), ...)
    config = pydantic.ConfigDict(strict=True, extra="forbid", frozen=True)
    return pydantic.create_model(kind.__name__, __config__=config, **members)


def pydantic_type(hint: Any, check: Any) -> Any:
    """Return the annotation of a field."""
    kinds = [member for member in union_members(hint) if member is not type(None)]
    if check in CELLS:
        bound = pydantic.Field(
            ge=-MAX_COUNT if check is check_signed_count else 0,
            le=MAX_AMOUNT if check is check_amount else MAX_COUNT,
        )
        union = Annotated[CELLS[check], bound] | gd.Mark | None
        return Annotated[union, pydantic.Field(union_mode="left_to_right")]
    if typing.get_origin(kinds[0]) is tuple and attrs.has(union_members(items(kinds[0]))[0]):
        result = tuple[pydantic_type(items(kinds[0]), None), ...]
    elif attrs.has(kinds[0]):
        result = typing.Union[tuple(map(pydantic_model, kinds))]  # noqa: UP007 - of a list
        if len(kinds) > 1:
            (tag,) = constants(kinds[0])
            result = Annotated[result, pydantic.Field(discriminator=tag)]
    elif check in KINDS and kinds[0] in {str, int}:
        schema = KINDS[check].schema
        result = Annotated[
            kinds[0],
            pydantic.Field(
                ge=schema.get("minimum"),
                le=schema.get("maximum"),
                min_length=schema.get("minLength"),
                max_length=schema.get("maxLength"),
                pattern=schema.get("pattern"),
            ),
        ]
    else:
        result = kinds[0]
    return result | None if len(kinds) < len(union_members(hint)) else result


def items(hint: Any) -> Any:
    return typing.get_args(hint)[0]


def example() -> gd.AnnualReport:
    """Return a full report of 2021 with prose of the usual length."""
    report = gd.read(EXAMPLE).report
    assert report.overview
    return gd.replace(
        report,
        {
            "overview.blocks": report.overview.blocks * 3,
            "proactive_disclosure.administrative_fees.amount_wan_yuan": Decimal("2059.209"),
            "source": gd.Source(
                "https://www.example.org/art/2024/1/25/art_1.html",
                retrieved_on=datetime.date(2024, 2, 1),
                sha256="0123456789abcdef" * 4,
            ),
        },
    )


def variants(report: gd.AnnualReport) -> dict[str, gd.AnnualReport]:
    """Return reports with other figures in the same cells, by what is special about them."""
    cells = gd.figures(report)
    every_other = list(cells)[::2]
    counts = [path for path, value in cells.items() if isinstance(value, int)]
    return {
        "all counts zero": gd.replace(report, dict.fromkeys(counts, 0)),
        "every other cell blank": gd.replace(report, dict.fromkeys(every_other)),
        "every other cell a mark": gd.replace(
            report, dict.fromkeys(every_other, gd.Mark.NOT_APPLICABLE)
        ),
        "all counts over 10000": gd.replace(
            report, {path: 10_001 + number for number, path in enumerate(counts)}
        ),
        "blank form of 2019": gd.blank("2019", year=2020),
    }


def print_variants(report: gd.AnnualReport, model: type[pydantic.BaseModel], rounds: int) -> None:
    """Measure and print the ratios of other reports."""
    print(f"{'':<26}loads : orjson  loads : pydantic  dumps : pydantic")
    for name, variant in variants(report).items():
        text = gd.dumpb(variant)
        same = model.model_validate_json(text)
        functions: dict[str, Callable[[], object]] = {
            "orjson": functools.partial(orjson.loads, text),
            "validate": functools.partial(model.model_validate_json, text),
            "dump": same.model_dump_json,
            "loads": functools.partial(gd.loads, text),
            "dumps": functools.partial(gd.dumps, variant),
        }
        median = seconds(functions, rounds)
        print(
            f"{name:<26}{median['loads'] / median['orjson']:14.2f}"
            f"{median['loads'] / median['validate']:18.2f}"
            f"{median['dumps'] / median['dump']:18.2f}"
        )


def seconds(functions: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median time of a call of each function.

    In each round each function is called some times in a row, the first of them not counted:
    so all are warm, and meet the same moments of the machine.
    """
    times: dict[str, list[float]] = {name: [] for name in functions}
    gc.collect()
    gc.disable()
    for _ in range(rounds):
        for name, function in functions.items():
            function()
            for _ in range(CALLS):
                begin = time.perf_counter()
                function()
                times[name].append(time.perf_counter() - begin)
    gc.enable()
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Measure, and print a table of medians and ratios."""
    parser = argparse.ArgumentParser(description="Compare the speed of JSON.")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--json", type=Path, default=RESULT, help="keep the result in this file")
    arguments = parser.parse_args()

    report = example()
    canonical, indented = gd.dumpb(report), gd.dumps(report, indent=2).encode()
    text = canonical.decode()
    members = json.loads(canonical)
    wrong = json.loads(canonical)
    wrong["requests"]["received"]["total"] = -3
    model = pydantic_model(gd.AnnualReport)
    same = model.model_validate_json(canonical)
    assert orjson.loads(same.model_dump_json())["requests"] == members["requests"]
    assert gd.loads(canonical) == gd.loads(indented) == report

    medians = seconds(
        {
            "orjson.loads, canonical": lambda: orjson.loads(canonical),
            "orjson.loads, indented": lambda: orjson.loads(indented),
            "pydantic model_validate_json, canonical": lambda: model.model_validate_json(canonical),
            "pydantic model_validate_json, indented": lambda: model.model_validate_json(indented),
            "pydantic model_dump_json": same.model_dump_json,
            "gd.loads, canonical": lambda: gd.loads(canonical),
            "gd.loads, indented": lambda: gd.loads(indented),
            "gd.loads, canonical str": lambda: gd.loads(text),
            "gd.from_dict": lambda: gd.from_dict(members),
            "gd.dumps": lambda: gd.dumps(report),
            "gd.validate, valid": lambda: gd.validate(members),
            "gd.check, arithmetic": lambda: gd.check(report, rules=ARITHMETIC),
        },
        arguments.rounds,
    )
    medians |= seconds(
        {
            "reference way to read": lambda: converter.structure(parse(canonical), gd.AnnualReport),
            "gd.validate, one wrong cell": lambda: gd.validate(wrong),
            "gd.check, all rules": lambda: gd.check(report),
        },
        max(3, arguments.rounds // 20),
    )

    versions = {name: importlib.metadata.version(name) for name in ("orjson", "pydantic")}
    print(f"Python {platform.python_version()}, {versions}")
    print(f"canonical {len(canonical)} bytes, indented {len(indented)} bytes")
    for name, median in medians.items():
        print(f"{name:<40} {median * 1e6:9.1f} µs")
    ratios = {}
    for ours, theirs, target in (
        ("gd.loads, canonical", "orjson.loads, canonical", 4.0),
        ("gd.loads, indented", "orjson.loads, indented", 4.0),
        ("gd.loads, canonical", "pydantic model_validate_json, canonical", 1.0),
        ("gd.loads, indented", "pydantic model_validate_json, indented", 1.0),
        ("gd.dumps", "pydantic model_dump_json", 0.5),
        ("gd.check, arithmetic", "orjson.loads, canonical", 4.0),
    ):
        ratios[f"{ours} : {theirs}"] = ratio = medians[ours] / medians[theirs]
        met = "met" if ratio <= target else "NOT MET"
        print(f"{ours} : {theirs:<40} {ratio:6.2f} (target: at most {target}, {met})")
    print_variants(report, model, arguments.rounds // 3)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    kept = {"versions": versions, "seconds": medians, "ratios": ratios}
    arguments.json.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
