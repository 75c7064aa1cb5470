# expect: UnicodeEncodeError
def task(i):
    return '\ud800'.encode()
