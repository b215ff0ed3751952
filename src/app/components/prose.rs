//! Sentences with code in them.

use crate::app::dom::{el, text};
use leptos::prelude::*;

/// Shows a sentence; what stands between backticks is code.
pub fn prose(words: &str) -> Vec<AnyView> {
    let parts = words.split('`').map(str::to_owned).enumerate();
    parts
        .map(
            |(at, part)| {
                if at % 2 == 1 { el("code").made(part).into_any() } else { text(part.into()) }
            },
        )
        .collect()
}
