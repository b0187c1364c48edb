//! The walk through both models at once: every pair of definitions that stand for one another is compared once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use formwork_openapi::{Diagnostic, Place, Position};
use formwork_resolve::model::{Definition, DefinitionId, RustName, Shape};

use super::kind::Kind;
use super::side::Side;
use super::{Change, Location};
use crate::markdown::document;

/// The names that lead to a definition from where the macro stands.
pub(super) type Path = Vec<RustName>;

pub(super) struct Comparison<'s> {
    pub(super) old: Side<'s>,
    pub(super) new: Side<'s>,
    old_paths: BTreeMap<Path, DefinitionId>,
    new_paths: BTreeMap<Path, DefinitionId>,
    changes: Vec<Change>,
    /// The pairs that are compared already, or wait for that.
    seen: BTreeSet<(DefinitionId, DefinitionId)>,
    pending: VecDeque<Pair<'s>>,
    /// The modules that are called otherwise, as the types that they belong to are.
    moved: Vec<(Path, Path)>,
    /// True if the operation that is being compared has another kind of body.
    pub(super) has_other_body: bool,
}

/// Two definitions, of which one takes the place of the other.
pub(super) struct Pair<'s> {
    pub(super) old: &'s Definition,
    pub(super) new: &'s Definition,
    /// The name in reports.
    pub(super) subject: String,
}

/// The subject of a change.
#[derive(Clone, Default)]
pub(super) struct Spot<'s> {
    pub(super) subject: String,
    pub(super) wire: Option<&'s str>,
    pub(super) old: Option<&'s Place>,
    pub(super) new: Option<&'s Place>,
}

/// The way to a type: types that belong to `owner` are called after what leads to them.
pub(super) struct Way<'w> {
    pub(super) owner: Option<&'w Definition>,
    pub(super) subject: &'w str,
}

impl<'s> Comparison<'s> {
    pub(super) fn new(old: Side<'s>, new: Side<'s>) -> Self {
        Self {
            old,
            new,
            old_paths: paths(old),
            new_paths: paths(new),
            changes: Vec::new(),
            seen: BTreeSet::new(),
            pending: VecDeque::new(),
            moved: Vec::new(),
            has_other_body: false,
        }
    }

    /// Every change once, however many ways lead to it.
    pub(super) fn into_changes(self) -> Vec<Change> {
        let mut seen = BTreeSet::new();
        let mut changes = self.changes;
        changes.retain(|change| seen.insert((change.kind, change.subject.clone(), change.reason.clone())));
        changes
    }

    pub(super) fn report(&mut self, kind: Kind, spot: &Spot<'_>, reason: impl Into<String>) {
        let change = Change {
            kind,
            subject: spot.subject.clone(),
            wire: spot.wire.map(ToOwned::to_owned),
            reason: reason.into(),
            old: spot.old.map(|place| location(self.old, place)),
            new: spot.new.map(|place| location(self.new, place)),
        };
        self.changes.push(change);
    }

    /// The arguments that the new document has no use for.
    pub(super) fn arguments(&mut self, stale: &[Diagnostic]) {
        for diagnostic in stale {
            let spot = Spot { subject: "openapi!".to_owned(), ..Spot::default() };
            let helps = diagnostic.helps().iter().map(String::as_str);
            let texts: Vec<&str> = [diagnostic.message()].into_iter().chain(helps).collect();
            self.report(Kind::ArgumentsRefused, &spot, texts.join("; "));
        }
    }

    /// Has two definitions compared, if they were not before. They are one and the same type to the user if they have
    /// one path, or if no other type has the path of either.
    pub(super) fn are_one(&mut self, ids: (DefinitionId, DefinitionId), way: &Way<'_>) -> bool {
        let (Some(old), Some(new)) = (self.old.model.definition(ids.0), self.new.model.definition(ids.1))
        else {
            return ids.0 == ids.1;
        };
        if !self.could_be_one(old, new) {
            return false;
        }
        let is_renamed = self.moved_path(old) != path(new);
        if self.seen.insert(ids) {
            let is_own = way.owner.is_some_and(|owner| owner.inner_module() == old.module);
            let subject = if is_own { way.subject.to_owned() } else { shown(&path(old)) };
            if is_renamed {
                let spot = Spot {
                    subject: shown(&path(old)),
                    wire: None,
                    old: Some(&old.place),
                    new: Some(&new.place),
                };
                self.report(Kind::TypeRenamed, &spot, format!("the type is `{}` now", shown(&path(new))));
            }
            self.moves(old, new);
            self.pending.push_back(Pair { old, new, subject });
        }
        true
    }

    /// True if two definitions have one path, or are alike, and no other type has the path of either.
    pub(super) fn could_be_one(&self, old: &Definition, new: &Definition) -> bool {
        let (expected, found) = (self.moved_path(old), path(new));
        let is_free = || !self.new_paths.contains_key(&expected) && !self.old_paths.contains_key(&found);
        let is_alike = || std::mem::discriminant(&old.shape) == std::mem::discriminant(&new.shape);
        expected == found || is_free() && is_alike()
    }

    /// Remembers that the types of one definition are in another module than before.
    pub(super) fn moves(&mut self, old: &Definition, new: &Definition) {
        let (from, to) = (old.inner_module(), new.inner_module());
        if self.moved_module(&from) != to {
            self.moved.push((from, to));
        }
    }

    /// The path that a definition has now, if it was not renamed itself.
    fn moved_path(&self, old: &Definition) -> Path {
        let mut path = self.moved_module(&old.module);
        path.push(old.name.clone());
        path
    }

    /// The last one is the innermost, because what is outside is compared first.
    fn moved_module(&self, module: &[RustName]) -> Path {
        let moved = self.moved.iter().rev();
        let mut moved = moved.filter_map(|(from, to)| Some((to, module.strip_prefix(from.as_slice())?)));
        moved.next().map_or_else(|| module.to_vec(), |(to, rest)| [to.as_slice(), rest].concat())
    }

    /// The definition that has the path of an old one now.
    pub(super) fn new_of(&self, old: &Definition) -> Option<&'s Definition> {
        self.new.model.definition(*self.new_paths.get(&self.moved_path(old))?)
    }

    /// The definition that had the path of a new one.
    pub(super) fn old_of(&self, new: &Definition) -> Option<&'s Definition> {
        let path = path(new);
        let mut old = self.old.model.definitions.iter();
        old.find(|old| self.moved_path(old) == path)
    }

    /// Remembers that two definitions are compared.
    pub(super) fn see(&mut self, ids: (DefinitionId, DefinitionId)) {
        self.seen.insert(ids);
    }

    /// Passes over a definition: what happened to it is said already.
    pub(super) fn pass_over(&mut self, old: DefinitionId) {
        let new = self.old.model.definition(old).and_then(|old| self.new_paths.get(&self.moved_path(old)));
        if let Some(new) = new {
            self.seen.insert((old, *new));
        }
    }

    /// Compares what waits for it, and then what no way that is still there has led to: users can name it.
    pub(super) fn definitions(&mut self) {
        self.compare_pending();
        for (path, old) in self.old_paths.clone() {
            let Some(definition) = self.old.model.definition(old) else { continue };
            if let Some(new) = self.new_paths.get(&self.moved_path(definition)).copied() {
                let subject = shown(&path);
                self.are_one((old, new), &Way { owner: None, subject: &subject });
                self.compare_pending();
            }
        }
    }

    fn compare_pending(&mut self) {
        while let Some(pair) = self.pending.pop_front() {
            self.definition(&pair);
        }
    }

    pub(super) fn definition(&mut self, pair: &Pair<'s>) {
        let Pair { old, new, subject } = pair;
        let spot =
            Spot { subject: subject.clone(), wire: None, old: Some(&old.place), new: Some(&new.place) };
        match (&old.shape, &new.shape) {
            (Shape::Operation(before), Shape::Operation(after))
            | (Shape::Params(before), Shape::Params(after))
            | (Shape::Parts(before), Shape::Parts(after)) => self.sent(pair, before, after),
            (Shape::Response(before), Shape::Response(after)) => self.received(pair, before, after),
            (Shape::Headers(before), Shape::Headers(after)) => self.headers(pair, before, after),
            (Shape::Enum(before), Shape::Enum(after)) => {
                self.equal_enums(pair, &spot);
                self.values(pair, (before, None), (after, None));
            }
            (Shape::ValueEnum(before, old), Shape::ValueEnum(after, new)) => {
                self.equal_enums(pair, &spot);
                self.values(pair, (before, Some(old)), (after, Some(new)));
            }
            (Shape::Union(before), Shape::Union(after)) if before.is_received == after.is_received => {
                self.union(pair, before, after);
            }
            (Shape::Bodies(before), Shape::Bodies(after)) => self.bodies(pair, before, after),
            (Shape::Output(before), Shape::Output(after))
            | (Shape::Failure(before), Shape::Failure(after)) => {
                self.cases(pair, before, after);
            }
            (before, after) => {
                let reason = format!("it was {}, and is {}", shape(before), shape(after));
                return self.report(Kind::ShapeChanged, &spot, reason);
            }
        }
        self.documentation(&spot, (&old.docs, old.deprecated), (&new.docs, new.deprecated));
    }

    pub(super) fn documentation(&mut self, spot: &Spot<'_>, old: (&str, bool), new: (&str, bool)) {
        match (old.1, new.1) {
            (false, true) => self.report(Kind::Deprecated, spot, "the compiler warns of uses"),
            (true, false) => self.report(Kind::Undeprecated, spot, "the compiler warns of uses no more"),
            _ => {}
        }
        // Another spelling of the same text is not a change.
        let text = |docs| document(docs, self.new.model.base.as_deref());
        if old.0 != new.0 && text(old.0) != text(new.0) {
            self.report(Kind::DocsChanged, spot, "the document describes it in other words");
        }
    }
}

fn location(side: Side<'_>, place: &Place) -> Location {
    let (file, Position { line, column }) = side.document.locate(place);
    Location { file: file.to_owned(), line, column, pointer: place.pointer.to_string() }
}

fn paths(side: Side<'_>) -> BTreeMap<Path, DefinitionId> {
    let definitions = side.model.definitions.iter().enumerate();
    definitions.map(|(index, definition)| (path(definition), DefinitionId(index))).collect()
}

pub(super) fn path(definition: &Definition) -> Path {
    let mut path = definition.module.clone();
    path.push(definition.name.clone());
    path
}

/// A path as Rust writes it.
pub(super) fn shown(path: &[RustName]) -> String {
    path.iter().map(|name| name.0.as_str()).collect::<Vec<_>>().join("::")
}

fn shape(shape: &Shape) -> &'static str {
    match shape {
        Shape::Operation(_) => "an operation",
        Shape::Params(_) => "a struct that is sent",
        Shape::Parts(_) => "a struct that is sent as parts",
        Shape::Response(_) => "a struct that is received",
        Shape::Headers(_) => "a struct of headers",
        Shape::Enum(_) => "an enum of texts",
        Shape::ValueEnum(..) => "an enum of values that are not all text",
        Shape::Union(union) if union.is_received => "an enum of types that is received",
        Shape::Union(_) => "an enum of types that is sent",
        Shape::Bodies(_) => "an enum of media types",
        Shape::Output(_) => "an enum of successes",
        Shape::Failure(_) => "an enum of errors",
    }
}
