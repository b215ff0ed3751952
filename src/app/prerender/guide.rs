//! A page of its own for each scenario that the guide names, to be found, linked and shared.

use super::{drawn, html};
use crate::app::components::glyph::glyph;
use crate::app::components::header::brand;
use crate::app::components::route_map::route_map;
use crate::app::components::sources::sources;
use crate::app::components::verdict::verdict;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::editions::guide::{GUIDE_TOPICS, GuideTopic, Organization, guide_title};
use crate::link::{Address, write};
use crate::routing::{Case, Line};
use crate::text::{labels, page, prerender as words, told};
use leptos::prelude::GetUntracked;

/// A page of one scenario.
pub struct GuidePage {
    /// Its file is `guide/NAME.html`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence or two.
    pub description: String,
    /// What stands in its body, as HTML.
    pub body: String,
}

/// The kinds of customer that the guide tells apart.
const CUSTOMERS: [Organization; 2] =
    [Organization::ExistingSkypeForBusiness, Organization::WithoutSkypeForBusiness];

/// The scenarios of the guide, each for both kinds of customer that the guide tells apart.
pub fn guide_pages() -> Vec<GuidePage> {
    GUIDE_TOPICS.iter().flat_map(|it| CUSTOMERS.map(|customer| guide_page(it, customer))).collect()
}

fn guide_page(about: &GuideTopic, customer: Organization) -> GuidePage {
    let token: &str = customer.into();
    let (title, name) = (guide_title(about.name, customer), file_name(about, customer));
    drawn(&format!("#/explore?customer={token}&{}", about.question), |page| {
        let address = page.address.get_untracked();
        let case = address.case();
        let sentence = told::sentence(case, case.decide().verdict.landing);
        GuidePage {
            name,
            description: format!("{sentence} {}", about.about),
            body: html([head(), main(page, &address, about, &title), foot()]),
            title,
        }
    })
}

fn head() -> El {
    let home = el("a").attr("href", "../").text(page::NAME);
    el("header").class("top").child(el("p").class("brand").child(brand()).child(home))
}

fn main(page: Page, address: &Address, about: &GuideTopic, title: &str) -> El {
    let app = format!("../{}", write(address));
    el("main")
        .class("guide-page")
        .child(el("h1").text(title.to_owned()))
        .child(el("p").class("about").text(about.about))
        .child(verdict(page))
        .child(route_map(page))
        .child(el("h2").text(words::EVERY_CALL))
        .child(
            el("ul")
                .class("calls")
                .children(address.edition().lines.iter().map(|it| line(address.case(), it))),
        )
        .child(sources(page))
        .child(el("p").child(el("a").attr("href", app).text(words::OPEN_IN_APP)))
        .child(el("h2").text(words::OTHER_SCENARIOS))
        .child(el("ul").class("others").children(others(title)))
        .child(el("p").child(el("a").attr("href", "../").text(words::HOME)))
}

/// The pages of the other scenarios.
fn others(title: &str) -> impl Iterator<Item = El> {
    let pages = GUIDE_TOPICS.iter().flat_map(|it| CUSTOMERS.map(|customer| (it, customer)));
    pages.filter_map(move |(about, customer)| {
        let its_title = guide_title(about.name, customer);
        let href = format!("{}.html", file_name(about, customer));
        let link = || el("a").attr("href", href).text(its_title.clone());
        (its_title != title).then(|| el("li").child(link()))
    })
}

/// The name of the file of a page, without its extension.
fn file_name(about: &GuideTopic, customer: Organization) -> String {
    let token: &str = customer.into();
    format!("{}-{token}", about.token)
}

/// One call and where it lands.
fn line(case: Case, line: &Line) -> El {
    let case = case.on(line);
    let verdict = case.decide().verdict;
    el("li")
        .child(glyph(verdict.landing))
        .text(" ")
        .text(told::sentence(case, verdict.landing))
        .text(words::by(labels::basis(verdict.basis.kind())))
}

fn foot() -> El {
    let lines = [page::RETIRED, page::INDEPENDENT].map(|it| el("p").text(it));
    el("footer").class("foot").children(lines)
}

/// A page of the guide as a whole document. It runs no script; its style goes in later.
pub fn guide_page_html(page: &GuidePage) -> String {
    let meta =
        |name, content: &str| el("meta").attr("name", name).attr("content", content.to_owned());
    let open =
        |property, content: String| el("meta").attr("property", property).attr("content", content);
    let link = |rel, href| el("link").attr("rel", rel).attr("href", href);
    let head = el("head")
        .child(el("meta").attr("charset", "utf-8"))
        .child(meta("viewport", "width=device-width, initial-scale=1"))
        .child(el("title").text(page.title.clone()))
        .child(meta("description", &page.description))
        .child(meta("color-scheme", "light dark"))
        .child(meta("referrer", "no-referrer"))
        .child(open("og:type", "article".to_owned()))
        .child(open("og:title", page.title.clone()))
        .child(open("og:description", page.description.clone()))
        .child(open("og:image", format!("../social/{}.png", page.name)))
        .child(meta("twitter:card", "summary_large_image"))
        .child(link("icon", "../icons/icon.svg"))
        .child(el("style"));
    let mut document = "<!doctype html>\n".to_owned();
    let body = el("body").child(Piece::Html(page.body.clone()));
    el("html")
        .attr("lang", "en")
        .attr("data-theme", "system")
        .child(head)
        .child(body)
        .write_html(&mut document);
    document
}
