"""Cuts Stripe's document down to the operations that are compared, and adds the shapes that it lacks.

Only requests are compared, so responses are left out; the schemas of requests stay as they are.
"""
import json

METHODS = ("get", "post", "delete")


def chosen(path):
    """The operation ids of a list, without its comments."""
    with open(path, encoding="utf-8") as lines:
        return [name for line in lines if (name := line.partition("#")[0].strip())]


def operations(document):
    """Every operation as (method, path, operation), by id."""
    return {
        item[method]["operationId"]: (method, path, item[method])
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    }


def cut(stripe, ids, shapes):
    """A document of the chosen operations and of all shapes."""
    if len(set(ids)) != len(ids):
        raise SystemExit("an operation is chosen twice")
    there = operations(stripe)
    if missing := [name for name in ids if name not in there]:
        raise SystemExit(f"the document has no {', '.join(missing)}")
    paths = {}
    for name in ids:
        method, path, operation = there[name]
        paths.setdefault(path, {})[method] = {**operation, "responses": {"200": {"description": "Not compared"}}}
    return {
        "openapi": stripe["openapi"],
        "info": stripe["info"],
        "paths": {**paths, **shapes["paths"]},
        "components": shapes["components"],
    }


def read(path):
    """A document."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)
