"""The little of `signal` that asyncio needs: there are no signals here."""

SIGINT = 2


def getsignal(number):
    return None


def default_int_handler(number, frame):
    raise KeyboardInterrupt
