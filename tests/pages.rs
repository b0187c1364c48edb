//! Lists that come page by page: every item once, in order, and never a request too many.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;

use formwork::{Error, Json, Operation, Page, Pages, Paginated, Raw};
use futures_core::Stream;
use proptest::prelude::*;

mod api {
    formwork::openapi! { spec = "../spec/lists.json", operations = [*] }
}

use api::{File, GetIdentityVerificationReports, GetIdentityVerificationSessions, ListFiles, SearchNotes};

/// The path and query of a request's first line.
fn query<O: Operation>(operation: &O) -> Vec<(String, String)> {
    let request = operation.request().unwrap();
    let query = request.uri().query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// Answers as Stripe does, with sessions of these ids.
struct Server {
    ids: Vec<String>,
    asked: RefCell<Vec<String>>,
}

impl Server {
    fn new(sessions: usize) -> Self {
        Self { ids: (0..sessions).map(|id| format!("vs_{id}")).collect(), asked: RefCell::default() }
    }

    fn send(
        &self,
        list: &GetIdentityVerificationSessions,
    ) -> Result<api::get_identity_verification_sessions::Output, Error> {
        let asked = query(list);
        let parameter = |name| asked.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str());
        let limit = parameter("limit").map_or(10, |limit| limit.parse().unwrap());
        let place = |id: &str| self.ids.iter().position(|other| other == id).unwrap();
        let (ids, has_more) = match (parameter("starting_after"), parameter("ending_before")) {
            (None, Some(before)) => {
                let rest = &self.ids[..place(before)];
                (&rest[rest.len().saturating_sub(limit)..], rest.len() > limit)
            }
            (after, _) => {
                let rest = &self.ids[after.map_or(0, |after| place(after) + 1)..];
                (&rest[..limit.min(rest.len())], rest.len() > limit)
            }
        };
        self.asked.borrow_mut().push(list.request().unwrap().uri().to_string());
        list.response(http::Response::new(page(ids, has_more).as_bytes()))
    }

    fn asked(&self) -> usize {
        self.asked.borrow().len()
    }
}

fn page<T: AsRef<str>>(ids: &[T], has_more: bool) -> String {
    let session = |id: &T| formwork_tests::session_json("").replace("vs_1", id.as_ref()).replace('\n', "");
    let sessions: Vec<String> = ids.iter().map(session).collect();
    format!(r#"{{"object":"list","url":"/v1","has_more":{has_more},"data":[{}]}}"#, sessions.join(","))
}

fn sessions() -> GetIdentityVerificationSessions {
    GetIdentityVerificationSessions::new()
}

/// The ids of all items, which must come without an error.
fn ids(server: &Server, list: GetIdentityVerificationSessions) -> Vec<String> {
    Pages::new(list).items(|list| server.send(list)).map(|session| session.unwrap().id).collect()
}

#[test]
fn every_page_is_asked_for_once_and_when_it_is_needed() {
    let server = Server::new(5);
    let mut items = Pages::new(sessions().limit(2)).items(|list| server.send(list));
    assert_eq!(server.asked(), 0, "nothing is asked for before somebody wants an item");
    for (id, asked) in [("vs_0", 1), ("vs_1", 1), ("vs_2", 2), ("vs_3", 2), ("vs_4", 3)] {
        assert_eq!(items.next().unwrap().unwrap().id, id);
        assert_eq!(server.asked(), asked);
    }
    assert!(items.next().is_none() && items.next().is_none());
    let path = "/v1/identity/verification_sessions?";
    assert_eq!(
        *server.asked.borrow(),
        [
            format!("{path}limit=2"),
            format!("{path}limit=2&starting_after=vs_1"),
            format!("{path}limit=2&starting_after=vs_3")
        ]
    );
}

#[test]
fn before_an_item_the_list_is_gone_through_backwards() {
    let server = Server::new(5);
    assert_eq!(ids(&server, sessions().limit(2).ending_before("vs_4")), ["vs_3", "vs_2", "vs_1", "vs_0"]);
    let path = "/v1/identity/verification_sessions?ending_before=";
    assert_eq!(*server.asked.borrow(), [format!("{path}vs_4&limit=2"), format!("{path}vs_2&limit=2")]);
    // With both it is the parameter that the API's own libraries follow.
    let both = sessions().limit(2).starting_after("vs_0").ending_before("vs_4");
    assert_eq!(ids(&server, both), ["vs_1", "vs_2", "vs_3", "vs_4"]);
}

proptest! {
    #[test]
    fn every_item_comes_once_and_in_order(
        sessions_ in 0_usize..60,
        limit in 1_i64..20,
        from in any::<prop::sample::Index>(),
        is_backwards in any::<bool>(),
    ) {
        let server = Server::new(sessions_);
        let all = server.ids.clone();
        prop_assert_eq!(ids(&server, sessions().limit(limit)), all.clone());
        let pages = all.len().div_ceil(limit.unsigned_abs().try_into().unwrap()).max(1);
        prop_assert_eq!(server.asked(), pages);
        if all.is_empty() {
            return Ok(());
        }
        let from = from.index(all.len());
        if is_backwards {
            let expected: Vec<String> = all[..from].iter().rev().cloned().collect();
            prop_assert_eq!(ids(&server, sessions().limit(limit).ending_before(&all[from])), expected);
        } else {
            prop_assert_eq!(ids(&server, sessions().limit(limit).starting_after(&all[from])), &all[from + 1..]);
        }
    }
}

#[test]
fn an_error_ends_the_items_until_they_are_resumed_where_they_were() {
    let server = Server::new(5);
    let fails = Cell::new(false);
    let send = |list: &_| if fails.get() { Err(Error::transport("gone")) } else { server.send(list) };
    let mut items = Pages::new(sessions().limit(2)).items(send);
    assert_eq!(
        items.by_ref().take(2).map(|session| session.unwrap().id).collect::<Vec<_>>(),
        ["vs_0", "vs_1"]
    );
    fails.set(true);
    for _ in 0..3 {
        assert!(matches!(items.next(), Some(Err(Error::Transport(_)))));
        assert!(
            items.next().is_none() && items.next().is_none(),
            "whoever passes over errors comes to an end"
        );
        items.resume();
    }
    fails.set(false);
    assert_eq!(items.next().unwrap().unwrap().id, "vs_2");
    // The rest may be gone through in another way.
    let mut pages = items.into_pages();
    assert_eq!(pages.next_item().unwrap().id, "vs_3");
    assert!(pages.next_item().is_none());
    let rest: Vec<String> =
        pages.items(|list| server.send(list)).map(|session| session.unwrap().id).collect();
    assert_eq!(rest, ["vs_4"]);
    assert_eq!(server.asked(), 3);
}

#[test]
fn a_page_that_is_empty_and_says_that_there_is_more_is_the_last() {
    let none: [&str; 0] = [];
    for list in [sessions(), sessions().ending_before("vs_9")] {
        let asked = Cell::new(0);
        let send = |list: &GetIdentityVerificationSessions| {
            asked.set(asked.get() + 1);
            let ids = ["vs_1"];
            let ids = if asked.get() == 1 { &ids[..] } else { &none };
            list.response(http::Response::new(page(ids, true).as_bytes()))
        };
        assert_eq!(
            Pages::new(list).items(send).map(|session| session.unwrap().id).collect::<Vec<_>>(),
            ["vs_1"]
        );
        assert_eq!(asked.get(), 2);
    }
}

#[test]
fn a_list_that_leads_in_circles_is_an_error_behind_its_items() {
    // The page behind a, b, c is that behind a; and one that leads to itself.
    for (cursors, expected) in [(&["a", "b", "c", "a"][..], 4), (&["a", "a"], 2)] {
        let asked = Cell::new(0);
        let send = |_: &ListFiles| {
            let cursor = cursors.get(asked.get()).expect("nothing is asked for twice");
            asked.set(asked.get() + 1);
            let page = format!(r#"{{"files": [{{"name": "{}"}}], "next_cursor": "{cursor}"}}"#, asked.get());
            ListFiles::new().response(http::Response::new(page.as_bytes()))
        };
        let mut items = Pages::with(ListFiles::new(), files).items(send);
        let names: Vec<String> = items.by_ref().map_while(Result::ok).map(|file| file.name).collect();
        assert_eq!(names.len(), expected, "{names:?}");
        let error = items.resume().next().unwrap().unwrap_err();
        assert!(matches!(error, Error::RepeatedPage(_)));
        assert_eq!(
            error.to_string(),
            "the list leads back to a page that it has given already, so it would never end"
        );
        assert!(items.next().is_none());
    }
}

fn files(list: &ListFiles, page: api::list_files::Output) -> Page<ListFiles, File> {
    let next = page.next_cursor.map(|cursor| list.clone().cursor(cursor));
    Page { items: page.files, next }
}

/// Pages without items are not a cycle as long as their cursors differ.
#[test]
fn empty_pages_with_new_cursors_are_passed_over() {
    let asked = Cell::new(0);
    let send = |list: &ListFiles| {
        asked.set(asked.get() + 1);
        let (files, next) = match asked.get() {
            1000 => (r#"{"name": "last"}"#, String::new()),
            page => ("", format!(r#", "next_cursor": "{page}""#)),
        };
        list.response(http::Response::new(format!(r#"{{"files": [{files}]{next}}}"#).as_bytes()))
    };
    let names: Vec<String> =
        Pages::with(ListFiles::new(), files).items(send).map(|file| file.unwrap().name).collect();
    assert_eq!((names, asked.get()), (vec!["last".to_owned()], 1000));
}

/// Two operations that differ in the body alone ask for two pages.
#[test]
fn a_cursor_may_be_anywhere_in_the_request() {
    let next: [fn(i64) -> Raw; 4] = [
        |page| Raw::post("/x").json(&page),
        |page| Raw::post("/x").form(&BTreeMap::from([("page", page)])),
        |page| Raw::get("/x").header("X-Page", &page),
        |page| Raw::get("/x/{page}").path_parameter("page", page),
    ];
    for operation in next {
        let read = |_: &Raw, page: Json| {
            let page: i64 = page.decode().unwrap();
            Page { items: vec![page], next: (page < 5).then(|| operation(page)) }
        };
        let asked = Cell::new(0);
        let send = |_: &Raw| {
            asked.set(asked.get() + 1);
            Ok(asked.get().to_string().parse().unwrap())
        };
        let items = Pages::with(operation(0), read).items(send);
        assert_eq!(items.map(Result::unwrap).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    }
}

#[test]
fn a_token_leads_to_the_next_page() {
    let pages = [
        r#"{"data": ["a", "b"], "has_more": true, "next_page": "t/1"}"#,
        r#"{"data": [], "has_more": true, "next_page": "t/2"}"#,
        r#"{"data": ["c"], "has_more": false, "next_page": "t/3"}"#,
    ];
    let (asked, mut page) = (RefCell::new(Vec::new()), pages.iter());
    let send = |list: &SearchNotes| {
        asked.borrow_mut().push(list.request().unwrap().uri().query().unwrap().to_owned());
        list.response(http::Response::new(page.next().unwrap().as_bytes()))
    };
    let items = Pages::new(SearchNotes::new("x y")).items(send);
    assert_eq!(items.map(Result::unwrap).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(*asked.borrow(), ["query=x%20y", "page=t%2F1&query=x%20y", "page=t%2F2&query=x%20y"]);
    // Null is not a token, whatever the rest says.
    let last = r#"{"data": ["a"], "has_more": true, "next_page": null}"#;
    let last = SearchNotes::new("x").response(http::Response::new(last.as_bytes())).unwrap();
    assert_eq!(SearchNotes::new("x").read_page(last).next, None);
}

#[test]
fn a_list_without_a_way_back_goes_forwards() {
    let page =
        r#"{"object": "list", "url": "/v1", "has_more": true, "data": [{"id": "vr_1"}, {"id": "vr_2"}]}"#;
    let list = GetIdentityVerificationReports::new();
    let Page { items, next } = list.read_page(list.response(http::Response::new(page.as_bytes())).unwrap());
    assert_eq!(items.len(), 2);
    assert_eq!(next, Some(GetIdentityVerificationReports::new().starting_after("vr_2")));
    let no_id = page.replace(r#""id": "vr_2""#, "");
    let page = list.response(http::Response::new(no_id.as_bytes())).unwrap();
    assert_eq!(list.read_page(page).next, None, "there is nothing to go on from");
}

/// Generated code uses the user's names.
mod renamed {
    #![no_implicit_prelude]

    ::formwork::openapi! {
        spec = "../spec/lists.json",
        operations = [GetIdentityVerificationReports as List],
        rename = {
            "#/paths/~1v1~1identity~1verification_reports/get/responses/200/content/application~1json/schema/properties/data": rows,
            "#/paths/~1v1~1identity~1verification_reports/get/responses/200/content/application~1json/schema/properties/has_more": goes_on,
            "#/paths/~1v1~1identity~1verification_reports/get/parameters/0": after,
            "#/components/schemas/report/properties/id": number,
        },
    }
}

#[test]
fn the_fields_of_a_list_may_be_renamed() {
    let page = r#"{"object": "list", "url": "/v1", "has_more": true, "data": [{"id": "vr_1"}]}"#;
    let list = renamed::List::new();
    let page = list.response(http::Response::new(page.as_bytes())).unwrap();
    assert_eq!((page.goes_on, page.rows[0].number.as_deref()), (true, Some("vr_1")));
    assert_eq!(list.read_page(page).next, Some(renamed::List::new().after("vr_1")));
}

#[test]
fn the_state_can_be_used_by_hand() {
    let server = Server::new(3);
    let mut pages = Pages::new(sessions().limit(2));
    pages.received(server.send(pages.next_request().unwrap().unwrap()).unwrap());
    // The next page can be had before the items are used up.
    let next = pages.next_request().unwrap().unwrap().clone();
    assert_eq!(next.starting_after.as_deref(), Some("vs_1"));
    assert_eq!(format!("{pages:?}"), "Pages { items: 2, is_last: false, .. }");
    pages.received(server.send(&next).unwrap());
    assert_eq!(pages.next_request().unwrap(), None);
    // What nobody has asked for is nothing of this list.
    pages.received(server.send(&next).unwrap());
    let rest: Vec<String> = std::iter::from_fn(|| pages.next_item()).map(|session| session.id).collect();
    assert_eq!(rest, ["vs_0", "vs_1", "vs_2"]);
    assert_eq!(format!("{pages:?}"), "Pages { items: 0, is_last: true, .. }");
}

/// Counts how many of these there are.
struct Counted(Rc<Cell<usize>>);

impl Counted {
    fn new(alive: &Rc<Cell<usize>>) -> Self {
        alive.set(alive.get() + 1);
        Self(Rc::clone(alive))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

#[test]
fn no_more_than_one_page_is_in_memory() {
    let (alive, page) = (Rc::new(Cell::new(0)), Cell::new(0));
    let read = |_: &Raw, _: Json| {
        page.set(page.get() + 1);
        let next = BTreeMap::from([("page", page.get())]);
        Page {
            items: (0..10).map(|_| Counted::new(&alive)).collect(),
            next: Some(Raw::get("/x").query(&next)),
        }
    };
    let mut items = Pages::with(Raw::get("/x"), read).items(|_| Ok("null".parse::<Json>().unwrap()));
    for _ in 0..1000 {
        drop(items.next().unwrap().unwrap());
        assert!(alive.get() < 10);
    }
    drop(items);
    assert_eq!(alive.get(), 0);
}

/// A thread of tokio sends the items anywhere.
fn assert_send<T: Send>(value: T) -> T {
    value
}

#[tokio::test(flavor = "current_thread")]
async fn items_can_be_awaited() {
    let server = Server::new(5);
    let mut items = Pages::new(sessions().limit(2)).items_async(|list| {
        let server = &server;
        async move {
            tokio::task::yield_now().await;
            server.send(&list)
        }
    });
    let mut all = Vec::new();
    while let Some(session) = items.next().await {
        all.push(session.unwrap().id);
        assert_eq!(server.asked(), all.len().div_ceil(2));
    }
    assert_eq!(all, server.ids);
    assert!(items.next().await.is_none());

    let ready = |list: GetIdentityVerificationSessions| {
        std::future::ready(list.response(http::Response::new(page(&["vs_1"], false).as_bytes())))
    };
    let mut items = assert_send(Pages::new(sessions()).items_async(ready));
    assert_eq!(assert_send(items.next()).await.unwrap().unwrap().id, "vs_1");
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_dropped_while_it_waits_is_lost_or_asked_twice_by_nobody() {
    let server = Server::new(3);
    let gate = tokio::sync::Notify::new();
    let mut items = Pages::new(sessions().limit(2)).items_async(|list| {
        let (server, gate) = (&server, &gate);
        async move {
            let page = server.send(&list);
            gate.notified().await;
            page
        }
    });
    for _ in 0..3 {
        let timeout = std::time::Duration::from_millis(1);
        assert!(tokio::time::timeout(timeout, items.next()).await.is_err());
    }
    assert_eq!(format!("{items:?}").matches("is_waiting: true").count(), 1);
    gate.notify_one();
    assert_eq!(items.next().await.unwrap().unwrap().id, "vs_0");
    assert_eq!(server.asked(), 1);
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_ends_behind_an_error_and_can_be_resumed() {
    let server = Server::new(3);
    let fails = Cell::new(true);
    let mut items = Pages::new(sessions().limit(2)).items_async(|list| {
        let answer = if fails.get() { Err(Error::transport("gone")) } else { server.send(&list) };
        async move { answer }
    });
    for _ in 0..2 {
        let first = poll_fn(|context| Pin::new(&mut items).poll_next(context)).await;
        assert!(matches!(first, Some(Err(Error::Transport(_)))));
        assert!(poll_fn(|context| Pin::new(&mut items).poll_next(context)).await.is_none());
        items.resume();
    }
    fails.set(false);
    let mut all = Vec::new();
    while let Some(session) = poll_fn(|context| Pin::new(&mut items).poll_next(context)).await {
        all.push(session.unwrap().id);
    }
    assert_eq!(all, server.ids);
}
