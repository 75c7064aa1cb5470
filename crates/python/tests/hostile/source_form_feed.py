# expect: answer 1
def task(i):
    return 1
