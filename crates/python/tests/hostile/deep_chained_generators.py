# expect: RecursionError
def task(i):
    numbers = iter([1])
    for _ in range(5000):
        numbers = (n for n in numbers)
    return list(numbers)
