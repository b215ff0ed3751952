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
