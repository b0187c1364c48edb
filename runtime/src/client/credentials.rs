//! Credentials: those that a document asks for, out of those that the user gave.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use http::request::Parts;

use super::named::Named;
use crate::description::{Description, Location, Requirement, Scheme, SchemeKind};
use crate::error::ConfigError;
use crate::form::{self, Encoder, Form};
use crate::values::Secret;

/// The credentials of the user.
#[derive(Clone, Default)]
pub(super) struct Credentials {
    bearer: Option<HeaderValue>,
    basic: Option<HeaderValue>,
    /// By the name of their scheme.
    keys: Named<Secret>,
    /// The schemes that count instead of those that an operation lists. None: those of the operation.
    schemes: Vec<Scheme>,
}

impl Credentials {
    pub(super) fn bearer(&mut self, token: &Secret) -> Result<(), ConfigError> {
        self.bearer = Some(sensitive(format!("Bearer {}", token.expose()))?);
        Ok(())
    }

    pub(super) fn basic(&mut self, user: &str, password: &Secret) -> Result<(), ConfigError> {
        if user.contains(':') {
            return Err(ConfigError::new("a user's name with a colon cannot be sent"));
        }
        let pair = STANDARD.encode(format!("{user}:{}", password.expose()));
        self.basic = Some(sensitive(format!("Basic {pair}"))?);
        Ok(())
    }

    pub(super) fn key(&mut self, scheme: String, key: Secret) {
        self.keys.insert(scheme, key);
    }

    pub(super) fn scheme(&mut self, scheme: Scheme) {
        self.schemes.push(scheme);
    }

    fn is_empty(&self) -> bool {
        self.bearer.is_none() && self.basic.is_none() && self.keys.is_empty()
    }

    /// Adds to a request what its operation asks for, or these schemes of the call, or those of the client. A request
    /// that says by itself who is calling is left alone.
    pub(super) fn apply(
        &self,
        description: &Description,
        of_call: &[Scheme],
        parts: &mut Parts,
    ) -> Result<(), ConfigError> {
        if parts.headers.contains_key(AUTHORIZATION) {
            return Ok(());
        }
        let chosen = if of_call.is_empty() { self.schemes.as_slice() } else { of_call };
        if !chosen.is_empty() {
            if !self.meets(chosen) {
                return Err(unmet(description, [chosen]));
            }
            return chosen.iter().try_for_each(|scheme| self.add(scheme, parts));
        }
        if self.is_empty() {
            return Ok(());
        }
        let Some(alternatives) = description.security else {
            if let Some(value) = self.bearer.as_ref().or(self.basic.as_ref()) {
                parts.headers.insert(AUTHORIZATION, value.clone());
            }
            return Ok(());
        };
        match alternatives.iter().find(|alternative| self.meets(alternative.0)) {
            Some(Requirement(schemes)) => schemes.iter().try_for_each(|scheme| self.add(scheme, parts)),
            None if alternatives.is_empty() || alternatives.iter().any(|one| one.0.is_empty()) => Ok(()),
            None => Err(unmet(description, alternatives.iter().map(|alternative| alternative.0))),
        }
    }

    /// True if there is something for each scheme. What the HTTP client does by itself is taken for granted, but is
    /// not enough to say that these credentials are meant.
    fn meets(&self, schemes: &[Scheme]) -> bool {
        let is_there = |scheme: &Scheme| match scheme.kind {
            SchemeKind::Bearer => self.bearer.is_some(),
            SchemeKind::Basic => self.basic.is_some(),
            SchemeKind::ApiKey { .. } => self.keys.get(scheme.name).is_some(),
            SchemeKind::Other => true,
        };
        schemes.iter().all(is_there) && schemes.iter().any(|scheme| scheme.kind != SchemeKind::Other)
    }

    fn add(&self, scheme: &Scheme, parts: &mut Parts) -> Result<(), ConfigError> {
        let authorization = match scheme.kind {
            SchemeKind::Bearer => self.bearer.as_ref(),
            SchemeKind::Basic => self.basic.as_ref(),
            SchemeKind::ApiKey { location, name } => {
                return match self.keys.get(scheme.name) {
                    Some(key) => add_key(location, name, key, parts),
                    None => Ok(()),
                };
            }
            SchemeKind::Other => None,
        };
        if let Some(value) = authorization {
            parts.headers.insert(AUTHORIZATION, value.clone());
        }
        Ok(())
    }
}

fn add_key(location: Location, name: &str, key: &Secret, parts: &mut Parts) -> Result<(), ConfigError> {
    match location {
        Location::Header => {
            let name = HeaderName::try_from(name)
                .map_err(|_| ConfigError::new(format!("the document's `{name}` is not a header name")))?;
            parts.headers.insert(name, sensitive(key.expose().to_owned())?);
        }
        Location::Query => parts.uri = super::prepare::with_query(&parts.uri, &pair(name, key)?)?,
        Location::Cookie => {
            let mut cookies =
                parts.headers.get(COOKIE).map_or_else(Vec::new, |value| value.as_bytes().to_vec());
            if !cookies.is_empty() {
                cookies.extend_from_slice(b"; ");
            }
            cookies.extend_from_slice(pair(name, key)?.as_bytes());
            let cookies = String::from_utf8(cookies);
            let cookies = cookies.map_err(|_| ConfigError::new("the cookies are not text"))?;
            parts.headers.insert(COOKIE, sensitive(cookies)?);
        }
    }
    Ok(())
}

/// A name and its value, escaped.
fn pair(name: &str, key: &Secret) -> Result<String, ConfigError> {
    form::to_string(&Pair(name, key))
        .map_err(|_| ConfigError::new(format!("the key `{name}` cannot be written")))
}

struct Pair<'a>(&'a str, &'a Secret);

impl Form for Pair<'_> {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.object().member(self.0, self.1.expose());
    }
}

/// A header that is shown nowhere.
fn sensitive(text: String) -> Result<HeaderValue, ConfigError> {
    let mut value = HeaderValue::try_from(text)
        .map_err(|_| ConfigError::new("the key has characters that a header cannot carry"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// Says what would have been enough.
fn unmet<'s>(description: &Description, alternatives: impl IntoIterator<Item = &'s [Scheme]>) -> ConfigError {
    let scheme = |scheme: &Scheme| match scheme.kind {
        SchemeKind::Bearer => "`bearer_auth`".to_owned(),
        SchemeKind::Basic => "`basic_auth`".to_owned(),
        SchemeKind::ApiKey { .. } => format!("`api_key` for `{}`", scheme.name),
        SchemeKind::Other => format!("`{}`, which the HTTP client has to do", scheme.name),
    };
    let all = |schemes: &[Scheme]| schemes.iter().map(scheme).collect::<Vec<_>>().join(" and ");
    let needed: Vec<String> = alternatives.into_iter().map(all).collect();
    let name = if description.id.is_empty() { "the operation" } else { description.id };
    ConfigError::new(format!(
        "{name} needs other credentials than the client has been given: {}",
        needed.join(", or ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEARER: Scheme = Scheme { name: "token", kind: SchemeKind::Bearer };
    const BASIC: Scheme = Scheme { name: "basic", kind: SchemeKind::Basic };
    const HEADER: Scheme = key("in_header", Location::Header, "X-Key");
    const QUERY: Scheme = key("in_query", Location::Query, "api key");
    const COOKIE_KEY: Scheme = key("in_cookie", Location::Cookie, "sid");
    const TLS: Scheme = Scheme { name: "certificate", kind: SchemeKind::Other };

    type Security = Option<&'static [Requirement]>;

    const fn key(scheme: &'static str, location: Location, name: &'static str) -> Scheme {
        Scheme { name: scheme, kind: SchemeKind::ApiKey { location, name } }
    }

    fn given(names: &[&str]) -> Credentials {
        let mut credentials = Credentials::default();
        for name in names {
            match *name {
                "bearer" => credentials.bearer(&"hush".into()).unwrap(),
                "basic" => credentials.basic("Aladdin", &"open sesame".into()).unwrap(),
                key => credentials.key(key.to_owned(), "hu sh&".into()),
            }
        }
        credentials
    }

    /// The target and the headers that are sent.
    fn sent(
        given: &Credentials,
        security: Security,
        own: &[(HeaderName, &'static str)],
    ) -> Result<String, String> {
        let (mut parts, ()) = http::Request::builder().uri("/pets?a=b").body(()).unwrap().into_parts();
        for (name, value) in own {
            parts.headers.insert(name, HeaderValue::from_static(value));
        }
        let description = Description { id: "getPets", security, ..Description::UNKNOWN };
        given.apply(&description, &[], &mut parts).map_err(|error| error.to_string())?;
        assert!(!format!("{parts:?}").contains("sesame"), "{parts:?}");
        let lines: Vec<String> = parts
            .headers
            .iter()
            .map(|(name, value)| format!(" {name}: {}", value.to_str().unwrap()))
            .collect();
        Ok(format!("{}{}", parts.uri, lines.concat()))
    }

    const BASIC_LINE: &str = "/pets?a=b authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
    const BEARER_LINE: &str = "/pets?a=b authorization: Bearer hush";

    #[test]
    fn the_first_alternative_that_is_there_as_a_whole_is_sent() {
        let table: [(&[&str], Security, &str); 15] = [
            (&["bearer"], None, BEARER_LINE),
            (&["basic"], None, BASIC_LINE),
            (&["in_header"], None, "/pets?a=b"),
            (&["bearer"], Some(&[]), "/pets?a=b"),
            (&[], Some(&[Requirement(&[BEARER])]), "/pets?a=b"),
            (&["bearer"], Some(&[Requirement(&[BASIC]), Requirement(&[BEARER])]), BEARER_LINE),
            (&["bearer", "basic"], Some(&[Requirement(&[BASIC]), Requirement(&[BEARER])]), BASIC_LINE),
            (&["in_header"], Some(&[Requirement(&[HEADER])]), "/pets?a=b x-key: hu sh&"),
            (&["in_query"], Some(&[Requirement(&[QUERY])]), "/pets?a=b&api%20key=hu%20sh%26"),
            (&["in_cookie"], Some(&[Requirement(&[COOKIE_KEY])]), "/pets?a=b cookie: sid=hu%20sh%26"),
            (
                &["bearer", "in_header"],
                Some(&[Requirement(&[BASIC, HEADER]), Requirement(&[HEADER, BEARER])]),
                "/pets?a=b x-key: hu sh& authorization: Bearer hush",
            ),
            (&["bearer"], Some(&[Requirement(&[]), Requirement(&[BEARER])]), BEARER_LINE),
            (&["bearer"], Some(&[Requirement(&[BASIC]), Requirement(&[])]), "/pets?a=b"),
            (&["bearer"], Some(&[Requirement(&[TLS]), Requirement(&[BEARER])]), BEARER_LINE),
            (&["bearer"], Some(&[Requirement(&[TLS, BEARER])]), BEARER_LINE),
        ];
        for (names, security, expected) in table {
            assert_eq!(sent(&given(names), security, &[]).as_deref(), Ok(expected), "{names:?} {security:?}");
        }
    }

    /// A caller may know more than the document: that a key is enough, or that a public operation gives more to users.
    #[test]
    fn schemes_that_the_caller_names_come_before_those_of_the_operation() {
        let sent = |given: &Credentials, security, of_call: &[Scheme]| -> Result<String, String> {
            let (mut parts, ()) = http::Request::builder().uri("/").body(()).unwrap().into_parts();
            let description = Description { id: "getPets", security, ..Description::UNKNOWN };
            given.apply(&description, of_call, &mut parts).map_err(|error| error.to_string())?;
            let names: Vec<&str> = parts.headers.keys().map(HeaderName::as_str).collect();
            Ok(names.join(" "))
        };
        let lists_basic: Security = Some(&[Requirement(&[BASIC])]);
        let mut all = given(&["bearer", "basic", "in_header"]);
        assert_eq!(sent(&all, lists_basic, &[HEADER]), Ok("x-key".to_owned()));
        assert_eq!(sent(&all, Some(&[]), &[BEARER, HEADER]), Ok("authorization x-key".to_owned()));
        assert_eq!(sent(&all, lists_basic, &[]), Ok("authorization".to_owned()));
        all.scheme(HEADER);
        assert_eq!(sent(&all, lists_basic, &[]), Ok("x-key".to_owned()));
        assert_eq!(sent(&all, Some(&[]), &[BASIC]), Ok("authorization".to_owned()));
        let error = sent(&given(&["basic"]), lists_basic, &[HEADER]).unwrap_err();
        assert!(error.ends_with("`api_key` for `in_header`"), "{error}");
        assert!(sent(&given(&[]), lists_basic, &[BEARER]).is_err(), "what is asked for is not left out");
    }

    #[test]
    fn what_is_missing_is_named() {
        let security: &[Requirement] =
            &[Requirement(&[BASIC]), Requirement(&[HEADER, BEARER]), Requirement(&[TLS])];
        let error = sent(&given(&["bearer"]), Some(security), &[]).unwrap_err();
        assert_eq!(
            error,
            "getPets needs other credentials than the client has been given: `basic_auth`, \
             or `api_key` for `in_header` and `bearer_auth`, or `certificate`, which the HTTP client has to do"
        );
    }

    #[test]
    fn what_the_request_says_itself_counts() {
        let own = [(AUTHORIZATION, "Digest x")];
        let security: &[Requirement] = &[Requirement(&[TLS])];
        let line = "/pets?a=b authorization: Digest x";
        assert_eq!(sent(&given(&["bearer"]), Some(security), &own).as_deref(), Ok(line));
        let cookies = [(COOKIE, "a=b")];
        let line = "/pets?a=b cookie: a=b; sid=hu%20sh%26";
        let security: &[Requirement] = &[Requirement(&[COOKIE_KEY])];
        assert_eq!(sent(&given(&["in_cookie"]), Some(security), &cookies).as_deref(), Ok(line));
    }

    #[test]
    fn what_a_header_cannot_carry_is_refused() {
        let mut credentials = Credentials::default();
        let error = credentials.bearer(&"hush\n".into()).unwrap_err();
        assert_eq!(error.to_string(), "the key has characters that a header cannot carry");
        assert!(credentials.basic("a:b", &"hush".into()).is_err());
        credentials.key("in_header".to_owned(), "hush\n".into());
        let security: &[Requirement] = &[Requirement(&[HEADER])];
        assert!(!sent(&credentials, Some(security), &[]).unwrap_err().contains("hush"));
    }
}
