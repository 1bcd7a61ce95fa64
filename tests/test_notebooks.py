"""The notebooks among the examples: they run from the first cell to the last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

_EXAMPLES = Path(__file__).parent.parent / "examples"
_NOTEBOOKS = sorted(_EXAMPLES.glob("*.ipynb"))


def _read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # nbformat has none


def _cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", _NOTEBOOKS, ids=lambda path: path.name)
def test_notebooks_run_and_are_kept_without_results(path: Path) -> None:
    notebook = _read(path)
    assert not any(cell.outputs or cell.execution_count for cell in _cells(notebook))
    resources = {"metadata": {"path": str(_EXAMPLES)}}
    NotebookClient(notebook, kernel_name="python3", timeout=120, resources=resources).execute()
    assert all(cell.outputs for cell in _cells(notebook))
    assert not [
        output
        for cell in _cells(notebook)
        for output in cell.outputs
        if output.get("name") == "stderr"
    ]


def test_cells_are_short_enough_to_copy() -> None:
    assert _NOTEBOOKS
    for path in _NOTEBOOKS:
        for cell in _cells(_read(path)):
            assert len(cell.source.splitlines()) <= 5
