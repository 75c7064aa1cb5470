def task(i):
    data = bytearray(b"abc")
    data[0] = 120
    data.extend(b"de")
    view = memoryview(data)[1:3]
    print(data, bytes(view), data.hex(), bytes.fromhex("00ff"), int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"))
    return b"a-b".split(b"-"), b"abc"[1], b"%d %s" % (1, b"x"), bytes([1, 2]), b"x" in b"xyz", list(b"ab")
