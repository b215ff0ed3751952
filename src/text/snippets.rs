//! What to write into another page so that an answer stands in it.

use super::told;
use crate::link::{Accent, Address, Density, Embed, EmbedTheme, View, embed_questions, write};
use crate::routing::{Edition, Only};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Where the answer is to stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Host {
    /// A page of one's own.
    #[default]
    Html,
    /// A book.
    MdBook,
    /// A site of MkDocs, with or without Material.
    MkDocs,
    /// A site of Docusaurus.
    Docusaurus,
    /// A modern page of SharePoint.
    SharePoint,
    /// A page of Confluence.
    Confluence,
}

/// The host's name.
pub const fn name(host: Host) -> &'static str {
    match host {
        Host::Html => "HTML",
        Host::MdBook => "mdBook",
        Host::MkDocs => "MkDocs",
        Host::Docusaurus => "Docusaurus",
        Host::SharePoint => "SharePoint",
        Host::Confluence => "Confluence",
    }
}

/// How the answer looks in the other page, and when it is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Which of [`embed_questions`] readers can change.
    pub show: Only,
    /// Light or dark, or as the page around it.
    pub theme: Option<EmbedTheme>,
    /// A color of the page around it.
    pub accent: Option<Accent>,
    /// How much room there is.
    pub density: Density,
    /// When the frame is loaded.
    pub loading: Loading,
    /// How high the answer is, for hosts where nothing can follow its height. Nothing if it was not
    /// measured.
    pub height: Option<u32>,
}

impl Look {
    /// The questions of an edition that readers can change.
    pub fn shown(&self, edition: &Edition) -> Vec<&'static str> {
        let offered = |key: &&str| edition.pickers.iter().any(|it| it.key == *key);
        let questions = embed_questions().into_iter().enumerate();
        let chosen = questions.filter(|it| self.show.chosen(it.0)).map(|it| it.1);
        chosen.filter(offered).collect()
    }

    /// Lets readers change a question, or no longer.
    pub fn toggle(&mut self, question: &str) {
        if let Some(at) = embed_questions().iter().position(|it| *it == question) {
            self.show = self.show.toggled(at);
        }
    }

    /// The same in the address of a frame.
    fn embed(&self, edition: &Edition) -> Embed {
        let shown = self.shown(edition);
        let questions = embed_questions().into_iter().enumerate();
        let places = questions.filter(|it| shown.contains(&it.1)).map(|it| it.0);
        Embed {
            show: places.fold(Only::default(), Only::toggled),
            theme: self.theme,
            accent: self.accent,
            density: self.density,
        }
    }
}

/// Readers can change the call.
impl Default for Look {
    fn default() -> Self {
        let mut look = Self {
            show: Only::default(),
            theme: None,
            accent: None,
            density: Density::default(),
            loading: Loading::default(),
            height: None,
        };
        look.toggle("call");
        look
    }
}

/// When the frame is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Loading {
    /// When it comes near the window.
    #[default]
    Lazy,
    /// When the reader asks.
    Click,
    /// At once.
    Eager,
}

/// When the frame is loaded, in words.
pub const fn loading(loading: Loading) -> &'static str {
    match loading {
        Loading::Lazy => "When it comes near the window",
        Loading::Click => "When the reader asks",
        Loading::Eager => "At once",
    }
}

/// The theme, in words.
pub const fn theme(theme: Option<EmbedTheme>) -> &'static str {
    match theme {
        None => "Follow the page",
        Some(EmbedTheme::Light) => "Light",
        Some(EmbedTheme::Dark) => "Dark",
    }
}

/// The density, in words.
pub const fn density(density: Density) -> &'static str {
    match density {
        Density::Comfortable => "Comfortable",
        Density::Compact => "Compact",
    }
}

/// Heading of the options.
pub const OPTIONS: &str = "Options";
/// Heading of the preview.
pub const PREVIEW: &str = "Preview";
/// Heading of what to paste.
pub const CODE: &str = "Code";
/// Label of the questions.
pub const SHOW: &str = "Questions that readers can change";
/// Label of the switch for a color.
pub const ACCENT: &str = "Accent color";
/// Label of the color.
pub const ACCENT_VALUE: &str = "Color";
/// Label of the width of the preview.
pub const WIDTH: &str = "Width";

/// How wide and high the preview is, and what becomes of the height.
pub fn size(host: Host, width: u32, height: u32) -> String {
    let then = match host {
        Host::SharePoint => "The code below sets this height.",
        Host::Confluence => "Enter this height in the macro.",
        _ => "The frame follows the height of the answer.",
    };
    format!("{width} pixels wide, {height} pixels high. {then}")
}

/// Label of the theme.
pub const THEME: &str = "Theme";
/// Label of the density.
pub const DENSITY: &str = "Density";
/// Label of the time of loading.
pub const LOADING: &str = "Load the answer";

/// Whether the host runs the script, and so can put off loading.
pub const fn runs_script(host: Host) -> bool {
    !matches!(host, Host::SharePoint | Host::Confluence)
}

/// The file that the text goes into.
pub const fn file(host: Host) -> &'static str {
    match host {
        Host::Html => "Your page (.html)",
        Host::MdBook => "The chapter (.md)",
        Host::MkDocs => "The page (.md)",
        Host::Docusaurus => "The page (.mdx)",
        Host::SharePoint => "The Embed web part",
        Host::Confluence => "The iframe macro",
    }
}

/// A second file that the host needs, and what goes into it.
pub fn second_file(host: Host, site: &Site) -> Option<(&'static str, String)> {
    let script = format!("{}embed.js", site.folder);
    match host {
        Host::MkDocs => {
            Some(("mkdocs.yml", format!("extra_javascript:\n  - path: {script}\n    async: true")))
        }
        Host::Docusaurus => Some((
            "docusaurus.config.js",
            format!("scripts: [{{ src: \"{script}\", async: true }}],"),
        )),
        Host::Html | Host::MdBook | Host::SharePoint | Host::Confluence => None,
    }
}

/// Where the text goes, and what the host cannot do.
pub const fn remark(host: Host) -> &'static str {
    match host {
        Host::Html => {
            "A Content-Security-Policy has to allow this address in script-src and frame-src."
        }
        Host::MdBook => {
            "Into the chapter, with an empty line before and after. Printed and EPUB books show the sentence alone."
        }
        Host::MkDocs => {
            "The element into the page, the rest into mkdocs.yml. The offline plugin cannot take it along."
        }
        Host::Docusaurus => {
            "The element into the .mdx page, the rest into docusaurus.config.js. Search finds the sentence alone."
        }
        Host::SharePoint => {
            "Into the Embed web part; an administrator allows the address. It cannot follow the theme or a height that changes, and shows no sentence in feeds."
        }
        Host::Confluence => {
            "Into the iframe macro, as its address. It cannot follow the theme or a height that changes, and exports leave it out."
        }
    }
}

/// Where other pages can load this one from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The folder of `embed.js` and `embed.html`.
    folder: String,
    /// The page that shows everything.
    page: String,
}

impl Site {
    /// The site of the document at this address, without its query, which link trackers and portals
    /// add. A document that was opened from a folder or inside a viewer has no site.
    pub fn of(document: &str) -> Option<Self> {
        let document = document.split(['?', '#']).next().unwrap_or_default();
        let (scheme, rest) = document.split_once("://")?;
        if !["http", "https"].contains(&scheme) {
            return None;
        }
        let (folders, name) = rest.rsplit_once('/').unwrap_or((rest, ""));
        let folder = format!("{scheme}://{folders}/");
        let name = if name == "index.html" { "" } else { name };
        Some(Self { page: format!("{folder}{name}"), folder })
    }
}

/// Shown in place of the text if there is no site.
pub const NO_SITE: &str = "This copy of Call Landing was opened from a file, and other pages can only show answers from a web server. Open Call Landing from a web server, then copy the text from this screen there.";

/// Shown below the text if the page is the one file.
pub const ONE_FILE: &str = "This copy of Call Landing is a single file. The text works only if `embed.js`, `embed.html` and the other files of Call Landing are in the same folder on this server.";

/// The height of a frame if the answer was not measured.
const UNMEASURED: u32 = 640;

/// What to write into the page.
pub fn snippet(host: Host, site: &Site, address: &Address, look: Look) -> String {
    let whole = write(&Address { view: View::Explore, embed: None, ..*address });
    let element = || element(&site.page, &whole, address, look);
    let script = format!("{}embed.js", site.folder);
    match host {
        Host::Html | Host::MdBook => {
            format!("<script src=\"{}\" async></script>\n{}", escaped(&script), element())
        }
        Host::MkDocs | Host::Docusaurus => element(),
        Host::SharePoint => format!(
            "<iframe src=\"{}\" title=\"Call Landing\" width=\"100%\" height=\"{}\"></iframe>",
            escaped(&framed(site, address, look)),
            look.height.unwrap_or(UNMEASURED)
        ),
        Host::Confluence => framed(site, address, look),
    }
}

/// The element with its question as attributes, and the answer for where no script runs.
fn element(page: &str, whole: &str, address: &Address, look: Look) -> String {
    let keys = whole.split_once('?').map_or("", |(_, keys)| keys);
    let attributes: String = keys
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| format!(" {key}=\"{value}\""))
        .collect();
    let case = address.case();
    let sentence = told::sentence(case, case.decide().verdict.landing);
    let mut chosen = String::new();
    let mut choose = |key: &str, value: &str| chosen += &format!(" {key}=\"{value}\"");
    let shown = look.shown(address.edition()).join(",");
    if !shown.is_empty() {
        choose("show", &shown);
    }
    if let Some(theme) = look.theme {
        choose("theme", theme.into());
    }
    if let Some(accent) = look.accent {
        choose("accent", &accent.to_string());
    }
    if look.density != Density::default() {
        choose("density", look.density.into());
    }
    if look.loading != Loading::default() {
        choose("loading", look.loading.into());
    }
    format!(
        "<call-landing{attributes}{chosen}>\n  {sentence} <a href=\"{}{}\">Why</a>\n</call-landing>",
        escaped(page),
        escaped(whole)
    )
}

/// The address of the answer as it stands in a frame: in the document that other pages may frame.
fn framed(site: &Site, address: &Address, look: Look) -> String {
    let embed = Some(look.embed(address.edition()));
    let answer = write(&Address { view: View::Explore, embed, ..*address });
    format!("{}embed.html{answer}", site.folder)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
