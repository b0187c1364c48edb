//! The keywords of schemas: JSON Schema from draft 4 to 2020-12, and what OpenAPI adds.

use formwork_openapi::{Kind, Node};

use super::{Child, ObjectKind, Role};

/// Keywords that restrict values without saying what they are.
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

const DOCUMENTS: &str =
    "is in the documentation and the attributes of the item that stands for the schema, if one does";
const CONTENT: &str = "says what is in a text, which is given as it is (JSON Schema 2020-12 validation, 8); parts and bytes follow it";
const DESCRIBES: &str = "describes the schema to people";
const NAMES: &str = "names the schema for references, which lead to it all the same";
const SUGGESTS: &str = "an example or default is for documentation: a client never sends it by itself";

pub(super) fn role(keyword: &str) -> Option<Role> {
    const SCHEMA: ObjectKind = ObjectKind::Schema;
    Some(match keyword {
        "type" | "nullable" | "enum" | "const" | "format" | "required" | "readOnly" | "writeOnly" => {
            Role::Read
        }
        "$ref" | "$dynamicRef" | "$recursiveRef" | "$schema" => Role::Read,
        "contentEncoding" | "contentMediaType" => Role::Annotation(CONTENT),
        "description" | "deprecated" => Role::Annotation(DOCUMENTS),
        "properties" => Role::Leads(Child::Map(SCHEMA)),
        "additionalProperties" | "items" => Role::Leads(Child::One(SCHEMA)),
        "prefixItems" | "allOf" | "anyOf" | "oneOf" => Role::Leads(Child::List(SCHEMA)),
        "discriminator" => Role::Leads(Child::One(ObjectKind::Discriminator)),
        "title" | "$comment" | "externalDocs" => Role::Annotation(DESCRIBES),
        "default" | "example" | "examples" => Role::Annotation(SUGGESTS),
        "$id" | "id" | "$anchor" | "$dynamicAnchor" | "$recursiveAnchor" => Role::Annotation(NAMES),
        "$defs" | "definitions" => {
            Role::Annotation("holds schemas for references, and restricts nothing itself")
        }
        "$vocabulary" => Role::Annotation("is about schemas of schemas (JSON Schema 2020-12 core, 8.1.2)"),
        "xml" => Role::Annotation("is about XML alone, which is sent and received as it is"),
        restriction if RESTRICTIONS.contains(&restriction) => Role::Restriction,
        _ => return None,
    })
}

/// True if a keyword says anything of the values that a schema's own `type` leaves: each assertion is about values of
/// one type (JSON Schema 2020-12 validation 6, core 10.3).
pub(crate) fn applies(keyword: &str, schema: &Node<'_>) -> bool {
    let about: &[&str] = match keyword {
        // Relevant for the schemas of properties alone (OAS 3.0.4, 4.7.24.1).
        "readOnly" | "writeOnly" => {
            return matches!(schema.pointer().parts().as_slice(), [.., "properties", _]);
        }
        "format" => &["string", "integer", "number"],
        "pattern" | "minLength" | "maxLength" | "contentEncoding" | "contentMediaType" | "contentSchema" => {
            &["string"]
        }
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            &["integer", "number"]
        }
        "items" | "prefixItems" | "additionalItems" | "unevaluatedItems" | "minItems" | "maxItems"
        | "uniqueItems" | "contains" | "minContains" | "maxContains" => &["array"],
        "properties"
        | "additionalProperties"
        | "patternProperties"
        | "propertyNames"
        | "unevaluatedProperties"
        | "required"
        | "minProperties"
        | "maxProperties"
        | "dependentSchemas"
        | "dependentRequired"
        | "dependencies" => &["object"],
        _ => return true,
    };
    let Some(types) = schema.quiet_member("type") else { return true };
    let types = if types.kind() == Kind::Array { types.elements() } else { vec![types] };
    types.iter().filter_map(Node::string).any(|type_| about.contains(&type_.as_str()))
}
