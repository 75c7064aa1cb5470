# expect: answer 1
def task(i):
    return len('\ud800')
