# expect: RecursionError
def task(i):
    class C:
        def __init__(self):
            C()

    C()
