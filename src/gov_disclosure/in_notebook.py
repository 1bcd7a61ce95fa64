"""How objects come to their picture in a notebook, which is made at the top of the package."""

from __future__ import annotations


def in_notebook(shown: object) -> str:
    """Return an object as markup; a class takes it as its ``_repr_html_``.

    A notebook asks the object itself, and what it shows takes the layers above: so this one
    function looks up, when it is asked.

    Example:
        >>> from gov_disclosure import blank
        >>> in_notebook(blank("2021")).startswith('<div class="gov-disclosure">')
        True
    """
    from gov_disclosure.notebook import markup  # noqa: PLC0415 - see above

    return markup(shown)
