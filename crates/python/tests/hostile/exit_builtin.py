# expect: SystemExit
def task(i):
    exit(1)
