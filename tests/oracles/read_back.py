# Reads forms back with Python's own parser: each line has a form and the pairs that it must say.
import json
import math
import sys
from urllib.parse import parse_qsl


def is_same(read, expected):
    if isinstance(expected, str):
        return read == expected
    # 0.0 and -0.0 are equal, and an exponent would surprise servers.
    number = float(read)
    is_plain = set(read) <= set("-.0123456789")
    return is_plain and number == expected and math.copysign(1, number) == math.copysign(1, expected)


def problem(form, expected):
    # Strict parsing calls an empty form an error, too.
    read = parse_qsl(form, keep_blank_values=True, strict_parsing=True, errors="strict") if form else []
    if len(read) != len(expected):
        return f"{len(read)} pairs instead of {len(expected)}"
    for (name, value), (expected_name, expected_value) in zip(read, expected):
        if name != expected_name or not is_same(value, expected_value):
            return f"{name!r} = {value!r} instead of {expected_name!r} = {expected_value!r}"
    return None


forms = pairs = wrong = 0
for line in sys.stdin:
    case = json.loads(line)
    forms += 1
    pairs += len(case["pairs"])
    if found := problem(case["form"], case["pairs"]):
        wrong += 1
        print(f"{case['form']}: {found}", file=sys.stderr)

wanted = int(sys.argv[1])
print(f"urllib.parse: {forms} forms with {pairs} pairs, {wrong} wrong")
sys.exit(wrong > 0 or forms != wanted or pairs < wanted)
