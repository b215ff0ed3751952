//! Serves the page on this machine.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fs_err as fs;

use crate::run::{seconds, target_dir};
use crate::server::{HostProfile, StaticServer};
use crate::{files, page};

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8099;

/// Builds the page and serves it until Ctrl+C. Fails when the build fails or no port is free.
pub fn serve(port: Option<u16>) -> Result<()> {
    let started = Instant::now();
    let server = listen(HostProfile::Ours, &page::local()?, port)?;
    let time = seconds(started.elapsed());
    println!("Ready in {time}. Open {}  (press Ctrl+C to stop)", server.url());
    loop {
        thread::park();
    }
}

/// Serves the page while Trunk builds it anew after each change, and reloads it in the browser. The page
/// is unfinished, but has the Content-Security-Policy of the published one.
pub fn dev(port: Option<u16>) -> Result<()> {
    const NEXT: &str = "fix what the output above names, then run the same command again";
    let folder = target_dir()?.join("page").join("dev");
    files::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let server = listen(HostProfile::Development, &folder, port)?;
    let mut watch = page::trunk(&["watch", "--offline", "--dist"])?;
    let mut trunk = watch.arg(&folder).spawn().context("cannot start Trunk")?;
    while trunk.try_wait()?.is_none() && !folder.join("index.html").is_file() {
        thread::sleep(Duration::from_millis(200));
    }
    println!("Open {}  (press Ctrl+C to stop)", server.url());
    let status = trunk.wait()?;
    bail!("Trunk ended ({status})\nNext: {NEXT}")
}

fn listen(profile: HostProfile, folder: &Path, port: Option<u16>) -> Result<StaticServer> {
    let start = |port| StaticServer::start_with(profile, folder, "/", port);
    if let Some(port) = port {
        return start(port).context("choose another --port, or omit it to use the first free one");
    }
    (FIRST_PORT..=LAST_PORT).find_map(|port| start(port).ok()).with_context(|| {
        format!(
            "ports {FIRST_PORT} to {LAST_PORT} are all in use\nNext: choose a free one with --port"
        )
    })
}
