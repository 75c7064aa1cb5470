# expect: Stopped
def task(i):
    kept = []
    while True:
        kept.append([None] * 100)
