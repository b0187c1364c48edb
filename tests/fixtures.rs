//! Crates as users have them, built by cargo as users do: the README's, in every edition, rebuilt, and in two folders.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const MANIFEST_DIR: &str = env!("CARGO_MANIFEST_DIR");

/// A crate of its own, with `spec/identity.json` beside its sources.
struct Fixture {
    folder: TempDir,
}

impl Fixture {
    fn new(name: &str, edition: &str, main: &str) -> Self {
        let folder = tempfile::Builder::new().prefix(name).tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let fixture = Self { folder };
        let formwork = format!("{MANIFEST_DIR}/../formwork");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\n\
             [dependencies]\nformwork = {{ path = {formwork:?} }}\n\n[workspace]\n"
        );
        fixture.write("Cargo.toml", &manifest);
        // The versions that the workspace is tested with, which are also on this machine already.
        fixture.write("Cargo.lock", &repository("Cargo.lock"));
        fixture.write("src/main.rs", main);
        fixture.write("spec/identity.json", &repository("spec/identity.json"));
        fixture
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Cargo in the crate, without a network, with a target folder that fixtures share.
    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).current_dir(self.folder.path());
        cargo.env("CARGO_NET_OFFLINE", "true");
        cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures"));
        cargo
    }

    /// Runs it, expects success, and returns its output.
    fn succeed(&self, arguments: &[&str]) -> String {
        Self::run(self.cargo(arguments))
    }

    fn run(mut cargo: Command) -> String {
        let output = cargo.output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{cargo:?} failed:\n{errors}");
        String::from_utf8(output.stdout).unwrap()
    }
}

fn repository(path: &str) -> String {
    fs::read_to_string(Path::new(MANIFEST_DIR).join("..").join(path)).unwrap()
}

/// The Rust code of the README, block after block.
fn readme_code() -> String {
    let readme = repository("README.md");
    let mut code = String::new();
    for block in readme.split("```rust\n").skip(1) {
        let (block, _) = block.split_once("```").unwrap();
        writeln!(code, "{block}").unwrap();
    }
    code
}

#[test]
fn the_code_of_the_readme_runs() {
    let fixture = Fixture::new("readme", "2024", &readme_code());
    let printed = fixture.succeed(&["run", "--quiet"]);
    assert_eq!(
        printed.trim(),
        "POST /v1/identity/verification_sessions/vs_123: \
         metadata[order_id]=6735&options[document][allowed_types][0]=passport&provided_details[email]=jenny%40example.com"
    );
}

const MAIN: &str = r#"
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [
        PostIdentityVerificationSessionsSession as UpdateVerificationSession,
        GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession,
    ],
}

fn main() {
    let _ = UpdateVerificationSession::new("vs").type_(update_verification_session::Type::Document);
    let _ = RetrieveVerificationSession::new("vs");
}
"#;

#[test]
fn every_edition_compiles() {
    for edition in ["2018", "2021", "2024"] {
        Fixture::new("edition", edition, MAIN).succeed(&["check", "--quiet"]);
    }
}

/// True if cargo compiled nothing, neither the crate nor its dependencies.
fn is_fresh(messages: &str) -> bool {
    assert!(messages.contains("\"fresh\":"), "cargo does not say what it built: {messages}");
    !messages.contains("\"fresh\":false")
}

#[test]
fn a_changed_document_rebuilds_the_crate_and_nothing_else_does() {
    let fixture = Fixture::new("rebuild", "2024", MAIN);
    let build = ["check", "--message-format=json"];
    assert!(!is_fresh(&fixture.succeed(&build)), "the first build is a build");
    assert!(is_fresh(&fixture.succeed(&build)), "nothing changed, and still it was built");

    let document = repository("spec/identity.json");
    let changed = document.replacen("\"require_live_capture\"", "\"require_candid_capture\"", 1);
    assert_ne!(document, changed);
    fixture.write("spec/identity.json", &changed);
    assert!(!is_fresh(&fixture.succeed(&build)), "the document changed, and it was not built");

    let uses_it =
        "let _ = update_verification_session::options::Document::new().require_candid_capture(true);";
    fixture.write("src/main.rs", &MAIN.replace("fn main() {", &format!("fn main() {{ {uses_it}")));
    fixture.succeed(&build);
}

/// A document outside of the crate, which is tracked like one inside.
#[test]
fn a_document_may_have_an_absolute_path() {
    let elsewhere = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = elsewhere.path().join("identity.json");
    let document = repository("spec/identity.json");
    fs::write(&path, &document).unwrap();
    let main = MAIN.replace("\"spec/identity.json\"", &format!("{path:?}"));
    assert_ne!(main, MAIN);
    let fixture = Fixture::new("absolute", "2024", &main);
    let build = ["check", "--message-format=json"];
    assert!(!is_fresh(&fixture.succeed(&build)), "the first build is a build");
    assert!(is_fresh(&fixture.succeed(&build)), "nothing changed, and still it was built");
    fs::write(&path, document.replace("require_live_capture", "require_candid_capture")).unwrap();
    assert!(!is_fresh(&fixture.succeed(&build)), "the document changed, and it was not built");
}

#[test]
fn two_folders_give_the_same_code() {
    let expand = |name| {
        let fixture = Fixture::new(name, "2024", MAIN);
        let mut cargo = fixture.cargo(&["rustc", "--quiet", "--profile=check", "--", "-Zunpretty=expanded"]);
        // The one way to see an expansion without another toolchain. It changes how dependencies are built, so they
        // get a folder of their own.
        cargo.env("RUSTC_BOOTSTRAP", "1");
        cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("expansions"));
        let code = Fixture::run(cargo);
        assert!(code.contains("pub struct UpdateVerificationSession"), "this is not an expansion: {code}");
        for folder in [fixture.folder.path(), Path::new(MANIFEST_DIR).parent().unwrap()] {
            assert!(!code.contains(folder.to_str().unwrap()), "{} is in the code", folder.display());
        }
        code
    };
    assert_eq!(expand("here"), expand("there"));
}
