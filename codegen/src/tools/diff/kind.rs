//! The catalogue of changes: what each kind is called, and what it does to those who use the bindings.

use std::fmt;

/// The effect of a change on code that uses the bindings. The worst comes last.
///
/// What is promised holds for code that
///
/// - makes what is sent with `new` and the setters, or with literals that end in `..`,
/// - takes what is received from the API, and names its fields or ends its patterns in `..`,
/// - has a `_` arm where it matches on an enum of values or of types. `Output` and `Failure` are closed: they are to be
///   matched arm by arm.
///
/// As the bindings are a part of the user's own crate, `#[non_exhaustive]` would not see to that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The documentation says something else.
    Docs,
    /// There is more, and what there was is as it was.
    Additive,
    /// Unchanged Rust sends other bytes, or reads a response otherwise.
    Behaviour,
    /// There is Rust that does not compile any more, or means something else.
    Breaking,
}

impl Effect {
    /// Every effect, the worst first.
    pub const ALL: [Self; 4] = [Self::Breaking, Self::Behaviour, Self::Additive, Self::Docs];

    /// The effect as a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Docs => "docs",
            Self::Additive => "additive",
            Self::Behaviour => "behaviour",
            Self::Breaking => "breaking",
        }
    }

    /// The effect with what it means.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Docs => "Docs: the documentation says something else",
            Self::Additive => "Additive: there is more",
            Self::Behaviour => "Behaviour: the same Rust sends other bytes, or reads answers otherwise",
            Self::Breaking => "Breaking: Rust that does not compile any more, or means something else",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The version bump of a crate that exposes the bindings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bump {
    /// Nothing: there is no change.
    None,
    /// Only the documentation changed.
    Patch,
    /// Code goes on to compile.
    Minor,
    /// Code may not compile any more, or means something else.
    Major,
}

impl Bump {
    /// The bump as a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl From<Option<Effect>> for Bump {
    /// The bump for the worst of the effects.
    fn from(worst: Option<Effect>) -> Self {
        match worst {
            None => Self::None,
            Some(Effect::Docs) => Self::Patch,
            Some(Effect::Additive | Effect::Behaviour) => Self::Minor,
            Some(Effect::Breaking) => Self::Major,
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Declares the kinds as a table: the name in Rust, the effect, the name in output.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident: $effect:ident $text:literal,)*) => {
        /// The kinds of changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name, which does not change.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// The effect of a change of this kind.
            #[must_use]
            pub const fn effect(self) -> Effect {
                match self {
                    $(Self::$name => Effect::$effect,)*
                }
            }
        }
    };
}

kinds! {
    /// The document has the operation no more.
    OperationRemoved: Breaking "operation-removed",
    /// The operation has another Rust name.
    OperationRenamed: Breaking "operation-renamed",
    /// The document has an operation that it did not have.
    OperationAdded: Additive "operation-added",
    /// The request has another method.
    MethodChanged: Behaviour "method-changed",
    /// The request has another path.
    PathChanged: Behaviour "path-changed",
    /// The body is encoded in another way, or there is one where there was none.
    BodyChanged: Behaviour "body-changed",
    /// `Operation::Body` is another type.
    BodyTypeChanged: Breaking "body-type-changed",
    /// The request asks for other media types.
    AcceptChanged: Behaviour "accept-changed",
    /// The type of the success is another one.
    OutputTypeChanged: Breaking "output-type-changed",
    /// The only success has another status. Any 2xx that reads as it is read all the same.
    StatusChanged: Docs "status-changed",
    /// A response has another media type.
    MediaTypeChanged: Behaviour "media-type-changed",
    /// The operation is a list no more.
    PagesRemoved: Breaking "pages-removed",
    /// The items of the list have another type.
    PagesItemChanged: Breaking "pages-item-changed",
    /// The next page is asked for in another way.
    PagesChanged: Behaviour "pages-changed",
    /// The operation is a list that comes page by page.
    PagesAdded: Additive "pages-added",
    /// The operation has no `Failure` any more.
    FailureRemoved: Breaking "failure-removed",
    /// The operation has a `Failure`.
    FailureAdded: Additive "failure-added",
    /// The operation has no `Headers` any more.
    HeadersRemoved: Breaking "headers-removed",
    /// The operation has `Headers`.
    HeadersAdded: Additive "headers-added",
    /// The servers are others.
    ServersChanged: Behaviour "servers-changed",
    /// The credentials are others.
    SecurityChanged: Behaviour "security-changed",
    /// The `operationId` that the description has is another.
    OperationIdChanged: Docs "operation-id-changed",
    /// The document has another version.
    VersionChanged: Docs "version-changed",

    /// `new` takes one more argument.
    ArgumentAdded: Breaking "argument-added",
    /// `new` takes one argument less, as there is only one value.
    ArgumentRemoved: Breaking "argument-removed",
    /// `new` takes its arguments in another order.
    ArgumentOrderChanged: Breaking "argument-order-changed",
    /// An optional parameter is required.
    ParameterRequired: Breaking "parameter-required",
    /// A required parameter is optional.
    ParameterOptional: Breaking "parameter-optional",
    /// A field of what is sent is gone.
    ParameterRemoved: Breaking "parameter-removed",
    /// A field of what is sent, with its setter, has another name in Rust.
    ParameterRenamed: Breaking "parameter-renamed",
    /// There is one more thing to set.
    ParameterAdded: Additive "parameter-added",
    /// There is one more value, which is always the same and sent by itself.
    ConstantAdded: Behaviour "constant-added",
    /// The one value that is sent is another.
    ConstantChanged: Behaviour "constant-changed",
    /// A struct is `Default` no more.
    DefaultRemoved: Breaking "default-removed",
    /// A method has another name, or is gone.
    MethodRemoved: Breaking "method-removed",
    /// A clearable parameter cannot be cleared any more.
    ClearableRemoved: Breaking "clearable-removed",
    /// A parameter can be cleared, so that the field has another type.
    ClearableAdded: Breaking "clearable-added",
    /// The value goes somewhere else: from the query into a header.
    LocationChanged: Behaviour "location-changed",
    /// The name on the wire is another.
    WireNameChanged: Behaviour "wire-name-changed",
    /// The value is written in another way.
    EncodingChanged: Behaviour "encoding-changed",
    /// Several values are written in another order.
    WireOrderChanged: Behaviour "wire-order-changed",

    /// A field of what is received is gone.
    MemberRemoved: Breaking "member-removed",
    /// A field of what is received has another name in Rust.
    MemberRenamed: Breaking "member-renamed",
    /// A field of what is received may be absent or null.
    MemberOptional: Breaking "member-optional",
    /// A field of what is received is always there.
    MemberRequired: Breaking "member-required",
    /// An answer that was read before may be an error, or the other way round, because of a member.
    PresenceChanged: Behaviour "presence-changed",
    /// An answer must have one more member.
    RequiredMemberAdded: Behaviour "required-member-added",
    /// A received struct has one more field.
    MemberAdded: Additive "member-added",

    /// A field, item or payload has another type.
    TypeChanged: Breaking "type-changed",
    /// A type has another name, or is in another module.
    TypeRenamed: Breaking "type-renamed",
    /// A struct became an enum, or the like.
    ShapeChanged: Breaking "shape-changed",

    /// Two enums that were equal, and so one type, are two.
    TypesParted: Breaking "types-parted",
    /// Two enums have become equal, and so one type.
    TypesUnited: Additive "types-united",
    /// An enum of values has a variant less.
    ValueRemoved: Breaking "value-removed",
    /// A variant for a value has another name.
    ValueRenamed: Breaking "value-renamed",
    /// A variant stands for another value.
    ValueChanged: Behaviour "value-changed",
    /// An enum of values has one more variant.
    ValueAdded: Additive "value-added",

    /// An enum of types or media types has a variant less.
    VariantRemoved: Breaking "variant-removed",
    /// A variant for a type or media type has another name.
    VariantRenamed: Breaking "variant-renamed",
    /// An enum of types or media types has one more variant.
    VariantAdded: Additive "variant-added",
    /// A variant is told from the others by something else.
    VariantToldChanged: Behaviour "variant-told-changed",
    /// The content of a variant, or the received type of a component, does not convert into the type any more.
    ConversionRemoved: Breaking "conversion-removed",

    /// An enum of responses has one more variant, and such enums are closed.
    CaseAdded: Breaking "case-added",
    /// An enum of responses has a variant less.
    CaseRemoved: Breaking "case-removed",
    /// A variant for a response has another name.
    CaseRenamed: Breaking "case-renamed",

    /// The macro's own arguments do not fit any more.
    ArgumentsRefused: Breaking "arguments-refused",

    /// Uses are warned of.
    Deprecated: Additive "deprecated",
    /// Uses are warned of no more.
    Undeprecated: Docs "undeprecated",
    /// The documentation is another.
    DocsChanged: Docs "docs-changed",
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
