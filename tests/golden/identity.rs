//! Golden: what `openapi!` emits for the operations of `spec/identity.json`.

/// Update a verification session
///
/// Changes the check and the options of a `VerificationSession`.
///
/// This works only while the session's status is `requires_input`. Whatever the request leaves out keeps its value.
///
/// `POST /v1/identity/verification_sessions/{session}`
///
/// Returns [`VerificationSession`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct UpdateVerificationSession {
    /// ID of the `VerificationSession`, such as `vs_1NuN9WLkdIwHu7ix597AR9uz`.
    pub session: ::std::string::String,
    /// Names of response members to send as whole objects where the response otherwise holds only their ID, such as `last_verification_report`.
    pub expand: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// Your own structured data about the session, as pairs of a key and a value. Only the entries that are sent change: an entry with an empty value is removed, and an empty value in place of the whole map removes every entry.
    ///
    /// A session holds up to 50 entries. A key has up to 40 characters, a value up to 500.
    pub metadata: ::formwork::Clearable<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::formwork::Clearable<::std::string::String>,
        >,
    >,
    /// How the session's checks are carried out.
    pub options: ::core::option::Option<update_verification_session::Options>,
    /// What you already know about the person to verify. The user may get to see it.
    pub provided_details: ::core::option::Option<
        update_verification_session::ProvidedDetails,
    >,
    /// Which [verification check](https://docs.stripe.com/identity/verification-checks) the session performs.
    ///
    /// - `document`: checks an identity document, as far as the document options ask.
    /// - `id_number`: checks an ID number that the user types in, without a document.
    pub type_: ::core::option::Option<
        ::formwork::Open<update_verification_session::Type>,
    >,
}
impl UpdateVerificationSession {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(session: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            session: ::core::convert::Into::into(session),
            expand: ::core::option::Option::None,
            metadata: ::formwork::Clearable::Keep,
            options: ::core::option::Option::None,
            provided_details: ::core::option::Option::None,
            type_: ::core::option::Option::None,
        }
    }
    /// Names of response members to send as whole objects where the response otherwise holds only their ID, such as `last_verification_report`.
    pub fn expand(
        mut self,
        expand: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.expand = ::core::option::Option::Some(
            ::formwork::__private::elements(expand),
        );
        self
    }
    /// Your own structured data about the session, as pairs of a key and a value. Only the entries that are sent change: an entry with an empty value is removed, and an empty value in place of the whole map removes every entry.
    ///
    /// A session holds up to 50 entries. A key has up to 40 characters, a value up to 500.
    pub fn metadata(
        mut self,
        metadata: impl ::core::iter::IntoIterator<
            Item = (
                impl ::core::convert::Into<::std::string::String>,
                impl ::core::convert::Into<::formwork::Clearable<::std::string::String>>,
            ),
        >,
    ) -> Self {
        self.metadata = ::formwork::Clearable::Set(
            ::formwork::__private::entries(metadata),
        );
        self
    }
    /// Clears `metadata` on the server.
    pub fn clear_metadata(mut self) -> Self {
        self.metadata = ::formwork::Clearable::Clear;
        self
    }
    /// Sets one entry of `metadata` on the server. This takes the place of clearing them all.
    pub fn metadata_entry(
        mut self,
        key: impl ::core::convert::Into<::std::string::String>,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.metadata
            .get_or_set_default()
            .insert(
                ::core::convert::Into::into(key),
                ::formwork::Clearable::Set(::core::convert::Into::into(value)),
            );
        self
    }
    /// Clears one entry of `metadata` on the server. This takes the place of clearing them all.
    pub fn clear_metadata_entry(
        mut self,
        key: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.metadata
            .get_or_set_default()
            .insert(::core::convert::Into::into(key), ::formwork::Clearable::Clear);
        self
    }
    /// How the session's checks are carried out.
    pub fn options(mut self, options: update_verification_session::Options) -> Self {
        self.options = ::core::option::Option::Some(options);
        self
    }
    /// What you already know about the person to verify. The user may get to see it.
    pub fn provided_details(
        mut self,
        provided_details: update_verification_session::ProvidedDetails,
    ) -> Self {
        self.provided_details = ::core::option::Option::Some(provided_details);
        self
    }
    /// Which [verification check](https://docs.stripe.com/identity/verification-checks) the session performs.
    ///
    /// - `document`: checks an identity document, as far as the document options ask.
    /// - `id_number`: checks an ID number that the user types in, without a document.
    pub fn type_(
        mut self,
        type_: impl ::core::convert::Into<
            ::formwork::Open<update_verification_session::Type>,
        >,
    ) -> Self {
        self.type_ = ::core::option::Option::Some(::core::convert::Into::into(type_));
        self
    }
}
/// A `VerificationSession` leads one person through a verification and keeps its outcome. Make one session for each verification.
///
/// A session goes through several statuses on its way. The guide to [how sessions work](https://docs.stripe.com/identity/how-sessions-work) shows the order they come in.
#[derive(::core::clone::Clone)]
pub struct VerificationSession {
    /// ID of the session.
    pub id: ::std::string::String,
    /// The kind of object, always `identity.verification_session`.
    pub object: ::formwork::Constant,
    /// A secret with which a page opens the [verification modal](https://docs.stripe.com/js/identity/modal) for this session. It works once and expires after 24 hours.
    ///
    /// Whoever has it can act as the user. Do not store or log it, keep it out of URLs, and show it to nobody but the user, over TLS.
    pub client_secret: ::core::option::Option<::formwork::Secret>,
    /// When the session was made, as Unix time in seconds.
    pub created: ::formwork::Timestamp,
    /// Why the latest attempt failed, or `null` when none has.
    pub last_error: ::core::option::Option<VerificationSessionLastError>,
    /// The report on the latest attempt, or `null` before the first. It is the report's ID unless the request expands `last_verification_report`.
    ///
    /// The guide to [verification results](https://docs.stripe.com/identity/verification-sessions#results) tells how to read one.
    pub last_verification_report: ::core::option::Option<::formwork::Expandable>,
    /// `true` for a session of live mode, `false` for one of test mode.
    pub livemode: bool,
    /// Your own structured data about the session. A session holds up to 50 entries. A key has up to 40 characters, a value up to 500.
    pub metadata: ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::string::String,
    >,
    /// How the session's checks are carried out.
    pub options: ::core::option::Option<VerificationSessionOptions>,
    /// What you already knew about the person to verify. The user may get to see it.
    pub provided_details: ::core::option::Option<VerificationSessionProvidedDetails>,
    /// How far the session is redacted, or `null` when it is not.
    pub redaction: ::core::option::Option<VerificationSessionRedaction>,
    /// Where the session stands.
    ///
    /// - `canceled`: it was given up and cannot be used again.
    /// - `processing`: what the user submitted is being checked.
    /// - `requires_input`: it waits for the user. Only now can it be updated.
    /// - `verified`: every check has passed.
    pub status: ::formwork::Open<verification_session::Status>,
    /// Which [verification check](https://docs.stripe.com/identity/verification-checks) the session performs.
    ///
    /// - `document`: checks an identity document, as far as the document options ask.
    /// - `id_number`: checks an ID number that the user types in, without a document.
    pub type_: ::core::option::Option<::formwork::Open<verification_session::Type>>,
    /// Address of the page on which the user submits their information. It works once and expires after 48 hours.
    ///
    /// Redirect the user to it. Do not store, log or mail it, and show it to nobody else.
    pub url: ::core::option::Option<::std::string::String>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    VerificationSession {
        0 "id" => id: Required,
        1 "object" => object: Required = "identity.verification_session",
        2 "client_secret" => client_secret: Optional,
        3 "created" => created: Required,
        4 "last_error" => last_error: Optional,
        5 "last_verification_report" => last_verification_report: Optional,
        6 "livemode" => livemode: Required,
        7 "metadata" => metadata: Required,
        8 "options" => options: Optional,
        9 "provided_details" => provided_details: Optional,
        10 "redaction" => redaction: Optional,
        11 "status" => status: Required,
        12 "type" => type_: Optional,
        13 "url" => url: Optional,
        extra: 14,
    }
}
/// Why a verification failed.
#[derive(::core::clone::Clone)]
pub struct VerificationSessionLastError {
    /// The reason, for programs. New reasons can appear at any time.
    ///
    /// - `abandoned`: the user left before the end.
    /// - `consent_declined`: the user did not agree to being verified.
    /// - `country_not_supported`: the user's country is not supported.
    /// - `device_not_supported`: the user's device has no usable camera.
    /// - `document_expired`: the document is no longer valid.
    /// - `document_type_not_allowed`: the document is of a kind that `allowed_types` leaves out.
    /// - `document_type_not_supported`: documents of this kind cannot be checked.
    /// - `document_unverified_other`: the document could not be verified for another reason.
    /// - `email_unverified_other`: the email address could not be verified.
    /// - `email_verification_declined`: the user did not agree to verify an email address.
    /// - `id_number_insufficient_document_data`: the document lacks what an ID number check needs.
    /// - `id_number_mismatch`: the ID number does not belong to the name and date of birth.
    /// - `id_number_unverified_other`: the ID number could not be verified for another reason.
    /// - `phone_unverified_other`: the phone number could not be verified.
    /// - `phone_verification_declined`: the user did not agree to verify a phone number.
    /// - `selfie_document_missing_photo`: the document has no photo to compare the face with.
    /// - `selfie_face_mismatch`: the face and the photo on the document differ.
    /// - `selfie_manipulated`: the picture of the face looks altered.
    /// - `selfie_unverified_other`: the selfie could not be verified for another reason.
    /// - `under_supported_age`: the user is too young to be verified.
    pub code: ::core::option::Option<
        ::formwork::Open<verification_session_last_error::Code>,
    >,
    /// The reason, in a sentence for people.
    pub reason: ::core::option::Option<::std::string::String>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    VerificationSessionLastError {
        0 "code" => code: Optional,
        1 "reason" => reason: Optional,
        extra: 2,
    }
}
/// How a session's checks are carried out.
#[derive(::core::clone::Clone)]
pub struct VerificationSessionOptions {
    /// How a session's document check is carried out.
    pub document: ::core::option::Option<VerificationSessionDocumentOptions>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    VerificationSessionOptions {
        0 "document" => document: Optional,
        extra: 1,
    }
}
/// What was known about a person before the verification.
#[derive(::core::clone::Clone)]
pub struct VerificationSessionProvidedDetails {
    /// The person's email address.
    pub email: ::core::option::Option<::std::string::String>,
    /// The person's phone number.
    pub phone: ::core::option::Option<::std::string::String>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    VerificationSessionProvidedDetails {
        0 "email" => email: Optional,
        1 "phone" => phone: Optional,
        extra: 2,
    }
}
/// How far the removal of a session's personal data has come.
#[derive(::core::clone::Clone)]
pub struct VerificationSessionRedaction {
    /// The state of the redaction.
    ///
    /// - `processing`: the data is being removed.
    /// - `redacted`: the data is gone, here and in related objects.
    pub status: ::formwork::Open<verification_session_redaction::Status>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    VerificationSessionRedaction {
        0 "status" => status: Required,
        extra: 1,
    }
}
/// How a session's document check is carried out.
#[derive(::core::clone::Clone)]
pub struct VerificationSessionDocumentOptions {
    /// The kinds of identity document that the check accepts. A document of any other kind fails the check, and the session's `last_error` then has the code `document_type_not_allowed`.
    pub allowed_types: ::core::option::Option<
        ::std::vec::Vec<
            ::formwork::Open<verification_session_document_options::AllowedTypes>,
        >,
    >,
    /// Whether the user also enters an ID number, for an [ID number check](https://docs.stripe.com/identity/verification-checks?type=id-number) against the name and the date of birth read from the document.
    pub require_id_number: ::core::option::Option<bool>,
    /// Whether the document has to be photographed with the camera of the user's device. When `true`, uploading an existing image is not offered.
    pub require_live_capture: ::core::option::Option<bool>,
    /// Whether the user also takes a picture of their face, for a [selfie check](https://docs.stripe.com/identity/verification-checks?type=selfie) that compares it with the photo on the document.
    ///
    /// The guide to [selfie checks](https://docs.stripe.com/identity/selfie) says what this asks of the user.
    pub require_matching_selfie: ::core::option::Option<bool>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    VerificationSessionDocumentOptions {
        0 "allowed_types" => allowed_types: Optional,
        1 "require_id_number" => require_id_number: Optional,
        2 "require_live_capture" => require_live_capture: Optional,
        3 "require_matching_selfie" => require_matching_selfie: Optional,
        extra: 4,
    }
}
/// Retrieve a verification session
///
/// Fetches a `VerificationSession` as it is now.
///
/// While its status is `requires_input`, the response carries a fresh `client_secret` and `url`, with which the user can submit again.
///
/// `GET /v1/identity/verification_sessions/{session}`
///
/// Returns [`VerificationSession`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct RetrieveVerificationSession {
    /// ID of the `VerificationSession`, such as `vs_1NuN9WLkdIwHu7ix597AR9uz`.
    pub session: ::std::string::String,
    /// Names of response members to send as whole objects where the response otherwise holds only their ID, such as `last_verification_report`.
    pub expand: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
}
impl RetrieveVerificationSession {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(session: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            session: ::core::convert::Into::into(session),
            expand: ::core::option::Option::None,
        }
    }
    /// Names of response members to send as whole objects where the response otherwise holds only their ID, such as `last_verification_report`.
    pub fn expand(
        mut self,
        expand: impl ::core::iter::IntoIterator<
            Item = impl ::core::convert::Into<::std::string::String>,
        >,
    ) -> Self {
        self.expand = ::core::option::Option::Some(
            ::formwork::__private::elements(expand),
        );
        self
    }
}
impl ::formwork::Operation for UpdateVerificationSession {
    type Output = VerificationSession;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/v1/identity/verification_sessions/")
            .path_parameter("session", &self.session)
            .form(|form| {
                form.field("expand", &self.expand)
                    .field("metadata", &self.metadata)
                    .field("options", &self.options)
                    .field("provided_details", &self.provided_details)
                    .field("type", &self.type_);
            })
            .accept("application/json")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_json(&response, "200", "application/json")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "PostIdentityVerificationSessionsSession", POST
            "/v1/identity/verification_sessions/{session}", "2026-09-30", servers :
            ["https://api.stripe.com/"], security : [["bearerAuth" : Bearer],
            ["basicAuth" : Basic]],
        }
    }
}
impl ::formwork::Operation for RetrieveVerificationSession {
    type Output = VerificationSession;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/v1/identity/verification_sessions/")
            .path_parameter("session", &self.session)
            .query(|query| {
                query.field("expand", &self.expand);
            })
            .accept("application/json")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_json(&response, "200", "application/json")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetIdentityVerificationSessionsSession", GET
            "/v1/identity/verification_sessions/{session}", "2026-09-30", servers :
            ["https://api.stripe.com/"], security : [["bearerAuth" : Bearer],
            ["basicAuth" : Basic]],
        }
    }
}
/// The types of errors that have a name of their own.
pub mod errors {
    /// The body of a response that reports a failure.
    #[derive(::core::clone::Clone)]
    pub struct Error {
        /// One failure, described for programs and for people.
        pub error: ApiErrors,
        /// Members of the response that have no field.
        pub extra: ::formwork::Extra,
    }
    ::formwork::__private::object! {
        Error {
            0 "error" => error: Required,
            extra: 1,
        }
    }
    /// One failure, described for programs and for people.
    #[derive(::core::clone::Clone)]
    pub struct ApiErrors {
        /// A short [error code](https://docs.stripe.com/error-codes) for failures that a program can react to, such as `resource_missing`.
        pub code: ::core::option::Option<::std::string::String>,
        /// Address of a page that explains the error code.
        pub doc_url: ::core::option::Option<::std::string::String>,
        /// What went wrong, in a sentence for people.
        pub message: ::core::option::Option<::std::string::String>,
        /// The parameter at fault, by its name in the form body, such as `options[document][allowed_types][0]`.
        pub param: ::core::option::Option<::std::string::String>,
        /// Address of the request's entry in the dashboard's log.
        pub request_log_url: ::core::option::Option<::std::string::String>,
        /// The family of the failure.
        ///
        /// - `api_error`: the server failed, which is rare.
        /// - `card_error`: a card cannot be charged.
        /// - `idempotency_error`: an idempotency key was used again with other parameters.
        /// - `invalid_request_error`: the request has something wrong, such as an unknown parameter.
        pub type_: ::formwork::Open<api_errors::Type>,
        /// Members of the response that have no field.
        pub extra: ::formwork::Extra,
    }
    ::formwork::__private::object! {
        ApiErrors {
            0 "code" => code: Optional,
            1 "doc_url" => doc_url: Optional,
            2 "message" => message: Optional,
            3 "param" => param: Optional,
            4 "request_log_url" => request_log_url: Optional,
            5 "type" => type_: Required,
            extra: 6,
        }
    }
    /// The types of [`ApiErrors`].
    pub mod api_errors {
        /// The family of the failure.
        ///
        /// - `api_error`: the server failed, which is rare.
        /// - `card_error`: a card cannot be charged.
        /// - `idempotency_error`: an idempotency key was used again with other parameters.
        /// - `invalid_request_error`: the request has something wrong, such as an unknown parameter.
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        pub enum Type {
            /// `api_error`
            ApiError,
            /// `card_error`
            CardError,
            /// `idempotency_error`
            IdempotencyError,
            /// `invalid_request_error`
            InvalidRequestError,
        }
        ::formwork::__private::string_enum! {
            Type {
                ApiError = "api_error",
                CardError = "card_error",
                IdempotencyError = "idempotency_error",
                InvalidRequestError = "invalid_request_error",
            }
        }
    }
}
/// The types of [`RetrieveVerificationSession`].
pub mod retrieve_verification_session {
    /// The errors that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Failure {
        /// What was wrong with the request, or with answering it.
        Default(super::errors::Error),
    }
    impl Failure {
        /// Reads an error as the document describes it.
        ///
        /// # Errors
        ///
        /// Fails if the document does not declare this status or content type, or the body is not what it
        /// says. The error itself has everything all the same.
        pub fn from_api_error(
            error: &::formwork::ApiError,
        ) -> ::core::result::Result<Self, ::formwork::DecodeError> {
            let (received, _) = ::formwork::__private::failure(
                error,
                &[("default", "application/json")],
            )?;
            ::core::result::Result::Ok(Self::Default(received.json()?))
        }
    }
}
/// The types of [`UpdateVerificationSession`].
pub mod update_verification_session {
    /// How the session's checks are carried out.
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::default::Default
    )]
    #[must_use]
    pub struct Options {
        /// How the document check is carried out. Only the members that are sent change, and an empty value in place of the object removes all of them.
        pub document: ::formwork::Clearable<options::Document>,
    }
    impl Options {
        /// Creates a value with nothing set.
        pub fn new() -> Self {
            Self {
                document: ::formwork::Clearable::Keep,
            }
        }
        /// How the document check is carried out. Only the members that are sent change, and an empty value in place of the object removes all of them.
        pub fn document(mut self, document: options::Document) -> Self {
            self.document = ::formwork::Clearable::Set(document);
            self
        }
        /// Clears `document` on the server.
        pub fn clear_document(mut self) -> Self {
            self.document = ::formwork::Clearable::Clear;
            self
        }
    }
    impl ::formwork::Form for Options {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().field("document", &self.document);
        }
    }
    /// What you already know about the person to verify. The user may get to see it.
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::default::Default
    )]
    #[must_use]
    pub struct ProvidedDetails {
        /// The person's email address.
        pub email: ::core::option::Option<::std::string::String>,
        /// The person's phone number.
        pub phone: ::core::option::Option<::std::string::String>,
    }
    impl ProvidedDetails {
        /// Creates a value with nothing set.
        pub fn new() -> Self {
            Self {
                email: ::core::option::Option::None,
                phone: ::core::option::Option::None,
            }
        }
        /// The person's email address.
        pub fn email(
            mut self,
            email: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.email = ::core::option::Option::Some(
                ::core::convert::Into::into(email),
            );
            self
        }
        /// The person's phone number.
        pub fn phone(
            mut self,
            phone: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.phone = ::core::option::Option::Some(
                ::core::convert::Into::into(phone),
            );
            self
        }
    }
    impl ::formwork::Form for ProvidedDetails {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().field("email", &self.email).field("phone", &self.phone);
        }
    }
    /// Which [verification check](https://docs.stripe.com/identity/verification-checks) the session performs.
    ///
    /// - `document`: checks an identity document, as far as the document options ask.
    /// - `id_number`: checks an ID number that the user types in, without a document.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    pub enum Type {
        /// `document`
        Document,
        /// `id_number`
        IdNumber,
    }
    ::formwork::__private::string_enum! {
        Type {
            Document = "document",
            IdNumber = "id_number",
        }
    }
    /// The errors that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Failure {
        /// What was wrong with the request, or with answering it.
        Default(super::errors::Error),
    }
    impl Failure {
        /// Reads an error as the document describes it.
        ///
        /// # Errors
        ///
        /// Fails if the document does not declare this status or content type, or the body is not what it
        /// says. The error itself has everything all the same.
        pub fn from_api_error(
            error: &::formwork::ApiError,
        ) -> ::core::result::Result<Self, ::formwork::DecodeError> {
            let (received, _) = ::formwork::__private::failure(
                error,
                &[("default", "application/json")],
            )?;
            ::core::result::Result::Ok(Self::Default(received.json()?))
        }
    }
    /// The types of [`Options`].
    pub mod options {
        /// The members of the document check to change.
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::default::Default
        )]
        #[must_use]
        pub struct Document {
            /// The kinds of identity document that the check accepts. A document of any other kind fails the check, and the session's `last_error` then has the code `document_type_not_allowed`.
            pub allowed_types: ::core::option::Option<
                ::std::vec::Vec<::formwork::Open<document::AllowedTypes>>,
            >,
            /// Whether the user also enters an ID number, for an [ID number check](https://docs.stripe.com/identity/verification-checks?type=id-number) against the name and the date of birth read from the document.
            pub require_id_number: ::core::option::Option<bool>,
            /// Whether the document has to be photographed with the camera of the user's device. When `true`, uploading an existing image is not offered.
            pub require_live_capture: ::core::option::Option<bool>,
            /// Whether the user also takes a picture of their face, for a [selfie check](https://docs.stripe.com/identity/verification-checks?type=selfie) that compares it with the photo on the document.
            ///
            /// The guide to [selfie checks](https://docs.stripe.com/identity/selfie) says what this asks of the user.
            pub require_matching_selfie: ::core::option::Option<bool>,
        }
        impl Document {
            /// Creates a value with nothing set.
            pub fn new() -> Self {
                Self {
                    allowed_types: ::core::option::Option::None,
                    require_id_number: ::core::option::Option::None,
                    require_live_capture: ::core::option::Option::None,
                    require_matching_selfie: ::core::option::Option::None,
                }
            }
            /// The kinds of identity document that the check accepts. A document of any other kind fails the check, and the session's `last_error` then has the code `document_type_not_allowed`.
            pub fn allowed_types(
                mut self,
                allowed_types: impl ::core::iter::IntoIterator<
                    Item = impl ::core::convert::Into<
                        ::formwork::Open<document::AllowedTypes>,
                    >,
                >,
            ) -> Self {
                self.allowed_types = ::core::option::Option::Some(
                    ::formwork::__private::elements(allowed_types),
                );
                self
            }
            /// Whether the user also enters an ID number, for an [ID number check](https://docs.stripe.com/identity/verification-checks?type=id-number) against the name and the date of birth read from the document.
            pub fn require_id_number(mut self, require_id_number: bool) -> Self {
                self.require_id_number = ::core::option::Option::Some(require_id_number);
                self
            }
            /// Whether the document has to be photographed with the camera of the user's device. When `true`, uploading an existing image is not offered.
            pub fn require_live_capture(mut self, require_live_capture: bool) -> Self {
                self.require_live_capture = ::core::option::Option::Some(
                    require_live_capture,
                );
                self
            }
            /// Whether the user also takes a picture of their face, for a [selfie check](https://docs.stripe.com/identity/verification-checks?type=selfie) that compares it with the photo on the document.
            ///
            /// The guide to [selfie checks](https://docs.stripe.com/identity/selfie) says what this asks of the user.
            pub fn require_matching_selfie(
                mut self,
                require_matching_selfie: bool,
            ) -> Self {
                self.require_matching_selfie = ::core::option::Option::Some(
                    require_matching_selfie,
                );
                self
            }
        }
        impl ::formwork::Form for Document {
            fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
                encoder
                    .object()
                    .field("allowed_types", &self.allowed_types)
                    .field("require_id_number", &self.require_id_number)
                    .field("require_live_capture", &self.require_live_capture)
                    .field("require_matching_selfie", &self.require_matching_selfie);
            }
        }
        /// The types of [`Document`].
        pub mod document {
            /// A kind of identity document.
            ///
            /// - `driving_license`: a driver's license.
            /// - `id_card`: a government-issued ID card.
            /// - `passport`: a passport.
            #[derive(
                ::core::clone::Clone,
                ::core::marker::Copy,
                ::core::fmt::Debug,
                ::core::cmp::PartialEq,
                ::core::cmp::Eq,
                ::core::hash::Hash,
            )]
            pub enum AllowedTypes {
                /// `driving_license`
                DrivingLicense,
                /// `id_card`
                IdCard,
                /// `passport`
                Passport,
            }
            ::formwork::__private::string_enum! {
                AllowedTypes {
                    DrivingLicense = "driving_license",
                    IdCard = "id_card",
                    Passport = "passport",
                }
            }
        }
    }
}
/// The types of [`VerificationSession`].
pub mod verification_session {
    /// Where the session stands.
    ///
    /// - `canceled`: it was given up and cannot be used again.
    /// - `processing`: what the user submitted is being checked.
    /// - `requires_input`: it waits for the user. Only now can it be updated.
    /// - `verified`: every check has passed.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    pub enum Status {
        /// `canceled`
        Canceled,
        /// `processing`
        Processing,
        /// `requires_input`
        RequiresInput,
        /// `verified`
        Verified,
    }
    ::formwork::__private::string_enum! {
        Status {
            Canceled = "canceled",
            Processing = "processing",
            RequiresInput = "requires_input",
            Verified = "verified",
        }
    }
    /// Which [verification check](https://docs.stripe.com/identity/verification-checks) the session performs.
    ///
    /// - `document`: checks an identity document, as far as the document options ask.
    /// - `id_number`: checks an ID number that the user types in, without a document.
    pub use super::update_verification_session::Type;
}
/// The types of [`VerificationSessionDocumentOptions`].
pub mod verification_session_document_options {
    /// A kind of identity document.
    ///
    /// - `driving_license`: a driver's license.
    /// - `id_card`: a government-issued ID card.
    /// - `passport`: a passport.
    pub use super::update_verification_session::options::document::AllowedTypes;
}
/// The types of [`VerificationSessionLastError`].
pub mod verification_session_last_error {
    /// The reason, for programs. New reasons can appear at any time.
    ///
    /// - `abandoned`: the user left before the end.
    /// - `consent_declined`: the user did not agree to being verified.
    /// - `country_not_supported`: the user's country is not supported.
    /// - `device_not_supported`: the user's device has no usable camera.
    /// - `document_expired`: the document is no longer valid.
    /// - `document_type_not_allowed`: the document is of a kind that `allowed_types` leaves out.
    /// - `document_type_not_supported`: documents of this kind cannot be checked.
    /// - `document_unverified_other`: the document could not be verified for another reason.
    /// - `email_unverified_other`: the email address could not be verified.
    /// - `email_verification_declined`: the user did not agree to verify an email address.
    /// - `id_number_insufficient_document_data`: the document lacks what an ID number check needs.
    /// - `id_number_mismatch`: the ID number does not belong to the name and date of birth.
    /// - `id_number_unverified_other`: the ID number could not be verified for another reason.
    /// - `phone_unverified_other`: the phone number could not be verified.
    /// - `phone_verification_declined`: the user did not agree to verify a phone number.
    /// - `selfie_document_missing_photo`: the document has no photo to compare the face with.
    /// - `selfie_face_mismatch`: the face and the photo on the document differ.
    /// - `selfie_manipulated`: the picture of the face looks altered.
    /// - `selfie_unverified_other`: the selfie could not be verified for another reason.
    /// - `under_supported_age`: the user is too young to be verified.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    pub enum Code {
        /// `abandoned`
        Abandoned,
        /// `consent_declined`
        ConsentDeclined,
        /// `country_not_supported`
        CountryNotSupported,
        /// `device_not_supported`
        DeviceNotSupported,
        /// `document_expired`
        DocumentExpired,
        /// `document_type_not_allowed`
        DocumentTypeNotAllowed,
        /// `document_type_not_supported`
        DocumentTypeNotSupported,
        /// `document_unverified_other`
        DocumentUnverifiedOther,
        /// `email_unverified_other`
        EmailUnverifiedOther,
        /// `email_verification_declined`
        EmailVerificationDeclined,
        /// `id_number_insufficient_document_data`
        IdNumberInsufficientDocumentData,
        /// `id_number_mismatch`
        IdNumberMismatch,
        /// `id_number_unverified_other`
        IdNumberUnverifiedOther,
        /// `phone_unverified_other`
        PhoneUnverifiedOther,
        /// `phone_verification_declined`
        PhoneVerificationDeclined,
        /// `selfie_document_missing_photo`
        SelfieDocumentMissingPhoto,
        /// `selfie_face_mismatch`
        SelfieFaceMismatch,
        /// `selfie_manipulated`
        SelfieManipulated,
        /// `selfie_unverified_other`
        SelfieUnverifiedOther,
        /// `under_supported_age`
        UnderSupportedAge,
    }
    ::formwork::__private::string_enum! {
        Code {
            Abandoned = "abandoned",
            ConsentDeclined = "consent_declined",
            CountryNotSupported = "country_not_supported",
            DeviceNotSupported = "device_not_supported",
            DocumentExpired = "document_expired",
            DocumentTypeNotAllowed = "document_type_not_allowed",
            DocumentTypeNotSupported = "document_type_not_supported",
            DocumentUnverifiedOther = "document_unverified_other",
            EmailUnverifiedOther = "email_unverified_other",
            EmailVerificationDeclined = "email_verification_declined",
            IdNumberInsufficientDocumentData = "id_number_insufficient_document_data",
            IdNumberMismatch = "id_number_mismatch",
            IdNumberUnverifiedOther = "id_number_unverified_other",
            PhoneUnverifiedOther = "phone_unverified_other",
            PhoneVerificationDeclined = "phone_verification_declined",
            SelfieDocumentMissingPhoto = "selfie_document_missing_photo",
            SelfieFaceMismatch = "selfie_face_mismatch",
            SelfieManipulated = "selfie_manipulated",
            SelfieUnverifiedOther = "selfie_unverified_other",
            UnderSupportedAge = "under_supported_age",
        }
    }
}
/// The types of [`VerificationSessionRedaction`].
pub mod verification_session_redaction {
    /// The state of the redaction.
    ///
    /// - `processing`: the data is being removed.
    /// - `redacted`: the data is gone, here and in related objects.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    pub enum Status {
        /// `processing`
        Processing,
        /// `redacted`
        Redacted,
    }
    ::formwork::__private::string_enum! {
        Status {
            Processing = "processing",
            Redacted = "redacted",
        }
    }
}
