//! How long a change takes.

use super::*;

tests! { "matrix::speed";
    ON_REQUEST:
        measures_a_full_rerender,
}

/// How long a change of the whole largest matrix takes on a slow machine. Not a test: a number from
/// a busy machine would prove nothing. Prints it for `cargo xtask bench page`.
fn measures_a_full_rerender(page: &Page<'_>) {
    let session = page.session();
    let metrics = || -> BTreeMap<String, f64> {
        let found = session.devtools("Performance.getMetrics", json!({}));
        let metrics = found["metrics"].as_array().cloned().unwrap_or_default();
        let pair = |it: &Value| Some((it["name"].as_str()?.to_owned(), it["value"].as_f64()?));
        metrics.iter().filter_map(pair).collect()
    };
    // Clicks, and tells when the click returned, when what it had queued was done, and when the
    // second frame came.
    let change = "const done = arguments[1], it = document.querySelector(arguments[0]);
        const frame = () => new Promise(requestAnimationFrame);
        const { port1, port2 } = new MessageChannel();
        frame().then(() => setTimeout(async () => {
          const start = performance.now(), times = [];
          const queued = new Promise(resolve => { port1.onmessage = resolve; });
          it.click();
          times.push(performance.now() - start);
          port2.postMessage(0);
          await queued;
          times.push(performance.now() - start);
          await frame();
          await frame();
          times.push(performance.now() - start);
          done(times);
        }, 50));";
    for (rate, what, selector) in [
        (4, "the licence", "input[name=licensed]"),
        (4, "a basis", ".chips button[data-basis=document]"),
        (4, "the axes", "#swap-axes"),
        (4, "a cell", "#grid tbody tr:nth-child(9) td:nth-of-type(9)"),
        (1, "the licence, not slowed down", "input[name=licensed]"),
    ] {
        open(page, "#/matrix?all=yes", 684);
        // The time of the page's thread, which other work on the machine does not lengthen.
        session.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" }));
        session.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate }));
        let mut measured: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for at in 0..10 {
            let before = metrics();
            let times = session.run_async(change, json!([selector]));
            let after = metrics();
            if at == 0 {
                // The first one compiles.
                continue;
            }
            for name in ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"]
            {
                measured.entry(name).or_default().push((after[name] - before[name]) * 1000.0);
            }
            for (name, at) in [("click", 0), ("queue done", 1), ("second frame", 2)] {
                measured.entry(name).or_default().push(times[at].as_f64().unwrap());
            }
        }
        session.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
        session.devtools("Performance.disable", json!({}));
        for (name, mut times) in measured {
            times.sort_by(f64::total_cmp);
            println!(
                "{what}: {name}: median {:.1} ms, {:.1} to {:.1} ms",
                times[times.len() / 2],
                times[0],
                times[times.len() - 1]
            );
        }
    }
}
