//! Inheritance: parents with a discriminator, and the schemas that extend them (OAS 3.1.1, 4.8.25.4).

use std::rc::Rc;

use crate::ordered::{OrderedMap, OrderedSet};
use crate::reader::{Reader, Site};
use crate::remark::Mark;
use crate::schema::Discriminator;
use crate::source::{Kind, Node};
use crate::types::JsonType;

/// For each name in a container such as `components.schemas`, the sibling schemas with a `$ref` in their `allOf` that
/// ends in that name.
pub(crate) type Extensions<'d> = OrderedMap<String, Vec<Extension<'d>>>;

/// A schema that may extend another one.
#[derive(Clone)]
pub(crate) struct Extension<'d> {
    child: Node<'d>,
    /// The `$ref` to the parent.
    reference: Node<'d>,
}

/// The deepest `allOf` inside `allOf` that is searched for parents.
const DEEPEST: usize = 8;

impl<'d> Reader<'d> {
    /// The children of a schema, each once, without the schema itself. A schema without a discriminator has none.
    /// Otherwise they are the targets of the mapping, or, without any, the siblings that extend the schema through
    /// `allOf`, and those that extend these. [`Self::check_mapping`] reports a mapping without a target.
    pub fn children(&mut self, parent: &Site<'d>) -> Rc<[Site<'d>]> {
        let schema = self.schema(parent);
        let discriminator = schema.as_ref().and_then(|schema| schema.discriminator.as_ref());
        let Some(discriminator) = discriminator else { return Rc::default() };
        let key = parent.node.offset();
        if let Some(known) = self.children.get(&key) {
            return Rc::clone(known);
        }
        let children: Rc<[Site<'d>]> = self.find_children(parent, discriminator).into();
        self.children.insert(key, Rc::clone(&children));
        children
    }

    fn find_children(&mut self, parent: &Site<'d>, discriminator: &Discriminator<'d>) -> Vec<Site<'d>> {
        let mut seen = OrderedSet::default();
        seen.insert(parent.node.offset());
        let targets = discriminator.mapping.iter().map(|(_, target)| target);
        let mapped: Vec<Site<'d>> =
            targets.filter_map(|target| self.named_or_referred(&parent.with(target.clone()))).collect();
        let mapped = mapped.into_iter().filter(|child| self.can_be_object(child));
        let mut children: Vec<Site<'d>> = mapped.filter(|child| seen.insert(child.node.offset())).collect();
        if children.is_empty() {
            let mut next = vec![parent.clone()];
            while let Some(extended) = next.pop() {
                let found = self.extensions_of(&extended);
                let new: Vec<_> = found.into_iter().filter(|it| seen.insert(it.node.offset())).collect();
                next.extend(new.iter().cloned());
                children.extend(new);
            }
        }
        children
    }

    /// Notes each mapping of a discriminator whose target is missing or not an object: it selects nothing.
    pub fn check_mapping(&mut self, holder: &Site<'d>, discriminator: &Discriminator<'d>) {
        let targets = discriminator.mapping.iter().map(|(_, target)| target);
        for target in targets.chain(&discriminator.default_mapping) {
            let target = holder.with(target.clone());
            let found = self.named_or_referred(&target);
            let what = match found.as_ref().map(|found| self.can_be_object(found)) {
                Some(true) => continue,
                Some(false) => "an object",
                None => "a schema",
            };
            let message = format!("{} is not {what}: nothing is told by it", target.node.written());
            self.remark(Mark::Slip, "mapping", &target, message);
        }
    }

    /// True unless the `type` of the schema rules out objects.
    fn can_be_object(&mut self, site: &Site<'d>) -> bool {
        let types = self.schema(site).and_then(|schema| schema.types);
        types.is_none_or(|types| types.has(JsonType::Object))
    }

    /// The schema that the string at this place names: a component, or else the target of a URI reference.
    fn named_or_referred(&mut self, text: &Site<'d>) -> Option<Site<'d>> {
        let name = text.node.string().filter(|name| !name.contains(['/', '#']));
        let named = name.and_then(|name| {
            let schemas = text.node.file_root().quiet_member("components")?.quiet_member("schemas")?;
            self.schema_at(&text.with(schemas.quiet_member(&name)?))
        });
        named.or_else(|| self.referred(text))
    }

    fn extensions_of(&mut self, parent: &Site<'d>) -> Vec<Site<'d>> {
        let pointer = parent.pointer();
        let Some(container) = pointer.parent().and_then(|above| parent.node.locate(&above)) else {
            return Vec::new();
        };
        let key = container.offset();
        if self.extensions.get(&key).is_none() {
            self.extensions.insert(key, extensions(&container));
        }
        let named = self.extensions.get(&key).and_then(|all| all.get(pointer.last())).cloned();
        let mut children = Vec::new();
        for Extension { child, reference } in named.unwrap_or_default() {
            let target = self.referred(&parent.with(reference));
            if target.is_some_and(|target| target.node.offset() == parent.node.offset()) {
                children.push(parent.with(child));
            }
        }
        children
    }
}

fn extensions<'d>(container: &Node<'d>) -> Extensions<'d> {
    let mut all = Extensions::default();
    for (_, child) in container.quiet_members() {
        for reference in extended(&child) {
            let Some(text) = reference.string() else { continue };
            let name = text.rsplit('/').next().unwrap_or_default().to_owned();
            let extension = Extension { child: child.clone(), reference };
            all.change(name, Vec::new(), |known| known.push(extension));
        }
    }
    all
}

/// The `$ref`s in the `allOf` of a schema, and in the `allOf`s nested in it.
fn extended<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    let mut references = Vec::new();
    let mut left = vec![(schema.clone(), 0)];
    while let Some((schema, depth)) = left.pop() {
        let all_of = schema.quiet_member("allOf").filter(|all| all.quiet_kind() == Some(Kind::Array));
        for (_, part) in all_of.iter().flat_map(Node::quiet_children) {
            match part.quiet_member("$ref") {
                Some(reference) => references.push(reference),
                None if depth < DEEPEST => left.push((part, depth + 1)),
                None => {}
            }
        }
    }
    references
}
