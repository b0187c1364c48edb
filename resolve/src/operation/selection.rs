//! Selects operations by the arguments, and names them.

use std::cell::LazyCell;
use std::ops::Deref;

use formwork_openapi::{Diagnostic, Index, IndexedOperation, Method, Node, OrderedMap, suggest};
use proc_macro2::{Ident, Span};

use crate::arguments::{Arguments, Selection, Target};
use crate::model::RustName;
use crate::names::alike::OperationNames;
use crate::names::name;

/// An operation to generate.
#[derive(Debug)]
pub struct Selected<'d> {
    pub operation: IndexedOperation<'d>,
    pub name: RustName,
    /// True if the user chose the name.
    pub(crate) is_named: bool,
    pub span: Span,
    /// True if it was selected by a tag or `*`.
    is_one_of_many: bool,
}

/// Finds the selected operations, in the order of the arguments.
pub fn select<'d>(
    arguments: &Arguments,
    index: &Index<'d>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Selected<'d>> {
    let mut selected = Vec::new();
    let names = LazyCell::new(|| OperationNames::new(index));
    let tags = LazyCell::new(|| index.operations.iter().map(tags_of).collect());
    for selection in &arguments.operations {
        match find(selection, index, &tags) {
            Ok(operations) => selected.extend(operations.into_iter().map(|operation| Selected {
                name: match &selection.name {
                    Some(name) => name::given(name),
                    None => names.name(operation),
                },
                is_named: selection.name.is_some(),
                span: selection.name.as_ref().map_or(selection.span, Ident::span),
                is_one_of_many: matches!(selection.target, Target::Tag(_) | Target::All),
                operation: operation.clone(),
            })),
            Err(problem) => problems.push(problem),
        }
    }
    once_each(selected, problems)
}

/// The tags of each operation, read lazily: most arguments do not select by tag.
type Tags<'t> = dyn Deref<Target = Vec<Vec<String>>> + 't;

fn tags_of(operation: &IndexedOperation<'_>) -> Vec<String> {
    let tags = operation.node.member("tags").map(|tags| tags.elements()).unwrap_or_default();
    tags.iter().filter_map(Node::string).collect()
}

/// True if a selection matches no operation of the document.
pub fn is_missing(selection: &Selection, index: &Index<'_>) -> bool {
    let mut operations = index.operations.iter();
    !operations.any(|operation| match &selection.target {
        Target::Id(id) => operation.id.as_deref() == Some(id),
        Target::Path(method, path) => operation.method == *method && operation.path == *path,
        Target::Tag(tag) => tags_of(operation).contains(tag),
        Target::All => true,
    })
}

fn find<'i, 'd>(
    selection: &Selection,
    index: &'i Index<'d>,
    tags: &Tags<'_>,
) -> Result<Vec<&'i IndexedOperation<'d>>, Diagnostic> {
    let operations = index.operations.iter();
    let found: Vec<_> = match &selection.target {
        Target::Id(id) => operations.filter(|operation| operation.id.as_deref() == Some(id)).collect(),
        Target::Path(method, path) => {
            operations.filter(|operation| operation.method == *method && operation.path == *path).collect()
        }
        Target::Tag(tag) => {
            operations.zip(tags.iter()).filter(|(_, tags)| tags.contains(tag)).map(|(it, _)| it).collect()
        }
        Target::All => operations.collect(),
    };
    match (found.as_slice(), &selection.target) {
        ([], _) => Err(not_found(selection, index, tags)),
        ([first, second, ..], Target::Id(id)) => {
            let message = format!("two operations have the operationId `{id}`");
            let help = format!("select by method and path: `{first}` or `{second}`");
            Err(second.node.problem(selection.span, message).help(help))
        }
        _ => Ok(found),
    }
}

fn not_found(selection: &Selection, index: &Index<'_>, tags: &Tags<'_>) -> Diagnostic {
    let (message, help) = match &selection.target {
        Target::Id(id) => {
            let ids = index.operations.iter().filter_map(|operation| operation.id.as_deref());
            let help = suggest::help(id, ids).or_else(|| without_ids(index));
            (format!("the document has no operation `{id}`"), help)
        }
        Target::Path(method, path) => (
            format!("the document has no operation {method} \"{path}\""),
            other_methods(method, path, index).or_else(|| {
                suggest::help(path, index.operations.iter().map(|operation| operation.path.as_ref()))
            }),
        ),
        Target::Tag(tag) => {
            let tags = tags.iter().flatten().map(String::as_str);
            (format!("no operation of the document has the tag `{tag}`"), suggest::help(tag, tags))
        }
        Target::All => ("the document has no operations".to_owned(), None),
    };
    Diagnostic::new(selection.span, message).help_if_any(help)
}

/// A help line for a document of which no operation has an id.
fn without_ids(index: &Index<'_>) -> Option<String> {
    let first = index.operations.first().filter(|_| index.operations.iter().all(|it| it.id.is_none()))?;
    let members = index.operations.iter().flat_map(|operation| operation.node.members());
    let misspelt = members.map(|(name, _)| name).find(|name| name.eq_ignore_ascii_case("operationId"));
    Some(match misspelt {
        Some(name) => format!("the document writes `{name}`, and OpenAPI `operationId`"),
        None => format!("no operation has an `operationId`: select by method and path, as in `{first}`"),
    })
}

/// A help line for an existing path without this method.
fn other_methods(wanted: &Method, path: &str, index: &Index<'_>) -> Option<String> {
    let at_path = index.operations.iter().filter(|operation| operation.path == path);
    let methods: Vec<&str> = at_path.map(|operation| operation.method.as_str()).collect();
    let list = suggest::list(&methods, "and");
    (!methods.is_empty()).then(|| format!("this path has no {wanted}, but {list}"))
}

/// Removes duplicates. The name of a single selection takes precedence over a selection by tag or `*`.
fn once_each<'d>(selected: Vec<Selected<'d>>, problems: &mut Vec<Diagnostic>) -> Vec<Selected<'d>> {
    let mut by_place: OrderedMap<String, Selected<'d>> = OrderedMap::default();
    let (all, single): (Vec<_>, Vec<_>) = selected.into_iter().partition(|selected| selected.is_one_of_many);
    for selected in single {
        let place = place(&selected.operation);
        if by_place.has(&place) {
            let message = format!("the operation {} is selected twice", selected.operation);
            problems.push(Diagnostic::new(selected.span, message).help("remove one of the two"));
            continue;
        }
        by_place.insert(place, selected);
    }
    for selected in all {
        let place = place(&selected.operation);
        if !by_place.has(&place) {
            by_place.insert(place, selected);
        }
    }
    let once: Vec<Selected<'d>> = by_place.into_entries().into_iter().map(|(_, selected)| selected).collect();
    report_same_names(&once, problems);
    once
}

/// The method and path. Identifies an operation, because several paths can share a path item by `$ref`.
pub(crate) fn place(operation: &IndexedOperation<'_>) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn report_same_names(selected: &[Selected<'_>], problems: &mut Vec<Diagnostic>) {
    let mut names: OrderedMap<RustName, &Selected<'_>> = OrderedMap::default();
    for selected in selected.iter().filter(|selected| selected.is_named) {
        if let Some(other) = names.get(&selected.name) {
            let (name, first, second) = (&selected.name, &other.operation, &selected.operation);
            let message = format!("two operations are named `{name}`: {first} and {second}");
            let problem = selected.operation.node.problem(selected.span, message);
            problems.push(problem.help("give one of them another name with `as`"));
        }
        names.insert(selected.name.clone(), selected);
    }
}
