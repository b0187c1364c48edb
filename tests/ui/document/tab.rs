//! A tab that indents a line behind a text of several lines.

formwork::openapi! {
    spec = "spec/tab.yaml",
    operations = [*],
}

fn main() {}
