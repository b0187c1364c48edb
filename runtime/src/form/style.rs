//! How a parameter is written: the styles of OpenAPI, and the dialect for what they leave open.

/// A `style` of OpenAPI, by its name there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// In paths and headers: `blue,black`.
    Simple,
    /// In paths: `.blue.black`.
    Label,
    /// In paths: `;color=blue,black`.
    Matrix,
    /// In queries, forms and cookies: `color=blue,black`, or exploded `color=blue&color=black`.
    Form,
    /// In cookies: as `Form`, with nothing percent-encoded: `color=blue,black`, or exploded `color=blue; color=black`.
    Cookie,
    /// In queries and forms: `color=blue%20black`.
    SpaceDelimited,
    /// In queries and forms: `color=blue%7Cblack`.
    PipeDelimited,
    /// In queries and forms: `color[R]=100&color[G]=200`.
    DeepObject,
}

/// How names show that a value is an element of an array, where OpenAPI leaves it open: below `deepObject`, and below
/// anything that is nested in an exploded `form`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// `items[0][price]=1`: counted from 0. It can say everything.
    #[default]
    Indexed,
    /// `items[]=1`. It can say arrays of scalars.
    Brackets,
    /// `items=1`, again for each element. It can say arrays of scalars.
    Repeat,
}

/// How one parameter is written: what a document says with `style`, `explode` and `allowReserved`, and the dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serialization {
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) allow_reserved: bool,
    pub(super) dialect: Option<Dialect>,
}

impl Serialization {
    /// A style that is not exploded and escapes everything but unreserved characters.
    #[must_use]
    pub const fn new(style: Style) -> Self {
        Self { style, explode: false, allow_reserved: false, dialect: None }
    }

    /// Each element and member is written on its own. `deepObject` always is.
    #[must_use]
    pub const fn explode(mut self) -> Self {
        self.explode = true;
        self
    }

    /// Reserved characters and existing escapes of a value are sent as they are, except where they would end it.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// How arrays and whatever else OpenAPI leaves open are written.
    #[must_use]
    pub const fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = Some(dialect);
        self
    }
}

/// The layout that a serialization comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Names nest in brackets.
    Deep(Dialect),
    /// The members of an object stand on their own, and an array repeats its name.
    Exploded(Option<Dialect>),
    /// The pieces of a value stand behind one another.
    Delimited(Delimited),
    /// A JSON text.
    Json,
}

/// The separator between the pieces of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Delimited {
    /// Before the first piece, after what separates parameters.
    pub(super) prefix: &'static str,
    /// True if the parameter's name and `=` come before the first piece.
    pub(super) named: bool,
    /// Before every further piece.
    pub(super) between: &'static str,
    /// Between a key and its value.
    pub(super) assign: &'static str,
    /// True if each piece has a name: that of the parameter or its own key. An empty value then has no `=`.
    pub(super) matrix: bool,
    /// The character that data must not have, because its escape is the delimiter itself.
    pub(super) forbidden: Option<u8>,
}

impl Layout {
    pub(super) fn new(serialization: Serialization) -> Self {
        let Serialization { style, explode, dialect, .. } = serialization;
        let delimited = Delimited {
            prefix: "",
            named: false,
            between: ",",
            assign: if explode { "=" } else { "," },
            matrix: false,
            forbidden: None,
        };
        match style {
            Style::DeepObject => Self::Deep(dialect.unwrap_or_default()),
            Style::Form | Style::Cookie if explode => Self::Exploded(dialect),
            Style::Simple => Self::Delimited(delimited),
            Style::Label => {
                let between = if explode { "." } else { "," };
                Self::Delimited(Delimited { prefix: ".", between, ..delimited })
            }
            Style::Matrix => Self::Delimited(Delimited {
                prefix: ";",
                named: !explode,
                between: if explode { ";" } else { "," },
                matrix: true,
                ..delimited
            }),
            Style::Form | Style::Cookie => Self::Delimited(Delimited { named: true, ..delimited }),
            Style::SpaceDelimited => Self::Delimited(Delimited {
                named: true,
                between: "%20",
                assign: "%20",
                forbidden: Some(b' '),
                ..delimited
            }),
            Style::PipeDelimited => Self::Delimited(Delimited {
                named: true,
                between: "%7C",
                assign: "%7C",
                forbidden: Some(b'|'),
                ..delimited
            }),
        }
    }
}
