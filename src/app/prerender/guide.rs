//! A page of its own for each scenario that the guide names, to be found, linked and shared.

use super::{drawn, html};
use crate::app::components::glyph::glyph;
use crate::app::components::header::brand;
use crate::app::components::route_map::route_map;
use crate::app::components::sources::sources;
use crate::app::components::verdict::verdict;
use crate::app::components::way::still_way;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::editions;
use crate::editions::guide::{GUIDE_TOPICS, GuideTopic, Organization, guide_title};
use crate::link::{Address, write};
use crate::routing::{Case, Edition, Example, Line};
use crate::text::{labels, page, prerender as words, told};
use leptos::prelude::GetUntracked;

/// A page of one scenario.
pub struct GuidePage {
    /// The folder that it stands in.
    pub folder: Folder,
    /// Its file is `FOLDER/NAME.html`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence or two.
    pub description: String,
    /// What stands in its body, as HTML.
    pub body: String,
}

/// A folder of pages that lead to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// `guide/`: the scenarios that the guide of December 2017 names.
    Guide,
    /// `today/`: what is asked most about calls of today.
    Today,
}

impl Folder {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Today => "today",
        }
    }
}

/// The kinds of customer that the guide tells apart.
const CUSTOMERS: [Organization; 2] =
    [Organization::ExistingSkypeForBusiness, Organization::WithoutSkypeForBusiness];

/// The scenarios of the guide, each for both kinds of customer that the guide tells apart.
pub fn guide_pages() -> Vec<GuidePage> {
    let guide =
        GUIDE_TOPICS.iter().flat_map(|it| CUSTOMERS.map(|customer| guide_page(it, customer)));
    let today = editions::today();
    guide.chain(today.examples.iter().map(|it| page_of_today(today, it))).collect()
}

/// A scenario that is asked about today.
fn page_of_today(edition: &'static Edition, example: &'static Example) -> GuidePage {
    let query = format!("#/explore?edition={}&{}", edition.id, example.query);
    drawn(&query, |page| {
        let address = page.address.get_untracked();
        let case = address.case();
        let decision = case.decide();
        let sentence = told::sentence(case, decision.verdict.landing);
        let about = decision.rule.says.replace('`', "");
        let others = edition.examples.iter().filter(|it| it.label != example.label);
        let others = others.map(|it| (it.label.to_owned(), format!("{}.html", slug(it.label))));
        let body = Body { about: &about, title: example.label, others: others.collect() };
        GuidePage {
            folder: Folder::Today,
            name: slug(example.label),
            title: example.label.to_owned(),
            description: format!("{sentence} {about}"),
            body: body_of([head(), main(page, &address, &body), foot(&[page::INDEPENDENT])]),
        }
    })
}

/// Words as the name of a file.
fn slug(words: &str) -> String {
    let words = words.to_lowercase().replace(['’', '“', '”', ','], "");
    words
        .split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

fn guide_page(about: &GuideTopic, customer: Organization) -> GuidePage {
    let token: &str = customer.into();
    let (title, name) = (guide_title(about.name, customer), file_name(about, customer));
    drawn(&format!("#/explore?customer={token}&{}", about.question), |page| {
        let address = page.address.get_untracked();
        let case = address.case();
        let sentence = told::sentence(case, case.decide().verdict.landing);
        let body = Body { about: about.about, title: &title, others: others(&title).collect() };
        let foot = foot(&[page::RETIRED, page::INDEPENDENT]);
        GuidePage {
            folder: Folder::Guide,
            name,
            description: format!("{sentence} {}", about.about),
            body: body_of([head(), main(page, &address, &body), foot]),
            title,
        }
    })
}

/// The parts of a page as HTML. What the program draws leads to its own screens, which are a folder up
/// from here.
fn body_of(parts: [El; 3]) -> String {
    html(parts).replace("href=\"#/", "href=\"../#/")
}

fn head() -> El {
    let home = el("a").attr("href", "../").text(page::NAME);
    let brand = el("p").class("brand").child(brand()).child(home);
    el("header").class("top of-page").child(el("div").class("wrap").child(brand))
}

/// What a page says apart from its answer.
struct Body<'a> {
    title: &'a str,
    about: &'a str,
    /// The titles and the files of the other pages.
    others: Vec<(String, String)>,
}

fn main(page: Page, address: &Address, body: &Body<'_>) -> El {
    let Body { title, about, others } = body;
    let app = format!("../{}", write(address));
    let others = others.iter().map(|(title, file)| {
        el("li").child(el("a").attr("href", file.clone()).text(title.clone()))
    });
    el("main")
        .class("guide-page")
        .child(el("h1").text((*title).to_owned()))
        .child(el("p").class("about").text((*about).to_owned()))
        .child(verdict(page))
        .child(match address.edition().way {
            [] => route_map(page),
            _ => still_way(address.case()),
        })
        .child(el("h2").text(words::EVERY_CALL))
        .child(
            el("ul")
                .class("calls")
                .children(address.edition().lines.iter().map(|it| line(address.case(), it))),
        )
        .child(sources(page))
        .child(el("p").class("into-app").child(el("a").attr("href", app).text(words::OPEN_IN_APP)))
        .child(el("h2").text(words::OTHER_SCENARIOS))
        .child(el("ul").class("others").children(others))
        .child(el("p").child(el("a").attr("href", "../").text(words::HOME)))
}

/// The pages of the other scenarios.
fn others(title: &str) -> impl Iterator<Item = (String, String)> {
    let pages = GUIDE_TOPICS.iter().flat_map(|it| CUSTOMERS.map(|customer| (it, customer)));
    pages.filter_map(move |(about, customer)| {
        let its_title = guide_title(about.name, customer);
        let href = format!("{}.html", file_name(about, customer));
        (its_title != title).then_some((its_title, href))
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

fn foot(lines: &[&'static str]) -> El {
    let lines = lines.iter().map(|it| el("p").text(*it));
    el("footer").class("foot").children(lines)
}

/// A page of the guide as a whole document. It runs no script; its style goes in later.
pub fn guide_page_html(page: &GuidePage) -> String {
    let meta =
        |name, content: &str| el("meta").attr("name", name).attr("content", content.to_owned());
    let open =
        |property, content: String| el("meta").attr("property", property).attr("content", content);
    let picture = open("og:image", format!("../social/{}.png", page.name));
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
        .child(picture)
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
