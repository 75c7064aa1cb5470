# expect: answer None
def task(i):
    import weakref

    class Thing:
        pass

    reference = weakref.ref(Thing())
    return reference()
