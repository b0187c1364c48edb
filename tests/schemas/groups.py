# The groups of the suite, and the documents that they are compiled as.
import json
from decimal import Decimal


# Groups that need the files which the suite serves at http://localhost:1234: a document refers to files beside it.
REMOTE = [
    "dynamicRef.json: $ref and $dynamicAnchor are independent of order - $defs first",
    "dynamicRef.json: $ref and $dynamicAnchor are independent of order - $ref first",
    "dynamicRef.json: $ref to $dynamicRef finds detached $dynamicAnchor",
    "dynamicRef.json: strict-tree schema, guards against misspelled properties",
    "dynamicRef.json: tests for implementation dynamic anchor and reference link",
]


class Number(Decimal):
    """A number that knows how it is spelled."""

    def __new__(cls, spelled):
        number = super().__new__(cls, spelled)
        number.spelled = spelled
        return number


class Group:
    def __init__(self, file, described):
        self.name = f"{file}: {described['description']}"
        self.schema = described["schema"]
        self.tests = described["tests"]
        self.answer = None

    def is_remote(self):
        return self.name.startswith("refRemote.json: ") or self.name in REMOTE

    def document(self):
        """A document whose schema is a file of its own, so that `#` is the schema's root, as it is in the suite."""
        it = {"type": "object", "required": ["it"], "properties": {"it": {"$ref": "schema.json"}}}
        content = {"application/json": {"schema": it}}
        receive = {"operationId": "Receive", "responses": {"200": {"description": "", "content": content}}}
        send = {"operationId": "Send", "requestBody": {"required": True, "content": content}}
        send["responses"] = {"204": {"description": ""}}
        return {
            "openapi": "3.1.0",
            "info": {"title": self.name, "version": "1"},
            "paths": {"/it": {"get": receive, "post": send}},
            "x-files": {"schema.json": self.schema},
        }


def groups(folder):
    """Those of the folder itself: `optional` beside them has what a validator need not do."""
    for path in sorted(folder.glob("*.json")):
        for described in parse(path.read_text(encoding="utf-8")):
            yield Group(path.name, described)


def parse(text):
    return json.loads(text, parse_float=Number, parse_int=Number)


def text(value):
    """JSON with the spelling that the numbers came with."""
    if isinstance(value, Number):
        return value.spelled
    if isinstance(value, dict):
        return "{" + ",".join(f"{text(name)}:{text(member)}" for name, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
