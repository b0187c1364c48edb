# Compares what generated code writes with the instances that it read, and refusals with their verdicts.
import argparse
import collections
import os
import re
import subprocess
import sys
from pathlib import Path

from groups import groups, parse, text
from json_values import is_same

HERE = Path(__file__).parent
PANIC = "a panic"


class Case:
    """An instance of a group that is generated."""

    def __init__(self, index, group, test):
        self.index, self.group = index, group
        self.description, self.value, self.is_valid = test["description"], test["data"], test["valid"]
        self.answer = None

    def line(self):
        return f'{{"union":{self.index},"value":{text(self.value)}}}\n'

    def error(self):
        return self.answer.get("error")

    def is_lossy(self):
        return "written" in self.answer and not is_same(self.value, self.answer["written"])

    def __str__(self):
        group, validity = self.group, "" if self.is_valid else " (not valid)"
        said = self.error() or f"written as {text(self.answer['written'])}, read as {self.answer['shown']}"
        return f"{self.description}{validity}\n{text(group.schema)[:1000]}\n{text(self.value)}\n{said}\n"

    def is_raw(self):
        return re.match(r"(Some\()?(Other\()?Json", self.answer["shown"]) is not None

    def is_spelled(self):
        return text(sort(self.value)) == text(sort(self.answer["written"]))


def sort(value):
    """The value with the members of objects in the order of their names."""
    if isinstance(value, dict):
        return {name: sort(value[name]) for name in sorted(value)}
    return [sort(element) for element in value] if isinstance(value, list) else value


def reason(problem):
    """The message of a mistake, with `…` for what it quotes and N for numbers."""
    message = problem.splitlines()[0].split(": ", 1)[-1]
    return re.sub(r"\b\d+\b", "N", re.sub(r'(["`]).*?\1', r"\1…\1", message))


def verdicts():
    """The tables of reasons.md, by their headings: for each reason or group how many there are, and why."""
    tables, table = {}, None
    for line in (HERE / "reasons.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            table = tables.setdefault(line.removeprefix("## "), {})
        row = line.strip("| ").split(" | ")
        if len(row) == 3 and row[1].isdigit():
            table[row[0]] = (int(row[1]), row[2])
    return tables


def by_reason(refused):
    groups = collections.defaultdict(list)
    for group, problem in refused:
        groups[reason(problem)].append(f"{group.name}\n{text(group.schema)[:1000]}\n{problem}\n")
    return groups


def by_group(cases):
    groups = collections.defaultdict(list)
    for case in cases:
        groups[case.group.name].append(str(case))
    return groups


def report(found, judged, shown):
    """Prints what was found, by its reason or group. True if there is more of it, or less, than has a verdict."""
    is_wrong = False
    for cause in sorted(found.keys() | judged.keys(), key=lambda cause: (-len(found[cause]), cause)):
        count, verdict = judged.get(cause, (0, "no verdict"))
        is_judged = count == len(found[cause])
        is_wrong |= not is_judged
        print(f"  {len(found[cause])} x {cause}\n    {verdict}" + ("" if is_judged else f": reasons.md has {count}"))
        for example in found[cause][: shown if is_judged else None]:
            print("      " + example.replace("\n", "\n      "))
    print()
    return is_wrong


def ask(path, lines, count):
    """The answers of the program: one for each group, and one for each instance."""
    environment = os.environ | {"VARIANTS_DOCUMENTS": str(path)}
    command = ["cargo", "run", "--quiet", "--package", "formwork-variants"]
    done = subprocess.run(command, input=lines, text=True, encoding="utf-8", stdout=subprocess.PIPE, env=environment, check=True)
    # `splitlines` would end a line also where a text has one of Unicode's line separators.
    answers = [parse(line) for line in done.stdout.strip("\n").split("\n")]
    return answers[:count], answers[count:]


def main():
    arguments = argparse.ArgumentParser(description="Holds generated code against JSON-Schema-Test-Suite.")
    arguments.add_argument("suite", type=Path, help="the folder of the suite's files")
    arguments.add_argument("--only", default="", help="only groups that have this in their names, such as `ref.json`")
    arguments.add_argument("--show", type=int, default=0, help="how many examples of each verdict")
    arguments = arguments.parse_args()
    every = list(groups(arguments.suite))
    taken = [group for group in every if arguments.only in group.name and not group.is_remote()]
    path = HERE / ".work" / "documents.jsonl"
    path.write_text("".join(text(group.document()) + "\n" for group in taken), encoding="utf-8")
    cases = [Case(index, group, test) for index, group in enumerate(taken) for test in group.tests]
    said, answers = ask(path, "".join(map(Case.line, cases)), len(taken))
    for case, answer in zip(cases, answers, strict=True):
        case.answer = answer
    judged = verdicts() if arguments.only == "" else {}
    refused = [(group, answer["refused"]) for group, answer in zip(taken, said) if "refused" in answer]
    unsent = [(group, answer["unsent"]) for group, answer in zip(taken, said) if "unsent" in answer]
    cases = [case for case in cases if "refused" not in said[case.index]]
    is_wrong = False
    for heading, found in {
        "Refused": by_reason(refused),
        "Refused as a request only": by_reason(unsent),
        "Not read": by_group(case for case in cases if case.is_valid and case.error() not in (None, PANIC)),
        "Lost": by_group(case for case in cases if case.error() == PANIC or case.is_lossy()),
    }.items():
        if found or heading in judged:
            print(f"{heading}\n")
            is_wrong |= report(found, judged.get(heading, {}), arguments.show)
    count(every, taken, refused, cases)
    sys.exit(is_wrong)


def count(every, taken, refused, cases):
    valid = [case for case in cases if case.is_valid]
    written = [case for case in valid if case.error() is None and not case.is_lossy()]
    spelled = sum(case.is_spelled() for case in written)
    raw = sum(case.is_raw() for case in written)
    print(f"{len(every)} groups, {len(every) - len(taken)} left out, {len(refused)} refused, {len(taken) - len(refused)} generated")
    print(f"{len(valid)} valid instances, {len(written)} read and written back: {spelled} as they were spelled, {raw} kept as JSON")


main()
