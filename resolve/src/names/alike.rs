//! Names of components and operations. They are decided among all of the document, reached or not, so that selecting
//! more operations does not change existing names.

use formwork_openapi::{Index, IndexedOperation, Node, OrderedMap, OrderedSet, Version};
use std::borrow::Cow;
use std::cell::OnceCell;

use crate::model::RustName;
use crate::names::name::{self, Kind, letters};
use crate::names::scope::{Fit, Others, Wish, share};
use crate::operation::selection::place;

/// An index of names with the same letters, which could become the same Rust name. A document may have thousands of
/// names and few are looked up, so only a fingerprint of each is stored.
#[derive(Debug)]
struct Alike {
    fingerprints: Vec<u64>,
    /// A hash table with chains: the first name for each end of a fingerprint, and for each name the next one.
    first: Vec<Option<usize>>,
    next: Vec<Option<usize>>,
}

impl Alike {
    fn new<'w>(names: impl Iterator<Item = &'w str>) -> Self {
        let fingerprints: Vec<u64> = names.map(fingerprint).collect();
        let mut first = vec![None; fingerprints.len().next_power_of_two()];
        let mut next = vec![None; fingerprints.len()];
        for (number, fingerprint) in fingerprints.iter().enumerate().rev() {
            let slot = first.get_mut(end_of(*fingerprint, fingerprints.len()));
            if let (Some(slot), Some(next)) = (slot, next.get_mut(number)) {
                *next = slot.replace(number);
            }
        }
        Self { fingerprints, first, next }
    }

    /// The indexes of the names with this fingerprint, in order.
    fn with(&self, wanted: u64) -> impl Iterator<Item = usize> {
        let first = self.first.get(end_of(wanted, self.fingerprints.len())).copied().flatten();
        let chain = std::iter::successors(first, |number| self.next.get(*number).copied().flatten());
        chain.filter(move |number| self.fingerprints.get(*number) == Some(&wanted))
    }

    /// The groups of several names with the same fingerprint.
    fn groups(&self) -> impl Iterator<Item = Vec<usize>> {
        self.fingerprints.iter().enumerate().filter_map(|(number, fingerprint)| {
            let mut group = self.with(*fingerprint);
            let is_first = group.next() == Some(number);
            (is_first && group.next().is_some()).then(|| self.with(*fingerprint).collect())
        })
    }
}

/// The slot of a fingerprint in a table for `count` names.
fn end_of(fingerprint: u64, count: usize) -> usize {
    let mask = count.next_power_of_two() - 1;
    usize::try_from(fingerprint & u64::try_from(mask).unwrap_or(u64::MAX)).unwrap_or_default()
}

/// The FNV-1a hash of a name's letters and digits, without case.
fn fingerprint(name: &str) -> u64 {
    let letters = if name.is_ascii() { Cow::Borrowed(name) } else { letters(name) };
    let mut fingerprint: u64 = 0xcbf2_9ce4_8422_2325;
    let mut rest = letters.as_bytes();
    // A byte loop, because macros are built without optimization, where an iterator would cost more than the rest.
    while let [byte, after @ ..] = rest {
        rest = after;
        let byte = match *byte {
            b'A'..=b'Z' => *byte | 0x20,
            b'a'..=b'z' | b'0'..=b'9' | 0x80.. => *byte,
            _ => continue,
        };
        fingerprint = (fingerprint ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    fingerprint
}

/// The names of a component and of its module.
#[derive(Clone, Debug)]
pub(crate) struct ComponentName {
    pub(crate) type_: RustName,
    pub(crate) module: RustName,
}

impl ComponentName {
    fn alone(wire: &str) -> Self {
        let type_ = name::component(wire);
        Self { module: name::module(&type_), type_ }
    }
}

/// The names of the document's component schemas.
#[derive(Debug)]
pub(crate) struct ComponentNames<'d> {
    root: Node<'d>,
    all: OnceCell<Components<'d>>,
    /// The components that only refer to another schema; found on first use.
    aliases: OnceCell<OrderedSet<String>>,
    /// Cache of the names that were asked for, and of those with the same letters.
    known: OrderedMap<String, ComponentName>,
}

/// The wire names of the component schemas, in document order.
#[derive(Debug)]
struct Components<'d> {
    wire: Vec<Cow<'d, str>>,
    alike: Alike,
}

impl<'d> ComponentNames<'d> {
    pub(crate) fn new(root: &Node<'d>) -> Self {
        let (all, aliases) = (OnceCell::new(), OnceCell::new());
        Self { root: root.clone(), all, aliases, known: OrderedMap::default() }
    }

    fn all(&self) -> &Components<'d> {
        self.all.get_or_init(|| {
            let wire = self.schemas().map(|schemas| schemas.quiet_names()).unwrap_or_default();
            let alike = Alike::new(wire.iter().map(|wire| name::last_part(wire)));
            Components { wire, alike }
        })
    }

    fn schemas(&self) -> Option<Node<'d>> {
        self.root.quiet_member("components")?.quiet_member("schemas")
    }

    fn aliases(&self) -> &OrderedSet<String> {
        self.aliases.get_or_init(|| {
            let schemas = self.schemas().map(|schemas| schemas.quiet_members()).unwrap_or_default();
            let aliases = schemas.into_iter().filter(|(_, schema)| is_alias(schema));
            aliases.map(|(wire, _)| wire.into_owned()).collect()
        })
    }

    /// The path of the document.
    pub(crate) fn path(&self) -> &'d str {
        self.root.path()
    }

    /// The name of a component, before the user's own names are applied.
    pub(crate) fn name(&mut self, wire: &str) -> ComponentName {
        if !self.known.has(wire) {
            let alike = self.alike(name::last_part(wire));
            if alike.len() < 2 {
                let alone = ComponentName::alone(wire);
                self.known.insert(wire.to_owned(), alone.clone());
                return alone;
            }
            for (wire, name) in self.decide(&alike) {
                self.known.insert(wire, name);
            }
        }
        self.known.get(wire).cloned().unwrap_or_else(|| ComponentName::alone(wire))
    }

    /// The components whose last part has the same letters as this name, without repeats.
    fn alike(&self, name: &str) -> Vec<Cow<'d, str>> {
        self.alike_where(name, |_| true)
    }

    fn alike_where(&self, name: &str, counts: impl Fn(&str) -> bool) -> Vec<Cow<'d, str>> {
        let all = self.all();
        let mut alike: Vec<Cow<'d, str>> = Vec::new();
        for wire in all.alike.with(fingerprint(name)).filter_map(|number| all.wire.get(number)) {
            if !alike.contains(wire) && counts(wire) {
                self.root.reach_name(wire);
                alike.push(wire.clone());
            }
        }
        alike
    }

    /// The component with this Rust name, or else with this wire name.
    pub(crate) fn called(&mut self, name: &str) -> Option<String> {
        let alike: Vec<String> = self.alike(name::last_part(name)).iter().map(ToString::to_string).collect();
        let is_type = |this: &mut Self, wire: &String| this.name(wire).type_.0 == name;
        let in_rust = alike.iter().find(|wire| is_type(self, wire)).cloned();
        in_rust.or_else(|| alike.into_iter().find(|wire| wire == name))
    }

    /// The Rust names of all components.
    pub(crate) fn types(&mut self) -> Vec<String> {
        let wire: Vec<String> = self.all().wire.iter().map(ToString::to_string).collect();
        wire.iter().map(|wire| self.name(wire).type_.0).collect()
    }

    /// True if a component has this Rust name.
    pub(crate) fn has(&mut self, type_: &RustName) -> bool {
        self.alike(&type_.0).iter().any(|wire| self.name(wire).type_ == *type_)
    }

    /// True if a component with this Rust name can be a type. An alias of another schema is not a type, and often has
    /// the name of that schema in its own file.
    pub(crate) fn has_type(&mut self, type_: &RustName) -> bool {
        let alike = self.alike_where(&type_.0, |wire| !self.aliases().has(wire));
        alike.iter().any(|wire| self.name(wire).type_ == *type_)
    }

    /// The names of components with similar last parts. If the last part is ambiguous, a component with a prefix is
    /// named in full.
    fn decide(&self, wire: &[Cow<'d, str>]) -> Vec<(String, ComponentName)> {
        let short: Vec<RustName> = wire.iter().map(|wire| name::component(wire)).collect();
        let mut count: OrderedMap<RustName, usize> = OrderedMap::default();
        for name in &short {
            count.change(name.clone(), 0, |count| *count += 1);
        }
        let names = wire.iter().zip(&short).map(|(wire, short)| match count.get(short) {
            Some(2..) => name::type_(wire),
            _ => short.clone(),
        });
        let wishes: Vec<Wish> = names.map(|name| Wish { name, is_chosen: false }).collect();
        let taken = wishes.iter().filter(|wish| !count.has(&wish.name) && self.is_last_part(&wish.name));
        let taken: OrderedSet<RustName> = taken.map(|wish| wish.name.clone()).collect();
        let types = share(&wishes, taken, &|index| longer(wire.get(index), Kind::Type));

        let modules = types.iter().map(|type_| Wish { name: name::module(type_), is_chosen: false });
        let modules: Vec<Wish> = modules.collect();
        let modules = share(&modules, OrderedSet::default(), &|index| longer_module(wire.get(index)));
        let names = types.into_iter().zip(modules).map(|(type_, module)| ComponentName { type_, module });
        wire.iter().map(ToString::to_string).zip(names).collect()
    }

    /// True if the last part of another component has this name.
    fn is_last_part(&self, type_: &RustName) -> bool {
        self.alike(&type_.0).iter().any(|wire| name::component(wire) == *type_)
    }
}

/// True for a schema that only refers to another one. In OpenAPI 3.0, siblings of a `$ref` are ignored.
fn is_alias(schema: &Node<'_>) -> bool {
    schema.only_reference().is_some()
        || schema.version() == Version::V3_0 && schema.quiet_member("$ref").is_some()
}

/// The alternatives to the usual name of a wire name, and how well the usual name fits it.
pub(crate) fn longer(wire: Option<impl AsRef<str>>, kind: Kind) -> Others {
    let Some(wire) = wire else { return Others { fit: Fit::Loose, names: Vec::new() } };
    let names = name::longer(wire.as_ref(), kind);
    let fit = match names.is_empty() {
        true => Fit::Exact,
        false if name::longer(wire.as_ref(), Kind::Field).is_empty() => Fit::Plain,
        false => Fit::Loose,
    };
    Others { fit, names }
}

/// The alternative name of a component's module: the wire name in snake case.
fn longer_module(wire: Option<impl AsRef<str>>) -> Others {
    let Some(wire) = wire else { return Others { fit: Fit::Loose, names: Vec::new() } };
    let last = name::last_part(wire.as_ref());
    let fit = if name::field(last).0 == letters(last) { Fit::Exact } else { Fit::Loose };
    Others { fit, names: vec![name::field(last)] }
}

/// The names of operations with contested names, by method and path, because several paths can share a path item.
#[derive(Debug)]
pub(crate) struct OperationNames(OrderedMap<String, RustName>);

impl OperationNames {
    pub(crate) fn new(index: &Index<'_>) -> Self {
        let operations = &index.operations;
        let titles: Vec<Cow<'_, str>> = operations.iter().map(title).collect();
        let alike = Alike::new(titles.iter().map(AsRef::as_ref));
        let mut names = OrderedMap::default();
        for numbers in alike.groups() {
            let titles: Vec<&Cow<'_, str>> =
                numbers.iter().filter_map(|number| titles.get(*number)).collect();
            let operations: Vec<_> = numbers.iter().filter_map(|number| operations.get(*number)).collect();
            let wishes = titles.iter().map(|title| Wish { name: name::type_(title), is_chosen: false });
            let wishes: Vec<Wish> = wishes.collect();
            let shared = share(&wishes, OrderedSet::default(), &|index| {
                let mut others = longer(titles.get(index), Kind::Type);
                // If the ids are equal, the method and path distinguish the operations.
                others.names.extend(operations.get(index).map(|operation| name::type_(&call(operation))));
                others
            });
            for (operation, name) in operations.iter().zip(shared) {
                names.insert(place(operation), name);
            }
        }
        Self(names)
    }

    pub(crate) fn name(&self, operation: &IndexedOperation<'_>) -> RustName {
        let known = if self.0.is_empty() { None } else { self.0.get(&place(operation)) };
        known.cloned().unwrap_or_else(|| name::type_(&title(operation)))
    }
}

/// The operations whose names could be the same as these, and so affect them.
pub fn alike_operations<'d>(
    index: &Index<'d>,
    selected: &[IndexedOperation<'d>],
) -> Vec<IndexedOperation<'d>> {
    let titles: Vec<Cow<'_, str>> = index.operations.iter().map(title).collect();
    let alike = Alike::new(titles.iter().map(AsRef::as_ref));
    let fingerprints: OrderedSet<u64> = selected.iter().map(|it| fingerprint(&title(it))).collect();
    let groups = fingerprints.iter().map(|fingerprint| alike.with(*fingerprint).collect());
    let groups = groups.filter(|group: &Vec<usize>| group.len() > 1);
    groups.flatten().filter_map(|number| index.operations.get(number).cloned()).collect()
}

/// The text that an operation is named after: its id, or else its method and path.
fn title<'o>(operation: &'o IndexedOperation<'_>) -> Cow<'o, str> {
    match &operation.id {
        Some(id) => Cow::Borrowed(id),
        None => Cow::Owned(call(operation)),
    }
}

fn call(operation: &IndexedOperation<'_>) -> String {
    format!("{} {}", operation.method.as_str().to_lowercase(), operation.path)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Alike, fingerprint, letters};

    proptest! {
        /// Names with the same letters are found in order, even if they differ in other characters.
        #[test]
        fn names_with_the_same_letters_are_found(names in proptest::collection::vec("[aAb.ö_]{0,3}", 0..40)) {
            let alike = Alike::new(names.iter().map(String::as_str));
            let like = |name: &String| -> Vec<usize> {
                (0..names.len()).filter(|number| letters(&names[*number]) == letters(name)).collect()
            };
            for name in &names {
                prop_assert_eq!(alike.with(fingerprint(name)).collect::<Vec<_>>(), like(name));
            }
            let mut groups: Vec<Vec<usize>> = names.iter().map(like).filter(|group| group.len() > 1).collect();
            groups.sort();
            groups.dedup();
            let mut found: Vec<Vec<usize>> = alike.groups().collect();
            found.sort();
            prop_assert_eq!(found, groups);
        }
    }
}
