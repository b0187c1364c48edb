//! Where in a text an offset is, without counting from the start each time.

use crate::diagnostic::Position;

/// How far apart the marks are, in bytes.
const STEP: usize = 1024;

/// Positions that are known, at about every [`STEP`]th byte.
#[derive(Debug)]
pub(super) struct Marks(Vec<(usize, Position)>);

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut position = START;
        let mut next = 0;
        for (offset, character) in text.char_indices() {
            if offset >= next {
                marks.push((offset, position));
                next = offset + STEP;
            }
            position = after(position, character);
        }
        Self(marks)
    }

    /// The position of a byte offset in the text that the marks are of.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let before = self.0.partition_point(|(mark, _)| *mark <= offset);
        let (mark, position) =
            before.checked_sub(1).and_then(|last| self.0.get(last)).copied().unwrap_or((0, START));
        let rest = text.get(mark..offset).unwrap_or_default();
        rest.chars().fold(position, after)
    }
}

const START: Position = Position { line: 1, column: 1 };

fn after(position: Position, character: char) -> Position {
    match character {
        '\n' => Position { line: position.line + 1, column: 1 },
        _ => Position { column: position.column + 1, ..position },
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, STEP};
    use crate::diagnostic::Position;

    #[test]
    fn marks_change_nothing_but_the_cost() {
        for text in [String::new(), "äö\r\nü".repeat(STEP), "x".repeat(3 * STEP), "\n".repeat(2 * STEP)] {
            let marks = Marks::of(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(marks.position(&text, offset), Position::of(&text, offset), "{offset}");
            }
        }
    }
}
