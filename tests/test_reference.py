"""The reference: every public name has an entry, and an example that the doctests run."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import gov_disclosure as gd
from gov_disclosure import dataset, strategies

_PAGES = Path(__file__).parent.parent / "website" / "api"
_ENTRY = re.compile(
    r"^\.\. (?:currentmodule:: (?P<module>\S+)|auto(?P<kind>\w+):: (?P<name>\w+)$)", re.MULTILINE
)


def _entries() -> dict[str, str]:
    """Return what each page of the reference says beside a name, by the full name."""
    entries = {}
    for page in sorted(_PAGES.glob("*.rst")):
        text = page.read_text(encoding="utf-8")
        module = ""
        found = list(_ENTRY.finditer(text))
        ends = [match.start() for match in found[1:]] + [len(text)]
        for match, end in zip(found, ends, strict=True):
            if match["module"]:
                module = match["module"]
            else:
                name = f"{module}.{match['name']}"
                assert name not in entries, f"{name} has two entries"
                entries[name] = text[match.end() : end]
    return entries


_ENTRIES = _entries()
_PUBLIC = {
    f"{module.__name__}.{name}": getattr(module, name)
    for module in (gd, dataset, strategies)
    for name in module.__all__
}


def test_every_public_name_has_an_entry_and_nothing_else_has() -> None:
    assert sorted(_ENTRIES) == sorted(_PUBLIC)


@pytest.mark.parametrize("name", _PUBLIC)
def test_every_public_name_has_an_example(name: str) -> None:
    value = _PUBLIC[name]
    # What is no class or function has no docstring of its own: its example is on the page.
    own = inspect.isclass(value) or inspect.isroutine(value)
    assert ">>> " in ((inspect.getdoc(value) or "") if own else _ENTRIES[name])
