"""``python -m permitdesk``: the same as ``permitdesk``."""

import sys

from permitdesk.app.main import main

sys.exit(main(sys.argv[1:]))
