//! Types as generated code uses them: read, written and sent.

mod choice;
mod formatted;
mod open;
mod tuple;
mod value_enum;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Form;

/// Reads a JSON text.
fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// Writes a value as a response is written.
fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

/// Writes a value as a JSON body.
fn body<T: Form>(value: &T) -> String {
    crate::form::to_json(value).unwrap().unwrap()
}

/// Writes a value as the member `a` of a form.
fn pairs<T: Form>(value: &T) -> String {
    struct A<'v, T>(&'v T);

    impl<T: Form> Form for A<'_, T> {
        fn encode(&self, encoder: crate::form::Encoder<'_>) {
            encoder.object().member("a", self.0);
        }
    }

    crate::form::to_string(&A(value)).unwrap()
}
