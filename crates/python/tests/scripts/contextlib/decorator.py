from contextlib import ContextDecorator, contextmanager


class Traced(ContextDecorator):
    def __enter__(self):
        print("enter")

    def __exit__(self, *exception):
        print("exit")


@contextmanager
def marked():
    print("start")
    yield
    print("end")


@Traced()
@marked()
def work(n):
    print("work", n)
    return n


def task(i):
    return work(1), work(2)
