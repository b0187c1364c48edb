//! Golden: what `openapi!` emits for the operations of `spec/bodies.json`.

/// `POST /form-styles`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormStyles {
    pub exploded: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub joined: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub spaced: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub piped: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub deep: ::core::option::Option<params::Point>,
    pub spread: ::core::option::Option<params::Point>,
    pub flat: ::core::option::Option<params::Point>,
    pub url: ::core::option::Option<::std::string::String>,
    pub urls: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub tree: ::core::option::Option<form_styles::Tree>,
}
#[allow(missing_docs)]
impl FormStyles {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            exploded: ::core::option::Option::None,
            joined: ::core::option::Option::None,
            spaced: ::core::option::Option::None,
            piped: ::core::option::Option::None,
            deep: ::core::option::Option::None,
            spread: ::core::option::Option::None,
            flat: ::core::option::Option::None,
            url: ::core::option::Option::None,
            urls: ::core::option::Option::None,
            tree: ::core::option::Option::None,
        }
    }
    pub fn exploded(
        mut self,
        exploded: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.exploded = ::core::option::Option::Some(
            ::formwork::__private::elements(exploded),
        );
        self
    }
    pub fn joined(
        mut self,
        joined: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.joined = ::core::option::Option::Some(
            ::formwork::__private::elements(joined),
        );
        self
    }
    pub fn spaced(
        mut self,
        spaced: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.spaced = ::core::option::Option::Some(
            ::formwork::__private::elements(spaced),
        );
        self
    }
    pub fn piped(
        mut self,
        piped: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.piped = ::core::option::Option::Some(
            ::formwork::__private::elements(piped),
        );
        self
    }
    pub fn deep(mut self, deep: params::Point) -> Self {
        self.deep = ::core::option::Option::Some(deep);
        self
    }
    pub fn spread(mut self, spread: params::Point) -> Self {
        self.spread = ::core::option::Option::Some(spread);
        self
    }
    pub fn flat(mut self, flat: params::Point) -> Self {
        self.flat = ::core::option::Option::Some(flat);
        self
    }
    pub fn url(
        mut self,
        url: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.url = ::core::option::Option::Some(::core::convert::Into::into(url));
        self
    }
    pub fn urls(
        mut self,
        urls: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.urls = ::core::option::Option::Some(::formwork::__private::elements(urls));
        self
    }
    pub fn tree(mut self, tree: form_styles::Tree) -> Self {
        self.tree = ::core::option::Option::Some(tree);
        self
    }
}
/// `POST /form-plain`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormPlain {
    pub name: ::std::string::String,
    pub count: ::core::option::Option<i64>,
    pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub at: ::core::option::Option<body::Point>,
    pub path: ::core::option::Option<::std::vec::Vec<body::Point>>,
    pub rows: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<i64>>>,
    pub either: ::core::option::Option<form_plain::Either>,
    pub place: ::core::option::Option<form_plain::Place>,
    pub labels: ::core::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    >,
    pub note: ::formwork::Clearable<::std::string::String>,
    pub on: ::core::option::Option<bool>,
    /// The member `odd[name] &`.
    pub odd_name: ::core::option::Option<::std::string::String>,
}
#[allow(missing_docs)]
impl FormPlain {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            name: ::core::convert::Into::into(name),
            count: ::core::option::Option::None,
            tags: ::core::option::Option::None,
            at: ::core::option::Option::None,
            path: ::core::option::Option::None,
            rows: ::core::option::Option::None,
            either: ::core::option::Option::None,
            place: ::core::option::Option::None,
            labels: ::core::option::Option::None,
            note: ::formwork::Clearable::Keep,
            on: ::core::option::Option::None,
            odd_name: ::core::option::Option::None,
        }
    }
    pub fn count(mut self, count: i64) -> Self {
        self.count = ::core::option::Option::Some(count);
        self
    }
    pub fn tags(
        mut self,
        tags: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.tags = ::core::option::Option::Some(::formwork::__private::elements(tags));
        self
    }
    pub fn at(mut self, at: body::Point) -> Self {
        self.at = ::core::option::Option::Some(at);
        self
    }
    pub fn path(
        mut self,
        path: impl ::core::iter::IntoIterator<Item = body::Point>,
    ) -> Self {
        self.path = ::core::option::Option::Some(::formwork::__private::elements(path));
        self
    }
    pub fn rows(
        mut self,
        rows: impl ::core::iter::IntoIterator<Item = ::std::vec::Vec<i64>>,
    ) -> Self {
        self.rows = ::core::option::Option::Some(::formwork::__private::elements(rows));
        self
    }
    pub fn either(
        mut self,
        either: impl ::core::convert::Into<form_plain::Either>,
    ) -> Self {
        self.either = ::core::option::Option::Some(::core::convert::Into::into(either));
        self
    }
    pub fn place(
        mut self,
        place: impl ::core::convert::Into<form_plain::Place>,
    ) -> Self {
        self.place = ::core::option::Option::Some(::core::convert::Into::into(place));
        self
    }
    pub fn labels(
        mut self,
        labels: impl ::core::iter::IntoIterator<
            Item = (
                impl ::core::convert::Into<::std::string::String>,
                impl ::core::convert::Into<::std::string::String>,
            ),
        >,
    ) -> Self {
        self.labels = ::core::option::Option::Some(
            ::formwork::__private::entries(labels),
        );
        self
    }
    /// Sets one entry of `labels` on the server.
    pub fn labels_entry(
        mut self,
        key: impl ::core::convert::Into<::std::string::String>,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.labels
            .get_or_insert_default()
            .insert(
                ::core::convert::Into::into(key),
                ::core::convert::Into::into(value),
            );
        self
    }
    pub fn note(
        mut self,
        note: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.note = ::formwork::Clearable::Set(::core::convert::Into::into(note));
        self
    }
    /// Clears `note` on the server.
    pub fn clear_note(mut self) -> Self {
        self.note = ::formwork::Clearable::Clear;
        self
    }
    pub fn on(mut self, on: bool) -> Self {
        self.on = ::core::option::Option::Some(on);
        self
    }
    /// The member `odd[name] &`.
    pub fn odd_name(
        mut self,
        odd_name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.odd_name = ::core::option::Option::Some(
            ::core::convert::Into::into(odd_name),
        );
        self
    }
}
/// `POST /form-content-types`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormContentTypes {
    pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub at: ::core::option::Option<body::Point>,
    pub name: ::core::option::Option<::std::string::String>,
    pub days: ::core::option::Option<::std::vec::Vec<body::Point>>,
    pub secret: ::core::option::Option<form_content_types::Secret>,
}
#[allow(missing_docs)]
impl FormContentTypes {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            tags: ::core::option::Option::None,
            at: ::core::option::Option::None,
            name: ::core::option::Option::None,
            days: ::core::option::Option::None,
            secret: ::core::option::Option::None,
        }
    }
    pub fn tags(
        mut self,
        tags: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.tags = ::core::option::Option::Some(::formwork::__private::elements(tags));
        self
    }
    pub fn at(mut self, at: body::Point) -> Self {
        self.at = ::core::option::Option::Some(at);
        self
    }
    pub fn name(
        mut self,
        name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.name = ::core::option::Option::Some(::core::convert::Into::into(name));
        self
    }
    pub fn days(
        mut self,
        days: impl ::core::iter::IntoIterator<Item = body::Point>,
    ) -> Self {
        self.days = ::core::option::Option::Some(::formwork::__private::elements(days));
        self
    }
    pub fn secret(mut self, secret: form_content_types::Secret) -> Self {
        self.secret = ::core::option::Option::Some(secret);
        self
    }
}
/// `POST /form-needed`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormNeeded {
    pub tags: ::std::vec::Vec<::std::string::String>,
    pub at: body::Point,
    pub path: ::std::vec::Vec<body::Point>,
    pub joined: ::std::vec::Vec<::std::string::String>,
}
impl FormNeeded {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(
        tags: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
        at: body::Point,
        path: impl ::core::iter::IntoIterator<Item = body::Point>,
        joined: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        Self {
            tags: ::formwork::__private::elements(tags),
            at,
            path: ::formwork::__private::elements(path),
            joined: ::formwork::__private::elements(joined),
        }
    }
}
/// `POST /form-optional`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormOptional {
    pub body: ::core::option::Option<form_optional::Body>,
}
#[allow(missing_docs)]
impl FormOptional {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            body: ::core::option::Option::None,
        }
    }
    pub fn body(mut self, body: form_optional::Body) -> Self {
        self.body = ::core::option::Option::Some(body);
        self
    }
}
/// `POST /form-loose`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormLoose {
    pub name: ::core::option::Option<::std::string::String>,
    pub at: ::core::option::Option<body::Point>,
}
#[allow(missing_docs)]
impl FormLoose {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            name: ::core::option::Option::None,
            at: ::core::option::Option::None,
        }
    }
    pub fn name(
        mut self,
        name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.name = ::core::option::Option::Some(::core::convert::Into::into(name));
        self
    }
    pub fn at(mut self, at: body::Point) -> Self {
        self.at = ::core::option::Option::Some(at);
        self
    }
}
/// `POST /form-nulls`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormNulls {
    pub at: ::core::option::Option<body::Point>,
    pub path: ::core::option::Option<
        ::std::vec::Vec<::core::option::Option<body::Point>>,
    >,
    pub home: ::formwork::Clearable<body::Point>,
}
#[allow(missing_docs)]
impl FormNulls {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(at: ::core::option::Option<body::Point>) -> Self {
        Self {
            at,
            path: ::core::option::Option::None,
            home: ::formwork::Clearable::Keep,
        }
    }
    pub fn path(
        mut self,
        path: impl ::core::iter::IntoIterator<Item = ::core::option::Option<body::Point>>,
    ) -> Self {
        self.path = ::core::option::Option::Some(::formwork::__private::elements(path));
        self
    }
    pub fn home(mut self, home: body::Point) -> Self {
        self.home = ::formwork::Clearable::Set(home);
        self
    }
    /// Clears `home` on the server.
    pub fn clear_home(mut self) -> Self {
        self.home = ::formwork::Clearable::Clear;
        self
    }
}
/// `POST /multipart-nulls`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct MultipartNulls {
    pub at: ::core::option::Option<body::Point>,
    pub home: ::formwork::Clearable<body::Point>,
}
#[allow(missing_docs)]
impl MultipartNulls {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(at: ::core::option::Option<body::Point>) -> Self {
        Self {
            at,
            home: ::formwork::Clearable::Keep,
        }
    }
    pub fn home(mut self, home: body::Point) -> Self {
        self.home = ::formwork::Clearable::Set(home);
        self
    }
    /// Clears `home` on the server.
    pub fn clear_home(mut self) -> Self {
        self.home = ::formwork::Clearable::Clear;
        self
    }
}
/// `POST /several-nulls`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct SeveralNulls {
    pub body: several_nulls::Body,
}
impl SeveralNulls {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<several_nulls::Body>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /form-map`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormMap {
    pub body: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
}
impl FormMap {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(
        body: impl ::core::iter::IntoIterator<
            Item = (
                impl ::core::convert::Into<::std::string::String>,
                impl ::core::convert::Into<::std::string::String>,
            ),
        >,
    ) -> Self {
        Self {
            body: ::formwork::__private::entries(body),
        }
    }
}
/// `POST /form-address`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct FormAddress {
    pub line: ::std::string::String,
    pub kind: ::core::option::Option<::formwork::Open<Kind>>,
    pub note: ::core::option::Option<::std::string::String>,
    pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub at: ::core::option::Option<body::Point>,
    pub lost: ::formwork::Clearable<::std::string::String>,
}
#[allow(missing_docs)]
impl FormAddress {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(line: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            line: ::core::convert::Into::into(line),
            kind: ::core::option::Option::None,
            note: ::core::option::Option::None,
            tags: ::core::option::Option::None,
            at: ::core::option::Option::None,
            lost: ::formwork::Clearable::Keep,
        }
    }
    pub fn kind(
        mut self,
        kind: impl ::core::convert::Into<::formwork::Open<Kind>>,
    ) -> Self {
        self.kind = ::core::option::Option::Some(::core::convert::Into::into(kind));
        self
    }
    pub fn note(
        mut self,
        note: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.note = ::core::option::Option::Some(::core::convert::Into::into(note));
        self
    }
    pub fn tags(
        mut self,
        tags: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.tags = ::core::option::Option::Some(::formwork::__private::elements(tags));
        self
    }
    pub fn at(mut self, at: body::Point) -> Self {
        self.at = ::core::option::Option::Some(at);
        self
    }
    pub fn lost(
        mut self,
        lost: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.lost = ::formwork::Clearable::Set(::core::convert::Into::into(lost));
        self
    }
    /// Clears `lost` on the server.
    pub fn clear_lost(mut self) -> Self {
        self.lost = ::formwork::Clearable::Clear;
        self
    }
}
#[derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[allow(missing_docs)]
pub enum Kind {
    /// `new`
    New,
    /// `used`
    Used,
}
::formwork::__private::string_enum! {
    Kind {
        New = "new",
        Used = "used",
    }
}
/// `POST /json-address`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonAddress {
    pub body: body::Address,
}
impl JsonAddress {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: body::Address) -> Self {
        Self { body }
    }
}
/// `POST /json-inline`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonInline {
    pub body: json_inline::Body,
}
impl JsonInline {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: json_inline::Body) -> Self {
        Self { body }
    }
}
/// `POST /json-array`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonArray {
    pub body: ::std::vec::Vec<body::Point>,
}
impl JsonArray {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::iter::IntoIterator<Item = body::Point>) -> Self {
        Self {
            body: ::formwork::__private::elements(body),
        }
    }
}
/// `POST /json-scalar`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonScalar {
    pub body: i64,
}
impl JsonScalar {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: i64) -> Self {
        Self { body }
    }
}
/// `POST /json-text`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonText {
    pub body: ::std::string::String,
}
impl JsonText {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /json-nullable`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonNullable {
    pub body: ::core::option::Option<::std::string::String>,
}
impl JsonNullable {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: ::core::option::Option<::std::string::String>) -> Self {
        Self { body }
    }
}
/// `POST /json-nullable-optional`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonNullableOptional {
    pub body: ::formwork::Clearable<::std::string::String>,
}
#[allow(missing_docs)]
impl JsonNullableOptional {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            body: ::formwork::Clearable::Keep,
        }
    }
    pub fn body(
        mut self,
        body: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.body = ::formwork::Clearable::Set(::core::convert::Into::into(body));
        self
    }
    /// Clears `body` on the server.
    pub fn clear_body(mut self) -> Self {
        self.body = ::formwork::Clearable::Clear;
        self
    }
}
/// `POST /json-map`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonMap {
    pub body: ::std::collections::BTreeMap<::std::string::String, body::Point>,
}
impl JsonMap {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(
        body: impl ::core::iter::IntoIterator<
            Item = (impl ::core::convert::Into<::std::string::String>, body::Point),
        >,
    ) -> Self {
        Self {
            body: ::formwork::__private::entries(body),
        }
    }
}
/// `POST /json-anything`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonAnything {
    pub body: ::formwork::Json,
}
impl JsonAnything {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<::formwork::Json>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /json-any-object`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonAnyObject {
    pub body: ::std::collections::BTreeMap<::std::string::String, ::formwork::Json>,
}
impl JsonAnyObject {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(
        body: impl ::core::iter::IntoIterator<
            Item = (
                impl ::core::convert::Into<::std::string::String>,
                impl ::core::convert::Into<::formwork::Json>,
            ),
        >,
    ) -> Self {
        Self {
            body: ::formwork::__private::entries(body),
        }
    }
}
/// `POST /json-nulls`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonNulls {
    pub body: json_nulls::Body,
}
impl JsonNulls {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: json_nulls::Body) -> Self {
        Self { body }
    }
}
/// `POST /json-read-only`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonReadOnly {
    pub body: body::Record,
}
impl JsonReadOnly {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: body::Record) -> Self {
        Self { body }
    }
}
/// `POST /json-tree`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonTree {
    pub body: body::Node,
}
impl JsonTree {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: body::Node) -> Self {
        Self { body }
    }
}
/// `POST /json-choice`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonChoice {
    pub body: json_choice::Body,
}
impl JsonChoice {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<json_choice::Body>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /json-optional`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonOptional {
    pub body: ::core::option::Option<body::Point>,
}
#[allow(missing_docs)]
impl JsonOptional {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            body: ::core::option::Option::None,
        }
    }
    pub fn body(mut self, body: body::Point) -> Self {
        self.body = ::core::option::Option::Some(body);
        self
    }
}
/// `PATCH /json-patch`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonPatch {
    pub body: body::Point,
}
impl JsonPatch {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: body::Point) -> Self {
        Self { body }
    }
}
/// `POST /json-several-names`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonSeveralNames {
    pub body: body::Point,
}
impl JsonSeveralNames {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: body::Point) -> Self {
        Self { body }
    }
}
/// `POST /json-any-name`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct JsonAnyName {
    pub body: body::Point,
}
impl JsonAnyName {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: body::Point) -> Self {
        Self { body }
    }
}
/// `POST /multipart`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct Multipart {
    pub scan: ::formwork::Upload,
    pub pages: ::core::option::Option<::std::vec::Vec<::formwork::Upload>>,
    pub name: ::std::string::String,
    pub count: ::core::option::Option<i64>,
    pub on: ::core::option::Option<bool>,
    pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub at: ::core::option::Option<body::Point>,
    pub path: ::core::option::Option<::std::vec::Vec<body::Point>>,
    pub key: ::core::option::Option<::std::string::String>,
    pub cover: ::core::option::Option<::formwork::Upload>,
    pub kind: ::core::option::Option<::formwork::Open<Kind>>,
    pub raw: ::core::option::Option<::formwork::Json>,
    pub labels: ::core::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    >,
    pub csv: ::core::option::Option<::std::string::String>,
    pub pin: ::core::option::Option<::formwork::Secret>,
    pub deep: ::core::option::Option<params::Point>,
    pub list: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
}
#[allow(missing_docs)]
impl Multipart {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(
        scan: impl ::core::convert::Into<::formwork::Upload>,
        name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            scan: ::core::convert::Into::into(scan),
            pages: ::core::option::Option::None,
            name: ::core::convert::Into::into(name),
            count: ::core::option::Option::None,
            on: ::core::option::Option::None,
            tags: ::core::option::Option::None,
            at: ::core::option::Option::None,
            path: ::core::option::Option::None,
            key: ::core::option::Option::None,
            cover: ::core::option::Option::None,
            kind: ::core::option::Option::None,
            raw: ::core::option::Option::None,
            labels: ::core::option::Option::None,
            csv: ::core::option::Option::None,
            pin: ::core::option::Option::None,
            deep: ::core::option::Option::None,
            list: ::core::option::Option::None,
        }
    }
    pub fn pages(
        mut self,
        pages: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::formwork::Upload>,
        >,
    ) -> Self {
        self.pages = ::core::option::Option::Some(
            ::formwork::__private::elements(pages),
        );
        self
    }
    pub fn count(mut self, count: i64) -> Self {
        self.count = ::core::option::Option::Some(count);
        self
    }
    pub fn on(mut self, on: bool) -> Self {
        self.on = ::core::option::Option::Some(on);
        self
    }
    pub fn tags(
        mut self,
        tags: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.tags = ::core::option::Option::Some(::formwork::__private::elements(tags));
        self
    }
    pub fn at(mut self, at: body::Point) -> Self {
        self.at = ::core::option::Option::Some(at);
        self
    }
    pub fn path(
        mut self,
        path: impl ::core::iter::IntoIterator<Item = body::Point>,
    ) -> Self {
        self.path = ::core::option::Option::Some(::formwork::__private::elements(path));
        self
    }
    pub fn key(
        mut self,
        key: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.key = ::core::option::Option::Some(::core::convert::Into::into(key));
        self
    }
    pub fn cover(
        mut self,
        cover: impl ::core::convert::Into<::formwork::Upload>,
    ) -> Self {
        self.cover = ::core::option::Option::Some(::core::convert::Into::into(cover));
        self
    }
    pub fn kind(
        mut self,
        kind: impl ::core::convert::Into<::formwork::Open<Kind>>,
    ) -> Self {
        self.kind = ::core::option::Option::Some(::core::convert::Into::into(kind));
        self
    }
    pub fn raw(mut self, raw: impl ::core::convert::Into<::formwork::Json>) -> Self {
        self.raw = ::core::option::Option::Some(::core::convert::Into::into(raw));
        self
    }
    pub fn labels(
        mut self,
        labels: impl ::core::iter::IntoIterator<
            Item = (
                impl ::core::convert::Into<::std::string::String>,
                impl ::core::convert::Into<::std::string::String>,
            ),
        >,
    ) -> Self {
        self.labels = ::core::option::Option::Some(
            ::formwork::__private::entries(labels),
        );
        self
    }
    /// Sets one entry of `labels` on the server.
    pub fn labels_entry(
        mut self,
        key: impl ::core::convert::Into<::std::string::String>,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.labels
            .get_or_insert_default()
            .insert(
                ::core::convert::Into::into(key),
                ::core::convert::Into::into(value),
            );
        self
    }
    pub fn csv(
        mut self,
        csv: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.csv = ::core::option::Option::Some(::core::convert::Into::into(csv));
        self
    }
    pub fn pin(mut self, pin: impl ::core::convert::Into<::formwork::Secret>) -> Self {
        self.pin = ::core::option::Option::Some(::core::convert::Into::into(pin));
        self
    }
    pub fn deep(mut self, deep: params::Point) -> Self {
        self.deep = ::core::option::Option::Some(deep);
        self
    }
    pub fn list(
        mut self,
        list: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.list = ::core::option::Option::Some(::formwork::__private::elements(list));
        self
    }
}
/// `POST /multipart-needed`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct MultipartNeeded {
    pub pages: ::std::vec::Vec<::formwork::Upload>,
    pub tags: ::std::vec::Vec<::std::string::String>,
    pub list: ::std::vec::Vec<::std::string::String>,
}
impl MultipartNeeded {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(
        pages: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::formwork::Upload>,
        >,
        tags: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
        list: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        Self {
            pages: ::formwork::__private::elements(pages),
            tags: ::formwork::__private::elements(tags),
            list: ::formwork::__private::elements(list),
        }
    }
}
/// `POST /multipart-optional`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct MultipartOptional {
    pub body: ::core::option::Option<multipart_optional::Body>,
}
#[allow(missing_docs)]
impl MultipartOptional {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            body: ::core::option::Option::None,
        }
    }
    pub fn body(mut self, body: multipart_optional::Body) -> Self {
        self.body = ::core::option::Option::Some(body);
        self
    }
}
/// `POST /text`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct Text {
    pub body: ::std::string::String,
}
impl Text {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /text-optional`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct TextOptional {
    pub body: ::core::option::Option<::std::string::String>,
}
#[allow(missing_docs)]
impl TextOptional {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            body: ::core::option::Option::None,
        }
    }
    pub fn body(
        mut self,
        body: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.body = ::core::option::Option::Some(::core::convert::Into::into(body));
        self
    }
}
/// `POST /csv`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct Csv {
    pub body: ::std::string::String,
}
impl Csv {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /xml`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct Xml {
    pub body: ::std::string::String,
}
impl Xml {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /octets`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct Octets {
    pub body: ::formwork::Upload,
}
impl Octets {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<::formwork::Upload>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /octets-optional`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct OctetsOptional {
    pub body: ::core::option::Option<::formwork::Upload>,
}
#[allow(missing_docs)]
impl OctetsOptional {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            body: ::core::option::Option::None,
        }
    }
    pub fn body(mut self, body: impl ::core::convert::Into<::formwork::Upload>) -> Self {
        self.body = ::core::option::Option::Some(::core::convert::Into::into(body));
        self
    }
}
/// `POST /image`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct Image {
    pub body: ::formwork::Upload,
}
impl Image {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<::formwork::Upload>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /anything`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct Anything {
    pub body: ::formwork::Upload,
}
impl Anything {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<::formwork::Upload>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /several`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct Several {
    pub body: several::Body,
}
impl Several {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: impl ::core::convert::Into<several::Body>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
/// `POST /several-optional`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct SeveralOptional {
    pub body: ::core::option::Option<several_optional::Body>,
}
#[allow(missing_docs)]
impl SeveralOptional {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            body: ::core::option::Option::None,
        }
    }
    pub fn body(
        mut self,
        body: impl ::core::convert::Into<several_optional::Body>,
    ) -> Self {
        self.body = ::core::option::Option::Some(::core::convert::Into::into(body));
        self
    }
}
/// `GET /get-with-form`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetWithForm {
    pub name: ::core::option::Option<::std::string::String>,
}
#[allow(missing_docs)]
impl GetWithForm {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            name: ::core::option::Option::None,
        }
    }
    pub fn name(
        mut self,
        name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.name = ::core::option::Option::Some(::core::convert::Into::into(name));
        self
    }
}
/// `GET /get-with-nothing`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetWithNothing {}
impl GetWithNothing {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {}
    }
}
/// `DELETE /delete-with-json`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct DeleteWithJson {
    pub body: delete_with_json::Body,
}
impl DeleteWithJson {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: delete_with_json::Body) -> Self {
        Self { body }
    }
}
/// `DELETE /delete-with-form`
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct DeleteWithForm {
    pub reason: ::core::option::Option<::std::string::String>,
}
#[allow(missing_docs)]
impl DeleteWithForm {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            reason: ::core::option::Option::None,
        }
    }
    pub fn reason(
        mut self,
        reason: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.reason = ::core::option::Option::Some(::core::convert::Into::into(reason));
        self
    }
}
impl ::formwork::Operation for FormStyles {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-styles")
            .form(|form| {
                form.exploded("exploded", &self.exploded)
                    .styled(
                        "joined",
                        &self.joined,
                        ::formwork::form::Serialization::new(
                            ::formwork::form::Style::Form,
                        ),
                    )
                    .styled(
                        "spaced",
                        &self.spaced,
                        ::formwork::form::Serialization::new(
                            ::formwork::form::Style::SpaceDelimited,
                        ),
                    )
                    .styled(
                        "piped",
                        &self.piped,
                        ::formwork::form::Serialization::new(
                            ::formwork::form::Style::PipeDelimited,
                        ),
                    )
                    .field("deep", &self.deep)
                    .exploded("spread", &self.spread)
                    .styled(
                        "flat",
                        &self.flat,
                        ::formwork::form::Serialization::new(
                            ::formwork::form::Style::Form,
                        ),
                    )
                    .styled(
                        "url",
                        &self.url,
                        ::formwork::form::Serialization::new(
                                ::formwork::form::Style::Form,
                            )
                            .explode()
                            .allow_reserved(),
                    )
                    .styled(
                        "urls",
                        &self.urls,
                        ::formwork::form::Serialization::new(
                                ::formwork::form::Style::Form,
                            )
                            .allow_reserved(),
                    )
                    .field("tree", &self.tree);
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormStyles", POST "/form-styles", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for FormPlain {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-plain")
            .form(|form| {
                form.required_field("name", &self.name)
                    .field("count", &self.count)
                    .exploded("tags", &self.tags)
                    .json("at", &self.at)
                    .each_json("path", self.path.iter().flatten())
                    .each_json("rows", self.rows.iter().flatten())
                    .by_type("either", &self.either)
                    .by_type("place", &self.place)
                    .json("labels", &self.labels)
                    .field("note", &self.note)
                    .field("on", &self.on)
                    .member("odd[name] &", &self.odd_name);
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormPlain", POST "/form-plain", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for FormContentTypes {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-content-types")
            .form(|form| {
                form.json("tags", &self.tags)
                    .json("at", &self.at)
                    .field("name", &self.name)
                    .json("days", &self.days)
                    .json("secret", &self.secret);
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormContentTypes", POST "/form-content-types", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for FormNeeded {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-needed")
            .form(|form| {
                form.exploded("tags", &self.tags)
                    .needed("tags")
                    .json("at", &self.at)
                    .each_json("path", &self.path)
                    .needed("path")
                    .styled(
                        "joined",
                        &self.joined,
                        ::formwork::form::Serialization::new(
                            ::formwork::form::Style::Form,
                        ),
                    )
                    .needed("joined");
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormNeeded", POST "/form-needed", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for FormOptional {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-optional")
            .form_of(self.body.as_ref())
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormOptional", POST "/form-optional", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for FormLoose {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-loose")
            .form(|form| {
                form.field("name", &self.name).json("at", &self.at);
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormLoose", POST "/form-loose", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for FormNulls {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-nulls")
            .form(|form| {
                form.json("at", &::formwork::__private::OrNull(&self.at))
                    .each_json("path", self.path.iter().flatten())
                    .json("home", &self.home);
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormNulls", POST "/form-nulls", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for MultipartNulls {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/multipart-nulls")
            .multipart(|parts| {
                parts
                    .json_of(
                        "at",
                        "application/json",
                        &::formwork::__private::OrNull(&self.at),
                    )
                    .json_of("home", "application/json", &self.home);
            })
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "MultipartNulls", POST "/multipart-nulls", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for SeveralNulls {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/several-nulls")
            .body(&self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "SeveralNulls", POST "/several-nulls", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for FormMap {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-map")
            .form_of(::core::option::Option::Some(&self.body))
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormMap", POST "/form-map", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for FormAddress {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/form-address")
            .form(|form| {
                form.required_field("line", &self.line)
                    .field("kind", &self.kind)
                    .field("note", &self.note)
                    .exploded("tags", &self.tags)
                    .json("at", &self.at)
                    .field("lost", &self.lost);
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "FormAddress", POST "/form-address", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonAddress {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-address")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonAddress", POST "/json-address", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonInline {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-inline")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonInline", POST "/json-inline", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonArray {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-array")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonArray", POST "/json-array", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonScalar {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-scalar")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonScalar", POST "/json-scalar", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonText {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-text")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonText", POST "/json-text", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonNullable {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-nullable")
            .json("application/json", &::formwork::__private::OrNull(&self.body))
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonNullable", POST "/json-nullable", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonNullableOptional {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-nullable-optional")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonNullableOptional", POST "/json-nullable-optional", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonMap {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-map")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonMap", POST "/json-map", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonAnything {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-anything")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonAnything", POST "/json-anything", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonAnyObject {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-any-object")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonAnyObject", POST "/json-any-object", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonNulls {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-nulls")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonNulls", POST "/json-nulls", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonReadOnly {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-read-only")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonReadOnly", POST "/json-read-only", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonTree {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-tree")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonTree", POST "/json-tree", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonChoice {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-choice")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonChoice", POST "/json-choice", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonOptional {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-optional")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonOptional", POST "/json-optional", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonPatch {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::PATCH)
            .path("/json-patch")
            .json("application/merge-patch+json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonPatch", PATCH "/json-patch", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonSeveralNames {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-several-names")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonSeveralNames", POST "/json-several-names", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for JsonAnyName {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/json-any-name")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "JsonAnyName", POST "/json-any-name", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for Multipart {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/multipart")
            .multipart(|parts| {
                parts
                    .files("scan", "application/pdf", [&self.scan])
                    .files(
                        "pages",
                        "application/octet-stream",
                        self.pages.iter().flatten(),
                    )
                    .text_of("name", &self.name)
                    .text_of("count", &self.count)
                    .text_of("on", &self.on)
                    .texts("tags", self.tags.iter().flatten())
                    .json_of("at", "application/vnd.point+json", &self.at)
                    .jsons("path", "application/json", self.path.iter().flatten())
                    .text_as("key", "application/octet-stream", &self.key)
                    .files("cover", "application/octet-stream", &self.cover)
                    .text_of("kind", &self.kind)
                    .json_of("raw", "application/json", &self.raw)
                    .json_of("labels", "application/json", &self.labels)
                    .text_as("csv", "text/csv", &self.csv)
                    .text_of("pin", &self.pin)
                    .styled(
                        "deep",
                        &self.deep,
                        ::formwork::form::Serialization::new(
                            ::formwork::form::Style::DeepObject,
                        ),
                    )
                    .styled(
                        "list",
                        &self.list,
                        ::formwork::form::Serialization::new(
                            ::formwork::form::Style::DeepObject,
                        ),
                    );
            })
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "Multipart", POST "/multipart", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for MultipartNeeded {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/multipart-needed")
            .multipart(|parts| {
                parts
                    .files("pages", "application/octet-stream", &self.pages)
                    .needed("pages")
                    .texts("tags", &self.tags)
                    .needed("tags")
                    .styled(
                        "list",
                        &self.list,
                        ::formwork::form::Serialization::new(
                            ::formwork::form::Style::DeepObject,
                        ),
                    )
                    .needed("list");
            })
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "MultipartNeeded", POST "/multipart-needed", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for MultipartOptional {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/multipart-optional")
            .multipart_of(self.body.as_ref())
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "MultipartOptional", POST "/multipart-optional", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for Text {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/text")
            .text("text/plain", ::core::option::Option::Some(&self.body))
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "Text", POST "/text", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for TextOptional {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/text-optional")
            .text("text/plain; charset=utf-8", self.body.as_ref())
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "TextOptional", POST "/text-optional", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for Csv {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/csv")
            .text("text/csv", ::core::option::Option::Some(&self.body))
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "Csv", POST "/csv", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for Xml {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/xml")
            .text("application/xml", ::core::option::Option::Some(&self.body))
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "Xml", POST "/xml", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for Octets {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/octets")
            .upload("application/octet-stream", ::core::option::Option::Some(&self.body))
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "Octets", POST "/octets", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for OctetsOptional {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/octets-optional")
            .upload("application/octet-stream", self.body.as_ref())
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "OctetsOptional", POST "/octets-optional", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for Image {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/image")
            .upload("image/*", ::core::option::Option::Some(&self.body))
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "Image", POST "/image", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for Anything {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/anything")
            .upload("*/*", ::core::option::Option::Some(&self.body))
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "Anything", POST "/anything", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for Several {
    type Output = ();
    type Body = ::formwork::Body;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/several")
            .body(&self.body)
            .build_body()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "Several", POST "/several", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for SeveralOptional {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/several-optional")
            .body(&self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "SeveralOptional", POST "/several-optional", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetWithForm {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/get-with-form")
            .form(|form| {
                form.field("name", &self.name);
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetWithForm", GET "/get-with-form", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetWithNothing {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/get-with-nothing")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetWithNothing", GET "/get-with-nothing", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for DeleteWithJson {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::DELETE)
            .path("/delete-with-json")
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "DeleteWithJson", DELETE "/delete-with-json", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for DeleteWithForm {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::DELETE)
            .path("/delete-with-form")
            .form(|form| {
                form.field("reason", &self.reason);
            })
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "DeleteWithForm", DELETE "/delete-with-form", "1", servers : [],
        }
    }
}
/// The types of requests that have a name of their own.
pub mod body {
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::default::Default
    )]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Point {
        pub x: ::core::option::Option<i64>,
        pub y: ::core::option::Option<i64>,
    }
    #[allow(missing_docs)]
    impl Point {
        /// Creates a value with nothing set.
        pub fn new() -> Self {
            Self {
                x: ::core::option::Option::None,
                y: ::core::option::Option::None,
            }
        }
        pub fn x(mut self, x: i64) -> Self {
            self.x = ::core::option::Option::Some(x);
            self
        }
        pub fn y(mut self, y: i64) -> Self {
            self.y = ::core::option::Option::Some(y);
            self
        }
    }
    impl ::formwork::Form for Point {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().field("x", &self.x).field("y", &self.y);
        }
    }
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Address {
        pub line: ::std::string::String,
        pub kind: ::core::option::Option<::formwork::Open<super::Kind>>,
        pub note: ::formwork::Clearable<::std::string::String>,
        pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
        pub at: ::core::option::Option<Point>,
        pub lost: ::core::option::Option<::std::string::String>,
    }
    #[allow(missing_docs)]
    impl Address {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(line: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                line: ::core::convert::Into::into(line),
                kind: ::core::option::Option::None,
                note: ::formwork::Clearable::Keep,
                tags: ::core::option::Option::None,
                at: ::core::option::Option::None,
                lost: ::core::option::Option::None,
            }
        }
        pub fn kind(
            mut self,
            kind: impl ::core::convert::Into<::formwork::Open<super::Kind>>,
        ) -> Self {
            self.kind = ::core::option::Option::Some(::core::convert::Into::into(kind));
            self
        }
        pub fn note(
            mut self,
            note: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.note = ::formwork::Clearable::Set(::core::convert::Into::into(note));
            self
        }
        /// Clears `note` on the server.
        pub fn clear_note(mut self) -> Self {
            self.note = ::formwork::Clearable::Clear;
            self
        }
        pub fn tags(
            mut self,
            tags: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<::std::string::String>,
            >,
        ) -> Self {
            self.tags = ::core::option::Option::Some(
                ::formwork::__private::elements(tags),
            );
            self
        }
        pub fn at(mut self, at: Point) -> Self {
            self.at = ::core::option::Option::Some(at);
            self
        }
        pub fn lost(
            mut self,
            lost: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.lost = ::core::option::Option::Some(::core::convert::Into::into(lost));
            self
        }
    }
    impl ::formwork::Form for Address {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("line", &self.line)
                .field("kind", &self.kind)
                .field("note", &self.note)
                .field("tags", &self.tags)
                .field("at", &self.at)
                .field("lost", &self.lost);
        }
    }
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Record {
        pub name: ::std::string::String,
        pub password: ::core::option::Option<::formwork::Secret>,
    }
    #[allow(missing_docs)]
    impl Record {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                name: ::core::convert::Into::into(name),
                password: ::core::option::Option::None,
            }
        }
        pub fn password(
            mut self,
            password: impl ::core::convert::Into<::formwork::Secret>,
        ) -> Self {
            self.password = ::core::option::Option::Some(
                ::core::convert::Into::into(password),
            );
            self
        }
    }
    impl ::formwork::Form for Record {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("name", &self.name)
                .field("password", &self.password);
        }
    }
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Node {
        pub name: ::std::string::String,
        pub left: ::core::option::Option<::std::boxed::Box<Node>>,
        pub children: ::core::option::Option<::std::vec::Vec<Node>>,
        pub named: ::core::option::Option<
            ::std::collections::BTreeMap<::std::string::String, Node>,
        >,
    }
    #[allow(missing_docs)]
    impl Node {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                name: ::core::convert::Into::into(name),
                left: ::core::option::Option::None,
                children: ::core::option::Option::None,
                named: ::core::option::Option::None,
            }
        }
        pub fn left(mut self, left: Node) -> Self {
            self.left = ::core::option::Option::Some(::std::boxed::Box::new(left));
            self
        }
        pub fn children(
            mut self,
            children: impl ::core::iter::IntoIterator<Item = Node>,
        ) -> Self {
            self.children = ::core::option::Option::Some(
                ::formwork::__private::elements(children),
            );
            self
        }
        pub fn named(
            mut self,
            named: impl ::core::iter::IntoIterator<
                Item = (impl ::core::convert::Into<::std::string::String>, Node),
            >,
        ) -> Self {
            self.named = ::core::option::Option::Some(
                ::formwork::__private::entries(named),
            );
            self
        }
        /// Sets one entry of `named` on the server.
        pub fn named_entry(
            mut self,
            key: impl ::core::convert::Into<::std::string::String>,
            value: Node,
        ) -> Self {
            self.named
                .get_or_insert_default()
                .insert(::core::convert::Into::into(key), value);
            self
        }
    }
    impl ::formwork::Form for Node {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("name", &self.name)
                .field("left", &self.left)
                .field("children", &self.children)
                .field("named", &self.named);
        }
    }
}
/// The types of [`DeleteWithJson`].
pub mod delete_with_json {
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Body {
        pub reason: ::std::string::String,
    }
    impl Body {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(reason: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                reason: ::core::convert::Into::into(reason),
            }
        }
    }
    impl ::formwork::Form for Body {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().required_field("reason", &self.reason);
        }
    }
}
/// The types of [`FormContentTypes`].
pub mod form_content_types {
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::default::Default
    )]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Secret {
        pub key: ::core::option::Option<::formwork::Secret>,
    }
    #[allow(missing_docs)]
    impl Secret {
        /// Creates a value with nothing set.
        pub fn new() -> Self {
            Self {
                key: ::core::option::Option::None,
            }
        }
        pub fn key(
            mut self,
            key: impl ::core::convert::Into<::formwork::Secret>,
        ) -> Self {
            self.key = ::core::option::Option::Some(::core::convert::Into::into(key));
            self
        }
    }
    impl ::formwork::Form for Secret {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().field("key", &self.key);
        }
    }
}
/// The types of [`FormOptional`].
pub mod form_optional {
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Body {
        pub name: ::std::string::String,
        pub at: ::core::option::Option<super::body::Point>,
    }
    #[allow(missing_docs)]
    impl Body {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                name: ::core::convert::Into::into(name),
                at: ::core::option::Option::None,
            }
        }
        pub fn at(mut self, at: super::body::Point) -> Self {
            self.at = ::core::option::Option::Some(at);
            self
        }
    }
    impl ::formwork::Form for Body {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().required_field("name", &self.name).json("at", &self.at);
        }
    }
}
/// The types of [`FormPlain`].
pub mod form_plain {
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    pub enum Either {
        Integer(i64),
        Point(super::body::Point),
    }
    ::formwork::__private::union! {
        Either { Integer(i64), Point(super::body::Point), }
    }
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    pub enum Place {
        Text(::std::string::String),
        Point(super::body::Point),
    }
    ::formwork::__private::union! {
        Place { Text(::std::string::String), Point(super::body::Point), }
    }
    impl ::core::convert::From<&str> for Place {
        fn from(text: &str) -> Self {
            Self::Text(::core::convert::From::from(text))
        }
    }
}
/// The types of [`FormStyles`].
pub mod form_styles {
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::default::Default
    )]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Tree {
        pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
        pub at: ::core::option::Option<super::params::Point>,
    }
    #[allow(missing_docs)]
    impl Tree {
        /// Creates a value with nothing set.
        pub fn new() -> Self {
            Self {
                tags: ::core::option::Option::None,
                at: ::core::option::Option::None,
            }
        }
        pub fn tags(
            mut self,
            tags: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<::std::string::String>,
            >,
        ) -> Self {
            self.tags = ::core::option::Option::Some(
                ::formwork::__private::elements(tags),
            );
            self
        }
        pub fn at(mut self, at: super::params::Point) -> Self {
            self.at = ::core::option::Option::Some(at);
            self
        }
    }
    impl ::formwork::Form for Tree {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().field("tags", &self.tags).field("at", &self.at);
        }
    }
}
/// The types of [`JsonChoice`].
pub mod json_choice {
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    pub enum Body {
        Point(super::body::Point),
        Kind(::formwork::Open<super::Kind>),
        Integer(i64),
        List(::std::vec::Vec<::std::string::String>),
        Boolean(bool),
    }
    ::formwork::__private::union! {
        Body { Point(super::body::Point), Kind(::formwork::Open < super::Kind >),
        Integer(i64), List(::std::vec::Vec < ::std::string::String >), Boolean(bool), }
    }
    impl ::core::convert::From<super::Kind> for Body {
        fn from(value: super::Kind) -> Self {
            Self::Kind(::core::convert::From::from(value))
        }
    }
}
/// The types of [`JsonInline`].
pub mod json_inline {
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Body {
        pub name: ::std::string::String,
        pub at: ::core::option::Option<body::At>,
    }
    #[allow(missing_docs)]
    impl Body {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                name: ::core::convert::Into::into(name),
                at: ::core::option::Option::None,
            }
        }
        pub fn at(mut self, at: body::At) -> Self {
            self.at = ::core::option::Option::Some(at);
            self
        }
    }
    impl ::formwork::Form for Body {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().required_field("name", &self.name).field("at", &self.at);
        }
    }
    /// The types of [`Body`].
    pub mod body {
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[allow(missing_docs)]
        #[must_use]
        pub struct At {
            pub x: i64,
            pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
        }
        #[allow(missing_docs)]
        impl At {
            /// Creates a value with what is required, and nothing else set.
            pub fn new(x: i64) -> Self {
                Self {
                    x,
                    tags: ::core::option::Option::None,
                }
            }
            pub fn tags(
                mut self,
                tags: impl ::core::iter::IntoIterator<
                    Item = impl ::core::convert::Into<::std::string::String>,
                >,
            ) -> Self {
                self.tags = ::core::option::Option::Some(
                    ::formwork::__private::elements(tags),
                );
                self
            }
        }
        impl ::formwork::Form for At {
            fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
                encoder.object().required_field("x", &self.x).field("tags", &self.tags);
            }
        }
    }
}
/// The types of [`JsonNulls`].
pub mod json_nulls {
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Body {
        pub a: ::std::string::String,
        pub b: ::core::option::Option<::std::string::String>,
        pub c: ::core::option::Option<::std::string::String>,
        pub d: ::formwork::Clearable<::std::string::String>,
        pub e: ::core::option::Option<super::body::Point>,
        pub f: ::formwork::Clearable<::std::vec::Vec<::std::string::String>>,
        pub g: ::core::option::Option<::std::vec::Vec<::core::option::Option<i64>>>,
        pub h: ::core::option::Option<
            ::std::collections::BTreeMap<
                ::std::string::String,
                ::core::option::Option<i64>,
            >,
        >,
        pub i: ::core::option::Option<::formwork::Open<super::Kind>>,
        pub pass: ::core::option::Option<::formwork::Secret>,
    }
    #[allow(missing_docs)]
    impl Body {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(
            a: impl ::core::convert::Into<::std::string::String>,
            b: ::core::option::Option<::std::string::String>,
        ) -> Self {
            Self {
                a: ::core::convert::Into::into(a),
                b,
                c: ::core::option::Option::None,
                d: ::formwork::Clearable::Keep,
                e: ::core::option::Option::None,
                f: ::formwork::Clearable::Keep,
                g: ::core::option::Option::None,
                h: ::core::option::Option::None,
                i: ::core::option::Option::None,
                pass: ::core::option::Option::None,
            }
        }
        pub fn c(
            mut self,
            c: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.c = ::core::option::Option::Some(::core::convert::Into::into(c));
            self
        }
        pub fn d(
            mut self,
            d: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.d = ::formwork::Clearable::Set(::core::convert::Into::into(d));
            self
        }
        /// Clears `d` on the server.
        pub fn clear_d(mut self) -> Self {
            self.d = ::formwork::Clearable::Clear;
            self
        }
        pub fn e(mut self, e: super::body::Point) -> Self {
            self.e = ::core::option::Option::Some(e);
            self
        }
        pub fn f(
            mut self,
            f: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<::std::string::String>,
            >,
        ) -> Self {
            self.f = ::formwork::Clearable::Set(::formwork::__private::elements(f));
            self
        }
        /// Clears `f` on the server.
        pub fn clear_f(mut self) -> Self {
            self.f = ::formwork::Clearable::Clear;
            self
        }
        pub fn g(
            mut self,
            g: impl ::core::iter::IntoIterator<Item = ::core::option::Option<i64>>,
        ) -> Self {
            self.g = ::core::option::Option::Some(::formwork::__private::elements(g));
            self
        }
        pub fn h(
            mut self,
            h: impl ::core::iter::IntoIterator<
                Item = (
                    impl ::core::convert::Into<::std::string::String>,
                    ::core::option::Option<i64>,
                ),
            >,
        ) -> Self {
            self.h = ::core::option::Option::Some(::formwork::__private::entries(h));
            self
        }
        /// Sets one entry of `h` on the server.
        pub fn h_entry(
            mut self,
            key: impl ::core::convert::Into<::std::string::String>,
            value: ::core::option::Option<i64>,
        ) -> Self {
            self.h
                .get_or_insert_default()
                .insert(::core::convert::Into::into(key), value);
            self
        }
        pub fn i(
            mut self,
            i: impl ::core::convert::Into<::formwork::Open<super::Kind>>,
        ) -> Self {
            self.i = ::core::option::Option::Some(::core::convert::Into::into(i));
            self
        }
        pub fn pass(
            mut self,
            pass: impl ::core::convert::Into<::formwork::Secret>,
        ) -> Self {
            self.pass = ::core::option::Option::Some(::core::convert::Into::into(pass));
            self
        }
    }
    impl ::formwork::Form for Body {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("a", &self.a)
                .required_field("b", &self.b)
                .field("c", &self.c)
                .field("d", &self.d)
                .field("e", &self.e)
                .field("f", &self.f)
                .field("g", &self.g)
                .field("h", &self.h)
                .field("i", &self.i)
                .field("pass", &self.pass);
        }
    }
}
/// The types of [`MultipartOptional`].
pub mod multipart_optional {
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Body {
        pub scan: ::formwork::Upload,
        pub name: ::core::option::Option<::std::string::String>,
    }
    #[allow(missing_docs)]
    impl Body {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(scan: impl ::core::convert::Into<::formwork::Upload>) -> Self {
            Self {
                scan: ::core::convert::Into::into(scan),
                name: ::core::option::Option::None,
            }
        }
        pub fn name(
            mut self,
            name: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.name = ::core::option::Option::Some(::core::convert::Into::into(name));
            self
        }
    }
    impl ::formwork::__private::Parts for Body {
        fn write(&self, parts: &mut ::formwork::__private::Multipart) {
            parts
                .files("scan", "application/octet-stream", [&self.scan])
                .text_of("name", &self.name);
        }
    }
}
/// The types of requests that have a name of their own.
pub mod params {
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::default::Default
    )]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Point {
        pub x: ::core::option::Option<i64>,
        pub y: ::core::option::Option<i64>,
    }
    #[allow(missing_docs)]
    impl Point {
        /// Creates a value with nothing set.
        pub fn new() -> Self {
            Self {
                x: ::core::option::Option::None,
                y: ::core::option::Option::None,
            }
        }
        pub fn x(mut self, x: i64) -> Self {
            self.x = ::core::option::Option::Some(x);
            self
        }
        pub fn y(mut self, y: i64) -> Self {
            self.y = ::core::option::Option::Some(y);
            self
        }
    }
    impl ::formwork::Form for Point {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().field("x", &self.x).field("y", &self.y);
        }
    }
}
/// The types of [`Several`].
pub mod several {
    /// The body, in one of its media types.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    pub enum Body {
        /// As `application/json`.
        Json(super::body::Record),
        /// As `application/x-www-form-urlencoded`.
        Form(body::Form),
        /// As `multipart/form-data`.
        Multipart(body::Multipart),
        /// As `application/xml`.
        Xml(::std::string::String),
        /// As `text/plain`.
        Text(::std::string::String),
        /// As `image/*`.
        Image(::formwork::Upload),
        /// As `application/vnd.point+json`.
        VndPointJson(super::body::Point),
    }
    impl ::core::convert::From<super::body::Record> for Body {
        fn from(value: super::body::Record) -> Self {
            Self::Json(value)
        }
    }
    impl ::core::convert::From<body::Form> for Body {
        fn from(value: body::Form) -> Self {
            Self::Form(value)
        }
    }
    impl ::core::convert::From<body::Multipart> for Body {
        fn from(value: body::Multipart) -> Self {
            Self::Multipart(value)
        }
    }
    impl ::core::convert::From<::formwork::Upload> for Body {
        fn from(value: ::formwork::Upload) -> Self {
            Self::Image(value)
        }
    }
    impl ::core::convert::From<super::body::Point> for Body {
        fn from(value: super::body::Point) -> Self {
            Self::VndPointJson(value)
        }
    }
    impl ::formwork::__private::Bodies for Body {
        fn write(
            &self,
            request: ::formwork::__private::RequestBuilder,
        ) -> ::formwork::__private::RequestBuilder {
            match self {
                Self::Json(value) => request.json("application/json", value),
                Self::Form(value) => request.form_of(::core::option::Option::Some(value)),
                Self::Multipart(value) => {
                    request.multipart_of(::core::option::Option::Some(value))
                }
                Self::Xml(value) => {
                    request.text("application/xml", ::core::option::Option::Some(value))
                }
                Self::Text(value) => {
                    request.text("text/plain", ::core::option::Option::Some(value))
                }
                Self::Image(value) => {
                    request.upload("image/*", ::core::option::Option::Some(value))
                }
                Self::VndPointJson(value) => {
                    request.json("application/vnd.point+json", value)
                }
            }
        }
    }
    /// The types of [`Body`].
    pub mod body {
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[allow(missing_docs)]
        #[must_use]
        pub struct Form {
            pub name: ::std::string::String,
            pub password: ::core::option::Option<::formwork::Secret>,
        }
        #[allow(missing_docs)]
        impl Form {
            /// Creates a value with what is required, and nothing else set.
            pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self {
                    name: ::core::convert::Into::into(name),
                    password: ::core::option::Option::None,
                }
            }
            pub fn password(
                mut self,
                password: impl ::core::convert::Into<::formwork::Secret>,
            ) -> Self {
                self.password = ::core::option::Option::Some(
                    ::core::convert::Into::into(password),
                );
                self
            }
        }
        impl ::formwork::Form for Form {
            fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
                encoder
                    .object()
                    .required_field("name", &self.name)
                    .field("password", &self.password);
            }
        }
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[allow(missing_docs)]
        #[must_use]
        pub struct Multipart {
            pub scan: ::formwork::Upload,
            pub name: ::core::option::Option<::std::string::String>,
        }
        #[allow(missing_docs)]
        impl Multipart {
            /// Creates a value with what is required, and nothing else set.
            pub fn new(scan: impl ::core::convert::Into<::formwork::Upload>) -> Self {
                Self {
                    scan: ::core::convert::Into::into(scan),
                    name: ::core::option::Option::None,
                }
            }
            pub fn name(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.name = ::core::option::Option::Some(
                    ::core::convert::Into::into(name),
                );
                self
            }
        }
        impl ::formwork::__private::Parts for Multipart {
            fn write(&self, parts: &mut ::formwork::__private::Multipart) {
                parts
                    .files("scan", "application/octet-stream", [&self.scan])
                    .text_of("name", &self.name);
            }
        }
    }
}
/// The types of [`SeveralNulls`].
pub mod several_nulls {
    /// The body, in one of its media types.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    pub enum Body {
        /// As `application/json`.
        Json(::core::option::Option<super::body::Point>),
        /// As `text/csv`.
        Csv(::std::string::String),
    }
    impl ::core::convert::From<::core::option::Option<super::body::Point>> for Body {
        fn from(value: ::core::option::Option<super::body::Point>) -> Self {
            Self::Json(value)
        }
    }
    impl ::core::convert::From<::std::string::String> for Body {
        fn from(value: ::std::string::String) -> Self {
            Self::Csv(value)
        }
    }
    impl ::formwork::__private::Bodies for Body {
        fn write(
            &self,
            request: ::formwork::__private::RequestBuilder,
        ) -> ::formwork::__private::RequestBuilder {
            match self {
                Self::Json(value) => {
                    request
                        .json("application/json", &::formwork::__private::OrNull(value))
                }
                Self::Csv(value) => {
                    request.text("text/csv", ::core::option::Option::Some(value))
                }
            }
        }
    }
}
/// The types of [`SeveralOptional`].
pub mod several_optional {
    /// The body, in one of its media types.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    pub enum Body {
        /// As `application/json`.
        Json(super::body::Point),
        /// As `text/csv`.
        Csv(::std::string::String),
    }
    impl ::core::convert::From<super::body::Point> for Body {
        fn from(value: super::body::Point) -> Self {
            Self::Json(value)
        }
    }
    impl ::core::convert::From<::std::string::String> for Body {
        fn from(value: ::std::string::String) -> Self {
            Self::Csv(value)
        }
    }
    impl ::formwork::__private::Bodies for Body {
        fn write(
            &self,
            request: ::formwork::__private::RequestBuilder,
        ) -> ::formwork::__private::RequestBuilder {
            match self {
                Self::Json(value) => request.json("application/json", value),
                Self::Csv(value) => {
                    request.text("text/csv", ::core::option::Option::Some(value))
                }
            }
        }
    }
}
