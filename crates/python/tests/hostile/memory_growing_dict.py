# expect: Stopped
def task(i):
    table = {}
    while True:
        table[len(table)] = 'x' * 1000
