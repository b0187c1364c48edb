//! Variants of a choice: what each is called, and which values of the discriminator stand for it.

use formwork_openapi::{Discriminator, Node, OrderedMap, OrderedSet, Site, Value};

use super::merge::{self, Part};
use super::view::Text;
use super::{Choice, DEEPEST_NESTING, Integer, Object, SchemaSet, View};
use crate::Resolver;
use crate::model::RustName;
use crate::names::name;

/// The texts that a member of each branch lists; none for a branch without such a list.
type Lists = Vec<Vec<String>>;

/// The longest constant or title that a variant is named after.
const LONGEST_NAME: usize = 60;

impl<'d> Resolver<'d> {
    /// The choice with the discriminator that its branches inherit, if it has none itself: the one of a schema that is
    /// a part of them all.
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

    /// For each branch, the values of the discriminator that stand for it: those that are mapped to it, and those that
    /// it alone lists; where there are neither, the name of its component (OAS 3.1.1, 4.8.25).
    /// The fallback takes every unclaimed tag, so it has none.
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

    /// The branch of an object whose tag is unknown or absent: that of `defaultMapping` (OAS 3.2.0, 4.25.1), or a parent
    /// beside its children.
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

    /// True if a schema has children that this property tells apart.
    fn is_parent(&mut self, site: &Site<'d>, property: &str) -> bool {
        let Some(target) = self.reader.schema_at(site) else { return false };
        let schema = self.reader.schema(&target);
        let discriminator = schema.as_ref().and_then(|schema| schema.discriminator.as_ref());
        discriminator.is_some_and(|it| it.property == property) && !self.reader.children(&target).is_empty()
    }

    /// The values that the mapping has for a branch. Each is the name of a component or a URI reference.
    fn mapped(&mut self, branch: &SchemaSet<'d>, discriminator: &Discriminator<'d>) -> Vec<String> {
        let mapping = discriminator.mapping.iter();
        let own = mapping.filter(|(_, node)| self.is_named_by(branch, node));
        own.map(|(tag, _)| tag.clone()).collect()
    }

    /// True if a text is the name of the component that a branch is, or refers to it.
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

    /// The name that a branch behind a `$ref`, or a member of a family, has without a mapping.
    fn implicit_name(&mut self, branch: &SchemaSet<'d>, is_component: bool) -> Option<String> {
        let target = self.reader.schema_at(&branch.first)?;
        let is_behind = target.node.offset() != branch.first.node.offset();
        (is_component || is_behind).then(|| target.pointer().last().to_owned())
    }

    /// The texts that a member of an object can be, if they are listed.
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

    /// The name that each branch asks for: that of its component, the constant that tells it from the others, its
    /// `title`, or what its values are.
    pub(crate) fn branch_names(&mut self, choice: &Choice<'d>) -> Vec<RustName> {
        if choice.is_family {
            let places = choice.branches.iter().map(|branch| branch.first.pointer().clone());
            return places.map(|place| self.name_of_target(&place)).collect();
        }
        let telling = self.telling_constants(choice);
        let branches = choice.branches.iter().zip(telling);
        branches.map(|(branch, constant)| self.branch_name(branch, constant.as_deref(), 0)).collect()
    }

    /// For each branch, the value of the member that is a constant of every branch that is an object, another one in
    /// each; the discriminator first, and then the first such member.
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

    /// The members of an object that have one value each, and that value as text.
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

    /// The name of a branch. One that is only wrapped is called after what is inside.
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

    /// The one text that a branch can be.
    fn only_text(&mut self, branch: &SchemaSet<'d>) -> Option<String> {
        match &self.normal(branch)?.view {
            View::Text(text) => match text.values.as_deref()? {
                [(only, _)] => Some(only.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// A name for what the values of a branch are.
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

/// True if a text can name a variant: it has letters, and is not a sentence.
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME && text.chars().any(char::is_alphabetic)
}
