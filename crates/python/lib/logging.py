"""The little of `logging` that asyncio needs."""

DEBUG = 10


def __getattr__(name):
    raise AttributeError(f"module 'logging' has no attribute {name!r} here: print instead")
