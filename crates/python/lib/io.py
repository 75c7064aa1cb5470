"""The part of `io` that needs no files: texts and bytes in memory."""

from _io import BytesIO, StringIO, TextIOWrapper


def open(file, *args, **options):
    raise OSError(f"{file!r} cannot be opened: a task has no files.")


def __getattr__(name):
    raise AttributeError(f"module 'io' has no attribute {name!r} here: a task has no files")
