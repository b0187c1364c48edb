//! Request bodies: media types, encodings, and the fields of the operation for them.

use formwork_openapi::{
    Additional, Mark, Method, Node, Operation, OrderedMap, OrderedSet, Place, Reader, RequestBody, Site,
};

use crate::model::{
    Body, Branch, Content, DefinitionId, Encoding, Field, Format, Location, Outline, RustName, Shape, Side,
    Type, Union, WireName,
};
use crate::names::{ModuleKey, VariantIndex, VariantNames, name};
use crate::operation::media_type::{self, MediaTypeKind};
use crate::operation::selection::Selected;
use crate::schema::{Choice, Object, Resolved, SchemaSet, Use, View, clearable};
use crate::{Naming, Resolver, docs};

/// A media type of a body.
struct Alternative<'d> {
    media_type: String,
    kind: MediaTypeKind,
    schema: Option<Site<'d>>,
    /// The Media Type Object, which has the `encoding` of its properties.
    site: Site<'d>,
}

impl<'d> Resolver<'d> {
    /// The body, its fields in the operation, and the members that `select` leaves out.
    pub(crate) fn body(
        &mut self,
        selected: &Selected<'d>,
        operation: &Operation<'d>,
        site: &Site<'d>,
        module: ModuleKey,
    ) -> (Body, Vec<Field>, Vec<WireName>) {
        let nothing = (Body::Nothing, Vec::new(), Vec::new());
        let Some((site, body)) = self.request_body(operation, site) else { return nothing };
        let alternatives = self.alternatives(&body, &site);
        let method = &selected.operation.method;
        // Stripe's document has an empty form in every GET. Content has no defined meaning in these methods (RFC 9110
        // sections 9.3.1, 9.3.2 and 9.3.8), so an empty one is dropped.
        if matches!(method, Method::Get | Method::Head | Method::Trace)
            && alternatives.iter().all(|alternative| self.says_nothing(alternative))
        {
            return nothing;
        }
        // A client must not send content with TRACE (RFC 9110 section 9.3.8).
        if *method == Method::Trace {
            let problem = "a TRACE request has no body, but this one has properties";
            self.reader.push(site.problem(problem));
            return nothing;
        }
        match self.with_meaning(alternatives).as_slice() {
            [] => nothing,
            [only] => self.only_body(only, (&body, &site), selected, module),
            _ if self.is_left_out(selected, &body) => nothing,
            several => (Body::Choice, vec![self.choice(several, &body, &site, module)], Vec::new()),
        }
    }

    fn request_body(
        &mut self,
        operation: &Operation<'d>,
        site: &Site<'d>,
    ) -> Option<(Site<'d>, RequestBody<'d>)> {
        self.reader.read(&site.with(operation.request_body.clone()?))
    }

    /// The media types of a body. Several names for the same JSON (same schema, same parameters) count once.
    fn alternatives(&mut self, body: &RequestBody<'d>, site: &Site<'d>) -> Vec<Alternative<'d>> {
        let mut alternatives: Vec<Alternative<'d>> = Vec::new();
        // The alternatives for JSON, by schema and parameters. The schema is empty if there is none.
        let mut in_json: OrderedMap<(String, String), usize> = OrderedMap::default();
        let has_json =
            body.content.iter().any(|declared| media_type::kind(&declared.name) == MediaTypeKind::Json);
        for declared in &body.content {
            let media_type = &declared.name;
            let schema = declared.schema.clone().map(|schema| site.with(schema));
            let at = site.with(declared.node.clone());
            if let Some(problem) = media_type::problem(media_type, &at) {
                self.reader.push(problem);
                continue;
            }
            let kind = match (media_type::kind(media_type), &schema) {
                (MediaTypeKind::Range, Some(schema))
                    if !has_json && self.is_json_in_range(media_type, schema) =>
                {
                    let message = format!("the content is sent as JSON, and no other of `{media_type}`");
                    self.reader.remark(Mark::NotRepresented, "content", &at, message);
                    MediaTypeKind::Json
                }
                (kind, _) => kind,
            };
            if kind == MediaTypeKind::Json {
                let written = schema.as_ref().map_or("", |schema| schema.node.written());
                let key = (written.to_owned(), media_type::telling(media_type));
                let known = in_json.get(&key).copied();
                in_json.insert(key, known.unwrap_or(alternatives.len()));
                if let Some(other) = known.and_then(|index| alternatives.get_mut(index)) {
                    if media_type::essence(media_type) == "application/json" {
                        other.media_type.clone_from(media_type);
                    }
                    continue;
                }
            }
            alternatives.push(Alternative { media_type: media_type.clone(), kind, schema, site: at });
        }
        alternatives
    }

    /// True for a range such as `*/*` with a schema that only JSON fits. Many tools write that for anything serialized.
    fn is_json_in_range(&mut self, media_type: &str, schema: &Site<'d>) -> bool {
        if !media_type::is_open(&media_type::essence(media_type)) {
            return false;
        }
        let view = self.reader.schema_at(schema).and_then(|schema| self.view_of(&SchemaSet::new(schema)));
        view.is_some_and(|view| !matches!(view, View::Text(_) | View::Any | View::Nothing(_)))
    }

    /// The media types that can encode their schemas. Another one is left out, or is a mistake if no other is left.
    fn with_meaning(&mut self, alternatives: Vec<Alternative<'d>>) -> Vec<Alternative<'d>> {
        let mut meant = Vec::new();
        let mut meaningless = Vec::new();
        for alternative in alternatives {
            match self.choice_without_members(&alternative) {
                Some(schema) => meaningless.push((alternative, schema)),
                None => meant.push(alternative),
            }
        }
        for (alternative, schema) in meaningless {
            let message =
                format!("{} is a choice, which a form as a whole has no type for", schema.subject());
            if meant.is_empty() {
                let help = format!("write it yourself: opaque = [\"{}\"]", schema.pointer());
                self.reader.push(schema.problem(message).help(help));
            } else {
                let message = format!("`{}` is left out: {message}", alternative.media_type);
                self.reader.remark(Mark::NotRepresented, "content", &alternative.site, message);
            }
        }
        meant
    }

    /// The schema of a form or multipart body that is a choice without objects, so that it has no encoding.
    fn choice_without_members(&mut self, alternative: &Alternative<'d>) -> Option<Site<'d>> {
        let schema = alternative.schema.as_ref();
        let schema =
            schema.filter(|_| matches!(alternative.kind, MediaTypeKind::Form | MediaTypeKind::Multipart))?;
        let schema = self.reader.schema_at(schema)?;
        let has_members = match self.view_of(&SchemaSet::new(schema.clone()))? {
            View::OneOf(choice) => !self.object_branches(choice).is_empty(),
            View::Several => false,
            _ => true,
        };
        (!has_members).then_some(schema)
    }

    /// The branches of a choice that are objects, including those of nested choices. Other branches have no pairs or
    /// parts.
    fn object_branches(&mut self, choice: Choice<'d>) -> Vec<(SchemaSet<'d>, Object<'d>)> {
        let mut objects = Vec::new();
        let mut seen = OrderedSet::default();
        let mut left: Vec<SchemaSet<'d>> = choice.branches.into_iter().rev().collect();
        while let Some(branch) = left.pop() {
            if !seen.insert((branch.first.node.offset(), branch.only)) {
                continue;
            }
            match self.view_of(&branch) {
                Some(View::Object(object)) => objects.push((branch, object)),
                Some(View::OneOf(inner)) => left.extend(inner.branches.into_iter().rev()),
                _ => {}
            }
        }
        objects
    }

    /// True if nothing can be sent in it: it has no schema, or an object without properties.
    fn says_nothing(&mut self, alternative: &Alternative<'d>) -> bool {
        match (alternative.kind, &alternative.schema) {
            (MediaTypeKind::Form | MediaTypeKind::Json | MediaTypeKind::Multipart, Some(schema)) => {
                let object = self.object_at(schema).map(|(_, object)| object);
                object.is_some_and(|object| {
                    object.properties.is_empty() && !matches!(object.additional, Additional::Typed(_))
                })
            }
            (_, schema) => schema.is_none(),
        }
    }

    /// The object that the schema or the target of its `$ref` describes. `None` for other schemas. Mistakes are
    /// reported when the schema is resolved.
    pub(crate) fn object_at(&mut self, site: &Site<'d>) -> Option<(Site<'d>, Object<'d>)> {
        let site = self.reader.schema_at(site)?;
        match self.view_of(&SchemaSet::new(site.clone()))? {
            View::Object(object) => Some((site, object)),
            _ => None,
        }
    }

    /// The schemas of a body in media types with named members: forms, multipart bodies and JSON.
    pub(crate) fn body_schemas(&mut self, operation: &Operation<'d>, site: &Site<'d>) -> Vec<Site<'d>> {
        let Some((site, body)) = self.request_body(operation, site) else { return Vec::new() };
        let alternatives = self.alternatives(&body, &site).into_iter();
        let named = alternatives.filter(|it| {
            matches!(it.kind, MediaTypeKind::Form | MediaTypeKind::Multipart | MediaTypeKind::Json)
        });
        named.filter_map(|alternative| alternative.schema).collect()
    }

    /// A body with one media type. The properties of a form or multipart body become fields of the operation, unless
    /// the body is optional and has required properties.
    fn only_body(
        &mut self,
        only: &Alternative<'d>,
        (body, site): (&RequestBody<'d>, &Site<'d>),
        selected: &Selected<'d>,
        module: ModuleKey,
    ) -> (Body, Vec<Field>, Vec<WireName>) {
        let spread = match only.kind {
            MediaTypeKind::Form => Some(Body::Form),
            MediaTypeKind::Multipart => Some(Body::Multipart),
            _ => None,
        };
        if let (Some(spread), Some(schema)) = (spread, &only.schema) {
            self.note_untold_body(schema);
            if let Some((schema, object)) = self.object_at(schema) {
                let is_map = matches!(object.additional, Additional::Typed(_));
                if !is_map && (body.required || object.required.is_empty()) {
                    let set = SchemaSet::new(schema);
                    let (fields, left_out) = self.members(&object, &set, only.kind, &only.site, module);
                    return (spread, fields, left_out);
                }
            }
        }
        if self.is_left_out(selected, body) {
            return (Body::Nothing, Vec::new(), vec![WireName("body".to_owned())]);
        }
        let naming = Naming::new(module, RustName("Body".to_owned()), only.site.node.place());
        match self.value(only, naming) {
            Some((type_, content)) => (Body::Value(content), vec![body_field(type_, body, site)], Vec::new()),
            None => (Body::Nothing, Vec::new(), Vec::new()),
        }
    }

    /// True if a body is optional and `select` names nothing in it.
    fn is_left_out(&self, selected: &Selected<'d>, body: &RequestBody<'d>) -> bool {
        !body.required && self.narrowings.leaves_body_out(&selected.name.0)
    }

    /// The type and format of content that is not the operation's body, but encoded like one.
    pub(crate) fn body_value(
        &mut self,
        media_type: &str,
        schema: Option<Node<'d>>,
        site: &Site<'d>,
        naming: Naming,
    ) -> Option<(Type, Format)> {
        if let Some(problem) = media_type::problem(media_type, site) {
            self.reader.push(problem);
            return None;
        }
        let kind = media_type::kind(media_type);
        let schema = schema.map(|schema| site.with(schema));
        let site = site.clone();
        let only = Alternative { media_type: media_type.to_owned(), kind, schema, site };
        self.value(&only, naming).map(|(type_, content)| (type_, content.format))
    }

    /// The type and encoding of a body that is a single value.
    fn value(&mut self, alternative: &Alternative<'d>, naming: Naming) -> Option<(Type, Content)> {
        let content = |format| Content { media_type: alternative.media_type.clone(), format };
        match alternative.kind {
            MediaTypeKind::Json => {
                // A range such as `application/*+json` allows the client to choose.
                let is_range = alternative.media_type.contains('*');
                let media_type = if is_range { "application/json" } else { &alternative.media_type };
                let type_ = match &alternative.schema {
                    Some(schema) => self.schema(schema, &Use::new(Side::Json, naming, ""))?.type_,
                    None => Type::Json,
                };
                Some((type_, Content { media_type: media_type.to_owned(), format: Format::Json }))
            }
            MediaTypeKind::Form | MediaTypeKind::Multipart => self.members_value(alternative, naming),
            MediaTypeKind::Text => Some((Type::String, content(Format::Text))),
            MediaTypeKind::Range => Some((Type::Upload, any_of(&alternative.media_type))),
            MediaTypeKind::Binary => Some((Type::Upload, content(Format::Upload))),
        }
    }

    fn note_untold_body(&mut self, schema: &Site<'d>) {
        if let Some(parent) = self.reader.schema_at(schema) {
            self.note_untold_children(&parent, schema, Side::Form);
        }
    }

    /// The type of a form or multipart body, if its schema describes the members. Otherwise the user encodes it.
    fn members_value(&mut self, alternative: &Alternative<'d>, naming: Naming) -> Option<(Type, Content)> {
        let is_form = alternative.kind == MediaTypeKind::Form;
        let format = if is_form { Format::Form } else { Format::Multipart };
        let content = |format| Content { media_type: alternative.media_type.clone(), format };
        let unsaid = || match alternative.kind {
            MediaTypeKind::Form => (Type::String, content(Format::Text)),
            // Only the user who encodes it knows the boundary.
            _ => (Type::Upload, any_of(&alternative.media_type)),
        };
        let Some(schema) = &alternative.schema else { return Some(unsaid()) };
        self.note_untold_body(schema);
        let schema = self.reader.schema_at(schema)?;
        match self.view_of(&SchemaSet::new(schema.clone()))? {
            View::Object(object) if !object.properties.is_empty() => {
                let id = self.define_members(alternative, &object, &SchemaSet::new(schema), naming);
                Some((Type::Named(id), content(format)))
            }
            View::Object(Object { additional: Additional::Typed(values), .. }) if is_form => {
                let values = self.type_of(&values, &Use::new(Side::Form, naming, ""))?;
                Some((Type::Map(Box::new(values.type_)), content(format)))
            }
            View::OneOf(choice) => {
                let id = self.members_choice(alternative, choice, &schema, naming);
                Some((Type::Named(id), content(format)))
            }
            View::Several => None,
            _ => Some(unsaid()),
        }
    }

    /// Defines a struct with the properties of a form or multipart body.
    fn define_members(
        &mut self,
        alternative: &Alternative<'d>,
        object: &Object<'d>,
        set: &SchemaSet<'d>,
        naming: Naming,
    ) -> DefinitionId {
        let is_form = alternative.kind == MediaTypeKind::Form;
        let shape = if is_form { Shape::Params(Vec::new()) } else { Shape::Parts(Vec::new()) };
        let id = self.define(naming, String::new(), false, shape, &set.first);
        let module = ModuleKey::Of(id);
        let (fields, left_out) = self.members(object, set, alternative.kind, &alternative.site, module);
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            definition.left_out = left_out;
            if let Some(slot) = definition.shape.fields_mut() {
                *slot = fields;
            }
        }
        id
    }

    /// Defines an enum of forms or multipart bodies. Each variant is encoded by its own properties.
    fn members_choice(
        &mut self,
        alternative: &Alternative<'d>,
        choice: Choice<'d>,
        schema: &Site<'d>,
        naming: Naming,
    ) -> DefinitionId {
        let objects = self.object_branches(choice.clone());
        if let [(only, object)] = objects.as_slice() {
            return self.define_members(alternative, object, only, naming);
        }
        let id = self.define(naming, String::new(), false, Shape::Union(Union::default()), schema);
        let mut branches = Vec::new();
        let mut names = VariantNames::default();
        let sets = objects.iter().map(|(set, _)| set.clone()).collect();
        let wishes = self.branch_names(&Choice { branches: sets, ..choice });
        for ((set, object), name) in objects.iter().zip(wishes) {
            let place = set.first.node.place();
            let name = names.free(&name);
            names.take(&name);
            let variant = VariantIndex(branches.len());
            let naming = Naming::of_variant(id, variant, name.clone(), place.clone());
            let type_ = Type::Named(self.define_members(alternative, object, set, naming));
            branches.push(sent_branch(name, place, type_));
        }
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            definition.shape = Shape::Union(Union { branches, ..Union::default() });
        }
        id
    }

    /// The field of a body with several media types. The user sends one of them.
    fn choice(
        &mut self,
        alternatives: &[Alternative<'d>],
        body: &RequestBody<'d>,
        site: &Site<'d>,
        module: ModuleKey,
    ) -> Field {
        let naming = Naming::new(module, RustName("Body".to_owned()), site.node.place());
        let id = self.define(naming, String::new(), false, Shape::Bodies(Vec::new()), site);
        let mut bodies: Vec<(Branch, Content)> = Vec::new();
        let mut names = VariantNames::default();
        for alternative in alternatives {
            let place = alternative.site.node.place();
            let short = short_name(alternative, alternatives);
            let long = || name::type_(&media_type::with_parameters(&alternative.media_type));
            let name = if names.has(&short) { long() } else { short };
            names.take(&name);
            let variant = VariantIndex(bodies.len());
            let naming = Naming::of_variant(id, variant, name.clone(), place.clone());
            if let Some((type_, content)) = self.value(alternative, naming) {
                bodies.push((sent_branch(name, place, type_), content));
            }
        }
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            definition.shape = Shape::Bodies(bodies);
        }
        body_field(Type::Named(id), body, site)
    }
}

/// A branch that is only sent, so it needs no outline.
fn sent_branch(name: RustName, place: Place, type_: Type) -> Branch {
    Branch { name, place, is_one_type: false, type_, tags: Vec::new(), outline: Outline::any() }
}

fn body_field(type_: Type, body: &RequestBody<'_>, site: &Site<'_>) -> Field {
    let docs = docs(body.description.as_deref());
    let type_ = if body.required { type_ } else { clearable(type_) };
    let resolved = Resolved { type_, docs, ..Resolved::text() };
    let field = resolved.field("body", site, body.required, Location::Body);
    Field { wire: WireName("body".to_owned()), encoding: Encoding::Inherited, ..field }
}

/// The name of the variant for this media type, with its parameters if another has the same type.
fn short_name(alternative: &Alternative<'_>, all: &[Alternative<'_>]) -> RustName {
    let essence = media_type::essence(&alternative.media_type);
    let short = match (alternative.kind, essence.as_str()) {
        (MediaTypeKind::Form, _) => "Form",
        (MediaTypeKind::Multipart, _) => "Multipart",
        (_, "text/plain") => "Text",
        (_, essence) => media_type::short(essence),
    };
    let alike = all.iter().filter(|other| media_type::essence(&other.media_type) == essence);
    match alike.count() {
        ..=1 => name::type_(short),
        _ => name::type_(&format!("{short} {}", media_type::telling(&alternative.media_type))),
    }
}

/// The content of an upload whose exact media type the user must give: a range, or a type with parameters.
fn any_of(media_type: &str) -> Content {
    let essence = media_type::essence(media_type);
    let top = essence.split('/').next().unwrap_or("*");
    Content { media_type: format!("{top}/*"), format: Format::Upload }
}

/// The entries of `encoding`, by property.
pub(crate) fn encodings<'d>(media_type: &Site<'d>, reader: &mut Reader<'d>) -> OrderedMap<String, Site<'d>> {
    let mut encodings = OrderedMap::default();
    let encoding = media_type.node.member("encoding");
    let encoding = encoding.and_then(|node| reader.behind(&media_type.with(node), "encoding"));
    for (property, node) in encoding.iter().flat_map(Node::members) {
        encodings.insert(property.into_owned(), media_type.with(node));
    }
    encodings
}
