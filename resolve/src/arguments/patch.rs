//! Applies `opaque` and `patch` to places in the document, and reports the changes that had no effect.

use formwork_openapi::{
    Change, Diagnostic, Entry, Found, JsonType, Kind, Node, Operation, OrderedSet, Overlays, Pointer, Site,
    suggest,
};
use proc_macro2::{Ident, Span};

use crate::Resolver;
use crate::arguments::options::Options;
use crate::arguments::path::{Step, Walk, after, before};
use crate::arguments::{Action, Arguments, Rename, Spanned};
use crate::model::RustName;
use crate::operation::parameter::LocatedParameter;
use crate::operation::selection::Selected;
use crate::schema::SchemaSet;

/// A part of the document that can be changed.
#[derive(Clone, Debug)]
enum Target<'d> {
    Parameter(Site<'d>),
    Schema(SchemaSet<'d>),
}

/// A change that the arguments ask for.
struct Asked {
    at: String,
    entry: Entry,
    span: Span,
    /// The name of the argument that it is from.
    argument: &'static str,
}

/// The changes and names that `opaque` and `patch` ask for.
#[derive(Default)]
pub(crate) struct Patches {
    asked: Vec<Asked>,
    renames: Vec<(Vec<Pointer>, Rename)>,
}

impl Patches {
    /// Finds the places that the arguments name. All are found before anything is resolved, so that the result does not
    /// depend on the order of the operations.
    pub(crate) fn find<'d>(
        arguments: &Arguments,
        root: &Node<'d>,
        selected: &[Selected<'d>],
    ) -> (Self, Overlays, Vec<Diagnostic>) {
        let (mut patches, mut overlays) = (Self::default(), Overlays::default());
        if arguments.expand.is_empty() && arguments.opaque.is_empty() && arguments.patch.is_empty() {
            return (patches, overlays, Vec::new());
        }
        // This resolver reads without the changes, so its caches must not be reused.
        let mut resolver = Resolver::new(arguments, root, Overlays::default());
        let mut problems = resolver.expansions(&arguments.expand, selected, &mut overlays);
        for at in &arguments.opaque {
            match resolver.targets_of(at, root, selected) {
                Ok(targets) => patches.add(at, at.span, "opaque", Change::Opaque, &targets, &mut overlays),
                Err(problem) => problems.push(problem),
            }
        }
        for patch in &arguments.patch {
            let targets = match resolver.targets_of(&patch.at, root, selected) {
                Ok(targets) => targets,
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            for action in &patch.actions {
                let change = match (&action.value, change(action)) {
                    (Action::Rename(name), _) => {
                        patches.rename(&patch.at, name, &targets);
                        continue;
                    }
                    (_, Ok(change)) => change,
                    (_, Err(problem)) => {
                        problems.push(problem);
                        continue;
                    }
                };
                patches.add(&patch.at, action.span, "patch", change, &targets, &mut overlays);
            }
        }
        (patches, overlays, problems)
    }

    fn add(
        &mut self,
        at: &Spanned<String>,
        span: Span,
        argument: &'static str,
        change: Change,
        targets: &[Target<'_>],
        overlays: &mut Overlays,
    ) {
        let is_of_field = matches!(change, Change::Required | Change::Optional);
        let entry = Entry::new(change);
        for target in targets {
            if is_of_field && !target.is_field() {
                entry.mark(Found::Unfit("only a parameter or property can be"));
            }
            for offset in target.offsets(&entry.change) {
                overlays.add(offset, entry.clone());
            }
        }
        self.asked.push(Asked { at: at.value.clone(), entry, span, argument });
    }

    fn rename(&mut self, at: &Spanned<String>, name: &Ident, targets: &[Target<'_>]) {
        let mut places: Vec<Pointer> = targets.iter().map(|target| target.site().pointer().clone()).collect();
        if places.is_empty() {
            places.extend(Pointer::parse(&at.value));
        }
        self.renames.push((places, Rename { pointer: at.clone(), name: name.clone() }));
    }

    /// Passes the names to the options, which are asked when names are given.
    pub(crate) fn hand_names_to(&mut self, options: &mut Options) {
        for (places, rename) in self.renames.drain(..) {
            options.rename(places, rename);
        }
    }

    /// A diagnostic for each change that had no effect.
    pub(crate) fn unused(&self, options: &Options) -> Vec<Diagnostic> {
        self.asked.iter().filter_map(|asked| asked.problem(options)).collect()
    }
}

impl Asked {
    fn problem(&self, options: &Options) -> Option<Diagnostic> {
        let Self { at, entry, span, argument } = self;
        let is = match &entry.change {
            Change::Clearable => "cleared",
            Change::Required => "required",
            Change::Optional => "optional",
            Change::Secret => "a secret",
            Change::Deprecated => "deprecated",
            Change::Type(type_, _) => type_.as_str(),
            Change::Opaque | Change::Expanded => "any JSON",
        };
        let (message, help) = match (entry.found(), &entry.change) {
            (Found::Applied, _) => return None,
            (Found::Nothing, _) => (
                format!("the selected operations reach no schema or parameter at `{at}`"),
                suggest::help(at, options.pointers()),
            ),
            (Found::Unfit(reason), _) => (format!("`{at}` cannot be {is}: {reason}"), None),
            (Found::Adopted, change) => {
                let is = if *change == Change::Clearable { "clearable" } else { is };
                let help = match *argument {
                    "patch" => "the document needs no patch for that any more: remove it".to_owned(),
                    argument => format!("remove it from `{argument}`"),
                };
                (format!("`{at}` is {is} already"), Some(help))
            }
        };
        Some(Diagnostic::new(*span, message).help_if_any(help))
    }
}

/// The change of an action other than `rename`.
fn change(action: &Spanned<Action>) -> Result<Change, Diagnostic> {
    Ok(match &action.value {
        Action::Clearable => Change::Clearable,
        Action::Required => Change::Required,
        Action::Optional => Change::Optional,
        Action::Deprecated => Change::Deprecated,
        Action::Secret => Change::Secret,
        Action::Opaque | Action::Rename(_) => Change::Opaque,
        Action::Type(name, format) => {
            let Some(type_) = JsonType::from_name(name).filter(|type_| *type_ != JsonType::Null) else {
                let names = JsonType::ALL.into_iter().filter(|type_| *type_ != JsonType::Null);
                let names: Vec<&str> = names.map(JsonType::as_str).collect();
                let help = format!("the types are {}", suggest::list(&names, "and"));
                let help = suggest::help(name, names).unwrap_or(help);
                return Err(Diagnostic::new(action.span, format!("a patch has no type `{name}`")).help(help));
            };
            Change::Type(type_, format.clone())
        }
    })
}

impl<'d> Target<'d> {
    fn site(&self) -> &Site<'d> {
        match self {
            Self::Parameter(site) => site,
            Self::Schema(set) => &set.first,
        }
    }

    fn is_field(&self) -> bool {
        match self {
            Self::Parameter(_) => true,
            Self::Schema(set) => matches!(set.first.pointer().parts().as_slice(), [.., "properties", _]),
        }
    }

    /// The offsets that a change applies to. A change of a parameter's type applies to its schema.
    fn offsets(&self, change: &Change) -> Vec<usize> {
        match self {
            Self::Schema(set) => set.sites().map(|site| site.node.offset()).collect(),
            Self::Parameter(site)
                if matches!(change, Change::Required | Change::Optional | Change::Deprecated) =>
            {
                vec![site.node.offset()]
            }
            Self::Parameter(site) => {
                let contents = site.node.member("content").map(|content| content.members());
                let contents = contents.into_iter().flatten().filter_map(|(_, node)| node.member("schema"));
                let schemas = site.node.member("schema").into_iter().chain(contents);
                schemas.map(|schema| schema.offset()).collect()
            }
        }
    }
}

impl<'d> Resolver<'d> {
    /// The targets of a JSON pointer or path. A pointer may have none, which is reported after resolving.
    fn targets_of(
        &mut self,
        at: &Spanned<String>,
        root: &Node<'d>,
        selected: &[Selected<'d>],
    ) -> Result<Vec<Target<'d>>, Diagnostic> {
        let (name, path) = at.value.split_at(at.value.find('.').unwrap_or(at.value.len()));
        if let Some(selected) = selected.iter().find(|selected| selected.name.0 == name) {
            return self.targets_of_path(at, path, selected);
        }
        if at.value.contains('#') {
            return self.target_of_pointer(at, root);
        }
        let names = selected.iter().map(|selected| selected.name.0.as_str());
        let message = format!("no selected operation is named `{name}`");
        let help = suggest::help(name, names)
            .unwrap_or_else(|| "a path begins with the Rust name of an operation".to_owned());
        Err(Diagnostic::new(at.span, message).help(help))
    }

    fn target_of_pointer(
        &mut self,
        at: &Spanned<String>,
        root: &Node<'d>,
    ) -> Result<Vec<Target<'d>>, Diagnostic> {
        let Some(pointer) = Pointer::parse(&at.value) else {
            let message = format!("`{}` is no JSON pointer", at.value);
            let help = "a pointer is written as in a `$ref`: `#/components/schemas/pet`";
            return Err(Diagnostic::new(at.span, message).help(help));
        };
        let Some(node) = root.locate(&pointer) else { return Ok(Vec::new()) };
        let site = Site { node, span: at.span };
        let is_parameter = matches!(pointer.parts().as_slice(), [.., "parameters", _]);
        if is_parameter && site.node.kind() == Kind::Object {
            return Ok(self.reader.follow(&site).map(Target::Parameter).into_iter().collect());
        }
        Ok(vec![Target::Schema(SchemaSet::new(site))])
    }

    /// The targets of a path, among the parameters of an operation and the properties of its body. The path has a dot
    /// before each name.
    fn targets_of_path(
        &mut self,
        at: &Spanned<String>,
        path: &str,
        selected: &Selected<'d>,
    ) -> Result<Vec<Target<'d>>, Diagnostic> {
        let name = &selected.name;
        if path.is_empty() {
            let message = format!("`{name}` is an operation, of which a parameter or property must be named");
            return Err(Diagnostic::new(at.span, message).help(format!("as in `{name}.name`")));
        }
        let Some((site, operation)) = self.selected_operation(selected) else { return Ok(Vec::new()) };
        let mut targets = Vec::new();
        let mut names = OrderedSet::default();
        let mut steps = Vec::new();
        let step = |site: Site<'d>, rest| Step { set: SchemaSet::new(site), rest, expanded: Vec::new() };
        for LocatedParameter { site, parameter, .. } in self.described_parameters(selected, &operation, &site)
        {
            match after(path, &parameter.name) {
                Some("") => targets.push(Target::Parameter(site)),
                Some(rest) => {
                    let content = || parameter.content.into_iter().next()?.schema;
                    let schema = parameter.schema.or_else(content);
                    steps.extend(schema.map(|schema| step(site.with(schema), rest)));
                }
                None => {}
            }
            names.insert(parameter.name);
        }
        let bodies = self.body_schemas(&operation, &site);
        steps.extend(bodies.iter().map(|body| step(body.clone(), path)));
        let mut walk = self.walk(steps);
        if targets.is_empty()
            && walk.ends.is_empty()
            && let Some(rest) = after(path, "body").filter(|_| !bodies.is_empty())
        {
            walk = self.walk(bodies.into_iter().map(|body| step(body, rest)));
        }
        targets.extend(walk.ends.iter().map(|end| Target::Schema(end.set.clone())));
        if targets.is_empty() { Err(self.no_target(at, path, name, names, &walk)) } else { Ok(targets) }
    }

    /// The diagnostic for a path without a target: the part that was found, and similar names for the next part.
    fn no_target(
        &mut self,
        at: &Spanned<String>,
        path: &str,
        operation: &RustName,
        parameters: OrderedSet<String>,
        walk: &Walk<'_, 'd>,
    ) -> Diagnostic {
        let rest = walk.farthest.first().map_or(path, |farthest| farthest.rest);
        let mut names = if rest == path { parameters } else { OrderedSet::default() };
        for step in &walk.farthest {
            let holders = self.holders(&step.set).into_iter();
            names.extend(holders.flat_map(|holder| holder.properties.into_entries()).map(|(name, _)| name));
        }
        let way = before(path, rest);
        let owner = format!("{operation}{way}");
        let missing = rest.split('.').nth(1).unwrap_or_default();
        let message = if missing == "*" {
            format!("`{owner}` has no entries: it is neither a map nor an array")
        } else if way.is_empty() {
            format!("`{owner}` has no parameter or property `{missing}`")
        } else {
            format!("`{owner}` has no property `{missing}`")
        };
        let help = suggest::help(missing, names.iter().map(String::as_str));
        Diagnostic::new(at.span, message).help_if_any(help)
    }

    /// Reads a selected operation.
    pub(crate) fn selected_operation(
        &mut self,
        selected: &Selected<'d>,
    ) -> Option<(Site<'d>, Operation<'d>)> {
        let site = Site { node: selected.operation.node.clone(), span: selected.span };
        self.reader.read::<Operation<'d>>(&site)
    }
}
