"""The modules of the package: their layers, their names, and what importing them loads."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import gov_disclosure as gd

_ROOT = Path(__file__).parent.parent
_PACKAGE = _ROOT / "src" / "gov_disclosure"

_LAYERS = (
    {
        "arguments",
        "bilingual",
        "errors",
        "values",
        "document",
        "display_width",
        "escaping",
        "in_notebook",
        "in_pydantic",
        "normal_width",
        "quoting",
        "read_only",
        "short_repr",
        "suffixes",
        "system_reasons",
        "version",
        "whole_file",
    },
    {"model"},
    {"bodies"},
    {"forms", "rules"},
    {"codecs", "readers", "renderers", "audit", "roster", "comparison", "aggregation", "drafting"},
    {"observed"},
    {"peer_groups"},
    {"dataset"},
    {"charts"},
    {"notebook"},
    {"__init__"},
    {"cli", "__main__"},
)
"""Parts of the package from the lowest layer up; a part imports nothing above its own.

`__init__` is the package itself, whose names are for users and the command line.
"""

_LOOKS_UP = {"in_notebook": {"notebook"}, "in_pydantic": {"codecs"}}
"""The one import upwards: a notebook asks an object for its picture, which the top makes."""

_BESIDE = {"strategies"}
"""Parts for users only: nothing in the package imports them."""


def _parts(module: str, names: list[str]) -> set[str]:
    """Parts that `from module import names` or, without names, `import module` takes from."""
    package, *inner = module.split(".")
    if package != _PACKAGE.name:
        return set()
    known = {name for name in names if (_PACKAGE / name).exists() or _file(name).exists()}
    return {inner[0]} if inner else known or {"__init__"}


def _file(part: str) -> Path:
    return _PACKAGE / f"{part}.py"


def _imported_parts(path: Path) -> set[str]:
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                found |= _parts(alias.name, [])
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= _parts(node.module or "", [alias.name for alias in node.names])
    return found


_MODULES = sorted(_PACKAGE.rglob("*.py"))


def _part_of(path: Path) -> str:
    return path.relative_to(_PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: str(path.relative_to(_PACKAGE)))
def test_imports_go_downwards(path: Path) -> None:
    part = _part_of(path)
    below = set[str]()
    for layer in _LAYERS:
        below |= layer
        if part in layer:
            break
    else:
        assert part in _BESIDE, f"{part} has no place in the layers"
        below |= _BESIDE
    assert _imported_parts(path) <= below | _LOOKS_UP.get(part, set())


def test_every_layer_exists() -> None:
    assert set().union(*_LAYERS, _BESIDE) == {_part_of(path) for path in _MODULES}


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: str(path.relative_to(_PACKAGE)))
def test_a_module_is_named_after_what_it_holds_and_not_too_long(path: Path) -> None:
    names = path.relative_to(_PACKAGE).with_suffix("").parts
    assert not {"utils", "common", "helpers", "base", "core"} & set(names)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_importing_the_package_loads_no_extra() -> None:
    metadata = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = metadata["project"]["optional-dependencies"]
    requirements = [*extras["cli"], *extras["readers"]]
    requirements += [*extras["dataset"], *extras["testing"], *extras["fast"]]
    requirements += [*extras["writers"], *extras["plot"]]
    names = {re.split(r"[<>=!~\[;]", line)[0].strip() for line in requirements}
    modules = {"markdown-it-py": "markdown_it", "vl-convert-python": "vl_convert"}
    optional = {modules.get(name, name.replace("-", "_")) for name in names}
    program = "import sys, gov_disclosure; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert not optional & set(done.stdout.split())


def test_every_public_name_exists_and_is_listed_once() -> None:
    assert len(set(gd.__all__)) == len(gd.__all__)
    assert all(hasattr(gd, name) for name in gd.__all__)


def test_what_type_checkers_see_is_what_is_imported_on_first_use() -> None:
    tree = ast.parse((_PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    seen = {alias.name: node.module for node in imports for alias in node.names}
    assert seen == gd._ON_FIRST_USE  # type: ignore[attr-defined]
    assert [*seen] == [*gd._ON_FIRST_USE]  # type: ignore[attr-defined]
    assert {*seen} == {*gd.__all__}


def test_the_package_is_marked_as_typed() -> None:
    assert (_PACKAGE / "py.typed").exists()


def test_every_public_name_can_be_had() -> None:
    program = (
        "import gov_disclosure as gd\n"
        "assert 'gov_disclosure.readers' not in __import__('sys').modules\n"
        "assert set(gd.__all__) <= set(dir(gd)), set(gd.__all__) - set(dir(gd))\n"
        "missing = [name for name in gd.__all__ if getattr(gd, name, None) is None]\n"
        "assert not missing, missing\n"
        "from gov_disclosure import *\n"
        "assert read is gd.read and not hasattr(gd, 'no_such_name')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own program
