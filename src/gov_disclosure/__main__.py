"""``python -m gov_disclosure``: the same as the command ``gov-disclosure``."""

import sys

from gov_disclosure.cli import main

sys.exit(main())
