"""What the crew's tests give it to do: in a module of its own, since another process imports it."""

import os
import signal
import time

from backfile.article import Draft
from backfile.importer.record import Understood


def understand(number: int) -> Understood:
    """An article of that number, the later the sooner."""
    time.sleep(0.001 * (number % 3))
    return (Draft(title=f"Report {number} of {os.getpid()}"),)


def die(_number: int) -> Understood:
    """End this process as a fault in a library does."""
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def fail(number: int) -> Understood:
    """Raise what no one foresaw."""
    raise KeyError(number)
