# expect: Stopped
def task(i):
    import weakref

    class Thing:
        pass

    def gone(reference):
        while True:
            pass

    thing = Thing()
    reference = weakref.ref(thing, gone)
    del thing
    while True:
        pass
