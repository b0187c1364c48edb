//! Responses. Declared successes become the operation's output, declared errors its `Failure`.

use std::borrow::Cow;
use std::rc::Rc;

use formwork_openapi::{Method, Node, Operation, OrderedMap, OrderedSet, Place, Response, Site};

use crate::model::{Case, Definition, DefinitionId, Output, Payload, RustName, Shape, Side, Type};
use crate::names::{ModuleKey, VariantIndex, name};
use crate::operation::media_type;
use crate::operation::status::Status;
use crate::schema::{LONGEST_REPEATED, Meaning, SchemaSet, Strictness, Use, View};
use crate::{Naming, Resolver, docs};

/// The description of a response. Cached, because many operations may refer to it.
#[derive(Debug)]
pub(crate) struct ResponseDescription<'d> {
    text: String,
    contents: Vec<Content<'d>>,
    headers: Vec<(Cow<'d, str>, Node<'d>)>,
}

/// An entry of `content`.
#[derive(Debug)]
struct Content<'d> {
    essence: String,
    /// The media type with significant parameters.
    media_type: String,
    schema: Option<Node<'d>>,
    place: Place,
}

/// A declared response.
struct Declared<'d> {
    status: Status,
    /// The site of the status in `responses`.
    key: Site<'d>,
    /// The site of the response, after its `$ref`.
    site: Site<'d>,
    description: Rc<ResponseDescription<'d>>,
    /// The treatment of mistakes in its schemas.
    strictness: Strictness,
}

/// The decoding of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Json,
    Text,
    Bytes,
}

/// An entry of `content`, with its decoding.
type ReadContent<'r, 'd> = (&'r Content<'d>, Reading);

/// A case that has no type yet: one media type of a response, or no content.
struct Draft<'r, 'd> {
    declared: &'r Declared<'d>,
    content: Option<ReadContent<'r, 'd>>,
    name: RustName,
    /// True if the name includes the media type.
    is_one_of_several: bool,
    place: Place,
}

impl<'d> Resolver<'d> {
    /// The JSON schemas of the declared successes.
    pub(crate) fn success_schemas(&mut self, operation: &Operation<'d>, site: &Site<'d>) -> Vec<Site<'d>> {
        let mut schemas = Vec::new();
        for declared in self.declared(successes(operation), site, Strictness::Strict) {
            let contents = self.read_contents(&declared).into_iter();
            for (content, _) in contents.filter(|(_, reading)| *reading == Reading::Json) {
                schemas.extend(content.schema.clone().map(|schema| declared.site.with(schema)));
            }
        }
        schemas
    }

    /// The output type, from the declared successes.
    pub(crate) fn output(
        &mut self,
        method: &Method,
        operation: &Operation<'d>,
        site: &Site<'d>,
        params: DefinitionId,
    ) -> Output {
        let module = ModuleKey::Of(params);
        let declared = self.declared(successes(operation), site, Strictness::Strict);
        let mut drafts = Vec::new();
        for declared in &declared {
            // A response to HEAD has no content (RFC 9110 section 9.3.2), although documents describe that of GET.
            let has_content = *method != Method::Head && declared.status.has_content();
            let contents = if has_content { self.read_contents(declared) } else { Vec::new() };
            drafts.extend(drafts_of(declared, contents));
        }
        let output = match drafts.as_slice() {
            [] => Output::One(undeclared(site)),
            [draft] => {
                let name = RustName("Output".to_owned());
                let naming = |place| Naming::new(module, name, place);
                Output::One(self.case(draft, naming))
            }
            [first, ..] => {
                let place = first.declared.key.node.place();
                let shape = Shape::Output(Vec::new());
                Output::Several(self.define_cases("Output", place, shape, &drafts, site, params))
            }
        };
        let headers = declared.iter().flat_map(|declared| {
            let headers = declared.description.headers.iter();
            headers.map(|(name, header)| (name.as_ref(), header, &declared.site))
        });
        self.define_headers(headers, site, module);
        output
    }

    /// Defines the type of the declared errors, if at least one has a JSON schema. Refuses nothing: unsupported errors
    /// and errors with mistakes stay JSON.
    pub(crate) fn failure(
        &mut self,
        method: &Method,
        operation: &Operation<'d>,
        site: &Site<'d>,
        params: DefinitionId,
    ) {
        // A response to HEAD has no content.
        if *method == Method::Head {
            return;
        }
        let declared = self.declared(errors(operation), site, Strictness::Lenient);
        let is_success = |status| successes(operation).iter().any(|(success, _)| *success == status);
        let mut drafts = Vec::new();
        let mut is_described = false;
        for declared in &declared {
            // Other content is not a case: the error itself gives access to its bytes.
            let mut contents = self.read_contents(declared);
            contents.retain(|(_, reading)| *reading == Reading::Json);
            let is_default = declared.status == Status::Default;
            // A `default` that is also the success does not describe errors.
            is_described |=
                !is_success(declared.status) && contents.iter().any(|(content, _)| content.schema.is_some());
            if !(is_default && contents.is_empty()) {
                drafts.extend(drafts_of(declared, contents));
            }
        }
        if let (Some(first), true) = (drafts.first(), is_described) {
            let place = first.declared.key.node.place();
            self.define_cases("Failure", place, Shape::Failure(Vec::new()), &drafts, site, params);
        }
    }

    fn declared(
        &mut self,
        responses: Vec<(Status, Node<'d>)>,
        site: &Site<'d>,
        strictness: Strictness,
    ) -> Vec<Declared<'d>> {
        let declared = responses.into_iter().filter_map(|(status, child)| {
            let key = site.with(child);
            let site = self.reader.follow(&key)?;
            let description = self.description(&site)?;
            Some(Declared { status, key, site, description, strictness })
        });
        declared.collect()
    }

    /// The description of a response, cached.
    fn description(&mut self, site: &Site<'d>) -> Option<Rc<ResponseDescription<'d>>> {
        let offset = site.node.offset();
        if let Some(known) = self.responses.get(&offset) {
            return known.clone();
        }
        let description = self.read_description(site).map(Rc::new);
        self.responses.insert(offset, description.clone());
        description
    }

    /// Reads a response. Media types that differ only in `charset` count once; the first one is used.
    fn read_description(&mut self, site: &Site<'d>) -> Option<ResponseDescription<'d>> {
        let response = self.reader.read_here::<Response<'d>>(site)?;
        let mut seen = OrderedSet::default();
        let mut contents = Vec::new();
        let mut wrong = None;
        for media_type in response.content {
            let essence = media_type::essence(&media_type.name);
            if !media_type::is_well_formed(&essence) {
                wrong = Some(media_type.name);
                continue;
            }
            let full = media_type::with_parameters(&media_type.name);
            if seen.insert(full.clone()) {
                let (schema, place) = (media_type.schema, media_type.node.place());
                contents.push(Content { essence, media_type: full, schema, place });
            }
        }
        // An invalid media type beside a valid one is ignored: no response can have it.
        if let (Some(key), true) = (wrong, contents.is_empty()) {
            let problem = site.member("content").problem(format!("`{key}` is not a media type"));
            self.reader.push(problem.help("a media type is such as `application/json`"));
        }
        Some(ResponseDescription { text: response.description, contents, headers: response.headers })
    }

    /// The entries of `content`, with their decodings.
    fn read_contents<'r>(&mut self, declared: &'r Declared<'d>) -> Vec<ReadContent<'r, 'd>> {
        let contents = &declared.description.contents;
        let mut has_json = contents.iter().any(|content| media_type::is_json(&content.essence));
        let mut read = Vec::new();
        for content in contents {
            let reading = match content.essence.as_str() {
                essence if media_type::is_json(essence) => Reading::Json,
                essence if media_type::is_open(essence) => {
                    self.range_reading(content, &declared.site, has_json)
                }
                essence if media_type::is_text(essence) => Reading::Text,
                _ => Reading::Bytes,
            };
            has_json |= reading == Reading::Json;
            read.push((content, reading));
        }
        read
    }

    /// The decoding of `*/*` and `application/*`. Many tools write `*/*` for anything serialized, so it is JSON unless
    /// the schema is a string or a file. If JSON is declared as well, the range is bytes.
    fn range_reading(&mut self, content: &Content<'d>, site: &Site<'d>, has_json: bool) -> Reading {
        let schema = content.schema.clone().and_then(|schema| self.reader.schema_at(&site.with(schema)));
        match schema.and_then(|schema| self.view_of(&SchemaSet::new(schema))) {
            Some(View::Text(text)) if text.meaning != Meaning::Binary => Reading::Text,
            Some(View::Text(_) | View::Any | View::Nothing(_)) | None => Reading::Bytes,
            Some(_) if has_json => Reading::Bytes,
            Some(_) => Reading::Json,
        }
    }

    /// Defines an enum of cases in the operation's module.
    fn define_cases(
        &mut self,
        name: &str,
        place: Place,
        shape: Shape,
        drafts: &[Draft<'_, 'd>],
        site: &Site<'d>,
        params: DefinitionId,
    ) -> DefinitionId {
        let naming = Naming::new(ModuleKey::Of(params), RustName(name.to_owned()), place);
        let id = self.define(naming, String::new(), false, shape, site);
        let mut cases = Vec::new();
        for draft in drafts {
            let variant = VariantIndex(cases.len());
            let naming = |place| Naming::of_variant(id, variant, draft.name.clone(), place);
            cases.push(self.case(draft, naming));
        }
        if let Some(slot) = self.model.definitions.get_mut(id.0).and_then(Definition::cases_mut) {
            *slot = cases;
        }
        id
    }

    /// A case. Its type gets the name from `naming`, if it has none of its own.
    fn case(&mut self, draft: &Draft<'_, 'd>, naming: impl FnOnce(Place) -> Naming) -> Case {
        let declared = draft.declared;
        let text = &declared.description.text;
        let is_shared = draft.is_one_of_several || declared.site.node.offset() != declared.key.node.offset();
        let is_repeated = !is_shared || text.len() <= LONGEST_REPEATED;
        let content = draft.content;
        let payload = content.map(|content| self.payload(content, declared, naming));
        Case {
            status: declared.status.key(),
            media_type: content.map(|(content, _)| content.media_type.clone()),
            name: draft.name.clone(),
            place: draft.place.clone(),
            docs: docs(Some(text.as_str()).filter(|_| is_repeated)),
            reason: declared.status.reason(),
            shares_status: draft.is_one_of_several,
            payload: payload.unwrap_or(Payload::Nothing),
        }
    }

    fn payload(
        &mut self,
        (content, reading): ReadContent<'_, 'd>,
        declared: &Declared<'d>,
        naming: impl FnOnce(Place) -> Naming,
    ) -> Payload {
        match reading {
            Reading::Json => {}
            Reading::Text => return Payload::Text,
            Reading::Bytes => return Payload::Bytes,
        }
        // JSON without a schema, or with a mistake, is any JSON.
        let Some(schema) = content.schema.clone() else { return Payload::Json(Type::Json) };
        let at = declared.site.with(schema);
        let naming = naming(at.node.place());
        let place = Use { strictness: declared.strictness, ..Use::new(Side::Response, naming, "") };
        let resolved = self.schema(&at, &place);
        Payload::Json(resolved.map_or(Type::Json, |resolved| resolved.type_))
    }
}

/// A case for each entry of `content`, or one without content.
fn drafts_of<'r, 'd>(declared: &'r Declared<'d>, contents: Vec<ReadContent<'r, 'd>>) -> Vec<Draft<'r, 'd>> {
    let status = declared.status.words();
    if contents.len() < 2 {
        let draft = Draft {
            declared,
            content: contents.into_iter().next(),
            name: name::type_(&status),
            is_one_of_several: false,
            place: declared.key.node.place(),
        };
        return vec![draft];
    }
    let essences = contents.iter().map(|(content, _)| content.essence.as_str());
    let essences = Counted::new(essences.map(str::to_owned));
    let short = |content: &Content<'d>| match media_type::short(&content.essence) {
        short if essences.is_unique(&content.essence) => short.to_owned(),
        short => format!("{short} {}", media_type::telling(&content.media_type)),
    };
    let alike = Counted::new(contents.iter().map(|(content, _)| name::type_(&short(content))));
    let draft = |(content, reading): ReadContent<'r, 'd>| {
        let short = short(content);
        let is_unique = alike.is_unique(&name::type_(&short));
        let suffix = if is_unique { &short } else { &content.media_type };
        let place = content.place.clone();
        let name = name::type_(&format!("{status} {suffix}"));
        Draft { declared, name, place, content: Some((content, reading)), is_one_of_several: true }
    };
    contents.into_iter().map(draft).collect()
}

/// Counts equal values.
struct Counted<T>(OrderedMap<T, usize>);

impl<T: Ord + Clone> Counted<T> {
    fn new(values: impl Iterator<Item = T>) -> Self {
        let mut counts = OrderedMap::default();
        values.for_each(|value| counts.change(value, 0, |count| *count += 1));
        Self(counts)
    }

    fn is_unique(&self, value: &T) -> bool {
        self.0.get(value) == Some(&1)
    }
}

/// The declared successes: the 2xx responses, or else `default`.
fn successes<'d>(operation: &Operation<'d>) -> Vec<(Status, Node<'d>)> {
    let mut declared = by_status(operation);
    if declared.iter().any(|(status, _)| status.is_success()) {
        declared.retain(|(status, _)| status.is_success());
    } else {
        declared.retain(|(status, _)| *status == Status::Default);
    }
    declared
}

/// The declared errors.
fn errors<'d>(operation: &Operation<'d>) -> Vec<(Status, Node<'d>)> {
    let mut declared = by_status(operation);
    declared.retain(|(status, _)| status.is_error() || *status == Status::Default);
    declared
}

/// The responses by status, with `default` at the end. The last of a repeated status counts.
fn by_status<'d>(operation: &Operation<'d>) -> Vec<(Status, Node<'d>)> {
    let mut declared: Vec<(Status, Node<'d>)> = Vec::new();
    for (key, response) in operation.responses.iter().filter(|(key, _)| !key.starts_with("x-")) {
        let status = Status::of_key(key);
        match declared.iter_mut().find(|(known, _)| *known == status) {
            Some((_, known)) => *known = response.clone(),
            None => declared.push((status, response.clone())),
        }
    }
    let (others, mut sorted): (Vec<_>, Vec<_>) =
        declared.into_iter().partition(|(status, _)| *status == Status::Default);
    sorted.extend(others);
    sorted
}

/// The case of an operation without declared successes: any 2xx, without content.
fn undeclared(site: &Site<'_>) -> Case {
    let status = Status::Range(2);
    Case {
        status: status.key(),
        media_type: None,
        name: name::type_(&status.words()),
        place: site.node.place(),
        docs: String::new(),
        reason: status.reason(),
        shares_status: false,
        payload: Payload::Nothing,
    }
}
