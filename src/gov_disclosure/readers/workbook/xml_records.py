"""XML that is not trusted, read element by element: bounded, and without a document type."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.limits import exceeded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_CHUNK = 1 << 16
_SEPARATOR = "\t"  # no address of a namespace holds one


class Element:
    """An element with its attributes, children and text, all without namespaces.

    Attributes:
        name: its name.
        attributes: its attributes.
        children: elements in it, in order.
        texts: pieces of the text in it, but not in its children.
    """

    __slots__ = ("attributes", "children", "name", "texts")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.texts: list[str] = []

    @property
    def text(self) -> str:
        """The text in it, but not in its children."""
        return "".join(self.texts)

    def child(self, name: str) -> Element | None:
        """Return its first child of a name, or None."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def is_set(self, attribute: str) -> bool:
        """Tell whether an attribute says yes."""
        return self.attributes.get(attribute) in {"1", "true", "on"}


class XMLReader:
    """Reads the XML parts of one file.

    Args:
        file: name of the file, for errors.
        most: most elements of all parts together.
        namespaces: what the elements that count belong to; others are passed over.
    """

    def __init__(self, file: str | None, most: int, namespaces: AbstractSet[str]) -> None:
        self._file = file
        self._most = self._left = most
        self._namespaces = namespaces

    def records(self, data: bytes, names: AbstractSet[str]) -> Iterator[Element]:
        """Yield the elements of some names with all that is in them, outermost ones only.

        Args:
            data: the part.
            names: the names.

        Raises:
            UnreadableFileError: it is no XML, has a document type, which could declare
                entities, or more elements than the limit allows.
        """
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        building = _Building(names, self._namespaces)
        parser.EndElementHandler = building.end
        parser.CharacterDataHandler = building.text

        def start(name: str, attributes: dict[str, str]) -> None:
            self._left -= 1
            if self._left < 0:
                raise exceeded(self._file, self._most, "个 XML 元素", "XML elements")
            building.start(name, attributes)

        def refuse(*_declaration: object) -> None:
            raise self.damaged()

        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = refuse
        try:
            for begin in range(0, len(data), _CHUNK):
                parser.Parse(data[begin : begin + _CHUNK], False)  # noqa: FBT003 - its only way
                yield from building.complete
                building.complete.clear()
            parser.Parse(b"", True)  # noqa: FBT003
        except (expat.ExpatError, LookupError, ValueError) as error:  # the last for encodings
            raise self.damaged() from error

    def damaged(self) -> UnreadableFileError:
        """Return the error for a part that is not as it must be."""
        return UnreadableFileError(
            self._file,
            "文件已损坏或不完整；请重新下载，或用 Word、WPS 或 Excel 打开后另存",
            "the file is damaged or incomplete; download it again, or open it in an office "
            "program and save it",
        )


class _Building:
    """Records as they are being read.

    Attributes:
        complete: those that have ended.
    """

    def __init__(self, names: AbstractSet[str], namespaces: AbstractSet[str]) -> None:
        self.complete: list[Element] = []
        self._path: list[Element] = []  # from a record down to the open element
        self._names = names
        self._local = _LocalNames(namespaces)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        own = self._local[name]
        if self._path or own in self._names:
            self._path.append(Element(own, attributes))

    def end(self, _name: str) -> None:
        if self._path:
            element = self._path.pop()
            (self._path[-1].children if self._path else self.complete).append(element)

    def text(self, text: str) -> None:
        if self._path:
            self._path[-1].texts.append(text)


class _LocalNames(dict[str, str]):
    """The names of elements without their namespaces; empty for those of other namespaces."""

    def __init__(self, namespaces: AbstractSet[str]) -> None:
        super().__init__()
        self._namespaces = namespaces

    def __missing__(self, name: str) -> str:
        namespace, _, own = name.rpartition(_SEPARATOR)
        self[name] = own if namespace in self._namespaces else ""
        return self[name]
