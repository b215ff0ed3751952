//! The page behind servers that are not ours.

use browser_tests::engine::target;
use browser_tests::oracle;
use browser_tests::page::{Page, dist};
use browser_tests::servers::{Server, Visit};
use browser_tests::tests;
use serde_json::{Value, json};
use std::fs;
use std::process::Command;
use xtask::files;
use xtask::server::{HostProfile, StaticServer, is_lasting};

tests! { "hosting";
    ALL: a_server_that_knows_no_wasm_serves_it;
    BEHIND_NGINX: nginx_serves_it_below_a_path,
        a_repeated_visit_asks_nginx_for_nothing,
        behind_nginx_other_sites_frame_answers_alone;
    BEHIND_PYTHON: python_serves_it;
    CHROMIUM: github_pages_serves_it,
        every_sample_can_be_read_and_names_every_lasting_file;
    ON_REQUEST: measures_visits_behind_nginx;
}

/// Holds that the page answers, that another module of it arrives, and that no file is missing or
/// other than it was built.
#[track_caller]
fn assert_works(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid");
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    page.go_to("matrix");
    page.wait_for_script(
        "another module",
        "return document.querySelectorAll('#grid tbody td').length > 20",
        json!([]),
        &json!(true),
    );
    let sums = fs::read_to_string(dist().join("SHA256SUMS")).expect("the sums of the files");
    let wrong = page.session().run_async(COMPARE, json!([sums]));
    assert_eq!(wrong, json!([]), "files that do not arrive as they were built");
    page.session().navigate(&format!("{}guide/revert-existing.html", page.url));
    page.wait_for("a page of the guide", |it| it["verdict"]["landing"] == "teams");
    page.assert_untroubled();
    page.session().navigate("about:blank");
}

/// Fetches every file of a list of sums, and names those that are others.
const COMPARE: &str = "const [sums, done] = arguments;
    const hex = bytes => Array.from(new Uint8Array(bytes), it => it.toString(16).padStart(2, '0')).join('');
    const check = async ([sum, name]) => {
      const file = await fetch(name, { cache: 'no-store' });
      const found = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
      return file.ok && found === sum ? [] : [`${name}: ${file.status}`];
    };
    const lines = sums.trim().split('\\n').map(it => it.split('  '));
    Promise.all(lines.map(check)).then(it => done(it.flat()), it => done([String(it)]));";

/// Asks for a file as a browser does, and returns the status and some headers, as they came.
fn ask(page: &Page<'_>, address: &str, headers: &[&str]) -> Value {
    let script = "const [address, names, done] = arguments;
        fetch(address, { redirect: 'manual', cache: 'no-store' }).then(it =>
          done([it.type === 'opaqueredirect' ? 'redirect' : it.status, ...names.map(name => it.headers.get(name))]))";
    page.session().run_async(script, json!([address, headers]))
}

fn lasting() -> Vec<String> {
    let names = fs::read_dir(dist()).expect("the built page");
    let names = names.map(|it| it.expect("a file").file_name().to_string_lossy().into_owned());
    names.filter(|it| is_lasting(it)).collect()
}

fn a_server_that_knows_no_wasm_serves_it(page: &Page<'_>) {
    let server = StaticServer::start_with(HostProfile::NoWasmType, &dist(), "/docs/", 0).unwrap();
    let page = &Page::at(page.browser, server.url());
    page.open("");
    let wasm = lasting().into_iter().find(|it| it.ends_with(".wasm")).unwrap();
    assert_eq!(
        ask(page, &wasm, &["content-type"]),
        json!([200, "application/octet-stream"]),
        "the server knows it after all"
    );
    assert_works(page);
}

fn nginx_serves_it_below_a_path(page: &Page<'_>) {
    let server = Server::nginx(&dist());
    let page = &Page::at(page.browser, server.url.clone());
    page.open("");
    let kept = "public, max-age=31536000, immutable";
    let coding = &["content-type", "cache-control", "content-encoding"];
    for name in lasting() {
        let kind = match name.rsplit('.').next().unwrap() {
            "wasm" => "application/wasm",
            "css" => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8",
        };
        assert_eq!(ask(page, &name, coding), json!([200, kind, kept, "gzip"]), "{name}");
    }
    for (name, status, kind, kept) in [
        ("", 200, "text/html; charset=utf-8", "no-cache"),
        ("guide/revert-existing.html", 200, "text/html; charset=utf-8", "no-cache"),
        ("sw.js", 200, "text/javascript; charset=utf-8", "public, max-age=3600"),
        ("manifest.webmanifest", 200, "application/manifest+json", "no-cache"),
        ("no-such-file", 404, "text/html; charset=utf-8", "no-cache"),
    ] {
        let found = ask(page, name, &["content-type", "cache-control"]);
        assert_eq!(found, json!([status, kind, kept]), "`{name}`");
    }
    page.forgive();
    let bare = server.url.trim_end_matches('/');
    assert_eq!(ask(page, bare, &[]), json!(["redirect"]), "the address without its last slash");
    assert_works(page);
}

fn a_repeated_visit_asks_nginx_for_nothing(page: &Page<'_>) {
    let server = Server::nginx(&dist());
    let page = &Page::at(page.browser, server.url.clone());
    page.open("");
    page.wait_for_copy();
    let before = server.visits();
    assert!(!before.is_empty(), "the first visit was not noticed");
    page.open("#/matrix");
    page.visit_every_screen();
    // What a browser does some time after a page has come up.
    let update = "const done = arguments[0];
        navigator.serviceWorker.ready.then(it => it.update()).then(() => done('looked'), done)";
    assert_eq!(page.session().run_async(update, json!([])), "looked");
    assert_eq!(server.visits()[before.len()..], [], "asked for again");
    page.assert_untroubled();
    page.session().navigate("about:blank");
}

fn behind_nginx_other_sites_frame_answers_alone(page: &Page<'_>) {
    let server = Server::nginx(&dist());
    let page = &Page::at(page.browser, server.url.clone());
    page.open("");
    let own = "frame-ancestors 'self'";
    for (name, framing) in [
        ("", json!(own)),
        ("index.html", json!(own)),
        ("call-landing.html", json!(own)),
        ("guide/revert-existing.html", json!(own)),
        ("embed.html", Value::Null),
    ] {
        let found = ask(page, name, &["content-security-policy"]);
        assert_eq!(found, json!([200, framing]), "`{name}`");
    }
    // The same for a visitor: of the two frames in a page of another origin one stays empty.
    let folder = target().join("hosts/framing");
    let frame = |it: &str| format!("<iframe src=\"{}{it}#/explore?embed=1\"></iframe>", server.url);
    let html = format!("<!doctype html><title>Host</title>{}{}", frame(""), frame("embed.html"));
    files::write(&folder.join("index.html"), &html).expect("the host");
    let host = StaticServer::start(&folder, "/", 0).expect("a server for the host");
    page.welcome(host.url());
    page.session().navigate(&host.url());
    let answers = |at: usize| {
        let frame = format!("return document.querySelectorAll('iframe')[{at}]");
        let entered = page.session().try_enter(&frame);
        let look = "return document.querySelector('#verdict')?.dataset.landing ?? null";
        let found = entered.and_then(|()| page.session().try_run(look, json!([])));
        page.session().leave();
        found.unwrap_or_default()
    };
    page.wait("the answer in the document for frames", || match answers(1) {
        found if found == "sfb" => Ok(()),
        found => Err(found.to_string()),
    });
    assert_eq!(answers(0), Value::Null, "the page itself stands in a frame");
    // What was blocked is told in the console.
    page.forgive();
    page.session().navigate("about:blank");
}

fn python_serves_it(page: &Page<'_>) {
    let server = Server::python(&dist());
    assert_works(&Page::at(page.browser, server.url.clone()));
}

fn github_pages_serves_it(page: &Page<'_>) {
    let server = StaticServer::start_with(HostProfile::GitHubPages, &dist(), "/pages/", 0).unwrap();
    let page = &Page::at(page.browser, server.url());
    page.open("");
    let found = ask(page, "no-such-file", &["content-type", "x-content-type-options"]);
    assert_eq!(found, json!([404, "text/html; charset=utf-8", null]));
    let found = ask(page, "sw.js", &["cache-control", "content-encoding"]);
    assert_eq!(found, json!([200, "max-age=600", "gzip"]));
    page.forgive();
    assert_works(page);
}

fn every_sample_can_be_read_and_names_every_lasting_file(page: &Page<'_>) {
    let read = |name: &str| fs::read_to_string(dist().join("hosting").join(name)).unwrap();
    let xml = "const it = new DOMParser().parseFromString(arguments[0], 'application/xml');
        return it.querySelector('parsererror')?.textContent ?? 'can be read'";
    page.session().navigate("about:blank");
    assert_eq!(page.session().run(xml, json!([read("web.config")])), "can be read");
    let config: Value = serde_json::from_str(&read("staticwebapp.config.json")).unwrap();
    let routes = config["routes"].as_array().unwrap();
    // Nothing but the document for frames may be framed. An empty header is none, there.
    let policy = "Content-Security-Policy";
    assert_eq!(config["globalHeaders"][policy], "frame-ancestors 'self'");
    let for_frames = routes.iter().find(|it| it["route"] == "/embed.html").unwrap();
    assert_eq!(for_frames["headers"][policy], "");
    let (headers, iis) = (read("_headers"), read("web.config"));
    for document in ["/", "/index.html", "/call-landing.html", "/guide/*", "/today/*"] {
        let rule = format!("\n{document}\n  {policy}: frame-ancestors 'self'\n");
        assert!(headers.contains(&rule), "{document}");
    }
    assert!(!headers.contains("\n/embed") && !headers.contains("\n/*\n"), "{headers}");
    let removed = format!("<remove name=\"{policy}\" />");
    let of_frames = iis.lines().find(|it| it.contains("<location path=\"embed.html\">"));
    assert!(iis.contains(&format!("<add name=\"{policy}\"")), "{iis}");
    assert!(of_frames.is_some_and(|it| it.contains(&removed)), "{iis}");
    assert!(!lasting().is_empty());
    for name in lasting() {
        assert!(routes.iter().any(|it| it["route"] == format!("/{name}")), "{name}");
        for (sample, line) in [
            ("web.config", format!("<location path=\"{name}\">")),
            ("_headers", format!("\n/{name}\n  Cache-Control: public, max-age=31536000")),
        ] {
            assert!(read(sample).contains(&line), "{sample} has no {line}");
        }
    }
}

/// What visits cost behind nginx, and how many it can take. Not a test: it prints
/// its figures for `cargo xtask bench hosting`.
fn measures_visits_behind_nginx(page: &Page<'_>) {
    let server = Server::nginx(&dist());
    let page = &Page::at(page.browser, server.url.clone());
    let mut seen = 0;
    let mut tell = |what: &str| -> Vec<Visit> {
        let visits = server.visits().split_off(seen);
        seen += visits.len();
        let bytes: u64 = visits.iter().map(|it| it.bytes).sum();
        println!("{what}: {} requests, {:.1} kB", visits.len(), bytes as f64 / 1000.0);
        visits
    };
    page.open("");
    let first = tell("first visit, gzip, headers included");
    page.wait_for_copy();
    tell("the copy for reading offline, once");
    page.open("");
    page.visit_every_screen();
    tell("repeated visit, every screen");
    page.assert_untroubled();
    page.session().navigate("about:blank");

    let Some(wrk) = std::env::var_os("CALL_LANDING_WRK") else { return };
    let paths: Vec<String> = first.iter().map(|it| format!("\"{}\"", it.address)).collect();
    let script = browser_tests::engine::target().join("visits.lua");
    let lua = format!(
        "local paths, at = {{ {} }}, 0
         wrk.headers['Accept-Encoding'] = 'gzip'
         request = function() at = at % #paths + 1 return wrk.format('GET', paths[at]) end",
        paths.join(", ")
    );
    fs::write(&script, lua).expect("a script");
    let libraries = std::path::Path::new(&wrk).ancestors().nth(3).map(|it| it.join("usr/lib"));
    let libraries = libraries.and_then(|it| fs::read_dir(it).ok()).into_iter().flatten().flatten();
    let libraries = std::env::join_paths(libraries.map(|it| it.path())).unwrap_or_default();
    let origin = server.url.trim_end_matches("tools/call-landing/");
    let told = Command::new(&wrk)
        .env("LD_LIBRARY_PATH", libraries)
        .args(["-t", "1", "-c", "32", "-d", "10s", "--latency", "-s"])
        .arg(script)
        .arg(origin)
        .output()
        .expect("wrk");
    println!("{}", String::from_utf8_lossy(&told.stdout));
    println!("A first visit is {} of these requests.", paths.len());
}
