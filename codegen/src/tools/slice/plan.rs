//! The plan of a slice: the operations, and the parts of the document that they lead to.

use std::collections::{BTreeMap, BTreeSet};

use formwork_openapi::{IndexedOperation, Kind, Method, Node, Pointer, Reached, References};
use proc_macro2::Span;

use super::position::Position;

/// The part of an object that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Keep {
    /// The members that are kept as a whole.
    Some,
    /// No more than what it is called, for those who refer to it: nothing of it is generated.
    Name,
    /// Everything in it that has a meaning.
    All,
}

/// A part that is kept as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Part<'d> {
    pub(crate) node: Node<'d>,
    pub(crate) position: Position,
}

/// The parts by their places.
pub(crate) struct Plan<'d> {
    pub(super) kept: BTreeMap<usize, (Keep, Position)>,
    /// The operations of which only the name is kept: it has a say in that of a selected one.
    pub(super) named: BTreeSet<usize>,
    pub(crate) parts: Vec<Part<'d>>,
}

/// How deep a part is looked into. Nothing that is generated is nested as deep.
pub(crate) const DEEPEST_NODE: usize = 200;

/// Decides what is kept.
struct Planner<'p, 'd> {
    root: Node<'d>,
    reached: &'p Reached,
    references: &'p mut References<'d>,
    plan: Plan<'d>,
    /// How many of the parts were looked through for what they refer to.
    looked_through: usize,
    /// True if the children that nothing refers to are kept.
    has_children: bool,
}

/// The members of the root that are kept, because they apply to all operations.
const OF_ALL: [&str; 7] =
    ["openapi", "jsonSchemaDialect", "$self", "info", "servers", "security", "externalDocs"];

impl<'d> Plan<'d> {
    /// The parts of a document that these operations need, of which the second ones only have a say in how the first
    /// are called.
    pub(crate) fn new(
        root: &Node<'d>,
        operations: &[IndexedOperation<'d>],
        alike: &[IndexedOperation<'d>],
        reached: &Reached,
        references: &mut References<'d>,
    ) -> Self {
        let plan = Self { kept: BTreeMap::new(), named: BTreeSet::new(), parts: Vec::new() };
        let mut planner =
            Planner { root: root.clone(), reached, references, plan, looked_through: 0, has_children: false };
        for name in OF_ALL {
            if let Some(node) = root.quiet_member(name) {
                planner.keep(&node, Keep::All, Position::Other);
            }
        }
        planner.security(root);
        if let Some(paths) = root.quiet_member("paths").filter(|paths| paths.only_reference().is_some()) {
            planner.keep(&paths, Keep::All, Position::Other);
        }
        for operation in operations {
            planner.operation(operation);
        }
        planner.tags(operations);
        for operation in alike {
            planner.name_of(operation);
        }
        for name in reached.names.iter() {
            planner.component("schemas", name, Keep::Name);
        }
        planner.look_through();
        planner.plan
    }
}

impl<'d> Planner<'_, 'd> {
    fn operation(&mut self, operation: &IndexedOperation<'d>) {
        self.path_items(operation);
        self.keep(&operation.node, Keep::All, Position::Operation);
        self.security(&operation.node);
    }

    /// The descriptions of the operations' tags.
    fn tags(&mut self, operations: &[IndexedOperation<'d>]) {
        let tags =
            |node: &Node<'d>| node.quiet_member("tags").map(|tags| tags.elements()).unwrap_or_default();
        let used = operations.iter().flat_map(|operation| tags(&operation.node));
        let used: BTreeSet<String> = used.filter_map(|tag| tag.string()).collect();
        for tag in tags(&self.root) {
            let name = tag.quiet_member("name").and_then(|name| name.string());
            if name.is_some_and(|name| used.contains(&name)) {
                self.keep(&tag, Keep::All, Position::Other);
            }
        }
    }

    /// The members of path items that apply to all their operations.
    fn path_items(&mut self, operation: &IndexedOperation<'d>) {
        for item in operation.path_items.iter() {
            for (name, node) in item.members() {
                let is_operation = Method::from_key(&name, item.version()).is_some();
                if !is_operation && name != "additionalOperations" {
                    let position = if name == "parameters" { Position::Parameters } else { Position::Other };
                    self.keep(&node, Keep::All, position);
                }
            }
        }
    }

    /// The name of an operation, and what a path needs to be one.
    fn name_of(&mut self, operation: &IndexedOperation<'d>) {
        let kept = self.plan.kept.get(&operation.node.offset());
        if kept.is_some_and(|(keep, _)| *keep == Keep::All) {
            return;
        }
        self.path_items(operation);
        self.keep(&operation.node, Keep::Some, Position::Operation);
        self.plan.named.insert(operation.node.offset());
        for name in ["operationId", "parameters"] {
            if let Some(node) = operation.node.quiet_member(name) {
                self.keep(&node, Keep::All, Position::Operation.below(name));
            }
        }
    }

    /// The schemes that this object says one needs.
    fn security(&mut self, object: &Node<'d>) {
        let alternatives = object.quiet_member("security").map(|all| all.elements()).unwrap_or_default();
        for (name, _) in alternatives.iter().flat_map(Node::members) {
            self.component("securitySchemes", &name, Keep::All);
        }
    }

    fn component(&mut self, kind: &str, name: &str, keep: Keep) {
        if let Some(node) = self.find(&["components", kind, name]) {
            // One that only leads to another schema has another say in names than a type.
            let keep = if node.quiet_member("$ref").is_some() { Keep::All } else { keep };
            self.keep(&node, keep, Position::of_component(kind));
        }
    }

    /// The node that a pointer leads to.
    fn find(&mut self, parts: &[&str]) -> Option<Node<'d>> {
        let root = self.root.clone();
        parts.iter().try_fold(root, |above, part| self.references.child(&above, part))
    }

    /// Keeps a node, and as much of what is around it as leads there. What is in another file stays in that.
    fn keep(&mut self, node: &Node<'d>, keep: Keep, position: Position) {
        let kept = self.plan.kept.get(&node.offset()).map(|(keep, _)| *keep);
        if kept.is_some_and(|kept| kept >= keep) {
            return;
        }
        self.plan.kept.insert(node.offset(), (keep, position));
        if keep == Keep::All {
            self.plan.parts.push(Part { node: node.clone(), position });
        }
        if node.pointer().file().is_none() {
            self.keep_above(node);
        }
    }

    fn keep_above(&mut self, node: &Node<'d>) {
        let mut above = self.root.clone();
        for part in node.pointer().parts() {
            self.plan.kept.entry(above.offset()).or_insert((Keep::Some, Position::Other));
            let Some(next) = self.references.child(&above, part) else { return };
            above = next;
        }
    }

    /// Keeps what the parts refer to, and what that refers to.
    fn look_through(&mut self) {
        while let Some(part) = self.plan.parts.get(self.looked_through).cloned() {
            self.looked_through += 1;
            let mut left = vec![(part.node, part.position, 0)];
            while let Some((node, position, depth)) = left.pop() {
                for (name, child) in children(&node) {
                    if position.leaves_out(&name) {
                        continue;
                    }
                    match child.kind() {
                        Kind::String if name == "$ref" => self.refer(&child, position),
                        Kind::String if matches!(name.as_str(), "$dynamicRef" | "$recursiveRef") => {
                            self.refer_dynamically(&child);
                        }
                        Kind::Object if name == "mapping" && is_discriminator(&node) => {
                            for (_, target) in child.members() {
                                self.mapped(&target);
                            }
                        }
                        Kind::Object if is_discriminator(&child) => {
                            self.children_without_mapping();
                            left.push((child, position.below(&name), depth + 1));
                        }
                        Kind::Object | Kind::Array if depth < DEEPEST_NODE => {
                            left.push((child, position.below(&name), depth + 1));
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// Keeps the target of a `$ref` that stands at this position.
    fn refer(&mut self, reference: &Node<'d>, position: Position) {
        let target = self.references.target(reference, Span::call_site());
        let Some(target) = target.ok() else { return };
        let is_reached =
            || self.reached.objects.has(&target.offset()) || target.quiet_member("$ref").is_some();
        if target.pointer().file().is_some() {
            if is_reached() {
                self.keep(&target, Keep::All, position);
            }
            return;
        }
        let is_schema = matches!(target.pointer().parts().as_slice(), ["components", "schemas", _]);
        let keep = if is_schema && !is_reached() { Keep::Name } else { Keep::All };
        // Most references are to what others refer to as well.
        if self.plan.kept.get(&target.offset()).is_some_and(|(kept, _)| *kept >= keep) {
            return;
        }
        if let Some((unit, position)) = self.unit(target.pointer()) {
            self.keep(&unit, keep, position);
        }
    }

    /// Keeps whatever a reference may mean, so that it means as much in the slice.
    fn refer_dynamically(&mut self, reference: &Node<'d>) {
        let targets = self.references.dynamic_targets(reference, Span::call_site());
        for target in targets.unwrap_or_default() {
            if let Some((unit, position)) = self.unit(target.pointer()) {
                self.keep(&unit, Keep::All, position);
            }
        }
    }

    /// Keeps the targets of a discriminator's mapping, by reference or by name.
    fn mapped(&mut self, target: &Node<'d>) {
        let Some(text) = target.string() else { return };
        if text.starts_with('#') {
            self.refer(target, Position::Other);
        } else {
            let schema = self.find(&["components", "schemas", &text]);
            let is_reached = schema.is_some_and(|schema| self.reached.objects.has(&schema.offset()));
            let keep = if is_reached { Keep::All } else { Keep::Name };
            self.component("schemas", &text, keep);
        }
    }

    /// Keeps the schemas that were reached as the children of a parent whose discriminator has no mapping: nothing
    /// refers to them.
    fn children_without_mapping(&mut self) {
        if std::mem::replace(&mut self.has_children, true) {
            return;
        }
        let schemas = self.find(&["components", "schemas"]);
        for (_, schema) in schemas.map(|schemas| schemas.quiet_members()).unwrap_or_default() {
            if self.reached.objects.has(&schema.offset()) && schema.quiet_member("allOf").is_some() {
                self.keep(&schema, Keep::All, Position::of_component("schemas"));
            }
        }
    }

    /// The smallest part around this place that can stand in a document by itself.
    fn unit(&mut self, pointer: &Pointer) -> Option<(Node<'d>, Position)> {
        let parts = pointer.parts();
        let (length, position) = match parts.as_slice() {
            ["components", kind, ..] => (3, Position::of_component(kind)),
            ["paths" | "webhooks", _, "additionalOperations", _, ..] => (4, Position::Operation),
            ["paths" | "webhooks", _, key, ..] if Method::from_key(key, self.root.version()).is_some() => {
                (3, Position::Operation)
            }
            ["paths" | "webhooks", _, "parameters", ..] => (3, Position::Parameters),
            ["paths" | "webhooks", ..] => (3, Position::Other),
            _ => (2, Position::Other),
        };
        Some((self.find(parts.get(..length).unwrap_or(&parts))?, position))
    }
}

/// The members of an object, or the elements of an array by no name.
pub(crate) fn children<'d>(node: &Node<'d>) -> Vec<(String, Node<'d>)> {
    match node.kind() {
        Kind::Array => node.elements().into_iter().map(|element| (String::new(), element)).collect(),
        _ => node.members().into_iter().map(|(name, member)| (name.into_owned(), member)).collect(),
    }
}

/// True if this is the object that tells schemas apart.
fn is_discriminator(node: &Node<'_>) -> bool {
    node.pointer().last() == "discriminator" && node.quiet_member("propertyName").is_some()
}
