# expect: answer None
def task(i):
    print('x' * 50_000_000)
