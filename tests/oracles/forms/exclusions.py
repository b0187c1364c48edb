"""What an official SDK cannot be asked about: where the two SDKs disagree and one of them is wrong.

Each has a name, the reason, and whether a value of a tree has it. A tree that has one is not compared with that SDK.
"""
from typing import Callable, NamedTuple


class Exclusion(NamedTuple):
    """One kind of value that an SDK encodes in a way of its own."""

    name: str
    reason: str
    applies: Callable[[object], bool]


def boolean_in_array(value):
    return isinstance(value, list) and any(isinstance(element, bool) for element in value)


def python_number(value):
    return isinstance(value, float) and ("e" in repr(value) or repr(value).endswith(".0"))


def large_integer(value):
    return isinstance(value, int) and abs(value) > 2**53


def node_number(value):
    return isinstance(value, float) and (abs(value) >= 1e21 or abs(value) < 1e-6)


def integer_keys(value):
    if not isinstance(value, dict):
        return False
    indices = [key for key in value if key.isdecimal() and str(int(key)) == key and int(key) < 2**32 - 1]
    others = [key for key in value if key not in indices]
    return list(value) != sorted(indices, key=int) + others


PYTHON = (
    Exclusion("boolean in an array", "written as `True`, as Python spells it", boolean_in_array),
    Exclusion("number as Python spells it", "1.0 keeps its `.0`, 1e16 and 1e-7 get an exponent", python_number),
)

NODE = (
    Exclusion("integer over 2^53", "rounded: JavaScript's numbers hold no more", large_integer),
    Exclusion("number as JavaScript spells it", "1e21 and 1e-7 get an exponent, -0.0 loses its sign", node_number),
    Exclusion("keys that look like integers", "JavaScript puts them before all other keys", integer_keys),
)


def excluded(tree, exclusions):
    """The first exclusion that applies anywhere in a tree, if there is one."""
    for exclusion in exclusions:
        if anywhere(tree, exclusion.applies):
            return exclusion
    return None


def anywhere(value, applies):
    """Whether something is true of a value or of anything in it."""
    if applies(value):
        return True
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(anywhere(each, applies) for each in inner)
