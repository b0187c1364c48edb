//! Bytes as text.

use std::fmt;

use ::base64::alphabet;
use ::base64::display::Base64Display;
use ::base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use ::base64::engine::{DecodePaddingMode, Engine};

use super::super::Format;

/// Writes padding, and reads text with and without it.
const PADDED: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
static STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, PADDED);
static URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, PADDED.with_encode_padding(false));

/// Reads either alphabet: they differ in two characters alone.
fn decode(text: &str) -> Option<Vec<u8>> {
    let alphabet = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    alphabet.decode(text).ok()
}

macro_rules! bytes {
    ($($(#[$docs:meta])* $type:ident: $alphabet:ident;)*) => {
        $(
            $(#[$docs])*
            #[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct $type(Vec<u8>);

            impl $type {
                /// The bytes themselves.
                #[must_use]
                pub fn into_vec(self) -> Vec<u8> {
                    self.0
                }
            }

            impl From<Vec<u8>> for $type {
                fn from(bytes: Vec<u8>) -> Self {
                    Self(bytes)
                }
            }

            impl From<&[u8]> for $type {
                fn from(bytes: &[u8]) -> Self {
                    Self(bytes.to_vec())
                }
            }

            impl AsRef<[u8]> for $type {
                fn as_ref(&self) -> &[u8] {
                    &self.0
                }
            }

            /// How many there are alone: nobody reads them.
            impl fmt::Debug for $type {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!(stringify!($type), "({} bytes)"), self.0.len())
                }
            }

            impl Format for $type {
                fn parse(text: &str) -> Option<Self> {
                    decode(text).map(Self)
                }

                fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(&Base64Display::new(&self.0, &$alphabet), to)
                }
            }
        )*
    };
}

bytes! {
    /// Bytes that are base64 in text, for `format: byte`. Base64 for URLs is read, too.
    ///
    /// ```
    /// use formwork::{Bytes, Formatted};
    ///
    /// let image = Formatted::<Bytes>::from("iVBORw==");
    /// assert_eq!(image.get().map(Bytes::as_ref), Some(&b"\x89PNG"[..]));
    /// ```
    Bytes: STANDARD;

    /// Bytes that are base64 for URLs in text, without padding, for `format: base64url`. Any base64 is read.
    UrlBytes: URL_SAFE;
}
