# expect: answer False
def task(i):
    class Odd:
        def __eq__(self, other):
            items.clear()
            return False

    items = [Odd(), Odd(), Odd()]
    return 1 in items
