//! The behavior of every client against a scripted server, over real sockets.

use std::error::Error as StdError;
use std::time::{Duration, Instant};

use formwork::client::{AnyClient, Call, Client, Profile, RetryPolicy};
use formwork::{Answer, Body, Description, Error, Json, Upload, description};
use formwork_client_tests::{
    Action, Adapter, Hyper, Read, Request, Reqwest, Server, Step, Tower, Ureq, runtime,
};
use http::{HeaderName, HeaderValue, Method, StatusCode};

/// Every test for every adapter.
macro_rules! tests {
    ($($test:ident)*) => {
        tests! { @ reqwest Reqwest $($test)* }
        tests! { @ hyper Hyper $($test)* }
        tests! { @ tower Tower $($test)* }
        tests! { @ ureq Ureq $($test)* }
    };
    (@ $module:ident $adapter:ident $($test:ident)*) => {
        mod $module {
            $(#[test]
            fn $test() {
                super::$test::<super::$adapter>();
            })*
        }
    };
}

tests! {
    an_answer_has_its_status_and_request_id
    a_request_has_what_it_needs_and_no_more
    a_base_url_is_percent_encoded
    an_operation_of_another_server_goes_there_or_nowhere
    a_slow_head_times_out
    a_slow_body_times_out
    a_connection_that_is_lost_is_no_answer
    a_body_that_breaks_off_is_no_answer
    what_is_no_json_is_not_tried_again
    statuses_are_tried_again_as_the_policy_says
    one_key_goes_with_every_attempt
    a_retry_waits_as_long_as_it_is_told
    a_deadline_ends_a_call
    html_is_an_error_of_the_api
    no_redirect_is_followed
    compressed_answers_are_read
    connections_are_used_again
    too_much_is_an_error
    nobody_listens
    an_upload_is_streamed
    an_upload_is_sent_again_from_its_beginning
    an_upload_that_fails_is_not_tried_again
    a_download_is_streamed
    a_download_is_tried_again_until_its_head_is_there
    a_download_may_take_its_time
    options_of_a_call_come_first
    a_scheme_that_the_operation_does_not_list_is_sent_if_named
}

fn quick() -> RetryPolicy {
    RetryPolicy::new().delays(Duration::from_millis(2), Duration::from_millis(5))
}

fn stripe() -> Profile {
    Profile::stripe().retry(RetryPolicy::stripe().delays(Duration::from_millis(2), Duration::from_millis(5)))
}

type ClientOf<A> = AnyClient<<A as Adapter>::Transport, <A as Adapter>::Mode>;
type CallOf<'c, A> = Call<'c, Request, <A as Adapter>::Transport, <A as Adapter>::Mode>;

fn client<A: Adapter>(server: &Server) -> ClientOf<A> {
    A::client().base_url(&server.url()).unwrap().retry(quick()).timeout(Duration::from_secs(20))
}

fn send<A: Adapter>(client: &ClientOf<A>, request: &Request) -> Result<Answer<Json>, Error> {
    A::answer(client.call(request))
}

fn send_with<A: Adapter>(
    client: &ClientOf<A>,
    request: &Request,
    options: impl FnOnce(CallOf<'_, A>) -> CallOf<'_, A>,
) -> Result<Answer<Json>, Error> {
    A::answer(options(client.call(request)))
}

fn get() -> Request {
    Request::get("/v1/pets?a=b")
}

fn post() -> Request {
    Request::post("/v1/pets", "name=Jenny")
}

fn ok() -> Step {
    Step::json(200, "Request-Id: req_1\r\n", "{}")
}

fn an_answer_has_its_status_and_request_id<A: Adapter>() {
    let server = Server::start([ok()]);
    let answer = send::<A>(&client::<A>(&server), &get()).unwrap();
    assert_eq!(
        (answer.status, answer.request_id(), answer.output.get()),
        (StatusCode::OK, Some("req_1"), "{}")
    );
    server.one();
}

fn a_request_has_what_it_needs_and_no_more<A: Adapter>() {
    let server = Server::start([ok(), ok(), ok(), ok()]);
    let client = client::<A>(&server).bearer_auth("hush").unwrap();
    for request in [get(), post(), Request::new(Method::POST, "/v1"), Request::new(Method::DELETE, "/v1")] {
        send::<A>(&client, &request).unwrap();
    }
    let arrived = server.arrived();
    let lines: Vec<&str> = arrived.iter().map(|request| request.line.as_str()).collect();
    assert_eq!(lines, ["GET /v1/pets?a=b", "POST /v1/pets", "POST /v1", "DELETE /v1"]);
    for (request, (length, media_type)) in arrived.iter().zip([
        (None, None),
        (Some("10"), Some("application/x-www-form-urlencoded")),
        (Some("0"), None),
        (None, None),
    ]) {
        assert_eq!(request.header("content-length"), length, "{request:?}");
        assert_eq!(request.header("content-type"), media_type, "{request:?}");
        assert_eq!(request.header("authorization"), Some("Bearer hush"));
        assert_eq!(request.header("user-agent"), Some("formwork/0.1"));
        assert_eq!(request.header("host"), Some(&server.url()[7..]));
        assert_eq!(request.headers("idempotency-key"), [""; 0]);
        assert_eq!(request.headers("transfer-encoding"), [""; 0]);
    }
    assert_eq!(arrived[1].body, b"name=Jenny");
}

fn an_operation_of_another_server_goes_there_or_nowhere<A: Adapter>() {
    let (api, files) = (Server::start([ok(), ok()]), Server::start([ok(), ok()]));
    let list = |url: String| -> &'static [description::Server] {
        Box::leak(Box::new([description::Server { url: String::leak(url), variables: &[] }]))
    };
    let upload = |document: String| {
        let servers = list(files.url());
        let document_servers = Some(list(document));
        get().described(Box::leak(Box::new(Description {
            servers,
            document_servers,
            ..Description::UNKNOWN
        })))
    };
    // The base is the document's own server: what is sent elsewhere goes there.
    send::<A>(&client::<A>(&api), &upload(format!("{}/v1", api.url()))).unwrap();
    assert_eq!((api.arrived().len(), files.arrived().len()), (0, 1));
    // The base is a test server: nothing goes to the real one.
    let test = client::<A>(&api).bearer_auth("hush").unwrap();
    let documented = upload("https://api.example.com".to_owned());
    let error = send::<A>(&test, &documented).unwrap_err();
    assert!(matches!(error, Error::Config(_)), "{error:?}");
    assert_eq!((api.arrived().len(), files.arrived().len()), (0, 1));
    send::<A>(&test.clone().base_url_for_all(&api.url()).unwrap(), &documented).unwrap();
    assert_eq!((api.arrived().len(), files.arrived().len()), (1, 1));
    let split = test.base_url_for(&files.url(), &files.url()).unwrap();
    send::<A>(&split, &documented).unwrap();
    assert_eq!((api.arrived().len(), files.arrived().len()), (1, 2));
}

fn a_base_url_is_percent_encoded<A: Adapter>() {
    let server = Server::start([ok()]);
    let client = client::<A>(&server).base_url(&format!("{}/grün und %20/", server.url())).unwrap();
    send::<A>(&client, &get()).unwrap();
    assert_eq!(server.one().line, "GET /gr%C3%BCn%20und%20%20/v1/pets?a=b");
}

/// The error, and how many requests arrived, of this request to a server that always does this.
fn attempts<A: Adapter>(
    step: &Step,
    request: &Request,
    setup: impl FnOnce(ClientOf<A>) -> ClientOf<A>,
) -> (Error, usize) {
    let server = Server::start(vec![step.clone(); 9]);
    let error = send::<A>(&setup(client::<A>(&server)), request).unwrap_err();
    // What is sent later would be one too many.
    std::thread::sleep(Duration::from_millis(20));
    (error, server.arrived().len())
}

const LATE: Duration = Duration::from_millis(600);
const LIMIT: Duration = Duration::from_millis(120);

fn a_slow_head_times_out<A: Adapter>() {
    for (request, expected) in [(get(), 3), (post(), 1)] {
        let start = Instant::now();
        let (error, attempts) = attempts::<A>(&ok().late(LATE), &request, |client| client.timeout(LIMIT));
        assert!(error.is_timeout() && !error.is_connect() && error.is_retryable(), "{error:?}");
        assert_eq!(attempts, expected);
        assert!(start.elapsed() < LATE, "{:?}", start.elapsed());
    }
}

fn a_slow_body_times_out<A: Adapter>() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{";
    let actions = [Action::Send(head.into()), Action::Wait(LATE), Action::Send("}".into())];
    for (request, expected) in [(get(), 3), (post(), 1)] {
        let step = Step::new(Read::All, actions.clone());
        let (error, attempts) = attempts::<A>(&step, &request, |client| client.timeout(LIMIT));
        assert!(error.is_timeout(), "{error:?}");
        assert_eq!(attempts, expected);
    }
    // What is patient enough gets it.
    let server = Server::start([Step::new(Read::All, actions)]);
    send::<A>(&client::<A>(&server), &get()).unwrap();
}

fn a_connection_that_is_lost_is_no_answer<A: Adapter>() {
    let large = Request::new(Method::POST, "/v1").body("text/plain", vec![b'a'; 8_000_000]);
    for read in [Read::Nothing, Read::Head, Read::All] {
        for end in [Action::Reset, Action::Close] {
            let step = Step::new(read, [end.clone()]);
            let (error, number) = attempts::<A>(&step, &get(), |client| client);
            assert!(matches!(error, Error::Transport(_)) && error.is_retryable(), "{error:?}");
            assert!(!error.is_connect() && !error.is_timeout(), "{error:?}");
            assert_eq!(number, 3, "GET, {read:?} {end:?}");
            for request in [post(), large.clone()] {
                let (error, number) = attempts::<A>(&step, &request, |client| client);
                assert!(matches!(error, Error::Transport(_)), "{error:?}");
                assert_eq!(number, 1, "POST, {read:?} {end:?}");
                let (_, number) = attempts::<A>(&step, &request, |client| client.profile(stripe()));
                assert_eq!(number, 3, "POST with a key, {read:?} {end:?}");
            }
        }
    }
}

fn a_body_that_breaks_off_is_no_answer<A: Adapter>() {
    let beginning = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"a\":";
    let chunked = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n";
    let failed = beginning.replace("200 OK", "500 X");
    for head in [beginning, chunked, &failed] {
        for end in [Action::Reset, Action::Close] {
            // Reset destroys what has not been read yet.
            let step = Step::new(Read::All, [Action::Send(head.into()), Action::Wait(LATE / 20), end]);
            for (request, expected) in [(get(), 3), (post(), 1)] {
                let (error, attempts) = attempts::<A>(&step, &request, |client| client);
                assert!(matches!(error, Error::Transport(_)), "{error:?}");
                assert_eq!(attempts, expected, "{head}");
            }
        }
    }
}

fn what_is_no_json_is_not_tried_again<A: Adapter>() {
    let cut = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{\"a\":1}";
    let cut = Step::new(Read::All, [Action::Send(cut.into()), Action::Close]);
    for step in [Step::json(200, "", "{\"a\":"), Step::json(200, "", ""), cut] {
        let (error, attempts) = attempts::<A>(&step, &get(), |client| client);
        assert!(matches!(error, Error::Decode(_)) && !error.is_retryable(), "{error:?}");
        assert_eq!(attempts, 1);
    }
}

fn statuses_are_tried_again_as_the_policy_says<A: Adapter>() {
    let (should, should_not) = ("Stripe-Should-Retry: true\r\n", "Stripe-Should-Retry: false\r\n");
    let (now, never) = ("Retry-After: 0\r\n", "Retry-After: 3600\r\n");
    for (status, lines, standard, by_stripe) in [
        (400, "", 1, 1),
        (400, should, 1, 3),
        (409, "", 1, 3),
        (409, should, 1, 3),
        (409, should_not, 1, 1),
        (409, now, 1, 3),
        (429, "", 3, 1),
        (429, should, 3, 3),
        (429, should_not, 3, 1),
        (429, now, 3, 3),
        (429, never, 1, 1),
        (500, "", 3, 3),
        (500, should, 3, 3),
        (500, should_not, 3, 1),
        (503, "", 3, 3),
        (503, now, 3, 3),
        (503, never, 1, 1),
        (503, should_not, 3, 1),
    ] {
        let step = Step::json(status, lines, r#"{"error":{"code":"busy"}}"#);
        let check = |request: &Request, expected: usize, setup: fn(ClientOf<A>) -> ClientOf<A>| {
            let (error, number) = attempts::<A>(&step, request, setup);
            let api = error.as_api().unwrap();
            assert_eq!((api.status().as_u16(), api.code()), (status, Some("busy")));
            assert_eq!(number, expected, "{status} {lines}");
        };
        check(&get(), standard, |client| client);
        check(&post(), 1, |client| client);
        check(&post(), by_stripe, |client| client.profile(stripe()));
        check(&get(), by_stripe, |client| client.profile(stripe()));
    }
}

fn one_key_goes_with_every_attempt<A: Adapter>() {
    let server = Server::start([
        Step::new(Read::All, [Action::Reset]),
        Step::json(503, "", "{}"),
        ok(),
        Step::json(500, "", "{}"),
        ok(),
        ok(),
        ok(),
    ]);
    let client = client::<A>(&server).profile(stripe());
    send::<A>(&client, &post()).unwrap();
    send_with::<A>(&client, &post(), |call| call.idempotency_key("mine")).unwrap();
    send_with::<A>(&client, &get(), |call| call.idempotency_key("mine")).unwrap();
    let delete = Request::new(Method::DELETE, "/v1/pets/1");
    send::<A>(&client, &delete).unwrap();
    let arrived = server.arrived();
    let keys: Vec<_> = arrived.iter().map(|request| request.header("idempotency-key")).collect();
    let made = keys[0].unwrap();
    assert_eq!(keys, [Some(made), Some(made), Some(made), Some("mine"), Some("mine"), None, None]);
    assert!(made.len() == 32 && made.bytes().all(|byte| byte.is_ascii_hexdigit()), "{made}");
    assert!(arrived[..5].iter().all(|request| request.body == b"name=Jenny"));

    let server = Server::start([ok(), ok()]);
    let client = client.base_url(&server.url()).unwrap();
    send::<A>(&client, &post()).unwrap();
    send::<A>(&client, &post()).unwrap();
    let arrived = server.arrived();
    assert_ne!(arrived[0].header("idempotency-key"), arrived[1].header("idempotency-key"));
}

fn a_retry_waits_as_long_as_it_is_told<A: Adapter>() {
    let server =
        Server::start([Step::json(503, "Retry-After: 1\r\n", "{}"), Step::json(503, "", "{}"), ok()]);
    send::<A>(&client::<A>(&server), &get()).unwrap();
    let arrived = server.arrived();
    assert_eq!(arrived.len(), 3);
    let waits = [arrived[1].at - arrived[0].at, arrived[2].at - arrived[1].at];
    assert!(waits[0] >= Duration::from_secs(1) && waits[1] < Duration::from_millis(500), "{waits:?}");
}

fn a_deadline_ends_a_call<A: Adapter>() {
    let slow = RetryPolicy::new().retries(9).delays(Duration::from_millis(100), Duration::from_millis(100));
    let (error, number) = attempts::<A>(&Step::json(503, "", "{}"), &get(), |client| {
        client.retry(slow.clone()).deadline(Duration::from_millis(350))
    });
    assert_eq!(error.as_api().map(|api| api.status().as_u16()), Some(503), "the last answer is the error");
    assert!((2..=4).contains(&number), "{number}");

    let start = Instant::now();
    let server = Server::start(vec![ok().late(LATE); 9]);
    let client = client::<A>(&server).retry(slow);
    let error = send_with::<A>(&client, &get(), |call| call.deadline(LIMIT)).unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert!(start.elapsed() < LATE, "{:?}", start.elapsed());
    server.one();
}

fn html_is_an_error_of_the_api<A: Adapter>() {
    let step = Step::answer(502, "Content-Type: text/html\r\n", "<html>Bad gateway</html>");
    let (error, number) = attempts::<A>(&step, &get(), |client| client);
    let api = error.as_api().unwrap();
    assert_eq!((api.status().as_u16(), api.body()), (502, &b"<html>Bad gateway</html>"[..]));
    assert!(error.is_retryable());
    assert_eq!(number, 3);
}

fn no_redirect_is_followed<A: Adapter>() {
    let elsewhere = Server::start([ok()]);
    for status in [301, 302, 303, 307, 308] {
        for request in [get(), post()] {
            let location = format!("Location: {}/hush?a=b\r\n", elsewhere.url());
            let step = Step::answer(status, &location, "");
            let (error, number) =
                attempts::<A>(&step, &request, |client| client.bearer_auth("hush").unwrap());
            assert_eq!(error.as_api().map(|api| api.status().as_u16()), Some(status), "{error:?}");
            assert!(error.to_string().ends_with(": it redirects to 127.0.0.1"), "{error}");
            assert_eq!(number, 1);
        }
    }
    assert!(elsewhere.arrived().is_empty(), "nobody else gets the credentials");
}

/// `{"compressed":true}`, by gzip.
const GZIP: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0x4a, 0xce, 0xcf, 0x2d, 0x28,
    0x4a, 0x2d, 0x2e, 0x4e, 0x4d, 0x51, 0xb2, 0x2a, 0x29, 0x2a, 0x4d, 0xad, 0x05, 0x00, 0xf1, 0xea, 0x39,
    0x95, 0x13, 0x00, 0x00, 0x00,
];

fn compressed_answers_are_read<A: Adapter>() {
    let server = Server::start([ok(), ok()]);
    let client = client::<A>(&server);
    send::<A>(&client, &get()).unwrap();
    let asks = server.one().header("accept-encoding").is_some_and(|value| value.contains("gzip"));
    assert_eq!(
        asks,
        std::any::type_name::<A>().ends_with("Reqwest") || std::any::type_name::<A>().ends_with("Ureq")
    );
    if !asks {
        return;
    }
    let length = GZIP.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\n\r\n"
    );
    let whole = [head.as_bytes(), GZIP].concat();
    let cut = Step::new(Read::All, [Action::Send(whole[..whole.len() - 9].into()), Action::Close]);
    let server = Server::start([cut, Step::raw(whole)]);
    let answer = send::<A>(&client.base_url(&server.url()).unwrap(), &get()).unwrap();
    assert_eq!(answer.output.get(), r#"{"compressed":true}"#);
    assert_eq!(server.arrived().len(), 2);
}

fn connections_are_used_again<A: Adapter>() {
    let server = Server::start([ok(), Step::json(503, "", "{}"), ok(), Step::json(404, "", "{}"), ok()]);
    let client = client::<A>(&server);
    send::<A>(&client, &get()).unwrap();
    send::<A>(&client.clone(), &get()).unwrap();
    send::<A>(&client, &post()).unwrap_err();
    send::<A>(&client, &post()).unwrap();
    let connections: Vec<usize> = server.arrived().iter().map(|request| request.connection).collect();
    // A connection goes back to its pool in a task of its own, which may come a little too late for the next request.
    assert!(connections.len() == 5 && connections.iter().max() < Some(&4), "{connections:?}");
}

fn too_much_is_an_error<A: Adapter>() {
    const LENGTH: u64 = 100_000_000;
    let announced =
        format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {LENGTH}\r\n\r\n");
    let endless = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
    for (head, limit) in [(announced.as_str(), 1_000_000), (&announced, LENGTH - 1), (endless, 1_000_000)] {
        let actions = [Action::Send(head.into()), Action::SendMuch(LENGTH), Action::Close];
        let step = Step::new(Read::All, actions);
        let (error, number) = attempts::<A>(&step, &get(), |client| client.max_response_bytes(limit));
        assert!(matches!(error, Error::TooLarge { limit: told, .. } if told == limit), "{error:?}");
        assert!(error.to_string().contains(&limit.to_string()) && !error.is_retryable(), "{error}");
        assert_eq!(number, 1);
    }
    let server = Server::start([Step::json(200, "", "\"12345678\""), Step::json(200, "", "\"12345678\"")]);
    let client = client::<A>(&server);
    send::<A>(&client.clone().max_response_bytes(10), &get()).unwrap();
    send::<A>(&client.max_response_bytes(9), &get()).unwrap_err();
}

fn nobody_listens<A: Adapter>() {
    // Bound and dropped again.
    let address = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let client = A::client().base_url(&format!("http://{address}")).unwrap().retry(quick());
    let error = send::<A>(&client, &post()).unwrap_err();
    assert!(error.is_connect() && !error.is_timeout() && error.is_retryable(), "{error:?}");
    assert_eq!(error.to_string(), "the request was not sent: there is no connection");
    assert!(error.source().is_some());
}

/// An upload of this many bytes from a reader.
fn content(length: u64) -> Upload {
    Upload::reader(move || Ok(std::io::Read::take(std::io::repeat(b'u'), length)))
}

fn upload(content: Upload) -> Request {
    Request::new(Method::PUT, "/v1/files").body("text/plain", Body::from(content))
}

fn an_upload_is_streamed<A: Adapter>() {
    const LENGTH: u64 = 3_000_000;
    let server = Server::start([ok(), ok(), ok()]);
    let client = client::<A>(&server);
    send::<A>(&client, &upload(content(LENGTH))).unwrap();
    send::<A>(&client, &upload(content(LENGTH).length(LENGTH))).unwrap();
    send::<A>(&client, &upload("in memory".into())).unwrap();
    let arrived = server.arrived();
    let framing: Vec<_> = arrived
        .iter()
        .map(|request| {
            (request.header("content-length"), request.header("transfer-encoding"), request.body.len())
        })
        .collect();
    assert_eq!(
        framing,
        [(None, Some("chunked"), 3_000_000), (Some("3000000"), None, 3_000_000), (Some("9"), None, 9),]
    );
}

fn an_upload_is_sent_again_from_its_beginning<A: Adapter>() {
    let server = Server::start([Step::new(Read::Head, [Action::Reset]), Step::json(503, "", "{}"), ok()]);
    let client = client::<A>(&server);
    send::<A>(&client, &upload(content(2_000_000))).unwrap();
    let lengths: Vec<usize> = server.arrived().iter().map(|request| request.body.len()).collect();
    assert_eq!(lengths, [0, 2_000_000, 2_000_000]);
}

fn an_upload_that_fails_is_not_tried_again<A: Adapter>() {
    struct Unplugged;
    impl std::io::Read for Unplugged {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("unplugged"))
        }
    }
    let content = Upload::reader(|| {
        Ok(std::io::Read::chain(std::io::Read::take(std::io::repeat(b'u'), 500_000), Unplugged))
    });
    for content in [content.clone(), content.length(1_000_000)] {
        let server = Server::start([ok(), ok(), ok()]);
        let error = send::<A>(&client::<A>(&server), &upload(content)).unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if error.is_upload()), "{error:?}");
        assert!(!error.is_retryable());
        assert_eq!(error.source().unwrap().source().unwrap().to_string(), "unplugged");
        std::thread::sleep(Duration::from_millis(20));
        assert!(server.arrived().len() <= 1);
    }
    let missing = upload(Upload::open("/there/is/no/such/file"));
    let server = Server::start([ok()]);
    let error = send::<A>(&client::<A>(&server), &missing).unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.is_upload()), "{error:?}");
    assert!(server.arrived().is_empty());
}

fn a_download_is_streamed<A: Adapter>() {
    const LENGTH: u64 = 5_000_000;
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {LENGTH}\r\n\r\n");
    let whole = Step::new(Read::All, [Action::Send(head.clone().into()), Action::SendMuch(LENGTH)]);
    let cut = Step::new(Read::All, [Action::Send(head.into()), Action::SendMuch(LENGTH / 2), Action::Close]);
    let server = Server::start([whole, cut, Step::json(404, "", r#"{"code":"gone"}"#)]);
    let client = client::<A>(&server).max_response_bytes(1000);
    assert_eq!(A::download(client.call(&get())).unwrap().len() as u64, LENGTH, "a download has no limit");
    assert!(matches!(A::download(client.call(&get())).unwrap_err(), Error::Transport(_)));
    let error = A::download(client.call(&get())).unwrap_err();
    assert_eq!(error.as_api().and_then(|api| api.code()), Some("gone"));
    assert_eq!(server.arrived().len(), 3);
}

fn a_download_is_tried_again_until_its_head_is_there<A: Adapter>() {
    let server = Server::start([Step::json(503, "", "{}"), Step::new(Read::All, [Action::Reset]), ok()]);
    let client = client::<A>(&server);
    assert_eq!(A::download(client.call(&get())).unwrap(), b"{}");
    assert_eq!(server.arrived().len(), 3);
}

fn a_download_may_take_its_time<A: Adapter>() {
    let piece = |wait| [Action::Wait(wait), Action::Send("12345".into())];
    let head = Action::Send("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n".into());
    let pieces =
        |waits: [Duration; 5]| Step::new(Read::All, [vec![head.clone()], waits.map(piece).concat()].concat());
    let (short, long) = (Duration::from_millis(60), Duration::from_millis(900));
    let server = Server::start([pieces([short; 5]), pieces([short, short, long, short, short])]);
    let client = client::<A>(&server).timeout(Duration::from_millis(200));
    assert_eq!(A::download(client.call(&get())).unwrap().len(), 25);
    let start = Instant::now();
    assert!(A::download(client.call(&get())).unwrap_err().is_timeout());
    assert!(start.elapsed() < long, "{:?}", start.elapsed());
}

fn a_scheme_that_the_operation_does_not_list_is_sent_if_named<A: Adapter>() {
    use description::{Location, Requirement, Scheme, SchemeKind};
    const TOKEN: Scheme = Scheme { name: "token", kind: SchemeKind::Bearer };
    const KIND: SchemeKind = SchemeKind::ApiKey { location: Location::Query, name: "key" };
    const KEY: Scheme = Scheme { name: "key", kind: KIND };
    const LISTS_TOKEN: Description =
        Description { security: Some(&[Requirement(&[TOKEN])]), ..Description::UNKNOWN };
    let server = Server::start([ok(), ok(), ok()]);
    let client = client::<A>(&server).bearer_auth("hush").unwrap().api_key("key", "k1");
    let get = get().described(&LISTS_TOKEN);
    send::<A>(&client, &get).unwrap();
    send_with::<A>(&client, &get, |call| call.scheme(KEY)).unwrap();
    send::<A>(&client.scheme(KEY).scheme(TOKEN), &get).unwrap();
    let arrived = server.arrived();
    let told: Vec<(&str, Option<&str>)> =
        arrived.iter().map(|request| (request.line.as_str(), request.header("authorization"))).collect();
    let (plain, with_key) = ("GET /v1/pets?a=b", "GET /v1/pets?a=b&key=k1");
    assert_eq!(told, [(plain, Some("Bearer hush")), (with_key, None), (with_key, Some("Bearer hush"))]);
}

fn options_of_a_call_come_first<A: Adapter>() {
    let server = Server::start([ok(), ok(), ok()]);
    let agent = HeaderName::from_static("user-agent");
    let client = client::<A>(&server).profile(stripe()).account("acct_1");
    let client = client.header(agent.clone(), HeaderValue::from_static("shop/1"));
    send::<A>(&client, &post()).unwrap();
    send_with::<A>(&client, &post(), |call| {
        let call = call.header(agent, HeaderValue::from_static("shop/2")).account("acct_2");
        call.extra("new[a]", "b c").extra("flag", &true)
    })
    .unwrap();
    send_with::<A>(&client, &get(), |call| call.extra("new", &[1, 2])).unwrap();
    let arrived = server.arrived();
    for (request, (agent, account)) in
        arrived.iter().zip([("shop/1", "acct_1"), ("shop/2", "acct_2"), ("shop/1", "acct_1")])
    {
        assert_eq!(request.header("user-agent"), Some(agent));
        assert_eq!(request.header("stripe-account"), Some(account));
    }
    assert_eq!(String::from_utf8_lossy(&arrived[1].body), "name=Jenny&new%5Ba%5D=b%20c&flag=true");
    assert_eq!(arrived[2].line, "GET /v1/pets?a=b&new[0]=1&new[1]=2");
}

/// Only a future can be dropped.
#[test]
fn a_future_that_is_dropped_sends_nothing_more() {
    async fn check<T: formwork::client::Transport + Send + Sync + 'static>(client: Client<T>)
    where
        Client<T>: Send,
    {
        let waiting = RetryPolicy::new().delays(Duration::from_millis(100), Duration::from_millis(100));
        let server = Server::start([Step::json(503, "", "{}"), ok(), ok()]);
        let client = client.base_url(&server.url()).unwrap().retry(waiting);
        let request = get();
        let call = tokio::time::timeout(Duration::from_millis(50), client.send(&request));
        assert!(call.await.is_err());
        tokio::time::sleep(Duration::from_millis(200)).await;
        server.one();
    }
    runtime().block_on(async {
        check(Reqwest::client()).await;
        check(Hyper::client()).await;
        check(Tower::client()).await;
    });
}

/// Properties that the compiler checks.
#[test]
fn clients_and_calls_go_to_other_threads() {
    fn is_shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    fn is_sent<T: Send>(_: T) {}
    is_shared(&Reqwest::client());
    is_shared(&Hyper::client());
    is_shared(&Tower::client());
    is_shared(&Ureq::client());
    let (client, request) = (Reqwest::client(), get());
    is_sent(client.send(&request));
    is_sent(client.download(&request));
    is_sent(Tower::client().call(&request).answer());
}
