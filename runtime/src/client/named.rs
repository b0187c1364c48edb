//! Values that the user gives by name.

/// Values by name. There are few of them, for which a list is less code than a map.
#[derive(Clone)]
pub(super) struct Named<V>(Vec<(String, V)>);

// Not derived: there is nothing in it whether or not its values have a default.
impl<V> Default for Named<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Named<V> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, name: &str) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Takes the place of what had this name before.
    pub(super) fn insert(&mut self, name: String, value: V) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((name, value)),
        }
    }
}
