//! Golden: what `openapi!` emits for the operations of `spec/shapes.json`.

/// Reads a pet
///
/// `GET /pets/{id}`
///
/// Returns [`Pet`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct GetPet {
    pub id: i64,
}
impl GetPet {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(id: i64) -> Self {
        Self { id }
    }
}
/// A pet, told by its `kind`.
#[derive(::core::clone::Clone)]
pub enum Pet {
    /// A cat.
    Cat(Cat),
    /// A dog.
    Dog(Dog),
    /// A value of no other variant.
    Other(::formwork::Json),
}
::formwork::__private::choice! {
    Pet by "kind" { 0 Cat as ["cat"] : { Object { required "kind" : { String = ["cat"] },
    required "name", } }, 1 Dog as ["dog", "puppy"] : { Object { required "kind",
    required "name", required "tricks", } }, }
}
/// A cat.
#[derive(::core::clone::Clone)]
#[allow(missing_docs)]
pub struct Cat {
    /// Always `cat`.
    pub kind: ::formwork::Constant,
    /// What it answers to.
    pub name: ::std::string::String,
    pub friends: ::core::option::Option<::std::vec::Vec<Pet>>,
    pub lives: ::core::option::Option<i64>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    Cat {
        0 "kind" => kind: Required = "cat",
        1 "name" => name: Required,
        2 "friends" => friends: Optional,
        3 "lives" => lives: Optional,
        extra: 4,
    }
}
/// A dog.
#[derive(::core::clone::Clone)]
#[allow(missing_docs)]
pub struct Dog {
    pub kind: ::std::string::String,
    /// What it answers to.
    pub name: ::std::string::String,
    pub friends: ::core::option::Option<::std::vec::Vec<Pet>>,
    pub tricks: ::std::vec::Vec<::std::string::String>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    Dog {
        0 "kind" => kind: Required,
        1 "name" => name: Required,
        2 "friends" => friends: Optional,
        3 "tricks" => tricks: Required,
        extra: 4,
    }
}
/// Writes a pet
///
/// `PUT /pets/{id}`
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct PutPet {
    pub id: i64,
    pub body: body::Pet,
}
impl PutPet {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(id: i64, body: impl ::core::convert::Into<body::Pet>) -> Self {
        Self {
            id,
            body: ::core::convert::Into::into(body),
        }
    }
}
/// Takes and gives back one of each
///
/// `POST /sample`
///
/// Returns [`Sample`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(missing_docs)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct EchoSample {
    pub body: body::Sample,
}
impl EchoSample {
    /// Creates a value with what is required, and nothing else set.
    pub fn new(body: body::Sample) -> Self {
        Self { body }
    }
}
/// One of each.
#[derive(::core::clone::Clone)]
#[allow(missing_docs)]
pub struct Sample {
    /// Always `v1`.
    pub version: ::formwork::Constant,
    pub priority: sample::Priority,
    pub level: ::core::option::Option<sample::Level>,
    pub note: ::core::option::Option<::std::string::String>,
    pub id: ::core::option::Option<sample::Id>,
    /// Where it is.
    pub address: ::core::option::Option<Address>,
    pub position: ::core::option::Option<
        ::formwork::Tuple<(f64, f64, ::std::string::String), i64>,
    >,
    pub line: ::core::option::Option<::std::vec::Vec<f64>>,
    pub owner: ::core::option::Option<sample::Owner>,
    pub countries: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    pub free: ::core::option::Option<::formwork::Json>,
    /// The members that have no field.
    pub additional_properties: ::std::collections::BTreeMap<::std::string::String, i64>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    Sample {
        0 "version" => version: Required = "v1",
        1 "priority" => priority: Required,
        2 "level" => level: Optional,
        3 "note" => note: Optional,
        4 "id" => id: Optional,
        5 "address" => address: Optional,
        6 "position" => position: OptionalNumber,
        7 "line" => line: OptionalNumber,
        8 "owner" => owner: Optional,
        9 "countries" => countries: Optional,
        10 "free" => free: Optional,
        extra: 11,
        rest additional_properties: 12,
    }
}
#[derive(::core::clone::Clone)]
#[allow(missing_docs)]
pub struct Address {
    pub street: ::core::option::Option<::std::string::String>,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    Address {
        0 "street" => street: Optional,
        extra: 1,
    }
}
#[derive(::core::clone::Clone)]
#[allow(missing_docs)]
pub struct Person {
    /// Always `person`.
    pub object: ::formwork::Constant,
    pub name: ::std::string::String,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    Person {
        0 "object" => object: Required = "person",
        1 "name" => name: Required,
        extra: 2,
    }
}
#[derive(::core::clone::Clone)]
#[allow(missing_docs)]
pub struct Company {
    /// Always `company`.
    pub object: ::formwork::Constant,
    pub name: ::std::string::String,
    /// Members of the response that have no field.
    pub extra: ::formwork::Extra,
}
::formwork::__private::object! {
    Company {
        0 "object" => object: Required = "company",
        1 "name" => name: Required,
        extra: 2,
    }
}
impl ::formwork::Operation for GetPet {
    type Output = Pet;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::GET)
            .path("/pets/")
            .path_parameter("id", &self.id)
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
            "GetPet", GET "/pets/{id}", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for PutPet {
    type Output = ();
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::PUT)
            .path("/pets/")
            .path_parameter("id", &self.id)
            .json("application/json", &self.body)
            .build()
    }
    fn response(
        &self,
        response: ::formwork::http::Response<&[u8]>,
    ) -> ::core::result::Result<Self::Output, ::formwork::Error> {
        ::formwork::__private::read_empty(&response, "204")
    }
    fn description(&self) -> &'static ::formwork::Description {
        ::formwork::__private::description! {
            "PutPet", PUT "/pets/{id}", "1", servers : [],
        }
    }
}
impl ::formwork::Operation for EchoSample {
    type Output = Sample;
    type Body = ::std::vec::Vec<u8>;
    fn request(
        &self,
    ) -> ::core::result::Result<
        ::formwork::http::Request<Self::Body>,
        ::formwork::RequestError,
    > {
        ::formwork::__private::RequestBuilder::new(::formwork::http::Method::POST)
            .path("/sample")
            .json("application/json", &self.body)
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
            "EchoSample", POST "/sample", "1", servers : [],
        }
    }
}
/// The types of requests that have a name of their own.
pub mod body {
    /// A pet, told by its `kind`.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    pub enum Pet {
        /// A cat.
        Cat(Cat),
        /// A dog.
        Dog(Dog),
    }
    ::formwork::__private::union! {
        Pet { Cat(Cat), Dog(Dog), }
    }
    /// Carries over what was received, to be sent. A value of no type that the document lists is an error.
    impl ::core::convert::TryFrom<&super::Pet> for Pet {
        type Error = ::formwork::CannotSendBack;
        fn try_from(received: &super::Pet) -> ::core::result::Result<Self, Self::Error> {
            match received {
                super::Pet::Cat(value) => {
                    ::formwork::__private::SendBack::send_back(value).map(Self::Cat)
                }
                super::Pet::Dog(value) => {
                    ::formwork::__private::SendBack::send_back(value).map(Self::Dog)
                }
                super::Pet::Other(_) => {
                    ::core::result::Result::Err(::formwork::CannotSendBack::default())
                }
            }
        }
    }
    ::formwork::__private::send_back! {
        super::Pet => Pet
    }
    /// A cat.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Cat {
        /// Always `cat`.
        pub kind: ::formwork::Constant,
        /// What it answers to.
        pub name: ::std::string::String,
        pub friends: ::core::option::Option<::std::vec::Vec<Pet>>,
        pub lives: ::core::option::Option<i64>,
    }
    #[allow(missing_docs)]
    impl Cat {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                kind: ::formwork::Constant::from("cat"),
                name: ::core::convert::Into::into(name),
                friends: ::core::option::Option::None,
                lives: ::core::option::Option::None,
            }
        }
        pub fn friends(
            mut self,
            friends: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<Pet>,
            >,
        ) -> Self {
            self.friends = ::core::option::Option::Some(
                ::formwork::__private::elements(friends),
            );
            self
        }
        pub fn lives(mut self, lives: i64) -> Self {
            self.lives = ::core::option::Option::Some(lives);
            self
        }
    }
    impl ::formwork::Form for Cat {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("kind", &self.kind)
                .required_field("name", &self.name)
                .field("friends", &self.friends)
                .field("lives", &self.lives);
        }
    }
    /// Carries over what was received, to be sent. Null clears where it can, and absent stays absent. Members that are only read, and those that the document does not have, are left behind.
    impl ::core::convert::TryFrom<&super::Cat> for Cat {
        type Error = ::formwork::CannotSendBack;
        fn try_from(received: &super::Cat) -> ::core::result::Result<Self, Self::Error> {
            ::core::result::Result::Ok(Self {
                kind: ::formwork::Constant::from("cat"),
                name: ::formwork::__private::send_back(&received.name, "name")?,
                friends: ::formwork::__private::send_back(&received.friends, "friends")?,
                lives: ::formwork::__private::send_back(&received.lives, "lives")?,
            })
        }
    }
    ::formwork::__private::send_back! {
        super::Cat => Cat
    }
    /// A dog.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Dog {
        pub kind: ::std::string::String,
        /// What it answers to.
        pub name: ::std::string::String,
        pub friends: ::core::option::Option<::std::vec::Vec<Pet>>,
        pub tricks: ::std::vec::Vec<::std::string::String>,
    }
    #[allow(missing_docs)]
    impl Dog {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(
            kind: impl ::core::convert::Into<::std::string::String>,
            name: impl ::core::convert::Into<::std::string::String>,
            tricks: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<::std::string::String>,
            >,
        ) -> Self {
            Self {
                kind: ::core::convert::Into::into(kind),
                name: ::core::convert::Into::into(name),
                friends: ::core::option::Option::None,
                tricks: ::formwork::__private::elements(tricks),
            }
        }
        pub fn friends(
            mut self,
            friends: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<Pet>,
            >,
        ) -> Self {
            self.friends = ::core::option::Option::Some(
                ::formwork::__private::elements(friends),
            );
            self
        }
    }
    impl ::formwork::Form for Dog {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("kind", &self.kind)
                .required_field("name", &self.name)
                .field("friends", &self.friends)
                .required_field("tricks", &self.tricks);
        }
    }
    /// Carries over what was received, to be sent. Null clears where it can, and absent stays absent. Members that are only read, and those that the document does not have, are left behind.
    impl ::core::convert::TryFrom<&super::Dog> for Dog {
        type Error = ::formwork::CannotSendBack;
        fn try_from(received: &super::Dog) -> ::core::result::Result<Self, Self::Error> {
            ::core::result::Result::Ok(Self {
                kind: ::formwork::__private::send_back(&received.kind, "kind")?,
                name: ::formwork::__private::send_back(&received.name, "name")?,
                friends: ::formwork::__private::send_back(&received.friends, "friends")?,
                tricks: ::formwork::__private::send_back(&received.tricks, "tricks")?,
            })
        }
    }
    ::formwork::__private::send_back! {
        super::Dog => Dog
    }
    /// One of each.
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Sample {
        /// Always `v1`.
        pub version: ::formwork::Constant,
        pub priority: sample::Priority,
        pub level: ::core::option::Option<sample::Level>,
        pub note: ::formwork::Clearable<::std::string::String>,
        pub id: ::core::option::Option<sample::Id>,
        /// Where it is.
        pub address: ::core::option::Option<Address>,
        pub position: ::core::option::Option<
            ::formwork::Tuple<(f64, f64, ::std::string::String), i64>,
        >,
        pub line: ::core::option::Option<::std::vec::Vec<f64>>,
        pub owner: ::formwork::Clearable<sample::Owner>,
        pub countries: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
        pub free: ::core::option::Option<::formwork::Json>,
        /// The members that have no field.
        pub additional_properties: ::std::collections::BTreeMap<
            ::std::string::String,
            i64,
        >,
    }
    #[allow(missing_docs)]
    impl Sample {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(priority: sample::Priority) -> Self {
            Self {
                version: ::formwork::Constant::from("v1"),
                priority,
                level: ::core::option::Option::None,
                note: ::formwork::Clearable::Keep,
                id: ::core::option::Option::None,
                address: ::core::option::Option::None,
                position: ::core::option::Option::None,
                line: ::core::option::Option::None,
                owner: ::formwork::Clearable::Keep,
                countries: ::core::option::Option::None,
                free: ::core::option::Option::None,
                additional_properties: ::std::collections::BTreeMap::new(),
            }
        }
        pub fn level(mut self, level: sample::Level) -> Self {
            self.level = ::core::option::Option::Some(level);
            self
        }
        pub fn note(
            mut self,
            note: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.note = ::formwork::Clearable::Set(::core::convert::Into::into(note));
            self
        }
        /// Clears `note` on the server.
        pub fn clear_note(mut self) -> Self {
            self.note = ::formwork::Clearable::Clear;
            self
        }
        pub fn id(mut self, id: impl ::core::convert::Into<sample::Id>) -> Self {
            self.id = ::core::option::Option::Some(::core::convert::Into::into(id));
            self
        }
        /// Where it is.
        pub fn address(mut self, address: Address) -> Self {
            self.address = ::core::option::Option::Some(address);
            self
        }
        pub fn position(
            mut self,
            position: impl ::core::convert::Into<
                ::formwork::Tuple<(f64, f64, ::std::string::String), i64>,
            >,
        ) -> Self {
            self.position = ::core::option::Option::Some(
                ::core::convert::Into::into(position),
            );
            self
        }
        pub fn line(
            mut self,
            line: impl ::core::iter::IntoIterator<Item = f64>,
        ) -> Self {
            self.line = ::core::option::Option::Some(
                ::formwork::__private::elements(line),
            );
            self
        }
        pub fn owner(
            mut self,
            owner: impl ::core::convert::Into<sample::Owner>,
        ) -> Self {
            self.owner = ::formwork::Clearable::Set(::core::convert::Into::into(owner));
            self
        }
        /// Clears `owner` on the server.
        pub fn clear_owner(mut self) -> Self {
            self.owner = ::formwork::Clearable::Clear;
            self
        }
        pub fn countries(
            mut self,
            countries: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<::std::string::String>,
            >,
        ) -> Self {
            self.countries = ::core::option::Option::Some(
                ::formwork::__private::elements(countries),
            );
            self
        }
        pub fn free(
            mut self,
            free: impl ::core::convert::Into<::formwork::Json>,
        ) -> Self {
            self.free = ::core::option::Option::Some(::core::convert::Into::into(free));
            self
        }
        /// The members that have no field.
        pub fn additional_properties(
            mut self,
            additional_properties: impl ::core::iter::IntoIterator<
                Item = (impl ::core::convert::Into<::std::string::String>, i64),
            >,
        ) -> Self {
            self.additional_properties = ::formwork::__private::entries(
                additional_properties,
            );
            self
        }
        /// Sets one entry of `additionalProperties` on the server.
        pub fn additional_properties_entry(
            mut self,
            key: impl ::core::convert::Into<::std::string::String>,
            value: i64,
        ) -> Self {
            self.additional_properties.insert(::core::convert::Into::into(key), value);
            self
        }
    }
    impl ::formwork::Form for Sample {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("version", &self.version)
                .required_field("priority", &self.priority)
                .field("level", &self.level)
                .field("note", &self.note)
                .field("id", &self.id)
                .field("address", &self.address)
                .field("position", &self.position)
                .field("line", &self.line)
                .field("owner", &self.owner)
                .field("countries", &self.countries)
                .field("free", &self.free)
                .rest(
                    &[
                        "version",
                        "priority",
                        "level",
                        "note",
                        "id",
                        "address",
                        "position",
                        "line",
                        "owner",
                        "countries",
                        "free",
                    ],
                    &self.additional_properties,
                );
        }
    }
    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::default::Default
    )]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Address {
        pub street: ::core::option::Option<::std::string::String>,
    }
    #[allow(missing_docs)]
    impl Address {
        /// Creates a value with nothing set.
        pub fn new() -> Self {
            Self {
                street: ::core::option::Option::None,
            }
        }
        pub fn street(
            mut self,
            street: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.street = ::core::option::Option::Some(
                ::core::convert::Into::into(street),
            );
            self
        }
    }
    impl ::formwork::Form for Address {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder.object().field("street", &self.street);
        }
    }
    /// Carries over what was received, to be sent. Null clears where it can, and absent stays absent. Members that are only read, and those that the document does not have, are left behind.
    impl ::core::convert::TryFrom<&super::Address> for Address {
        type Error = ::formwork::CannotSendBack;
        fn try_from(
            received: &super::Address,
        ) -> ::core::result::Result<Self, Self::Error> {
            ::core::result::Result::Ok(Self {
                street: ::formwork::__private::send_back(&received.street, "street")?,
            })
        }
    }
    ::formwork::__private::send_back! {
        super::Address => Address
    }
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Person {
        /// Always `person`.
        pub object: ::formwork::Constant,
        pub name: ::std::string::String,
    }
    impl Person {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                object: ::formwork::Constant::from("person"),
                name: ::core::convert::Into::into(name),
            }
        }
    }
    impl ::formwork::Form for Person {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("object", &self.object)
                .required_field("name", &self.name);
        }
    }
    /// Carries over what was received, to be sent. Null clears where it can, and absent stays absent. Members that are only read, and those that the document does not have, are left behind.
    impl ::core::convert::TryFrom<&super::Person> for Person {
        type Error = ::formwork::CannotSendBack;
        fn try_from(
            received: &super::Person,
        ) -> ::core::result::Result<Self, Self::Error> {
            ::core::result::Result::Ok(Self {
                object: ::formwork::Constant::from("person"),
                name: ::formwork::__private::send_back(&received.name, "name")?,
            })
        }
    }
    ::formwork::__private::send_back! {
        super::Person => Person
    }
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[allow(missing_docs)]
    #[must_use]
    pub struct Company {
        /// Always `company`.
        pub object: ::formwork::Constant,
        pub name: ::std::string::String,
    }
    impl Company {
        /// Creates a value with what is required, and nothing else set.
        pub fn new(name: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                object: ::formwork::Constant::from("company"),
                name: ::core::convert::Into::into(name),
            }
        }
    }
    impl ::formwork::Form for Company {
        fn encode(&self, encoder: ::formwork::form::Encoder<'_>) {
            encoder
                .object()
                .required_field("object", &self.object)
                .required_field("name", &self.name);
        }
    }
    /// Carries over what was received, to be sent. Null clears where it can, and absent stays absent. Members that are only read, and those that the document does not have, are left behind.
    impl ::core::convert::TryFrom<&super::Company> for Company {
        type Error = ::formwork::CannotSendBack;
        fn try_from(
            received: &super::Company,
        ) -> ::core::result::Result<Self, Self::Error> {
            ::core::result::Result::Ok(Self {
                object: ::formwork::Constant::from("company"),
                name: ::formwork::__private::send_back(&received.name, "name")?,
            })
        }
    }
    ::formwork::__private::send_back! {
        super::Company => Company
    }
    /// The types of [`Sample`].
    pub mod sample {
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        #[allow(missing_docs)]
        pub enum Priority {
            /// `-1`
            Minus1,
            /// `0`
            _0,
            /// `1`
            _1,
            /// A value that the document does not list.
            Other(::formwork::Json),
        }
        ::formwork::__private::value_enum! {
            Priority { Minus1 = - 1i64, _0 = 0i64, _1 = 1i64, }
        }
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        #[allow(missing_docs)]
        pub enum Level {
            /// `low`
            Low,
            /// `high`
            High,
            /// `3`
            _3,
            /// `true`
            True,
            /// A value that the document does not list.
            Other(::formwork::Json),
        }
        ::formwork::__private::value_enum! {
            Level { Low = "low", High = "high", _3 = 3i64, True = true, }
        }
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[allow(missing_docs)]
        pub enum Id {
            Integer(i64),
            Text(::std::string::String),
        }
        ::formwork::__private::union! {
            Id { Integer(i64), Text(::std::string::String), }
        }
        impl ::core::convert::From<&str> for Id {
            fn from(text: &str) -> Self {
                Self::Text(::core::convert::From::from(text))
            }
        }
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[allow(missing_docs)]
        pub enum Owner {
            Person(super::Person),
            Company(super::Company),
            List(::std::vec::Vec<super::Person>),
            Text(::std::string::String),
            Other(::formwork::Json),
        }
        ::formwork::__private::union! {
            Owner { Person(super::Person), Company(super::Company), List(::std::vec::Vec
            < super::Person >), Text(::std::string::String), Other(::formwork::Json), }
        }
        impl ::core::convert::From<&str> for Owner {
            fn from(text: &str) -> Self {
                Self::Text(::core::convert::From::from(text))
            }
        }
    }
}
/// The types of [`Sample`].
pub mod sample {
    pub use super::body::sample::Priority;
    pub use super::body::sample::Level;
    #[derive(::core::clone::Clone)]
    #[allow(missing_docs)]
    pub enum Id {
        Integer(i64),
        Text(::std::string::String),
        /// A value of no other variant.
        Other(::formwork::Json),
    }
    ::formwork::__private::choice! {
        Id { 0 Integer : { Integer }, 1 Text : { String }, }
    }
    #[derive(::core::clone::Clone)]
    #[allow(missing_docs)]
    pub enum Owner {
        Person(super::Person),
        Company(super::Company),
        List(::std::vec::Vec<super::Person>),
        Text(::std::string::String),
        /// A value of no other variant.
        Other(::formwork::Json),
    }
    ::formwork::__private::choice! {
        Owner { 0 Person : { Object { required "object" : { String = ["person"] },
        required "name", } }, 1 Company : { Object { required "object" : { String =
        ["company"] }, required "name", } }, 2 List : { Array }, 3 Text : { String }, }
    }
}
