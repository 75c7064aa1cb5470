# expect: answer <coroutine
def task(i):
    async def inner():
        pass

    class Holder:
        def __repr__(self):
            coroutine = inner()
            text = repr(coroutine)
            coroutine.close()
            return text

    return Holder()
