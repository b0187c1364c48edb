//! Percent-encoding: the bytes that are sent as they are, and the escapes of all others.

/// The escaping of a value's characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// Everything but the unreserved characters of RFC 3986, section 2.3, is percent-encoded.
    Unreserved,
    /// Reserved characters and existing escapes stay, except those that would end the value.
    Reserved,
    /// Nothing is encoded: header values.
    Nothing,
    /// For a pair of a `Cookie` header, which a semicolon would end (RFC 6265 section 4.2.1).
    Cookie,
}

/// For each byte, whether it is sent as it is.
type Table = [bool; 256];

const UNRESERVED: Table = table(b"-._~");

/// Without `#`, which ends a query, `&`, which ends a pair, and `+`, which form parsers read as a space.
const RESERVED: Table = table(b"-._~:/?[]@!$'()*,;=");

const fn table(punctuation: &[u8]) -> Table {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut index = 0;
    while index < punctuation.len() {
        table[punctuation[index] as usize] = true;
        index += 1;
    }
    table
}

/// Writes text with everything escaped but unreserved characters.
pub(super) fn unreserved(text: &str, to: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let plain = plain(bytes);
    if plain == bytes.len() {
        to.extend_from_slice(bytes);
    } else {
        escaped(bytes, plain, to);
    }
}

/// Writes text whose first byte to be escaped is known.
#[inline(never)] // So that text without any stays on a short path.
fn escaped(bytes: &[u8], plain: usize, to: &mut Vec<u8>) {
    let (mut head, mut tail) = bytes.split_at(plain);
    while let [byte, rest @ ..] = tail {
        to.extend_from_slice(head);
        percent(*byte, to);
        let next = rest.iter().position(|byte| !UNRESERVED[usize::from(*byte)]).unwrap_or(rest.len());
        (head, tail) = rest.split_at(next);
    }
    to.extend_from_slice(head);
}

/// How many bytes stay as they are before the first that does not.
fn plain(bytes: &[u8]) -> usize {
    let is_plain = |byte: &u8| UNRESERVED[usize::from(*byte)];
    // Four at a time, because most text has nothing to escape.
    let mut fours = bytes.chunks_exact(4);
    let mut plain = 0;
    for four in fours.by_ref() {
        if !four.iter().fold(true, |all, byte| all & is_plain(byte)) {
            return plain + four.iter().position(|byte| !is_plain(byte)).unwrap_or_default();
        }
        plain += 4;
    }
    plain + fours.remainder().iter().take_while(|byte| is_plain(byte)).count()
}

/// Writes text with everything escaped but unreserved characters, and with every dot escaped, too.
pub(super) fn with_dots(text: &str, to: &mut Vec<u8>) {
    for byte in text.bytes() {
        if UNRESERVED[usize::from(byte)] && byte != b'.' {
            to.push(byte);
        } else {
            percent(byte, to);
        }
    }
}

/// Writes text with its reserved characters and existing escapes as they are. `delimiter` is a character that would
/// end the piece of a value that this is.
pub(super) fn reserved(text: &str, delimiter: Option<u8>, to: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        let is_escape = || {
            matches!(bytes.get(index + 1..index + 3), Some([high, low])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
        };
        let stays = RESERVED[usize::from(*byte)] && Some(*byte) != delimiter || *byte == b'%' && is_escape();
        if stays {
            to.push(*byte);
        } else {
            percent(*byte, to);
        }
    }
}

/// Writes one byte as an escape.
pub(super) fn percent(byte: u8, to: &mut Vec<u8>) {
    let digit = |value: u8| b"0123456789ABCDEF"[usize::from(value)];
    to.extend_from_slice(&[b'%', digit(byte >> 4), digit(byte & 15)]);
}
