# Methods and attributes of objects.
class Account:
    def __init__(self):
        self.balance = 0

    def pay(self, amount):
        self.balance += amount


def task(i):
    account = Account()
    for n in range(300_000):
        account.pay(n)
    return account.balance
