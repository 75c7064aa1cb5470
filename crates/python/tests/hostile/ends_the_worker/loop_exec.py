# expect: ended by force
def task(i):
    exec('while True: pass')
