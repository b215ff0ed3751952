//! What became of the policies.

use crate::app::components::prose::prose;
use crate::app::components::succession;
use crate::app::element::{El, el};
use crate::text::views as words;

/// The screen with the dates.
pub fn timeline() -> El {
    el("div")
        .class("dates")
        .child(el("h1").text(words::TIMELINE))
        .child(el("p").class("lead").children(prose(words::TIMELINE_LEAD)))
        .child(succession::timeline())
}
