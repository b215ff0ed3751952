//! What screens with fields are made of.

use super::prose::prose;
use crate::app::element::{El, Piece, el};

/// A button.
pub fn button(name: &'static str, press: impl Fn() + Send + 'static) -> El {
    el("button").attr("type", "button").on("click", move |_| press()).text(name)
}

/// A text to write into, with its name.
pub fn area(
    id: &'static str,
    name: &'static str,
    rows: &'static str,
    fill: impl FnOnce(El) -> El,
) -> El {
    let label = el("label").attr("for", id).text(name);
    let area = el("textarea").id(id).attr("rows", rows).attr("spellcheck", "false");
    el("div").class("field").child(label).child(fill(area))
}

/// A field with its name around it.
pub fn labelled(name: &'static str, field: El) -> El {
    el("label").class("field").child(el("span").text(name)).child(field)
}

/// Something that opens when it is wanted, with a sentence about it if there is one to say.
pub fn fold(id: &'static str, heading: &'static str, lead: &'static str) -> El {
    let summary = el("summary").child(el("h2").text(heading));
    let lead = (!lead.is_empty()).then(|| el("p").class("aside").children(prose(lead)));
    el("details").class("fold").id(id).child(summary).child(lead)
}

/// A list of sentences with code in them.
pub fn sentences(all: impl IntoIterator<Item = String>) -> Vec<Piece> {
    all.into_iter().map(|it| el("li").children(prose(&it)).into()).collect()
}
