//! An edit elsewhere: an app whose bindings are a module of it, beside one whose bindings are a crate of their own.

use std::path::Path;

use formwork_bench::table;

use crate::Failure;
use crate::contender::Source;
use crate::cost::{self, Cost};
use crate::incremental::{CHANGE, change_program};
use crate::text::{megabytes, ratio, seconds};
use crate::workshop::Workshop;

/// Operations of Stripe's document that a shop needs.
const OPERATIONS: [&str; 10] = [
    "PostPaymentIntents",
    "GetPaymentIntentsIntent",
    "PostCustomers",
    "GetCustomers",
    "PostCheckoutSessions",
    "PostSubscriptions",
    "GetInvoicesInvoice",
    "PostRefunds",
    "PostWebhookEndpoints",
    "GetBalance",
];

/// The place of the bindings in a project.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    /// A module of the app.
    Module,
    /// A crate beside the app.
    Crate,
}

/// A layout, and what its checks took.
struct Contestant {
    layout: Layout,
    /// After an edit of the app.
    app: Vec<Cost>,
    /// After an edit of the document.
    document: Vec<Cost>,
}

impl Layout {
    fn title(self) -> &'static str {
        match self {
            Self::Module => "one crate",
            Self::Crate => "bindings in a crate of their own",
        }
    }

    fn project(self) -> &'static str {
        match self {
            Self::Module => "elsewhere-module",
            Self::Crate => "elsewhere-crate",
        }
    }

    /// The folder of the package that has the document.
    fn folder(self) -> &'static str {
        match self {
            Self::Module => "",
            Self::Crate => "bindings",
        }
    }

    /// The app and the bindings, with their manifests.
    fn files(self, workshop: &Workshop) -> Vec<(&'static str, String)> {
        let app = workshop.manifest(self.project());
        match self {
            Self::Module => vec![
                ("Cargo.toml", format!("{app}\n[workspace]\n")),
                ("src/main.rs", program("mod bindings;")),
                ("src/bindings.rs", bindings()),
            ],
            Self::Crate => vec![
                (
                    "Cargo.toml",
                    format!(
                        "{app}bench-bindings = {{ path = \"bindings\" }}\n\n[workspace]\nmembers = [\"bindings\"]\n"
                    ),
                ),
                ("src/main.rs", program("use bench_bindings as bindings;")),
                ("bindings/Cargo.toml", workshop.manifest("bindings")),
                ("bindings/src/lib.rs", bindings()),
            ],
        }
    }
}

fn bindings() -> String {
    let operations = OPERATIONS.join(", ");
    format!(
        "//! Bindings.\n\nformwork::openapi! {{\n    spec = \"api.json\",\n    operations = [{operations}],\n}}\n"
    )
}

/// A program that names every operation, so that none of them is unused.
fn program(bindings: &str) -> String {
    let sizes = OPERATIONS.map(|name| format!("        size_of::<bindings::{name}>(),\n")).concat();
    format!(
        "//! An app.\n\n{bindings}\n\n{CHANGE}0;\n\nfn main() {{\n    let sizes = [\n{sizes}    ];\n    \
         println!(\"{{CHANGE}} {{sizes:?}}\");\n}}\n"
    )
}

/// Both layouts after both edits, in turns.
///
/// # Errors
///
/// Fails if one does not build, as without an operation in the document.
pub fn tables(workshop: &Workshop, document: &Path, rounds: usize) -> Result<String, Failure> {
    workshop.copy("formwork", Source::Document)?;
    let text = std::fs::read_to_string(document)?;
    let mut contestants = [Layout::Module, Layout::Crate].map(|layout| Contestant {
        layout,
        app: Vec::new(),
        document: Vec::new(),
    });
    for Contestant { layout, .. } in &contestants {
        eprintln!("elsewhere, preparing: {}", layout.title());
        let files = layout.files(workshop);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        workshop.create_of(layout.project(), &files)?;
        write_document(workshop, *layout, &text, 0)?;
        workshop.fetch(layout.project())?;
        check(workshop, *layout)?;
    }
    for round in 1..=rounds {
        for Contestant { layout, app, document } in &mut contestants {
            eprintln!("elsewhere, round {round} of {rounds}: {}", layout.title());
            change_program(&workshop.project(layout.project()).join("src/main.rs"), round)?;
            app.push(check(workshop, *layout)?);
            write_document(workshop, *layout, &text, round)?;
            document.push(check(workshop, *layout)?);
        }
    }
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let title = format!("`cargo check` after an edit, ten operations of `{name}`");
    Ok(table::aligned(&title, &rows(&contestants)))
}

/// The document, with as many blank lines at its end as there were edits.
fn write_document(workshop: &Workshop, layout: Layout, text: &str, edits: usize) -> Result<(), Failure> {
    let file = workshop.project(layout.project()).join(layout.folder()).join("api.json");
    Ok(std::fs::write(file, format!("{text}{}", "\n".repeat(edits)))?)
}

fn check(workshop: &Workshop, layout: Layout) -> Result<Cost, Failure> {
    let name = layout.project();
    cost::measure(&mut workshop.cargo_for(name, "check", "dev"), &workshop.log())
}

fn rows(contestants: &[Contestant]) -> Vec<Vec<String>> {
    let header = ["", "app: CPU", "ratio", "wall", "memory", "document: CPU", "ratio", "wall"];
    let mut cells = vec![header.map(str::to_owned).to_vec()];
    let mut first = None;
    for Contestant { layout, app, document } in contestants {
        let (Some(app), Some(document)) = (Cost::median(app), Cost::median(document)) else { continue };
        let base = *first.get_or_insert((app, document));
        let to = |one: Cost, base: Cost| ratio(one.cpu.as_secs_f64(), base.cpu.as_secs_f64());
        cells.push(vec![
            layout.title().to_owned(),
            seconds(app.cpu),
            to(app, base.0),
            seconds(app.wall),
            megabytes(app.memory),
            seconds(document.cpu),
            to(document, base.1),
            seconds(document.wall),
        ]);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_apps_have_the_line_that_changes() {
        for bindings in ["mod bindings;", "use bench_bindings as bindings;"] {
            let program = program(bindings);
            assert!(program.contains(&format!("{bindings}\n\n{CHANGE}0;")), "{program}");
            assert!(
                OPERATIONS.iter().all(|name| program.contains(&format!("bindings::{name}>"))),
                "{program}"
            );
        }
    }
}
