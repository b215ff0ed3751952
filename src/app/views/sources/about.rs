//! What this is.

use crate::app::components::prose::prose;
use crate::app::element::{El, el};
use crate::app::shell::document;
use crate::text::{about as words, page as fixed};

/// The page about the product.
pub fn about() -> El {
    let sections = words::TEXT.iter().map(|&(heading, paragraphs)| {
        let paragraphs = paragraphs.iter().map(|it| el("p").children(prose(it)));
        el("section").child(el("h2").text(heading)).children(paragraphs)
    });
    let is_one_file = document::is_one_file();
    let file = (!is_one_file).then(|| {
        let link = el("a").attr("href", words::ONE_FILE).attr("download", "").text(fixed::DOWNLOAD);
        el("p").child(link)
    });
    let offline = el("section")
        .child(el("h2").text(words::OFFLINE))
        .child(el("p").children(prose(if is_one_file { words::IS_FILE } else { words::AS_FILE })))
        .child(file);
    let build = document::build().map(|build| {
        el("p").class("build").text(fixed::BUILD).text(" ").child(el("code").text(build))
    });
    let version = el("section")
        .child(el("h2").text(words::VERSION))
        .child(el("p").text(words::version()))
        .child(el("p").text(words::LICENSE_IS))
        .child(build);
    el("article")
        .class("about")
        .child(el("h1").text(fixed::ABOUT).text(" ").text(fixed::NAME))
        .child(el("p").class("lead").children(prose(words::LEAD)))
        .child(el("div").class("columns").children(sections).child(offline).child(version))
}
