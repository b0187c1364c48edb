//! The colours of the output. They are taken out where there is no terminal.

use std::fmt::{self, Display};

use anstyle::{AnsiColor, Style};
use clap::builder::Styles;

/// The styles of `--help`.
pub(crate) const HELP: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Something in a style.
pub(crate) struct Styled<T>(Style, T);

impl<T: Display> Display for Styled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(style, shown) = self;
        write!(f, "{style}")?;
        shown.fmt(f)?;
        write!(f, "{style:#}")
    }
}

pub(crate) fn strong<T>(shown: T) -> Styled<T> {
    Styled(Style::new().bold(), shown)
}

pub(crate) fn faint<T>(shown: T) -> Styled<T> {
    Styled(Style::new().dimmed(), shown)
}

pub(crate) fn good<T>(shown: T) -> Styled<T> {
    Styled(AnsiColor::Green.on_default(), shown)
}

pub(crate) fn warning<T>(shown: T) -> Styled<T> {
    Styled(AnsiColor::Yellow.on_default().bold(), shown)
}

pub(crate) fn bad<T>(shown: T) -> Styled<T> {
    Styled(AnsiColor::Red.on_default().bold(), shown)
}

pub(crate) fn name<T>(shown: T) -> Styled<T> {
    Styled(AnsiColor::Cyan.on_default(), shown)
}
