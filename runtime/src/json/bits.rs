//! Sets of numbers of members, a bit each. The first 64 are in a word of their own, which does for most objects.

/// Adds a number to a set. True if it was in it before.
#[inline]
pub(super) fn insert<'m>(first: &mut u64, more: impl FnOnce() -> &'m mut Vec<u64>, number: usize) -> bool {
    if number < 64 { set(first, number) } else { insert_behind(more(), number - 64) }
}

#[cold]
fn insert_behind(more: &mut Vec<u64>, number: usize) -> bool {
    let word = number / 64;
    if more.len() <= word {
        more.resize(word + 1, 0);
    }
    more.get_mut(word).is_some_and(|word| set(word, number % 64))
}

#[inline]
fn set(word: &mut u64, bit: usize) -> bool {
    let was = *word & (1 << bit) != 0;
    *word |= 1 << bit;
    was
}

/// True if a number is in a set.
#[inline]
pub(super) fn has(first: u64, more: &[u64], number: usize) -> bool {
    let word = if number < 64 { Some(&first) } else { more.get(number / 64 - 1) };
    word.is_some_and(|word| word & (1 << (number % 64)) != 0)
}
