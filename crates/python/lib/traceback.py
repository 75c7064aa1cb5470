"""The part of `traceback` that formats exceptions and stacks."""

import sys

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class FrameSummary(tuple):
    """`(filename, lineno, name, line)` of a call."""

    filename = property(lambda self: self[0])
    lineno = property(lambda self: self[1])
    name = property(lambda self: self[2])
    line = property(lambda self: self[3])


class StackSummary(list):
    def format(self):
        return format_list(self)

    @classmethod
    def extract(cls, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        found = cls(_summary(frame, line) for frame, line in frames)
        return found if limit is None else cls(found[:limit])


def _summary(frame, line):
    code = frame.f_code
    return FrameSummary((code.co_filename, line, code.co_name, ""))


def walk_stack(frame):
    frame = frame or sys._getframe(1)
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def walk_tb(entry):
    while entry is not None:
        yield entry.tb_frame, entry.tb_lineno
        entry = entry.tb_next


def extract_tb(entry, limit=None):
    return StackSummary.extract(walk_tb(entry), limit=limit)


def extract_stack(frame=None, limit=None):
    found = StackSummary.extract(walk_stack(frame or sys._getframe(1)), limit=limit)
    found.reverse()
    return found


def format_list(entries):
    return [f'  File "{file}", line {line}, in {name}\n' for file, line, name, _ in entries]


def format_tb(entry, limit=None):
    return format_list(extract_tb(entry, limit))


def format_exception_only(exception, /, value=None):
    value = exception if value is None else value
    kind = type(value)
    module = kind.__module__
    name = kind.__qualname__ if module in ("builtins", "__main__") else f"{module}.{kind.__qualname__}"
    text = str(value)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def format_exception(exception, /, value=None, tb=None, limit=None, chain=True):
    value = exception if value is None else value
    if value is None:
        return ["NoneType: None\n"]
    lines = []
    if chain and value.__cause__ is not None:
        lines += [*format_exception(value.__cause__, limit=limit), _CAUSE]
    elif chain and value.__context__ is not None and not value.__suppress_context__:
        lines += [*format_exception(value.__context__, limit=limit), _CONTEXT]
    if value.__traceback__ is not None:
        lines += ["Traceback (most recent call last):\n", *format_tb(value.__traceback__, limit)]
    return lines + format_exception_only(value)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exception(exception, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exception, value, tb, limit, chain)), end="", file=file or sys.stderr)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_list(entries, file=None):
    print("".join(format_list(entries)), end="", file=file or sys.stderr)
