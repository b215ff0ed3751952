//! The Content-Security-Policy, in a `<meta>` tag so that it applies on every host.
//!
//! Allowed are scripts from the page's own files, and inline scripts by their hashes. Nonces would need
//! a server.

use anyhow::Result;
use base64::{Engine, prelude::BASE64_STANDARD};
use lol_html::html_content::ContentType;
use sha2::{Digest, Sha256};

use crate::html;

/// What a page may fetch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Files of its own origin.
    Own,
    /// Nothing: the page is a single file.
    None,
}

/// Inserts the policy directly after the `charset`.
/// Fails when there is no `<meta charset>` to follow.
pub fn with_policy(html: &str, network: Network) -> Result<String> {
    // A browser normalizes line ends to `\n` before it hashes, so the file must have them too.
    let html = html.replace("\r\n", "\n");
    let policy = policy(&html, network)?;
    let tag = format!("\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    html::change(&html, "meta[charset]", |it| {
        it.after(&tag, ContentType::Html);
        Ok(())
    })
}

/// Allows scripts and WebAssembly only if the page has a script.
fn policy(html: &str, network: Network) -> Result<String> {
    let own = match network {
        Network::Own => "'self'",
        Network::None => "",
    };
    let scripts = html::texts(html, "script:not([src]):not([type^='application/'])")?;
    let styles = html::texts(html, "style")?;
    let sources = |directive: &str, more: &str| {
        let more = format!("{own} {}", more.trim());
        let more = more.trim();
        format!("{directive} {}", if more.is_empty() { "'none'" } else { more })
    };
    let scripts = if scripts.is_empty() {
        "script-src 'none'".to_owned()
    } else {
        // `wasm-unsafe-eval` allows compiling WebAssembly, but not `eval`.
        sources("script-src", &format!("{} 'wasm-unsafe-eval'", hashes(&scripts)))
    };
    // The page registers its workers through one Trusted Types policy.
    let has_worker = html.contains("createPolicy(\"call-landing\"");
    let directives = [
        "default-src 'none'",
        &scripts,
        &sources("style-src", &hashes(&styles)),
        &sources("img-src", "data:"),
        &sources("connect-src", ""),
        if has_worker { "worker-src 'self'" } else { "worker-src 'none'" },
        &sources("manifest-src", ""),
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        if has_worker { "trusted-types call-landing" } else { "trusted-types 'none'" },
    ];
    Ok(directives.join("; "))
}

fn hashes(texts: &[String]) -> String {
    let hash =
        |text: &String| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    texts.iter().map(hash).collect()
}

#[cfg(test)]
#[path = "../tests/unit/csp.rs"]
mod tests;
