# expect: answer 1
def task(i):
    class Odd:
        def __del__(self):
            raise SystemExit

    Odd()
    return 1
