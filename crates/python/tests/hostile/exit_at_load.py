# expect: SystemExit
import sys

sys.exit('at load')


def task(i):
    return i
