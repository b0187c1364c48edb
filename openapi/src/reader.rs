//! Reads objects, follows references, and collects the mistakes.

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

/// The longest chain of references that is followed, so that a cycle ends.
const LONGEST_CHAIN: usize = 64;

/// Reads the objects of a document and of the files that it refers to.
pub struct Reader<'d> {
    targets: References<'d>,
    overlays: Overlays,
    /// The `$ref` of each place that was followed, by its offset. Cached because most objects have none, and looking
    /// for one in a large object is repeated often.
    references: OrderedMap<usize, Option<Node<'d>>>,
    /// The targets of `$dynamicRef` and `$recursiveRef`, by the offset of the reference. Only those with a single
    /// target.
    dynamic: OrderedMap<usize, Node<'d>>,
    /// The schemas that extend one another, by the offset of their container.
    pub(crate) extensions: OrderedMap<usize, Extensions<'d>>,
    /// The children of each parent with a discriminator, by the offset of the parent.
    pub(crate) children: OrderedMap<usize, Rc<[Site<'d>]>>,
    /// Cache of schemas by offset; `None` for a schema with a mistake.
    schemas: OrderedMap<usize, Option<Rc<Schema<'d>>>>,
    problems: Vec<Diagnostic>,
    remarks: Vec<Remark<'d>>,
    /// The places and keywords that have a remark already.
    remarked: OrderedSet<(usize, &'static str)>,
}

/// Mistakes and remarks that a [`Reader`] collected.
#[derive(Debug, Default)]
pub struct Findings<'d> {
    /// Mistakes. Each of them refuses an operation.
    pub problems: Vec<Diagnostic>,
    /// Differences between the document and the code. They refuse nothing.
    pub remarks: Vec<Remark<'d>>,
}

/// A node to read, and the span of the argument that asked for it.
#[derive(Clone, Debug)]
pub struct Site<'d> {
    pub node: Node<'d>,
    pub span: Span,
}

impl<'d> Site<'d> {
    pub fn problem(&self, message: impl Into<String>) -> Diagnostic {
        self.node.problem(self.span, message)
    }

    /// Another node, for the same argument.
    pub fn with(&self, node: Node<'d>) -> Self {
        Self { node, span: self.span }
    }

    /// The site of a member, or this site if there is no such member.
    pub fn member(&self, name: &str) -> Self {
        self.with(self.node.member(name).unwrap_or_else(|| self.node.clone()))
    }

    pub fn pointer(&self) -> &Pointer {
        self.node.pointer()
    }

    /// The name of this schema in a message.
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

    /// Takes the problems so far, to keep them apart from those of the next read.
    pub fn take_problems(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.problems)
    }

    /// Adds a remark, once for each place and keyword, because a shared object may be read in several ways.
    pub fn remark(&mut self, mark: Mark, keyword: &'static str, site: &Site<'d>, message: impl Into<String>) {
        if self.remarked.insert((site.node.offset(), keyword)) {
            self.remarks.push(Remark::new(mark, keyword, site, message));
        }
    }

    pub fn into_findings(self) -> Findings<'d> {
        Findings { problems: self.problems, remarks: self.remarks }
    }

    /// Reads the object at this site, or the target of its `$ref`. Returns `None` after reporting a mistake.
    pub fn read<T: Object<'d>>(&mut self, site: &Site<'d>) -> Option<(Site<'d>, T)> {
        let site = self.follow(site)?;
        let object = self.read_here(&site)?;
        Some((site, object))
    }

    /// Follows the `$ref`s from this site to the first object without one.
    pub fn follow(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        self.follow_up_to(site, |_, _| false)
    }

    /// Like [`Self::follow`], but stops at a schema that the arguments change.
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

    /// Reads the schema at this site. A `$ref` is not followed: it is one of the keywords.
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

    /// Completes a schema with the targets of its `$dynamicRef` and of a `$ref` in the place of `properties`.
    fn completed(&mut self, site: &Site<'d>, mut schema: Schema<'d>) -> Schema<'d> {
        self.note(site, std::mem::take(&mut schema.slips));
        if schema.has_id {
            self.targets.enter(&site.node);
        }
        if let Some(dynamic) = schema.dynamic_reference.take() {
            match self.reference(site) {
                // With a sibling `$ref`, the target of the `$dynamicRef` is merged like one more branch of `allOf`.
                Some(reference) if reference.node.offset() != dynamic.offset() => {
                    schema.all_of.extend(self.dynamic_target(&site.with(dynamic)));
                }
                reference => schema.reference = reference.map(|_| site.clone()),
            }
        }
        if let Some([(name, only)]) = schema.properties.as_deref()
            && name == "$ref"
            && only.node.kind() == Kind::String
        {
            let reference = only.node.clone();
            self.note(site, vec![Slip::container("properties", &reference)]);
            let target = self.container(site, &reference).map(|node| site.with(node));
            schema.properties = target.and_then(|it| schema::properties(&it, &mut self.problems));
        }
        schema
    }

    /// The site of the schema that this one stands for: the target of a `$ref` without siblings. OpenAPI 3.0 ignores
    /// siblings of a `$ref` (OAS 3.0.4, Reference Object), so there every `$ref` is followed. Stops at a schema that
    /// the arguments change.
    pub fn schema_at(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let counts_alone = site.node.version() == Version::V3_0;
        if !counts_alone && self.reference(site).is_some() && site.node.members().len() > 1 {
            return Some(site.clone());
        }
        self.follow_to_overlay(site)
    }

    /// The target of the `$ref` of a schema, with or without siblings.
    pub fn beyond(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        // A cycle is reported here, so each step from overlay to overlay comes nearer to the end.
        self.follow(site)?;
        let reference = self.reference(site)?;
        let target = self.target(&reference)?;
        self.follow_to_overlay(&target)
    }

    /// The schema that the string at this site refers to as a URI reference. Without a target there is no error.
    pub fn referred(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let node = self.targets.target(&site.node, site.span).ok()?;
        self.schema_at(&site.with(node))
    }

    /// The number of schemas that were read so far.
    pub fn schema_count(&self) -> usize {
        self.schemas.len()
    }

    /// The changes that the arguments make to this site.
    pub fn overlay(&self, site: &Site<'d>) -> &[Entry] {
        self.overlays.at(site.node.offset())
    }

    pub fn has_overlays(&self) -> bool {
        !self.overlays.is_empty()
    }

    /// The `$ref` at this site, or a `$dynamicRef` or `$recursiveRef` that has a single target.
    fn reference(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let offset = site.node.offset();
        let reference = match self.references.get(&offset) {
            Some(known) => known.clone(),
            None => {
                let mut reference = site.node.reference();
                if let Some(dynamic) = reference.take_if(|it| it.pointer().last() != "$ref")
                    && let Some(target) = self.dynamic_target(&site.with(dynamic.clone()))
                {
                    self.dynamic.insert(dynamic.offset(), target.node);
                    reference = Some(dynamic);
                }
                self.references.insert(offset, reference.clone());
                reference
            }
        };
        Some(site.with(reference?))
    }

    /// Reads the object at this site itself, without following a `$ref`.
    pub fn read_here<T: Object<'d>>(&mut self, site: &Site<'d>) -> Option<T> {
        let (members, is_right) = self.members(site, T::keywords(&site.node));
        // Built in spite of mistakes, so that syntax errors inside of it are reported as well.
        let mut object = T::from_members(&members);
        let is_whole = self.follow_content(site, object.content_mut());
        (is_right && is_whole).then_some(object)
    }

    /// Replaces entries of `content` by the targets of their `$ref`s. OpenAPI allows them since 3.2
    /// (`components.mediaTypes`); in an older document a `$ref` there is a slip, with the same meaning.
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

    /// The members of the object at this site, and true if there is no mistake in them.
    fn members(&mut self, site: &Site<'d>, keywords: &Keywords) -> (Members<'d>, bool) {
        site.node.reach(false);
        let found = self.problems.len();
        let mut follow = |reference: &Node<'d>| self.container(site, reference);
        let mut look = Look::new(&mut follow);
        let members = Members::read(&site.node, keywords, &mut look);
        let Look { wrong, slips, .. } = look;
        for wrong in wrong {
            self.push(site.with(wrong.node).problem(wrong.message).help_if_any(wrong.help));
        }
        self.note(site, slips);
        (members, self.problems.len() == found)
    }

    /// Follows a `$ref` in the place of a container of objects, such as `properties`.
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

    /// The elements of the array at this site, or of the one that a `$ref` there leads to.
    pub fn elements(&mut self, site: &Site<'d>, keyword: &str) -> Vec<Node<'d>> {
        self.behind(site, keyword).map(|node| node.elements()).unwrap_or_default()
    }

    /// The container at this site, or the one that a `$ref` there leads to; `None` after reporting a `$ref` without a
    /// target.
    pub fn behind(&mut self, site: &Site<'d>, keyword: &str) -> Option<Node<'d>> {
        let Some(reference) = site.node.only_reference() else { return Some(site.node.clone()) };
        self.note(site, vec![Slip::container(keyword, &reference)]);
        self.container(site, &reference)
    }

    /// The schema that a `$dynamicRef` or `$recursiveRef` leads to, if there is exactly one candidate.
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

    /// The target of the reference at this site.
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
