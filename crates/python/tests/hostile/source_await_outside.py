# expect: SyntaxError
def task(i):
    await i
