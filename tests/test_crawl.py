"""A small crawl, killed and taken up; `make crawl` does it with 20,000 documents."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import crawl

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pyarrow")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, and kills by groups")
def test_a_crawl_that_is_killed_becomes_the_same_data_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = crawl.crawl(tmp_path, 25, seed=1, rows=8, jobs=1)
    told = capsys.readouterr().out
    assert "1 hostile, " in told
    assert "2 none, refused" in told
    assert "not as printed" not in told
    assert told.endswith("the data set of the runs that were killed is the same\n")
    with pytest.raises(SystemExit, match=r"other .* is lost"):
        crawl.judge([*documents, crawl.Document("other", "html")], tmp_path / "killed")
