//! What the selected operations do not reach may be broken in every way.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/garbage.json",
    operations = [Ok as Fetch],
}

mod twice {
    formwork::openapi! {
        spec = "spec/twice.json",
        operations = [GET "/users" as ListUsers, GET "/teams" as ListTeams],
    }
}

use formwork::Operation as _;

fn main() {
    let reached: Reached = Fetch::new().response(http::Response::new(br#"{"id":"1"}"#)).unwrap();
    assert_eq!(reached.id, "1");
    assert_eq!(twice::ListUsers::new().request().unwrap().uri(), "/users");
    assert_eq!(twice::ListTeams::new().request().unwrap().uri(), "/teams");
}
