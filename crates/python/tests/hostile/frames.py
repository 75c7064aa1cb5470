# expect: answer True
def task(i):
    import sys

    frame = sys._getframe()
    frame.f_locals['i'] = 7
    frame.f_globals.clear()
    return True
