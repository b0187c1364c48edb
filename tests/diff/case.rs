//! The files in `cases/`: a title, and sections under lines such as `=== old`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use formwork_codegen::diff::{Change, diff};
use formwork_codegen::{Arguments, Files, Method, Output, Selection, Spanned, Target, compile};
use proc_macro2::{Ident, Span, TokenStream};

/// Two documents and the code of somebody who uses them.
pub(crate) struct Case {
    path: PathBuf,
    /// The file's name without its ending, which is a name in Rust.
    pub(crate) name: String,
    pub(crate) title: String,
    sections: BTreeMap<String, String>,
}

/// A document.
struct Memory<'t>(&'t str);

impl Files for Memory<'_> {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.as_bytes().to_vec())
    }
}

/// The cases, by their names.
pub(crate) fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(Case::read).collect()
}

impl Case {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut parts = text.split("\n=== ");
        let title = parts.next().unwrap().trim().to_owned();
        let section = |part: &str| {
            let (name, text) = part.split_once('\n').unwrap();
            (name.to_owned(), text.to_owned())
        };
        let sections = parts.map(section).collect();
        Self { path, name, title, sections }
    }

    pub(crate) fn section(&self, name: &str) -> &str {
        self.sections.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Writes down what is said.
    pub(crate) fn bless(&self, said: &str) {
        let text = fs::read_to_string(&self.path).unwrap();
        let (before, _) = text.split_once("\n=== changes\n").unwrap();
        fs::write(&self.path, format!("{before}\n=== changes\n{said}")).unwrap();
    }

    /// Every operation, or those that the case names; and what else it says.
    fn arguments(&self) -> Arguments {
        let span = Span::call_site();
        let spanned = |value: &str| Spanned { value: value.to_owned(), span };
        let mut arguments = Arguments::new(spanned("api.json"));
        arguments.secret = self.section("secret").split_whitespace().map(spanned).collect();
        arguments.operations =
            self.section("operations").lines().filter(|line| !line.is_empty()).map(selection).collect();
        if arguments.operations.is_empty() {
            arguments.operations.push(Selection { target: Target::All, name: None, span });
        }
        arguments
    }

    pub(crate) fn diff(&self) -> Vec<Change> {
        let arguments = self.arguments();
        let (old, new) = (Memory(self.section("old")), Memory(self.section("new")));
        diff((&arguments, &old), (&arguments, &new)).unwrap_or_else(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("{}: {}", self.name, problems.join("\n"))
        })
    }

    /// The bindings of one of the two documents. `None` if the compiler refuses.
    pub(crate) fn bindings(&self, side: &str) -> Option<TokenStream> {
        let Output { tokens, diagnostics } = compile(&self.arguments(), &Memory(self.section(side)));
        diagnostics.is_empty().then_some(tokens)
    }
}

/// `GET /pets/{pet} as GetPet`.
fn selection(line: &str) -> Selection {
    let [method, path, "as", name] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
    let span = Span::call_site();
    let target = Target::Path(Method::from_name(method).unwrap(), path.to_owned());
    Selection { target, name: Some(Ident::new(name, span)), span }
}
