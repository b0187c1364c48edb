//! Golden: what `openapi!` emits for the operations of `spec/lists.json`.

/// List verification sessions
///
/// Lists the sessions, the newest first.
///
/// `GET /v1/identity/verification_sessions`
///
/// Returns [`get_identity_verification_sessions::Output`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetIdentityVerificationSessions {
    /// ID of the item before which the page ends.
    pub ending_before: ::core::option::Option<::std::string::String>,
    /// How many items a page has, from 1 to 100; 10 if nothing is said.
    pub limit: ::core::option::Option<i64>,
    /// ID of the item behind which the page begins.
    pub starting_after: ::core::option::Option<::std::string::String>,
}
impl GetIdentityVerificationSessions {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            ending_before: ::core::option::Option::None,
            limit: ::core::option::Option::None,
            starting_after: ::core::option::Option::None,
        }
    }
    /// ID of the item before which the page ends.
    pub fn ending_before(
        mut self,
        ending_before: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.ending_before = ::core::option::Option::Some(
            ::core::convert::Into::into(ending_before),
        );
        self
    }
    /// How many items a page has, from 1 to 100; 10 if nothing is said.
    pub fn limit(mut self, limit: i64) -> Self {
        self.limit = ::core::option::Option::Some(limit);
        self
    }
    /// ID of the item behind which the page begins.
    pub fn starting_after(
        mut self,
        starting_after: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.starting_after = ::core::option::Option::Some(
            ::core::convert::Into::into(starting_after),
        );
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
/// List verification reports
///
/// Lists the reports. There is no way back.
///
/// `GET /v1/identity/verification_reports`
///
/// Returns [`get_identity_verification_reports::Output`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetIdentityVerificationReports {
    /// ID of the item behind which the page begins.
    pub starting_after: ::core::option::Option<::std::string::String>,
}
impl GetIdentityVerificationReports {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            starting_after: ::core::option::Option::None,
        }
    }
    /// ID of the item behind which the page begins.
    pub fn starting_after(
        mut self,
        starting_after: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.starting_after = ::core::option::Option::Some(
            ::core::convert::Into::into(starting_after),
        );
        self
    }
}
/// What a verification has found.
#[derive(::core::clone::Clone)]
#[allow(deprecated)]
pub struct Report {
    /// Its ID, once it has one.
    pub id: ::core::option::Option<::std::string::String>,
    /// Its ID before it had one.
    #[deprecated]
    pub old_id: ::core::option::Option<::std::string::String>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    Report {
        0 "id" => id: Optional,
        1 "old_id" => old_id: Optional,
        extra: 2,
    }
}
/// Search notes
///
/// Searches the notes. They have no ids.
///
/// `GET /v1/notes/search`
///
/// Returns [`search_notes::Output`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct SearchNotes {
    /// Where the page begins: `next_page` of the page before.
    pub page: ::core::option::Option<::std::string::String>,
    /// What to look for.
    pub query: ::std::string::String,
}
impl SearchNotes {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(query: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            page: ::core::option::Option::None,
            query: ::core::convert::Into::into(query),
        }
    }
    /// Where the page begins: `next_page` of the page before.
    pub fn page(
        mut self,
        page: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.page = ::core::option::Option::Some(::core::convert::Into::into(page));
        self
    }
}
/// List files
///
/// Lists the files, in a way of its own.
///
/// `GET /v1/files`
///
/// Returns [`list_files::Output`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct ListFiles {
    /// Where the page begins.
    pub cursor: ::core::option::Option<::std::string::String>,
}
impl ListFiles {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {
            cursor: ::core::option::Option::None,
        }
    }
    /// Where the page begins.
    pub fn cursor(
        mut self,
        cursor: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.cursor = ::core::option::Option::Some(::core::convert::Into::into(cursor));
        self
    }
}
/// A file.
#[derive(::core::clone::Clone)]
pub struct File {
    /// Its name.
    pub name: ::std::string::String,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    File {
        0 "name" => name: Required,
        extra: 1,
    }
}
impl ::formwork::Operation for GetIdentityVerificationSessions {
    type Output = get_identity_verification_sessions::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/v1/identity/verification_sessions")
            .query(|query| {
                query
                    .field("ending_before", &self.ending_before)
                    .field("limit", &self.limit)
                    .field("starting_after", &self.starting_after);
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
            "GetIdentityVerificationSessions", GET "/v1/identity/verification_sessions",
            "2026-09-30", servers : ["https://api.example.com/"], security :
            [["bearerAuth" : Bearer]],
        }
    }
}
impl ::formwork::Paginated for GetIdentityVerificationSessions {
    type Item = VerificationSession;
    fn read_page(&self, page: Self::Output) -> ::formwork::Page<Self, Self::Item> {
        let is_backwards = self.ending_before.is_some() && self.starting_after.is_none();
        let id = |item: &Self::Item| ::core::option::Option::Some(
            ::core::clone::Clone::clone(&item.id),
        );
        ::formwork::__private::id_page(
            page.data,
            page.has_more,
            is_backwards,
            id,
            |id| {
                let mut next = ::core::clone::Clone::clone(self);
                if is_backwards {
                    next.ending_before = ::core::option::Option::Some(id);
                } else {
                    next.starting_after = ::core::option::Option::Some(id);
                }
                next
            },
        )
    }
}
impl ::formwork::Operation for GetIdentityVerificationReports {
    type Output = get_identity_verification_reports::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/v1/identity/verification_reports")
            .query(|query| {
                query.field("starting_after", &self.starting_after);
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
            "GetIdentityVerificationReports", GET "/v1/identity/verification_reports",
            "2026-09-30", servers : ["https://api.example.com/"], security :
            [["bearerAuth" : Bearer]],
        }
    }
}
#[allow(deprecated)]
impl ::formwork::Paginated for GetIdentityVerificationReports {
    type Item = Report;
    fn read_page(&self, page: Self::Output) -> ::formwork::Page<Self, Self::Item> {
        let is_backwards = false;
        let id = |item: &Self::Item| ::core::clone::Clone::clone(&item.id);
        ::formwork::__private::id_page(
            page.data,
            page.has_more,
            is_backwards,
            id,
            |id| {
                let mut next = ::core::clone::Clone::clone(self);
                next.starting_after = ::core::option::Option::Some(id);
                next
            },
        )
    }
}
impl ::formwork::Operation for SearchNotes {
    type Output = search_notes::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/v1/notes/search")
            .query(|query| {
                query.field("page", &self.page).required_field("query", &self.query);
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
            "SearchNotes", GET "/v1/notes/search", "2026-09-30", servers :
            ["https://api.example.com/"], security : [["bearerAuth" : Bearer]],
        }
    }
}
impl ::formwork::Paginated for SearchNotes {
    type Item = ::std::string::String;
    fn read_page(&self, page: Self::Output) -> ::formwork::Page<Self, Self::Item> {
        ::formwork::__private::token_page(
            page.data,
            page.has_more,
            page.next_page,
            |token| {
                let mut next = ::core::clone::Clone::clone(self);
                next.page = ::core::option::Option::Some(token);
                next
            },
        )
    }
}
impl ::formwork::Operation for ListFiles {
    type Output = list_files::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/v1/files")
            .query(|query| {
                query.field("cursor", &self.cursor);
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
            "ListFiles", GET "/v1/files", "2026-09-30", servers :
            ["https://api.example.com/"], security : [["bearerAuth" : Bearer]],
        }
    }
}
/// The types of errors that have a name of their own.
pub mod errors {
    /// What was wrong.
    #[derive(::core::clone::Clone)]
    pub struct Error {
        /// The explanation for people.
        pub message: ::std::string::String,
        /// Members of the response that have no field.
        pub extra: ::formwork::Extra,
    }
    ::formwork::__private::object! {
        Error {
            0 "message" => message: Required,
            extra: 1,
        }
    }
}
/// The types of [`GetIdentityVerificationReports`].
pub mod get_identity_verification_reports {
    #[derive(::core::clone::Clone)]
    #[allow(missing_docs)]
    pub struct Output {
        /// The items of this page.
        pub data: ::std::vec::Vec<super::Report>,
        /// Whether there are items behind this page, in the direction of the request.
        pub has_more: bool,
        /// What this is.
        ///
        /// Always `list`.
        pub object: ::formwork::Constant,
        /// Where the list is.
        pub url: ::std::string::String,
        /// Members of the response that have no field.
        pub extra: ::formwork::Extra,
    }
    ::formwork::__private::object! {
        Output {
            0 "data" => data: Required,
            1 "has_more" => has_more: Required,
            2 "object" => object: Required = "list",
            3 "url" => url: Required,
            extra: 4,
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
}
/// The types of [`GetIdentityVerificationSessions`].
pub mod get_identity_verification_sessions {
    #[derive(::core::clone::Clone)]
    #[allow(missing_docs)]
    pub struct Output {
        /// The items of this page.
        pub data: ::std::vec::Vec<super::VerificationSession>,
        /// Whether there are items behind this page, in the direction of the request.
        pub has_more: bool,
        /// What this is.
        ///
        /// Always `list`.
        pub object: ::formwork::Constant,
        /// Where the list is.
        pub url: ::std::string::String,
        /// Members of the response that have no field.
        pub extra: ::formwork::Extra,
    }
    ::formwork::__private::object! {
        Output {
            0 "data" => data: Required,
            1 "has_more" => has_more: Required,
            2 "object" => object: Required = "list",
            3 "url" => url: Required,
            extra: 4,
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
}
/// The types of [`ListFiles`].
pub mod list_files {
    #[derive(::core::clone::Clone)]
    #[allow(missing_docs)]
    pub struct Output {
        /// The files of this page.
        pub files: ::std::vec::Vec<super::File>,
        /// Where the next page begins.
        pub next_cursor: ::core::option::Option<::std::string::String>,
        /// Members of the response that have no field.
        pub extra: ::formwork::Extra,
    }
    ::formwork::__private::object! {
        Output {
            0 "files" => files: Required,
            1 "next_cursor" => next_cursor: Optional,
            extra: 2,
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
}
/// The types of [`SearchNotes`].
pub mod search_notes {
    #[derive(::core::clone::Clone)]
    #[allow(missing_docs)]
    pub struct Output {
        /// The notes of this page.
        pub data: ::std::vec::Vec<::std::string::String>,
        /// Whether there are more.
        pub has_more: bool,
        /// The token of the next page.
        pub next_page: ::core::option::Option<::std::string::String>,
        /// Members of the response that have no field.
        pub extra: ::formwork::Extra,
    }
    ::formwork::__private::object! {
        Output {
            0 "data" => data: Required,
            1 "has_more" => has_more: Required,
            2 "next_page" => next_page: Optional,
            extra: 3,
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
}
/// The types of [`VerificationSessionDocumentOptions`].
pub mod verification_session_document_options {
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
