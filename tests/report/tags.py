"""A page as a browser would take it apart."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """`seen`: tags with their attributes; `text`: pairs of the tag last opened ("" before any) and the text after it."""

    def __init__(self, page):
        super().__init__()
        self.seen, self.text = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append((self.seen[-1][0] if self.seen else "", data))
