//! Reads a single level of an object or array: names and scalars are read, nested containers are skipped.

use super::file::File;
use super::grammar::{Fault, after_blanks, after_string, after_word, is_word};
use super::structure::after_container;

/// A range of a file: a value, or a name with its quotes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slice {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The index in [`super::structure`] of the first container that does not start before this.
    pub(super) number: usize,
}

impl Slice {
    pub(super) fn length(self) -> usize {
        self.end - self.start
    }
}

/// A member; or an element, which has no name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) name: Option<Slice>,
    pub(super) value: Slice,
}

/// A strict reader of the members of an object or the elements of an array. The first syntax error ends it.
#[derive(Debug)]
pub(super) struct Level<'d> {
    file: &'d File,
    rest: &'d [u8],
    /// The index of the next container that may begin here.
    number: usize,
    is_object: bool,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Start,
    Inside,
    End,
}

impl<'d> Level<'d> {
    /// A reader inside of this value. A scalar has no items.
    pub(super) fn new(file: &'d File, slice: Slice) -> Self {
        let (rest, is_object, state) = match file.from(slice.start) {
            [b'{', rest @ ..] => (rest, true, State::Start),
            [b'[', rest @ ..] => (rest, false, State::Start),
            rest => (rest, false, State::End),
        };
        // The container itself is stored only if it is long. If not, none of its children is.
        let number = slice.number + usize::from(file.structure().end(slice.number, slice.start).is_some());
        Self { file, rest, number, is_object, state }
    }

    /// The root value of a file.
    pub(super) fn top(file: &'d File) -> Result<Slice, Fault> {
        let rest = after_blanks(file.from(0));
        let mut level = Self { file, rest, number: 0, is_object: false, state: State::Inside };
        let value = level.value()?;
        level.rest = after_blanks(level.rest);
        match level.rest {
            [] => Ok(value),
            _ => Err(level.fault("here should be the end of the document")),
        }
    }

    /// The next member or element.
    pub(super) fn next(&mut self) -> Result<Option<Item>, Fault> {
        if self.state == State::End {
            return Ok(None);
        }
        let was = std::mem::replace(&mut self.state, State::End);
        self.rest = after_blanks(self.rest);
        self.rest = match (self.rest, was) {
            ([b'}' | b']', ..], _) => return Ok(None),
            ([b',', rest @ ..], State::Inside) => after_blanks(rest),
            (rest, State::Start) => rest,
            _ => return Err(self.fault("a comma is missing here")),
        };
        let name = if self.is_object { Some(self.name()?) } else { None };
        let value = self.value()?;
        self.state = State::Inside;
        Ok(Some(Item { name, value }))
    }

    fn name(&mut self) -> Result<Slice, Fault> {
        let start = self.rest;
        let [b'"', rest @ ..] = start else {
            return Err(self.fault("here should be a name in double quotes"));
        };
        self.rest = after_string(rest).unwrap_or_default();
        let name = self.slice(start, self.number);
        self.rest = after_blanks(self.rest);
        let [b':', rest @ ..] = self.rest else { return Err(self.fault("here should be a colon")) };
        self.rest = after_blanks(rest);
        Ok(name)
    }

    fn value(&mut self) -> Result<Slice, Fault> {
        let (start, number) = (self.rest, self.number);
        self.rest = match start {
            [b'"', rest @ ..] => after_string(rest).unwrap_or_default(),
            [b'{' | b'[', ..] => self.after_container(),
            _ => self.after_word()?,
        };
        Ok(self.slice(start, number))
    }

    fn after_container(&mut self) -> &'d [u8] {
        match self.file.structure().end(self.number, self.file.offset(self.rest)) {
            Some((end, next)) => {
                self.number = next;
                self.file.from(end)
            }
            None => after_container(self.rest),
        }
    }

    fn after_word(&self) -> Result<&'d [u8], Fault> {
        let rest = after_word(self.rest);
        let (start, end) = (self.file.offset(self.rest), self.file.offset(rest));
        let word = self.file.text(start, end);
        // A YAML value without JSON is a mistake only where the value itself is read.
        if is_word(word.as_bytes()) || self.file.wrong(start).is_some() {
            return Ok(rest);
        }
        Err(match word {
            "" => self.fault("here should be a value"),
            _ => self.fault(format!(
                "`{}` is not a JSON value",
                word.chars().take(LONGEST_SHOWN).collect::<String>()
            )),
        })
    }

    /// The range from `start` to the current position.
    fn slice(&self, start: &[u8], number: usize) -> Slice {
        Slice { start: self.file.offset(start), end: self.file.offset(self.rest), number }
    }

    fn fault(&self, reason: impl Into<String>) -> Fault {
        let offset = self.file.offset(self.rest);
        match self.file.wrong(offset) {
            Some(reason) => Fault::new(offset, reason),
            None => Fault::new(offset, reason),
        }
    }
}

/// The most characters of an invalid value in a message.
const LONGEST_SHOWN: usize = 40;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proc_macro2::Span;
    use serde_json::Value;

    use super::super::file::File;
    use super::super::text::Text;
    use super::{Level, Slice};
    use crate::diagnostic::Diagnostic;
    use crate::pointer::Pointer;

    fn read(text: &str) -> Result<File, Diagnostic> {
        let text = Text::read("a.json", text.as_bytes().to_vec(), Span::call_site())?;
        File::new("a.json", Pointer::root(), 0, Arc::new(text), Span::call_site())
    }

    fn file(text: &str) -> File {
        read(text).unwrap()
    }

    /// All items inside a value as written, level by level.
    fn written(file: &File, slice: Slice) -> Result<Vec<String>, usize> {
        let mut all = Vec::new();
        let mut below = vec![slice];
        while let Some(slice) = below.pop() {
            let mut level = Level::new(file, slice);
            while let Some(item) = level.next().map_err(|fault| fault.offset)? {
                let name = item.name.map_or("", |name| file.text(name.start, name.end));
                all.push(format!("{name}={}", file.text(item.value.start, item.value.end)));
                below.push(item.value);
            }
        }
        Ok(all)
    }

    #[test]
    fn items_are_what_is_written() {
        let text = r#" { "a" : 1 , "b":[ true,"x\"" , {} ] ,"": {"c":null}} "#;
        let file = file(text);
        let expected = [
            r#""a"=1"#,
            r#""b"=[ true,"x\"" , {} ]"#,
            r#"""={"c":null}"#,
            r#""c"=null"#,
            "=true",
            r#"="x\"""#,
            "={}",
        ];
        assert_eq!(written(&file, file.top()).unwrap(), expected);
    }

    /// Short and long containers alternate: stored and scanned ones give the same result.
    #[test]
    fn long_and_short_containers() {
        let mut text = "[1]".to_owned();
        for round in 0..70 {
            text = match round % 3 {
                0 => format!("[{text}, [2], \"{}\"]", "x".repeat(round)),
                1 => format!("{{\"a\": [3], \"b\": {text}, \"c\": {{\"d\": {round}}}}}"),
                _ => format!("[[[[{round}]], {text}], [5, {{}}]]"),
            };
        }
        let file = file(&text);
        let all = written(&file, file.top()).unwrap();
        for written in &all {
            let value = written.split_once('=').unwrap().1;
            assert!(serde_json::from_str::<Value>(value).is_ok(), "{value:.100}");
        }
        assert_eq!(all.len(), count(&text));
    }

    /// The number of values inside this one.
    fn count(text: &str) -> usize {
        let value: Value = serde_json::from_str(text).unwrap();
        let (mut count, mut below) = (0, vec![&value]);
        while let Some(value) = below.pop() {
            match value {
                Value::Object(object) => below.extend(object.values()),
                Value::Array(array) => below.extend(array),
                _ => {}
            }
            count += 1;
        }
        count - 1
    }

    /// A text that is read without a fault is one that `serde_json` accepts, apart from the content of strings.
    #[test]
    fn faults() {
        for text in [
            "{}",
            "[]",
            "[ ]",
            "[1,2]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1,,2]",
            "[",
            "{\"a\":1}",
            "{\"a\":1,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{1:2}",
            "{a:1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1,\"a\":2}",
            "[{}[]]",
            "[\"a\"\"b\"]",
            "[1\"a\"]",
            "[true false]",
            "[nul]",
            "{\"a\"::1}",
            "{:1}",
            "{\"a\":1:2}",
            "[:]",
            "[1:2]",
            "{[]:1}",
            "[-]",
            "[1.]",
            "1 2",
            "\u{a0}[]",
            "[\u{a0}]",
        ] {
            let is_json = read(text).is_ok_and(|file| written(&file, file.top()).is_ok());
            assert_eq!(is_json, serde_json::from_str::<Value>(text).is_ok(), "{text}");
        }
    }
}
