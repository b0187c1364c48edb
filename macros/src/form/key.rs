//! The keys of `#[form(...)]`: what they are called, where they belong, and the way out of a wrong one.

/// A key that `#[form(...)]` knows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Rename,
    RenameAll,
    Crate,
    Required,
    Skip,
}

/// The item that an attribute is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Container,
    Variant,
    Field,
}

impl Place {
    /// The place as messages call it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Container => "a struct or enum",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }

    /// How the keys of this place are written, for messages.
    pub(super) fn usages(self) -> String {
        let usages: Vec<_> = Key::ALL
            .into_iter()
            .filter(|key| key.places().contains(&self))
            .map(|key| format!("`{}`", key.usage()))
            .collect();
        format!("{} takes {}", self.name(), usages.join(", "))
    }
}

impl Key {
    const ALL: [Self; 5] = [Self::Rename, Self::RenameAll, Self::Crate, Self::Required, Self::Skip];

    /// The key of this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// The name in the attribute.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Rename => "rename",
            Self::RenameAll => "rename_all",
            Self::Crate => "crate",
            Self::Required => "required",
            Self::Skip => "skip",
        }
    }

    /// The key with a value, as one would write it.
    pub(super) const fn usage(self) -> &'static str {
        match self {
            Self::Rename => r#"rename = "name""#,
            Self::RenameAll => r#"rename_all = "camelCase""#,
            Self::Crate => r#"crate = "my::formwork""#,
            Self::Required => "required",
            Self::Skip => "skip",
        }
    }

    const fn places(self) -> &'static [Place] {
        match self {
            Self::Rename => &[Place::Variant, Place::Field],
            Self::RenameAll => &[Place::Container, Place::Variant],
            Self::Crate => &[Place::Container],
            Self::Required | Self::Skip => &[Place::Field],
        }
    }

    /// The item that the key belongs on, if that is not `place`.
    pub(super) fn misplaced_at(self, place: Place) -> Option<String> {
        let places = self.places();
        (!places.contains(&place)).then(|| {
            let names: Vec<_> = places.iter().map(|place| format!("on {}", place.name())).collect();
            format!("it belongs {}", names.join(", or "))
        })
    }
}

/// The way out of a key that does not exist: what to do in place of one of serde's, the nearest one of ours, or all
/// that `place` takes.
pub(super) fn advice(unknown: &str, place: Place) -> String {
    if let Some(advice) = advice_for_serde(unknown) {
        return advice.to_owned();
    }
    let here = Key::ALL.into_iter().filter(|key| key.places().contains(&place)).map(Key::name);
    match nearest(unknown, here) {
        Some(name) => format!("did you mean `{name}`? ({})", place.usages()),
        None => place.usages(),
    }
}

/// The way out for keys of serde that are not supported.
fn advice_for_serde(key: &str) -> Option<&'static str> {
    Some(match key {
        "skip_serializing" => "write `skip`: a form is only written, never read",
        "skip_serializing_if" => "remove it: `None`, `Keep` and empty arrays and maps are left out anyway",
        "transparent" => "remove it: a struct with one field and no names is written as that field",
        "untagged" => "remove it: a variant is written as what it holds, without a tag",
        "flatten" => "repeat the fields here, or implement `Form` by hand",
        "with" | "serialize_with" => "use a newtype for the field and implement `Form` for it",
        _ => return None,
    })
}

/// The candidate that differs from `given` by a slip of the fingers, if one does.
pub(super) fn nearest<'n>(given: &str, candidates: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let given = given.to_lowercase();
    candidates
        .map(|name| (strsim::damerau_levenshtein(&given, &name.to_lowercase()), name))
        .filter(|(distance, name)| distance * 3 <= name.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{Key, Place, advice, nearest};

    #[test]
    fn every_key_is_found_by_its_name_and_has_a_place() {
        for key in Key::ALL {
            assert!(Key::from_name(key.name()) == Some(key), "{}", key.name());
            assert!(key.usage().starts_with(key.name()), "{}", key.name());
            assert!(!key.places().is_empty(), "{}", key.name());
        }
    }

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        let names = || ["rename", "required", "skip"].into_iter();
        assert_eq!(nearest("renmae", names()), Some("rename"));
        assert_eq!(nearest("Require", names()), Some("required"));
        assert_eq!(nearest("skpi", names()), Some("skip"));
        assert_eq!(nearest("default", names()), None);
        assert_eq!(nearest("", names()), None);
    }

    #[test]
    fn advice_names_only_keys_of_the_place() {
        assert_eq!(
            advice("renam", Place::Field),
            r#"did you mean `rename`? (a field takes `rename = "name"`, `required`, `skip`)"#
        );
        assert_eq!(
            advice("required", Place::Container),
            r#"a struct or enum takes `rename_all = "camelCase"`, `crate = "my::formwork"`"#
        );
        assert!(advice("untagged", Place::Container).starts_with("remove it"));
    }
}
