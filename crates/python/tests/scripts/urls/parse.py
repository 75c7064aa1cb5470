from urllib.parse import parse_qs, parse_qsl, quote, unquote, urlencode, urljoin, urlparse, urlsplit, urlunparse


def task(i):
    url = urlparse("https://user@host:8080/path;x?q=1&q=2&e=#frag")
    print(url, url.hostname, url.port, urlunparse(url))
    print(parse_qs("a=1&a=2&b=%20x"), parse_qsl("a=1&b=2"), urlencode({"a": "x y", "b": [1, 2]}, doseq=True))
    return quote("a b/ü"), unquote("a%20b"), urljoin("http://a/b/c", "../d"), urlsplit("//host/p").netloc
