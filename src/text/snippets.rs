//! What to write into another page so that an answer stands in it.

use super::told;
use crate::link::{Address, Density, Embed, EmbedTheme, View, write};
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Light or dark, or as the page around it.
    pub theme: Option<EmbedTheme>,
    /// How much room there is.
    pub density: Density,
    /// When the frame is loaded.
    pub loading: Loading,
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
            "Into the Embed web part; an administrator allows the address. It cannot follow the height of the answer or the theme, and shows no sentence in feeds."
        }
        Host::Confluence => {
            "Into the iframe macro, as its address. It cannot follow the height of the answer or the theme, and exports leave it out."
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
            "<iframe src=\"{}\" title=\"Call Landing\" width=\"100%\" height=\"640\"></iframe>",
            escaped(&framed(site, address, look))
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
    if let Some(theme) = look.theme {
        choose("theme", theme.into());
    }
    if look.density != Density::default() {
        choose("density", look.density.into());
    }
    if look.loading != Loading::default() {
        choose("loading", look.loading.into());
    }
    format!(
        "<call-landing{attributes} show=\"call\"{chosen}>\n  {sentence} <a href=\"{}{}\">Why</a>\n</call-landing>",
        escaped(page),
        escaped(whole)
    )
}

/// The address of the answer as it stands in a frame: in the document that other pages may frame.
fn framed(site: &Site, address: &Address, look: Look) -> String {
    let embed = Some(Embed { theme: look.theme, density: look.density, ..Embed::default() });
    let answer = write(&Address { view: View::Explore, embed, ..*address });
    format!("{}embed.html{answer}", site.folder)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
