# expect: SyntaxError
def task(i):
    if i:
	return 1
        return 2
