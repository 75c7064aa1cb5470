# expect: answer 500
def task(i):
    class Odd:
        def __hash__(self):
            return 1

    return len({Odd() for _ in range(500)})
