//! What commands show on a terminal and nowhere else: colours, how far they have come, and the line that is wrong.

#![cfg(unix)]

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// What a command shows on a terminal, both of its outputs together.
fn on_terminal(arguments: &[&str], folder: &Path) -> String {
    on_terminal_until(arguments, folder, "", || ())
}

/// The same, and does something once this text is on the terminal.
fn on_terminal_until(arguments: &[&str], folder: &Path, text: &str, act: impl FnOnce()) -> String {
    let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&controller).unwrap();
    unlockpt(&controller).unwrap();
    let path = ptsname(&controller, Vec::new()).unwrap();
    let open = || File::options().read(true).write(true).open(path.to_str().unwrap()).unwrap();
    let terminal = open();
    let mut command = command(arguments, folder);
    command.env("TERM", "xterm-256color").stdin(open()).stdout(open()).stderr(open());
    let mut child = command.spawn().unwrap();
    drop((command, terminal));
    let mut shown = Vec::new();
    let mut controller = File::from(controller);
    let mut act = Some(act);
    let mut buffer = [0; 4096];
    // Once nobody has the terminal open any more, reading from it fails.
    while let Ok(count @ 1..) = controller.read(&mut buffer) {
        shown.extend_from_slice(&buffer[..count]);
        if String::from_utf8_lossy(&shown).contains(text)
            && let Some(act) = act.take()
        {
            act();
        }
    }
    child.wait().unwrap();
    String::from_utf8(shown).unwrap().replace("\r\n", "\n")
}

/// The same where there is no terminal.
fn in_pipe(arguments: &[&str], folder: &Path) -> String {
    let output = command(arguments, folder).stdin(Stdio::null()).output().unwrap();
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat()
}

fn command(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-formwork"));
    command.arg("formwork").args(arguments).current_dir(folder);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

fn fixture() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture"))
}

/// Text without what colours it.
fn without_colours(text: &str) -> String {
    let mut parts = text.split('\x1b');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    plain
}

#[test]
fn there_are_colours_on_a_terminal_and_nowhere_else() {
    for arguments in [
        &["list", "pets.json"][..],
        &["explain", "pets.json", "UpdatePet"],
        &["explain", "pets.json", "#/components/schemas/Pet"],
        &["diff", "../../../spec/lists.json", "../../../spec/statuses.json"],
        &["check", "shop"],
        &["list", "gone.json"],
        &["--help"],
    ] {
        let (shown, piped) = (on_terminal(arguments, fixture()), in_pipe(arguments, fixture()));
        assert!(shown.contains("\x1b["), "{arguments:?}: {shown}");
        assert!(!piped.contains('\x1b'), "{arguments:?}: {piped}");
        if arguments[0] != "check" {
            assert_eq!(without_colours(&shown), piped, "{arguments:?}");
        }
    }
    let never = on_terminal(&["list", "pets.json", "--color", "never"], fixture());
    assert!(!never.contains('\x1b'), "{never}");
    let always = in_pipe(&["list", "pets.json", "--color", "always"], fixture());
    assert!(always.contains("\x1b["), "{always}");
}

/// Code and JSON are for others to read, whoever looks on.
#[test]
fn code_and_json_have_no_colours() {
    for arguments in [
        &["expand", "pets.json", "GetPet"][..],
        &["slice", "pets.json", "GetPet"],
        &["list", "pets.json", "--format", "json"],
    ] {
        let shown = on_terminal(arguments, fixture());
        assert_eq!(shown, in_pipe(arguments, fixture()));
        assert!(!shown.contains('\x1b'), "{shown}");
    }
}

#[test]
fn a_mistake_is_shown_in_its_line() {
    let shown = without_colours(&on_terminal(&["expand", "pets.json", "CreateOwner"], fixture()));
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[0], "error: `name` has `type: \"strnig\"`, which is no JSON type");
    assert_eq!(lines[1], "  --> pets.json:73:137");
    assert_eq!(lines[2], "   |");
    let at = lines[3].find("\"strnig\"").unwrap();
    assert_eq!(lines[4].find('^'), Some(at), "{shown}");
    assert!(lines[5].starts_with("   = at #/paths/~1owners/post/"), "{shown}");
    assert_eq!(lines[6], "   = help: did you mean `string`?");
}

/// A document that is not there until it is seen that one waits for it.
#[test]
fn that_a_command_is_at_work_is_shown_on_a_terminal_alone() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("slow.json");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let document = std::fs::read(fixture().join("pets.json")).unwrap();
    let (go, wait) = channel();
    std::thread::spawn(move || {
        wait.recv().unwrap();
        std::fs::write(&pipe, &document).unwrap();
    });
    let arguments = ["expand", "slow.json", "GetPet"];
    let shown = on_terminal_until(&arguments, folder.path(), "reading", || go.send(()).unwrap());
    let (waiting, after) = shown.rsplit_once("\r\x1b[K").unwrap();
    assert!(waiting.ends_with(" s"), "{waiting}");
    assert_eq!(after, in_pipe(&["expand", "pets.json", "GetPet"], fixture()), "the line is taken away again");
}
