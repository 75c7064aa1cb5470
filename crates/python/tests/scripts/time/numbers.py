import time
from fractions import Fraction


class Short:
    def __index__(self):
        return 0


def task(i):
    time.sleep(Short())
    time.sleep(False)
    return time.monotonic_ns() // 10**9 <= time.monotonic() + 1
