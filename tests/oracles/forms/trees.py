"""Random parameter trees from the schemas of a document's requests, without a look at what a compiler makes of them.

A tree is `{"operation": id, "method": "post", "path": {...}, "params": {...}}`: members in the document's order, the
entries of maps in the order of their keys. It says in `refused` why it cannot be sent at all, if so.
"""
import random

from cut import operations
from text import KEYS, NUMBERS, WHOLE, text

FORM = "application/x-www-form-urlencoded"
DEEPEST = 12
FEW, MANY = (0, 1, 1, 2, 2, 3), (10, 11, 12, 101)


def has_pairs(value):
    """Whether a form says anything of a value."""
    if isinstance(value, dict):
        return any(map(has_pairs, value.values()))
    if isinstance(value, list):
        return any(map(has_pairs, value))
    return True


class Requests:
    """The request schemas of a document, and which of them trees have used."""

    def __init__(self, document):
        self.document = document
        self.operations = operations(document)
        self.used = set()

    def schema(self, schema):
        """A schema, or the one that it refers to."""
        while "$ref" in schema:
            target = self.document
            for name in schema["$ref"].removeprefix("#/").split("/"):
                target = target[name.replace("~1", "/").replace("~0", "~")]
            schema = target
        return schema

    def params(self, operation):
        """Query parameters and members of the form, as one object."""
        query = [each for each in operation.get("parameters", []) if each["in"] == "query"]
        form = operation.get("requestBody", {}).get("content", {}).get(FORM, {}).get("schema", {})
        form = self.schema(form)
        return {
            "type": "object",
            "properties": {each["name"]: each["schema"] for each in query} | form.get("properties", {}),
            "required": [each["name"] for each in query if each.get("required")] + form.get("required", []),
        }

    def unused(self):
        """Places of schemas that no tree has used."""
        missing, seen = [], set()

        def walk(schema, place):
            schema = self.schema(schema)
            if id(schema) in seen:
                return
            seen.add(id(schema))
            if id(schema) not in self.used:
                missing.append(place)
            for name, member in schema.get("properties", {}).items():
                walk(member, f"{place}.{name}")
            for index, branch in enumerate(schema.get("anyOf", [])):
                walk(branch, f"{place}<{index}>")
            if "items" in schema:
                walk(schema["items"], f"{place}[]")
            if isinstance(schema.get("additionalProperties"), dict):
                walk(schema["additionalProperties"], f"{place}{{}}")

        for name, (_, _, operation) in self.operations.items():
            for member, schema in self.params(operation)["properties"].items():
                walk(schema, f"{name} {member}")
        return missing


class Tree:
    """One tree in the making."""

    def __init__(self, requests, seed):
        self.requests = requests
        self.random = random.Random(seed)
        self.refused = None
        self.density = self.random.choice((0.05, 0.2, 0.5, 0.9))
        # What only one SDK can be asked about is in few trees, or the large ones would all be left out.
        self.any_integer, self.any_number, self.any_key = (self.random.random() < 0.15 for _ in range(3))
        self.broken = self.random.random() < 0.03

    def call(self, name):
        """The tree of an operation."""
        method, path, operation = self.requests.operations[name]
        in_path = [each for each in operation.get("parameters", []) if each["in"] == "path"]
        tree = {
            "operation": name,
            "method": method,
            "path": {each["name"]: self.segment() for each in in_path},
            "params": self.params(operation),
        }
        return tree | {"refused": self.refused, "template": path}

    def params(self, operation):
        """The query and the form. A form that is not required may be left out as a whole."""
        body = operation.get("requestBody", {})
        leaves_out = not body.get("required") and self.random.random() < 0.1
        return self.value(self.requests.params({**operation, "requestBody": {}} if leaves_out else operation), 0)

    def segment(self):
        if self.broken and self.random.random() < 0.3:
            self.refused = "a path parameter that makes another path"
            return self.random.choice(("", ".", ".."))
        return self.random.choice(("id_1NuN9W", text(self.random) + "x"))

    def value(self, schema, depth):
        if "$ref" in schema:
            depth += 3  # It may lead back to here.
        schema = self.requests.schema(schema)
        self.requests.used.add(id(schema))
        if "anyOf" in schema:
            return self.value(self.random.choice(schema["anyOf"]), depth)
        match schema["type"]:
            case "object" if isinstance(schema.get("additionalProperties"), dict):
                return self.map(schema["additionalProperties"], depth)
            case "object":
                return self.object(schema, depth)
            case "array":
                return self.array(schema["items"], depth)
            case "string":
                return self.string(schema)
            case "integer":
                return self.integer(schema)
            case "number":
                return self.number()
            case "boolean":
                return self.random.random() < 0.5
        raise ValueError(f"no values for {schema}")

    def said(self, schema, depth, why):
        """A value that a form can say. In few trees it cannot, which is what is refused."""
        refused, density = self.refused, self.density
        value = self.value(schema, depth)
        while not has_pairs(value) and self.density < 1 and not self.broken:
            self.refused, self.density = refused, self.density * 2
            value = self.value(schema, depth)
        self.density = density
        if not has_pairs(value):
            self.refused = why
        return value

    def object(self, schema, depth):
        required = schema.get("required", [])
        value = {}
        for name, member in schema.get("properties", {}).items():
            if name in required:
                value[name] = self.said(member, depth + 1, "a required value without pairs")
            elif (depth < DEEPEST or self.is_scalar(member)) and self.random.random() < self.density:
                value[name] = self.value(member, depth + 1)
        return value

    def array(self, items, depth):
        many = self.random.random() < (0.1 if self.is_scalar(items) else 0.02)
        length = self.random.choice(MANY if many else FEW)
        density, self.density = self.density, min(self.density, 0.2) if many else self.density
        value = [self.said(items, depth + 1, "an element without pairs") for _ in range(length)]
        self.density = density
        return value

    def is_scalar(self, schema):
        return self.requests.schema(schema).get("type") in ("string", "integer", "number", "boolean")

    def map(self, values, depth):
        keys = {self.key() for _ in range(self.random.choice(FEW))}
        value = {key: self.value(values, depth + 1) for key in sorted(keys)}
        if "" in value and has_pairs(value[""]):
            self.refused = "an entry without a key"
        return value

    def key(self):
        if self.broken and self.random.random() < 0.3:
            return ""
        if self.any_key and self.random.random() < 0.5:
            return str(self.random.choice((0, 7, 10, 2**32 - 2)))
        return self.random.choice((self.random.choice(KEYS), text(self.random) + "k"))

    def string(self, schema):
        if schema.get("enum") and (schema["enum"] == [""] or self.random.random() < 0.9):
            return self.random.choice(schema["enum"])
        return text(self.random)

    def integer(self, schema):
        small = schema.get("format") == "int32"
        if small or not self.any_integer:
            return self.random.choice((0, 1, -1, 42, 1_695_680_478, self.random.randint(-(2**31), 2**31 - 1)))
        return self.random.choice((*WHOLE, self.random.randint(-(2**63), 2**63 - 1)))

    def number(self):
        if self.any_number:
            return self.random.choice((*NUMBERS, self.random.uniform(-1, 1) * 10 ** self.random.randint(-300, 300)))
        return self.random.choice((0, 25, 0.1, -2.25, 99.999, round(self.random.uniform(-1e6, 1e6), 4) + 0.00001))
