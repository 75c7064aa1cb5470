# expect: answer 'printed'
def task(i):
    for number in range(1_000_000):
        print(number)
    return 'printed'
