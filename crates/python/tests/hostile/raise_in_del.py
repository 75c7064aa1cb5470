# expect: answer 1
def task(i):
    class Odd:
        def __del__(self):
            raise ValueError

    odd = Odd()
    del odd
    return 1
