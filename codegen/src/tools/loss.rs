//! What a document says and the generated code does not: nothing of that is silent.

use std::collections::BTreeSet;

use formwork_openapi::{Diagnostic, Document, Kind, Mark, Node, Reached, Remark, Version};
use formwork_resolve::arguments::Arguments;
use formwork_resolve::media_type;
use proc_macro2::Span;

use crate::tools::api::Api;
use crate::tools::slice::{DEEPEST, Plan, Position, children};

/// A place where the document says more than the code.
#[derive(Clone, Debug)]
pub struct Loss {
    /// How the code and the document differ.
    pub mark: Mark,
    /// The keyword, or what else is meant.
    pub keyword: String,
    /// What becomes of it, and where it is.
    pub diagnostic: Diagnostic,
}

/// How much of an operation is in the code.
#[derive(Clone, Debug)]
pub enum Fidelity {
    /// All of it.
    Exact,
    /// All but this.
    Lossy(Vec<Loss>),
    /// It has no code, because of these mistakes.
    Refused(Vec<Diagnostic>),
}

impl Api<'_> {
    /// How much of the selected operations is in the code.
    #[must_use]
    pub fn fidelity(&self, arguments: &Arguments) -> Fidelity {
        let (checked, reached) = self.reached(arguments);
        if !checked.problems.is_empty() {
            return Fidelity::Refused(checked.problems);
        }
        let plan = self.plan(&checked, &[], &reached);
        let losses = losses(arguments, self.document, &plan, &reached, &checked.remarks);
        if losses.is_empty() { Fidelity::Exact } else { Fidelity::Lossy(losses) }
    }
}

/// Keywords that restrict values, which no type does.
const RESTRICTIONS: [&str; 29] = [
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "patternProperties",
    "additionalItems",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
];

/// Header parameters that other parts of the document say.
const HEADERS_SAID_ELSEWHERE: [&str; 3] = ["accept", "authorization", "content-type"];

/// Looks for losses in what is reached.
struct Finder<'f, 'd> {
    document: &'f Document<'d>,
    reached: &'f Reached,
    /// The formats of text that have a type.
    formats: BTreeSet<&'f str>,
    losses: Vec<Loss>,
}

/// Everything that is lost of the parts of a plan, in the order of the document.
pub(crate) fn losses(
    arguments: &Arguments,
    document: &Document<'_>,
    plan: &Plan<'_>,
    reached: &Reached,
    remarks: &[Remark<'_>],
) -> Vec<Loss> {
    let formats = arguments.formats.iter().map(|format| format.format.value.as_str()).collect();
    let mut finder = Finder { document, reached, formats, losses: Vec::new() };
    let mut parts: Vec<_> = plan.parts.iter().collect();
    parts.sort_by_key(|part| part.node.offset());
    let parts = parts.into_iter().rev().map(|part| (part.node.clone(), part.position, 0));
    let mut left: Vec<_> = parts.collect();
    while let Some((node, position, depth)) = left.pop() {
        finder.look_at(&node, position);
        if depth > DEEPEST {
            continue;
        }
        let children = children(&node).into_iter().rev();
        let children = children.filter(|(name, _)| !position.leaves_out(name));
        left.extend(children.map(|(name, child)| (child, position.below(&name), depth + 1)));
    }
    let remarks = remarks.iter().map(|remark| Loss {
        mark: remark.mark,
        keyword: remark.keyword.to_owned(),
        diagnostic: remark.diagnostic(),
    });
    finder.losses.extend(remarks);
    finder.losses
}

impl Finder<'_, '_> {
    fn look_at(&mut self, node: &Node<'_>, position: Position) {
        match position {
            Position::Operation => self.operation(node),
            Position::Parameter => self.parameter(node),
            Position::Responses => self.responses(node),
            Position::Response => self.response(node),
            _ => {}
        }
        if self.reached.objects.get(&node.offset()) == Some(&true) {
            self.schema(node);
        }
    }

    fn add(&mut self, keyword: &str, node: &Node<'_>, message: String) {
        self.mark(Mark::NotRepresented, keyword, node, message);
    }

    fn mark(&mut self, mark: Mark, keyword: &str, node: &Node<'_>, message: String) {
        let diagnostic = self.document.problem(&node.place(), Span::call_site(), message);
        self.losses.push(Loss { mark, keyword: keyword.to_owned(), diagnostic });
    }

    fn operation(&mut self, node: &Node<'_>) {
        let pointer = node.pointer();
        if let (Some(body), method @ ("get" | "head")) = (node.quiet_member("requestBody"), pointer.last()) {
            let method = method.to_uppercase();
            let message = format!(
                "a {method} request with a body: HTTP gives it no meaning, and servers may not read it"
            );
            self.add("requestBody", &body, message);
        }
        if let Some(callbacks) = node.quiet_member("callbacks") {
            self.add("callbacks", &callbacks, "callbacks are not generated".to_owned());
        }
    }

    fn parameter(&mut self, node: &Node<'_>) {
        let text = |name: &str| node.quiet_member(name).and_then(|text| text.string());
        let (Some("header"), Some(name)) = (text("in").as_deref(), text("name")) else { return };
        if HEADERS_SAID_ELSEWHERE.contains(&name.to_ascii_lowercase().as_str()) {
            let message = format!(
                "the header parameter `{name}` is left out: other parts of the document say what it is"
            );
            self.add("parameters", node, message);
        }
    }

    fn responses(&mut self, node: &Node<'_>) {
        for (status, response) in node.members() {
            if status.starts_with(['1', '3']) {
                let message =
                    format!("the response {status} is neither a success nor an error: no type has it");
                self.add("responses", &response, message);
            }
        }
    }

    /// The media types that no answer can be told to have.
    fn response(&mut self, node: &Node<'_>) {
        let content = node.quiet_member("content").map(|content| content.members()).unwrap_or_default();
        let mut seen = BTreeSet::new();
        for (key, content) in content {
            if !media_type::is_well_formed(&media_type::essence(&key)) {
                self.add("content", &content, format!("`{key}` is not a media type, so no answer has it"));
            } else if !seen.insert(media_type::with_parameters(&key)) {
                let message =
                    format!("`{key}` is the same media type as one before, so no answer is told to be it");
                self.add("content", &content, message);
            }
        }
    }

    fn schema(&mut self, node: &Node<'_>) {
        // Before 3.1 nothing beside a `$ref` counts.
        if node.version() == Version::V3_0 && node.quiet_member("$ref").is_some() {
            return;
        }
        let members = node.members();
        let has = |wanted: &str| members.iter().any(|(name, _)| name == wanted);
        let is_choice = has("oneOf") || has("anyOf") || has("enum") || has("const");
        for (name, member) in &members {
            match name.as_ref() {
                "format" if !is_choice => self.format(node, member),
                "discriminator" if !is_choice => {
                    let message = "a parent with a discriminator is a type of its own, which its children are not told from";
                    self.add(name, member, message.to_owned());
                }
                name if RESTRICTIONS.contains(&name) && restricts(member) => {
                    let message = format!("`{name}: {}` is not checked", shown(member));
                    self.mark(Mark::NotEnforced, name, member, message);
                }
                _ => {}
            }
        }
    }

    fn format(&mut self, node: &Node<'_>, format: &Node<'_>) {
        let Some(name) = format.string() else { return };
        let types = node.quiet_member("type");
        let is = |type_: &str| {
            let types = types.iter();
            types
                .flat_map(
                    |types| if types.kind() == Kind::Array { types.elements() } else { vec![types.clone()] },
                )
                .any(|one| one.string().as_deref() == Some(type_))
        };
        let message = match name.as_str() {
            "password" | "byte" | "binary" | "int32" | "int64" | "uint64" | "unix-time" | "double" => {
                return;
            }
            name if is("string") && self.formats.contains(name) => return,
            name if is("integer") => format!("an integer of `format: {name}` is an `i64`"),
            "float" => return,
            name if is("number") => format!("a number of `format: {name}` is an `f64`"),
            name if is("string") => format!("text of `format: {name}` is any text"),
            _ => return,
        };
        self.add("format", format, message);
    }
}

/// Whether there is a value that this keyword keeps out.
fn restricts(keyword: &Node<'_>) -> bool {
    match keyword.kind() {
        Kind::Object => keyword.pointer().last() == "not" || !keyword.members().is_empty(),
        Kind::Boolean if keyword.pointer().last().starts_with("unevaluated") => keyword.written() == "false",
        Kind::Boolean => keyword.written() == "true",
        Kind::Number => {
            let least = keyword.pointer().last();
            !(matches!(least, "minLength" | "minItems" | "minProperties") && keyword.written() == "0")
        }
        _ => true,
    }
}

/// The value of a keyword, if it is short.
fn shown<'d>(keyword: &Node<'d>) -> &'d str {
    match keyword.kind() {
        Kind::Object => "{...}",
        Kind::Array => "[...]",
        _ if keyword.written().len() > 60 => "...",
        _ => keyword.written(),
    }
}
