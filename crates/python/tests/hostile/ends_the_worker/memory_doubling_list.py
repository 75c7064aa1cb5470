# expect: ended by force, or MemoryError
def task(i):
    items = [0]
    while True:
        items += items
