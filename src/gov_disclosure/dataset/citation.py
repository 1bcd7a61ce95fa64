"""How a data set is found and cited: schema.org in JSON-LD, and a CITATION.cff."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gov_disclosure.dataset.about import KEYWORDS
from gov_disclosure.dataset.columns import report_columns
from gov_disclosure.dataset.package import MEDIA_TYPE
from gov_disclosure.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.dataset.about import About
    from gov_disclosure.dataset.column import DataColumn

_MESSAGE = "引用本数据集，请用以下信息。 Please cite this data set as below."


def json_ld(about: About) -> str:
    """Return a data set as schema.org describes one, to be put into a page as it is.

    Example:
        >>> from gov_disclosure.dataset.about import About
        >>> json.loads(json_ld(About(title="</script>")))["name"]
        '</script>'
    """
    facts: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": about.called.zh,
        "alternateName": about.called.en,
        "description": f"{about.description.zh} {about.description.en}",
        "keywords": [*KEYWORDS],
        "inLanguage": "zh-CN",
        "license": about.licence,
        "creator": [{"@type": "Person", "name": name} for name in about.authors],
        "temporalCoverage": "/".join(dict.fromkeys(map(str, about.years))),
        "spatialCoverage": {"@type": "Country", "name": "中国"},
        "measurementTechnique": f"gov_disclosure {__version__}",
        "variableMeasured": [*map(_variable, report_columns())],
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": file.path,
                "encodingFormat": MEDIA_TYPE,
                "contentSize": f"{file.bytes} B",
                "sha256": file.sha256,
            }
            for file in about.files
        ],
    }
    text = json.dumps(
        {name: fact for name, fact in facts.items() if fact}, ensure_ascii=False, indent=1
    )
    # In a page nothing may end the script, or open a comment in it.
    return text.replace("<", "\\u003c") + "\n"


def citation(about: About) -> str:
    r"""Return how a data set is to be cited, in the Citation File Format, which asks for authors.

    Example:
        >>> from gov_disclosure.dataset.about import About
        >>> print(citation(About((), "报告: 第1版", ("青溪课题组",), "CC-BY-4.0")))
        cff-version: 1.2.0
        message: "引用本数据集，请用以下信息。 Please cite this data set as below."
        type: dataset
        title: "报告: 第1版"
        authors:
          - name: "青溪课题组"
        license: "CC-BY-4.0"
        <BLANKLINE>
    """
    return "".join(f"{line}\n" for line in _citation(about))


def _citation(about: About) -> Iterator[str]:
    yield "cff-version: 1.2.0"
    yield f"message: {_quoted(_MESSAGE)}"
    yield "type: dataset"
    yield f"title: {_quoted(about.called.zh)}"
    yield "authors:"
    yield from (f"  - name: {_quoted(name)}" for name in about.authors)
    if about.licence is not None:
        key = "license-url" if about.is_licence_an_address else "license"
        yield f"{key}: {_quoted(about.licence)}"


def _quoted(text: str) -> str:
    """Return a text as YAML: as JSON, but that YAML takes nothing that cannot be printed."""
    return "".join(
        each if each.isprintable() else f"\\U{ord(each):08X}"
        for each in json.dumps(text, ensure_ascii=False)
    )


def _variable(column: DataColumn) -> dict[str, Any]:
    facts = {
        "@type": "PropertyValue",
        "name": column.name,
        "alternateName": column.label.zh,
        "description": f"{column.meaning.zh} / {column.meaning.en}",
        "unitText": column.unit,
    }
    return {name: fact for name, fact in facts.items() if fact}
