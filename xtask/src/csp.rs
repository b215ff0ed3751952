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
///
/// # Errors
/// When there is no `<meta charset>` to follow.
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
mod tests {
    use super::{Network, with_policy};

    #[test]
    fn only_inline_scripts_are_named() -> anyhow::Result<()> {
        let html = "<meta charset=\"utf-8\"><script type=\"module\">a()</script>\
            <script src=\"./x.js\">b()</script><script type=\"application/x\">c()</script>";
        assert_eq!(with_policy(html, Network::Own)?.matches("'sha256-").count(), 1);
        Ok(())
    }

    #[test]
    fn the_policy_follows_the_charset_and_names_the_script() -> anyhow::Result<()> {
        let html = "<head><meta charset=\"utf-8\"><title>x</title><script>alert(1)</script>";
        let html = with_policy(html, Network::Own)?;
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
        assert_eq!(
            with_policy(html, Network::Own)?,
            with_policy(&html.replace('\n', "\r\n"), Network::Own)?
        );
        Ok(())
    }

    #[test]
    fn a_page_of_one_file_fetches_nothing() -> anyhow::Result<()> {
        let html = "<meta charset=\"utf-8\"><style>a{}</style><script>b</script>\
            <script type=\"application/x\">c</script>";
        let html = with_policy(html, Network::None)?;
        assert!(!html.contains("'self'"), "{html}");
        assert!(html.contains("connect-src 'none'"), "{html}");
        assert_eq!(html.matches("'sha256-").count(), 2, "the style and the script: {html}");
        Ok(())
    }

    #[test]
    fn a_page_without_charset_is_refused() {
        assert!(with_policy("<head></head>", Network::Own).is_err());
    }
}
