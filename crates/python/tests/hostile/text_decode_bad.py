# expect: UnicodeDecodeError
def task(i):
    return b'\xff\xfe'.decode()
