//! A static file server on 127.0.0.1, for `serve` and the browser tests.
//!
//! It can serve a folder under a sub-path, as real hosts do, and answers a missing file with 404, never
//! with the page. For the tests it can behave like other hosts ([`HostProfile`]).

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio::runtime::{Builder, Runtime};
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use crate::{csp, html};

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
    /// For pages that are being worked on: inserts the policy, and a script that reloads them.
    Development,
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
    /// Fails when `root` is not a folder or the port is taken.
    pub fn start(root: &Path, prefix: &str, port: u16) -> Result<Self> {
        Self::start_with(HostProfile::Ours, root, prefix, port)
    }

    /// The same, in the way of another host.
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
        _ => router,
    }
}

/// The answer of the file server with the headers, and for a missing file the text, of the profile.
async fn with_headers(profile: HostProfile, request: Request, next: Next) -> Response {
    let is_body_asked = request.method() == Method::GET;
    let caching = match profile {
        HostProfile::GitHubPages => "max-age=600",
        // Trunk's names do not follow the content.
        HostProfile::Development => "no-cache",
        HostProfile::Ours | HostProfile::NoWasmType => caching(request.uri().path()),
    };
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        response = match profile {
            HostProfile::GitHubPages => {
                let page = "<!doctype html><title>Page not found</title><h1>404</h1>";
                (StatusCode::NOT_FOUND, Html(page)).into_response()
            }
            _ => (StatusCode::NOT_FOUND, "404 not found\n").into_response(),
        };
    }
    let headers = response.headers_mut();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let kind = kind.unwrap_or("application/octet-stream").to_owned();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    if profile == HostProfile::NoWasmType && kind == "application/wasm" {
        set(header::CONTENT_TYPE, "application/octet-stream");
    } else if kind.starts_with("text/") && !kind.contains("charset") {
        set(header::CONTENT_TYPE, &format!("{kind}; charset=utf-8"));
    }
    set(header::CACHE_CONTROL, caching);
    if profile != HostProfile::GitHubPages {
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    }
    let is_page = response.status() == StatusCode::OK && kind.starts_with("text/html");
    if profile == HostProfile::Development && is_page && is_body_asked {
        return for_development(response).await.unwrap_or_else(|error| {
            (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}\n")).into_response()
        });
    }
    response
}

/// Asks once a second whether the page was built again. While it is built there may be none.
const RELOAD: &str = "<script>
      (async () => {
        const built = async () => {
          const { ok, headers } = await fetch(\"./\", { method: \"HEAD\", cache: \"no-store\" });
          return ok && headers.get(\"last-modified\");
        };
        const first = await built();
        setInterval(async () => {
          const now = await built().catch(() => false);
          if (now && now !== first) location.reload();
        }, 1000);
      })();
    </script>\n  ";

/// A page with the script that reloads it, and the policy.
async fn for_development(response: Response) -> Result<Response> {
    let (mut parts, body) = response.into_parts();
    let page = String::from_utf8(to_bytes(body, usize::MAX).await?.to_vec())?;
    let page = csp::with_policy(&html::append(&page, "body", RELOAD)?, csp::Network::Own)?;
    parts.headers.remove(header::CONTENT_LENGTH);
    Ok(Response::from_parts(parts, page.into()))
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
#[path = "../tests/unit/server.rs"]
mod tests;
