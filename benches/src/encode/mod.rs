//! Encoding: requests as forms.

mod by_hand;
mod plain;
mod sample;
mod typed;

use std::rc::Rc;

use formwork::{Form, Operation, form};
use serde::Serialize;

use crate::{Contender, Input};

/// The inputs, each with everybody who encodes it.
#[must_use]
pub fn inputs() -> Vec<Input> {
    vec![
        input(
            "The update's body",
            typed::UpdateBody(typed::update(&sample::update())),
            sample::update(),
            by_hand::update,
        ),
        input(
            "A nested order's body",
            typed::OrderBody(typed::order(&sample::order())),
            sample::order(),
            by_hand::order,
        ),
        input(
            "A query without nesting",
            typed::SearchQuery(typed::search(&sample::search())),
            sample::search(),
            by_hand::search,
        ),
    ]
}

fn input<P: Serialize + 'static>(
    title: &str,
    typed: impl Form + 'static,
    plain: P,
    by_hand: fn(&P) -> String,
) -> Input {
    let typed = Rc::new(typed);
    let plain = Rc::new(plain);
    let encoded = move || form::to_vec(&*typed);
    let (hand, qs) = (Rc::clone(&plain), Rc::clone(&plain));
    let body = by_hand(&plain);
    Input {
        title: format!("{title}: {} pairs, {} bytes", body.split('&').count(), body.len()),
        contenders: vec![
            Contender::new("formwork", encoded, |body| {
                body.map_or_else(
                    |error| error.to_string(),
                    |body| String::from_utf8_lossy(&body).into_owned(),
                )
            }),
            Contender::new("by hand", move || by_hand(&hand), |body| body),
            Contender::new("serde_qs", move || serde_qs::to_string(&*qs), text),
            html_form(plain),
        ],
    }
}

/// `serde_html_form`, unless the input is beyond it.
fn html_form<P: Serialize + 'static>(plain: Rc<P>) -> Contender {
    let name = "serde_html_form";
    match serde_html_form::to_string(&*plain) {
        Ok(_) => Contender::new(name, move || serde_html_form::to_string(&*plain), text),
        Err(error) => Contender::unable(name, error.to_string()),
    }
}

fn text<E: ToString>(body: Result<String, E>) -> String {
    body.unwrap_or_else(|error| error.to_string())
}

/// The update as a whole request: path and body.
#[must_use]
pub fn request() -> Input {
    let plain = sample::update();
    let typed = typed::update(&plain);
    let shown = by_hand::update_request(&plain);
    Input {
        title: format!("The update as a request: path and body of {} bytes", shown.0.len() + shown.1.len()),
        contenders: vec![
            Contender::new(
                "formwork",
                {
                    let typed = typed.clone();
                    move || typed.request()
                },
                |request| {
                    request.map_or_else(
                        |error| error.to_string(),
                        |request| format!("{} {}", request.uri(), String::from_utf8_lossy(request.body())),
                    )
                },
            ),
            Contender::new(
                "by hand",
                {
                    let plain = Rc::new(plain);
                    move || by_hand::update_request(&plain)
                },
                |(path, body)| format!("{path} {body}"),
            ),
        ],
    }
}

/// The bodies and queries of the whole requests, in the order of [`inputs`].
#[must_use]
pub fn requests() -> Vec<String> {
    let requests = [
        typed::update(&sample::update()).request(),
        typed::order(&sample::order()).request(),
        typed::search(&sample::search()).request(),
    ];
    requests
        .into_iter()
        .map(|request| match request {
            Ok(request) if request.body().is_empty() => request.uri().query().unwrap_or_default().to_owned(),
            Ok(request) => String::from_utf8_lossy(request.body()).into_owned(),
            Err(error) => error.to_string(),
        })
        .collect()
}
