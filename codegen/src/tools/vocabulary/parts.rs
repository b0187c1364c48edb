//! The keywords of everything around schemas, in OpenAPI 3.0 to 3.2.

use super::{Child, ObjectKind, Role};

const DESCRIBES: &str = "describes it to people";
const SUGGESTS: &str = "an example is for documentation: a client never sends it by itself";
const STREAMS: &str = "describes the items of a stream, for which no type is generated";

pub(super) fn role(kind: ObjectKind, keyword: &str) -> Option<Role> {
    match kind {
        ObjectKind::Root => root(keyword),
        ObjectKind::PathItem => path_item(keyword),
        ObjectKind::Operation => operation(keyword),
        ObjectKind::Parameter => parameter(keyword),
        ObjectKind::RequestBody => request_body(keyword),
        ObjectKind::Responses => Some(Role::Leads(Child::One(ObjectKind::Response))),
        ObjectKind::Response => response(keyword),
        ObjectKind::Header => header(keyword),
        ObjectKind::MediaType => media_type(keyword),
        ObjectKind::Encoding => encoding(keyword),
        ObjectKind::Schema => super::schema::role(keyword),
        ObjectKind::Discriminator => discriminator(keyword),
        ObjectKind::SecurityScheme => security_scheme(keyword),
        ObjectKind::Server => server(keyword),
        ObjectKind::ServerVariable => server_variable(keyword),
    }
}

fn root(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "openapi" | "info" | "paths" | "components" | "externalDocs" | "$self" | "jsonSchemaDialect" => {
            Role::Read
        }
        "servers" => Role::Leads(Child::List(ObjectKind::Server)),
        "security" => Role::Leads(Child::Requirements),
        "tags" => Role::Annotation("files operations for people, who select by the names of tags"),
        "webhooks" => Role::Annotation("is about other calls than those of `paths`"),
        _ => return None,
    })
}

fn path_item(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "$ref"
        | "get"
        | "put"
        | "post"
        | "delete"
        | "options"
        | "head"
        | "patch"
        | "trace"
        | "query"
        | "additionalOperations" => Role::Read,
        "parameters" => Role::Leads(Child::List(ObjectKind::Parameter)),
        "servers" => Role::Leads(Child::List(ObjectKind::Server)),
        "summary" | "description" => Role::Annotation(DESCRIBES),
        _ => return None,
    })
}

fn operation(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "operationId" | "summary" | "description" | "deprecated" | "tags" => Role::Read,
        "parameters" => Role::Leads(Child::List(ObjectKind::Parameter)),
        "requestBody" => Role::Leads(Child::One(ObjectKind::RequestBody)),
        "responses" => Role::Leads(Child::One(ObjectKind::Responses)),
        "servers" => Role::Leads(Child::List(ObjectKind::Server)),
        "security" => Role::Leads(Child::Requirements),
        "externalDocs" => Role::Annotation(DESCRIBES),
        "callbacks" => Role::NotRepresented("are not generated"),
        _ => return None,
    })
}

fn parameter(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "name" | "in" | "description" | "required" | "deprecated" | "style" | "explode" | "allowReserved"
        | "allowEmptyValue" => Role::Read,
        "schema" => Role::Leads(Child::One(ObjectKind::Schema)),
        "content" => Role::Leads(Child::Map(ObjectKind::MediaType)),
        "example" | "examples" => Role::Annotation(SUGGESTS),
        _ => return None,
    })
}

fn request_body(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "description" | "required" => Role::Read,
        "content" => Role::Leads(Child::Map(ObjectKind::MediaType)),
        _ => return None,
    })
}

fn response(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "description" => Role::Read,
        "summary" => Role::Annotation(DESCRIBES),
        "headers" => Role::Leads(Child::Map(ObjectKind::Header)),
        "content" => Role::Leads(Child::Map(ObjectKind::MediaType)),
        "links" => Role::NotRepresented("are not generated: the next call is yours to make"),
        _ => return None,
    })
}

fn header(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "description" | "deprecated" | "style" | "required" => Role::Read,
        "schema" => Role::Leads(Child::One(ObjectKind::Schema)),
        "content" => Role::Leads(Child::Map(ObjectKind::MediaType)),
        "explode" => {
            Role::Annotation("makes no difference to the arrays that a header can be (OAS 3.1.1, 4.8.12.3)")
        }
        "example" | "examples" => Role::Annotation(SUGGESTS),
        _ => return None,
    })
}

fn media_type(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "schema" => Role::Leads(Child::One(ObjectKind::Schema)),
        "encoding" => Role::Leads(Child::Map(ObjectKind::Encoding)),
        "example" | "examples" => Role::Annotation(SUGGESTS),
        "itemSchema" | "itemEncoding" => Role::NotRepresented(STREAMS),
        "prefixEncoding" => {
            Role::NotRepresented("describes parts by their order, for which no type is generated")
        }
        _ => return None,
    })
}

fn encoding(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "contentType" | "style" | "explode" | "allowReserved" | "headers" => Role::Read,
        "encoding" | "prefixEncoding" | "itemEncoding" => {
            Role::NotRepresented("describes parts in a part, for which no type is generated")
        }
        _ => return None,
    })
}

fn discriminator(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "propertyName" | "mapping" | "defaultMapping" => Role::Read,
        _ => return None,
    })
}

fn security_scheme(keyword: &str) -> Option<Role> {
    const OBTAINS: &str = "says how a token is obtained: a client is given one";
    Some(match keyword {
        "type" | "scheme" | "in" | "name" => Role::Read,
        "description" | "bearerFormat" | "deprecated" => Role::Annotation(DESCRIBES),
        "flows" | "openIdConnectUrl" | "oauth2MetadataUrl" => Role::Annotation(OBTAINS),
        _ => return None,
    })
}

fn server(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "url" => Role::Read,
        "variables" => Role::Leads(Child::Map(ObjectKind::ServerVariable)),
        "description" | "name" => Role::Annotation(DESCRIBES),
        _ => return None,
    })
}

fn server_variable(keyword: &str) -> Option<Role> {
    Some(match keyword {
        "enum" | "default" => Role::Read,
        "description" => Role::Annotation(DESCRIBES),
        _ => return None,
    })
}
