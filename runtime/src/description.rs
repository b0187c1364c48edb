//! Descriptions of operations: servers, security and names.

/// The facts of an operation that its request does not carry. Clients choose the server and the credentials by them.
///
/// Generated operations have one. Write one for an operation of your own as a constant:
///
/// ```
/// use formwork::description::{Description, Requirement, Scheme, SchemeKind, Server};
///
/// const GET_PET: Description = Description {
///     id: "getPet",
///     method: "GET",
///     path: "/pets/{id}",
///     servers: &[Server { url: "https://api.example.com", variables: &[] }],
///     security: Some(&[Requirement(&[Scheme { name: "token", kind: SchemeKind::Bearer }])]),
///     ..Description::UNKNOWN
/// };
/// # let _ = GET_PET;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// The `operationId`. Empty if there is none.
    pub id: &'static str,
    /// The method, such as `POST`. Empty if it is not known.
    pub method: &'static str,
    /// The path's template, such as `/pets/{id}`. Empty if it is not known.
    pub path: &'static str,
    /// The document's `info.version`, which some APIs want to be told. Empty if it is not known.
    pub version: &'static str,
    /// The servers of the operation, or else those of its path or of the document.
    pub servers: &'static [Server],
    /// The document's own servers, where `servers` are others. `None` if they are the same.
    pub document_servers: Option<&'static [Server]>,
    /// The alternatives of credentials, of which one is enough. `None` if the document does not say, and empty if none
    /// are needed.
    pub security: Option<&'static [Requirement]>,
}

impl Description {
    /// The description of an operation that no document describes.
    pub const UNKNOWN: Self = Self {
        id: "",
        method: "",
        path: "",
        version: "",
        servers: &[],
        document_servers: None,
        security: None,
    };
}

/// A server of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// The URL, in which `{name}` stands for a variable.
    pub url: &'static str,
    /// The variables of the URL.
    pub variables: &'static [Variable],
}

/// A part of a server's URL that the client chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The name that stands in the URL.
    pub name: &'static str,
    /// The value where the client chooses none.
    pub default: &'static str,
    /// The values that there are. Empty if it may be any.
    pub values: &'static [&'static str],
}

/// Schemes that are needed together. None of them: nothing is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement(pub &'static [Scheme]);

/// A way to say who is calling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The name of the scheme in the document.
    pub name: &'static str,
    /// How it is done.
    pub kind: SchemeKind,
}

/// How a caller says who he is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A token in `Authorization: Bearer`, which is also what OAuth 2 ends in.
    Bearer,
    /// A user's name and password in `Authorization: Basic`.
    Basic,
    /// A key in a parameter.
    ApiKey {
        /// The location of the parameter.
        location: Location,
        /// The parameter's name.
        name: &'static str,
    },
    /// Anything else, such as a certificate: the HTTP client's own business.
    Other,
}

/// The location of an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// Writes a description for the operations that are generated.
#[doc(hidden)]
#[macro_export]
macro_rules! __description {
    (
        $id:literal, $method:tt $path:literal, $version:literal,
        servers: $servers:tt,
        $(document: $document:tt,)?
        $(security: $security:tt,)?
    ) => {
        &$crate::Description {
            id: $id,
            method: $crate::__description!(@method $method),
            path: $path,
            version: $version,
            servers: $crate::__description!(@servers $servers),
            document_servers: $crate::__description!(@document $($document)?),
            security: $crate::__description!(@security $($security)?),
        }
    };
    (@document) => {
        ::core::option::Option::None
    };
    (@document $servers:tt) => {
        ::core::option::Option::Some($crate::__description!(@servers $servers))
    };
    (@servers [$($url:literal $({ $($variable:literal: $default:literal [$($value:literal),*]),* })?),*]) => {
        &[$($crate::description::Server {
            url: $url,
            variables: &[$($($crate::description::Variable {
                name: $variable,
                default: $default,
                values: &[$($value),*],
            }),*)?],
        }),*]
    };
    (@method $method:ident) => {
        ::core::stringify!($method)
    };
    (@method $method:literal) => {
        $method
    };
    (@security) => {
        ::core::option::Option::None
    };
    (@security [$([$($scheme:literal: $kind:ident $(($name:literal))?),*]),*]) => {
        ::core::option::Option::Some(&[$(
            $crate::description::Requirement(&[$($crate::description::Scheme {
                name: $scheme,
                kind: $crate::__description!(@ $kind $($name)?),
            }),*])
        ),*])
    };
    (@ $location:ident $name:literal) => {
        $crate::description::SchemeKind::ApiKey {
            location: $crate::description::Location::$location,
            name: $name,
        }
    };
    (@ $kind:ident) => {
        $crate::description::SchemeKind::$kind
    };
}

#[cfg(test)]
mod tests {
    use super::{Description, Location, Requirement, Scheme, SchemeKind, Server, Variable};

    #[test]
    fn what_is_generated() {
        const SILENT: &Description = crate::__private::description! { "", GET "/", "1", servers: [], };
        const DESCRIPTION: &Description = crate::__private::description! {
            "getPet", GET "/pets/{id}", "1",
            servers: ["https://{region}.example.com" { "region": "eu" ["eu", "us"], "v": "1" [] }, "/"],
            document: ["/"],
            security: [["key": Query("k"), "user": Basic], []],
        };
        const REGION: Variable = Variable { name: "region", default: "eu", values: &["eu", "us"] };
        const VERSION: Variable = Variable { name: "v", default: "1", values: &[] };
        const KEY: SchemeKind = SchemeKind::ApiKey { location: Location::Query, name: "k" };
        const EXPECTED: Description = Description {
            id: "getPet",
            method: "GET",
            path: "/pets/{id}",
            version: "1",
            servers: &[
                Server { url: "https://{region}.example.com", variables: &[REGION, VERSION] },
                Server { url: "/", variables: &[] },
            ],
            document_servers: Some(&[Server { url: "/", variables: &[] }]),
            security: Some(&[
                Requirement(&[
                    Scheme { name: "key", kind: KEY },
                    Scheme { name: "user", kind: SchemeKind::Basic },
                ]),
                Requirement(&[]),
            ]),
        };
        assert_eq!(*DESCRIPTION, EXPECTED);
        assert_eq!(*SILENT, Description { method: "GET", path: "/", version: "1", ..Description::UNKNOWN });
    }
}
