# expect: answer 3
def task(i):
    ｘ = 1
    ﬁ = 2
    return x + fi
