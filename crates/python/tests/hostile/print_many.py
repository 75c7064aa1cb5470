# expect: answer 'printed'
def task(i):
    for number in range(100_000):
        print(number)
    return 'printed'
