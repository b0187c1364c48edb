//! Reading the operations' parameters: which names there are, and which values they take.

use crate::error::ApiError;
use crate::form::{Items, Pair};
use crate::store::Expandable;
use crate::update::{Change, Update};

const DOCUMENT_TYPES: [&str; 3] = ["driving_license", "id_card", "passport"];
const CHECK_TYPES: [&str; 2] = ["document", "id_number"];

const METADATA_KEY_LENGTH: usize = 40;
const METADATA_VALUE_LENGTH: usize = 500;

/// Reads the query of a retrieval: what to expand.
pub(crate) fn read_retrieval(pairs: &[Pair]) -> Result<Vec<Expandable>, ApiError> {
    let mut reader = Reader::new();
    for pair in pairs {
        match pair.parameter() {
            "expand" => reader.read(pair)?,
            _ => return Err(ApiError::unknown_parameter(&pair.name)),
        }
    }
    Ok(reader.finish()?.expand)
}

/// Reads the body of an update.
pub(crate) fn read_update(pairs: &[Pair]) -> Result<Update, ApiError> {
    let mut reader = Reader::new();
    for pair in pairs {
        reader.read(pair)?;
    }
    reader.finish()
}

/// An update as far as it is read. An array is complete only after the last pair.
struct Reader {
    update: Update,
    allowed_types: Items<&'static str>,
    expand: Items<Expandable>,
}

impl Reader {
    fn new() -> Self {
        Self { update: Update::default(), allowed_types: Items::new(), expand: Items::new() }
    }

    fn finish(self) -> Result<Update, ApiError> {
        let Self { mut update, allowed_types, expand } = self;
        update.expand = expand.finish().ok_or_else(|| invalid_array("expand"))?;
        let name = "options[document][allowed_types]";
        let allowed_types = allowed_types.finish().ok_or_else(|| invalid_array(name))?;
        if let Some(Change::Merge(options)) = &mut update.document {
            options.allowed_types = (!allowed_types.is_empty()).then_some(allowed_types);
        }
        Ok(update)
    }

    fn read(&mut self, pair: &Pair) -> Result<(), ApiError> {
        // The keys of metadata may hold brackets, so these names do not split like the others.
        if pair.parameter() == "metadata" {
            return self.read_metadata(pair);
        }
        let segments = pair.segments().ok_or_else(|| ApiError::unknown_parameter(&pair.name))?;
        let details = &mut self.update.provided_details;
        match (pair.parameter(), segments.as_slice()) {
            ("expand", [index]) => read_item(&mut self.expand, index, expandable(pair)?, pair)?,
            ("expand", _) => return Err(invalid_array(&pair.name)),
            ("options", ["document"]) => self.clear_document(pair)?,
            ("options", ["document", member @ ..]) => self.read_document(pair, member)?,
            ("provided_details", ["email"]) => details.email = Some(text(pair)?.to_owned()),
            ("provided_details", ["phone"]) => details.phone = Some(text(pair)?.to_owned()),
            ("options" | "provided_details", []) => return Err(invalid_object(pair)),
            ("type", []) => self.update.type_ = Some(one_of(&CHECK_TYPES, pair)?),
            ("type", _) | ("provided_details", ["email" | "phone", ..]) => return Err(invalid_nesting(pair)),
            _ => return Err(ApiError::unknown_parameter(&pair.name)),
        }
        Ok(())
    }

    fn read_document(&mut self, pair: &Pair, member: &[&str]) -> Result<(), ApiError> {
        let options =
            Change::merge(&mut self.update.document).ok_or_else(|| contradiction("options[document]"))?;
        match member {
            ["allowed_types", index] => {
                read_item(&mut self.allowed_types, index, one_of(&DOCUMENT_TYPES, pair)?, pair)?;
            }
            ["allowed_types", ..] => return Err(invalid_array(&pair.name)),
            ["require_id_number"] => options.require_id_number = Some(boolean(pair)?),
            ["require_live_capture"] => options.require_live_capture = Some(boolean(pair)?),
            ["require_matching_selfie"] => options.require_matching_selfie = Some(boolean(pair)?),
            ["require_id_number" | "require_live_capture" | "require_matching_selfie", ..] => {
                return Err(invalid_nesting(pair));
            }
            _ => return Err(ApiError::unknown_parameter(&pair.name)),
        }
        Ok(())
    }

    fn clear_document(&mut self, pair: &Pair) -> Result<(), ApiError> {
        if !pair.value.is_empty() {
            return Err(invalid_object(pair));
        }
        Change::clear(&mut self.update.document).ok_or_else(|| contradiction(&pair.name))
    }

    fn read_metadata(&mut self, pair: &Pair) -> Result<(), ApiError> {
        let Some(key) = pair.map_key() else {
            return self.clear_metadata(pair);
        };
        check_metadata_entry(key, pair)?;
        let entries = Change::merge(&mut self.update.metadata).ok_or_else(|| contradiction("metadata"))?;
        entries.insert(key.to_owned(), pair.value.clone());
        Ok(())
    }

    fn clear_metadata(&mut self, pair: &Pair) -> Result<(), ApiError> {
        if pair.name != "metadata" || !pair.value.is_empty() {
            return Err(invalid_object(pair));
        }
        Change::clear(&mut self.update.metadata).ok_or_else(|| contradiction("metadata"))
    }
}

fn check_metadata_entry(key: &str, pair: &Pair) -> Result<(), ApiError> {
    if key.is_empty() {
        return Err(ApiError::parameter(
            "parameter_invalid_empty",
            &pair.name,
            "A key of `metadata` is empty.",
        ));
    }
    if key.chars().count() > METADATA_KEY_LENGTH {
        let message = format!("A key of `metadata` has more than {METADATA_KEY_LENGTH} characters.");
        return Err(ApiError::parameter("parameter_invalid_length", &pair.name, message));
    }
    if pair.value.chars().count() > METADATA_VALUE_LENGTH {
        let message =
            format!("The value of `{}` has more than {METADATA_VALUE_LENGTH} characters.", pair.name);
        return Err(ApiError::parameter("parameter_invalid_length", &pair.name, message));
    }
    Ok(())
}

fn read_item<T>(items: &mut Items<T>, index: &str, item: T, pair: &Pair) -> Result<(), ApiError> {
    items.add(index, item).ok_or_else(|| invalid_array(&pair.name))
}

fn text(pair: &Pair) -> Result<&str, ApiError> {
    if pair.value.is_empty() { Err(ApiError::empty_parameter(&pair.name)) } else { Ok(&pair.value) }
}

fn boolean(pair: &Pair) -> Result<bool, ApiError> {
    text(pair)?.parse().map_err(|_| {
        let message = format!("`{}` has to be `true` or `false`, not `{}`.", pair.name, pair.value);
        ApiError::parameter("parameter_invalid_boolean", &pair.name, message)
    })
}

fn one_of(values: &[&'static str], pair: &Pair) -> Result<&'static str, ApiError> {
    let sent = text(pair)?;
    values.iter().copied().find(|value| *value == sent).ok_or_else(|| {
        let message = format!("`{}` has to be one of {}, not `{sent}`.", pair.name, values.join(", "));
        ApiError::parameter("parameter_invalid_enum", &pair.name, message)
    })
}

fn expandable(pair: &Pair) -> Result<Expandable, ApiError> {
    match text(pair)? {
        "last_verification_report" => Ok(Expandable::LastVerificationReport),
        other => {
            let message = format!("`{other}` cannot be expanded.");
            Err(ApiError::parameter("parameter_invalid_expand", &pair.name, message))
        }
    }
}

fn invalid_array(param: &str) -> ApiError {
    let message = format!("`{param}` has to be an array. Number its items from 0, or end each name in `[]`.");
    ApiError::parameter("parameter_invalid_array", param, message)
}

fn invalid_object(pair: &Pair) -> ApiError {
    let message = format!("`{}` has to be an object, with its members in brackets.", pair.name);
    ApiError::parameter("parameter_invalid_object", &pair.name, message)
}

fn invalid_nesting(pair: &Pair) -> ApiError {
    let message = format!("`{}` names a member of a parameter that has none.", pair.name);
    ApiError::parameter("parameter_invalid_nesting", &pair.name, message)
}

fn contradiction(param: &str) -> ApiError {
    let message = format!("One request cannot clear `{param}` and set something in it.");
    ApiError::parameter("parameter_invalid_object", param, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::pairs;

    /// Each body is refused with this code, and with the parameter beside it.
    fn assert_refused(code: &str, cases: &[(&str, &str)]) {
        for (body, param) in cases {
            let error = read_update(&pairs(body.as_bytes())).expect_err(body);
            assert_eq!((error.code, error.param.as_deref()), (Some(code), Some(*param)), "{body}");
        }
    }

    fn allowed_types(body: &str) -> Option<Vec<&'static str>> {
        match read_update(&pairs(body.as_bytes())).unwrap().document {
            Some(Change::Merge(options)) => options.allowed_types,
            _ => None,
        }
    }

    #[test]
    fn unknown_names_are_refused_as_they_were_sent() {
        assert_refused(
            "parameter_unknown",
            &[
                ("colour=red", "colour"),
                ("type=document&options[selfie]=x", "options[selfie]"),
                ("options[document][require_lunch]=true", "options[document][require_lunch]"),
                ("provided_details[name]=x", "provided_details[name]"),
                ("options[document=", "options[document"),
                ("=x", ""),
            ],
        );
    }

    #[test]
    fn values_have_to_be_of_their_type() {
        let enums = [
            ("type=passport", "type"),
            ("type=Document", "type"),
            ("options[document][allowed_types][0]=visa", "options[document][allowed_types][0]"),
        ];
        assert_refused("parameter_invalid_enum", &enums);
        let live_capture = "options[document][require_live_capture]";
        for value in ["1", "True", "yes"] {
            assert_refused(
                "parameter_invalid_boolean",
                &[(&format!("{live_capture}={value}"), live_capture)],
            );
        }
    }

    #[test]
    fn what_cannot_be_unset_has_no_empty_value() {
        assert_refused(
            "parameter_invalid_empty",
            &[
                ("type=", "type"),
                ("provided_details[email]=", "provided_details[email]"),
                ("options[document][require_id_number]=", "options[document][require_id_number]"),
                ("options[document][allowed_types][0]=", "options[document][allowed_types][0]"),
                ("expand[]=", "expand[]"),
                ("metadata[]=v", "metadata[]"),
            ],
        );
    }

    #[test]
    fn objects_and_plain_values_are_not_exchangeable() {
        assert_refused(
            "parameter_invalid_object",
            &[
                ("metadata=x", "metadata"),
                ("metadata[a=x", "metadata[a"),
                ("metadata[a]b=x", "metadata[a]b"),
                ("options=", "options"),
                ("options[document]=x", "options[document]"),
                ("provided_details=a@example.com", "provided_details"),
            ],
        );
        assert_refused(
            "parameter_invalid_nesting",
            &[
                ("type[x]=document", "type[x]"),
                ("provided_details[email][0]=x", "provided_details[email][0]"),
                ("options[document][require_id_number][]=true", "options[document][require_id_number][]"),
            ],
        );
    }

    #[test]
    fn one_request_cannot_clear_and_set() {
        for body in ["metadata=&metadata[a]=1", "metadata[a]=1&metadata="] {
            assert_refused("parameter_invalid_object", &[(body, "metadata")]);
        }
        let (clear, set) = ("options[document]=", "options[document][require_id_number]=true");
        for body in [format!("{clear}&{set}"), format!("{set}&{clear}")] {
            assert_refused("parameter_invalid_object", &[(&body, "options[document]")]);
        }
    }

    #[test]
    fn arrays_count_from_zero_or_append() {
        let name = "options[document][allowed_types]";
        let both = Some(vec!["passport", "id_card"]);
        assert_eq!(allowed_types(&format!("{name}[1]=id_card&{name}[0]=passport")), both);
        assert_eq!(allowed_types(&format!("{name}[]=passport&{name}[]=id_card")), both);
        for wrong in ["[1]=id_card", "[0]=passport&options[document][allowed_types][2]=id_card"] {
            assert_refused("parameter_invalid_array", &[(&format!("{name}{wrong}"), name)]);
        }
        let no_index = format!("{name}[first]");
        assert_refused("parameter_invalid_array", &[(&format!("{no_index}=passport"), &no_index)]);
        assert_refused("parameter_invalid_array", &[(&format!("{name}=passport"), name)]);
        assert_refused("parameter_invalid_array", &[("expand=last_verification_report", "expand")]);
    }

    #[test]
    fn the_last_of_equal_parameters_wins() {
        let update = read_update(&pairs(b"type=document&type=id_number")).unwrap();
        assert_eq!(update.type_, Some("id_number"));
    }

    #[test]
    fn metadata_keys_and_values_have_their_lengths() {
        let (key, value) = ("é".repeat(40), "é".repeat(500));
        assert!(read_update(&pairs(format!("metadata[{key}]={value}").as_bytes())).is_ok());
        let long_key = format!("metadata[{key}x]");
        assert_refused("parameter_invalid_length", &[(&format!("{long_key}=v"), &long_key)]);
        assert_refused("parameter_invalid_length", &[(&format!("metadata[k]={value}x"), "metadata[k]")]);
    }

    #[test]
    fn brackets_belong_to_a_metadata_key() {
        let update = read_update(&pairs(b"metadata%5Ba%5Bb%5D%5D=1")).unwrap();
        let Some(Change::Merge(entries)) = update.metadata else { panic!("no entries") };
        assert_eq!(entries.get("a[b]").map(String::as_str), Some("1"));
    }

    #[test]
    fn a_retrieval_takes_nothing_but_expand() {
        let expand = read_retrieval(&pairs(b"expand[0]=last_verification_report"));
        assert_eq!(expand, Ok(vec![Expandable::LastVerificationReport]));
        let unknown = read_retrieval(&pairs(b"expand[0]=options")).unwrap_err();
        assert_eq!(unknown.code, Some("parameter_invalid_expand"));
        let update = read_retrieval(&pairs(b"type=document")).unwrap_err();
        assert_eq!((update.code, update.param.as_deref()), (Some("parameter_unknown"), Some("type")));
    }
}
