//! A page of elements for `tests/browser/tests/elements.rs`. Built natively with the feature
//! `prerender`, it writes its sample as HTML instead.

use call_landing::app::element::{El, el, svg};

#[cfg(not(feature = "prerender"))]
mod page;

/// Of everything that HTML can say: both programs must say the same of it.
fn sample() -> El {
    let picture = svg("svg").attr("viewBox", "0 0 1 1").child(svg("path").attr("d", "M0 0"));
    el("section")
        .id("sample")
        .class("a b")
        .attr("title", "\"quoted\" & <escaped>")
        .attr("data-made", format!("{}", 1 + 1))
        .attr("data-empty", "")
        .attr("data-none", None::<&str>)
        .dyn_attr("data-some", || Some("yes".into()))
        .dyn_attr("data-absent", || None)
        .on("click", |_| ())
        .text("text & <text> \"text\"")
        .text(format!(" {}", 2))
        .child(el("br"))
        .child(picture)
        .child(None::<El>)
        .children(["one", "two"].map(|it| el("p").text(it)))
        .child(el("p").prop("hidden", || true))
        .child(el("details").prop("open", || true).child(el("summary").text("open")))
        .child(el("input").attr("type", "text").prop("disabled", || false))
        .dyn_text(|| "dynamic".into())
        .dyn_child(|| el("p").dyn_children(|| vec![el("b").into(), el("i").into()]))
        .child(el("p").key("k".to_owned()))
}

#[cfg(feature = "prerender")]
fn main() {
    let mut html = String::new();
    sample().write_html(&mut html);
    println!("{html}");
}

#[cfg(not(feature = "prerender"))]
fn main() {
    page::mount();
}
