//! Opens the page that runs audit programs in turn, `bench/audit/`, and keeps its measurements.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};
use xtask::server::StaticServer;

tests! {
    "audit_bench";
    ON_REQUEST: measures_the_audit;
}

/// Longer than all rounds take, so that a hung page fails.
const PATIENCE: Duration = Duration::from_secs(40 * 60);
/// The time between two checks, which take processor time from the measurement.
const PAUSE: Duration = Duration::from_secs(3);

/// This takes minutes and is only meaningful on an idle machine, so it runs only for `cargo xtask
/// bench audit`, which names the folder of the page.
fn measures_the_audit(page: &Page<'_>) {
    let folder = env::var_os("CALL_LANDING_AUDIT_BENCH").map(PathBuf::from);
    let folder = folder.expect("`cargo xtask bench audit` names the folder of the page");
    let plan = fs::read_to_string(folder.join("plan.json")).expect("the plan");
    let plan: Value = serde_json::from_str(&plan).expect("the plan as JSON");
    let server = StaticServer::start(&folder, "/", 0).expect("a server for the page");
    let page = &Page::at(page.browser, server.url());
    let session = page.session();
    session.navigate(&server.url());
    // Files on disk, as people choose them.
    let files = plan["files"].as_array().expect("files").iter().map(|it| &it["path"]);
    let files: Vec<&Value> = files.collect();
    let root = session.devtools("DOM.getDocument", json!({}));
    let field = session.devtools(
        "DOM.querySelector",
        json!({ "nodeId": root["root"]["nodeId"], "selector": "#files" }),
    );
    session.devtools("DOM.setFileInputFiles", json!({ "files": files, "nodeId": field["nodeId"] }));
    session.run("start()", json!([]));
    let look = "return [window.measured ?? null, document.querySelector('#state').textContent]";
    let started = Instant::now();
    let mut told = 0;
    let measured = loop {
        thread::sleep(PAUSE);
        let mut seen = session.run(look, json!([]));
        let lines: Vec<&str> = seen[1].as_str().unwrap_or_default().lines().collect();
        let fresh = lines.len() - told;
        lines[..fresh].iter().rev().for_each(|it| println!("{it}"));
        told = lines.len();
        let measured = seen[0].take();
        if !measured.is_null() {
            break measured;
        }
        assert!(started.elapsed() < PATIENCE, "the page does not come to an end");
    };
    fs::write(folder.join("measured.json"), measured.to_string()).expect("a file for the result");
    session.navigate("about:blank");
    // The page requested only its own server.
    page.forgive();
}
