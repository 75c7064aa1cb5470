# expect: RecursionError
def task(i):
    def key(n):
        return sorted([n, n], key=key)

    key(1)
