from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io


@contextmanager
def level(n):
    print("in", n)
    yield n
    print("out", n)


class Thing:
    def close(self):
        print("closed")


def task(i):
    with ExitStack() as stack:
        print([stack.enter_context(level(n)) for n in range(3)])
        stack.callback(print, "callback")
    with closing(Thing()), nullcontext(5) as five, suppress(ZeroDivisionError):
        1 / 0
    text = io.StringIO()
    with redirect_stdout(text):
        print("hidden")
    return five, text.getvalue()
