//! Goes from object to object through what was read, keyword by keyword.

use std::collections::{BTreeMap, BTreeSet};

use formwork_openapi::{
    Diagnostic, Document, IndexedOperation, Kind, Mark, Method, Node, Reached, References, Remark,
};
use formwork_resolve::arguments::Arguments;
use formwork_resolve::media_type;
use formwork_resolve::model::Model;
use proc_macro2::Span;

use super::items::Items;
use super::judge::{self, plain_text, restricts};
use super::{ByPointer, Difference, Unit};
use crate::tools::slice::DEEPEST_NODE;
use crate::tools::vocabulary::{Child, ObjectKind, Role, applies, is_too_new, role, stands_alone};

/// The side of a call that an object stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Context {
    Request,
    Response,
    Error,
    /// A response to HEAD, or with a status that has no content.
    Empty,
}

/// An object that is looked at, and how.
#[derive(Clone, Debug)]
pub(super) struct Object<'d> {
    pub(super) node: Node<'d>,
    pub(super) kind: ObjectKind,
    pub(super) context: Context,
    /// The key of a media type without parameters. Empty for anything else.
    essence: String,
    depth: usize,
}

impl<'d> Object<'d> {
    fn new(node: &Node<'d>, kind: ObjectKind, context: Context) -> Self {
        Self { node: node.clone(), kind, context, essence: String::new(), depth: 0 }
    }

    fn below(&self, kind: ObjectKind, node: &Node<'d>) -> Self {
        Self { depth: self.depth + 1, ..Self::new(node, kind, self.context) }
    }

    /// True if it is a media type with named members, of which `encoding` says more (OAS 3.1.1, 4.8.15.1).
    fn is_form(&self) -> bool {
        self.essence == "application/x-www-form-urlencoded" || self.essence.starts_with("multipart/")
    }
}

/// Looks through units, the ones that were found in others after these.
pub(super) struct Walker<'w, 'd> {
    root: Node<'d>,
    pub(super) reached: &'w Reached,
    references: &'w mut References<'d>,
    /// The formats of text that have a type.
    pub(super) formats: BTreeSet<&'w str>,
    /// The items that are generated.
    pub(super) items: Items,
    /// True if expandable fields may be expanded.
    expands: bool,
    place: Option<usize>,
    pub(super) units: Vec<Unit>,
    /// The start of each unit.
    objects: Vec<Option<Object<'d>>>,
    numbers: BTreeMap<(usize, ObjectKind, Context), usize>,
    pub(super) differences: Vec<Difference<'d>>,
    /// The differences at each place.
    known: BTreeMap<usize, Vec<usize>>,
    by_pointer: ByPointer,
    /// The unit that is looked through.
    unit: usize,
}

/// The unit of what a document says of all operations.
const ROOT: usize = 0;

impl<'w, 'd> Walker<'w, 'd> {
    pub(super) fn new(
        document: &'d Document<'d>,
        arguments: &'w Arguments,
        (model, reached): (&Model, &'w Reached),
        references: &'w mut References<'d>,
        place: Option<&Node<'d>>,
    ) -> Self {
        let root = document.root();
        let mut walker = Self {
            root: root.clone(),
            reached,
            references,
            formats: arguments.formats.iter().map(|format| format.format.value.as_str()).collect(),
            items: Items::new(model),
            expands: !arguments.expand.is_empty(),
            place: place.map(Node::offset),
            units: Vec::new(),
            objects: Vec::new(),
            numbers: BTreeMap::new(),
            differences: Vec::new(),
            known: BTreeMap::new(),
            by_pointer: BTreeMap::new(),
            unit: ROOT,
        };
        walker.unit_of(&root, ObjectKind::Root, Context::Request);
        walker
    }

    /// The unit of an operation: its own object, the path items that have it, and what is said of all operations.
    pub(super) fn operation(&mut self, operation: &IndexedOperation<'d>) -> usize {
        let context = if operation.method == Method::Head { Context::Empty } else { Context::Request };
        let mut edges = vec![ROOT, self.unit_of(&operation.node, ObjectKind::Operation, context)];
        for item in operation.path_items.iter() {
            edges.push(self.unit_of(item, ObjectKind::PathItem, Context::Request));
        }
        self.units.push(Unit { edges, ..Unit::default() });
        self.objects.push(None);
        self.units.len() - 1
    }

    /// The number of a unit, which is looked through later if it is new.
    fn unit_of(&mut self, node: &Node<'d>, kind: ObjectKind, context: Context) -> usize {
        let key = (node.offset(), kind, context);
        if let Some(known) = self.numbers.get(&key) {
            return *known;
        }
        let number = self.units.len();
        self.numbers.insert(key, number);
        self.units.push(Unit::default());
        self.objects.push(Some(Object::new(node, kind, context)));
        self.by_pointer.entry(node.pointer().to_string()).or_default().push(number);
        number
    }

    /// Looks through all units.
    pub(super) fn walk(&mut self) {
        let mut number = 0;
        while let Some(object) = self.objects.get(number).cloned() {
            self.unit = number;
            let mut left: Vec<Object<'d>> = object.into_iter().collect();
            while let Some(object) = left.pop() {
                self.object(&object, &mut left);
            }
            number += 1;
        }
    }

    fn object(&mut self, object: &Object<'d>, left: &mut Vec<Object<'d>>) {
        let Object { node, kind, .. } = object;
        if self.place == Some(node.offset()) {
            self.change(|unit| unit.has_place = true);
        }
        if kind.can_be_referred_to()
            && let Some(reference) = node.quiet_member("$ref")
        {
            self.refer(&reference, object);
            if stands_alone(*kind, node) {
                return;
            }
        }
        if node.kind() != Kind::Object || !self.is_reached(object) || object.depth > DEEPEST_NODE {
            return;
        }
        if *kind == ObjectKind::Responses {
            return self.responses(object, left);
        }
        if *kind == ObjectKind::Schema && self.stays_json(object) {
            return;
        }
        judge::object(self, object);
        for (name, member) in node.members() {
            self.keyword(object, &name, &member, left);
        }
    }

    /// True if a stage has read it.
    fn is_reached(&self, object: &Object<'d>) -> bool {
        let reached = self.reached.objects.get(&object.node.offset());
        match object.kind {
            ObjectKind::Schema => reached == Some(&true),
            ObjectKind::Parameter | ObjectKind::RequestBody | ObjectKind::Response | ObjectKind::Header => {
                reached.is_some()
            }
            _ => true,
        }
    }

    /// True if nothing is generated for a schema because it is a resource in an error: the JSON is kept.
    fn stays_json(&mut self, object: &Object<'d>) -> bool {
        if object.context != Context::Error || object.node.quiet_member("x-resourceId").is_none() {
            return false;
        }
        let message = "a resource in an error is any JSON, which is kept and not checked";
        self.differ(Mark::NotEnforced, "x-resourceId", &object.node, message);
        true
    }

    fn keyword(&mut self, object: &Object<'d>, name: &str, member: &Node<'d>, left: &mut Vec<Object<'d>>) {
        let Object { node, kind, .. } = object;
        let role = role(*kind, name).filter(|_| !is_too_new(*kind, name, node.version()));
        match role {
            None if name == "x-expansionResources" && self.expands => {
                let listed = ["oneOf", "anyOf"].map(|keyword| member.quiet_member(keyword));
                for listed in listed.into_iter().flatten() {
                    self.children(object, Child::List(ObjectKind::Schema), &listed, left);
                }
            }
            None if name.starts_with("x-") => {}
            None => {
                let message =
                    format!("`{name}` is not a keyword of {}, so nothing stands for it", kind.as_str());
                self.differ(Mark::NotRepresented, name, member, message);
            }
            Some(Role::Read | Role::Annotation(_)) => {}
            Some(Role::NotRepresented(becomes)) => {
                if name == "itemSchema" || !is_empty(member) {
                    self.differ(Mark::NotRepresented, name, member, format!("`{name}` {becomes}"));
                }
            }
            Some(Role::Restriction) => self.restriction(node, name, member),
            Some(Role::Leads(child)) => match (kind, child) {
                (ObjectKind::Schema, _) if self.is_id_alone(object, name) => {}
                (_, Child::Map(ObjectKind::MediaType)) => self.content(object, member, left),
                (ObjectKind::MediaType, Child::One(_)) => self.schema_of_content(object, member, left),
                (ObjectKind::MediaType, _) if !object.is_form() => {}
                (ObjectKind::Response, Child::Map(ObjectKind::Header))
                    if object.context == Context::Error =>
                {
                    self.headers_of_error(member);
                }
                _ => self.children(object, child, member, left),
            },
        }
    }

    /// True if this keyword of an expandable schema leads to what is not expanded.
    fn is_id_alone(&self, object: &Object<'d>, keyword: &str) -> bool {
        !self.expands
            && object.context != Context::Request
            && matches!(keyword, "anyOf" | "oneOf")
            && object.node.quiet_member("x-expansionResources").is_some()
    }

    pub(super) fn restriction(&mut self, schema: &Node<'d>, name: &str, member: &Node<'d>) {
        // A tuple has fields for the elements that are always there.
        let is_of_tuple = name == "minItems" && judge::is_tuple(schema, member);
        if restricts(name, member) && applies(name, schema) && !is_of_tuple {
            let message = format!("`{name}: {}` is not checked", judge::shown(member));
            self.differ(Mark::NotEnforced, name, member, message);
        }
    }

    fn children(&mut self, object: &Object<'d>, child: Child, member: &Node<'d>, left: &mut Vec<Object<'d>>) {
        let below = |kind, node: &Node<'d>| object.below(kind, node);
        match child {
            Child::One(kind) if member.kind() == Kind::Array => {
                left.extend(member.elements().iter().map(|node| below(kind, node)));
            }
            Child::One(kind) => left.push(below(kind, member)),
            Child::List(kind) => left.extend(member.elements().iter().map(|node| below(kind, node))),
            Child::Map(kind) => {
                left.extend(member.members().iter().map(|(_, node)| below(kind, node)));
            }
            Child::Requirements => {
                for (name, _) in member.elements().iter().flat_map(Node::members) {
                    self.security_scheme(&name);
                }
            }
        }
    }

    fn security_scheme(&mut self, name: &str) {
        let root = self.root.clone();
        let parts = ["components", "securitySchemes", name];
        let scheme = parts.iter().try_fold(root, |above, part| self.references.child(&above, part));
        if let Some(scheme) = scheme {
            self.lead_to(&scheme, ObjectKind::SecurityScheme, Context::Request);
        }
    }

    /// Leads to what a `$ref` names. The mistake of one that leads nowhere is reported where it is read.
    fn refer(&mut self, reference: &Node<'d>, object: &Object<'d>) {
        let Ok(target) = self.references.target(reference, Span::call_site()) else { return };
        let is_read = self.reached.objects.has(&target.offset()) || target.quiet_member("$ref").is_some();
        if object.kind != ObjectKind::Schema || is_read {
            self.lead_to(&target, object.kind, object.context);
        }
    }

    fn lead_to(&mut self, node: &Node<'d>, kind: ObjectKind, context: Context) {
        let target = self.unit_of(node, kind, context);
        self.change(|unit| unit.edges.push(target));
    }

    fn change(&mut self, change: impl FnOnce(&mut Unit)) {
        if let Some(unit) = self.units.get_mut(self.unit) {
            change(unit);
        }
    }

    /// The responses, which count by their status. A 204 or 205 has no content (RFC 9110, 15.3.5 and 15.3.6).
    fn responses(&mut self, object: &Object<'d>, left: &mut Vec<Object<'d>>) {
        let members = object.node.members();
        let has_success = members.iter().any(|(status, _)| status.starts_with('2'));
        for (status, response) in members.into_iter().filter(|(status, _)| !status.starts_with("x-")) {
            if status.starts_with(['1', '3']) {
                let message =
                    format!("the response {status} is neither a success nor an error: no type has it");
                self.differ(Mark::NotRepresented, "responses", &response, message);
                continue;
            }
            let context = match (object.context, status.as_ref()) {
                (Context::Empty, _) | (_, "204" | "205") => Context::Empty,
                (_, "default") if has_success => Context::Error,
                (_, status) if status.starts_with(['4', '5']) => Context::Error,
                _ => Context::Response,
            };
            let is_wrong = context == Context::Empty && object.context != Context::Empty;
            if let (Some(content), true) = (response.quiet_member("content"), is_wrong)
                && !is_empty(&content)
            {
                let message = format!("a {status} response has no content, whatever the document says");
                self.differ(Mark::Slip, "content", &content, message);
            }
            left.push(Object { context, ..object.below(ObjectKind::Response, &response) });
        }
    }

    /// Entries of `content`, of which some are the same as ones before.
    fn content(&mut self, owner: &Object<'d>, content: &Node<'d>, left: &mut Vec<Object<'d>>) {
        if owner.context == Context::Empty {
            return;
        }
        let (mut essences, mut schemas) = (BTreeSet::new(), BTreeSet::new());
        for (key, node) in content.members() {
            let essence = media_type::essence(&key);
            if owner.kind == ObjectKind::Response {
                if !media_type::is_well_formed(&essence) {
                    let message = format!("`{key}` is not a media type, so no answer has it");
                    self.differ(Mark::NotRepresented, "content", &node, message);
                    continue;
                }
                if !essences.insert(media_type::with_parameters(&key)) {
                    let message = format!(
                        "`{key}` is the same media type as one before, so no answer is told to be it"
                    );
                    self.differ(Mark::NotRepresented, "content", &node, message);
                    continue;
                }
            } else if media_type::is_json(&essence) {
                let schema = node.quiet_member("schema").map_or("", |schema| schema.written());
                if !schemas.insert(schema) {
                    continue;
                }
            }
            let node = self.media_type(node);
            left.push(Object { essence, ..owner.below(ObjectKind::MediaType, &node) });
        }
    }

    /// The entry of `content` at this place, or the one that a `$ref` there leads to.
    fn media_type(&mut self, mut node: Node<'d>) -> Node<'d> {
        for _ in 0..DEEPEST_NODE {
            let Some(reference) = node.quiet_member("$ref") else { break };
            let Ok(target) = self.references.target(&reference, Span::call_site()) else { break };
            self.by_pointer.entry(target.pointer().to_string()).or_default().push(self.unit);
            node = target;
        }
        node
    }

    /// The schema of a media type. Of other content than JSON, forms and parts no stage reads more than that there is
    /// text or bytes.
    fn schema_of_content(&mut self, owner: &Object<'d>, schema: &Node<'d>, left: &mut Vec<Object<'d>>) {
        let has_members = owner.is_form() && owner.context == Context::Request;
        let is_typed = media_type::is_json(&owner.essence) || has_members || owner.essence.contains('*');
        let target = self.first_read(schema);
        if is_typed && self.is_schema_read(&target) {
            return left.push(owner.below(ObjectKind::Schema, schema));
        }
        if plain_text(&target) {
            for (name, member) in target.members() {
                if role(ObjectKind::Schema, &name) == Some(Role::Restriction) {
                    self.restriction(&target, &name, &member);
                }
            }
            return;
        }
        let taken_as = match owner.essence.as_str() {
            essence if media_type::is_json(essence) => "any JSON",
            essence if media_type::is_text(essence) => "text",
            _ => "bytes",
        };
        let message = format!("the content is {taken_as}, whatever its schema says");
        self.differ(Mark::NotRepresented, "schema", schema, message);
    }

    /// This schema, or the first one behind its `$ref`s that a stage has read; the last one if there is none.
    fn first_read(&mut self, schema: &Node<'d>) -> Node<'d> {
        let mut target = schema.clone();
        for _ in 0..DEEPEST_NODE {
            if self.is_schema_read(&target) {
                break;
            }
            let Some(reference) = target.quiet_member("$ref") else { break };
            let Ok(next) = self.references.target(&reference, Span::call_site()) else { break };
            target = next;
        }
        target
    }

    fn is_schema_read(&self, schema: &Node<'d>) -> bool {
        self.reached.objects.get(&schema.offset()) == Some(&true)
    }

    fn headers_of_error(&mut self, headers: &Node<'d>) {
        let members = headers.members();
        if members.iter().any(|(name, _)| !name.eq_ignore_ascii_case("content-type")) {
            let message = "headers of errors have no type: an error has all headers as they came";
            self.differ(Mark::NotRepresented, "headers", headers, message);
        }
    }

    /// Notes a difference, once for a place and keyword.
    pub(super) fn differ(
        &mut self,
        mark: Mark,
        keyword: &str,
        node: &Node<'d>,
        message: impl Into<String>,
    ) -> usize {
        let at = self.known.entry(node.offset()).or_default();
        let is_same = |number: &&usize| {
            self.differences.get(**number).is_some_and(|difference| difference.keyword == keyword)
        };
        let number = match at.iter().find(is_same) {
            Some(known) => *known,
            None => {
                at.push(self.differences.len());
                let (keyword, message) = (keyword.to_owned(), message.into());
                self.differences.push(Difference { mark, keyword, node: node.clone(), message });
                self.differences.len() - 1
            }
        };
        self.change(|unit| unit.differences.push(number));
        number
    }

    /// Gives remarks and mistakes to the units that have them in them.
    pub(super) fn attribute(&mut self, remarks: &[Remark<'d>], problems: &[Diagnostic]) {
        for remark in remarks {
            let holders = self.holders(&remark.site.pointer().to_string());
            for holder in holders {
                self.unit = holder;
                self.differ(remark.mark, remark.keyword, &remark.site.node, remark.message.as_str());
            }
        }
        for (number, problem) in problems.iter().enumerate() {
            for holder in self.holders(&problem.pointer_text().unwrap_or_default()) {
                self.unit = holder;
                self.change(|unit| unit.problems.push(number));
            }
        }
    }

    /// The units that have this place in them, or the one of the whole document. A path item has an operation in it,
    /// and is about other operations as well.
    fn holders(&self, pointer: &str) -> Vec<usize> {
        let mut holders = Vec::new();
        let mut rest = pointer;
        while !rest.is_empty() {
            holders.extend(self.by_pointer.get(rest).into_iter().flatten().copied());
            rest = rest.rsplit_once('/').map_or("", |(above, _)| above);
        }
        let kind = |unit: &usize| self.objects.get(*unit).and_then(|it| Some(it.as_ref()?.kind));
        if holders.iter().any(|unit| kind(unit) == Some(ObjectKind::Operation)) {
            holders.retain(|unit| kind(unit) != Some(ObjectKind::PathItem));
        }
        if holders.len() > 1 {
            holders.retain(|unit| *unit != ROOT);
        }
        if holders.is_empty() { vec![ROOT] } else { holders }
    }
}

fn is_empty(node: &Node<'_>) -> bool {
    node.kind() == Kind::Object && node.members().is_empty()
}
