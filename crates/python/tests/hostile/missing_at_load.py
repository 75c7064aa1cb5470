# expect: ModuleNotFoundError
import socket


def task(i):
    return i
