"""A report that has every class of the model in it, and JSON with one place changed."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies

if TYPE_CHECKING:
    from collections.abc import Iterator


def example() -> gd.AnnualReport:
    """Return a mixed report that has every class of the model in it."""
    blocks = (
        gd.Heading("（一）主动公开", 2),
        gd.Paragraph("全年公开信息 12 条。\n“引号”与\\"),
        gd.Table((("事项", "件数"), ("受理",))),
    )
    return gd.replace(
        gd.AnnualReport(
            title="示例区 2021 年政府信息公开工作年度报告",
            publisher=gd.Publisher(
                "示例区人民政府", "420704", "11100000MB0000000P", "county", "government"
            ),
            year=2021,
            source=gd.Source(sha256="0" * 64),
            overview=gd.Narrative(None, blocks),
            proactive_disclosure=gd.ProactiveDisclosure2021(
                introduction=blocks[1:2],
                supplementary_rows=(gd.SupplementaryRow(None, "其他", (("件数", "0"),)),),
            ),
            requests=gd.Requests2019(),
            disputes=gd.Disputes(),
            notes=(gd.Note("requests.received.total", "约20"),),
        ),
        {
            "requests.received.total": gd.Mark.UNREADABLE,
            "requests.received.other_org": 3,
            "proactive_disclosure.administrative_fees.amount_wan_yuan": Decimal("20.59"),
        },
    )


EXAMPLE = gd.to_dict(example())


def with_(path: str, value: object, members: dict[str, Any] = EXAMPLE) -> dict[str, Any]:
    """Return a copy of the example, or of other members, with the place at a path set."""
    *way, last = _steps(path)
    changed = copy.deepcopy(members)
    holder: Any = changed
    for step in way:
        holder = holder[step]
    holder[last] = value
    return changed


def _steps(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in path.split(".")]


def with_literal(path: str, literal: str) -> str:
    """Return the text of the example with a piece of JSON text at a path."""
    return json.dumps(with_(path, "\x01")).replace(json.dumps("\x01"), literal)


def reports() -> st.SearchStrategy[gd.AnnualReport]:
    """Return reports of every edition with anything in them that a report can hold."""
    return st.one_of(
        strategies.reports(hostile=True),
        strategies.reports("2019", hostile=True),
        strategies.reports("2021", hostile=True),
        strategies.reports("mixed", hostile=True),
    )


LITERALS = (
    *("null", "true", "false", "0", "-0", "1", "-1", "1.0", "1e2", "1E+2", "100e-2", "0.5"),
    *("-0.0", "12.50", "9007199254740991", "9007199254740992", "-9007199254740991"),
    *("-9007199254740992", "1e11", "100000000000.5", "0.123456789012345", "0.1234567890123456"),
    *("1e400", "-1e400", "1e999999999", "1" * 30, "2008", "2007", "2100", "2101", "2021.0", "7"),
    *('""', '" "', '"12"', '"１２"', '"/"', '"missing"', '"unreadable"', '"missing\\n"', '"—"'),
    *('"2019"', '"2021"', '"1999"', '"own"', '"county"', '"government"', '"gov-disclosure/1"'),
    *('"2021-01-28"', '"20210128"', '"2021-02-30"', '"2024-02-29"', '"2021-01-28\\n"'),
    *('"0000-01-01"', '"2021-1-28"', '"２021-01-28"', '"420704"', '"420704\\n"', '"42070"'),
    *('"420704001002"', '"11100000MB0000000P"', '"11100000MB0000000Q"', '"11100000mb0000000p"'),
    *(f'"{"a" * 64}"', f'"{"A" * 64}"', f'"{"a" * 64}\\n"', '"year"', '"a..b"', '"a[0].b"'),
    *('"year\\n"', '"\\u0000"', '"\\ud800"', '"\\ud83d\\ude00"', '"\\ude00\\ud83d"', '"龘𠮷"'),
    *("[]", "[[]]", "[null]", '["a"]', '[["a"]]', '[["a","b"]]', '[["a","b","c"]]', "[[1,2]]"),
    *("{}", '{"type":"paragraph"}', '{"type":"paragraph","text":"x"}', '{"form":"2019"}'),
    *('{"type":"heading","text":"x","level":6}', '{"type":"heading","text":"x","level":7}'),
    *('[{"type":"table","rows":[["x"],["y","z"]]}]', '[{"type":"table","rows":[[]]}]'),
    '[{"type":"paragraph","text":"x","level":1}]',
    '{"heading":null,"blocks":[]}',
    '[{"path":"year","text":"x"},{"path":"year","text":"x"}]',
)
PLACEHOLDER = "\x01"


def places(value: object) -> Iterator[tuple[Any, Any]]:
    """Return holder and key of every place in a JSON value."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from places(inner)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """Return the text of a report with one place changed, and what was put there."""
    source = st.one_of(st.just(EXAMPLE), strategies.reports().map(gd.to_dict))
    members = copy.deepcopy(draw(source))
    holder, key = draw(st.sampled_from(list(places(members))))
    literal = draw(st.sampled_from(LITERALS))
    match draw(st.sampled_from(["set", "set", "set", "delete", "insert", "rename"])):
        case "set":
            holder[key] = PLACEHOLDER
        case "delete":
            del holder[key]
        case "insert" if isinstance(holder, list):
            holder.insert(key, PLACEHOLDER)
        case "insert":
            holder[draw(st.sampled_from(["total", "form", "type", "", "x\ud800", key]))] = (
                PLACEHOLDER
            )
        case "rename" if isinstance(holder, dict):
            holder[key + draw(st.sampled_from(["", " ", "_", "\n"]))] = holder.pop(key)
    return json.dumps(members).replace(json.dumps(PLACEHOLDER), literal), literal
