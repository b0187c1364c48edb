"""Runs localstripe on the loopback with its state in a folder of ours, and says on which port.

On its own it listens to every address and keeps its state in one file for everybody.
"""
import asyncio
import builtins
import os
import sys

from aiohttp import web
from localstripe import resources, server

STATE = "/tmp/localstripe.pickle"


def main(folder):
    def open_here(path, *rest):
        return builtins.open(os.path.join(folder, "state") if path == STATE else path, *rest)

    resources.open = open_here

    async def serve():
        runner = web.AppRunner(server.app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        print(site._server.sockets[0].getsockname()[1], flush=True)
        await asyncio.Event().wait()

    asyncio.run(serve())


main(sys.argv[1])
