//! A page of the list of sessions: its parameters, and the sessions that they select.

use crate::error::ApiError;
use crate::form::Pair;
use crate::store::Session;

const LARGEST_PAGE: usize = 100;

/// The requested part of the list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PageRequest {
    limit: usize,
    from: From,
}

#[derive(Debug, PartialEq, Eq)]
enum From {
    Start,
    After(String),
    Before(String),
}

/// Reads the query of a list.
pub(crate) fn read(pairs: &[Pair]) -> Result<PageRequest, ApiError> {
    let mut page = PageRequest { limit: 10, from: From::Start };
    for pair in pairs {
        let value = pair.value.clone();
        match (pair.name.as_str(), &page.from) {
            ("limit", _) => page.limit = limit(pair)?,
            ("starting_after", From::Start) => page.from = From::After(value),
            ("ending_before", From::Start) => page.from = From::Before(value),
            ("starting_after" | "ending_before", _) => {
                let message = "You can only specify one of `starting_after` and `ending_before`.";
                return Err(ApiError::parameter("parameters_exclusive", &pair.name, message));
            }
            _ => return Err(ApiError::unknown_parameter(&pair.name)),
        }
    }
    Ok(page)
}

fn limit(pair: &Pair) -> Result<usize, ApiError> {
    let limit = pair.value.parse().ok().filter(|limit| (1..=LARGEST_PAGE).contains(limit));
    limit.ok_or_else(|| {
        let message = format!("`limit` has to be a number from 1 to {LARGEST_PAGE}, not `{}`.", pair.value);
        ApiError::parameter("parameter_invalid_integer", "limit", message)
    })
}

impl PageRequest {
    /// The sessions of this page, and whether there are more in its direction. A page before a session ends at it, and
    /// is in the list's own order.
    pub(crate) fn select<'s>(&self, all: &[&'s Session]) -> Result<(Vec<&'s Session>, bool), ApiError> {
        let place = |name, id: &String| {
            let place = all.iter().position(|session| session.id == *id);
            place.ok_or_else(|| {
                let message = format!("There is no verification session `{id}`.");
                ApiError::parameter("resource_missing", name, message)
            })
        };
        let (start, end) = match &self.from {
            From::Start => (0, all.len()),
            From::After(id) => (place("starting_after", id)? + 1, all.len()),
            From::Before(id) => (0, place("ending_before", id)?),
        };
        let page = match &self.from {
            From::Before(_) => end.saturating_sub(self.limit).max(start)..end,
            _ => start..end.min(start + self.limit),
        };
        let has_more = page.len() < end - start;
        Ok((all.get(page).unwrap_or_default().to_vec(), has_more))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::pairs;
    use crate::store::Store;

    /// The numbers of the sessions of a page, of twelve that there are.
    fn page(query: &str) -> Result<(Vec<usize>, bool), ApiError> {
        let mut store = Store::new();
        store.add(10);
        let all = store.newest_first();
        let (sessions, has_more) = read(&pairs(query.as_bytes()))?.select(&all)?;
        let number = |session: &&Session| all.iter().position(|other| other.id == session.id);
        Ok((sessions.iter().filter_map(number).collect(), has_more))
    }

    #[test]
    fn a_page_is_cut_out_in_either_direction() {
        // The newest, `vs_12`, is number 0.
        for (query, expected, has_more) in [
            ("", (0..10).collect::<Vec<_>>(), true),
            ("limit=12", (0..12).collect(), false),
            ("limit=2", vec![0, 1], true),
            ("limit=2&starting_after=vs_12", vec![1, 2], true),
            ("starting_after=vs_3&limit=2", vec![10, 11], false),
            ("starting_after=vs_4&limit=2", vec![9, 10], true),
            ("limit=2&ending_before=vs_8", vec![2, 3], true),
            ("limit=2&ending_before=vs_10", vec![0, 1], false),
            ("ending_before=vs_12", vec![], false),
        ] {
            assert_eq!(page(query), Ok((expected, has_more)), "{query}");
        }
        assert_eq!(page(&format!("starting_after={}", crate::SESSION)), Ok((vec![], false)));
    }

    #[test]
    fn what_is_no_page_is_refused() {
        for (query, code, param) in [
            ("limit=0", "parameter_invalid_integer", "limit"),
            ("limit=101", "parameter_invalid_integer", "limit"),
            ("limit=ten", "parameter_invalid_integer", "limit"),
            ("limit[0]=1", "parameter_unknown", "limit[0]"),
            ("page=2", "parameter_unknown", "page"),
            ("starting_after=", "resource_missing", "starting_after"),
            ("ending_before=vs_99", "resource_missing", "ending_before"),
            ("starting_after=vs_3&ending_before=vs_4", "parameters_exclusive", "ending_before"),
        ] {
            let error = page(query).unwrap_err();
            assert_eq!((error.code, error.param.as_deref()), (Some(code), Some(param)), "{query}");
        }
    }
}
