"""A module."""


def documented():
    """Says what it does."""
    for n in range(2):
        pass
    return n


class Thing:
    """A thing."""

    def method(self):
        "A method."


def task(i):
    return __doc__, documented.__doc__, documented(), Thing.__doc__, Thing.method.__doc__, __name__
