# expect: answer 1
def task(i):
    import sys

    sys.modules.clear()
    return 1
