//! Serves the page on this machine.

use std::path::Path;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::page;
use crate::run::{seconds, streamed, target_dir};
use crate::server::StaticServer;

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8099;

/// Builds the page and serves it until Ctrl+C.
///
/// # Errors
/// When the build fails or no port is free.
pub fn serve(port: Option<u16>) -> Result<()> {
    let started = Instant::now();
    let folder = page::local()?;
    let server = listen(&folder, port)?;
    println!(
        "Ready in {}. Open {}  (press Ctrl+C to stop)",
        seconds(started.elapsed()),
        server.url()
    );
    loop {
        thread::park();
    }
}

fn listen(folder: &Path, port: Option<u16>) -> Result<StaticServer> {
    if let Some(port) = port {
        return StaticServer::start(folder, "/", port)
            .context("choose another --port, or omit it to use the first free one");
    }
    for port in FIRST_PORT..=LAST_PORT {
        match StaticServer::start(folder, "/", port) {
            Ok(server) => return Ok(server),
            Err(_) if folder.is_dir() => {}
            Err(error) => return Err(error),
        }
    }
    bail!("ports {FIRST_PORT} to {LAST_PORT} are all in use\nNext: choose a free one with --port")
}

/// Runs Trunk's own server with live reload. It serves unfinished pages, without the
/// Content-Security-Policy.
///
/// # Errors
/// When Trunk cannot be installed or fails.
pub fn dev() -> Result<()> {
    let folder = target_dir()?.join("page").join("dev");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    let mut trunk = page::trunk(&["serve", "--offline", "--dist"])?;
    streamed(
        trunk.arg(folder),
        "if the port is in use, stop the other server; otherwise fix what the output names",
    )
}
