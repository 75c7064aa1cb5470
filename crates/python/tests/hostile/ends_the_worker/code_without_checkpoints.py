# expect: ended by force
def task(i):
    class Endless:
        def __getattr__(self, name):
            return 1

    import itertools
    return max(map(vars, itertools.repeat(Endless())), key=len)
