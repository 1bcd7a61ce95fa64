"""Ways of doing the same, timed in turn: a busy moment of the machine meets all of them."""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WARM_UP = 3


def medians(
    works: Mapping[str, Callable[[bytes], object]], data: bytes, repeats: int
) -> dict[str, float]:
    """Return the median of the processor time, in milliseconds, of each way to treat a file."""
    times: dict[str, list[float]] = {label: [] for label in works}
    for _ in range(repeats + _WARM_UP):
        for label, work in works.items():
            times[label].append(_seconds(work, data))
    return {label: 1000 * statistics.median(found[_WARM_UP:]) for label, found in times.items()}


def _seconds(work: Callable[[bytes], object], data: bytes) -> float:
    gc.collect()  # what the other one left is not ours to clear
    begin = time.process_time()
    work(data)
    return time.process_time() - begin
