# expect: answer 0
def task(i):
    global task
    del task
    return i
