//! Variants of a choice: their names, and the discriminator values (tags) that select them.

use formwork_openapi::{Discriminator, Node, OrderedMap, OrderedSet, Site, Value};

use super::merge::{self, Part};
use super::view::Text;
use super::{Choice, DEEPEST_NESTING, Integer, Object, SchemaSet, View};
use crate::Resolver;
use crate::model::RustName;
use crate::names::name;

/// The strings that a member of each branch lists; empty for a branch without a list.
type Lists = Vec<Vec<String>>;

/// The longest constant or title that names a variant, in bytes.
const LONGEST_NAME: usize = 60;

impl<'d> Resolver<'d> {
    /// Adds an inherited discriminator to a choice that has none: that of a schema which is part of every branch.
    pub(super) fn with_discriminator(&mut self, choice: &Choice<'d>) -> Choice<'d> {
        let mut choice = choice.clone();
        if choice.discriminator.is_none() {
            choice.discriminator = self.inherited(&choice);
        }
        choice
    }

    fn inherited(&mut self, choice: &Choice<'d>) -> Option<Discriminator<'d>> {
        let (first, others) = choice.branches.split_first()?;
        let mut parents: Vec<Part<'d>> = merge::parts(&mut self.reader, first)?;
        parents.retain(|part| part.schema.discriminator.is_some());
        for branch in others {
            if parents.is_empty() {
                return None;
            }
            let parts = merge::parts(&mut self.reader, branch)?;
            let has = |site: &Site<'d>| parts.iter().any(|it| it.site.node.offset() == site.node.offset());
            parents.retain(|parent| has(&parent.site));
        }
        parents.last()?.schema.discriminator.clone()
    }

    /// For each branch, the discriminator values that select it: those mapped to it, and those that only it lists;
    /// otherwise the name of its component (OAS 3.1.1, 4.8.25). The fallback has none, because it takes all unclaimed
    /// values.
    pub(crate) fn tags(&mut self, choice: &Choice<'d>, fallback: Option<usize>) -> Vec<Vec<String>> {
        let branches = &choice.branches;
        let Some(discriminator) = &choice.discriminator else { return vec![Vec::new(); branches.len()] };
        let lists: Lists =
            branches.iter().map(|branch| self.listed_texts(branch, &discriminator.property)).collect();
        let mut claimed: OrderedSet<&str> = OrderedSet::default();
        claimed.extend(discriminator.mapping.iter().map(|(tag, _)| tag.as_str()));
        let is_own = |tag: &String| lists.iter().filter(|list| list.contains(tag)).count() == 1;
        let mut tags = Vec::new();
        for (branch, list) in branches.iter().zip(&lists) {
            let mut own = self.mapped(branch, discriminator);
            own.extend(list.iter().filter(|tag| !claimed.has(tag.as_str()) && is_own(tag)).cloned());
            if own.is_empty() {
                let name = self.implicit_name(branch, choice.is_family);
                own.extend(name.filter(|name| !claimed.has(name.as_str())));
            }
            own.sort_unstable();
            own.dedup();
            tags.push(own);
        }
        let fallback = fallback.and_then(|index| tags.get_mut(index));
        fallback.into_iter().for_each(Vec::clear);
        tags
    }

    /// The branch for an unknown or absent discriminator value: that of `defaultMapping` (OAS 3.2.0, 4.25.1), or else a
    /// parent among its children.
    pub(super) fn fallback(&mut self, choice: &Choice<'d>) -> Option<usize> {
        let Discriminator { property, default_mapping, .. } = choice.discriminator.as_ref()?;
        let mut branches = choice.branches.iter();
        if let Some(default) = default_mapping {
            let named = branches.clone().position(|branch| self.is_named_by(branch, default));
            if named.is_some() {
                return named;
            }
        }
        if choice.is_family {
            return Some(0);
        }
        branches.position(|branch| branch.only.is_none() && self.is_parent(&branch.first, property))
    }

    /// True if a schema has children that this property selects.
    fn is_parent(&mut self, site: &Site<'d>, property: &str) -> bool {
        let Some(target) = self.reader.schema_at(site) else { return false };
        let schema = self.reader.schema(&target);
        let discriminator = schema.as_ref().and_then(|schema| schema.discriminator.as_ref());
        discriminator.is_some_and(|it| it.property == property) && !self.reader.children(&target).is_empty()
    }

    /// The values that the mapping has for a branch. Its targets are component names or URI references.
    fn mapped(&mut self, branch: &SchemaSet<'d>, discriminator: &Discriminator<'d>) -> Vec<String> {
        let mapping = discriminator.mapping.iter();
        let own = mapping.filter(|(_, node)| self.is_named_by(branch, node));
        own.map(|(tag, _)| tag.clone()).collect()
    }

    /// True if a text is the component name of a branch, or refers to it.
    fn is_named_by(&mut self, branch: &SchemaSet<'d>, node: &Node<'d>) -> bool {
        let Some(target) = self.reader.schema_at(&branch.first) else { return false };
        let Some(text) = node.string() else { return false };
        let is_name = target.pointer().last() == text && !text.contains(['/', '#']);
        is_name || self.leads_to(&branch.first.with(node.clone()), &target)
    }

    fn leads_to(&mut self, reference: &Site<'d>, target: &Site<'d>) -> bool {
        let found = self.reader.referred(reference);
        found.is_some_and(|found| found.node.offset() == target.node.offset())
    }

    /// The component name of a branch that is behind a `$ref` or in a family. It selects the branch without a mapping.
    fn implicit_name(&mut self, branch: &SchemaSet<'d>, is_component: bool) -> Option<String> {
        let target = self.reader.schema_at(&branch.first)?;
        let is_behind = target.node.offset() != branch.first.node.offset();
        (is_component || is_behind).then(|| target.pointer().last().to_owned())
    }

    /// The values of a property of a branch, if they are listed.
    fn listed_texts(&mut self, branch: &SchemaSet<'d>, property: &str) -> Vec<String> {
        let Some(object) = self.object_of(branch) else { return Vec::new() };
        let normal = object.properties.get(property).and_then(|set| self.normal(set));
        match normal.as_ref().map(|normal| &normal.view) {
            Some(View::Text(text)) => text.values.iter().flatten().map(|(value, _)| value.clone()).collect(),
            _ => Vec::new(),
        }
    }

    fn object_of(&mut self, set: &SchemaSet<'d>) -> Option<Object<'d>> {
        match &self.normal(set)?.view {
            View::Object(object) => Some(object.clone()),
            _ => None,
        }
    }

    /// The wanted name of each branch: that of its component, or the constant that tells it apart, or its `title`, or
    /// its kind of value.
    pub(crate) fn branch_names(&mut self, choice: &Choice<'d>) -> Vec<RustName> {
        if choice.is_family {
            let places = choice.branches.iter().map(|branch| branch.first.pointer().clone());
            return places.map(|place| self.name_of_target(&place)).collect();
        }
        let telling = self.telling_constants(choice);
        let branches = choice.branches.iter().zip(telling);
        branches.map(|(branch, constant)| self.branch_name(branch, constant.as_deref(), 0)).collect()
    }

    /// For each branch, the value of the member that tells it apart: a member that is a different constant in every
    /// object branch, preferably the discriminator.
    fn telling_constants(&mut self, choice: &Choice<'d>) -> Vec<Option<String>> {
        let objects: Vec<Option<OrderedMap<String, String>>> =
            choice.branches.iter().map(|branch| self.constant_members(branch)).collect();
        let mut members: OrderedSet<&str> = OrderedSet::default();
        members.extend(choice.discriminator.iter().map(|discriminator| discriminator.property.as_str()));
        members.extend(objects.iter().flatten().flatten().map(|(name, _)| name.as_str()));
        let tells = |member: &&str| {
            let values: Vec<Option<&String>> =
                objects.iter().flatten().map(|object| object.get(*member)).collect();
            let mut each = OrderedSet::default();
            values.len() > 1 && values.iter().all(|value| value.is_some_and(|value| each.insert(value)))
        };
        let telling = members.iter().copied().find(tells);
        let by_discriminator = choice.discriminator.as_ref().map(|it| it.property.as_str());
        let value = |object: &Option<OrderedMap<String, String>>| {
            let object = object.as_ref()?;
            let value = |member: &str| object.get(member).cloned();
            telling.and_then(value).or_else(|| by_discriminator.and_then(value))
        };
        objects.iter().map(value).collect()
    }

    /// The members of an object with a single value, and that value as text.
    fn constant_members(&mut self, branch: &SchemaSet<'d>) -> Option<OrderedMap<String, String>> {
        let object = self.object_of(branch)?;
        let mut constants = OrderedMap::default();
        for (name, property) in &object.properties {
            if let Some([only]) = self.normal(property).and_then(|it| it.values.clone()).as_deref() {
                match &only.value {
                    Value::Text(text) => drop(constants.insert(name.clone(), text.clone())),
                    value if !value.has_parts() && *value != Value::Null => {
                        constants.insert(name.clone(), value.to_string());
                    }
                    _ => {}
                }
            }
        }
        Some(constants)
    }

    /// The wanted name of a branch. A branch that only wraps another schema is named after that one.
    fn branch_name(&mut self, branch: &SchemaSet<'d>, constant: Option<&str>, depth: usize) -> RustName {
        let Some(target) = self.reader.schema_at(&branch.first) else { return RustName("Text".to_owned()) };
        if branch.only.is_some() {
            return self.kind_name(branch);
        }
        if target.node.offset() != branch.first.node.offset() {
            return self.name_of_target(target.pointer());
        }
        let schema = self.reader.schema(&target);
        let wrapped = schema.as_ref().and_then(|schema| self.wrapped(schema));
        if let Some(inner) = wrapped.filter(|_| depth <= DEEPEST_NESTING) {
            if schema.is_some_and(|schema| schema.reference.is_some()) {
                return self.name_of_target(inner.pointer());
            }
            return self.branch_name(&SchemaSet::new(inner), constant, depth + 1);
        }
        let title = || target.node.member("title")?.string().filter(|title| is_name(title));
        let constant = constant.map(str::to_owned).or_else(|| self.only_text(branch));
        match constant.filter(|constant| is_name(constant)).or_else(title) {
            Some(name) => name::type_(&name),
            None => self.kind_name(branch),
        }
    }

    /// The only string that a branch allows.
    fn only_text(&mut self, branch: &SchemaSet<'d>) -> Option<String> {
        match &self.normal(branch)?.view {
            View::Text(text) => match text.values.as_deref()? {
                [(only, _)] => Some(only.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// A name by the kind of a branch's values.
    fn kind_name(&mut self, branch: &SchemaSet<'d>) -> RustName {
        let normal = self.normal(branch);
        let kind = match normal.as_ref().map(|normal| &normal.view) {
            Some(View::Values(_) | View::Text(Text { values: Some(_), .. })) => "Value",
            Some(View::Boolean) => "Boolean",
            Some(View::Integer(Integer::UnixTime)) => "Timestamp",
            Some(View::Integer(_)) => "Integer",
            Some(View::Number) => "Number",
            Some(View::Array(_) | View::Tuple(_)) => "List",
            Some(View::Object(object)) if object.properties.is_empty() => "Map",
            Some(View::Object(_)) => "Object",
            Some(View::OneOf(_)) => "OneOf",
            Some(View::Any | View::Several) => "Json",
            Some(View::Text(_) | View::Null | View::Nothing(_)) | None => "Text",
        };
        RustName(kind.to_owned())
    }
}

/// True if a text can name a variant: it has letters and is short.
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME && text.chars().any(char::is_alphabetic)
}
