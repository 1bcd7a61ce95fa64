"""A mapping that cannot be changed, and that pickles and copies like any other value."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ReadOnly:
    """What refuses every change that a dict would take, and says what to do instead."""

    __slots__ = ()

    def _refuse(self, *_arguments: Any, **_more: Any) -> NoReturn:
        raise TypeError(
            "只读，不能修改；请先用 dict(…) 复制 / read-only; copy it with dict(…) first"
        )

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse


class ReadOnlyDict(ReadOnly, dict[K, V]):
    """A dict that cannot be changed.

    It reads as fast as any dict and passes for one (JSON, pandas, polars); a
    ``types.MappingProxyType`` can be neither pickled nor sent to another process.

    Example:
        >>> evidence = ReadOnlyDict(a=1)
        >>> evidence["a"], evidence == {"a": 1}
        (1, True)
        >>> evidence["a"] = 2
        Traceback (most recent call last):
        TypeError: 只读，不能修改；请先用 dict(…) 复制 / read-only; copy it with dict(…) first
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)
