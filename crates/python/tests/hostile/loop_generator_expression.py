# expect: Stopped
def task(i):
    return sum(0 for _ in iter(int, 1))
