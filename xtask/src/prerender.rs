//! Prerenders what can be read before the app has loaded. The code that draws the page in the browser
//! writes it as HTML, natively; this module inserts it.

use std::path::PathBuf;

use anyhow::Result;
use fs_err as fs;
use lol_html::html_content::ContentType;

use crate::run::{cargo, target_dir, watched};
use crate::{files, html};

/// The folders with pages of single scenarios.
pub const FOLDERS: [&str; 2] = ["guide", "today"];
/// Where `index.html` gets the first page.
const PLACE: &str = "The first page goes here.";
/// Where a page of a single scenario gets its style.
const STYLE: &str = "<style></style>";

/// The folder with what the program wrote.
pub struct Prerendered {
    folder: PathBuf,
}

/// Builds and runs the prerender program.
/// Fails when it does not compile or fails.
pub fn prerender() -> Result<Prerendered> {
    let folder = target_dir()?.join("page").join("prerendered");
    files::remove(&folder)?;
    let program = ["run", "--package", "call-landing", "--bin", "prerender"];
    let mut run = cargo(&program)?;
    run.args(["--features", "prerender", "--"]).arg(&folder);
    watched(&mut run, "first page", "fix what the output names, then run the same command again")?;
    Ok(Prerendered { folder })
}

impl Prerendered {
    /// Inserts the title, the first page and the table of all answers into `index.html`.
    /// Fails when a part is missing, or the page has no place for it.
    pub fn with_first_page(&self, html: &str) -> Result<String> {
        let title = self.read("title.txt")?;
        let html = html::change(html, "head > title", |it| {
            it.set_inner_content(&title, ContentType::Html);
            Ok(())
        })?;
        let html = html::in_place_of_comment(&html, PLACE, &self.read("app.html")?)?;
        let every = format!("\n    {}", self.read("every-answer.html")?);
        html::change(&html, "#app", |it| {
            it.after(&every, ContentType::Html);
            Ok(())
        })
    }

    /// The pages of single scenarios with their style: names with their folder, and texts.
    /// Fails when a page is missing.
    pub fn guide(&self, style: &str) -> Result<Vec<(String, String)>> {
        let page = |name: String| {
            let text = self.read(&name)?.replace(STYLE, &format!("<style>{style}</style>"));
            Ok((name, text))
        };
        let mut all = Vec::new();
        for folder in FOLDERS {
            let names = files::names(&self.folder.join(folder))?;
            all.extend(names.into_iter().map(|name| format!("{folder}/{name}")));
        }
        all.into_iter().map(page).collect()
    }

    /// The tables of the editions: names in `data/`, and texts.
    /// Fails when one is missing.
    pub fn data(&self) -> Result<Vec<(String, String)>> {
        let table = |name: String| {
            let name = format!("data/{name}");
            let text = self.read(&name)?;
            Ok((name, text))
        };
        files::names(&self.folder.join("data"))?.into_iter().map(table).collect()
    }

    fn read(&self, name: &str) -> Result<String> {
        Ok(fs::read_to_string(self.folder.join(name))?)
    }
}
