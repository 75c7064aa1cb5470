# expect: SyntaxError
from __future__ import braces


def task(i):
    return i
