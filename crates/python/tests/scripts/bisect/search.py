from bisect import bisect_left, bisect_right, insort


def task(i):
    marks = [60, 70, 70, 80, 90]
    insort(marks, 75)
    return marks, bisect_left(marks, 70), bisect_right(marks, 70), bisect_left([(1, "a"), (3, "b")], 2, key=lambda p: p[0])
