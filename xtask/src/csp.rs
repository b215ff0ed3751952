//! The content security policy, as a `<meta>` so that it holds on every host.
//!
//! Scripts run if they are the page's own files or the one inline script that starts the module,
//! named by its hash. A hash needs no server that invents nonces.

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The page with its policy as the first thing after the `charset`.
///
/// # Errors
/// When there is no `<meta charset>` to follow.
pub fn with_policy(html: &str) -> Result<String> {
    // A browser reads line ends as `\n` before it hashes: the file must say the same.
    let html = html.replace("\r\n", "\n");
    let charset = html.find("<meta charset").context("index.html has no <meta charset>")?;
    let (_, rest) = html.split_at(charset);
    let end = charset + rest.find('>').context("index.html has an unfinished <meta charset")? + 1;
    let (before, after) = html.split_at(end);
    let policy = policy(&inline_scripts(&html));
    Ok(format!(
        "{before}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

fn policy(inline_scripts: &[&str]) -> String {
    let hashes: String = inline_scripts
        .iter()
        .map(|script| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script))))
        .collect();
    [
        "default-src 'none'",
        // The last one lets WebAssembly compile; it does not allow `eval`.
        &format!("script-src 'self'{hashes} 'wasm-unsafe-eval'"),
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    .join("; ")
}

/// The text between the tags of each `<script>` without a `src`.
fn inline_scripts(html: &str) -> Vec<&str> {
    html.split("<script")
        .skip(1)
        .filter_map(|rest| {
            let (attributes, rest) = rest.split_once('>')?;
            let (script, _) = rest.split_once("</script")?;
            (!attributes.contains("src=")).then_some(script)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{inline_scripts, with_policy};

    #[test]
    fn only_inline_scripts_are_named() {
        let html = "<script type=\"module\">\na()\n</script><script src=\"./x.js\"></script><p>";
        assert_eq!(inline_scripts(html), ["\na()\n"]);
    }

    #[test]
    fn the_policy_follows_the_charset_and_names_the_script() -> anyhow::Result<()> {
        let html = "<head><meta charset=\"utf-8\"><title>x</title><script>alert(1)</script>";
        let html = with_policy(html)?;
        let start = "<head><meta charset=\"utf-8\">\n    \
            <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' ";
        assert!(html.starts_with(start), "{html}");
        // As `printf 'alert(1)' | openssl dgst -sha256 -binary | base64` says.
        assert!(html.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{html}");
        assert!(html.ends_with("\"><title>x</title><script>alert(1)</script>"), "{html}");
        Ok(())
    }

    #[test]
    fn a_script_hashes_alike_with_either_line_end() -> anyhow::Result<()> {
        let html = "<meta charset=\"utf-8\"><script>a\nb</script>";
        assert_eq!(with_policy(html)?, with_policy(&html.replace('\n', "\r\n"))?);
        Ok(())
    }

    #[test]
    fn a_page_without_charset_is_refused() {
        assert!(with_policy("<head></head>").is_err());
    }
}
