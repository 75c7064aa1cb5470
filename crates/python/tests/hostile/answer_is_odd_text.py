# expect: answer '\x00\ud800
def task(i):
    return '\x00\ud800\u202e'
