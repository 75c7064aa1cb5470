# expect: answer 'printed'
def task(i):
    for _ in range(100_000):
        print('some more text', end='')
    return 'printed'
