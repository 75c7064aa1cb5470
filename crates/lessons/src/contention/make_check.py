class CheckedLock:
    def __init__(self, number, taken):
        self.number, self.taken, self.held = number, taken, False

    def acquire(self, *wish, **limits):
        assert not self.held, f"the lock of account {self.number} is taken twice: the thread would wait for itself"
        self.held = True
        self.taken.append(self.number)
        return True

    def release(self):
        assert self.held, f"the lock of account {self.number} is given back, but nobody holds it"
        self.held = False

    def locked(self):
        return self.held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *failure):
        self.release()


class CheckedAccount:
    def __init__(self, number, taken):
        self.number, self.money, self.lock = number, 100, CheckedLock(number, taken)

    @property
    def balance(self):
        assert self.lock.held, f"the balance of account {self.number} is read without its lock"
        return self.money

    @balance.setter
    def balance(self, balance):
        assert self.lock.held, f"the balance of account {self.number} is written without its lock"
        self.money = balance


def orders(pairs):
    """In which order the locks are taken, for each pair of accounts."""
    taken = []
    accounts = [CheckedAccount(number, taken) for number in range(4)]
    money = [100] * 4
    found = []
    for source, target in pairs:
        taken.clear()
        transfer(accounts[source], accounts[target], 30)
        money[source] -= 30
        money[target] += 30
        now = [account.money for account in accounts]
        assert now == money, f"after 30 went from {source} to {target} the balances are {now}, not {money}"
        held = [account.number for account in accounts if account.lock.held]
        assert not held, f"the locks of the accounts {held} are never given back"
        found.append(tuple(taken))
    return found


def task(i):
    if i == 0:
        (order,) = orders([(0, 1)])
        assert sorted(order) == [0, 1], f"each of the two locks is taken once, not {order}"
        return "passed: the money arrives, and both locks are given back"
    if i == 1:
        there, back = orders([(0, 1), (1, 0)])
        assert there == back, f"from 0 to 1 the locks are taken as {there}, and from 1 to 0 as {back}: a deadlock can form"
        return "passed: there and back take the locks in the same order"
    if i == 2:
        found = set(orders([(a, b) for a in range(4) for b in range(4) if a != b]))
        rising = all(a < b for a, b in found)
        falling = all(a > b for a, b in found)
        assert rising or falling, f"the orders are {sorted(found)}: there is not one order for all accounts"
        return "passed: all accounts have one order"
    orders([(2, 2)])
    return "passed: a transfer to the same account does not wait for itself"
