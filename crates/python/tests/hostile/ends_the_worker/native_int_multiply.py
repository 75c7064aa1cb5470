# expect: ended by force, or MemoryError
def task(i):
    number = 3 ** 10_000_000
    for _ in range(30):
        number *= number
    return number % 7
