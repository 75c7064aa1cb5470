# expect: ended by force
def task(i):
    text = 'x'
    while True:
        text += text
