class CheckedLock:
    def __init__(self):
        self.held, self.times = False, 0

    def acquire(self, *wish, **limits):
        assert not self.held, "the lock is taken twice: the thread would wait for itself"
        self.held, self.times = True, self.times + 1
        return True

    def release(self):
        assert self.held, "the lock is given back, but nobody holds it"
        self.held = False

    def locked(self):
        return self.held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *failure):
        self.release()


class CheckedBoard:
    def __init__(self, total):
        self.lock, self.held_total = CheckedLock(), total

    @property
    def total(self):
        assert self.lock.held, "the total is read without the lock"
        return self.held_total

    @total.setter
    def total(self, total):
        assert self.lock.held, "the total is written without the lock"
        self.held_total = total


def task(i):
    board = CheckedBoard(5)

    def earned():
        for point in range(100):
            assert not board.lock.held, "the points are added up while the lock is held: add them up first"
            yield point

    points = [[1, 2, 3], [1] * 1000, earned(), [7]][i]
    report(board, points)
    wanted = [11, 1005, 4955, 12][i]
    assert not board.lock.held, "the lock is never given back"
    assert board.held_total == wanted, f"the total is {board.held_total}, and {wanted} is right"
    if i == 0:
        return "passed: the total is read and written under the lock"
    if i == 1:
        assert board.lock.times == 1, f"the lock is taken {board.lock.times} times for 1,000 points; once is enough"
        return "passed: the lock is taken once, for 1,000 points"
    if i == 2:
        return "passed: the points are added up before the lock is taken"
    report(board, [])
    report(board, [8])
    assert board.held_total == 20, f"after three reports the total is {board.held_total}, and 20 is right"
    return "passed: several reports are added up"
