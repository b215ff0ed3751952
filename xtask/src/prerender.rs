//! What of the page can be read before its program is there: written natively by the same code that
//! draws it in the browser, and put into the page here.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::files;
use crate::run::{cargo, target_dir, watched};

/// Where the first page goes in `index.html`.
const PLACE: &str = "<!-- The first page goes here. -->";
/// Where a page's style goes.
const STYLE: &str = "<style></style>";

/// What the program writes at build time.
pub struct Prerendered {
    folder: PathBuf,
}

/// Builds the program natively and lets it write.
///
/// # Errors
/// When it does not compile or cannot write.
pub fn prerender() -> Result<Prerendered> {
    let folder = target_dir()?.join("page").join("prerendered");
    crate::tools::remove(&folder)?;
    let program = ["run", "--package", "call-landing", "--bin", "prerender"];
    let mut run = cargo(&program)?;
    run.args(["--features", "prerender", "--"]).arg(&folder);
    watched(&mut run, "first page", "mend what the output names, then run the same command again")?;
    Ok(Prerendered { folder })
}

impl Prerendered {
    /// `index.html` with its title, its first page and the table of every answer.
    ///
    /// # Errors
    /// When something was not written, or the page has no place for it.
    pub fn with_first_page(&self, html: &str) -> Result<String> {
        let title = self.read("title.txt")?;
        let (before, rest) = html.split_once("<title>").context("index.html has no title")?;
        let (_, rest) = rest.split_once("</title>").context("index.html has no title")?;
        let (top, rest) = rest.split_once(PLACE).context("index.html has no place for a page")?;
        let (inside, after) = rest.split_once("</div>").context("the place is in no element")?;
        let (app, every) = (self.read("app.html")?, self.read("every-answer.html")?);
        Ok(format!("{before}<title>{title}</title>{top}{app}{inside}</div>\n    {every}{after}"))
    }

    /// The pages of the guide with their style: names below `guide/` and texts.
    ///
    /// # Errors
    /// When a page was not written.
    pub fn guide(&self, style: &str) -> Result<Vec<(String, String)>> {
        let page = |name: String| {
            let name = format!("guide/{name}");
            let text = self.read(&name)?.replace(STYLE, &format!("<style>{style}</style>"));
            Ok((name, text))
        };
        files::names(&self.folder.join("guide"))?.into_iter().map(page).collect()
    }

    fn read(&self, name: &str) -> Result<String> {
        files::read(&self.folder.join(name))
    }
}
