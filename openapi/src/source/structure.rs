//! The ends of all objects and arrays of a text, found in one pass that reads nothing else.

use super::grammar::{Fault, after_string};

/// The shortest container that is stored, in bytes. A shorter one is scanned again as fast as it is looked up.
const SHORTEST: u32 = 128;

/// The long objects and arrays of a text, in the order of their starts.
#[derive(Debug)]
pub(super) struct Structure(Vec<Container>);

/// An object or array.
#[derive(Clone, Copy, Debug)]
struct Container {
    start: u32,
    /// The offset after the closing bracket. While it is open: the index of the enclosing container.
    end: u32,
    /// The index of the next container that is not inside of this one.
    next: u32,
}

/// The parent of an outermost container.
const NONE: u32 = u32::MAX;

/// True if offsets in a text of this length fit in 32 bits.
pub(super) fn can_be_long(length: usize) -> bool {
    u32::try_from(length).is_ok()
}

impl Structure {
    /// Fails if the brackets are not balanced or a string has no end. The length must satisfy [`can_be_long`].
    pub(super) fn scan(text: &str) -> Result<Self, Fault> {
        let mut pass = Pass { text: text.as_bytes(), containers: Vec::new(), open: NONE };
        let mut rest = pass.text;
        loop {
            rest = match rest {
                [b'"', after @ ..] => match after_string(after) {
                    Some(after) => after,
                    None => return Err(Fault::new(pass.offset(rest), "this string has no end")),
                },
                [b'{' | b'[', after @ ..] => {
                    pass.open(rest);
                    after
                }
                [b'}' | b']', after @ ..] => {
                    pass.close(rest)?;
                    after
                }
                [b' ', b' ', b' ', b' ', b' ', b' ', b' ', b' ', after @ ..] | [_, after @ ..] => after,
                [] => return pass.finish(),
            }
        }
    }

    /// The memory that it takes, in bytes.
    pub(super) fn size(&self) -> usize {
        self.0.len() * size_of::<Container>()
    }

    /// The end of the container that starts at this offset, and the index of the next one after it. `number` is the
    /// index of the first container that does not start before. `None` for a container that is too short to be stored.
    pub(super) fn end(&self, number: usize, start: usize) -> Option<(usize, usize)> {
        let Container { start: found, end, next } = self.0.get(number)?;
        (*found as usize == start).then_some((*end as usize, *next as usize))
    }
}

/// The pass over a text.
struct Pass<'t> {
    text: &'t [u8],
    /// The closed containers that are long, and the open ones.
    containers: Vec<Container>,
    /// The index of the innermost open container.
    open: u32,
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "no text is longer than `can_be_long` says, and no count of its brackets larger"
)]
impl Pass<'_> {
    fn offset(&self, rest: &[u8]) -> usize {
        self.text.len() - rest.len()
    }

    fn open(&mut self, rest: &[u8]) {
        let number = self.containers.len() as u32;
        self.containers.push(Container { start: self.offset(rest) as u32, end: self.open, next: NONE });
        self.open = number;
    }

    fn close(&mut self, rest: &[u8]) -> Result<(), Fault> {
        let offset = self.offset(rest);
        let count = self.containers.len() as u32;
        let Some(container) = self.containers.get_mut(self.open as usize) else {
            return Err(Fault::new(offset, format!("this {} closes nothing", bracket(rest))));
        };
        let opening = from(self.text, container.start);
        if !matches!((opening, rest), ([b'{', ..], [b'}', ..]) | ([b'[', ..], [b']', ..])) {
            let reason = format!("this {} cannot close the last {}", bracket(rest), bracket(opening));
            return Err(Fault::new(offset, reason));
        }
        let end = offset as u32 + 1;
        self.open = container.end;
        if end - container.start < SHORTEST {
            // The containers inside of it are shorter still and were removed before, so it is the last one.
            self.containers.pop();
        } else {
            container.end = end;
            container.next = count;
        }
        Ok(())
    }

    fn finish(self) -> Result<Structure, Fault> {
        match self.containers.get(self.open as usize) {
            Some(container) => {
                let opening = bracket(from(self.text, container.start));
                Err(Fault::new(container.start as usize, format!("this {opening} is never closed")))
            }
            None => Ok(Structure(self.containers)),
        }
    }
}

fn from(text: &[u8], offset: u32) -> &[u8] {
    text.get(offset as usize..).unwrap_or_default()
}

/// Skips the container at the start of `rest` by scanning it.
pub(super) fn after_container(mut rest: &[u8]) -> &[u8] {
    let mut depth = 0_usize;
    loop {
        rest = match rest {
            [b'"', after @ ..] => after_string(after).unwrap_or_default(),
            [b'{' | b'[', after @ ..] => {
                depth += 1;
                after
            }
            [b'}' | b']', after @ ..] if depth <= 1 => return after,
            [b'}' | b']', after @ ..] => {
                depth -= 1;
                after
            }
            [_, after @ ..] => after,
            [] => return rest,
        }
    }
}

/// The bracket in a message.
fn bracket(rest: &[u8]) -> &'static str {
    match rest {
        [b'{', ..] => "`{`",
        [b'}', ..] => "`}`",
        [b'[', ..] => "`[`",
        _ => "`]`",
    }
}

#[cfg(test)]
mod tests {
    use super::{SHORTEST, Structure, after_container};

    fn fault(text: &str) -> (usize, String) {
        let fault = Structure::scan(text).unwrap_err();
        (fault.offset, fault.reason)
    }

    #[test]
    fn brackets_that_do_not_pair_up() {
        for (text, offset, reason) in [
            (r#"{"a": 1}}"#, 8, "this `}` closes nothing"),
            ("]", 0, "this `]` closes nothing"),
            (r#"{"a": [1}"#, 8, "this `}` cannot close the last `[`"),
            (r#"{"a": {]}"#, 7, "this `]` cannot close the last `{`"),
            (r#"{"a": [1, 2"#, 6, "this `[` is never closed"),
            (r#"{"a": [1, 2]"#, 0, "this `{` is never closed"),
            (r#"{"a}"#, 1, "this string has no end"),
            (r#"{"a\"}"#, 1, "this string has no end"),
        ] {
            assert_eq!(fault(text), (offset, reason.to_owned()), "{text}");
            let long = format!("[{}\"\"], {text}", "\"x\", ".repeat(100));
            assert_eq!(fault(&long), (long.len() - text.len() + offset, reason.to_owned()), "{long}");
        }
    }

    #[test]
    fn brackets_in_strings_are_text() {
        assert!(Structure::scan(r#"{"{[\"{": "]}\\", "a": ["}"]}"#).is_ok());
    }

    /// Every long container is found, and the next one after it.
    #[test]
    fn ends() {
        let wide = SHORTEST as usize;
        let (short, long) = (format!("[{}]", " ".repeat(wide - 3)), format!("[{}]", " ".repeat(wide - 2)));
        let text = format!("[{short}, {long}, [{long}, {short}, {long}], {long}]");
        let structure = Structure::scan(&text).unwrap();
        let starts: Vec<usize> = structure.0.iter().map(|container| container.start as usize).collect();
        assert_eq!(starts.len(), 6);
        for (number, start) in starts.iter().enumerate() {
            let (end, next) = structure.end(number, *start).unwrap();
            let rest = after_container(&text.as_bytes()[*start..]);
            assert_eq!(end, text.len() - rest.len());
            assert_eq!(next, starts.iter().filter(|start| **start < end).count());
            assert_eq!(structure.end(number, start + 1), None);
        }
        assert_eq!(structure.end(6, 0), None);
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
        assert!(Structure::scan(&deep).is_ok());
        assert_eq!(after_container(deep.as_bytes()), b"");
    }
}
