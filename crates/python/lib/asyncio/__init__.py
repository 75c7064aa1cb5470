"""asyncio: CPython's coroutines, futures, tasks and locks over an event loop of the lab's own."""

from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *


def __getattr__(name):
    raise AttributeError(f"module 'asyncio' has no attribute {name!r} here: there are no streams, processes or pipes")
