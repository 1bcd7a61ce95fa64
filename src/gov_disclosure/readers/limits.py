"""How much of a file is read: input files are hostile until shown otherwise."""

from __future__ import annotations

import attrs


@attrs.frozen
class Limits:
    """Bounds on what a reader takes in; a caller who knows better may raise them.

    Attributes:
        max_bytes: largest file, in bytes. The largest published reports are a few megabytes.
    """

    max_bytes: int = 32 * 1024 * 1024


DEFAULT_LIMITS = Limits()
