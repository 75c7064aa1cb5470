# expect: ValueError
def task(i):
    return chr(0x110000)
