"""How the documentation site is built (`make site`); every setting differs from its default.

The sources are the pages that a reader of the repository has: the root is the folder of
sources, so that a link from one page to another works in both.
"""

import sys
from pathlib import Path

import gov_disclosure

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

project = "gov_disclosure"
author = "The gov_disclosure developers"
copyright = author  # noqa: A001 - the name that Sphinx expects
release = gov_disclosure.__version__
language = "zh_CN"

extensions = [
    "myst_nb",
    "pages",
    "search_pairs",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]

# ── Which files are pages ───────────────────────────────────────────────────────────────

root_doc = "docs/README"
include_patterns = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs/**.md",
    "examples/**README.md",
    "examples/*.ipynb",
    "website/api/*.rst",
]
exclude_patterns = [".*", "build", "src", "tests", "**/__pycache__"]

# ── Strictness: `sphinx-build --fail-on-warning` does the rest ──────────────────────────

nitpicky = True
nitpick_ignore_regex = [
    # No index of another project is fetched.
    (r"py:.*", r"(collections\.abc|datetime|decimal|hypothesis|os)\..*"),
    # What annotations call by its bare name and is not public: unions, classes of the inside.
    (r"py:class", r"[A-Z]\w*|gov_disclosure\.(codecs\.json\.Kind|model\.report\.HasReport)"),
    (r"py:class", r"gov_disclosure\.(charts\.(layers\.Layer|drawings\.drawn\.Drawn))"),
    (r"py:class", r"gov_disclosure\.observed\.observed\.Observed"),
    (r"py:class", r"gov_disclosure\.(bilingual\.Words|document\.Place|rules\.passages\.Passage)"),
]
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

# ── The reference ───────────────────────────────────────────────────────────────────────

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_maximum_signature_line_length = 88

# Examples end with an empty line, for doctest.
highlight_options = {"python": {"stripnl": True}, "pycon": {"stripnl": True}}

# ── Markdown ────────────────────────────────────────────────────────────────────────────

myst_heading_anchors = 4
myst_links_external_new_tab = False

# ── HTML: nothing is fetched from elsewhere ─────────────────────────────────────────────

html_theme = "furo"
html_title = f"gov_disclosure {release}"
html_static_path = ["static"]
html_css_files = ["site.css"]
templates_path = ["templates"]
html_additional_pages = {"index": "to_start.html"}
html_search_language = "zh-pairs"
html_copy_source = False
html_domain_indices = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {"footer_icons": []}
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
