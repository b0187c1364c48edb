//! Parents with a discriminator, and the schemas that extend them (OAS 3.1.1, 4.8.25.4).

use crate::ordered::{OrderedMap, OrderedSet};
use crate::reader::{Reader, Site};
use crate::schema::Discriminator;
use crate::source::{Kind, Node};

/// For each schema of one container, such as `components.schemas`, the siblings whose `allOf` has a `$ref` that ends in
/// its name.
pub(crate) type Extensions<'d> = OrderedMap<String, Vec<Extension<'d>>>;

/// A schema that extends another one.
#[derive(Clone)]
pub(crate) struct Extension<'d> {
    child: Node<'d>,
    /// The text of the `$ref` to the parent.
    reference: Node<'d>,
}

impl<'d> Reader<'d> {
    /// The children of a schema with a discriminator, each once, without the schema itself: the targets of the
    /// mapping, or else the siblings that have the schema in their `allOf`. A mapping that leads nowhere is passed over.
    pub fn children(&mut self, parent: &Site<'d>, discriminator: &Discriminator<'d>) -> Vec<Site<'d>> {
        let found = if discriminator.mapping.is_empty() {
            self.extensions_of(parent)
        } else {
            let targets = discriminator.mapping.iter().map(|(_, target)| target);
            targets.filter_map(|target| self.named_or_referred(&parent.with(target.clone()))).collect()
        };
        let mut seen = OrderedSet::default();
        seen.insert(parent.node.offset());
        found.into_iter().filter(|child| seen.insert(child.node.offset())).collect()
    }

    /// The schema that the text at this place stands for: the name of a component, or a URI reference.
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
        let Some(all_of) = child.quiet_member("allOf").filter(|all| all.quiet_kind() == Some(Kind::Array))
        else {
            continue;
        };
        for (_, part) in all_of.quiet_children() {
            let Some(reference) = part.quiet_member("$ref") else { continue };
            let Some(text) = reference.string() else { continue };
            let name = text.rsplit('/').next().unwrap_or_default().to_owned();
            let extension = Extension { child: child.clone(), reference };
            all.change(name, Vec::new(), |known| known.push(extension));
        }
    }
    all
}
