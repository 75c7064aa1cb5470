# expect: SystemExit
def task(i):
    import sys

    sys.exit(3)
