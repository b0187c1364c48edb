//! `rename_all`: how the names of a container's fields or variants are written, with serde's rules.

/// A convention for names. Fields are taken to be `snake_case` and variants `PascalCase`, as Rust writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Convention {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Convention {
    /// Every convention by the name that attributes use.
    pub(super) const ALL: [(&'static str, Self); 8] = [
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
        ("PascalCase", Self::Pascal),
        ("camelCase", Self::Camel),
        ("snake_case", Self::Snake),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("kebab-case", Self::Kebab),
        ("SCREAMING-KEBAB-CASE", Self::ScreamingKebab),
    ];

    /// The convention of this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(known, convention)| (known == name).then_some(convention))
    }

    /// The name of a field that Rust calls `name`.
    pub(super) fn field(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Pascal => pascal(name),
            Self::Camel => start_lowercase(&pascal(name)),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// The name of a variant that Rust calls `name`.
    pub(super) fn variant(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_owned(),
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Camel => start_lowercase(name),
            Self::Snake => snake(name),
            Self::ScreamingSnake => snake(name).to_ascii_uppercase(),
            Self::Kebab => snake(name).replace('_', "-"),
            Self::ScreamingKebab => snake(name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

/// `created_at` to `CreatedAt`.
fn pascal(field: &str) -> String {
    let mut name = String::with_capacity(field.len());
    let mut start = true;
    for letter in field.chars() {
        if letter == '_' {
            start = true;
        } else {
            name.push(if start { letter.to_ascii_uppercase() } else { letter });
            start = false;
        }
    }
    name
}

/// `CreatedAt` to `created_at`.
fn snake(variant: &str) -> String {
    let mut name = String::with_capacity(variant.len() + 4);
    for letter in variant.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

/// `CreatedAt` to `createdAt`.
fn start_lowercase(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|letter| letter.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::Convention;

    /// Serde's names: the convention, then `Passport`, `IdCard`, `A`, `Q7`, `IDNumber` as variants.
    const VARIANTS: [(&str, [&str; 5]); 8] = [
        ("lowercase", ["passport", "idcard", "a", "q7", "idnumber"]),
        ("UPPERCASE", ["PASSPORT", "IDCARD", "A", "Q7", "IDNUMBER"]),
        ("PascalCase", ["Passport", "IdCard", "A", "Q7", "IDNumber"]),
        ("camelCase", ["passport", "idCard", "a", "q7", "iDNumber"]),
        ("snake_case", ["passport", "id_card", "a", "q7", "i_d_number"]),
        ("SCREAMING_SNAKE_CASE", ["PASSPORT", "ID_CARD", "A", "Q7", "I_D_NUMBER"]),
        ("kebab-case", ["passport", "id-card", "a", "q7", "i-d-number"]),
        ("SCREAMING-KEBAB-CASE", ["PASSPORT", "ID-CARD", "A", "Q7", "I-D-NUMBER"]),
    ];

    /// Serde's names: the convention, then `passport`, `id_card`, `a`, `q7`, `_hidden__x_` as fields.
    const FIELDS: [(&str, [&str; 5]); 8] = [
        ("lowercase", ["passport", "id_card", "a", "q7", "_hidden__x_"]),
        ("UPPERCASE", ["PASSPORT", "ID_CARD", "A", "Q7", "_HIDDEN__X_"]),
        ("PascalCase", ["Passport", "IdCard", "A", "Q7", "HiddenX"]),
        ("camelCase", ["passport", "idCard", "a", "q7", "hiddenX"]),
        ("snake_case", ["passport", "id_card", "a", "q7", "_hidden__x_"]),
        ("SCREAMING_SNAKE_CASE", ["PASSPORT", "ID_CARD", "A", "Q7", "_HIDDEN__X_"]),
        ("kebab-case", ["passport", "id-card", "a", "q7", "-hidden--x-"]),
        ("SCREAMING-KEBAB-CASE", ["PASSPORT", "ID-CARD", "A", "Q7", "-HIDDEN--X-"]),
    ];

    #[test]
    fn variants_are_renamed_as_serde_does() {
        for (convention, expected) in VARIANTS {
            for (rust, expected) in ["Passport", "IdCard", "A", "Q7", "IDNumber"].into_iter().zip(expected) {
                let renamed = Convention::from_name(convention).map(|convention| convention.variant(rust));
                assert_eq!(renamed.as_deref(), Some(expected), "{convention}");
            }
        }
    }

    #[test]
    fn fields_are_renamed_as_serde_does() {
        for (convention, expected) in FIELDS {
            for (rust, expected) in
                ["passport", "id_card", "a", "q7", "_hidden__x_"].into_iter().zip(expected)
            {
                let renamed = Convention::from_name(convention).map(|convention| convention.field(rust));
                assert_eq!(renamed.as_deref(), Some(expected), "{convention}");
            }
        }
    }

    #[test]
    fn names_outside_of_ascii_stay_whole() {
        assert_eq!(Convention::Camel.field("öl_stand"), "ölStand");
        assert_eq!(Convention::Camel.variant("Ölstand"), "Ölstand");
        assert_eq!(Convention::Snake.variant("ÖlStand"), "Öl_stand");
    }

    #[test]
    fn every_convention_is_tested_and_found_by_its_name_only() {
        assert_eq!(VARIANTS.map(|(name, _)| name), Convention::ALL.map(|(name, _)| name));
        assert_eq!(FIELDS.map(|(name, _)| name), Convention::ALL.map(|(name, _)| name));
        for name in ["", "snake", "SNAKE_CASE", "snakecase", "Snake_Case", "camelcase"] {
            assert_eq!(Convention::from_name(name), None, "{name}");
        }
    }
}
