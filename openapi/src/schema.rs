//! Schema Objects as written, in any version of OpenAPI; subschemas are sites, read on their own.
//!
//! A keyword has the same meaning in every version, because documents use the keywords of one in another. Keywords that
//! only restrict values (`pattern`, `maxLength`, `not`, ...) do not affect the type and are not read.

use super::overlay::Entry;
use super::reader::Site;
use super::types::{JsonType, Types};
use crate::diagnostic::Diagnostic;
use crate::remark::Slip;
use crate::source::{Kind, Node, Value, Version};
use crate::suggest;

/// A schema without its subschemas.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // A flag for each keyword that is one.
pub struct Schema<'d> {
    /// The site itself if it has a `$ref`. Since OpenAPI 3.1 a `$ref` can have sibling keywords.
    pub reference: Option<Site<'d>>,
    /// The values of `type`.
    pub types: Option<Types>,
    pub nullable: bool,
    /// The boolean schema `false`, which no value matches.
    pub is_impossible: bool,
    /// The values of `enum`, or the one of `const`.
    pub values: Option<Vec<Listed<'d>>>,
    pub format: Option<String>,
    pub content_encoding: Option<String>,
    pub content_media_type: Option<String>,
    pub properties: Option<Vec<(String, Site<'d>)>>,
    pub required: Vec<String>,
    pub additional: Additional<Site<'d>>,
    pub items: Option<Site<'d>>,
    pub prefix_items: Vec<Site<'d>>,
    pub min_items: Option<usize>,
    pub max_items: Option<usize>,
    /// `unevaluatedItems` and `unevaluatedProperties`: the elements and members that no other schema merged into this
    /// one describes.
    pub unevaluated_items: Option<Site<'d>>,
    pub unevaluated: Additional<Site<'d>>,
    /// True if it describes elements or members of only some values (`contains`, `if`, `dependentSchemas`).
    pub describes_some: bool,
    /// The schemas of `patternProperties`.
    pub patterns: Vec<Site<'d>>,
    /// The schemas of `then`, `else` and `dependentSchemas`, which apply under a condition.
    pub conditional: Vec<Site<'d>>,
    pub all_of: Vec<Site<'d>>,
    pub choices: Vec<Branches<'d>>,
    pub discriminator: Option<Discriminator<'d>>,
    pub description: Option<String>,
    pub deprecated: bool,
    pub read_only: bool,
    pub write_only: bool,
    /// `x-expansionResources`: an id, in whose place a response may have the object.
    pub is_expandable: bool,
    /// True if the arguments ask for the expanded object.
    pub is_expanded: bool,
    /// `x-resourceId`: a resource, which other parts of the API refer to.
    pub is_resource: bool,
    /// True if it has an `$id`, which is the base of the references below it.
    pub has_id: bool,
    /// The `$dynamicRef` or `$recursiveRef`.
    pub dynamic_reference: Option<Node<'d>>,
    /// The changes that the arguments make to it.
    pub changes: Vec<Entry>,
    /// Differences from the specification.
    pub slips: Vec<Slip<'d>>,
}

/// The branches of a `oneOf`, or of an `anyOf`, several of which a value may match.
#[derive(Clone, Debug)]
pub struct Branches<'d> {
    pub all: Vec<Site<'d>>,
    pub is_any_of: bool,
}

/// A value of `enum` or `const`, and its place.
#[derive(Clone, Debug)]
pub struct Listed<'d> {
    pub value: Value,
    pub node: Node<'d>,
    /// The name that the document gives the value, such as in `x-enum-varnames`.
    pub title: Option<String>,
    pub description: Option<String>,
}

/// The members that an object may have in addition to its properties.
#[derive(Clone, Debug, Default)]
pub enum Additional<T> {
    #[default]
    Unsaid,
    Anything,
    Nothing,
    Typed(T),
}

/// Selects a branch of a choice by the value of a property.
#[derive(Clone, Debug)]
pub struct Discriminator<'d> {
    pub property: String,
    /// The values of the property, each with the name of the schema or a reference to it.
    pub mapping: Vec<(String, Node<'d>)>,
    /// The schema for an absent or unlisted value of the property (OAS 3.2.0, 4.25.1): a name or a reference.
    pub default_mapping: Option<Node<'d>>,
}

impl Schema<'_> {
    /// True if it does not say what a value is: it only has annotations, or requires properties of other schemas.
    pub fn is_constraint(&self) -> bool {
        !self.has_own_structure() && !self.has_parts()
    }

    /// True if other schemas contribute to it.
    pub fn has_parts(&self) -> bool {
        self.reference.is_some() || !self.all_of.is_empty() || !self.choices.is_empty()
    }

    /// True if only the schemas that it refers to say what a value is, and nothing restricts them.
    pub fn only_refers(&self) -> bool {
        self.has_parts()
            && !self.has_own_structure()
            && self.required.is_empty()
            && self.choices.is_empty()
            && self.changes.is_empty()
            && !(self.nullable || self.read_only || self.write_only)
            && !(self.is_expandable || self.is_resource)
    }

    /// True if its own keywords say what a value is, without those of other schemas.
    pub(crate) fn has_own_structure(&self) -> bool {
        self.types.is_some() || self.has_structure_beside_type()
    }

    pub fn has_structure_beside_type(&self) -> bool {
        self.is_impossible
            || self.values.is_some()
            || self.format.is_some()
            || self.properties.is_some()
            || !matches!(self.additional, Additional::Unsaid)
            || !matches!(self.unevaluated, Additional::Unsaid)
            || self.items.is_some()
            || self.unevaluated_items.is_some()
            || !self.prefix_items.is_empty()
            || !self.patterns.is_empty()
            || !self.conditional.is_empty()
            || self.content_encoding.is_some()
            || self.content_media_type.is_some()
    }
}

/// Reads the schema at a site, without following a `$ref`. Keywords for which `counts` is false are skipped. Every
/// mistake is reported; with one there is no schema.
pub(super) fn read<'d>(
    site: &Site<'d>,
    counts: impl Fn(&str) -> bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Schema<'d>> {
    let mut schema = Schema::default();
    match site.node.kind() {
        Kind::Object => {}
        Kind::Boolean => {
            schema.is_impossible = site.node.written() == "false";
            return Some(schema);
        }
        kind => {
            problems.push(site.problem(format!("a schema must be an object, and this is {kind}")));
            return None;
        }
    }
    let found = problems.len();
    let mut keywords = Keywords { site, problems, slips: Vec::new() };
    for (name, node) in site.node.members().into_iter().filter(|(name, _)| counts(name)) {
        if name == "$ref" {
            if site.node.version() != Version::V3_0 {
                schema.reference = Some(site.clone());
                continue;
            }
            return Some(Schema { reference: Some(site.clone()), ..Schema::default() });
        }
        keywords.read(&name, &node, &mut schema);
    }
    keywords.read_null_type(&mut schema);
    schema.slips = keywords.slips;
    if let Some(values) = &mut schema.values {
        entitle(values, site);
    }
    (problems.len() == found).then_some(schema)
}

/// Adds the names of enum values from `x-enum-varnames` or `x-enumNames`, if there is one for each value.
pub fn entitle(values: &mut [Listed<'_>], site: &Site<'_>) {
    let titles = |keyword: &str| {
        let titles: Option<Vec<String>> =
            site.node.member(keyword)?.elements().iter().map(Node::string).collect();
        titles.filter(|titles| titles.len() == values.len())
    };
    let Some(titles) = titles("x-enum-varnames").or_else(|| titles("x-enumNames")) else { return };
    for (listed, title) in values.iter_mut().zip(titles) {
        listed.title = Some(title);
    }
}

/// YAML reads an unquoted null as the value (YAML 1.2.2, 10.3.2); the type is a string (JSON Schema Validation 2020-12
/// §6.1.1).
const UNQUOTED_NULL: &str = "`type` has the value null, and is read as the name \"null\", which needs quotes";

/// Reads the keywords of one schema.
struct Keywords<'r, 'd> {
    site: &'r Site<'d>,
    problems: &'r mut Vec<Diagnostic>,
    slips: Vec<Slip<'d>>,
}

/// Reads the object at this site as the properties of a schema.
pub(super) fn properties<'d>(
    site: &Site<'d>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Vec<(String, Site<'d>)>> {
    Keywords { site, problems, slips: Vec::new() }.properties("properties", &site.node)
}

impl<'d> Keywords<'_, 'd> {
    fn read(&mut self, name: &str, node: &Node<'d>, schema: &mut Schema<'d>) {
        match name {
            "type" => schema.types = self.types(node),
            "nullable" => schema.nullable = self.flag(name, node),
            // An empty `enum` is read as absent: taken literally, it would allow no value.
            "enum" => schema.values = self.listed(name, node).filter(|values| !values.is_empty()),
            "const" => schema.values = self.value(name, node).map(|value| vec![value]),
            "format" => schema.format = self.text(name, node),
            "contentEncoding" => schema.content_encoding = self.text(name, node),
            "contentMediaType" => schema.content_media_type = self.text(name, node),
            "properties" => schema.properties = self.properties(name, node),
            "required" => schema.required = self.required(name, node),
            "additionalProperties" => schema.additional = self.additional(name, node),
            // An array of `items` is the spelling of `prefixItems` before JSON Schema 2020-12.
            "items" if node.kind() == Kind::Array => schema.prefix_items = self.children(name, node),
            "items" => schema.items = self.child(name, node),
            "prefixItems" => schema.prefix_items = self.children(name, node),
            "minItems" => schema.min_items = whole(node),
            "maxItems" => schema.max_items = whole(node),
            "allOf" => schema.all_of = self.children(name, node),
            "anyOf" | "oneOf" if self.is_null(name, node) => {}
            "anyOf" | "oneOf" => {
                let all = self.children(name, node);
                schema.choices.push(Branches { all, is_any_of: name == "anyOf" });
            }
            "patternProperties" => schema.patterns = self.named(node),
            "then" | "else" => schema.conditional.extend(self.schema(node)),
            "if" | "contains" => schema.describes_some = true,
            "dependentSchemas" => {
                schema.describes_some = true;
                schema.conditional.extend(self.named(node));
            }
            // With `additionalProperties` or `items` nothing is left unevaluated.
            "unevaluatedProperties" if site_lacks(self.site, "additionalProperties") => {
                schema.unevaluated = self.additional(name, node);
            }
            "unevaluatedItems" if site_lacks(self.site, "items") || is_array(self.site, "items") => {
                schema.unevaluated_items = self.child(name, node);
            }
            "additionalItems" if is_array(self.site, "items") => schema.items = self.child(name, node),
            "discriminator" => schema.discriminator = discriminator(node),
            "description" => schema.description = self.prose(name, node),
            "deprecated" => schema.deprecated = self.flag(name, node),
            "readOnly" => schema.read_only = self.flag(name, node),
            "writeOnly" => schema.write_only = self.flag(name, node),
            "x-expansionResources" => schema.is_expandable = true,
            "x-resourceId" => schema.is_resource = true,
            "$id" => schema.has_id = node.kind() == Kind::String,
            "$dynamicRef" | "$recursiveRef" => schema.dynamic_reference = Some(node.clone()),
            _ => {}
        }
    }

    fn at(&self, node: &Node<'d>) -> Site<'d> {
        self.site.with(node.clone())
    }

    fn wrong(&mut self, what: &str, wanted: &str, node: &Node<'d>) {
        let message = format!("{what} must be {wanted}, and this is {}", node.kind());
        self.problems.push(self.at(node).problem(message));
    }

    /// True for a null, which is read as an absent keyword and noted as a slip.
    fn is_null(&mut self, name: &str, node: &Node<'d>) -> bool {
        let is_null = node.kind() == Kind::Null;
        if is_null {
            self.slips.push(Slip::null(name, node));
        }
        is_null
    }

    fn text(&mut self, name: &str, node: &Node<'d>) -> Option<String> {
        if self.is_null(name, node) {
            return None;
        }
        match node.text() {
            Ok(text) => Some(text),
            Err(reason) => {
                self.problems.push(self.at(node).problem(format!("`{name}` {reason}")));
                None
            }
        }
    }

    /// Text for people. Another scalar is accepted as written.
    fn prose(&mut self, name: &str, node: &Node<'d>) -> Option<String> {
        if matches!(node.kind(), Kind::Number | Kind::Boolean) {
            self.slips.push(Slip::prose(name, node));
            return Some(node.written().to_owned());
        }
        self.text(name, node)
    }

    fn flag(&mut self, name: &str, node: &Node<'d>) -> bool {
        if self.is_null(name, node) {
            return false;
        }
        if node.kind() != Kind::Boolean {
            self.wrong(&format!("`{name}`"), "a boolean", node);
        }
        node.written() == "true"
    }

    fn value(&mut self, name: &str, node: &Node<'d>) -> Option<Listed<'d>> {
        match node.value() {
            Ok(value) => Some(Listed { value, node: node.clone(), title: None, description: None }),
            Err(reason) => {
                self.problems.push(self.at(node).problem(format!("`{name}` {reason}")));
                None
            }
        }
    }

    fn listed(&mut self, name: &str, node: &Node<'d>) -> Option<Vec<Listed<'d>>> {
        let elements = self.elements(name, node)?;
        Some(elements.iter().filter_map(|element| self.value(name, element)).collect())
    }

    fn elements(&mut self, name: &str, node: &Node<'d>) -> Option<Vec<Node<'d>>> {
        if self.is_null(name, node) {
            return None;
        }
        if node.kind() != Kind::Array {
            self.wrong(&format!("`{name}`"), "an array", node);
            return None;
        }
        Some(node.elements())
    }

    fn types(&mut self, node: &Node<'d>) -> Option<Types> {
        let is_list = node.kind() == Kind::Array;
        let names = if is_list { node.elements() } else { vec![node.clone()] };
        let mut types = Types::NONE;
        for node in names {
            if is_list && node.kind() == Kind::Null {
                types = types.with(JsonType::Null);
                self.slips.push(Slip::new("type", &node, UNQUOTED_NULL));
                continue;
            }
            let Some(name) = self.text("type", &node) else { continue };
            match JsonType::from_name(&name) {
                Some(known) => types = types.with(known),
                None => {
                    let message =
                        format!("{} has `type: \"{name}\"`, which is no JSON type", self.site.subject());
                    let names = JsonType::ALL.into_iter().filter(|type_| *type_ != JsonType::Null);
                    let help = suggest::help(&name, names.map(JsonType::as_str));
                    self.problems.push(self.at(&node).problem(message).help_if_any(help));
                }
            }
        }
        (types != Types::NONE).then_some(types)
    }

    /// Reads `type: null` as "null" in a schema that says nothing else about the value. With another null, or with
    /// other keywords that do, it is read as an absent keyword.
    fn read_null_type(&mut self, schema: &mut Schema<'d>) {
        let [Slip { keyword: "null", node, .. }] = self.slips.as_slice() else { return };
        let node = node.clone();
        if node.pointer().last() == "type" && schema.is_constraint() && schema.required.is_empty() {
            schema.types = Some(Types::from_type(JsonType::Null));
            self.slips = vec![Slip::new("type", &node, UNQUOTED_NULL)];
        }
    }

    fn required(&mut self, name: &str, node: &Node<'d>) -> Vec<String> {
        // In draft 3 of JSON Schema, `required` was a boolean of the property itself. Many documents still write that.
        if node.kind() == Kind::Boolean {
            return Vec::new();
        }
        let elements = self.elements(name, node).unwrap_or_default();
        let mut names = Vec::with_capacity(elements.len());
        for element in elements {
            if element.kind() == Kind::String {
                names.extend(self.text(name, &element));
            } else {
                self.wrong(&format!("every element of `{name}`"), "a string", &element);
            }
        }
        names
    }

    fn properties(&mut self, name: &str, node: &Node<'d>) -> Option<Vec<(String, Site<'d>)>> {
        if self.is_null(name, node) {
            return None;
        }
        if node.kind() != Kind::Object {
            self.wrong(&format!("`{name}`"), "an object", node);
            return None;
        }
        let mut properties = Vec::new();
        for (name, node) in node.members() {
            if !node.has_name() {
                let problem = format!("the name {name} is not text: it has half of a surrogate pair");
                self.problems.push(self.at(&node).problem(problem));
            }
            properties.push((name.into_owned(), self.at(&node)));
        }
        Some(properties)
    }

    fn additional(&mut self, name: &str, node: &Node<'d>) -> Additional<Site<'d>> {
        if self.is_null(name, node) {
            return Additional::Unsaid;
        }
        match (node.kind(), node.written()) {
            (Kind::Boolean, "true") => Additional::Anything,
            (Kind::Boolean, _) => Additional::Nothing,
            (Kind::Object, _) if node.members().is_empty() => Additional::Anything,
            (Kind::Object, _) => Additional::Typed(self.at(node)),
            _ => {
                self.wrong(&format!("`{name}`"), "an object or a boolean", node);
                Additional::Unsaid
            }
        }
    }

    fn child(&mut self, name: &str, node: &Node<'d>) -> Option<Site<'d>> {
        if self.is_null(name, node) {
            return None;
        }
        if matches!(node.kind(), Kind::Object | Kind::Boolean) {
            return Some(self.at(node));
        }
        self.wrong(&format!("`{name}`"), "an object", node);
        None
    }

    /// Reads a schema that can only add to others. A value that is not an object is ignored, without an error.
    fn schema(&self, node: &Node<'d>) -> Option<Site<'d>> {
        (node.kind() == Kind::Object).then(|| self.at(node))
    }

    fn named(&self, node: &Node<'d>) -> Vec<Site<'d>> {
        node.members().iter().filter_map(|(_, node)| self.schema(node)).collect()
    }

    fn children(&mut self, name: &str, node: &Node<'d>) -> Vec<Site<'d>> {
        let elements = self.elements(name, node).unwrap_or_default();
        elements.iter().map(|element| self.at(element)).collect()
    }
}

fn site_lacks(site: &Site<'_>, keyword: &str) -> bool {
    site.node.member(keyword).is_none()
}

/// Reads a count. Another value is ignored, because counts are not enforced either.
fn whole(node: &Node<'_>) -> Option<usize> {
    let written = node.written();
    written.strip_suffix(".0").unwrap_or(written).parse().ok()
}

fn is_array(site: &Site<'_>, keyword: &str) -> bool {
    site.node.member(keyword).is_some_and(|node| node.kind() == Kind::Array)
}

/// Reads a discriminator. A malformed one is ignored, and a string is read as `propertyName`, as in OpenAPI 2.0.
fn discriminator<'d>(node: &Node<'d>) -> Option<Discriminator<'d>> {
    let property = match node.kind() {
        Kind::String => node.string()?,
        _ => node.member("propertyName")?.string()?,
    };
    let mapping = node.member("mapping").map(|mapping| mapping.members()).unwrap_or_default();
    let mapping = mapping.into_iter().map(|(tag, target)| (tag.into_owned(), target));
    let default_mapping = node.member("defaultMapping");
    Some(Discriminator { property, mapping: mapping.collect(), default_mapping })
}
