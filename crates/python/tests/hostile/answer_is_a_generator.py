# expect: answer <generator
def task(i):
    return (n for n in range(3))
