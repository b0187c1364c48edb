//! Decoding: responses from JSON.

mod derived;
mod sample;

use std::rc::Rc;

use formwork::Operation;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::api::identity::UpdateVerificationSession;
use crate::api::orders::ListOrders;
use crate::{Contender, Input};
use derived::{ignoring, keeping};

/// The inputs, each with everybody who decodes it.
#[must_use]
pub fn inputs() -> Vec<Input> {
    let session = |title, json| {
        let operation = UpdateVerificationSession::new("vs_1");
        input::<_, ignoring::Session, keeping::Session>(title, json, operation)
    };
    vec![
        session("A session", sample::session()),
        session("A session with everything set", sample::full_session()),
        session("A session with members that the document does not know", sample::newer_session()),
        input::<_, ignoring::OrderList, keeping::OrderList>(
            "A list of 100 orders",
            sample::orders(),
            ListOrders::new(),
        ),
    ]
}

fn input<O, I, K>(title: &str, json: String, operation: O) -> Input
where
    O: Operation<Output: DeserializeOwned + Serialize> + Clone + 'static,
    I: DeserializeOwned + Serialize + 'static,
    K: DeserializeOwned + Serialize + 'static,
{
    let title = format!("{title}: {} bytes", json.len());
    let json: Rc<str> = json.into();
    Input {
        title,
        contenders: vec![
            received("formwork", &json, operation),
            contender::<I>("serde's derive", &json),
            contender::<K>("serde's derive, keeping unknown members", &json),
            contender::<O::Output>("formwork through serde_json", &json),
        ],
    }
}

/// An answer is read as a client reads it.
fn received<O>(name: &'static str, json: &Rc<str>, operation: O) -> Contender
where
    O: Operation<Output: Serialize> + Clone + 'static,
{
    let json = Rc::clone(json);
    let read = move || {
        let response = formwork::http::Response::builder().header("content-type", "application/json");
        let response = response.body(json.as_bytes()).map_err(formwork::Error::transport)?;
        operation.response(response)
    };
    Contender::new(name, read, |decoded| match decoded {
        Ok(value) => shown(Ok(value)),
        Err(error) => error.to_string(),
    })
}

fn contender<T: DeserializeOwned + Serialize + 'static>(name: &'static str, json: &Rc<str>) -> Contender {
    let json = Rc::clone(json);
    Contender::new(name, move || serde_json::from_slice::<T>(json.as_bytes()), shown)
}

/// The decoded value as JSON without nulls, because a plain struct cannot tell null from absent.
fn shown<T: Serialize>(decoded: serde_json::Result<T>) -> String {
    match decoded.and_then(serde_json::to_value) {
        Ok(value) => without_nulls(value).to_string(),
        Err(error) => error.to_string(),
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(name, value)| (name, without_nulls(value))).collect())
        }
        Value::Array(elements) => Value::Array(elements.into_iter().map(without_nulls).collect()),
        scalar => scalar,
    }
}

/// The JSON of the inputs without nulls, in the order of [`inputs`].
#[must_use]
pub fn texts() -> Vec<String> {
    let texts = [sample::session(), sample::full_session(), sample::newer_session(), sample::orders()];
    texts.iter().map(|text| shown(serde_json::from_str::<Value>(text))).collect()
}
