//! Golden: what `openapi!` emits for the operations of `spec/statuses.json`.

/// `GET /reports`
///
/// Returns [`list_reports::Output`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct ListReports {}
impl ListReports {
    /// Creates a value with nothing set.
    pub fn new() -> Self {
        Self {}
    }
}
#[derive(::core::clone::Clone)]
#[allow(missing_docs)]
pub struct Report {
    pub id: ::std::string::String,
    pub title: ::core::option::Option<::std::string::String>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    Report {
        0 "id" => id: Required,
        1 "title" => title: Required,
        extra: 2,
    }
}
/// `GET /reports/{report}`
///
/// Returns [`get_report::Output`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetReport {
    pub report: ::std::string::String,
}
impl GetReport {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
/// `HEAD /reports/{report}`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct HasReport {
    pub report: ::std::string::String,
}
impl HasReport {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
/// `DELETE /reports/{report}`
///
/// Returns [`delete_report::Output`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct DeleteReport {
    pub report: ::std::string::String,
}
impl DeleteReport {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
/// `GET /reports/{report}/title`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetTitle {
    pub report: ::std::string::String,
}
impl GetTitle {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
/// `GET /reports/{report}/cover`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetCover {
    pub report: ::std::string::String,
}
impl GetCover {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
/// `GET /reports/{report}/size`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetSize {
    pub report: ::std::string::String,
}
impl GetSize {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
/// `GET /reports/{report}/notes`
///
/// Returns a list of [`Report`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetNotes {
    pub report: ::std::string::String,
}
impl GetNotes {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
/// `GET /reports/{report}/history`
///
/// Returns [`get_history::Output`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetHistory {
    pub report: ::std::string::String,
}
impl GetHistory {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
/// `GET /reports/{report}/facts`
///
/// Returns [`get_facts::Output`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetFacts {
    pub report: ::std::string::String,
}
impl GetFacts {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(report: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            report: ::core::convert::Into::into(report),
        }
    }
}
impl ::formwork::Operation for ListReports {
    type Output = list_reports::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/reports")
            .accept("application/json")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        let (received, case) = ::formwork::__private::success(
            &response,
            &[("200", "application/json"), ("202", "")],
        )?;
        ::core::result::Result::Ok(
            match case {
                0 => list_reports::Output::Ok(received.json()?),
                _ => list_reports::Output::Accepted,
            },
        )
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "ListReports", GET "/reports", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetReport {
    type Output = get_report::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .accept(
                "application/json, text/csv; header=present, application/pdf, text/plain",
            )
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        let (received, case) = ::formwork::__private::success(
            &response,
            &[
                ("200", "application/json"),
                ("200", "text/csv; header=present"),
                ("200", "application/pdf"),
                ("202", "application/json"),
                ("204", ""),
                ("2XX", "text/plain"),
            ],
        )?;
        ::core::result::Result::Ok(
            match case {
                0 => get_report::Output::OkJson(received.json()?),
                1 => get_report::Output::OkCsv(received.text()?),
                2 => get_report::Output::OkPdf(received.bytes()),
                3 => get_report::Output::Accepted(received.json()?),
                4 => get_report::Output::NoContent,
                _ => get_report::Output::Success(received.text()?),
            },
        )
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetReport", GET "/reports/{report}", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for HasReport {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::HEAD)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "200")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "HasReport", HEAD "/reports/{report}", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for DeleteReport {
    type Output = delete_report::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::DELETE)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        let (_, case) = ::formwork::__private::success(
            &response,
            &[("204", ""), ("205", "")],
        )?;
        ::core::result::Result::Ok(
            match case {
                0 => delete_report::Output::NoContent,
                _ => delete_report::Output::ResetContent,
            },
        )
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "DeleteReport", DELETE "/reports/{report}", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetTitle {
    type Output = ::std::string::String;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .path("/title")
            .accept("text/plain")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_text(&response, "200", "text/plain")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetTitle", GET "/reports/{report}/title", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetCover {
    type Output = ::std::vec::Vec<u8>;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .path("/cover")
            .accept("image/*")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_bytes(&response, "200", "image/*")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetCover", GET "/reports/{report}/cover", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetSize {
    type Output = i64;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .path("/size")
            .accept("application/json")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_json(&response, "default", "application/json")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetSize", GET "/reports/{report}/size", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetNotes {
    type Output = ::std::vec::Vec<Report>;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .path("/notes")
            .accept("application/json, */*;q=0.5")
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
            "GetNotes", GET "/reports/{report}/notes", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetHistory {
    type Output = get_history::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .path("/history")
            .accept("application/json; version=1, application/json; version=2")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        let (received, case) = ::formwork::__private::success(
            &response,
            &[
                ("200", "application/json; version=1"),
                ("200", "application/json; version=2"),
            ],
        )?;
        ::core::result::Result::Ok(
            match case {
                0 => get_history::Output::OkJsonVersion1(received.json()?),
                _ => get_history::Output::OkJsonVersion2(received.json()?),
            },
        )
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetHistory", GET "/reports/{report}/history", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for GetFacts {
    type Output = get_facts::Output;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/reports/")
            .path_parameter("report", &self.report)
            .path("/facts")
            .accept("application/json, application/vnd.facts+json, */*")
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        let (received, case) = ::formwork::__private::success(
            &response,
            &[
                ("200", "application/json"),
                ("200", "application/vnd.facts+json"),
                ("200", "*/*"),
            ],
        )?;
        ::core::result::Result::Ok(
            match case {
                0 => get_facts::Output::OkJson(received.json()?),
                1 => get_facts::Output::OkVndFactsJson(received.json()?),
                _ => get_facts::Output::OkAny(received.bytes()),
            },
        )
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "GetFacts", GET "/reports/{report}/facts", "1", servers : [],
        }
    }
}
/// The types of [`DeleteReport`].
pub mod delete_report {
    /// The successes that the document declares.
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::marker::Copy,
        ::core::cmp::Eq,
        ::core::hash::Hash
    )]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Output {
        /// Deleted.
        NoContent,
        /// Deleted, and what showed it is to be reset.
        ResetContent,
    }
    /// The errors that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Failure {
        /// Not deleted.
        Default(super::errors::Problem),
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
/// The types of errors that have a name of their own.
pub mod errors {
    #[derive(::core::clone::Clone)]
    #[allow(missing_docs)]
    pub struct Problem {
        pub title: ::std::string::String,
        pub code: ::core::option::Option<::formwork::Open<problem::Code>>,
        pub about: ::core::option::Option<::formwork::Json>,
        pub cause: ::core::option::Option<::std::boxed::Box<Problem>>,
        /// Members of the response that have no field.
        pub extra: ::formwork::Extra,
    }
    ::formwork::__private::object! {
        Problem {
            0 "title" => title: Required,
            1 "code" => code: Optional,
            2 "about" => about: Optional,
            3 "cause" => cause: Optional,
            extra: 4,
        }
    }
    /// The types of [`Problem`].
    pub mod problem {
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        #[allow(missing_docs)]
        pub enum Code {
            /// `not_found`
            NotFound,
            /// `gone`
            Gone,
        }
        ::formwork::__private::string_enum! {
            Code {
                NotFound = "not_found",
                Gone = "gone",
            }
        }
    }
}
/// The types of [`GetFacts`].
pub mod get_facts {
    /// The successes that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Output {
        /// The facts, old and new.
        ///
        /// As `application/json`.
        OkJson(::std::vec::Vec<::std::string::String>),
        /// The facts, old and new.
        ///
        /// As `application/vnd.facts+json`.
        OkVndFactsJson(super::Report),
        /// The facts, old and new.
        ///
        /// As `*/*`.
        OkAny(::std::vec::Vec<u8>),
    }
}
/// The types of [`GetHistory`].
pub mod get_history {
    /// The successes that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Output {
        /// The history, in one of two versions.
        ///
        /// As `application/json; version=1`.
        OkJsonVersion1(::std::vec::Vec<::std::string::String>),
        /// The history, in one of two versions.
        ///
        /// As `application/json; version=2`.
        OkJsonVersion2(::std::vec::Vec<super::Report>),
    }
}
/// The types of [`GetNotes`].
pub mod get_notes {
    /// The errors that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Failure {
        /// No notes.
        Default(super::errors::Problem),
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
/// The types of [`GetReport`].
pub mod get_report {
    /// The successes that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Output {
        /// The report, in the form that was asked for.
        ///
        /// As `application/json`.
        OkJson(super::Report),
        /// The report, in the form that was asked for.
        ///
        /// As `text/csv; header=present`.
        OkCsv(::std::string::String),
        /// The report, in the form that was asked for.
        ///
        /// As `application/pdf`.
        OkPdf(::std::vec::Vec<u8>),
        /// The report is not there yet.
        Accepted(output::Accepted),
        /// The report is empty.
        NoContent,
        /// Something else went well.
        Success(::std::string::String),
    }
    /// The errors that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Failure {
        /// There is no such report.
        NotFound(super::errors::Problem),
        /// The report is being written.
        Conflict,
        /// The report was deleted.
        Gone,
        /// The request is at fault.
        ClientError(failure::ClientError),
        /// The service is down, for one reason of several.
        ServiceUnavailable(failure::ServiceUnavailable),
        /// What nobody thought of.
        Default(super::errors::Problem),
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
            let (received, case) = ::formwork::__private::failure(
                error,
                &[
                    ("404", "application/problem+json"),
                    ("409", ""),
                    ("410", ""),
                    ("4XX", "application/json"),
                    ("503", "application/json"),
                    ("default", "application/json"),
                ],
            )?;
            ::core::result::Result::Ok(
                match case {
                    0 => Self::NotFound(received.json()?),
                    1 => Self::Conflict,
                    2 => Self::Gone,
                    3 => Self::ClientError(received.json()?),
                    4 => Self::ServiceUnavailable(received.json()?),
                    _ => Self::Default(received.json()?),
                },
            )
        }
    }
    /// The types of [`Failure`].
    pub mod failure {
        #[derive(::core::clone::Clone)]
        #[allow(missing_docs)]
        pub struct ClientError {
            pub reason: ::formwork::Open<client_error::Reason>,
            /// Members of the response that have no field.
            pub extra: ::formwork::Extra,
        }
        ::formwork::__private::object! {
            ClientError {
                0 "reason" => reason: Required,
                extra: 1,
            }
        }
        #[derive(::core::clone::Clone)]
        #[allow(missing_docs)]
        pub enum ServiceUnavailable {
            Text(::std::string::String),
            Problem(super::super::errors::Problem),
            /// A value of no other variant.
            Other(::formwork::Json),
        }
        ::formwork::__private::choice! {
            ServiceUnavailable { 0 Text : { String }, 1 Problem : { Object }, }
        }
        /// The types of [`ClientError`].
        pub mod client_error {
            #[derive(
                ::core::clone::Clone,
                ::core::marker::Copy,
                ::core::fmt::Debug,
                ::core::cmp::PartialEq,
                ::core::cmp::Eq,
                ::core::hash::Hash,
            )]
            #[allow(missing_docs)]
            pub enum Reason {
                /// `unknown`
                Unknown,
                /// `too_many`
                TooMany,
            }
            ::formwork::__private::string_enum! {
                Reason {
                    Unknown = "unknown",
                    TooMany = "too_many",
                }
            }
        }
    }
    /// The types of [`Output`].
    pub mod output {
        #[derive(::core::clone::Clone)]
        #[allow(missing_docs)]
        pub struct Accepted {
            pub retry_after: i64,
            /// Members of the response that have no field.
            pub extra: ::formwork::Extra,
        }
        ::formwork::__private::object! {
            Accepted {
                0 "retry_after" => retry_after: Required,
                extra: 1,
            }
        }
    }
}
/// The types of [`GetTitle`].
pub mod get_title {
    /// The errors that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Failure {
        /// The title cannot be shown.
        UnprocessableContent(super::errors::Problem),
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
                &[("422", "application/json")],
            )?;
            ::core::result::Result::Ok(Self::UnprocessableContent(received.json()?))
        }
    }
}
/// The types of [`ListReports`].
pub mod list_reports {
    /// The successes that the document declares.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(
        variant_size_differences,
        clippy::large_enum_variant,
        clippy::enum_variant_names
    )]
    pub enum Output {
        /// The reports.
        Ok(::std::vec::Vec<super::Report>),
        /// The reports are being counted.
        Accepted,
    }
    /// The headers that the document declares for successes. A header that is missing, or does not read as declared, is `None`.
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::default::Default,
    )]
    #[allow(deprecated)]
    pub struct Headers {
        /// How many requests are allowed in an hour.
        pub rate_limit_limit: ::core::option::Option<i64>,
        /// How many requests are left.
        pub rate_limit_remaining: ::core::option::Option<i32>,
        /// The header `RateLimit-Reset`.
        pub rate_limit_reset: ::core::option::Option<::formwork::Timestamp>,
        /// The forms in which there are reports.
        pub x_formats: ::core::option::Option<
            ::std::vec::Vec<::formwork::Open<headers::XFormats>>,
        >,
        /// The header `X-Cache`.
        pub x_cache: ::core::option::Option<::formwork::Open<headers::XCache>>,
        /// The header `X-Complete`.
        pub x_complete: ::core::option::Option<bool>,
        /// The header `X-Load`.
        #[deprecated]
        pub x_load: ::core::option::Option<f64>,
        /// When a report was last written.
        pub last_modified: ::core::option::Option<::std::string::String>,
        /// The header `X-Cursor`.
        pub x_cursor: ::core::option::Option<::formwork::Json>,
        /// The header `X-Shards`.
        pub x_shards: ::core::option::Option<::std::vec::Vec<i64>>,
        /// The header `X-Filter`.
        pub x_filter: ::core::option::Option<::std::string::String>,
        /// The header `Set-Cookie`.
        pub set_cookie: ::core::option::Option<::std::vec::Vec<::formwork::Secret>>,
        /// In seconds.
        pub retry_after: ::core::option::Option<i64>,
    }
    ::formwork::__private::headers! {
        Headers {
            "RateLimit-Limit" => rate_limit_limit: One<i64>,
            "RateLimit-Remaining" => rate_limit_remaining: One<i32>,
            "RateLimit-Reset" => rate_limit_reset: One<::formwork::Timestamp>,
            "X-Formats" => x_formats: List<::formwork::Open<headers::XFormats>>,
            "X-Cache" => x_cache: One<::formwork::Open<headers::XCache>>,
            "X-Complete" => x_complete: One<bool>,
            "X-Load" => x_load: One<f64>,
            "Last-Modified" => last_modified: One<::std::string::String>,
            "X-Cursor" => x_cursor: Decoded<::formwork::Json>,
            "X-Shards" => x_shards: Decoded<::std::vec::Vec<i64>>,
            "X-Filter" => x_filter: One<::std::string::String>,
            "Set-Cookie" => set_cookie: List<::formwork::Secret>,
            "Retry-After" => retry_after: One<i64>,
        }
    }
    /// The types of [`Headers`].
    pub mod headers {
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        #[allow(missing_docs)]
        pub enum XFormats {
            /// `csv`
            Csv,
            /// `pdf`
            Pdf,
        }
        ::formwork::__private::string_enum! {
            XFormats {
                Csv = "csv",
                Pdf = "pdf",
            }
        }
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        #[allow(missing_docs)]
        pub enum XCache {
            /// `hit`
            Hit,
            /// `miss`
            Miss,
        }
        ::formwork::__private::string_enum! {
            XCache {
                Hit = "hit",
                Miss = "miss",
            }
        }
    }
}
