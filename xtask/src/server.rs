//! A static file server on 127.0.0.1, for `serve` and the browser tests.
//!
//! It can serve a folder under a sub-path, as real hosts do, and answers a missing file with 404, never
//! with the page. For the tests it can behave like other hosts ([`HostProfile`]).

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio::runtime::{Builder, Runtime};
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

/// The kind of host that the server imitates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HostProfile {
    /// A host with all headers that the page can use.
    #[default]
    Ours,
    /// A server that does not know the type of `.wasm` files.
    NoWasmType,
    /// GitHub Pages: compresses, caches every file for ten minutes, and has an HTML page for missing
    /// files.
    GitHubPages,
}

/// A running server. It serves from background threads until it is dropped.
pub struct StaticServer {
    /// `None` only while it is dropped.
    runtime: Option<Runtime>,
    port: u16,
    prefix: String,
}

impl StaticServer {
    /// Serves `root` on 127.0.0.1 under `prefix` (`""`, `"/"` or such as `"/docs/tools/"`).
    /// Port 0 chooses a free one: see [`StaticServer::url`].
    ///
    /// # Errors
    /// When `root` is not a folder or the port is taken.
    pub fn start(root: &Path, prefix: &str, port: u16) -> Result<Self> {
        Self::start_with(HostProfile::Ours, root, prefix, port)
    }

    /// The same, in the way of another host.
    ///
    /// # Errors
    /// As above.
    pub fn start_with(profile: HostProfile, root: &Path, prefix: &str, port: u16) -> Result<Self> {
        anyhow::ensure!(root.is_dir(), "no folder {} to serve", root.display());
        let prefix = normalized(prefix);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let listener = TcpListener::bind(address)
            .and_then(|it| it.set_nonblocking(true).map(|()| it))
            .with_context(|| format!("cannot listen on {address}"))?;
        let port = listener.local_addr()?.port();
        let routes = routes(profile, root, &prefix);
        let guard = runtime.enter();
        let listener = tokio::net::TcpListener::from_std(listener)?;
        drop(guard);
        runtime.spawn(async move { axum::serve(listener, routes).await });
        Ok(Self { runtime: Some(runtime), port, prefix })
    }

    /// The address of the served folder, with a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.prefix)
    }

    /// The port in use.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        // Ends all connections at once, including those that a browser keeps open.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn routes(profile: HostProfile, root: &Path, prefix: &str) -> Router {
    let files = ServeDir::new(root);
    let router = match prefix {
        "/" => Router::new().fallback_service(files),
        _ => {
            // Without the slash, the relative addresses in the page would lead elsewhere.
            let (bare, target) = (prefix.trim_end_matches('/'), prefix.to_owned());
            let redirect = get(|| async move { Redirect::permanent(&target) });
            Router::new().nest_service(prefix, files).route(bare, redirect)
        }
    };
    let router = router.layer(from_fn(move |request, next| with_headers(profile, request, next)));
    match profile {
        HostProfile::GitHubPages => router.layer(CompressionLayer::new().gzip(true)),
        HostProfile::Ours | HostProfile::NoWasmType => router,
    }
}

/// The answer of the file server with the headers, and for a missing file the text, of the profile.
async fn with_headers(profile: HostProfile, request: Request, next: Next) -> Response {
    let caching = caching(request.uri().path());
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        response = match profile {
            HostProfile::GitHubPages => {
                let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
                let page = "<!doctype html><title>Page not found</title><h1>404</h1>";
                (StatusCode::NOT_FOUND, kind, page).into_response()
            }
            HostProfile::Ours | HostProfile::NoWasmType => {
                (StatusCode::NOT_FOUND, "404 not found\n").into_response()
            }
        };
    }
    let headers = response.headers_mut();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let kind = match (profile, kind) {
        (HostProfile::NoWasmType, Some("application/wasm")) => {
            "application/octet-stream".to_owned()
        }
        (_, Some(kind)) if kind.starts_with("text/") && !kind.contains("charset") => {
            format!("{kind}; charset=utf-8")
        }
        (_, kind) => kind.unwrap_or("application/octet-stream").to_owned(),
    };
    if let Ok(kind) = HeaderValue::from_str(&kind) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    if profile == HostProfile::GitHubPages {
        set(header::CACHE_CONTROL, "max-age=600");
    } else {
        set(header::CACHE_CONTROL, caching);
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    }
    response
}

/// A file that is named by its content can be cached forever. Everything else keeps its address when it
/// changes, so it has to be revalidated.
fn caching(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    if is_lasting(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether a file's name ends in a hash of its content.
pub fn is_lasting(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.trim_end_matches("_bg").rsplit_once('-').map_or("", |it| it.1);
    hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit())
}

fn normalized(prefix: &str) -> String {
    let inner = prefix.trim_matches('/');
    if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }
}

#[cfg(test)]
mod tests {
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
            let body = to_bytes(response.into_body(), 1_000).await?;
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
}
