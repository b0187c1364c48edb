//! Expandable fields. Without `expand` they are ids; with it, the object is generated as well.

use std::collections::VecDeque;

use formwork_openapi::{Change, Diagnostic, Entry, OrderedMap, OrderedSet, Overlays, Schema, Site, suggest};

use crate::arguments::Spanned;
use crate::arguments::path::{Step, Walk, before};
use crate::model::{Shape, Type};
use crate::operation::selection::Selected;
use crate::schema::View;
use crate::schema::{About, DEEPEST_NESTING, Resolved, Use};
use crate::schema::{Choice, SchemaSet};
use crate::{Resolver, docs};

/// The most schemas that are searched for suggestions.
const MOST: usize = 2_000;

impl<'d> Resolver<'d> {
    /// The type of an expandable schema: an id, or an id or the object.
    pub(crate) fn expandable(
        &mut self,
        schema: &Schema<'d>,
        site: &Site<'d>,
        set: &SchemaSet<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        let id_alone = Resolved::plain(Type::Expandable(Box::new(Type::Json)));
        if !schema.is_expanded {
            return Some(id_alone);
        }
        let mut branches = self.resources(site, schema);
        let object = match (branches.pop(), branches.is_empty()) {
            (None, _) => return Some(id_alone),
            (Some(only), true) => self.child(&only, site, place)?,
            (Some(last), false) => {
                branches.push(last);
                let docs = docs(schema.description.as_deref());
                let choice = Choice::new(branches);
                let normal = self.normal(set)?;
                self.union(&choice, &About { docs, deprecated: schema.deprecated }, &normal, place)?
            }
        };
        if !self.is_resource(&object.type_) {
            let message = format!("{} expands to something that is not an object", site.subject());
            let help = "remove it from `expand`: without that it is any JSON";
            self.reader.push(site.problem(message).help(help));
            return Some(id_alone);
        }
        Some(object.within(|type_| Type::Expandable(Box::new(type_))))
    }

    /// True if this type holds an object, and not only an id.
    fn is_resource(&self, type_: &Type) -> bool {
        let Type::Named(id) = type_ else { return *type_ == Type::Json };
        let shape = self.model.definition(*id).map(|definition| &definition.shape);
        matches!(shape, Some(Shape::Response(_) | Shape::Union(_)))
    }

    /// The schemas of the objects that an expandable schema refers to. Documents without a list have them in the
    /// choice, beside the id.
    pub(crate) fn resources(&mut self, site: &Site<'d>, schema: &Schema<'d>) -> Vec<SchemaSet<'d>> {
        let listed = site.node.member("x-expansionResources");
        let listed = listed.and_then(|it| it.member("oneOf").or_else(|| it.member("anyOf")));
        let listed = listed.map(|listed| listed.elements()).unwrap_or_default();
        if !listed.is_empty() {
            return listed.into_iter().map(|node| SchemaSet::new(site.with(node))).collect();
        }
        let branches = schema.choices.iter().flat_map(|choice| &choice.all).cloned().map(SchemaSet::new);
        branches.filter(|branch| !self.is_text_or_null(branch)).collect()
    }

    /// Finds the fields that `expand` names, and the expandable fields on the way to them.
    pub(crate) fn expansions(
        &mut self,
        paths: &[Spanned<String>],
        selected: &[Selected<'d>],
        overlays: &mut Overlays,
    ) -> Vec<Diagnostic> {
        let responses = if paths.is_empty() { Vec::new() } else { self.selected_responses(selected) };
        let mut problems = Vec::new();
        for path in paths {
            let names = format!(".{}", path.value);
            let from = responses.iter().map(|site| Step {
                set: SchemaSet::new(site.clone()),
                rest: names.as_str(),
                expanded: Vec::new(),
            });
            let walk = self.walk(from);
            let mut fields: OrderedMap<usize, ()> = OrderedMap::default();
            for end in &walk.ends {
                if let Some(field) = self.expandable_field(&end.set) {
                    for field in end.expanded.iter().chain([&field]) {
                        fields.insert(*field, ());
                    }
                }
            }
            if fields.is_empty() {
                let help = if problems.len() < MOST_HELPED { self.expand_help(path, &walk) } else { None };
                problems.push(not_expandable(path, &walk).help_if_any(help));
            }
            for (field, ()) in fields.into_entries() {
                overlays.add(field, Entry::new(Change::Expanded));
            }
        }
        problems
    }

    fn selected_responses(&mut self, selected: &[Selected<'d>]) -> Vec<Site<'d>> {
        let mut responses = Vec::new();
        for selected in selected {
            if let Some((site, operation)) = self.selected_operation(selected) {
                responses.extend(self.success_schemas(&operation, &site));
            }
        }
        responses
    }

    /// The offset of the expandable schema at this set, or of the elements of an array there. `None` if it has no
    /// object.
    fn expandable_field(&mut self, set: &SchemaSet<'d>) -> Option<usize> {
        let mut set = set.clone();
        for _ in 0..DEEPEST_NESTING {
            if let Some((site, schema)) = self.expandable_at(&set) {
                return (!self.resources(&site, &schema).is_empty()).then(|| site.node.offset());
            }
            set = match self.view_of(&set)? {
                View::Array(Some(items)) => items,
                _ => return None,
            };
        }
        None
    }

    /// A help line with expandable fields, from where the path stopped matching.
    fn expand_help(&mut self, path: &Spanned<String>, walk: &Walk<'_, 'd>) -> Option<String> {
        let paths = self.expandable_paths(&format!(".{}", path.value), &walk.farthest);
        let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
        let wanted = last(&path.value);
        let same: Vec<&str> = paths.iter().map(String::as_str).filter(|path| last(path) == wanted).collect();
        if same.is_empty() {
            return suggest::help(&path.value, paths.iter().map(String::as_str));
        }
        Some(format!("did you mean {}?", suggest::list(same.get(..3).unwrap_or(&same), "or")))
    }

    /// The paths of expandable fields that can be reached from here without expanding another field.
    fn expandable_paths(&mut self, path: &str, from: &[Step<'_, 'd>]) -> OrderedSet<String> {
        let mut paths = OrderedSet::default();
        let mut seen = OrderedSet::default();
        let from = from.iter().map(|step| (step.set.clone(), before(path, step.rest).to_owned()));
        // The fields of an expandable schema are those of its object.
        let mut left: VecDeque<(SchemaSet<'d>, String)> = from.collect();
        while let Some((set, prefix)) = left.pop_front() {
            let at = self.reader.schema_at(&set.first).map_or(0, |site| site.node.offset());
            if !seen.insert(at) || seen.len() > MOST {
                continue;
            }
            for (name, property) in
                self.holders(&set).into_iter().flat_map(|holder| holder.properties.into_entries())
            {
                let path = format!("{prefix}.{name}");
                match self.expandable_field(&property) {
                    Some(_) => drop(paths.insert(path.trim_start_matches('.').to_owned())),
                    None => left.push_back((property, path)),
                }
            }
        }
        paths
    }
}

/// The number of mistakes in `expand` with a help line, because each visits all that the operations reach.
const MOST_HELPED: usize = 20;

fn not_expandable(path: &Spanned<String>, walk: &Walk<'_, '_>) -> Diagnostic {
    let Spanned { value: path, span } = path;
    if walk.ends.is_empty() {
        return Diagnostic::new(
            *span,
            format!("no response of the selected operations has a field `{path}`"),
        );
    }
    let message = format!("`{path}` cannot be expanded: the document does not say what it is the id of");
    Diagnostic::new(*span, message)
}
