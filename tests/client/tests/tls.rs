//! A certificate that nobody has signed is refused, and nothing is sent to whoever has it.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use formwork::client::RetryPolicy;
use formwork_client_tests::{Adapter, Hyper, Request, Reqwest, Ureq};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// For `localhost` and 127.0.0.1, signed by itself.
const CERTIFICATE: &[u8] = include_bytes!("tls/certificate.der");
const KEY: &[u8] = include_bytes!("tls/key.der");

/// A server over TLS: its URL, the number of connections, and the number of bytes that arrived decrypted.
fn start() -> (String, Arc<[AtomicUsize; 2]>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(KEY));
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let certificate = vec![CertificateDer::from(CERTIFICATE)];
    let config = Arc::new(config.with_no_client_auth().with_single_cert(certificate, key).unwrap());
    let counts: Arc<[AtomicUsize; 2]> = Arc::default();
    let shared = Arc::clone(&counts);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            shared[0].fetch_add(1, Ordering::SeqCst);
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, stream.unwrap());
            let mut buffer = [0; 4096];
            let read = stream.read(&mut buffer).unwrap_or(0);
            shared[1].fetch_add(read, Ordering::SeqCst);
            let answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
            // Only who trusts the certificate gets here.
            if read > 0 && stream.write_all(answer).and_then(|()| stream.flush()).is_err() {
                return;
            }
        }
    });
    (url, counts)
}

fn refuses<A: Adapter>() {
    let (url, counts) = start();
    let policy = RetryPolicy::new().delays(Duration::from_millis(2), Duration::from_millis(2));
    let client = A::client().base_url(&url).unwrap().retry(policy).bearer_auth("hush").unwrap();
    for (request, connections) in [(Request::post("/", "a=b"), 1), (Request::get("/"), 3)] {
        let error = A::answer(client.call(&request)).unwrap_err();
        assert!(matches!(error, formwork::Error::Transport(_)), "{error:?}");
        assert_eq!(error.is_connect(), A::TELLS_WHY, "{error:?}");
        let mut chain = vec![error.to_string()];
        let mut source = std::error::Error::source(&error);
        while let Some(error) = source {
            chain.push(error.to_string());
            source = error.source();
        }
        assert!(chain.iter().any(|text| text.to_lowercase().contains("certificate")), "{chain:?}");
        // The server may not have seen the end of the last one yet.
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(counts[0].swap(0, Ordering::SeqCst), connections);
    }
    assert_eq!(counts[1].load(Ordering::SeqCst), 0, "nothing was sent");
}

#[test]
fn reqwest_refuses_it() {
    refuses::<Reqwest>();
}

#[test]
fn hyper_refuses_it() {
    refuses::<Hyper>();
}

#[test]
fn ureq_refuses_it() {
    refuses::<Ureq>();
}

/// So that it is the certificate that was refused, and not the server that was broken.
#[test]
fn who_trusts_the_certificate_gets_an_answer() {
    let (url, _) = start();
    let http = reqwest::Client::builder().tls_danger_accept_invalid_certs(true).build().unwrap();
    let client = formwork::reqwest::Client::with_http(http, &url).unwrap();
    formwork_client_tests::runtime().block_on(client.send(&Request::get("/"))).unwrap();
}
