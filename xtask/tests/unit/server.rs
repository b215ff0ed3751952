use super::{HostProfile, caching, normalized, routes};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use std::fs;
use tempfile::TempDir;
use tokio::runtime::Builder;
use tower::ServiceExt as _;

const NONE: HeaderValue = HeaderValue::from_static("none");

/// A folder with a page and a module, beside a file that must not be reachable.
fn folder() -> anyhow::Result<TempDir> {
    let outer = TempDir::new()?;
    let inner = outer.path().join("site");
    fs::create_dir_all(inner.join("guide"))?;
    fs::write(outer.path().join("secret.txt"), "secret")?;
    fs::write(inner.join("index.html"), "<!doctype html>the page")?;
    fs::write(inner.join("guide").join("a b.html"), "one answer")?;
    fs::write(inner.join("x-0123456789abcdef_bg.wasm"), "\0asm")?;
    Ok(outer)
}

/// What the server answers, without a network.
fn ask(
    profile: HostProfile,
    outer: &TempDir,
    method: &Method,
    path: &str,
) -> anyhow::Result<(StatusCode, HeaderMap, String)> {
    let request = Request::builder().method(method).uri(path).body(Body::empty())?;
    Builder::new_current_thread().enable_all().build()?.block_on(async {
        let root = outer.path().join("site");
        let response = routes(profile, &root, "/docs/").oneshot(request).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), 10_000).await?;
        Ok((status, headers, String::from_utf8_lossy(&body).into_owned()))
    })
}

#[test]
fn files_are_served_below_the_prefix_only() -> anyhow::Result<()> {
    let root = folder()?;
    let get = |path: &str| ask(HostProfile::Ours, &root, &Method::GET, path);
    assert_eq!(get("/docs/?x=1")?.2, "<!doctype html>the page");
    assert_eq!(get("/docs/guide/a%20b.html")?.2, "one answer");
    let (status, headers, _) = get("/docs")?;
    assert_eq!(status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(headers.get(header::LOCATION).unwrap_or(&NONE), "/docs/");
    for missing in ["/", "/index.html", "/docs/nothing", "/elsewhere/index.html"] {
        let (status, _, text) = get(missing)?;
        assert_eq!((status, text.as_str()), (StatusCode::NOT_FOUND, "404 not found\n"));
    }
    Ok(())
}

#[test]
fn nothing_above_the_folder_is_reachable() -> anyhow::Result<()> {
    let root = folder()?;
    for path in
        ["../secret.txt", "%2e%2e/secret.txt", "guide/..%2f..%2fsecret.txt", "..%5csecret.txt"]
    {
        let (status, _, text) =
            ask(HostProfile::Ours, &root, &Method::GET, &format!("/docs/{path}"))?;
        assert!(!status.is_success() && !text.contains("secret"), "{path}: {status} {text}");
    }
    Ok(())
}

#[test]
fn each_kind_of_host_has_its_own_headers() -> anyhow::Result<()> {
    let root = folder()?;
    let module = "/docs/x-0123456789abcdef_bg.wasm";
    let of = |profile, path: &str| ask(profile, &root, &Method::HEAD, path);
    let (status, headers, text) = of(HostProfile::Ours, module)?;
    assert_eq!((status, text.as_str()), (StatusCode::OK, ""));
    assert_eq!(headers.get(header::CONTENT_TYPE).unwrap_or(&NONE), "application/wasm");
    let (_, headers, _) = of(HostProfile::Ours, "/docs/guide/a%20b.html")?;
    assert_eq!(headers.get(header::CONTENT_TYPE).unwrap_or(&NONE), "text/html; charset=utf-8");
    assert_eq!(headers.get(header::X_CONTENT_TYPE_OPTIONS).unwrap_or(&NONE), "nosniff");
    let (_, headers, _) = of(HostProfile::NoWasmType, module)?;
    assert_eq!(headers.get(header::CONTENT_TYPE).unwrap_or(&NONE), "application/octet-stream");
    let (_, headers, _) = of(HostProfile::GitHubPages, module)?;
    assert_eq!(headers.get(header::CACHE_CONTROL).unwrap_or(&NONE), "max-age=600");
    let (status, headers, _) = of(HostProfile::GitHubPages, "/docs/nothing")?;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(headers.get(header::CONTENT_TYPE).unwrap_or(&NONE), "text/html; charset=utf-8");
    let posted = ask(HostProfile::Ours, &root, &Method::POST, module)?;
    assert_eq!(posted.0, StatusCode::METHOD_NOT_ALLOWED);
    Ok(())
}

#[test]
fn only_what_is_named_after_its_content_is_kept() {
    for name in ["/a/main-0123456789abcdef.css", "/call-landing-0123456789abcdef_bg.wasm"] {
        assert!(caching(name).contains("immutable"), "{name}");
    }
    for name in ["/", "/index.html", "/embed.js", "/icons/icon-192.png", "/x-0123/a.js"] {
        assert_eq!(caching(name), "no-cache", "{name}");
    }
}

#[test]
fn prefixes_get_both_slashes() {
    assert_eq!(normalized(""), "/");
    assert_eq!(normalized("/"), "/");
    assert_eq!(normalized("docs/tools"), "/docs/tools/");
}

#[test]
fn a_page_in_development_has_the_policy_and_reloads() -> anyhow::Result<()> {
    let outer = folder()?;
    let page = outer.path().join("site").join("index.html");
    fs::write(page, "<meta charset=\"utf-8\"><body><script>own()</script></body>")?;
    let get = |method| ask(HostProfile::Development, &outer, method, "/docs/");
    let (status, headers, text) = get(&Method::GET)?;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(text.matches("'sha256-").count(), 2, "its own script, and ours: {text}");
    assert!(text.contains("script-src 'self'") && text.contains("location.reload()"), "{text}");
    let told = headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok());
    assert!(told.is_none_or(|it| it == text.len().to_string()), "{told:?}");
    // What the script compares.
    let (_, headers, _) = get(&Method::HEAD)?;
    assert!(headers.contains_key(header::LAST_MODIFIED));
    let module = "/docs/x-0123456789abcdef_bg.wasm";
    let (_, headers, _) = ask(HostProfile::Development, &outer, &Method::GET, module)?;
    assert_eq!(headers.get(header::CACHE_CONTROL).unwrap_or(&NONE), "no-cache");
    Ok(())
}
