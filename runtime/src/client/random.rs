//! Randomness that the standard library has: the keys of its hash maps are drawn from the operating system.

use std::hash::{BuildHasher as _, RandomState};

use http::HeaderValue;

/// An idempotency key of 128 random bits. `None` where there is no randomness, because two calls with one key would be
/// taken for one.
pub(super) fn key() -> Option<HeaderValue> {
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return None;
    }
    let random = RandomState::new();
    let bits = u128::from(random.hash_one(0)) << 64 | u128::from(random.hash_one(1));
    let digit = |place: u32| b"0123456789abcdef"[(bits >> (124 - 4 * place)) as usize % 16];
    let mut digits = [0; 32];
    for (place, byte) in (0..).zip(&mut digits) {
        *byte = digit(place);
    }
    HeaderValue::from_bytes(&digits).ok()
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
        let keys: Vec<Vec<Option<HeaderValue>>> =
            threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        let keys: HashSet<HeaderValue> = keys.into_iter().flatten().flatten().collect();
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
