"""How the labels and words of running text stand on their lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs

from gov_disclosure.forms.extraction.running_text.tokens import Token, TokenKind


@attrs.frozen(eq=False)
class Lines:
    """The tokens of a section, each with the item that it stands in.

    Attributes:
        found: the tokens, in order.
    """

    found: Sequence[Token]

    def kind(self, index: int) -> TokenKind | None:
        """Return the kind of a token; None after the last one."""
        return self.found[index].kind if index < len(self.found) else None

    def stands_alone(self, index: int) -> bool:
        """Tell whether a token is all its line holds."""
        item = self.found[index].item
        before = index > 0 and self.found[index - 1].last_item == item
        after = index + 1 < len(self.found) and self.found[index + 1].item == item
        return not before and not after

    def is_begun(self, start: int, end: int) -> bool:
        """Tell whether cells would be the beginning of a line below their label: prose."""
        below = end > start and self.found[start].item != self.found[start - 1].last_item
        goes_on = end < len(self.found) and self.found[end].item == self.found[end - 1].item
        return below and goes_on

    def has_line_for_itself(self, start: int) -> bool:
        """Tell whether the line of a row holds labels, then its cells, and nothing else."""
        item = self.found[start].item
        if self.found[start - 1].last_item != item:
            return False
        before = map(self.found.__getitem__, range(start - 1, -1, -1))
        after = map(self.found.__getitem__, range(start, len(self.found)))
        return all(
            token.kind == "label"
            for token in itertools.takewhile(lambda token: token.last_item == item, before)
        ) and all(
            token.kind == "word"
            for token in itertools.takewhile(lambda token: token.item == item, after)
        )

    def are_filled(self, start: int, end: int) -> bool:
        """Tell whether tokens take whole lines."""
        items = {token.item for token in self.found[start:end]}
        return all(
            token.item not in items
            for token in (*self.found[max(start - 1, 0) : start], *self.found[end : end + 1])
        )

    @property
    def are_one(self) -> bool:
        """Whether all tokens stand on one line."""
        return len({token.item for token in self.found}) == 1
