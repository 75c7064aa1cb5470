# expect: ReferenceError
def task(i):
    import weakref

    class Thing:
        pass

    proxy = weakref.proxy(Thing())
    return proxy.x
