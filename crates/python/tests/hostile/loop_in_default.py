# expect: Stopped
def task(i):
    def work(n=sum(0 for _ in iter(int, 1))):
        return n
