//! Numbers for people.

use std::time::Duration;

use formwork_bench::table::grouped;

/// Seconds, with two digits behind the point.
#[must_use]
pub fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// Milliseconds, with one digit behind the point where there are few.
#[must_use]
pub fn milliseconds(time: Duration) -> String {
    match time.as_secs_f64() * 1_000.0 {
        few @ ..100.0 => format!("{few:.1} ms"),
        many => format!("{} ms", grouped(&format!("{many:.0}"))),
    }
}

/// Megabytes of this many bytes.
#[must_use]
pub fn megabytes(bytes: u64) -> String {
    let hundredths = bytes / 10_000;
    match hundredths {
        ..1_000 => format!("{}.{:02} MB", hundredths / 100, hundredths % 100),
        _ => format!("{} MB", grouped(&(bytes / 1_000_000).to_string())),
    }
}

/// A count, in groups of three digits.
#[must_use]
pub fn count(count: u64) -> String {
    grouped(&count.to_string())
}

/// How many times one is the other.
#[must_use]
pub fn ratio(one: f64, other: f64) -> String {
    if other > 0.0 { format!("{:.2}", one / other) } else { "-".to_owned() }
}

/// How many times one is the other, for counts that a float has room for.
#[must_use]
pub fn ratio_of_counts(one: u64, other: u64) -> String {
    let hundredths = (u128::from(one) * 100 + u128::from(other) / 2).checked_div(u128::from(other));
    hundredths.map_or("-".to_owned(), |hundredths| format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(seconds(Duration::from_millis(7_816)), "7.82 s");
        assert_eq!(milliseconds(Duration::from_micros(12_340)), "12.3 ms");
        assert_eq!(milliseconds(Duration::from_millis(2_340)), "2,340 ms");
        assert_eq!(megabytes(512_345), "0.51 MB");
        assert_eq!(megabytes(1_889_000_000), "1,889 MB");
        assert_eq!(ratio_of_counts(150, 100), "1.50");
        assert_eq!(ratio_of_counts(150, 0), "-");
    }
}
