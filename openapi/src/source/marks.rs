//! Line and column of an offset, without counting from the start of the text each time.

use crate::diagnostic::Position;

/// The distance of the marks, in bytes.
const STEP: usize = 1024;

const START: Position = Position { line: 1, column: 1 };

/// The positions at every [`STEP`]th byte, or at the next character after it.
#[derive(Debug)]
pub(super) struct Marks(Vec<(usize, Position)>);

impl Marks {
    pub(super) fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut mark = (0, START);
        while mark.0 < text.len() {
            marks.push(mark);
            let (from, position) = mark;
            let end = (from + STEP..text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
            mark = (end, position.after(text.get(from..end).unwrap_or_default()));
        }
        Self(marks)
    }

    /// The position of a byte offset. `text` must be the text that the marks were made from.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let before = self.0.partition_point(|(mark, _)| *mark <= offset);
        let (mark, position) =
            before.checked_sub(1).and_then(|last| self.0.get(last)).copied().unwrap_or((0, START));
        position.after(text.get(mark..offset).unwrap_or_default())
    }
}

impl Position {
    /// The position after this text. Searches with functions of std, because std is optimized even where macros are
    /// built without optimization.
    fn after(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            Some((before, last)) => {
                Self { line: self.line + before.matches('\n').count() + 1, column: last.chars().count() + 1 }
            }
            None => Self { column: self.column + text.chars().count(), ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, START, STEP};
    use crate::diagnostic::Position;

    /// The position, counted character by character.
    fn counted(text: &str) -> Position {
        let (mut line, mut column) = (1, 1);
        for character in text.chars() {
            (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        Position { line, column }
    }

    #[test]
    fn marks_change_nothing_but_the_cost() {
        for text in [String::new(), "äö\r\nü".repeat(STEP), "x".repeat(3 * STEP), "\n".repeat(2 * STEP)] {
            let marks = Marks::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(marks.position(&text, offset), counted(&text[..offset]), "{offset}");
                assert_eq!(START.after(&text[..offset]), counted(&text[..offset]), "{offset}");
            }
        }
    }
}
