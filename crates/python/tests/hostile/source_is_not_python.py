# expect: SyntaxError
def task(i) return i
