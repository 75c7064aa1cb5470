"""The little of `os` that other modules need: there is no operating system here."""

from _overlap import entropy as urandom

name = "overlap"
environ = {}


def register_at_fork(**callbacks):
    pass


def cpu_count():
    return None


def __getattr__(name):
    raise AttributeError(f"module 'os' has no attribute {name!r} here: a task has no operating system")
