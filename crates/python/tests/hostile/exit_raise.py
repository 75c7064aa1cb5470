# expect: SystemExit
def task(i):
    raise SystemExit
