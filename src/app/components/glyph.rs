//! The shape of a landing, so that color never stands alone.

use crate::app::element::{El, svg};
use crate::app::token;
use crate::routing::Landing;

/// Draws the shape of a landing, 20 units square. Its color comes from the style sheet.
pub fn glyph(landing: Landing) -> El {
    svg("svg")
        .class("glyph")
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true")
        .attr("data-landing", token(landing))
        .children(shape(landing))
}

/// The shape alone, for use inside a drawing.
pub fn shape(landing: Landing) -> impl Iterator<Item = El> {
    let paths: &[(&str, &str)] = match landing {
        Landing::Teams => &[("fill", "M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16z")],
        Landing::SkypeForBusiness => &[("fill", "M10 .5 19.5 10 10 19.5 .5 10z")],
        Landing::EitherClient => {
            &[("fill teams", "M9 2a8 8 0 0 0 0 16z"), ("fill sfb", "M11 1.5 19.5 10 11 18.5z")]
        }
        Landing::TeamsAndOthers => &[(
            "fill",
            "M7 4a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM16.5 2.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6zM16.5 12.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z",
        )],
        Landing::Voicemail => &[(
            "line thin",
            "M5.3 5.6a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM14.7 5.6a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM5.3 13.6h9.4",
        )],
        Landing::Forwarded => &[("line", "M3.5 18v-7a4 4 0 0 1 4-4h8M11 2l5 5-5 5")],
        Landing::Attendant => &[(
            "line round",
            "M3.6 3.6h.01M10 3.6h.01M16.4 3.6h.01M3.6 10h.01M10 10h.01M16.4 10h.01M3.6 16.4h.01M10 16.4h.01M16.4 16.4h.01",
        )],
        Landing::Busy => &[("line round", "M3.2 4.5v11M10 4.5v11M16.8 4.5v11")],
        Landing::Blocked => {
            &[("fill even", "M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7zM4.8 8.4v3.2h10.4V8.4z")]
        }
        Landing::Refused => &[("line", "M1 10h10.5M7 5l5 5-5 5M17 2v16")],
        Landing::Nowhere => &[("line", "M4 4 16 16M16 4 4 16")],
        Landing::NotSupported => {
            &[("line thin", "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15zM5 15 15 5")]
        }
        Landing::NotApplicable => &[("line", "M3 10H17")],
        Landing::NotPossible => &[("line", "M10 3v14M3 10h4M13 10h4")],
        Landing::NotGoverned => {
            &[("line dotted", "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15z")]
        }
    };
    paths.iter().map(|&(class, d)| svg("path").class(class).attr("d", d))
}
