"""What the application's tests share."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # they need no screen
