//! The contenders.

/// A project below `projects/`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contender {
    /// Its folder. The package is `bench-` and this.
    pub name: &'static str,
    /// The description in tables.
    pub title: &'static str,
    /// The group that it is compared within.
    pub group: Group,
    /// The part of it that depends on the document.
    pub source: Source,
}

/// Groups of contenders that do the same work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Group {
    /// They make a request and read an answer, without an HTTP client.
    Alone,
    /// They send it, too.
    Client,
}

/// The file that changes when the document does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Source {
    /// The macro reads the document.
    Document,
    /// `bindings.rs` is generated from the document.
    Bindings,
    /// oas3-gen generates a client in `generated/`.
    Oas3Gen,
    /// Somebody writes it: the struct of the session in this file.
    Hand(&'static str),
    /// A crate of its own, or nothing.
    Elsewhere,
}

impl Group {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Alone, Self::Client];

    /// The heading of its tables.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Alone => "without an HTTP client",
            Self::Client => "with an HTTP client",
        }
    }

    /// The contender that ratios are to.
    #[must_use]
    pub fn base(self) -> &'static str {
        match self {
            Self::Alone => "by-hand",
            Self::Client => "by-hand-reqwest",
        }
    }
}

impl Contender {
    /// True if it reads the response, and does not just receive it.
    #[must_use]
    pub fn decodes(self) -> bool {
        !self.name.starts_with("bare-")
    }

    /// True if it may turn out that this contender cannot do the work.
    #[must_use]
    pub fn may_fail(self) -> bool {
        matches!(self.name, "oas3-gen" | "progenitor")
    }

    /// The file that the copy of this folder is built to, in `debug` or `release`.
    #[must_use]
    pub fn program(self, target: &std::path::Path, folder: &str) -> std::path::PathBuf {
        target.join(folder).join(format!("bench-{}{}", self.name, std::env::consts::EXE_SUFFIX))
    }
}

const SESSION: &str = "by-hand/src/session.rs";

const fn new(name: &'static str, title: &'static str, group: Group, source: Source) -> Contender {
    Contender { name, title, group, source }
}

/// All contenders, in the order of the tables.
pub const ALL: &[Contender] = &[
    new("formwork", "formwork", Group::Alone, Source::Document),
    new("by-hand", "by hand", Group::Alone, Source::Hand(SESSION)),
    new("formwork-expanded", "formwork, expanded before", Group::Alone, Source::Bindings),
    new("formwork-reqwest", "formwork, reqwest", Group::Client, Source::Document),
    new("by-hand-reqwest", "by hand, reqwest", Group::Client, Source::Hand(SESSION)),
    new("bare-reqwest", "reqwest alone", Group::Client, Source::Elsewhere),
    new("async-stripe", "async-stripe", Group::Client, Source::Elsewhere),
    new("bare-hyper", "async-stripe's hyper alone", Group::Client, Source::Elsewhere),
    new("progenitor", "progenitor", Group::Client, Source::Document),
    new("oas3-gen", "oas3-gen", Group::Client, Source::Oas3Gen),
];

/// A client, and what stands on it.
pub const ADDED: &[(&str, &str)] = &[
    ("formwork-reqwest", "bare-reqwest"),
    ("by-hand-reqwest", "bare-reqwest"),
    ("async-stripe", "bare-hyper"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_named_is_there() {
        let known = |name: &str| ALL.iter().any(|contender| contender.name == name);
        assert!(Group::ALL.iter().all(|group| known(group.base())));
        assert!(ADDED.iter().all(|(one, other)| known(one) && known(other)));
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("projects");
        for contender in ALL {
            assert!(folder.join(contender.name).join("Cargo.lock").is_file(), "{}", contender.name);
        }
    }
}
