"""Texts and numbers that encoders get wrong."""

PIECES = (
    "order", "6735", "jenny.rosen@example.com", "https://example.com/?a=1&b[0]=2#top", " ", "  ", "+", "+1 555",
    "%", "%20", "%5B", "100%", "&", "=", "a&b=c", ";", "#", "?", "/", "\\", "'", '"', "<b>", "`", "{", "}", "|", "^",
    "[", "]", "[]", "[0]", "a[b]", "][", "~", "!*()", "-_.", ",", ":", "@", "$", "\0", "\n", "\r\n", "\t", "\x7f",
    "\x1b", "\x85", "\u2028", "\ufeff", "é", "e\u0301", "Zoë Müller", "東京", "ключ", "عربى", "\u202e", "🎉", "👨‍👩‍👧",
    "\U0010ffff", "\ufffd", "null", "None", "true", "undefined", "NaN", "0", "-1", "1.0", "1e5", "__proto__",
)

KEYS = (
    "order_id", "a[b]", "a]", "[c", "100%", "k k", "a+b", "c=d", "e&f", "ключ", "__proto__", "constructor", "-1", "1.5",
    "01",
)

WHOLE = (2**53, 2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63), 2**31, 9_007_199_254_740_995)

NUMBERS = (
    1.0, -1.0, 0.0, -0.0, 100.0, 1e15, 1e16, 1e21, 1e22, 1.5e300, 1.7976931348623157e308, 1e-4, 1e-5, 1e-6, 1e-7,
    5e-324, 2.2250738585072014e-308, 0.30000000000000004, 123456789.12345679, 9007199254740993.0, 5e-7, 0.1,
)


def text(random):
    """A text of a few pieces. It may be empty."""
    if random.random() < 0.01:
        return random.choice(PIECES) * 200
    return "".join(random.choice(PIECES) for _ in range(random.choice((0, 1, 1, 1, 2, 3))))
