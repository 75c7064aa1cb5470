# expect: ended by force
globals()[' checkpoint'] = 1


def task(i):
    while True:
        pass
