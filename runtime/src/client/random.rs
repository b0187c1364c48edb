//! Randomness that the standard library has: the keys of its hash maps are drawn from the operating system.

use std::hash::{BuildHasher as _, RandomState};

/// An idempotency key of 128 random bits. `None` where there is no randomness, because two calls with one key would be
/// taken for one.
pub(super) fn key() -> Option<String> {
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return None;
    }
    let random = RandomState::new();
    Some(format!("{:016x}{:016x}", random.hash_one(0), random.hash_one(1)))
}

/// A number from 0 to 1.
pub(super) fn fraction() -> f64 {
    let bits = u32::try_from(RandomState::new().hash_one(0) >> 32).unwrap_or_default();
    f64::from(bits) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_keys_are_equal() {
        let threads: Vec<_> =
            (0..4).map(|_| std::thread::spawn(|| (0..1000).map(|_| key()).collect())).collect();
        let keys: Vec<Vec<Option<String>>> =
            threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        let keys: HashSet<String> = keys.into_iter().flatten().flatten().collect();
        assert_eq!(keys.len(), 4000);
        assert!(keys.iter().all(|key| key.len() == 32));
    }

    #[test]
    fn fractions_are_spread() {
        let all: Vec<f64> = (0..1000).map(|_| fraction()).collect();
        assert!(all.iter().all(|one| (0.0..=1.0).contains(one)));
        for tenth in 0..10 {
            let from = f64::from(tenth) / 10.0;
            assert!(all.iter().any(|one| (from..from + 0.1).contains(one)), "{tenth}");
        }
    }
}
