//! Events of the YAML parser to JSON text, without recursion.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Tag};

use super::super::grammar::Fault;
use super::merge;
use super::origin::Places;
use super::scalar::{CORE, Scalar};

/// The bytes that aliases may add: this many, and [`ALIASED`] times the length of the text. Limits "billion laughs".
const ALIASED_AT_LEAST: usize = 1 << 20;

const ALIASED: usize = 10;

/// Placeholder for a value without JSON. The reason is stored with its place.
const NOTHING: &str = "~";

const TOO_LONG: &str = "up to here the aliases make this document more than 10 times as long";

const NOT_MERGED: &str = "`<<` takes an alias of a mapping, such as `*name`, or a list of them";

/// Converts YAML to JSON without whitespace, with the places of names and values. Fails if the structure is broken; any
/// other YAML without JSON is a mistake only where it is read.
pub(in super::super) fn to_json(text: &str) -> Result<(String, Places), Fault> {
    let mut options = Options::default();
    // The limits protect recursive readers. Neither the parser nor this code recurses.
    options.flow_nesting_limit = usize::MAX;
    options.block_nesting_limit = usize::MAX;
    options.simple_key_max_lookahead = usize::MAX;
    options.emit_unresolved_aliases = true;
    let mut writer = Writer::new(text);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| not_yaml(text, &error))?;
        let written = span.byte_range().unwrap_or_default();
        writer.event(event, &written)?;
    }
    if writer.json.is_empty() {
        return Err(Fault::new(0, "the document is empty"));
    }
    Ok((writer.json, writer.places))
}

fn not_yaml(text: &str, error: &ScanError) -> Fault {
    let offset = error.marker().byte_offset().unwrap_or(text.len());
    if error.info().contains("tab")
        && let Some(offset) = indenting_tab(text, offset)
    {
        return Fault::new(offset, "the document is not YAML: a tab indents this line, which takes spaces");
    }
    Fault::new(offset, format!("the document is not YAML: {}", error.info()))
}

/// The first tab among the blanks before a line's text, from the line of an error on. In a text of several lines the
/// parser says where that begins.
fn indenting_tab(text: &str, error: usize) -> Option<usize> {
    let start = text.get(..error)?.rfind('\n').map_or(0, |end| end + 1);
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line.get(..blanks)?.find('\t') {
            return Some(at + tab);
        }
        at += line.len();
    }
    None
}

/// The JSON text so far.
struct Writer {
    json: String,
    places: Places,
    /// The open mappings and sequences, the innermost last.
    open: Vec<Open>,
    /// The JSON of each anchor, by its number. An anchor is added at the end of its value.
    anchors: BTreeMap<usize, Range<usize>>,
    /// The bytes that aliases may still add.
    left: usize,
    has_document: bool,
}

/// An open mapping or sequence.
struct Open {
    start: usize,
    anchor: usize,
    next: Next,
    /// The names in the mapping; filled when its `<<` is met.
    present: Option<BTreeSet<String>>,
}

/// The role of the next event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Name,
    Value,
    Element,
    /// The value of `<<`.
    Merged,
    /// An element of the list that is the value of `<<`.
    MergedElement,
}

impl Writer {
    fn new(text: &str) -> Self {
        Self {
            json: String::with_capacity(text.len()),
            places: Places::default(),
            open: Vec::new(),
            anchors: BTreeMap::new(),
            left: text.len().saturating_mul(ALIASED).saturating_add(ALIASED_AT_LEAST),
            has_document: false,
        }
    }

    fn event(&mut self, event: Event<'_>, written: &Range<usize>) -> Result<(), Fault> {
        let offset = written.start;
        match event {
            Event::DocumentStart(..) if self.has_document => {
                return Err(Fault::new(
                    offset,
                    "here begins a second document, and a file can have only one",
                ));
            }
            Event::DocumentStart(..) => self.has_document = true,
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain;
                // The parser reports `~` for an empty scalar.
                let text = if is_plain && written.is_empty() { "" } else { &*text };
                self.scalar(text, is_plain, anchor, tag.as_deref(), offset);
            }
            Event::SequenceStart(_, anchor, _) => self.sequence(anchor, offset),
            Event::MappingStart(_, anchor, _) => self.container('{', Next::Name, anchor, offset),
            Event::SequenceEnd => self.sequence_end(),
            Event::MappingEnd => self.close('}'),
            Event::Alias(anchor) => self.alias(anchor, offset),
            Event::UnresolvedAlias(_) => {
                self.nothing("this alias stands for an anchor that the document does not have", offset);
            }
            _ => {}
        }
        Ok(())
    }

    /// The role of the next event. The document itself is like an element.
    fn next(&self) -> Next {
        self.open.last().map_or(Next::Element, |open| open.next)
    }

    fn expect(&mut self, next: Next) {
        if let Some(open) = self.open.last_mut() {
            open.next = next;
        }
    }

    fn scalar(&mut self, text: &str, is_plain: bool, anchor: usize, tag: Option<&Tag>, offset: usize) {
        self.begin_beside_merge(offset);
        match self.next() {
            Next::Name if is_plain && text == "<<" && is_merge(tag) => self.merge_key(offset),
            // Names are strings, whatever their type would be as values.
            Next::Name => {
                let start = self.begin(offset);
                push_string(&mut self.json, text);
                self.end_name(anchor, start);
            }
            _ => {
                let start = self.begin(offset);
                match Scalar::new(text, is_plain, tag) {
                    Scalar::Text => push_string(&mut self.json, text),
                    Scalar::Null => self.json.push_str("null"),
                    Scalar::Boolean(boolean) => self.json.push_str(if boolean { "true" } else { "false" }),
                    Scalar::Integer(word) | Scalar::Float(word) => self.json.push_str(&word),
                    Scalar::Nothing(word) => {
                        // The word itself says what is wrong, so no reason is needed.
                        self.places.push_wrong(start, "");
                        self.json.push_str(&word);
                    }
                }
                self.end_value(anchor, start);
            }
        }
    }

    fn sequence(&mut self, anchor: usize, offset: usize) {
        if self.next() == Next::Merged && anchor == 0 {
            self.expect(Next::MergedElement);
        } else {
            self.container('[', Next::Element, anchor, offset);
        }
    }

    fn sequence_end(&mut self) {
        match self.next() {
            Next::MergedElement => self.expect(Next::Name),
            _ => self.close(']'),
        }
    }

    fn container(&mut self, bracket: char, next: Next, anchor: usize, offset: usize) {
        self.begin_beside_merge(offset);
        let is_name = self.next() == Next::Name;
        let start = self.begin(offset);
        if is_name {
            let reason = match next {
                Next::Name => "the name of a member must be text, and this is a mapping",
                _ => "the name of a member must be text, and this is a list",
            };
            self.places.push_wrong(start, reason);
        }
        self.json.push(bracket);
        self.open.push(Open { start, anchor, next, present: None });
    }

    /// Begins an unreadable member if `<<` has a value that cannot be merged.
    fn begin_beside_merge(&mut self, offset: usize) {
        if matches!(self.next(), Next::Merged | Next::MergedElement) {
            self.begin_unreadable(NOT_MERGED, offset);
        }
    }

    fn begin_unreadable(&mut self, reason: &'static str, offset: usize) {
        let start = self.begin(offset);
        self.places.push_wrong(start, reason);
        self.json.push_str(NOTHING);
        self.json.push(':');
        if self.next() != Next::MergedElement {
            self.expect(Next::Value);
        }
    }

    /// Writes a placeholder for a name, a value, or a value of `<<` that has no JSON.
    fn nothing(&mut self, reason: &'static str, offset: usize) {
        if matches!(self.next(), Next::Merged | Next::MergedElement) {
            self.begin_unreadable(reason, offset);
        }
        let start = self.begin(offset);
        self.places.push_wrong(start, reason);
        self.json.push_str(NOTHING);
        self.end_value(0, start);
    }

    fn close(&mut self, bracket: char) {
        self.json.push(bracket);
        if let Some(open) = self.open.pop() {
            self.end_value(open.anchor, open.start);
        }
    }

    /// Writes a comma, unless this is the first member or element.
    fn separate(&mut self) {
        if !(self.json.is_empty() || self.json.ends_with(['{', '[', ':'])) {
            self.json.push(',');
        }
    }

    fn begin(&mut self, offset: usize) -> usize {
        self.separate();
        self.places.push(self.json.len(), offset);
        self.json.len()
    }

    /// Ends a value, or a name that is not a string.
    fn end_value(&mut self, anchor: usize, start: usize) {
        match self.next() {
            Next::Name => self.end_name(anchor, start),
            Next::Value => {
                self.define(anchor, start);
                self.expect(Next::Name);
            }
            _ => self.define(anchor, start),
        }
    }

    fn end_name(&mut self, anchor: usize, start: usize) {
        self.define(anchor, start);
        self.json.push(':');
        self.expect(Next::Value);
    }

    /// Stores the text since `start` for the anchor. The parser numbers anchors from 1; 0 means none.
    fn define(&mut self, anchor: usize, start: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, start..self.json.len());
        }
    }

    /// Copies the JSON of the anchor. The places stay those of the anchor.
    fn alias(&mut self, anchor: usize, offset: usize) {
        let Some(range) = self.anchors.get(&anchor).cloned() else {
            return self.nothing("this alias is inside of what it stands for, which has no end then", offset);
        };
        let Some(left) = self.left.checked_sub(range.len()) else { return self.nothing(TOO_LONG, offset) };
        self.left = left;
        match self.next() {
            Next::Name => {
                if !self.json.get(range.clone()).is_some_and(|written| written.starts_with('"')) {
                    let reason =
                        "the name of a member must be text, and this alias stands for something else";
                    return self.nothing(reason, offset);
                }
                self.separate();
                let start = self.json.len();
                self.copy(&range);
                self.end_name(0, start);
            }
            Next::Value | Next::Element => {
                self.separate();
                let start = self.json.len();
                self.copy(&range);
                self.end_value(0, start);
            }
            Next::Merged => {
                self.expect(Next::Name);
                self.merge(&range, offset);
            }
            Next::MergedElement => self.merge(&range, offset),
        }
    }

    fn copy(&mut self, range: &Range<usize>) {
        self.places.copy(range, self.json.len());
        let copy = self.json.get(range.clone()).unwrap_or_default().to_owned();
        self.json.push_str(&copy);
    }

    /// Handles the key `<<`. The mapping's own members take precedence: those before it are in `present`, and those
    /// after it are written later, so that the last one counts.
    fn merge_key(&mut self, offset: usize) {
        let Some(open) = self.open.last_mut() else { return };
        if open.present.is_some() {
            let reason = "`<<` is here a second time: write the aliases as one list, `<<: [*one, *other]`";
            return self.begin_unreadable(reason, offset);
        }
        open.present = Some(merge::names(self.json.get(open.start..).unwrap_or_default()));
        open.next = Next::Merged;
    }

    /// Writes the members of the merged mapping whose names are not present.
    fn merge(&mut self, range: &Range<usize>, offset: usize) {
        let object = self.json.get(range.clone()).unwrap_or_default();
        if !object.starts_with('{') {
            let next = self.next();
            self.begin_unreadable("`<<` merges mappings, and this alias stands for something else", offset);
            self.json.push_str("null");
            return self.expect(next);
        }
        let present = self.open.last_mut().and_then(|open| open.present.as_mut());
        let missing = present.map(|present| merge::missing(object, present)).unwrap_or_default();
        let at = |part: &Range<usize>| range.start + part.start..range.start + part.end;
        for member in missing {
            self.separate();
            self.places.push_merged(self.json.len());
            self.copy(&at(&member.name));
            self.json.push(':');
            self.copy(&at(&member.value));
        }
    }
}

/// True if `<<` with this tag is the merge key. Some documents write `!!merge <<`.
fn is_merge(tag: Option<&Tag>) -> bool {
    tag.is_none_or(|tag| tag.suffix_in_namespace(CORE).as_deref() == Some("merge"))
}

/// Writes a text as a JSON string.
fn push_string(json: &mut String, text: &str) {
    json.push('"');
    let (mut rest, mut start) = (text.as_bytes(), 0);
    loop {
        rest = match rest {
            [] => break,
            [b'"' | b'\\' | 0..=0x1f, after @ ..] => {
                let at = text.len() - rest.len();
                json.push_str(text.get(start..at).unwrap_or_default());
                push_escape(json, rest.first().copied().unwrap_or_default());
                start = at + 1;
                after
            }
            [_, b'"' | b'\\' | 0..=0x1f, ..]
            | [_, _, b'"' | b'\\' | 0..=0x1f, ..]
            | [_, _, _, b'"' | b'\\' | 0..=0x1f, ..] => rest.get(1..).unwrap_or_default(),
            [_, _, _, _, after @ ..] | [_, after @ ..] => after,
        }
    }
    json.push_str(text.get(start..).unwrap_or_default());
    json.push('"');
}

fn push_escape(json: &mut String, byte: u8) {
    match byte {
        b'"' => json.push_str("\\\""),
        b'\\' => json.push_str("\\\\"),
        b'\n' => json.push_str("\\n"),
        b'\r' => json.push_str("\\r"),
        b'\t' => json.push_str("\\t"),
        _ => {
            let digit = |value| char::from_digit(u32::from(value), 16).unwrap_or('0');
            json.extend(['\\', 'u', '0', '0', digit(byte >> 4), digit(byte & 0xf)]);
        }
    }
}
