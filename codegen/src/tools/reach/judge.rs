//! Keywords of which the value decides whether anything is lost.

use formwork_openapi::{Kind, Mark, Node};

use super::walk::{Context, Object, Walker};
use crate::tools::vocabulary::{ObjectKind, Role, applies, role};

/// Header parameters that other parts of the document say.
const HEADERS_SAID_ELSEWHERE: [&str; 3] = ["accept", "authorization", "content-type"];

/// Looks at what an object says by more than one of its keywords.
pub(super) fn object<'d>(walker: &mut Walker<'_, 'd>, object: &Object<'d>) {
    match object.kind {
        ObjectKind::Operation => operation(walker, &object.node),
        ObjectKind::Parameter => parameter(walker, &object.node),
        ObjectKind::Header => header(walker, object),
        ObjectKind::Encoding => encoding(walker, &object.node),
        ObjectKind::SecurityScheme => security_scheme(walker, &object.node),
        ObjectKind::Root => dialect(walker, &object.node, "jsonSchemaDialect"),
        ObjectKind::Schema => schema(walker, &object.node),
        _ => {}
    }
}

fn operation<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>) {
    let pointer = node.pointer();
    let body = node.quiet_member("requestBody").filter(|body| !says_nothing(body));
    if let (Some(body), method @ ("get" | "head")) = (body, pointer.last()) {
        let method = method.to_uppercase();
        let message =
            format!("a {method} request with a body: HTTP gives it no meaning, and servers may not read it");
        walker.differ(Mark::Slip, "requestBody", &body, message);
    }
}

/// True if a body has nothing in it, such as the empty forms that some generators write for every operation.
fn says_nothing(body: &Node<'_>) -> bool {
    let is_empty = |schema: &Node<'_>| {
        let is_open =
            schema.quiet_member("additionalProperties").is_some_and(|more| more.kind() == Kind::Object);
        let members = schema.members();
        let is_plain = members.iter().all(|(name, member)| match name.as_ref() {
            "properties" => member.members().is_empty(),
            "type" => member.string().as_deref() == Some("object"),
            "additionalProperties" => true,
            name => matches!(role(ObjectKind::Schema, name), Some(Role::Annotation(_))),
        });
        is_plain && !is_open
    };
    let content = body.quiet_member("content").map(|content| content.members()).unwrap_or_default();
    body.quiet_member("$ref").is_none()
        && content.iter().all(|(_, it)| it.quiet_member("schema").is_none_or(|schema| is_empty(&schema)))
}

fn parameter<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>) {
    let text = |name: &str| node.quiet_member(name).and_then(|text| text.string());
    let (location, name) = (text("in").unwrap_or_default(), text("name").unwrap_or_default());
    if location == "header" && HEADERS_SAID_ELSEWHERE.contains(&name.to_ascii_lowercase().as_str()) {
        let message =
            format!("the header parameter `{name}` is left out: other parts of the document say what it is");
        walker.differ(Mark::NotRepresented, "parameters", node, message);
        return;
    }
    let is_set = |keyword: &str| node.quiet_member(keyword).filter(|it| it.written() == "true");
    if let Some(flag) = is_set("allowEmptyValue").filter(|_| !may_be_empty(node)) {
        let message = "`allowEmptyValue`: nothing is sent for a value that is not text and has none";
        walker.differ(Mark::NotRepresented, "allowEmptyValue", &flag, message);
    }
    if let Some(flag) = is_set("allowReserved").filter(|_| location != "query") {
        let message = "`allowReserved` has no effect outside of queries: reserved characters are escaped";
        walker.differ(Mark::NotRepresented, "allowReserved", &flag, message);
    }
    let is_deep = text("style").as_deref() == Some("deepObject");
    let explode = node.quiet_member("explode").filter(|explode| is_deep && explode.written() == "false");
    if let Some(explode) = explode {
        let message = "`style: deepObject` has one way to be written, with `explode` or without";
        walker.differ(Mark::Slip, "explode", &explode, message);
    }
    if node.quiet_member("content").is_none() || location == "querystring" {
        return;
    }
    // The media type says how the value is written (OAS 3.1.1, 4.8.12.2.3).
    for keyword in ["style", "explode", "allowReserved"] {
        if let Some(styled) = node.quiet_member(keyword) {
            let message = format!("`{keyword}` has no effect beside `content`");
            walker.differ(Mark::Slip, keyword, &styled, message);
        }
    }
}

/// True if an empty text is a value of a parameter.
fn may_be_empty(parameter: &Node<'_>) -> bool {
    let types = parameter.quiet_member("schema").and_then(|schema| schema.quiet_member("type"));
    types.is_some_and(|types| {
        types.string().as_deref() == Some("string")
            || types.elements().iter().any(|type_| type_.string().as_deref() == Some("string"))
    })
}

fn header<'d>(walker: &mut Walker<'_, 'd>, object: &Object<'d>) {
    let required = object.node.quiet_member("required").filter(|required| required.written() == "true");
    if let (Some(required), Context::Response | Context::Empty) = (required, object.context) {
        let message = "a header that is required may be absent all the same, which is not checked";
        walker.differ(Mark::NotEnforced, "required", &required, message);
    }
}

fn encoding<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>) {
    let Some(headers) = node.quiet_member("headers") else { return };
    for (name, header) in headers.members() {
        if !name.eq_ignore_ascii_case("content-type") {
            let message = format!("the header `{name}` of a part is left out");
            walker.differ(Mark::NotRepresented, "headers", &header, message);
        }
    }
}

/// Schemes that the caller sends by itself: HTTP's beside `basic` and `bearer`, and `mutualTLS`.
fn security_scheme<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>) {
    let text = |name: &str| node.quiet_member(name).and_then(|text| text.string());
    let (type_, scheme) = (text("type").unwrap_or_default(), text("scheme").unwrap_or_default());
    let is_known = match type_.as_str() {
        "oauth2" | "openIdConnect" => true,
        "http" => ["basic", "bearer"].contains(&scheme.to_ascii_lowercase().as_str()),
        "apiKey" => matches!(text("in").as_deref(), Some("header" | "query" | "cookie")),
        _ => false,
    };
    if !is_known {
        let said = if scheme.is_empty() { type_ } else { format!("{type_} {scheme}") };
        let message = format!("a client does not send credentials of `{said}` by itself");
        walker.differ(Mark::NotRepresented, "security", node, message);
    }
}

/// Keywords have the meaning of OpenAPI's own dialects, which is that of JSON Schema 2020-12 (OAS 3.1.1, 4.8.24.1).
fn dialect<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>, keyword: &str) {
    let Some(dialect) = node.quiet_member(keyword) else { return };
    let name = dialect.string().unwrap_or_default();
    let is_known = name.starts_with("https://spec.openapis.org/oas/3.")
        || name.trim_end_matches('#') == "https://json-schema.org/draft/2020-12/schema";
    if !is_known {
        let message = format!("`{keyword}: {}` is read as JSON Schema 2020-12", shown(&dialect));
        walker.differ(Mark::NotRepresented, keyword, &dialect, message);
    }
}

fn schema<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>) {
    dialect(walker, node, "$schema");
    values(walker, node);
    required(walker, node);
    let has = |wanted: &str| node.quiet_member(wanted).is_some();
    if has("oneOf") || has("anyOf") || has("enum") || has("const") {
        return;
    }
    if let Some(format) = node.quiet_member("format") {
        self::format(walker, node, &format);
    }
    if let Some(discriminator) = node.quiet_member("discriminator")
        && !walker.items.has_choice(node)
    {
        let message = "no choice of the children is generated here, so the discriminator tells nothing apart";
        walker.differ(Mark::NotEnforced, "discriminator", &discriminator, message);
    }
}

/// Listed values restrict a schema, unless an enum has a variant for each. Those of which one is empty or null alone are
/// what clears a choice.
fn values<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>) {
    for keyword in ["enum", "const"] {
        let Some(listed) = node.quiet_member(keyword) else { continue };
        let each = if keyword == "enum" { listed.elements() } else { vec![listed.clone()] };
        let clears = |value: &Node<'_>| matches!(value.written(), "\"\"" | "null");
        if !each.iter().all(clears) && !each.iter().any(|value| walker.items.has_variant(value)) {
            let message = format!("`{keyword}: {}` is not checked", shown(&listed));
            walker.differ(Mark::NotEnforced, keyword, &listed, message);
        }
    }
}

/// A name that is required and has no field is not asked for. Beside `allOf`, and in it, other schemas may have the
/// field.
fn required<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>) {
    let Some(required) = node.quiet_member("required").filter(|_| applies("required", node)) else { return };
    let parts = node.pointer().parts();
    let is_merged = matches!(parts.as_slice(), [.., "allOf" | "anyOf" | "oneOf", _])
        || ["allOf", "$ref"].iter().any(|keyword| node.quiet_member(keyword).is_some());
    let properties = node.quiet_member("properties");
    for name in required.elements().iter().filter_map(|name| name.string().map(|text| (name.clone(), text))) {
        let (name, text) = name;
        let is_described = properties.as_ref().is_some_and(|all| all.quiet_member(&text).is_some());
        if !is_described && !is_merged && !walker.items.has_field(node, &text) {
            let message =
                format!("`{text}` is required and not described: whether it is there is not checked");
            walker.differ(Mark::NotEnforced, "required", &name, message);
        }
    }
}

/// A format says which values there are. One without a type of its own leaves them unchecked, unless the Rust type
/// cannot hold them all.
fn format<'d>(walker: &mut Walker<'_, 'd>, node: &Node<'d>, format: &Node<'d>) {
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
    let (mark, message) = match name.as_str() {
        "password" | "byte" | "binary" | "int32" | "int64" | "unix-time" | "double" if types.is_some() => {
            return;
        }
        name if is("string") && walker.formats.contains(name) => return,
        "uint64" if is("integer") => return,
        name if is("integer") => (Mark::NotEnforced, format!("an integer of `format: {name}` is an `i64`")),
        "float" => return,
        name if is("number") => (Mark::NotRepresented, format!("a number of `format: {name}` is an `f64`")),
        name if is("string") => (Mark::NotEnforced, format!("text of `format: {name}` is any text")),
        name if types.is_none() => {
            (Mark::NotEnforced, format!("`format: {name}` beside no `type` is not checked"))
        }
        _ => return,
    };
    walker.differ(mark, "format", format, message);
}

/// True if a schema has types for as many elements as it demands.
pub(super) fn is_tuple(schema: &Node<'_>, least: &Node<'_>) -> bool {
    let items = ["prefixItems", "items"].iter().filter_map(|keyword| schema.quiet_member(keyword));
    let count = items.filter(|items| items.kind() == Kind::Array).map(|items| items.elements().len()).max();
    let least: Option<usize> = least.written().parse().ok();
    matches!((least, count), (Some(least), Some(count)) if least <= count)
}

/// True if there is a value that this keyword keeps out.
pub(super) fn restricts(name: &str, keyword: &Node<'_>) -> bool {
    match keyword.kind() {
        Kind::Object => name == "not" || !keyword.members().is_empty(),
        Kind::Array => !keyword.elements().is_empty(),
        Kind::Boolean if matches!(name, "exclusiveMinimum" | "exclusiveMaximum" | "uniqueItems") => {
            keyword.written() == "true"
        }
        // A schema: only `false` keeps anything out, but for those that are turned round.
        Kind::Boolean if matches!(name, "not" | "if" | "contains") => keyword.written() == "true",
        Kind::Boolean => keyword.written() == "false",
        Kind::Number => {
            let is_least = matches!(name, "minLength" | "minItems" | "minProperties");
            !(is_least && keyword.written() == "0")
        }
        _ => true,
    }
}

/// The value of a keyword, if it is short.
pub(super) fn shown<'d>(keyword: &Node<'d>) -> &'d str {
    match keyword.kind() {
        Kind::Object => "{...}",
        Kind::Array => "[...]",
        _ if keyword.written().len() > 60 => "...",
        _ => keyword.written(),
    }
}

/// True if a schema says no more than that there is text or bytes, apart from restrictions.
pub(super) fn plain_text(schema: &Node<'_>) -> bool {
    schema.kind() != Kind::Object
        || schema.members().iter().all(|(name, member)| {
            match (name.as_ref(), role(ObjectKind::Schema, name)) {
                ("type", _) => member.string().as_deref() == Some("string"),
                ("format", _) => member.string().as_deref() == Some("binary"),
                (_, Some(Role::Annotation(_) | Role::Restriction)) => true,
                (name, None) => name.starts_with("x-"),
                _ => false,
            }
        })
}
