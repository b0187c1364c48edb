//! Resolves operations of an OpenAPI document to the model: follows references, merges schemas, gives names, and
//! defines the types that are reached.
//!
//! Part of formwork's compiler, in a crate of its own so that both are built in parallel and with less memory. Not
//! meant for other users: the API changes with every version.

#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unwrap_used
    )
)]
// Public items are only for the other crates of formwork, so the lints for a public API are off.
#![allow(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)]

pub mod arguments;
pub mod model;
mod names;
mod narrowing;
mod operation;
mod schema;

pub use names::alike::alike_operations;
pub use names::name;
pub use operation::selection::{Selected, is_missing, select};
pub use operation::{media_type, pagination, token};

use std::collections::VecDeque;
use std::rc::Rc;

use crate::arguments::Arguments;
use crate::model::{Definition, DefinitionId, Model, RustName, Shape};
use crate::names::{ModuleKey, VariantIndex};
use arguments::options::Options;
use arguments::patch::Patches;
use formwork_openapi::{Findings, Node, OrderedMap, Overlays, Place, Reader, Site};
use names::alike::ComponentNames;
use narrowing::Narrowings;
use operation::description::Describer;
use operation::member::PropertyKind;
use operation::response::ResponseDescription;
use proc_macro2::Span;
use schema::endless::RequiredMembers;
use schema::{DefinitionKey, NormalForms, PendingObject, Resolved, TargetKey, Undecided};

/// The model of the selected operations, with mistakes and remarks.
#[derive(Debug)]
pub struct Resolution<'d> {
    /// Complete unless there are problems. Even then it can be emitted, so that a missing type does not cause more
    /// errors in the user's code.
    pub model: Model,
    pub findings: Findings<'d>,
}

/// Builds the model of the selected operations. Mistakes are collected in the findings.
pub fn resolve<'d>(
    arguments: &Arguments,
    root: &Node<'d>,
    mut selected: Vec<Selected<'d>>,
) -> Resolution<'d> {
    let mut components = ComponentNames::new(root);
    names::name_operations(&mut selected, &mut components);
    let (mut patches, overlays, mut not_found) = Patches::find(arguments, root, &selected);
    let mut resolver = Resolver { components, ..Resolver::new(arguments, root, overlays) };
    resolver.model.base = base(root);
    resolver.model.derives.clone_from(&arguments.derives);
    patches.hand_names_to(&mut resolver.options);
    if let Some(first) = selected.first() {
        resolver.reader.note_paths(&Site { node: root.clone(), span: first.span });
    }
    not_found.extend(resolver.find_narrowings(arguments, root, &selected));
    let unfinished: Vec<_> = selected.iter().map(|selected| resolver.operation(selected)).collect();
    let problems = resolver.reader.take_problems();
    // The operations are complete, so problems that the reader finds from here on are dropped.
    for unfinished in unfinished.into_iter().flatten() {
        resolver.finish_operation(unfinished);
    }
    resolver.give_names();
    schema::equal::unite_enums(&mut resolver.model.definitions);
    schema::cycle::bound_containment(&mut resolver.model.definitions);
    schema::endless::end_recursion(
        &mut resolver.model.definitions,
        &resolver.required_members,
        &mut resolver.reader,
    );
    let mut findings = Findings { problems, ..resolver.reader.into_findings() };
    findings.problems.extend(resolver.options.unused());
    findings.problems.extend(not_found);
    findings.problems.extend(resolver.narrowings.problems());
    findings.problems.extend(patches.unused(&resolver.options));
    Resolution { model: resolver.model, findings }
}

/// The state of the resolver.
struct Resolver<'d> {
    reader: Reader<'d>,
    model: Model,
    options: Options,
    describer: Describer<'d>,
    components: ComponentNames<'d>,
    narrowings: Narrowings,
    forms: NormalForms<'d>,
    /// The definitions made from schemas.
    shared: OrderedMap<DefinitionKey, DefinitionId>,
    /// The enclosing unions that may turn out not to be needed, outermost first.
    undecided: Vec<Undecided>,
    /// Cache of the targets of `$ref`s, so that each is resolved once.
    targets: OrderedMap<TargetKey, Option<Resolved>>,
    /// Cache of the kinds of form properties, by the offset of their schema.
    property_kinds: OrderedMap<usize, PropertyKind>,
    /// Cache of the responses, by offset.
    responses: OrderedMap<usize, Option<Rc<ResponseDescription<'d>>>>,
    /// Cache of the response headers, by offset.
    headers: OrderedMap<usize, Rc<operation::header::HeaderDescription<'d>>>,
    /// The members that may lead back to their own object.
    required_members: RequiredMembers<'d>,
    /// Objects without fields yet. A queue instead of recursion, so that deep schemas do not overflow the stack.
    pending: VecDeque<PendingObject<'d>>,
}

/// The module, wanted name and place of a type.
#[derive(Clone, Debug)]
struct Naming {
    module: ModuleKey,
    name: RustName,
    /// The place that `rename` takes for it.
    place: Place,
    /// The variant whose type it is.
    variant: Option<VariantIndex>,
}

impl Naming {
    fn new(module: ModuleKey, name: RustName, place: Place) -> Self {
        Self { module, name, place, variant: None }
    }

    /// The type of a variant of this definition. It is in the definition's module, and has the variant's name.
    fn of_variant(definition: DefinitionId, variant: VariantIndex, name: RustName, place: Place) -> Self {
        Self { variant: Some(variant), ..Self::new(ModuleKey::Of(definition), name, place) }
    }

    /// A definition with the wanted name, which may still change.
    fn definition(self, docs: String, deprecated: bool, shape: Shape, span: Span) -> Definition {
        let Self { module: key, name, place, variant } = self;
        let (module, own_module, left_out) = Default::default();
        Definition {
            left_out,
            name,
            is_named: false,
            place,
            key,
            variant,
            module,
            own_module,
            docs,
            deprecated,
            shape,
            same_as: None,
            span,
        }
    }
}

impl<'d> Resolver<'d> {
    fn new(arguments: &Arguments, root: &Node<'d>, overlays: Overlays) -> Self {
        Self {
            reader: Reader::new(overlays),
            model: Model::new(
                arguments.dialect,
                arguments.formats.iter().map(|format| format.type_.clone()).collect(),
            ),
            options: Options::new(arguments),
            describer: Describer::new(root),
            components: ComponentNames::new(root),
            narrowings: Narrowings::default(),
            forms: NormalForms::default(),
            shared: OrderedMap::default(),
            undecided: Vec::new(),
            targets: OrderedMap::default(),
            property_kinds: OrderedMap::default(),
            responses: OrderedMap::default(),
            headers: OrderedMap::default(),
            required_members: RequiredMembers::default(),
            pending: VecDeque::new(),
        }
    }

    /// Adds a definition without fields.
    fn define(
        &mut self,
        naming: Naming,
        docs: String,
        deprecated: bool,
        shape: Shape,
        site: &Site<'_>,
    ) -> DefinitionId {
        self.decide_all();
        let id = self.next_id();
        let definition = naming.definition(docs, deprecated, shape, site.span);
        self.model.definitions.push(definition);
        id
    }
}

/// The description without trailing whitespace; empty if there is none.
fn docs(description: Option<&str>) -> String {
    description.unwrap_or_default().trim_end().to_owned()
}

/// The first absolute URL of the API's documentation, contact or server.
fn base(root: &Node<'_>) -> Option<String> {
    let url = |node: Option<Node<'_>>| node?.member("url")?.string();
    let contact = || url(root.member("info")?.member("contact"));
    let server = || url(root.member("servers")?.elements().into_iter().next());
    [url(root.member("externalDocs")), contact(), server()]
        .into_iter()
        .flatten()
        .find(|url| url.starts_with("https://") || url.starts_with("http://"))
}
