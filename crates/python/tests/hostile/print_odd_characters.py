# expect: answer None
def task(i):
    print('\x00\x07\x1b[31m\ud800\u202e\ufeff\U0010ffff', end='\r')
