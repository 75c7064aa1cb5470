# expect: answer 1
def task(i):
    class Odd:
        left = 100

        def __del__(self):
            Odd.left -= 1
            if Odd.left:
                Odd()

    Odd()
    return 1
