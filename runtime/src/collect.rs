//! Conversions of arguments to collections, for generated setters.

use std::collections::BTreeMap;

/// An array from anything that has elements which fit.
pub fn elements<T>(elements: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    elements.into_iter().map(Into::into).collect()
}

/// A map from anything that has pairs which fit.
pub fn entries<T>(
    entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>,
) -> BTreeMap<String, T> {
    // One by one: what is collected is sorted first, and setting few entries is not worth that much code.
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key.into(), value.into());
    }
    map
}
