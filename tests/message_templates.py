"""The messages that the code can give, as its source writes them, and which of them were seen."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import gov_disclosure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SOURCE = Path(gov_disclosure.__file__).parent
_MAKERS = frozenset(
    (
        *("Problem", "Remark", "RosterProblem", "Words", "UnreadableFileError"),
        *("InvalidValueError", "TooMuchError", "_TooManyError", "exceeded", "_Reason"),
        *("_hidden", "_save_as", "fail", "remark", "say"),
    )
)
"""What a message, or a part of one, is an argument of."""

_CHINESE = re.compile("[一-鿿]")
_GAP = "{}"


@attrs.frozen
class Template:
    """A message as the source writes it.

    Attributes:
        module: path of the module.
        text: the Chinese message, with ``{}`` for what is filled in.
    """

    module: str
    text: str

    def fits(self, message: str) -> bool:
        """Tell whether a message is, or holds, this one filled in."""
        return all(piece in message for piece in self.text.split(_GAP)) and bool(
            re.search(".*?".join(map(re.escape, self.text.split(_GAP))), message, re.DOTALL)
        )


def templates(*rooms: str) -> Iterator[Template]:
    """Yield each message that the modules of some packages write, once."""
    found: dict[Template, None] = {}
    for room in rooms:
        for file in sorted((_SOURCE / room).rglob("*.py")):
            module = file.relative_to(_SOURCE).as_posix()
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and _name(call.func) in _MAKERS:
                    found |= {Template(module, text): None for text in _chinese(call)}
    return iter(found)


def shown(
    written: Iterable[Template], messages: Mapping[str, str]
) -> Iterator[tuple[Template, str | None]]:
    """Yield each template with the first message that holds it; None: there is none."""
    for template in written:
        yield template, next(filter(template.fits, messages), None)


def _name(function: ast.expr) -> str | None:
    return getattr(function, "id", getattr(function, "attr", None))


def _chinese(call: ast.Call) -> Iterator[str]:
    """Yield the first Chinese text of each argument; what an f-string fills in is left out."""
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        texts = (_text(node) for node in ast.walk(argument))
        chinese = next((text for text in texts if _CHINESE.search(text)), None)
        if chinese is not None:
            yield chinese
            return


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else _GAP for part in node.values)
        return "".join(map(str, parts))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
