//! The adapters behind one face, so that one test is for all of them.

use std::sync::OnceLock;

use formwork::client::blocking::Blocking;
use formwork::client::{AnyClient, Async, Call, Client, Transport};
use formwork::tower::RequestBody;
use formwork::{Answer, Error, Operation};
use hyper_util::client::legacy::{self, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use tokio::runtime::Runtime;

/// A way to send.
pub trait Adapter {
    /// The transport.
    type Transport;
    /// True for a blocking client.
    type Mode;

    /// True if it reports a failed connection when a name or a certificate is the reason.
    const TELLS_WHY: bool = true;

    /// A client without settings that follows no redirects.
    fn client() -> AnyClient<Self::Transport, Self::Mode>;

    /// Sends a call.
    ///
    /// # Errors
    ///
    /// Those of the call.
    fn answer<O: Operation>(
        call: Call<'_, O, Self::Transport, Self::Mode>,
    ) -> Result<Answer<O::Output>, Error>;

    /// Downloads the body of a success.
    ///
    /// # Errors
    ///
    /// Those of the call, and those of the body.
    fn download<O: Operation>(call: Call<'_, O, Self::Transport, Self::Mode>) -> Result<Vec<u8>, Error>;
}

/// The runtime of all async tests, which outlives each of them.
///
/// # Panics
///
/// If there are no threads for it.
pub fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads")
    })
}

fn answer<O: Operation, T: Transport>(call: Call<'_, O, T, Async>) -> Result<Answer<O::Output>, Error> {
    runtime().block_on(call.answer())
}

fn download<O: Operation, T: Transport>(call: Call<'_, O, T, Async>) -> Result<Vec<u8>, Error> {
    runtime().block_on(async {
        let mut download = call.download().await?;
        let mut body = Vec::new();
        while let Some(chunk) = download.chunk().await? {
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    })
}

macro_rules! asynchronous {
    ($(#[$doc:meta])* $adapter:ident, $transport:ty, $client:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $adapter {}

        impl Adapter for $adapter {
            type Transport = $transport;
            type Mode = Async;

            fn client() -> Client<Self::Transport> {
                let _inside = runtime().enter();
                $client
            }

            fn answer<O: Operation>(call: Call<'_, O, Self::Transport, Async>) -> Result<Answer<O::Output>, Error> {
                answer(call)
            }

            fn download<O: Operation>(call: Call<'_, O, Self::Transport, Async>) -> Result<Vec<u8>, Error> {
                download(call)
            }
        }
    };
}

type Pool = legacy::Client<HttpConnector, RequestBody>;

asynchronous! {
    /// reqwest, as it is set up by its own adapter.
    Reqwest, formwork::reqwest::Reqwest, formwork::reqwest::Client::of_documents().expect("reqwest can be set up")
}

asynchronous! {
    /// hyper with TLS.
    Hyper,
    formwork::hyper::Hyper<formwork::hyper::HttpsConnector>,
    formwork::hyper::client().expect("TLS can be set up")
}

asynchronous! {
    /// A service of middleware, here one without any.
    Tower,
    formwork::tower::Tower<Pool>,
    Client::over(legacy::Client::builder(TokioExecutor::new()).build_http().into())
}

/// ureq, which blocks.
#[derive(Debug)]
pub enum Ureq {}

impl Adapter for Ureq {
    type Transport = formwork::ureq::Ureq;
    type Mode = Blocking;

    const TELLS_WHY: bool = false;

    fn client() -> AnyClient<Self::Transport, Blocking> {
        formwork::ureq::Client::of_documents()
    }

    fn answer<O: Operation>(
        call: Call<'_, O, Self::Transport, Blocking>,
    ) -> Result<Answer<O::Output>, Error> {
        call.answer()
    }

    fn download<O: Operation>(call: Call<'_, O, Self::Transport, Blocking>) -> Result<Vec<u8>, Error> {
        let mut body = Vec::new();
        let mut response = call.download()?;
        std::io::Read::read_to_end(response.body_mut(), &mut body).map_err(Error::transport)?;
        Ok(body)
    }
}
