# expect: ValueError
def task(i):
    return f'{1:{10**18}}'
