//! The base URL of an operation: the user's, or a server of the document.

use std::borrow::Cow;
use std::fmt::Write as _;

use http::Uri;
use http::uri::{Authority, Parts, PathAndQuery, Scheme};

use super::named::Named;
use crate::description::{Description, Server};
use crate::error::ConfigError;

/// The URL that the paths of operations start at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    scheme: Scheme,
    authority: Authority,
    /// Without a slash at its end.
    path: String,
}

impl Base {
    pub(super) fn parse(url: &str) -> Result<Self, ConfigError> {
        let parts = percent_encoded(url).parse().map(Uri::into_parts);
        let parts = parts.map_err(|_| ConfigError::new("the base is not a URL"))?;
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return Err(ConfigError::new("the base is not a URL"));
        };
        let path = parts.path_and_query.unwrap_or_else(|| PathAndQuery::from_static("/"));
        let is_http = scheme == Scheme::HTTP || scheme == Scheme::HTTPS;
        if !is_http || path.query().is_some() || url.contains('#') {
            return Err(ConfigError::new("the base must be an http or https URL without a query"));
        }
        if authority.as_str().contains('@') {
            return Err(ConfigError::new("the base URL has credentials, which belong into a header"));
        }
        Ok(Self { scheme, authority, path: path.path().trim_end_matches('/').to_owned() })
    }

    /// True if this is the same origin (RFC 6454, section 5), whatever the paths are.
    fn has_origin_of(&self, other: &Self) -> bool {
        let port = |base: &Self| {
            base.authority.port_u16().unwrap_or(if base.scheme == Scheme::HTTP { 80 } else { 443 })
        };
        self.scheme == other.scheme
            && self.authority.host().eq_ignore_ascii_case(other.authority.host())
            && port(self) == port(other)
    }

    /// The operation's target behind this URL's path, with exactly one slash between them.
    pub(super) fn join(&self, target: &Uri) -> Result<Uri, ConfigError> {
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = match target.path_and_query() {
            // Most APIs have a host of their own.
            Some(target) if self.path.is_empty() && target.as_str().starts_with('/') => Some(target.clone()),
            target => {
                let target = target.map_or("/", PathAndQuery::as_str);
                let slash = if target.starts_with('/') { "" } else { "/" };
                format!("{}{slash}{target}", self.path).try_into().ok()
            }
        };
        let url = parts.path_and_query.is_some().then(|| Uri::from_parts(parts).ok()).flatten();
        url.ok_or_else(|| ConfigError::new("the base and the path together are no URL"))
    }
}

/// A URL whose path has everything in percent-encoding that RFC 3986 allows in no other way. HTTP clients would send it
/// as it is.
fn percent_encoded(url: &str) -> Cow<'_, str> {
    let authority = url.find("://").map_or(0, |scheme| scheme + 3);
    let path =
        url.get(authority..).and_then(|rest| rest.find('/')).map_or(url.len(), |path| authority + path);
    let (origin, path) = url.split_at(path);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?#".contains(&byte);
    if path.bytes().all(is_plain) {
        return Cow::Borrowed(url);
    }
    let mut encoded = origin.to_owned();
    for (index, byte) in path.bytes().enumerate() {
        let digits = path.as_bytes().get(index + 1..index + 3);
        let is_escape = byte == b'%' && digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        if is_escape || is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Cow::Owned(encoded)
}

/// The user's choice of base URL or server.
#[derive(Clone, Default)]
pub(super) struct Bases {
    every: Option<Base>,
    /// True if operations with servers of their own go there, too.
    is_for_all: bool,
    /// By the document's URL, as it is written there and without a slash at its end.
    of_servers: Named<Base>,
    variables: Named<String>,
}

impl Bases {
    pub(super) fn set(&mut self, url: &str) -> Result<(), ConfigError> {
        self.every = Some(Base::parse(url)?);
        self.is_for_all = false;
        Ok(())
    }

    pub(super) fn set_for_all(&mut self, url: &str) -> Result<(), ConfigError> {
        self.set(url)?;
        self.is_for_all = true;
        Ok(())
    }

    pub(super) fn set_for(&mut self, server: &str, url: &str) -> Result<(), ConfigError> {
        self.of_servers.insert(server.trim_end_matches('/').to_owned(), Base::parse(url)?);
        Ok(())
    }

    pub(super) fn variable(&mut self, name: String, value: String) {
        self.variables.insert(name, value);
    }

    /// The URL of an operation.
    pub(super) fn url(&self, description: &Description, target: &Uri) -> Result<Uri, ConfigError> {
        let server = description.servers.first();
        let given = server.and_then(|server| self.of_servers.get(server.url.trim_end_matches('/')));
        let beside = description.document_servers.filter(|_| !self.is_for_all);
        match (given.or(self.every.as_ref()), server, beside) {
            (Some(base), Some(server), Some(document)) if given.is_none() => {
                self.beside(base, document, server, description)?.join(target)
            }
            (Some(base), ..) => base.join(target),
            (None, Some(server), _) => self.parse_server(server)?.join(target),
            (None, None, _) => {
                Err(ConfigError::new("the document names no server: the client needs a base URL"))
            }
        }
    }

    /// The server of an operation that is not the document's. It is used only beside the document's own server: what
    /// goes to a test server or a proxy must not reach the real API, and its credentials even less.
    fn beside(
        &self,
        base: &Base,
        document: &[Server],
        server: &Server,
        description: &Description,
    ) -> Result<Base, ConfigError> {
        let mut documented = document.iter().filter_map(|server| self.parse_server(server).ok());
        if documented.any(|documented| base.has_origin_of(&documented)) {
            let path = server.url.strip_prefix('/').filter(|path| !path.starts_with('/'));
            return match path {
                // Relative to the document, which is where the API is.
                Some(path) => Base::parse(&format!("{}://{}/{path}", base.scheme, base.authority)),
                None => self.parse_server(server),
            };
        }
        let name = if description.id.is_empty() { description.path } else { description.id };
        Err(ConfigError::new(format!(
            "{name} has the server `{}` of its own, and the client has a base URL that is not the document's: \
             `base_url_for` says where the operations of that server go, `base_url_for_all` sends all to one URL",
            server.url
        )))
    }

    fn parse_server(&self, server: &Server) -> Result<Base, ConfigError> {
        let url = self.fill(server)?;
        Base::parse(&url).map_err(|_| {
            ConfigError::new(format!("the document's server `{url}` is no URL: the client needs a base URL"))
        })
    }

    /// The server's URL with a value for each variable.
    fn fill(&self, server: &Server) -> Result<String, ConfigError> {
        let mut url = server.url.to_owned();
        for variable in server.variables {
            let value = self.variables.get(variable.name).map_or(variable.default, String::as_str);
            let is_listed = variable.values.is_empty() || variable.values.contains(&value);
            if !is_listed && value != variable.default {
                let values = variable.values.join("`, `");
                let name = variable.name;
                return Err(ConfigError::new(format!(
                    "the server variable `{name}` cannot be `{value}`: the document has `{values}`"
                )));
            }
            url = url.replace(&format!("{{{}}}", variable.name), value);
        }
        Ok(url)
    }

    /// The text for `Debug`.
    pub(super) fn every(&self) -> Option<String> {
        let base = self.every.as_ref()?;
        Some(format!("{}://{}{}", base.scheme, base.authority, base.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::description::Variable;

    const REGION: Variable = Variable { name: "region", default: "eu", values: &["eu", "us"] };
    const VERSION: Variable = Variable { name: "version", default: "v1", values: &[] };
    const DESCRIBED: Description = Description {
        servers: &[
            Server { url: "https://{region}.example.com/{version}/", variables: &[REGION, VERSION] },
            Server { url: "https://second.example.com", variables: &[] },
        ],
        ..Description::UNKNOWN
    };

    fn url(bases: &Bases, description: &Description) -> Result<String, String> {
        let target = "/pets?a=b".parse().unwrap();
        bases.url(description, &target).map(|url| url.to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_target_is_joined_with_one_slash_and_its_escapes() {
        let table = [
            ("https://example.com", "/v1/a", "https://example.com/v1/a"),
            ("https://example.com/", "/v1/a", "https://example.com/v1/a"),
            ("https://example.com:8443/api", "/v1/a?b[0]=c", "https://example.com:8443/api/v1/a?b[0]=c"),
            ("http://[::1]:81/api//", "/", "http://[::1]:81/api/"),
            (
                "https://example.com/a%2Fb/",
                "/c%2Fd%20%25?e=%26%3D%2B%27",
                "https://example.com/a%2Fb/c%2Fd%20%25?e=%26%3D%2B%27",
            ),
            ("https://example.com/ü/a b%20{c}%/", "/d", "https://example.com/%C3%BC/a%20b%20%7Bc%7D%25/d"),
            ("https://example.com", "/..%2Fa%5C..", "https://example.com/..%2Fa%5C.."),
            ("https://example.com", "//example.org/a", "https://example.com//example.org/a"),
            ("https://example.com/a", "https://example.org/b", "https://example.com/a/b"),
        ];
        for (base, target, expected) in table {
            let joined = Base::parse(base).unwrap().join(&target.parse().unwrap()).unwrap();
            assert_eq!(joined, expected, "{base} {target}");
            assert_eq!(joined.host(), Base::parse(base).unwrap().authority.host().into());
        }
    }

    #[test]
    fn a_base_is_an_http_url_of_a_host_and_a_path() {
        for url in [
            "",
            "/v1",
            "example.com",
            "ftp://example.com",
            "https://",
            "https:///v1",
            "https://example.com?a=b",
            "https://example.com/#a",
            "https://jenny:hush@example.com",
            "https://exa mple.com",
        ] {
            let error = Base::parse(url).unwrap_err();
            assert!(!error.to_string().contains("hush"), "{error}");
        }
    }

    #[test]
    fn the_documents_first_server_is_filled_in() {
        let mut bases = Bases::default();
        assert_eq!(url(&bases, &DESCRIBED).as_deref(), Ok("https://eu.example.com/v1/pets?a=b"));
        bases.variable("region".to_owned(), "us".to_owned());
        bases.variable("version".to_owned(), "v2".to_owned());
        bases.variable("other".to_owned(), "x".to_owned());
        assert_eq!(url(&bases, &DESCRIBED).as_deref(), Ok("https://us.example.com/v2/pets?a=b"));
        bases.variable("region".to_owned(), "evil.example.org/".to_owned());
        let error = url(&bases, &DESCRIBED).unwrap_err();
        assert_eq!(
            error,
            "the server variable `region` cannot be `evil.example.org/`: the document has `eu`, `us`"
        );
    }

    #[test]
    fn the_users_urls_come_before_the_documents() {
        let files = Description {
            servers: &[Server { url: "https://files.example.com/", variables: &[] }],
            ..Description::UNKNOWN
        };
        let mut bases = Bases::default();
        bases.set_for("https://files.example.com", "http://localhost:1/files").unwrap();
        assert_eq!(url(&bases, &files).as_deref(), Ok("http://localhost:1/files/pets?a=b"));
        assert_eq!(url(&bases, &DESCRIBED).as_deref(), Ok("https://eu.example.com/v1/pets?a=b"));
        bases.set("http://localhost:2").unwrap();
        assert_eq!(url(&bases, &files).as_deref(), Ok("http://localhost:1/files/pets?a=b"));
        assert_eq!(url(&bases, &DESCRIBED).as_deref(), Ok("http://localhost:2/pets?a=b"));
        assert_eq!(url(&bases, &Description::UNKNOWN).as_deref(), Ok("http://localhost:2/pets?a=b"));
    }

    /// Uploads may go to a host of their own, but not from a test of the API.
    #[test]
    fn an_operation_with_its_own_servers_goes_there_beside_the_documents() {
        let own = |url: &'static str| Description {
            id: "upload",
            servers: Box::leak(Box::new([Server { url, variables: &[] }])),
            document_servers: Some(DESCRIBED.servers),
            ..Description::UNKNOWN
        };
        let files = own("https://files.example.com/");
        let mut bases = Bases::default();
        assert_eq!(url(&bases, &files).as_deref(), Ok("https://files.example.com/pets?a=b"));
        for base in ["https://EU.example.com:443/v2", "https://second.example.com"] {
            bases.set(base).unwrap();
            assert_eq!(url(&bases, &files).as_deref(), Ok("https://files.example.com/pets?a=b"));
        }
        let relative = own("/files");
        assert_eq!(url(&bases, &relative).as_deref(), Ok("https://second.example.com/files/pets?a=b"));
        for base in ["http://localhost:1", "http://eu.example.com", "https://eu.example.com:8443"] {
            bases.set(base).unwrap();
            assert!(url(&bases, &DESCRIBED).unwrap().starts_with(base));
            for own in [&files, &relative] {
                let error = url(&bases, own).unwrap_err();
                assert!(error.starts_with("upload has the server `"), "{error}");
                assert!(error.contains("`base_url_for`"), "{error}");
            }
        }
        bases.set_for_all("http://localhost:2").unwrap();
        assert_eq!(url(&bases, &files).as_deref(), Ok("http://localhost:2/pets?a=b"));
        bases.set("http://localhost:3").unwrap();
        bases.set_for("https://files.example.com", "http://localhost:4").unwrap();
        assert_eq!(url(&bases, &files).as_deref(), Ok("http://localhost:4/pets?a=b"));
        assert!(url(&bases, &relative).is_err());
        let alone = Description { document_servers: Some(&[]), ..files };
        bases = Bases::default();
        bases.set("https://files.example.com").unwrap();
        assert!(url(&bases, &alone).is_err(), "nobody knows where the others are");
    }

    #[test]
    fn a_server_without_a_host_is_not_guessed() {
        let relative =
            Description { servers: &[Server { url: "/v1", variables: &[] }], ..Description::UNKNOWN };
        for (description, start) in [
            (&relative, "the document's server `/v1` is no URL"),
            (&Description::UNKNOWN, "the document names"),
        ] {
            let error = url(&Bases::default(), description).unwrap_err();
            assert!(error.starts_with(start) && error.ends_with("needs a base URL"), "{error}");
        }
    }
}
