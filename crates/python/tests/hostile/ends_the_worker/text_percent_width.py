# expect: ended by force
def task(i):
    return '%1000000000000000000d' % 1
