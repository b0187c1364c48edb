//! Authentication: a bearer token, or basic credentials with the secret key as the user and no password.

use crate::SECRET_KEY;
use crate::error::ApiError;

/// Checks the value of an `Authorization` header.
pub(crate) fn check(authorization: Option<&str>) -> Result<(), ApiError> {
    let Some(authorization) = authorization else {
        return Err(ApiError::unauthorized(
            "The request has no API key. Send one in the `Authorization` header.",
        ));
    };
    let key = match authorization.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(token.to_owned()),
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("basic") => basic_user(token),
        _ => None,
    };
    match key.as_deref() {
        Some(SECRET_KEY) => Ok(()),
        Some(_) => Err(ApiError::unauthorized("The API key is not known here.")),
        None => Err(ApiError::unauthorized(
            "The `Authorization` header is neither `Bearer KEY` nor `Basic` with the key and no password.",
        )),
    }
}

/// The user of basic credentials without a password.
fn basic_user(token: &str) -> Option<String> {
    let credentials = String::from_utf8(decode_base64(token)?).ok()?;
    let (user, password) = credentials.split_once(':')?;
    password.is_empty().then(|| user.to_owned())
}

/// Decodes base64 with the alphabet and padding of RFC 4648, section 4.
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || text.len() - digits.len() > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for quad in digits.as_bytes().chunks(4) {
        let mut bits = 0;
        for digit in quad {
            bits = bits << 6 | sextet(*digit)?;
        }
        bits <<= 6 * (4 - quad.len());
        // Four digits hold three bytes, three hold two, two hold one.
        bytes.extend_from_slice(&bits.to_be_bytes()[1..quad.len()]);
    }
    Some(bytes)
}

fn sextet(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_token_is_the_key() {
        assert_eq!(check(Some(&format!("Bearer {SECRET_KEY}"))), Ok(()));
        assert_eq!(check(Some(&format!("bearer {SECRET_KEY}"))), Ok(()));
    }

    #[test]
    fn basic_credentials_have_the_key_as_the_user() {
        assert_eq!(check(Some("Basic c2tfdGVzdF9mb3Jtd29yazo=")), Ok(()), "sk_test_formwork:");
        assert!(check(Some("Basic c2tfdGVzdF9mb3Jtd29yazpwdw==")).is_err(), "with the password `pw`");
        assert!(check(Some("Basic c2tfdGVzdF9mb3Jtd29yaw==")).is_err(), "without the colon");
    }

    #[test]
    fn anything_else_is_refused() {
        let wrong = [
            "",
            "Bearer",
            "Bearer ",
            "Bearer sk_test_other",
            SECRET_KEY,
            "Digest x",
            "Basic ====",
            "Basic é===",
        ];
        for authorization in wrong {
            let error = check(Some(authorization)).unwrap_err();
            assert_eq!(error.status, axum::http::StatusCode::UNAUTHORIZED, "{authorization}");
        }
        assert!(check(None).unwrap_err().message.contains("no API key"));
    }

    #[test]
    fn base64_has_its_known_values() {
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmE=", "fooba")]
        {
            assert_eq!(decode_base64(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        for text in ["Z", "Zg", "Z===", "Zg=v", "Zm9\n"] {
            assert_eq!(decode_base64(text), None, "{text}");
        }
    }
}
