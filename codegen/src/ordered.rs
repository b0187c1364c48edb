//! A map from names that keeps the order in which they came.

use std::collections::BTreeMap;

/// Up to this many names, looking at each is the fastest.
const FEW: usize = 8;

/// Values by name. The entries are a list, so that most of what is compiled is the same for all types of values.
#[derive(Clone, Debug)]
pub(crate) struct OrderedMap<V> {
    entries: Vec<(String, V)>,
    /// Where the entries are, if there are more than a few.
    positions: BTreeMap<String, usize>,
}

impl<V> OrderedMap<V> {
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&V> {
        Some(&self.entries.get(self.position(name)?)?.1)
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let position = self.position(name)?;
        Some(&mut self.entries.get_mut(position)?.1)
    }

    /// Sets the value of a name, which keeps its place if it has one.
    pub(crate) fn insert(&mut self, name: String, value: V) {
        if let Some(known) = self.get_mut(&name) {
            *known = value;
            return;
        }
        if !self.positions.is_empty() {
            self.positions.insert(name.clone(), self.entries.len());
        }
        self.entries.push((name, value));
        if self.positions.is_empty() && self.entries.len() > FEW {
            self.find_positions();
        }
    }

    /// Removes a name, and moves up those behind it.
    pub(crate) fn remove(&mut self, name: &str) {
        self.entries.retain(|(known, _)| known != name);
        if !self.positions.is_empty() {
            self.find_positions();
        }
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (String, V)> {
        self.entries.iter()
    }

    pub(crate) fn into_entries(self) -> Vec<(String, V)> {
        self.entries
    }

    fn position(&self, name: &str) -> Option<usize> {
        if self.positions.is_empty() {
            return self.entries.iter().position(|(known, _)| known == name);
        }
        self.positions.get(name).copied()
    }

    fn find_positions(&mut self) {
        self.positions.clear();
        for (position, (name, _)) in self.entries.iter().enumerate() {
            self.positions.insert(name.clone(), position);
        }
    }
}

impl<V> Default for OrderedMap<V> {
    fn default() -> Self {
        Self { entries: Vec::new(), positions: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::OrderedMap;

    /// Few or many, the names are found, stay in their order, and are there once.
    #[test]
    fn names_keep_their_order() {
        for count in [0, 1, 8, 9, 100] {
            let mut map = OrderedMap::default();
            let names: Vec<String> = (0..count).rev().map(|number| number.to_string()).collect();
            for name in names.iter().chain(&names) {
                map.insert(name.clone(), name.len());
            }
            assert!(map.iter().map(|(name, _)| name).eq(&names), "{count}");
            assert!(names.iter().all(|name| map.get(name) == Some(&name.len())), "{count}");
            assert!(!map.has("-1") && map.get_mut("-1").is_none());

            map.remove("-1");
            map.remove("0");
            map.insert("0".to_owned(), 7);
            map.insert("1".to_owned(), 8);
            map.remove("3");
            let mut left: Vec<&str> = names.iter().map(String::as_str).collect();
            left.retain(|name| !["0", "1", "3"].contains(name));
            left.extend(if count > 1 { ["1", "0"] } else { ["0", "1"] });
            assert!(map.iter().map(|(name, _)| name.as_str()).eq(left), "{count}");
            assert_eq!((map.get("0"), map.get("1"), map.has("3")), (Some(&7), Some(&8), false));
        }
    }
}
