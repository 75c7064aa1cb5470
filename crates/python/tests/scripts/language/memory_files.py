import io


def task(i):
    text = io.StringIO()
    print("a", 1, sep="-", file=text)
    text.write("b\n")
    text.seek(0)
    data = io.BytesIO(b"xyz")
    return text.readlines(), text.getvalue(), data.read(2), data.read()
