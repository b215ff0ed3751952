//! The page as it is read before the program is there, or without it. Made at build time by the
//! same code that makes it in the browser, so that the two look alike.

mod every_answer;
mod guide;

use super::build::Turns;
use super::element::{El, Piece};
use super::page::{Page, Storage, title};
use super::preferences::Preferences;
use super::screens::frame;
use super::views::explore::explore;
use crate::editions;
use crate::format;
use crate::routing::Edition;
use crate::session::Session;
use leptos::prelude::*;

pub use every_answer::every_answer;
pub use guide::{GuidePage, guide_page_html, guide_pages};

/// The title of the page and what it shows first, as HTML: the default question and its answer.
pub fn first_page() -> (String, String) {
    drawn("", |page| {
        let fill = |main: El| main.child(explore(page, editions::default()));
        (title(&page.address.get()), html(frame(page, fill)))
    })
}

/// The table of each edition as JSON, and the schema of those: names of files, and texts.
pub fn tables() -> Vec<(String, String)> {
    let schemas = [
        ("edition.schema.json".to_owned(), format::EDITION_SCHEMA.to_owned()),
        ("scenarios.schema.json".to_owned(), format::SCENARIOS_SCHEMA.to_owned()),
    ];
    let tables = |it: &&'static Edition| {
        let scenarios = (format!("{}-scenarios.json", it.id), format::scenarios(it));
        [(format!("{}.json", it.id), format::edition(it)), scenarios]
    };
    editions::ALL.iter().flat_map(tables).chain(schemas).collect()
}

/// What `draw` makes of a page that is opened at an address.
fn drawn<T>(fragment: &str, draw: impl FnOnce(Page) -> T) -> T {
    let owner = Owner::new();
    owner.with(|| {
        untrack(|| {
            let session = Session::opened(fragment);
            draw(Page::new(session, Preferences::DEFAULT, Storage::Fine, Turns::at_once()))
        })
    })
}

fn html(parts: impl IntoIterator<Item = impl Into<Piece>>) -> String {
    let mut html = String::new();
    parts.into_iter().for_each(|it| it.into().write_html(&mut html));
    html
}
