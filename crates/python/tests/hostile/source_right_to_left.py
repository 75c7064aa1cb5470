# expect: answer 3
def task(i):
    return len('‮⁦a')
