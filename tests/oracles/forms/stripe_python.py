"""What the official stripe-python sends for parameter trees, through the SDK's own request builder.

Reads trees, a line each, and writes the form or query of each, or what was raised, as a line of JSON.
"""
import json
import sys
from types import SimpleNamespace
from urllib.parse import urlsplit

import stripe

stripe.enable_telemetry = False  # Otherwise the SDK writes into the user's home.

from stripe._api_requestor import _APIRequestor
from stripe._requestor_options import RequestorOptions

# Only the client's name is read before anything is sent.
REQUESTOR = _APIRequestor(
    options=RequestorOptions(api_key="sk_test_123"), client=SimpleNamespace(name="none")
)


def encoded(method, params):
    """The form of a POST, the query of anything else."""
    built = REQUESTOR._args_for_request_with_retries(
        method, "/v1/x", params, None, base_address="api", api_mode="V1"
    )
    return built[3] if method == "post" else urlsplit(built[1]).query


for line in sys.stdin:
    tree = json.loads(line)
    try:
        answer = {"form": encoded(tree["method"], tree["params"]) or ""}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer))
