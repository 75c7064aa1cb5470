def numbers(n):
    for value in range(n):
        got = yield value
        if got:
            print("got", got)
    return "end"


def chain(*parts):
    for part in parts:
        result = yield from part
        print(result)


def task(i):
    steps = numbers(3)
    print(next(steps), steps.send("hi"), next(steps))
    try:
        next(steps)
    except StopIteration as stop:
        print(stop.value)
    squares = (n * n for n in range(5) if n % 2 == 0)
    return list(chain(numbers(2), numbers(1))), list(squares), sum(n for n in range(10))
