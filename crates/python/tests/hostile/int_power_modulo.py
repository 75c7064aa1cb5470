# expect: answer 1
def task(i):
    return pow(3, 2 ** 4000, 2)
