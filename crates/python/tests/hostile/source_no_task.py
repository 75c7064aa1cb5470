# expect: NoTask
def tusk(i):
    return i
