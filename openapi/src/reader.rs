//! Reads objects and follows references, and collects what is wrong with them.

use std::rc::Rc;

use proc_macro2::Span;

use super::keyword::{Keywords, MEDIA_TYPE};
use super::members::{Look, Members};
use super::object::{MediaType, Object};
use super::overlay::{self, Entry, Overlays};
use super::schema::{self, Schema};
use crate::diagnostic::Diagnostic;
use crate::hierarchy::Extensions;
use crate::ordered::{OrderedMap, OrderedSet};
use crate::pointer::Pointer;
use crate::remark::{Mark, Remark, Slip};
use crate::source::{Kind, Node, References, Version};

/// The longest chain of references to references that is followed.
const LONGEST_CHAIN: usize = 64;

/// The reader of a document and what it refers to.
pub struct Reader<'d> {
    targets: References<'d>,
    overlays: Overlays,
    /// The `$ref`s of what was followed, by its place: most objects have none, and a large one is asked often.
    references: OrderedMap<usize, Option<Node<'d>>>,
    /// The targets of the `$dynamicRef`s and `$recursiveRef`s that have one, by the place of the reference.
    dynamic: OrderedMap<usize, Node<'d>>,
    /// The schemas that extend one another, by the container that they are in.
    pub(crate) extensions: OrderedMap<usize, Extensions<'d>>,
    /// The children of each parent that was asked for, by its place.
    pub(crate) children: OrderedMap<usize, Rc<[Site<'d>]>>,
    /// Each schema that was read, so that it is read once.
    schemas: OrderedMap<usize, Option<Rc<Schema<'d>>>>,
    problems: Vec<Diagnostic>,
    remarks: Vec<Remark<'d>>,
    /// The places and keywords of the remarks.
    remarked: OrderedSet<(usize, &'static str)>,
}

/// Everything that a [`Reader`] found out beside the objects.
#[derive(Debug, Default)]
pub struct Findings<'d> {
    /// Mistakes, each of which refuses an operation.
    pub problems: Vec<Diagnostic>,
    /// Differences between document and code, which refuse nothing.
    pub remarks: Vec<Remark<'d>>,
}

/// A place to read from, and the argument that asked for it.
#[derive(Clone, Debug)]
pub struct Site<'d> {
    pub node: Node<'d>,
    pub span: Span,
}

impl<'d> Site<'d> {
    pub fn problem(&self, message: impl Into<String>) -> Diagnostic {
        self.node.problem(self.span, message)
    }

    /// The same argument at another place.
    pub fn with(&self, node: Node<'d>) -> Self {
        Self { node, span: self.span }
    }

    /// The place of a member, or this place if there is no such member.
    pub fn member(&self, name: &str) -> Self {
        self.with(self.node.member(name).unwrap_or_else(|| self.node.clone()))
    }

    pub fn pointer(&self) -> &Pointer {
        self.node.pointer()
    }

    /// What a message calls the schema at this place.
    pub fn subject(&self) -> String {
        match self.pointer().parts().as_slice() {
            [.., "properties" | "schemas", name] => format!("`{name}`"),
            [.., "properties", name, "items"] => format!("an element of `{name}`"),
            _ => "this schema".to_owned(),
        }
    }
}

impl<'d> Reader<'d> {
    pub fn new(overlays: Overlays) -> Self {
        Self {
            overlays,
            targets: References::default(),
            references: OrderedMap::default(),
            extensions: OrderedMap::default(),
            children: OrderedMap::default(),
            dynamic: OrderedMap::default(),
            schemas: OrderedMap::default(),
            problems: Vec::new(),
            remarks: Vec::new(),
            remarked: OrderedSet::default(),
        }
    }

    pub fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Hands out the problems so far. Those of whatever is read from here on stand apart from them.
    pub fn take_problems(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.problems)
    }

    /// Adds a remark, once for a place and keyword: a shared object may be read in several ways.
    pub fn remark(&mut self, mark: Mark, keyword: &'static str, site: &Site<'d>, message: impl Into<String>) {
        if self.remarked.insert((site.node.offset(), keyword)) {
            self.remarks.push(Remark::new(mark, keyword, site, message));
        }
    }

    pub fn into_findings(self) -> Findings<'d> {
        Findings { problems: self.problems, remarks: self.remarks }
    }

    /// Reads the object at this place, or the one that a `$ref` there leads to. `None` if there is a mistake, which
    /// is reported.
    pub fn read<T: Object<'d>>(&mut self, site: &Site<'d>) -> Option<(Site<'d>, T)> {
        let site = self.follow(site)?;
        let object = self.read_here(&site)?;
        Some((site, object))
    }

    /// This place, or the one that a `$ref` there leads to.
    pub fn follow(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        self.follow_up_to(site, |_, _| false)
    }

    /// The same, not beyond a schema of which the arguments say something.
    fn follow_to_overlay(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        self.follow_up_to(site, |overlays, site| !overlays.at(site.node.offset()).is_empty())
    }

    fn follow_up_to(
        &mut self,
        site: &Site<'d>,
        ends: impl Fn(&Overlays, &Site<'d>) -> bool,
    ) -> Option<Site<'d>> {
        let mut site = site.clone();
        for _ in 0..LONGEST_CHAIN {
            if ends(&self.overlays, &site) {
                return Some(site);
            }
            let Some(reference) = self.reference(&site) else { return Some(site) };
            site = self.target(&reference)?;
        }
        self.push(site.problem("these `$ref`s lead to one another, and never to an object"));
        None
    }

    /// The schema at this place itself. A `$ref` is a part of it.
    pub fn schema(&mut self, site: &Site<'d>) -> Option<Rc<Schema<'d>>> {
        let offset = site.node.offset();
        if let Some(known) = self.schemas.get(&offset) {
            return known.clone();
        }
        site.node.reach(true);
        let schema = match self.overlays.at(offset) {
            [] => {
                let schema = schema::read(site, |_| true, &mut self.problems);
                let is_alone =
                    |schema: &Schema<'_>| schema.reference.is_none() && schema.dynamic_reference.is_none();
                if schema.as_ref().is_some_and(is_alone) {
                    self.references.insert(offset, None);
                }
                schema
            }
            overlay => overlay::read(site, overlay, &mut self.problems),
        };
        let schema = schema.map(|schema| Rc::new(self.completed(site, schema)));
        self.schemas.insert(offset, schema.clone());
        schema
    }

    /// The schema with the properties that a `$ref` in their place leads to.
    fn completed(&mut self, site: &Site<'d>, mut schema: Schema<'d>) -> Schema<'d> {
        self.note(site, std::mem::take(&mut schema.slips));
        if schema.has_id {
            self.targets.enter(&site.node);
        }
        if let Some(dynamic) = schema.dynamic_reference.take() {
            match self.reference(site) {
                // Beside a `$ref` it is one more schema that this one adds to.
                Some(reference) if reference.node.offset() != dynamic.offset() => {
                    schema.all_of.extend(self.dynamic_target(&site.with(dynamic)));
                }
                reference => schema.reference = reference.map(|_| site.clone()),
            }
        }
        if let Some([(name, only)]) = schema.properties.as_deref() {
            if name == "$ref" && only.node.kind() == Kind::String {
                let reference = only.node.clone();
                self.note(site, vec![Slip::container("properties", &reference)]);
                let target = self.container(site, &reference).map(|node| site.with(node));
                schema.properties = target.and_then(|it| schema::properties(&it, &mut self.problems));
            }
        }
        schema
    }

    /// The place of the schema that this one is, with nothing added: the target of a `$ref`, if it stands alone, or if
    /// it counts alone, as it does before 3.1. What the arguments say of a `$ref` stands beside it.
    pub fn schema_at(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let counts_alone = site.node.version() == Version::V3_0;
        if !counts_alone && self.reference(site).is_some() && site.node.members().len() > 1 {
            return Some(site.clone());
        }
        self.follow_to_overlay(site)
    }

    /// What the `$ref` of a schema leads to, whatever stands beside it.
    pub fn beyond(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        // What leads in a circle is reported here, so that each step from overlay to overlay comes nearer to the end.
        self.follow(site)?;
        let reference = self.reference(site)?;
        let target = self.target(&reference)?;
        self.follow_to_overlay(&target)
    }

    /// The schema that the text at this site refers to, if it does: a URI reference that need not lead anywhere.
    pub fn referred(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let node = self.targets.target(&site.node, site.span).ok()?;
        self.schema_at(&site.with(node))
    }

    /// The number of schemas that were read.
    pub fn schema_count(&self) -> usize {
        self.schemas.len()
    }

    /// What the arguments say of what is at this place.
    pub fn overlay(&self, site: &Site<'d>) -> &[Entry] {
        self.overlays.at(site.node.offset())
    }

    pub fn has_overlays(&self) -> bool {
        !self.overlays.is_empty()
    }

    /// The `$ref` of what is at this place, or what else refers to one schema.
    fn reference(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let offset = site.node.offset();
        let reference = match self.references.get(&offset) {
            Some(known) => known.clone(),
            None => {
                let mut reference = site.node.reference();
                if let Some(dynamic) = reference.take_if(|it| it.pointer().last() != "$ref") {
                    if let Some(target) = self.dynamic_target(&site.with(dynamic.clone())) {
                        self.dynamic.insert(dynamic.offset(), target.node);
                        reference = Some(dynamic);
                    }
                }
                self.references.insert(offset, reference.clone());
                reference
            }
        };
        Some(site.with(reference?))
    }

    /// Reads the object that stands at this place itself.
    pub fn read_here<T: Object<'d>>(&mut self, site: &Site<'d>) -> Option<T> {
        let (members, is_right) = self.members(site, T::keywords(&site.node));
        // Made in spite of mistakes, so that whatever of it is not JSON is found as well.
        let mut object = T::of(&members);
        let is_whole = self.follow_content(site, object.content_mut());
        (is_right && is_whole).then_some(object)
    }

    /// Puts what a `$ref` leads to in the place of an entry of `content`. OpenAPI has that since 3.2
    /// (`components.mediaTypes`); what it means in an older document is plain.
    fn follow_content(&mut self, site: &Site<'d>, content: &mut [MediaType<'d>]) -> bool {
        let mut is_whole = true;
        for entry in content {
            let at = site.with(entry.node.clone());
            if self.reference(&at).is_none() {
                continue;
            }
            if at.node.version() < Version::V3_2 {
                let message = "a `$ref` in `content` came with OpenAPI 3.2: it is followed all the same";
                self.remark(Mark::Slip, "$ref", &at, message);
            }
            match self.follow(&at).filter(|target| self.members(target, &MEDIA_TYPE).1) {
                Some(target) => {
                    entry.schema = target.node.member("schema");
                    entry.node = target.node;
                }
                None => is_whole = false,
            }
        }
        is_whole
    }

    /// The members of the object at this place, and whether there is no mistake in them.
    fn members(&mut self, site: &Site<'d>, keywords: &Keywords) -> (Members<'d>, bool) {
        site.node.reach(false);
        let found = self.problems.len();
        let mut follow = |reference: &Node<'d>| self.container(site, reference);
        let mut look = Look::new(&mut follow);
        let members = Members::of(&site.node, keywords, &mut look);
        let Look { wrong, slips, .. } = look;
        for wrong in wrong {
            self.push(site.with(wrong.node).problem(wrong.message).help_if_any(wrong.help));
        }
        self.note(site, slips);
        (members, self.problems.len() == found)
    }

    /// The container of objects that a `$ref` leads to, which stands where the container itself should.
    fn container(&mut self, site: &Site<'d>, reference: &Node<'d>) -> Option<Node<'d>> {
        let mut reference = reference.clone();
        for _ in 0..LONGEST_CHAIN {
            let target = self.target(&site.with(reference))?;
            match target.node.only_reference() {
                Some(next) => reference = next,
                None => return Some(target.node),
            }
        }
        self.push(site.problem("these `$ref`s lead to one another, and never to an object"));
        None
    }

    fn note(&mut self, site: &Site<'d>, slips: Vec<Slip<'d>>) {
        for Slip { keyword, node, message } in slips {
            self.remark(Mark::Slip, keyword, &site.with(node), message);
        }
    }

    /// Notes a `$ref` in the place of `paths`.
    pub fn note_paths(&mut self, root: &Site<'d>) {
        let reference = root.node.member("paths").and_then(|paths| paths.only_reference());
        self.note(root, reference.iter().map(|it| Slip::container("paths", it)).collect());
    }

    /// The elements of an array at this place, or of the one that a `$ref` there leads to.
    pub fn elements(&mut self, site: &Site<'d>, keyword: &str) -> Vec<Node<'d>> {
        self.behind(site, keyword).map(|node| node.elements()).unwrap_or_default()
    }

    /// The container at this place, or the one that a `$ref` there leads to; `None` if it leads nowhere, which is
    /// reported.
    pub fn behind(&mut self, site: &Site<'d>, keyword: &str) -> Option<Node<'d>> {
        let Some(reference) = site.node.only_reference() else { return Some(site.node.clone()) };
        self.note(site, vec![Slip::container(keyword, &reference)]);
        self.container(site, &reference)
    }

    /// The schema that a `$dynamicRef` or `$recursiveRef` names, if there is only one that it can.
    fn dynamic_target(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let targets = self.targets.dynamic_targets(&site.node, site.span);
        let targets = targets.map_err(|problem| self.push(problem)).ok()?;
        let keyword = if site.pointer().last() == "$recursiveRef" { "$recursiveRef" } else { "$dynamicRef" };
        let message = match targets.as_slice() {
            [only] => return Some(site.with(only.clone())),
            [] => format!("`{keyword}` leads to no schema: it is any JSON"),
            several => {
                let count = several.len();
                format!(
                    "`{keyword}` leads to one of {count} schemas, depending on the way that leads here: it is any JSON"
                )
            }
        };
        self.remark(Mark::NotRepresented, keyword, site, message);
        None
    }

    /// The place that the reference at this site names.
    fn target(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        if let Some(target) = self.dynamic.get(&site.node.offset()) {
            return Some(site.with(target.clone()));
        }
        let target = self.targets.target(&site.node, site.span);
        let slips = self.targets.take_slips();
        self.note(site, slips);
        match target {
            Ok(node) => Some(site.with(node)),
            Err(problem) => {
                self.push(problem);
                None
            }
        }
    }
}
