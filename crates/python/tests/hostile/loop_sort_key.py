# expect: Stopped
def task(i):
    numbers = iter(lambda: 1, 2)
    return sorted([3, 1, 2], key=lambda n: sum(numbers))
