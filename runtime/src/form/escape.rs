//! Which bytes are sent as they are, and the escapes of all others.

/// What becomes of the characters of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// Everything but the unreserved characters of RFC 3986, section 2.3, is percent-encoded.
    Unreserved,
    /// Reserved characters and existing escapes stay, except those that would end the value.
    Reserved,
    /// Nothing is encoded: header values.
    Nothing,
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
    let mut rest = text.as_bytes();
    loop {
        let plain = rest.iter().position(|byte| !UNRESERVED[usize::from(*byte)]).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(plain);
        to.extend_from_slice(head);
        let Some((byte, tail)) = tail.split_first() else { return };
        percent(*byte, to);
        rest = tail;
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
    to.extend_from_slice(percent_encoding::percent_encode_byte(byte).as_bytes());
}
