//! Finds the objects that `select` names, before anything is resolved, because a shared type is narrowed for all of its
//! uses, whichever comes first.

use formwork_openapi::{Diagnostic, Kind, Node, Operation, OrderedMap, OrderedSet, Pointer, Site, suggest};

use super::{Member, Narrowing, Narrowings, Taken};
use crate::Resolver;
use crate::arguments::Arguments;
use crate::arguments::select::{MemberPath, Narrowed};
use crate::model::PathPart;
use crate::operation::parameter::LocatedParameter;
use crate::operation::selection::Selected;
use crate::operation::template::Template;
use crate::schema::{Object, SchemaSet, SetKey};

/// The paths of a list that continue below one place, by the next name.
type Steps<'p> = OrderedMap<&'p str, Vec<&'p MemberPath>>;

/// A place below the root of a list. All paths through it share its names.
#[derive(Clone)]
struct At<'p> {
    narrowed: &'p Narrowed,
    member: Member,
}

/// Help for a name that the request does not have.
const OF_REQUEST: &str =
    "an operation's list is for its request: the type that it answers with has a list of its own";

impl At<'_> {
    fn below(&self, name: &str) -> Self {
        Self { member: self.member.child(name), ..self.clone() }
    }

    fn depth(&self) -> usize {
        self.member.names.len()
    }

    /// The place as it is written in the arguments.
    fn written(&self) -> String {
        let names = self.member.names.clone();
        match names.as_slice() {
            [] => self.narrowed.of.value.clone(),
            _ => format!("{}.{}", self.narrowed.of.value, MemberPath { names, span: self.narrowed.of.span }),
        }
    }
}

impl<'d> Resolver<'d> {
    /// Resolves the paths of `select` in the selected operations and the components. Returns the mistakes.
    pub(crate) fn find_narrowings(
        &mut self,
        arguments: &Arguments,
        root: &Node<'d>,
        selected: &[Selected<'d>],
    ) -> Vec<Diagnostic> {
        self.narrowings.select.clone_from(&arguments.select);
        let mut problems = Vec::new();
        for (list, narrowed) in arguments.select.iter().enumerate() {
            let at = At { narrowed, member: Member { list, names: Vec::new() } };
            let paths: Vec<&MemberPath> = narrowed.members.iter().collect();
            if let Some(selected) = selected.iter().find(|selected| selected.name.0 == narrowed.of.value) {
                self.narrow_operation(selected, &at, &paths, &mut problems);
                continue;
            }
            match self.schema_of(narrowed, arguments, root, selected) {
                Ok(set) => self.narrow(&[set], &at, &paths, &mut problems),
                Err(problem) => problems.push(problem),
            }
        }
        problems
    }

    /// The schema that a list names: by a pointer, or by the name of a component.
    fn schema_of(
        &mut self,
        narrowed: &Narrowed,
        arguments: &Arguments,
        root: &Node<'d>,
        selected: &[Selected<'d>],
    ) -> Result<SchemaSet<'d>, Diagnostic> {
        let name = &narrowed.of;
        let pointer = if name.value.contains('#') {
            let pointer = Pointer::parse(&name.value);
            pointer.ok_or_else(|| {
                let help = "a pointer is written as in a `$ref`: `#/components/schemas/pet`";
                Diagnostic::new(name.span, format!("`{}` is not a JSON pointer", name.value)).help(help)
            })?
        } else {
            self.component_of(narrowed, arguments, selected)?
        };
        let node = root.locate(&pointer).filter(|node| node.kind() == Kind::Object);
        let node = node.ok_or_else(|| {
            Diagnostic::new(name.span, format!("the document has no schema at `{}`", name.value))
        })?;
        Ok(SchemaSet::new(Site { node, span: name.span }))
    }

    /// The pointer of the component with this name, in Rust or in the document.
    fn component_of(
        &mut self,
        narrowed: &Narrowed,
        arguments: &Arguments,
        selected: &[Selected<'d>],
    ) -> Result<Pointer, Diagnostic> {
        let name = &narrowed.of;
        let renamed = arguments.rename.iter().find(|rename| rename.name == name.value);
        if let Some(pointer) = renamed.and_then(|rename| Pointer::parse(&rename.pointer.value)) {
            return Ok(pointer);
        }
        if let Some(wire) = self.components.called(&name.value) {
            let pointer = format!("#/components/schemas/{}", wire.replace('~', "~0").replace('/', "~1"));
            if let Some(pointer) = Pointer::parse(&pointer) {
                return Ok(pointer);
            }
        }
        let message = format!("no selected operation and no component is named `{}`", name.value);
        let operations = selected.iter().map(|selected| selected.name.0.clone());
        let names: Vec<String> = operations.chain(self.components.types()).collect();
        let help = suggest::help(&name.value, names.iter().map(String::as_str));
        let other =
            || "a type is a component by its name, or a JSON pointer to a schema in quotes".to_owned();
        Err(Diagnostic::new(name.span, message).help(help.unwrap_or_else(other)))
    }

    /// Narrows an operation to the selected parameters and the selected members of its body.
    fn narrow_operation(
        &mut self,
        selected: &Selected<'d>,
        at: &At<'_>,
        paths: &[&MemberPath],
        problems: &mut Vec<Diagnostic>,
    ) {
        let Some((site, operation)) = self.selected_operation(selected) else { return };
        let steps = steps(paths, 0);
        let mut known: OrderedSet<String> = template_names(selected);
        let mut taken = Narrowing { origins: vec![at.member.clone()], ..Narrowing::default() };
        for LocatedParameter { site, parameter, .. } in self.described_parameters(selected, &operation, &site)
        {
            if let Some(paths) = steps.get(parameter.name.as_str()) {
                let below = at.below(&parameter.name);
                taken
                    .names
                    .insert(parameter.name.clone(), Taken { origin: below.member.clone(), is_field: false });
                let content = || parameter.content.into_iter().next()?.schema;
                let schema =
                    parameter.schema.or_else(content).map(|schema| SchemaSet::new(site.with(schema)));
                let schemas: Vec<SchemaSet<'d>> = schema.into_iter().collect();
                self.narrow_below(&schemas, &below, paths, problems);
            }
            known.insert(parameter.name);
        }
        for (name, _) in steps.iter().filter(|(name, _)| known.has(*name)) {
            let origin = at.member.child(name);
            taken.names.change((*name).to_owned(), Taken { origin, is_field: true }, |_| ());
        }
        self.narrow_body((selected, &operation, &site), at, paths, &mut known, problems);
        for (name, paths) in steps.iter().filter(|(name, _)| !known.has(*name)) {
            problems.extend(paths.first().map(|path| {
                let message = format!("`{}` has no parameter or property `{name}`", at.written());
                let help = suggest::help(name, known.iter().map(String::as_str));
                Diagnostic::new(path.span, message).help(help.unwrap_or_else(|| OF_REQUEST.to_owned()))
            }));
        }
        self.narrowings.operations.insert(selected.name.0.clone(), taken);
    }

    /// Narrows the objects that a body can be, and adds their member names to `known`. A body that is not an object, or
    /// is selected as a whole, is named `body`.
    fn narrow_body(
        &mut self,
        (selected, operation, site): (&Selected<'d>, &Operation<'d>, &Site<'d>),
        at: &At<'_>,
        paths: &[&MemberPath],
        known: &mut OrderedSet<String>,
        problems: &mut Vec<Diagnostic>,
    ) {
        if operation.request_body.is_none() {
            return;
        }
        let steps = steps(paths, at.depth());
        let bodies: Vec<SchemaSet<'d>> =
            self.body_schemas(operation, site).into_iter().map(SchemaSet::new).collect();
        let mut is_taken = false;
        let objects = self.objects_at(&bodies);
        let is_whole = !known.has("body") && !objects.iter().any(|(_, object)| object.has_member("body"));
        if let Some(paths) = steps.get("body").filter(|_| is_whole) {
            known.insert("body".to_owned());
            is_taken = true;
            self.narrow_below(&bodies, &at.below("body"), paths, problems);
        } else {
            for body in &bodies {
                let objects = self.objects_at(std::slice::from_ref(body));
                let is_named = |object: &Object<'d>| steps.iter().any(|(name, _)| object.has_member(name));
                is_taken |= objects.iter().any(|(_, object)| is_named(object));
                for (name, schemas) in self.narrow_objects(objects, at, &steps) {
                    let paths = steps.get(name).map(Vec::as_slice).unwrap_or_default();
                    self.narrow_below(&schemas, &at.below(name), paths, problems);
                }
            }
        }
        known.extend(objects.iter().flat_map(|(_, object)| object.names()).map(str::to_owned));
        if objects.is_empty() {
            known.insert("body".to_owned());
        }
        if !is_taken {
            self.narrowings.bodiless.insert(selected.name.0.clone());
        }
    }

    /// Narrows the objects of these sets to the members that the paths name, and the members themselves.
    fn narrow(
        &mut self,
        sets: &[SchemaSet<'d>],
        at: &At<'_>,
        paths: &[&MemberPath],
        problems: &mut Vec<Diagnostic>,
    ) {
        let steps = steps(paths, at.depth());
        let objects = self.objects_at(sets);
        if objects.is_empty() {
            let is_id = sets.iter().any(|set| self.expandable_at(set).is_some());
            problems.push(not_an_object(at, paths, is_id));
            return;
        }
        let names: Vec<String> = objects.iter().flat_map(|(_, it)| it.names()).map(str::to_owned).collect();
        for (name, paths) in steps.iter().filter(|(name, _)| !names.iter().any(|known| known == name)) {
            problems.extend(paths.first().map(|path| {
                let message = format!("`{}` has no member `{name}`", at.written());
                let help = suggest::help(name, names.iter().map(String::as_str));
                Diagnostic::new(path.span, message).help_if_any(help)
            }));
        }
        for (name, schemas) in self.narrow_objects(objects, at, &steps) {
            let paths = steps.get(name).map(Vec::as_slice).unwrap_or_default();
            self.narrow_below(&schemas, &at.below(name), paths, problems);
        }
    }

    /// Narrows the schemas of a member, if a path continues below it.
    fn narrow_below(
        &mut self,
        schemas: &[SchemaSet<'d>],
        at: &At<'_>,
        paths: &[&MemberPath],
        problems: &mut Vec<Diagnostic>,
    ) {
        let paths: Vec<&MemberPath> =
            paths.iter().copied().filter(|path| path.names.len() > at.depth()).collect();
        if !paths.is_empty() {
            self.narrow(schemas, at, &paths, problems);
        }
    }

    /// Narrows these objects; of several, only those with a selected member. Returns the schemas of the members.
    fn narrow_objects<'p>(
        &mut self,
        objects: Vec<(SetKey, Object<'d>)>,
        at: &At<'_>,
        steps: &Steps<'p>,
    ) -> Vec<(&'p str, Vec<SchemaSet<'d>>)> {
        let is_only = objects.len() == 1 || steps.is_empty();
        let mut below: OrderedMap<&'p str, Vec<SchemaSet<'d>>> = OrderedMap::default();
        for (key, object) in objects {
            let mut names = Vec::new();
            for (name, _) in steps {
                if object.has_member(name) {
                    names.push(*name);
                    let schema = object.member(name).cloned();
                    below.change(name, Vec::new(), |schemas| schemas.extend(schema));
                }
            }
            if is_only || !names.is_empty() {
                self.narrowings.add(key, &at.member, &names);
            }
        }
        below.into_entries()
    }
}

impl Narrowings {
    fn add(&mut self, key: SetKey, member: &Member, names: &[&str]) {
        self.objects.change(key, Narrowing::default(), |narrowing| {
            if !narrowing.origins.contains(member) {
                narrowing.origins.push(member.clone());
            }
            for name in names {
                let taken = Taken { origin: member.child(name), is_field: false };
                narrowing.names.change((*name).to_owned(), taken, |_| ());
            }
        });
    }
}

/// The parameter names in the path template of an operation.
fn template_names(selected: &Selected<'_>) -> OrderedSet<String> {
    let parts = Template::new(&selected.operation.path, |_| false).parts;
    parts.iter().filter_map(PathPart::parameter).map(str::to_owned).collect()
}

/// The paths that continue below a place at this depth, by the next name.
fn steps<'p>(paths: &[&'p MemberPath], depth: usize) -> Steps<'p> {
    let mut steps = Steps::default();
    for path in paths {
        if let Some(name) = path.names.get(depth) {
            steps.change(name.as_str(), Vec::new(), |paths| paths.push(path));
        }
    }
    steps
}

fn not_an_object(at: &At<'_>, paths: &[&MemberPath], is_id: bool) -> Diagnostic {
    let span = paths.first().filter(|_| at.depth() > 0).map_or(at.narrowed.of.span, |path| path.span);
    let message = format!("`{}` has no members to select", at.written());
    let help = match at.depth() {
        _ if is_id => "it is an id, which is an object where `expand` names it",
        0 => "`select` is for objects, and for choices between objects",
        _ => "it is not an object: select it as a whole",
    };
    Diagnostic::new(span, message).help(help)
}
