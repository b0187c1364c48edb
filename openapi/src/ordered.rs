//! A map and a set that keep insertion order.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// Up to this many keys, a linear search is the fastest.
const FEW: usize = 8;

/// The longest run of positions. Inserting a key moves at most this many numbers; in a single list the cost would grow
/// with the number of keys.
const LONGEST_RUN: usize = 512;

/// A map in insertion order. Made of lists, because trees and hash tables are much more code for each key type, and
/// every user builds the macro.
#[derive(Clone, Debug)]
pub struct OrderedMap<K, V> {
    entries: Vec<(K, V)>,
    /// Indexes into `entries` in key order, split into runs that are never empty. Empty while there are only [`FEW`]
    /// keys.
    positions: Vec<Vec<usize>>,
}

impl<K: Ord, V> OrderedMap<K, V> {
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn has<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.position(key).is_some()
    }

    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        match self.entries.get(self.position(key)?) {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let position = self.position(key)?;
        match self.entries.get_mut(position) {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    /// Sets the value of a key. A known key keeps its position. Returns true if the key is new.
    pub fn insert(&mut self, key: K, value: V) -> bool {
        if let Some(known) = self.get_mut(&key) {
            *known = value;
            return false;
        }
        self.push(key, value);
        true
    }

    /// Changes the value of a key, starting from `first` if the key is new.
    pub fn change(&mut self, key: K, mut first: V, change: impl FnOnce(&mut V)) {
        match self.get_mut(&key) {
            Some(known) => change(known),
            None => {
                change(&mut first);
                self.push(key, first);
            }
        }
    }

    /// Removes a key. Later entries move up.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        self.entries.retain(|(known, _)| known.borrow() != key);
        if !self.positions.is_empty() {
            self.find_positions();
        }
    }

    pub fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.entries.iter()
    }

    pub fn into_entries(self) -> Vec<(K, V)> {
        self.entries
    }

    fn push(&mut self, key: K, value: V) {
        let number = self.entries.len();
        self.entries.push((key, value));
        if !self.positions.is_empty() {
            self.add_position(number);
        } else if number >= FEW {
            self.find_positions();
        }
    }

    fn position<Q: Ord + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        if self.positions.is_empty() {
            return self.entries.iter().position(|(known, _)| known.borrow() == key);
        }
        let run = self.run(key);
        let run = self.positions.get(run)?;
        run.get(self.search(run, key).ok()?).copied()
    }

    /// The run that contains a key, or would contain it.
    fn run<Q: Ord + ?Sized>(&self, key: &Q) -> usize
    where
        K: Borrow<Q>,
    {
        let begins_behind = |run: &Vec<usize>| {
            run.first().is_some_and(|number| self.compare(*number, key) == Ordering::Greater)
        };
        self.positions.partition_point(|run| !begins_behind(run)).saturating_sub(1)
    }

    /// The index of a key in a run, or `Err` with the index to insert it at.
    fn search<Q: Ord + ?Sized>(&self, run: &[usize], key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        run.binary_search_by(|number| self.compare(*number, key))
    }

    fn compare<Q: Ord + ?Sized>(&self, number: usize, key: &Q) -> Ordering
    where
        K: Borrow<Q>,
    {
        self.entries.get(number).map_or(Ordering::Greater, |(known, _)| known.borrow().cmp(key))
    }

    fn find_positions(&mut self) {
        self.positions.clear();
        for number in 0..self.entries.len() {
            self.add_position(number);
        }
    }

    fn add_position(&mut self, number: usize) {
        let Some((key, _)) = self.entries.get(number) else { return };
        let at = self.run(key);
        let Some(Err(place)) = self.positions.get(at).map(|run| self.search(run, key)) else {
            if self.positions.is_empty() {
                self.positions.push(vec![number]);
            }
            return;
        };
        let Some(run) = self.positions.get_mut(at) else { return };
        run.insert(place, number);
        if run.len() > LONGEST_RUN {
            let rest = run.split_off(LONGEST_RUN / 2);
            self.positions.insert(at + 1, rest);
        }
    }
}

/// A set in insertion order.
#[derive(Clone, Debug)]
pub struct OrderedSet<T>(OrderedMap<T, ()>);

impl<T: Ord> OrderedSet<T> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn has<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.has(value)
    }

    /// Adds a value. Returns true if it is new.
    pub fn insert(&mut self, value: T) -> bool {
        self.0.insert(value, ())
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(value, ())| value)
    }
}

impl<T> Default for OrderedSet<T> {
    fn default() -> Self {
        Self(OrderedMap::default())
    }
}

impl<T: Ord> Extend<T> for OrderedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.insert(value);
        }
    }
}

impl<T: Ord> FromIterator<T> for OrderedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::default();
        set.extend(values);
        set
    }
}

impl<'m, K: Ord, V> IntoIterator for &'m OrderedMap<K, V> {
    type Item = &'m (K, V);
    type IntoIter = std::slice::Iter<'m, (K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V> Default for OrderedMap<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), positions: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::OrderedMap;

    /// Names are found, unique and in insertion order, with and without an index of positions.
    #[test]
    fn names_keep_their_order() {
        for count in [0, 1, 8, 9, 100, 513, 3_000] {
            let mut map: OrderedMap<String, usize> = OrderedMap::default();
            let names: Vec<String> = (0..count).rev().map(|number| number.to_string()).collect();
            for name in names.iter().chain(&names) {
                let is_new = !map.has(name);
                assert_eq!(map.insert(name.clone(), 1), is_new);
                map.change(name.clone(), 0, |length| *length = name.len());
            }
            assert!(map.iter().map(|(name, _)| name).eq(&names), "{count}");
            assert!(names.iter().all(|name| map.get(name) == Some(&name.len())), "{count}");
            assert!(!map.has("-1") && map.get_mut("-1").is_none());

            map.remove("-1");
            map.remove("0");
            map.change("0".to_owned(), 6, |value| *value += 1);
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
