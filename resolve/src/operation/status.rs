//! The keys of `responses`: a status code, a range, or `default`.

/// The key of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Code(u16),
    /// The codes that begin with this digit.
    Range(u16),
    Default,
}

impl Status {
    /// Parses a key that is not an extension.
    pub(crate) fn of_key(key: &str) -> Self {
        let range = key.get(..1).filter(|_| key.get(1..).is_some_and(|rest| rest.eq_ignore_ascii_case("xx")));
        match (key.parse(), range.map(str::parse)) {
            (Ok(code), _) => Self::Code(code),
            (_, Some(Ok(digit))) => Self::Range(digit),
            _ => Self::Default,
        }
    }

    /// The first digit; `None` for `default`.
    fn class(self) -> Option<u16> {
        match self {
            Self::Code(code) => Some(code / 100),
            Self::Range(digit) => Some(digit),
            Self::Default => None,
        }
    }

    pub(crate) fn is_success(self) -> bool {
        self.class() == Some(2)
    }

    pub(crate) fn is_error(self) -> bool {
        matches!(self.class(), Some(4 | 5))
    }

    /// True if HTTP allows content (RFC 9110 sections 15.3.5 and 15.3.6).
    pub(crate) fn has_content(self) -> bool {
        !matches!(self, Self::Code(204 | 205))
    }

    /// The key as OpenAPI writes it.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Range(digit) => format!("{digit}XX"),
            Self::Default => "default".to_owned(),
        }
    }

    /// The words for the name of its variant.
    pub(crate) fn words(self) -> String {
        match self {
            Self::Code(code) => reason(code).map_or_else(|| format!("Status {code}"), str::to_owned),
            Self::Range(2) => "Success".to_owned(),
            Self::Range(4) => "Client Error".to_owned(),
            Self::Range(5) => "Server Error".to_owned(),
            Self::Range(digit) => format!("Status {digit}XX"),
            Self::Default => "Default".to_owned(),
        }
    }

    /// The usual reason phrase.
    pub(crate) fn reason(self) -> Option<&'static str> {
        match self {
            Self::Code(code) => reason(code),
            Self::Range(_) | Self::Default => None,
        }
    }
}

/// The reason phrase of a success or error code.
fn reason(code: u16) -> Option<&'static str> {
    REASONS.iter().find(|(known, _)| *known == code).map(|(_, reason)| *reason)
}

/// The reason phrases of successes and errors in the IANA registry, and two that it lacks: 418 and 509.
const REASONS: [(u16, &str); 51] = [
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non-Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi-Status"),
    (208, "Already Reported"),
    (226, "IM Used"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (418, "Im a Teapot"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "HTTP Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (509, "Bandwidth Limit Exceeded"),
    (510, "Not Extended"),
    (511, "Network Authentication Required"),
];
