//! Which keywords each kind of object has, and what they must hold.

use crate::source::{Kind, Version};

/// What the value of a keyword must be.
#[derive(Clone, Copy)]
pub(crate) enum Expect {
    /// Not looked at: unknown, or without meaning for Rust.
    Nothing,
    /// One of a scalar kind.
    Scalar(Kind),
    /// Text for readers. Another scalar in its place is read as it is written.
    Prose,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// An object, which is read on its own.
    Child,
    /// The same, or a boolean, which is a schema since 3.1.
    Schema,
    /// An array of such objects.
    Children,
    /// An object of such objects.
    NamedChildren(Names),
    /// An object of objects that are read along with this one.
    Parts(&'static Keywords),
}

/// What children may be called.
#[derive(Clone, Copy)]
pub(crate) enum Names {
    Any,
    StatusCodes,
}

/// The keywords of one kind of object.
pub struct Keywords {
    /// The kind of object, for messages: "a parameter".
    pub(super) object: &'static str,
    pub(super) required: &'static [&'static str],
    /// Two keywords of which there must be one.
    pub(super) one_of: Option<(&'static str, &'static str)>,
    pub(super) expected: &'static [Expected],
    pub(super) expect: fn(&str) -> Expect,
}

/// A keyword that the specification requires, although its absence has one meaning.
pub(crate) struct Expected {
    pub(super) keyword: &'static str,
    /// The version that requires it, if others do not.
    pub(super) only_in: Option<Version>,
    /// The meaning of its absence.
    pub(super) without: &'static str,
}

impl Expect {
    /// True for containers of objects, which a `$ref` may stand in place of.
    pub(super) fn is_container(self) -> bool {
        matches!(self, Self::Children | Self::NamedChildren(_) | Self::Parts(_))
    }

    pub(super) fn is_nothing(self) -> bool {
        matches!(self, Self::Nothing)
    }
}

pub(super) const OPERATION: Keywords = Keywords {
    object: "an operation",
    required: &[],
    one_of: None,
    // REQUIRED in OAS 3.0.4 4.8.10.1, and not any more in OAS 3.1.1 4.8.10.1.
    expected: &[Expected {
        keyword: "responses",
        only_in: Some(Version::V3_0),
        without: "every success is read as one without content",
    }],
    expect: |keyword| match keyword {
        "operationId" => Expect::Scalar(Kind::String),
        "summary" | "description" => Expect::Prose,
        "deprecated" => Expect::Scalar(Kind::Boolean),
        "parameters" => Expect::Children,
        "requestBody" => Expect::Child,
        "responses" => Expect::NamedChildren(Names::StatusCodes),
        _ => Expect::Nothing,
    },
};

pub(super) const REQUEST_BODY: Keywords = Keywords {
    object: "a request body",
    required: &["content"],
    one_of: None,
    expected: &[],
    expect: |keyword| match keyword {
        "description" => Expect::Prose,
        "required" => Expect::Scalar(Kind::Boolean),
        "content" => Expect::Parts(&MEDIA_TYPE),
        _ => Expect::Nothing,
    },
};

pub(super) const RESPONSE: Keywords = Keywords {
    object: "a response",
    required: &[],
    one_of: None,
    // REQUIRED in OAS 3.1.1 4.8.17.1, for readers alone.
    expected: &[Expected {
        keyword: "description",
        only_in: None,
        without: "its type says no more than the status",
    }],
    expect: |keyword| match keyword {
        "description" => Expect::Prose,
        "headers" => Expect::NamedChildren(Names::Any),
        "content" => Expect::Parts(&MEDIA_TYPE),
        _ => Expect::Nothing,
    },
};

pub(super) const HEADER: Keywords = Keywords {
    object: "a header",
    required: &[],
    one_of: None,
    expected: &[],
    expect: |keyword| match keyword {
        "style" => Expect::OneOf(&["simple"]),
        _ => parameter(keyword),
    },
};

pub(super) const MEDIA_TYPE: Keywords = Keywords {
    object: "a media type",
    required: &[],
    one_of: None,
    expected: &[],
    expect: |keyword| match keyword {
        "schema" => Expect::Schema,
        "encoding" => Expect::Parts(&ENCODING),
        _ => Expect::Nothing,
    },
};

const ENCODING: Keywords = Keywords {
    object: "an encoding",
    required: &[],
    one_of: None,
    expected: &[],
    expect: |keyword| match keyword {
        "contentType" => Expect::Scalar(Kind::String),
        "style" => Expect::OneOf(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        "explode" | "allowReserved" => Expect::Scalar(Kind::Boolean),
        _ => Expect::Nothing,
    },
};

const SCHEMA_OR_CONTENT: Option<(&str, &str)> = Some(("schema", "content"));

pub(super) const QUERY_PARAMETER: Keywords = Keywords {
    object: "a parameter",
    required: &["name", "in"],
    one_of: SCHEMA_OR_CONTENT,
    expected: &[],
    expect: |keyword| match keyword {
        // Without `querystring`, which has keywords of its own and is new: nobody means it by a misspelt `query`.
        "in" => Expect::OneOf(&["query", "path", "header", "cookie"]),
        "style" => Expect::OneOf(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        "allowReserved" => Expect::Scalar(Kind::Boolean),
        _ => parameter(keyword),
    },
};

pub(super) const PATH_PARAMETER: Keywords = Keywords {
    object: "a path parameter",
    required: &["name"],
    one_of: SCHEMA_OR_CONTENT,
    expected: &[],
    expect: |keyword| match keyword {
        "style" => Expect::OneOf(&["simple", "label", "matrix"]),
        _ => parameter(keyword),
    },
};

pub(super) const HEADER_PARAMETER: Keywords = Keywords {
    object: "a header parameter",
    required: &["name"],
    one_of: SCHEMA_OR_CONTENT,
    expected: &[],
    expect: |keyword| match keyword {
        "style" => Expect::OneOf(&["simple"]),
        _ => parameter(keyword),
    },
};

pub(super) const COOKIE_PARAMETER: Keywords = Keywords {
    object: "a cookie parameter",
    required: &["name"],
    one_of: SCHEMA_OR_CONTENT,
    expected: &[],
    expect: |keyword| match keyword {
        // `cookie` came with OpenAPI 3.2.
        "style" => Expect::OneOf(&["form", "cookie"]),
        _ => parameter(keyword),
    },
};

/// The whole query as one value, which its media type says how to write (OAS 3.2.0, 4.12.1).
pub(super) const QUERYSTRING_PARAMETER: Keywords = Keywords {
    object: "a parameter in `querystring`",
    // A name, which OAS 3.2.0 (4.12.2.1) requires, is not sent, so one that is missing is a slip.
    required: &["content"],
    one_of: None,
    expected: &[],
    expect: parameter,
};

fn parameter(keyword: &str) -> Expect {
    match keyword {
        "name" | "in" => Expect::Scalar(Kind::String),
        "description" => Expect::Prose,
        "required" | "deprecated" | "explode" => Expect::Scalar(Kind::Boolean),
        "schema" => Expect::Schema,
        "content" => Expect::Parts(&MEDIA_TYPE),
        _ => Expect::Nothing,
    }
}
