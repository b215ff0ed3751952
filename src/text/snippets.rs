//! What to write into another page so that an answer stands in it.

use super::told;
use crate::link::{Address, Embed, View, write};
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

/// What to write. `base` is the address of this page, without its fragment.
pub fn snippet(host: Host, base: &str, address: &Address) -> String {
    let plain = base.trim_end_matches("index.html");
    let base = escaped(plain);
    let whole = write(&Address { view: View::Explore, embed: None, ..*address });
    let script = format!("{base}embed.js");
    match host {
        Host::Html | Host::MdBook => {
            format!("<script src=\"{script}\" async></script>\n{}", element(&base, &whole, address))
        }
        Host::MkDocs => format!(
            "{}\n\n# mkdocs.yml\nextra_javascript:\n  - path: {script}\n    async: true",
            element(&base, &whole, address)
        ),
        Host::Docusaurus => format!(
            "{}\n\n// docusaurus.config.js\nscripts: [{{ src: \"{script}\", async: true }}],",
            element(&base, &whole, address)
        ),
        Host::SharePoint => format!(
            "<iframe src=\"{}\" title=\"Call Landing\" width=\"100%\" height=\"640\"></iframe>",
            escaped(&framed(plain, address))
        ),
        Host::Confluence => framed(plain, address),
    }
}

/// The element with its question as attributes, and the answer for where no script runs.
fn element(base: &str, whole: &str, address: &Address) -> String {
    let keys = whole.split_once('?').map_or("", |(_, keys)| keys);
    let attributes: String = keys
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| format!(" {key}=\"{value}\""))
        .collect();
    let case = address.case();
    let sentence = told::sentence(case, case.decide().verdict.landing);
    format!(
        "<call-landing{attributes} show=\"call\">\n  {sentence} <a href=\"{base}{}\">Why</a>\n</call-landing>",
        escaped(whole)
    )
}

/// The address of the answer as it stands in a frame: in the document that other pages may frame.
fn framed(base: &str, address: &Address) -> String {
    let embed = Some(Embed::default());
    format!("{base}embed.html{}", write(&Address { view: View::Explore, embed, ..*address }))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
