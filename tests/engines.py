"""The same documents under Dask, Ray and Spark, each started here: equal tables, or it fails.

``python tests/engines.py --number 300``. A worker of Ray is killed in the middle of a run.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pandas
import pyarrow as pa

import gov_disclosure as gd
from gov_disclosure.dataset import read_batch, schema
from seeded_reports import seeded_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FORMATS = ("text", "markdown", "html")
_PAGE = "<html><title>新闻</title><body><p>本县召开会议，研究部署工作。</p></body></html>"


def documents(number: int, seed: int = 1) -> Any:
    """Return documents: reports in three formats, 5 % no reports, 1 % spoilt files."""
    random = Random(seed)  # noqa: S311 - examples, no secrets
    contents = []
    for count in range(number):
        if count % 100 == 7:
            contents.append(b"%PDF-1.7\n" + random.randbytes(200))
        elif count % 20 == 3:
            contents.append(_PAGE.encode())
        else:
            text = gd.render(seeded_report(random), random.choice(_FORMATS))
            contents.append(text.encode())
    names = [f"{count:06}" for count in range(number)]
    return pa.Table.from_pydict({"content": contents, "name": names})


def rows(table: Any) -> list[dict[str, Any]]:
    """Return the rows of a table in the order of the documents, whatever order they came in."""
    return sorted(table.to_pylist(), key=lambda row: (row["name"], row["report"] or 0))


def _reads(part: pandas.DataFrame) -> pandas.DataFrame:
    return read_batch(pa.Table.from_pandas(part, preserve_index=False)).to_pandas(
        types_mapper=pandas.ArrowDtype
    )


def dask(table: Any) -> Any:
    """Run ``map_partitions`` in two processes."""
    frames: Any = importlib.import_module("dask.dataframe")
    frame = table.to_pandas(types_mapper=pandas.ArrowDtype)
    meta = schema().empty_table().to_pandas(types_mapper=pandas.ArrowDtype)
    parts = frames.from_pandas(frame, npartitions=4).map_partitions(_reads, meta=meta)
    result = parts.compute(scheduler="processes", num_workers=2)
    return pa.Table.from_pandas(result, preserve_index=False)


def ray(table: Any) -> Any:
    """Run ``map_batches`` on two workers, one of which is killed in the middle, once."""
    import ray.data  # noqa: PLC0415 - an engine

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    killed = Path(tempfile.mkdtemp(), "killed")

    def reads(part: Any) -> Any:
        if part["name"][0].as_py() >= "000100" and not killed.exists():
            killed.write_text(str(os.getpid()), encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        return read_batch(part)

    try:
        found = ray.data.from_arrow(table).repartition(8)
        found = found.map_batches(reads, batch_format="pyarrow", batch_size=50)
        result = pa.concat_tables(ray.get(found.to_arrow_refs()), promote_options="permissive")
    finally:
        ray.shutdown()
    print(f"  worker {killed.read_text(encoding='utf-8')} was killed in the middle")
    return result


def _batches(batches: Iterator[Any]) -> Iterator[Any]:
    return (read_batch(batch, categories=False) for batch in batches)


def spark(table: Any) -> Any:
    """Run ``mapInArrow`` on two local threads."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an engine
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415

    session = SparkSession.builder.master("local[2]").getOrCreate()
    try:
        frame = session.createDataFrame(table).repartition(4)
        result = frame.mapInArrow(_batches, from_arrow_schema(schema(categories=False)))
        return result.toArrow()
    finally:
        session.stop()


ENGINES: tuple[Callable[[Any], Any], ...] = (dask, ray, spark)


def main() -> None:
    """Run the engines, and compare what each gives with what one process does."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=300, help="documents")
    parser.add_argument("--engine", choices=[each.__name__ for each in ENGINES])
    arguments = parser.parse_args()
    table = documents(arguments.number)
    begin = time.perf_counter()
    expected = rows(read_batch(table))
    refused = sum(row["status"] == "refused" for row in expected)
    print(f"one process: {len(expected)} rows, {refused} refused, {_since(begin)}")
    for engine in ENGINES:
        if arguments.engine not in {None, engine.__name__}:
            continue
        begin = time.perf_counter()
        found = rows(engine(table))
        if found != expected:
            raise SystemExit(f"{engine.__name__}: {len(found)} rows, not those of one process")
        print(f"{engine.__name__}: {len(found)} rows, all equal, {_since(begin)}")


def _since(begin: float) -> str:
    return f"{time.perf_counter() - begin:.0f} s"


if __name__ == "__main__":
    main()
