# expect: NameError
def task(i):
    quit()
