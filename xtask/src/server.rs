//! A static file server on 127.0.0.1, for `serve` and the browser tests.
//!
//! It can serve a folder under a sub-path, as real hosts do, and answers a missing file with 404, never
//! with the page. For the tests it can behave like other hosts ([`HostProfile`]).

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use flate2::{Compression, write::GzEncoder};
use percent_encoding::percent_decode_str;
use tokio::runtime::{Builder, Runtime};

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
        let root = root
            .canonicalize()
            .with_context(|| format!("no folder {} to serve", root.display()))?;
        let prefix = normalized(prefix);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listen = || -> io::Result<(TcpListener, Runtime)> {
            let listener = TcpListener::bind(address)?;
            listener.set_nonblocking(true)?;
            Ok((listener, Builder::new_multi_thread().worker_threads(2).enable_all().build()?))
        };
        let (listener, runtime) =
            listen().with_context(|| format!("cannot listen on {address}"))?;
        let port = listener.local_addr()?.port();
        let served = Arc::new((root, prefix.clone()));
        let answer = move |method: Method, uri: Uri, asked: HeaderMap| {
            let served = Arc::clone(&served);
            async move {
                let answer = answer(&method, uri.path(), &served.0, &served.1);
                answer.with(profile, &asked).into_response()
            }
        };
        let guard = runtime.enter();
        let listener = tokio::net::TcpListener::from_std(listener)?;
        drop(guard);
        runtime.spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
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

/// The answer to a request, before the profile is applied.
enum Answer {
    File { bytes: Vec<u8>, kind: &'static str, caching: &'static str },
    Missing,
    Elsewhere(String),
    Refused,
}

fn answer(method: &Method, path: &str, root: &Path, prefix: &str) -> Answer {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Answer::Refused;
    }
    let found = match locate(path, prefix) {
        Place::Inside(relative) => open(root, &relative),
        Place::AddSlash(target) => return Answer::Elsewhere(target),
        Place::Nowhere => None,
    };
    found.map_or(Answer::Missing, |(bytes, kind)| Answer::File {
        bytes,
        kind,
        caching: caching(path),
    })
}

impl Answer {
    fn with(self, profile: HostProfile, asked: &HeaderMap) -> Response {
        match (self, profile) {
            (Self::Refused, _) => {
                (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response()
            }
            (Self::Elsewhere(target), _) => {
                (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response()
            }
            (Self::Missing, HostProfile::GitHubPages) => {
                let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
                let page = "<!doctype html><title>Page not found</title><h1>404</h1>";
                (StatusCode::NOT_FOUND, kind, page).into_response()
            }
            (Self::Missing, _) => {
                let kind = [(header::CONTENT_TYPE, "text/plain")];
                (StatusCode::NOT_FOUND, kind, "404 not found\n").into_response()
            }
            (Self::File { bytes, kind, .. }, HostProfile::GitHubPages) => {
                let headers =
                    [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=600")];
                let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok());
                if accepted.is_some_and(|it| it.contains("gzip")) {
                    let coding = [(header::CONTENT_ENCODING, "gzip")];
                    return (headers, coding, compressed(&bytes)).into_response();
                }
                (headers, bytes).into_response()
            }
            (Self::File { bytes, kind, caching }, _) => {
                let is_unknown = profile == HostProfile::NoWasmType && kind == "application/wasm";
                let headers = [
                    (header::CONTENT_TYPE, if is_unknown { UNKNOWN } else { kind }),
                    (header::CACHE_CONTROL, caching),
                    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
                ];
                (headers, bytes).into_response()
            }
        }
    }
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// The type of files of unknown type.
const UNKNOWN: &str = "application/octet-stream";

/// Where a request points.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    Inside(PathBuf),
    /// The prefix without its final slash. Without a redirect, relative addresses would break.
    AddSlash(String),
    Nowhere,
}

fn locate(url: &str, prefix: &str) -> Place {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let Some(rest) = path.strip_prefix(prefix) else {
        let bare = prefix.trim_end_matches('/');
        return if !bare.is_empty() && path == bare {
            Place::AddSlash(prefix.to_owned())
        } else {
            Place::Nowhere
        };
    };
    let mut relative = PathBuf::new();
    for segment in rest.split('/') {
        let Ok(segment) = percent_decode_str(segment).decode_utf8() else {
            return Place::Nowhere;
        };
        // Checked after decoding. On Windows, a colon means a drive or a stream.
        if segment == ".." || segment.contains(['/', '\\', ':', '\0']) {
            return Place::Nowhere;
        }
        if !segment.is_empty() && segment != "." {
            relative.push(&*segment);
        }
    }
    Place::Inside(relative)
}

fn open(root: &Path, relative: &Path) -> Option<(Vec<u8>, &'static str)> {
    // Canonicalized, so that a symbolic link cannot lead out of the folder.
    let mut path = root.join(relative).canonicalize().ok()?;
    if path.is_dir() {
        path = path.join("index.html").canonicalize().ok()?;
    }
    if !path.starts_with(root) || !path.is_file() {
        return None;
    }
    let kind = mime(&path);
    fs::read(path).ok().map(|bytes| (bytes, kind))
}

/// A file that is named by its content can be cached forever. Everything else keeps its address when it
/// changes, so it has to be revalidated.
fn caching(url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    if is_lasting(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether a file's name ends in a hash of its content.
pub fn is_lasting(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.trim_end_matches("_bg").rsplit_once('-').map_or("", |it| it.1);
    hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit())
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => UNKNOWN,
    }
}

fn normalized(prefix: &str) -> String {
    let inner = prefix.trim_matches('/');
    if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }
}

#[cfg(test)]
mod tests {
    use super::{Place, caching, locate, mime, normalized};
    use std::path::{Path, PathBuf};

    fn inside(path: &str) -> Place {
        Place::Inside(PathBuf::from(path))
    }

    #[test]
    fn paths_resolve_below_the_prefix() {
        assert_eq!(locate("/", "/"), inside(""));
        assert_eq!(locate("/a/b.css?x=1", "/"), inside("a/b.css"));
        assert_eq!(locate("/docs/tools/a%20b.js", "/docs/tools/"), inside("a b.js"));
        assert_eq!(locate("/docs/tools", "/docs/tools/"), Place::AddSlash("/docs/tools/".into()));
        assert_eq!(locate("/elsewhere/a.js", "/docs/tools/"), Place::Nowhere);
        assert_eq!(locate("/docs", "/docs/tools/"), Place::Nowhere);
    }

    #[test]
    fn nothing_above_the_folder_is_reachable() {
        for url in
            ["/../x", "/a/../../x", "/%2e%2e/x", "/a%2f..%2fx", "/..%5cx", "/C:/x", "/%00", "/%ff"]
        {
            assert_eq!(locate(url, "/"), Place::Nowhere, "{url}");
        }
    }

    #[test]
    fn only_what_is_named_after_its_content_is_kept() {
        for name in ["/a/main-0123456789abcdef.css?x", "/call-landing-0123456789abcdef_bg.wasm"] {
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
    fn wasm_can_be_compiled_while_it_streams() {
        assert_eq!(mime(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("a.js")), "text/javascript; charset=utf-8");
        assert_eq!(mime(Path::new("noextension")), "application/octet-stream");
    }
}
