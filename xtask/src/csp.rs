//! The content security policy, as a `<meta>` so that it holds on every host.
//!
//! Scripts run if they are the page's own files or stand in the page, named by their hashes. A hash needs no server that invents nonces.

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
    let policy = policy(&html);
    Ok(format!(
        "{before}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// Scripts of its own and WebAssembly only where the page has a script at all.
fn policy(html: &str) -> String {
    let (scripts, styles) = (inline(html, "script"), inline(html, "style"));
    let scripts = if scripts.is_empty() {
        "script-src 'none'".to_owned()
    } else {
        // The last one lets WebAssembly compile; it does not allow `eval`.
        format!("script-src 'self'{} 'wasm-unsafe-eval'", hashes(&scripts))
    };
    // One policy of the page's own lets in the one script that it registers for reading offline.
    let has_worker = html.contains("createPolicy(\"call-landing\"");
    [
        "default-src 'none'",
        &scripts,
        &format!("style-src 'self'{}", hashes(&styles)),
        "img-src 'self' data:",
        "connect-src 'self'",
        if has_worker { "worker-src 'self'" } else { "worker-src 'none'" },
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        if has_worker { "trusted-types call-landing" } else { "trusted-types 'none'" },
    ]
    .join("; ")
}

fn hashes(texts: &[&str]) -> String {
    let hash = |text: &&str| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    texts.iter().map(hash).collect()
}

/// The text between the tags of each element of this name that is without a `src`.
fn inline<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{name}"), format!("</{name}"));
    html.split(start.as_str())
        .skip(1)
        .filter_map(|rest| {
            let (attributes, rest) = rest.split_once('>')?;
            let (text, _) = rest.split_once(end.as_str())?;
            (!attributes.contains("src=")).then_some(text)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{inline, with_policy};

    #[test]
    fn only_inline_scripts_are_named() {
        let html = "<script type=\"module\">\na()\n</script><script src=\"./x.js\"></script><p>";
        assert_eq!(inline(html, "script"), ["\na()\n"]);
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
