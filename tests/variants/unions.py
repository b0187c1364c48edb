# Random unions of small schemas, and values of them. Left out is what no type carries (ranges of numbers, patterns,
# unique elements) and what tests/variants.rs has by hand: parents with a discriminator, and OpenAPI 3.0.
import copy
import json

NAMES = ["a", "b", "c", "kind"]
TEXTS = ["x", "y", "z", ""]
SCALARS = ["string", "integer", "number", "boolean"]


class Generator:
    def __init__(self, random):
        self.random = random

    # Schemas

    def union(self):
        """A union of two to four branches, most of which are components, so that variants have their names."""
        branches = [self.branch() for _ in range(self.random.choice([2, 2, 3, 3, 4]))]
        schemas = {}
        if all(is_object(branch) for branch in branches) and self.random.random() < 0.5:
            return self.tagged(branches)
        listed = []
        for index, branch in enumerate(branches):
            # Null has no variant, so nothing would show its name.
            if branch != {"type": "null"} and self.random.random() < 0.7:
                schemas[f"B{index}"] = branch
                listed.append({"$ref": f"#/components/schemas/B{index}"})
            else:
                listed.append(branch)
        return {self.random.choice(["oneOf", "anyOf"]): listed}, schemas, branches

    def tagged(self, branches):
        """A union with a discriminator, whose values are the components' names or mapped to them."""
        is_mapped = self.random.random() < 0.5
        mapping = {f"t{index}": f"#/components/schemas/B{index}" for index in range(len(branches))}
        for index, branch in enumerate(branches):
            tag = f"t{index}" if is_mapped else f"B{index}"
            branch["properties"] = {"tag": {"const": tag}} | branch.get("properties", {})
            branch["required"] = ["tag", *branch.get("required", [])]
        discriminator = {"propertyName": "tag"} | ({"mapping": mapping} if is_mapped else {})
        listed = [{"$ref": f"#/components/schemas/B{index}"} for index in range(len(branches))]
        schemas = {f"B{index}": branch for index, branch in enumerate(branches)}
        return {self.random.choice(["oneOf", "anyOf"]): listed, "discriminator": discriminator}, schemas, branches

    def branch(self):
        makers = [self.object] * 6 + [self.constant, self.enum, self.array, self.tuple, self.map, self.null]
        makers += [self.free_object, self.scalar, self.scalar, self.several_types, self.nested]
        return self.random.choice(makers)()

    def object(self):
        names = self.random.sample(NAMES, self.random.randint(1, 3))
        schema = {"type": "object", "properties": {name: self.member() for name in names}}
        required = [name for name in names if self.random.random() < 0.5]
        if self.random.random() < 0.1:
            required.append("unlisted")
        if required:
            schema["required"] = required
        additional = self.random.random()
        if additional < 0.25:
            schema["additionalProperties"] = False
        elif additional < 0.35:
            schema["additionalProperties"] = self.scalar()
        return schema

    def member(self):
        makers = [self.scalar] * 4 + [self.constant, self.constant, self.enum, self.array, self.null_or_scalar]
        makers += [self.small_object]
        return self.random.choice(makers)()

    def small_object(self):
        schema = {"type": "object", "properties": {"a": self.scalar()}}
        if self.random.random() < 0.5:
            schema["required"] = ["a"]
        return schema

    def scalar(self):
        return {"type": self.random.choice(SCALARS)}

    def null_or_scalar(self):
        return {"type": [self.random.choice(SCALARS), "null"]}

    def several_types(self):
        return {"type": self.random.sample([*SCALARS, "null"], 2)}

    def null(self):
        return {"type": "null"}

    def free_object(self):
        return {"type": "object"}

    def constant(self):
        value = self.random.choice([*TEXTS, 0, 1, 2, 1.5, True, False, None, [1], ["x"], {"a": 1}])
        is_one_of_one = value is not None and self.random.random() < 0.3
        return {"enum": [value]} if is_one_of_one else {"const": value}

    def enum(self):
        pools = [["x", "y", "z"], ["x", "w"], [1, 2, 3], [2.5, 3, 4], ["x", 1, True], ["x", None]]
        return {"enum": copy.copy(self.random.choice(pools))}

    def array(self):
        schema = {"type": "array", "items": self.random.choice([self.scalar, self.small_object, self.enum])()}
        if self.random.random() < 0.3:
            schema["minItems"] = self.random.randint(0, 2)
        if self.random.random() < 0.3:
            schema["maxItems"] = self.random.randint(schema.get("minItems", 0), 3)
        return schema

    def tuple(self):
        schema = {"type": "array", "prefixItems": [self.scalar() for _ in range(self.random.randint(1, 3))]}
        if self.random.random() < 0.5:
            schema["minItems"] = len(schema["prefixItems"])
        rest = self.random.random()
        if rest < 0.4:
            schema["items"] = False
        elif rest < 0.6:
            schema["items"] = self.scalar()
        return schema

    def map(self):
        values = self.random.choice([self.scalar, self.array, self.small_object])()
        return {"type": "object", "additionalProperties": values}

    def nested(self):
        return {self.random.choice(["oneOf", "anyOf"]): [self.scalar(), self.random.choice([self.object, self.array])()]}

    # Values

    def value(self, schema):
        """A value of a schema, or nearly: the validator has the last word."""
        for choice in ("oneOf", "anyOf"):
            if choice in schema:
                return self.value(self.random.choice(schema[choice]))
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        types = schema.get("type")
        type_ = self.random.choice(types) if isinstance(types, list) else types
        return {"object": self.object_value, "array": self.array_value}.get(type_, self.scalar_value)(schema, type_)

    def scalar_value(self, _, type_):
        match type_:
            case "string":
                return self.random.choice([*TEXTS, "w", "other"])
            case "integer":
                return self.random.choice([0, 1, 2, 3, -1, 2.0, 4503599627370497])
            case "number":
                return self.random.choice([0, 1, 1.5, -2.5, 3.0, 1e15])
            case "boolean":
                return self.random.random() < 0.5
            case _:
                return None

    def array_value(self, schema, _):
        prefix = schema.get("prefixItems", [])
        items = [self.value(item) for item in prefix]
        if prefix and "minItems" not in schema and self.random.random() < 0.2:
            return items[: self.random.randint(0, len(items) - 1)]
        rest = schema.get("items", {})
        if rest is False:
            return items
        return items + [self.value(rest) if rest else self.any() for _ in range(self.random.choice([0, 0, 1, 2, 3]))]

    def object_value(self, schema, _):
        value = {}
        required = schema.get("required", [])
        for name, member in schema.get("properties", {}).items():
            if name in required or self.random.random() < 0.5:
                value[name] = self.value(member)
        for name in required:
            value.setdefault(name, self.any())
        additional = schema.get("additionalProperties", {})
        if additional is not False:
            for name in self.random.sample(["n", "m", *NAMES], self.random.choice([0, 0, 1, 2])):
                if name not in schema.get("properties", {}):
                    value[name] = self.value(additional) if additional else self.any()
        return value

    def any(self):
        return self.random.choice([None, True, 0, 2.5, "x", [], [1], {}, {"a": "x"}])

    def changed(self, value):
        """A value that is newer than the document, or wrong."""
        if isinstance(value, dict) and value:
            value = copy.deepcopy(value)
            name = self.random.choice(list(value))
            if self.random.random() < 0.3:
                del value[name]
            else:
                value[name] = self.any()
            return value
        return self.any()


def is_object(schema):
    return schema.get("type") == "object" and "properties" in schema


def document(union, schemas):
    """The document of an operation whose answer has the union as a member."""
    answer = {"type": "object", "required": ["it"], "properties": {"it": union}}
    content = {"application/json": {"schema": answer}}
    operation = {"operationId": "Receive", "responses": {"200": {"description": "", "content": content}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "A union", "version": "1"},
        "paths": {"/it": {"get": operation}},
        "components": {"schemas": schemas},
    }


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=float)
