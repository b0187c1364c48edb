# Compares the variants that generated code reads values as with the branches that a validator accepts them for.
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from jsonschema import Draft202012Validator

from json_values import is_same
from unions import Generator, document, text

# The first names of what a value shows as: its variant, that of a union in it, and what that holds.
SHOWN = re.compile(r"(?:Some\()?([A-Za-z_]\w*)?(?:\(([A-Za-z_]\w*))?(?:\(([A-Za-z_]\w*))?")

KINDS = {
    "wrong": "another branch accepts the value, and the variant's does not",
    "raw": "kept as JSON although a branch accepts it",
    "error": "an error although a branch accepts it, or a panic",
    "lossy": "written back as another value",
}


class Union:
    def __init__(self, generator):
        self.schema, self.schemas, self.branches = generator.union()
        self.validators = [Draft202012Validator(branch) for branch in self.branches]
        self.variants = []

    def document(self):
        return document(self.schema, self.schemas)

    def is_json(self, index):
        """True for a branch whose only type is any JSON."""
        schema = self.branches[index]
        return schema == {"type": "object"} or kind(schema) in ("a constant array", "a constant object")

    def accepting(self, value):
        return [index for index, validator in enumerate(self.validators) if validator.is_valid(value)]

    def branch_of(self, variant):
        """The branch that a variant stands for. None if that cannot be told."""
        if named := re.fullmatch(r"B(\d)", variant):
            return int(named[1])
        # Null has no variant; everything else is in the document's order, unless equal branches became one.
        is_null = [kind(branch) in ("a null", "a constant null") for branch in self.branches]
        order = [index for index, is_null in enumerate(is_null) if not is_null]
        if variant in self.variants and len(order) == len(self.variants):
            return order[self.variants.index(variant)]
        return None


class Case:
    def __init__(self, index, union, value):
        self.index, self.union, self.value = index, union, value
        self.accepting = union.accepting(value)
        self.answer = None

    def line(self):
        return f'{{"union":{self.index},"value":{text(self.value)}}}\n'

    def verdict(self):
        """The kind of failure with its cause, or None."""
        if error := self.answer.get("error"):
            is_failure = self.accepting or error == "a panic"
            return ("error", f"{self.accepted()}: {re.sub('[`0-9].*', '...', error)}") if is_failure else None
        if not is_same(self.value, self.answer["written"]):
            return "lossy", f"{self.accepted()}, read as {self.chosen()}"
        branch = self.branch()
        if self.accepting and branch is not None and branch not in self.accepting:
            return "wrong", f"{self.accepted()}, read as {self.chosen()}"
        if self.accepting and self.is_raw():
            return "raw", self.accepted()
        return None

    def names(self):
        return SHOWN.match(self.answer["shown"]).groups()

    def is_raw(self):
        """True if the value, or the content of its variant, is kept as JSON. `Json` may be a variant as well."""
        outer, inner, innermost = self.names()
        is_opaque = outer == "Json" and inner != "Json" and not all(map(self.union.is_json, self.accepting))
        return is_opaque or (outer, inner) == ("Other", "Json") or (inner, innermost) == ("Other", "Json")

    def branch(self):
        outer = self.names()[0]
        return None if outer in (None, "None") else self.union.branch_of(outer)

    def accepted(self):
        kinds = sorted({kind(self.union.branches[index]) for index in self.accepting})
        return " or ".join(kinds) or "no branch"

    def chosen(self):
        branch = self.branch()
        return self.names()[0] or "a plain type" if branch is None else kind(self.union.branches[branch])


def kind(schema):
    """The name of a schema in the report."""
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return "a nested union"
    if "const" in schema or len(schema.get("enum", [])) == 1:
        value = schema.get("const", schema.get("enum", [None])[0])
        return f"a constant {type_of(value)}"
    if "enum" in schema:
        return "an enum of " + "/".join(sorted({type_of(value) for value in schema["enum"]}))
    if isinstance(schema["type"], list):
        return "/".join(sorted(schema["type"]))
    if schema["type"] == "object":
        return object_kind(schema)
    if "prefixItems" in schema:
        return "an open tuple" if schema.get("items") is not False else "a closed tuple"
    return {"array": "an array", "integer": "an integer"}.get(schema["type"], f"a {schema['type']}")


def object_kind(schema):
    if "properties" not in schema:
        return "a map" if "additionalProperties" in schema else "a free object"
    tagged = "a tagged " if "tag" in schema["properties"] else "a "
    additional = schema.get("additionalProperties", True)
    return tagged + {True: "open", False: "closed"}.get(additional if isinstance(additional, bool) else None, "typed") + " object"


def type_of(value):
    names = {bool: "boolean", str: "string", list: "array", dict: "object", type(None): "null"}
    return names.get(type(value), "number")


def cases(unions, generator, count):
    """Values of each union: of its branches, of other unions' branches, and changed ones."""
    for index, union in enumerate(unions):
        for _ in range(count):
            value = generator.value(generator.random.choice(union.branches))
            chance = generator.random.random()
            if chance < 0.15:
                value = generator.changed(value)
            elif chance < 0.2:
                value = generator.value(generator.random.choice(generator.random.choice(unions).branches))
            yield Case(index, union, value)


def report(unions, refused, cases, shown):
    groups = collections.defaultdict(lambda: collections.defaultdict(list))
    for case in cases:
        if verdict := case.verdict():
            groups[verdict[0]][verdict[1]].append(case)
    for failure, meaning in KINDS.items():
        causes = sorted(groups[failure].items(), key=lambda cause: (-len(cause[1]), cause[0]))
        if causes:
            print(f"\n{failure.upper()}: {meaning}")
        for cause, failed in causes:
            print(f"\n  {len(failed)} x {cause}")
            for case in examples(failed, shown):
                print_case(case)
    print_refused(refused, shown)
    judged = [case for case in cases if case.accepting]
    counts = {failure: sum(map(len, groups[failure].values())) for failure in KINDS}
    right = len(cases) - sum(counts.values())
    summary = ", ".join(f"{count} {failure}" for failure, count in counts.items())
    print(f"\n{len(unions)} unions, {len(refused)} refused; {len(cases)} values, {len(judged)} of them accepted by a branch")
    print(f"{right} right, {summary}")
    return any(counts.values())


def examples(failed, count):
    """The shortest say most, each of another union."""
    of_unions = {}
    for case in sorted(failed, key=lambda case: len(text(case.union.document())) + len(text(case.value))):
        of_unions.setdefault(text(case.union.document()), case)
    return list(of_unions.values())[:count]


def print_refused(refused, shown):
    groups = collections.defaultdict(list)
    for union, problem in refused:
        groups[problem_of(problem)].append((union, problem))
    for problem, unions in sorted(groups.items()):
        print(f"\nREFUSED {len(unions)} x {problem}")
        for union, problem in sorted(unions, key=lambda refused: len(text(refused[0].document())))[:shown]:
            print_union(union)
            print("    " + problem.replace("\n", "\n    ") + "\n")


def print_union(union):
    print(f"    union   {text(union.schema)}")
    for name, schema in union.schemas.items():
        print(f"    {name}      {text(schema)}")


def print_case(case):
    print_union(case.union)
    print(f"    value   {text(case.value)}")
    accepting = ", ".join(f"B{index}" for index in case.accepting) or "none"
    print(f"    accept  {accepting}")
    if error := case.answer.get("error"):
        print(f"    error   {error}\n")
    else:
        print(f"    read    {case.answer['shown']}")
        print(f"    written {text(case.answer['written'])}\n")


def problem_of(refused):
    """The message of a mistake, without its place."""
    message = refused.splitlines()[0].split(": ", 1)[-1]
    return re.sub(r"`[^`]*`", "`...`", message)


def ask(path, lines, unions):
    """The answers of the program: one for each union, and one for each value."""
    environment = os.environ | {"VARIANTS_DOCUMENTS": str(path)}
    command = ["cargo", "run", "--quiet", "--package", "formwork-variants"]
    done = subprocess.run(command, input=lines, text=True, encoding="utf-8", stdout=subprocess.PIPE, env=environment, check=True)
    answers = [json.loads(line, parse_float=Decimal) for line in done.stdout.split("\n") if line]
    return answers[: len(unions)], answers[len(unions) :]


def main():
    arguments = argparse.ArgumentParser(description="Holds the variants that values are read as against a validator.")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed makes the same unions and values")
    arguments.add_argument("--count", type=int, default=250, help="how many unions")
    arguments.add_argument("--values", type=int, default=24, help="how many values of each")
    arguments.add_argument("--show", type=int, default=2, help="how many examples of each kind of failure")
    arguments = arguments.parse_args()
    generator = Generator(random.Random(arguments.seed))
    unions = [Union(generator) for _ in range(arguments.count)]
    path = Path(__file__).parent / ".work" / "documents.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(text(union.document()) + "\n" for union in unions), encoding="utf-8")
    asked = list(cases(unions, generator, arguments.values))
    said, answers = ask(path, "".join(map(Case.line, asked)), unions)
    for union, answer in zip(unions, said, strict=True):
        union.variants = answer.get("variants", [])
    for case, answer in zip(asked, answers, strict=True):
        case.answer = answer
    refused = [(union, answer["refused"]) for union, answer in zip(unions, said) if "refused" in answer]
    read = [case for case in asked if "refused" not in said[case.index]]
    print(f"seed {arguments.seed}")
    sys.exit(report(unions, refused, read, arguments.show))


main()
