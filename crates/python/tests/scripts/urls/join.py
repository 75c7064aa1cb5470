from urllib.parse import urljoin


def task(i):
    base = "http://localhost:8080/data/"
    return [urljoin(base, path) for path in ("one.txt", "/two.txt", "../x", "http://other/", "?q", "", "#a")]
