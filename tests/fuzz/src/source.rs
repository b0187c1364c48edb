//! Trees and texts made from bytes, so that a change to the bytes is a change to the structure.

use crate::tree::{JSON, Member, PLAIN, Presence, Scalar, Tree};

/// Characters that mean something in a URL, a form, a header, a cookie or JSON.
const SPECIAL: &[char] = &[
    '[', ']', '&', '=', '+', '%', ';', ',', '|', ' ', '.', '?', '#', '/', '\\', '"', '\'', '~', '_', '-',
    '\0', '\n', '\r', '\t', '\u{7f}', 'é', '\u{2028}', '\u{fffd}', '🎉', '0', '2', 'C', 'F', 'a', 'b', 'z',
];

/// How deep a tree can be.
const DEPTH: usize = 7;

/// Bytes that are used up from the front. What comes after their end is zeros, which make empty texts.
#[derive(Clone, Copy, Debug)]
pub struct Source<'b> {
    bytes: &'b [u8],
}

impl<'b> Source<'b> {
    /// A source of these bytes.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        *first
    }

    /// The rest of the input.
    #[must_use]
    pub fn rest(self) -> &'b [u8] {
        self.bytes
    }

    /// A tree whose root is an object.
    pub fn form(&mut self) -> Tree {
        self.object(DEPTH)
    }

    /// Any tree.
    pub fn tree(&mut self) -> Tree {
        self.tree_of(DEPTH)
    }

    fn tree_of(&mut self, depth: usize) -> Tree {
        match self.byte() % 24 {
            23 => Tree::Absent,
            1 | 2 => Tree::Clear,
            3..=6 if depth > 0 => self.array(depth - 1),
            7..=11 if depth > 0 => self.object(depth - 1),
            kind => Tree::Scalar(self.scalar(kind)),
        }
    }

    fn array(&mut self, depth: usize) -> Tree {
        let length = self.length(12);
        Tree::Array((0..length).map(|_| self.tree_of(depth)).collect())
    }

    fn object(&mut self, depth: usize) -> Tree {
        let length = self.length(6);
        Tree::object((0..length).map(|_| self.member(depth)).collect())
    }

    /// Rarely nothing at all, because that is an error in many places.
    fn length(&mut self, most: u8) -> u8 {
        match self.byte() {
            0 => 0,
            byte => 1 + byte % most,
        }
    }

    fn member(&mut self, depth: usize) -> Member {
        let kind = self.byte();
        let presence = match kind % 8 {
            7 => Presence::Required,
            1 | 2 => Presence::Plain(PLAIN[usize::from(kind / 8) % PLAIN.len()]),
            _ => Presence::Optional,
        };
        let mut name = self.text();
        if name.is_empty() && kind < 224 {
            name.push(self.char());
        }
        Member { name, presence, value: self.tree_of(depth) }
    }

    fn scalar(&mut self, kind: u8) -> Scalar {
        match kind {
            12 => Scalar::Bool(self.byte() % 2 == 1),
            13 => Scalar::Char(self.char()),
            14 => Scalar::Byte(i8::from_le_bytes([self.byte()])),
            15 => Scalar::Long(i64::from_le_bytes(self.bytes())),
            16 => Scalar::Huge(i128::from_le_bytes(self.bytes())),
            17 => Scalar::HugeUnsigned(u128::from_le_bytes(self.bytes())),
            18 => Scalar::Float(f32::from_le_bytes(self.bytes())),
            19 => Scalar::Double(f64::from_le_bytes(self.bytes())),
            20 => Scalar::Json(JSON[usize::from(self.byte()) % JSON.len()]),
            21 => match self.byte() % 4 {
                0 => Scalar::Secret(self.text()),
                1 => Scalar::Timestamp(i64::from_le_bytes(self.bytes())),
                2 => Scalar::Displayed(i64::from_le_bytes(self.bytes())),
                _ => Scalar::Number(u64::from_le_bytes(self.bytes())),
            },
            _ => Scalar::Text(self.text()),
        }
    }

    /// The next bytes of a number. Half of all numbers are small.
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let is_small = self.byte().is_multiple_of(2);
        let mut bytes = [0; N];
        let length = if is_small { 1 } else { N };
        bytes[..length].fill_with(|| self.byte());
        bytes
    }

    /// A short text.
    pub fn text(&mut self) -> String {
        let length = self.byte() % 7;
        (0..length).map(|_| self.char()).collect()
    }

    fn char(&mut self) -> char {
        match self.byte() {
            // What stands where a surrogate would.
            250.. => char::from_u32(u32::from_le_bytes([self.byte(), self.byte(), self.byte() % 17, 0]))
                .unwrap_or('%'),
            byte => SPECIAL[usize::from(byte) % SPECIAL.len()],
        }
    }
}
