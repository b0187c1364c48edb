//! Equal enums are one type, under names of the prelude as well, but not in two branches of one choice.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/equal_enums.json",
    operations = [PutRanks, PostRanks],
}

use formwork::{Open, Operation as _};
use put_ranks::body::{Pair, Rank, Text, list, text};
use put_ranks::{Body, output};

fn main() {
    // One type under several paths.
    let rank: Rank = output::Ok::Alpha;
    let rank: output::Accepted = rank;

    // Each branch has a conversion of its own.
    let new = text::New::Beta;
    assert_eq!(Text::from(text::Old::Beta), Text::Old(text::Old::Beta.into()));
    assert_eq!(Text::from(new), Text::New(new.into()));
    let body = Body::new().rank(rank).text(new).list(vec![Open::Known(list::Many::Alpha); 3]);
    assert!(matches!(body.pair, None::<Pair>));
    let request = PutRanks::new(body).request().unwrap();
    assert_eq!(request.body(), br#"{"text":"beta","list":["alpha","alpha","alpha"],"rank":"alpha"}"#);

    // The member is deprecated, but not the type, which others have as well.
    #[expect(deprecated, reason = "the setter is")]
    let body = Body::new().legacy(put_ranks::body::Legacy::Alpha);
    assert!(body.rank.is_none());

    // All paths of this type are deprecated.
    #[expect(deprecated, reason = "the type and its setter are")]
    let request = PostRanks::new().first(post_ranks::First::Gamma).request().unwrap();
    assert_eq!(request.uri().query(), Some("first=gamma"));
}
