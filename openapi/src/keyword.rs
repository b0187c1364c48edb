//! The keywords of each OpenAPI object, and the values that they allow.

use crate::source::{Kind, Version};

/// The value that a keyword requires.
#[derive(Clone, Copy)]
pub(crate) enum Expect {
    /// Anything: the keyword is unknown, or does not affect the code.
    Nothing,
    /// A value of this JSON kind.
    Scalar(Kind),
    /// Text for people. Another scalar is accepted as written.
    Prose,
    /// A string from this list.
    OneOf(&'static [&'static str]),
    /// An object, read on its own.
    Child,
    /// A schema: an object, or a boolean (since OpenAPI 3.1).
    Schema,
    /// An array of objects, each read on its own.
    Children,
    /// An object whose values are objects, each read on its own.
    NamedChildren(Names),
    /// An object whose values are objects with these keywords, read along with the parent.
    Parts(&'static Keywords),
}

/// The names that members may have.
#[derive(Clone, Copy)]
pub(crate) enum Names {
    Any,
    StatusCodes,
}

/// The keywords of one OpenAPI object.
pub struct Keywords {
    /// The object's name in messages: "a parameter".
    pub(super) object: &'static str,
    pub(super) required: &'static [&'static str],
    /// Two keywords, exactly one of which is required.
    pub(super) one_of: Option<(&'static str, &'static str)>,
    pub(super) expected: &'static [Expected],
    pub(super) expect: fn(&str) -> Expect,
}

/// A keyword that the specification requires, but whose absence has one sensible meaning.
pub(crate) struct Expected {
    pub(super) keyword: &'static str,
    /// The only version that requires it, or `None` if all do.
    pub(super) only_in: Option<Version>,
    /// The meaning of its absence.
    pub(super) without: &'static str,
}

impl Expect {
    /// True for containers of objects. A `$ref` in the place of one is followed.
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
    // REQUIRED in OAS 3.0.4, 4.8.10.1; optional since OAS 3.1.1, 4.8.10.1.
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
    // REQUIRED in OAS 3.1.1, 4.8.17.1, but only people read it.
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
        // `querystring` has keywords of its own (`QUERYSTRING_PARAMETER`). It is left out of the suggestions: a
        // misspelled `query` rarely means it.
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
        // The style `cookie` came with OpenAPI 3.2.
        "style" => Expect::OneOf(&["form", "cookie"]),
        _ => parameter(keyword),
    },
};

/// The whole query string as one value in a media type (OAS 3.2.0, 4.12.1).
pub(super) const QUERYSTRING_PARAMETER: Keywords = Keywords {
    object: "a parameter in `querystring`",
    // OAS 3.2.0 (4.12.2.1) requires `name` too, but it is not sent, so its absence is a slip.
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
