//! `expand` gives what the macro gives: the golden expansions, byte for byte.

use std::process::Command;

/// Compares what is expanded of a document with its golden file, which says at its top what it is.
#[track_caller]
fn assert_golden(name: &str, operations: &[&str]) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-formwork"));
    command.args(["formwork", "expand", &format!("spec/{name}.json")]).args(operations).current_dir(root);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let golden = std::fs::read_to_string(format!("{root}/tests/golden/{name}.rs")).unwrap();
    let (header, golden) = golden.split_once("\n\n").unwrap();
    assert!(header.starts_with("//! Golden"), "{header}");
    assert!(
        golden == String::from_utf8(output.stdout).unwrap(),
        "tests/golden/{name}.rs is not what expand says"
    );
}

#[test]
fn every_golden_file_is_what_expand_says() {
    let operations = [
        "PostIdentityVerificationSessionsSession as UpdateVerificationSession",
        "GET /v1/identity/verification_sessions/{session}=RetrieveVerificationSession",
    ];
    assert_golden("identity", &operations);
    for name in ["statuses", "bodies", "shapes", "lists"] {
        assert_golden(name, &["*"]);
    }
}
