# expect: RecursionError
def task(i):
    function = lambda: 1
    for _ in range(100_000):
        function = (lambda inner: lambda: inner())(function)
    return function()
