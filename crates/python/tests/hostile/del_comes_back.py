# expect: answer 3
def task(i):
    kept = []

    class Odd:
        def __del__(self):
            kept.append(self)

    for _ in range(3):
        Odd()
    return len(kept)
