//! The identities of schemas: `$id` and anchors (JSON Schema 2020-12 §8.2). A file is searched for them only when a
//! reference cannot be followed without them.

use std::borrow::Cow;
use std::ops::Range;

use super::node::{Kind, Node};
use super::uri;
use crate::ordered::OrderedMap;

/// The deepest nesting that is searched. No real document is nested that deep.
const DEEPEST: usize = 500;

/// Keywords that hold values. A value that looks like a schema is not one.
const VALUES: [&str; 5] = ["const", "default", "enum", "example", "examples"];

/// The schemas of a file that have an `$id` or an anchor.
#[derive(Default)]
pub(super) struct Identities<'d> {
    /// The schemas with `$id`, in document order.
    resources: Vec<Resource<'d>>,
    by_uri: OrderedMap<String, usize>,
    /// The schemas with an anchor, by resource and name.
    anchors: OrderedMap<(Option<usize>, String), Node<'d>>,
    /// The schemas with an anchor, by name.
    everywhere: OrderedMap<String, Vec<Node<'d>>>,
    dynamic: OrderedMap<String, Vec<Node<'d>>>,
    /// The schemas with `$recursiveAnchor: true` (JSON Schema 2019-09).
    recursive: Vec<Node<'d>>,
}

/// A schema with `$id`: a schema resource, whose references to `#` mean its own root.
struct Resource<'d> {
    node: Node<'d>,
    uri: String,
    /// The index of the enclosing resource.
    around: Option<usize>,
}

/// A container that is still to be searched.
struct Left<'d> {
    node: Node<'d>,
    depth: usize,
    resource: Option<usize>,
    /// True for a map such as `properties`, whose member names are not keywords.
    has_own_names: bool,
}

impl<'d> Identities<'d> {
    /// Searches the file with this root. Only containers with one of the keywords inside are visited.
    pub(super) fn find(root: &Node<'d>) -> Self {
        let hits = hits(root);
        let mut found = Self::default();
        let mut left = vec![Left { node: root.clone(), depth: 0, resource: None, has_own_names: false }];
        while let Some(Left { node, depth, resource, has_own_names }) = left.pop() {
            let children = node.quiet_children();
            let resource = match node.quiet_kind() {
                Some(Kind::Object) if !has_own_names => found.add(&node, &children, resource),
                _ => resource,
            };
            for (name, child) in children.into_iter().rev() {
                let is_value = !has_own_names && VALUES.contains(&name.as_ref());
                if depth < DEEPEST && !is_value && is_hit(&hits, &child.range()) {
                    let has_own_names = !has_own_names
                        && matches!(
                            name.as_ref(),
                            "properties" | "patternProperties" | "$defs" | "definitions"
                        );
                    left.push(Left { node: child, depth: depth + 1, resource, has_own_names });
                }
            }
        }
        found
    }

    /// Adds the `$id` and the anchors of an object. Returns the resource that its members belong to.
    fn add(
        &mut self,
        node: &Node<'d>,
        members: &[(Cow<'d, str>, Node<'d>)],
        around: Option<usize>,
    ) -> Option<usize> {
        let mut names = Vec::new();
        let mut resource = around;
        for (keyword, value) in members {
            match (keyword.as_ref(), value.quiet_text()) {
                ("$id", Some(id)) => match id.split_once('#') {
                    // `$id: "#name"` was the spelling of `$anchor` before JSON Schema 2019-09.
                    Some(("", name)) => names.push((name.to_owned(), false)),
                    _ => resource = Some(self.add_resource(node, &id, around)),
                },
                ("$anchor", Some(name)) => names.push((name, false)),
                ("$dynamicAnchor", Some(name)) => names.push((name, true)),
                ("$recursiveAnchor", _) if value.written() == "true" => self.recursive.push(node.clone()),
                _ => {}
            }
        }
        for (name, is_dynamic) in names {
            if is_dynamic {
                self.dynamic.change(name.clone(), Vec::new(), |all| all.push(node.clone()));
            }
            self.everywhere.change(name.clone(), Vec::new(), |all| all.push(node.clone()));
            if !self.anchors.has(&(resource, name.clone())) {
                self.anchors.insert((resource, name), node.clone());
            }
        }
        resource
    }

    fn add_resource(&mut self, node: &Node<'d>, id: &str, around: Option<usize>) -> usize {
        let number = self.resources.len();
        let base = around.and_then(|around| self.resources.get(around)).map_or(node.path(), |it| &it.uri);
        let uri = uri::resolve(base, id.trim_end_matches('#'));
        if !self.by_uri.has(&uri) {
            self.by_uri.insert(uri.clone(), number);
        }
        self.resources.push(Resource { node: node.clone(), uri, around });
        number
    }

    /// The index of the innermost resource that contains a place.
    fn around(&self, node: &Node<'d>) -> Option<usize> {
        let offset = node.offset();
        let behind = self.resources.partition_point(|resource| resource.node.offset() <= offset);
        let mut number = behind.checked_sub(1);
        while let Some(resource) = number.and_then(|number| self.resources.get(number)) {
            if resource.node.range().contains(&offset) {
                return number;
            }
            number = resource.around;
        }
        None
    }

    /// The root of the innermost resource that contains a place.
    pub(super) fn resource(&self, node: &Node<'d>) -> Option<&Node<'d>> {
        self.resources.get(self.around(node)?).map(|resource| &resource.node)
    }

    /// The base URI of the references at a place.
    pub(super) fn base(&self, node: &Node<'d>) -> &str {
        let resource = self.around(node).and_then(|number| self.resources.get(number));
        resource.map_or(node.path(), |resource| &resource.uri)
    }

    /// The resource with this URI.
    pub(super) fn identified(&self, uri: &str) -> Option<&Node<'d>> {
        self.resources.get(*self.by_uri.get(uri)?).map(|resource| &resource.node)
    }

    /// The schema with this anchor in the resource of `root`.
    pub(super) fn anchor(&self, root: &Node<'d>, name: &str) -> Option<&Node<'d>> {
        self.anchors.get(&(self.around(root), name.to_owned()))
    }

    /// The schemas with this anchor in any resource of the file.
    pub(super) fn anchors(&self, name: &str) -> &[Node<'d>] {
        self.everywhere.get(name).map_or(&[], Vec::as_slice)
    }

    /// The schemas with this `$dynamicAnchor` in any resource of the file.
    pub(super) fn dynamic(&self, name: &str) -> &[Node<'d>] {
        self.dynamic.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn recursive(&self) -> &[Node<'d>] {
        &self.recursive
    }
}

/// The offsets at which one of the keywords may be written, in order.
fn hits(root: &Node<'_>) -> Vec<usize> {
    let text = root.written();
    let hits = text.match_indices("\"$").filter(|(at, _)| {
        let rest = text.get(at + 2..).unwrap_or_default();
        ["id\"", "anchor\"", "dynamicAnchor\"", "recursiveAnchor\""].iter().any(|word| rest.starts_with(word))
    });
    hits.map(|(at, _)| root.offset() + at).collect()
}

fn is_hit(hits: &[usize], range: &Range<usize>) -> bool {
    let first = hits.partition_point(|hit| *hit < range.start);
    hits.get(first).is_some_and(|hit| *hit < range.end)
}
