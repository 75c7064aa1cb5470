# expect: ended by force
def task(i):
    items = [0]
    while True:
        items += items
