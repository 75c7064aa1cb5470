# expect: answer 0
def task(i):
    class Odd:
        value = 0

        def __hash__(self):
            Odd.value += 1
            return Odd.value

        def __eq__(self, other):
            return False

    table = {Odd() for _ in range(1000)}
    return sum(1 for odd in table if odd in table)
