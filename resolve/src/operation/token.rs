//! Tokens of HTTP, of which the names of headers and of media types are made (RFC 9110, section 5.6.2).

pub fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}
