# expect: Stopped
def task(i):
    while True:
        print('again')
