//! The invocations of `openapi!` in a folder, found by their source.

use std::path::{Path, PathBuf};

use formwork_codegen::Arguments;
use proc_macro2::LineColumn;
use syn::spanned::Spanned as _;
use syn::visit::Visit;

use crate::files;
use crate::outcome::Failure;

/// An invocation of the macro.
pub(super) struct Invocation {
    /// The source, relative to the folder that is searched.
    pub(super) file: PathBuf,
    pub(super) line: usize,
    pub(super) column: usize,
    /// The folder of the package, which has the `Cargo.toml`; relative as well.
    pub(super) package: PathBuf,
    /// The arguments, or what is wrong with them, and where.
    pub(super) arguments: Result<Arguments, Vec<(LineColumn, String)>>,
}

/// All invocations below a folder, in the order of their files.
pub(super) fn invocations(root: &Path) -> Result<Vec<Invocation>, Failure> {
    let mut found = Vec::new();
    let mut left = vec![(PathBuf::new(), package_around(root))];
    while let Some((folder, package)) = left.pop() {
        let is_package = root.join(&folder).join("Cargo.toml").is_file();
        let package = if is_package { folder.clone() } else { package };
        for entry in entries(&root.join(&folder))? {
            let path = folder.join(&entry);
            if root.join(&path).is_dir() {
                if is_searched(&entry) {
                    left.push((path, package.clone()));
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                in_file(root, &path, &package, &mut found)?;
            }
        }
    }
    found.sort_by(|one, other| {
        (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column))
    });
    Ok(found)
}

/// The folder of the package that this folder is in, relative to it.
fn package_around(root: &Path) -> PathBuf {
    let mut package = PathBuf::new();
    for _ in root.canonicalize().iter().flat_map(|root| root.ancestors().collect::<Vec<_>>()) {
        if root.join(&package).join("Cargo.toml").is_file() {
            return package;
        }
        package.push("..");
    }
    PathBuf::new()
}

/// The names of what is in a folder. A link to somewhere else may lead in circles.
fn entries(folder: &Path) -> Result<Vec<String>, Failure> {
    let cannot =
        |error: std::io::Error| Failure::new(format!("`{}` cannot be read: {error}", folder.display()));
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let is_link = entry.file_type().is_ok_and(|type_| type_.is_symlink());
        names.extend(entry.file_name().into_string().ok().filter(|_| !is_link));
    }
    Ok(names)
}

/// True for a folder with sources of the user's.
fn is_searched(name: &str) -> bool {
    !name.starts_with('.') && !matches!(name, "target" | "node_modules")
}

fn in_file(root: &Path, path: &Path, package: &Path, found: &mut Vec<Invocation>) -> Result<(), Failure> {
    let shown = path.display();
    let text = files::read(&root.join(path)).map_err(|reason| Failure::new(format!("`{shown}` {reason}")))?;
    // What cannot be read is for rustc to say.
    let Ok(text) = String::from_utf8(text) else { return Ok(()) };
    if !text.contains("openapi!") {
        return Ok(());
    }
    let Ok(file) = syn::parse_file(&text) else { return Ok(()) };
    let mut finder = Finder { path, package, found };
    finder.visit_file(&file);
    Ok(())
}

/// Looks at every macro of a file.
struct Finder<'f> {
    path: &'f Path,
    package: &'f Path,
    found: &'f mut Vec<Invocation>,
}

impl<'a> Visit<'a> for Finder<'_> {
    fn visit_macro(&mut self, macro_: &'a syn::Macro) {
        let names: Vec<String> =
            macro_.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if !matches!(names.as_slice(), ["openapi"] | [.., "formwork", "openapi"]) {
            return;
        }
        let LineColumn { line, column } = macro_.path.span().start();
        let arguments = macro_.parse_body::<Arguments>().map_err(|errors| {
            errors.into_iter().map(|error| (error.span().start(), error.to_string())).collect()
        });
        self.found.push(Invocation {
            file: self.path.to_owned(),
            line,
            column,
            package: self.package.to_owned(),
            arguments,
        });
    }
}
