//! The command line for Node, as it is published: its streams, its package, and its results as others
//! read them. Needs Node; without it the tests say so and pass, unless `CI=true` is set.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use xtask::{command, files, requirements, run, tools};

const FIXTURES: &str = "tests/fixtures/expectations";
/// Rows about the users of exports of every edition.
const EXPORTED: &str = "tests/fixtures/exports/calling.md";
const OWN: [&str; 4] = [
    "tests/expectations/2017-12-guide.md",
    "tests/expectations/2019-08-modes.md",
    "tests/expectations/2026-08-today.md",
    "tests/expectations/every-rule.md",
];

/// The file: of a finished build if one is named, and otherwise built once for all tests.
static FILE: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    if let Some(dist) = std::env::var_os("CALL_LANDING_DIST") {
        return Some(Path::new(&dist).join(command::FILE));
    }
    match requirements::node() {
        Ok(_) => Some(command::build().unwrap()),
        Err(error) if std::env::var_os("CI").is_some_and(|it| it == "true") => panic!("{error:#}"),
        Err(error) => {
            eprintln!("not tested: {error:#}");
            None
        }
    }
});

fn root() -> PathBuf {
    run::root().unwrap()
}

fn node(file: &Path, words: &[&str]) -> Command {
    let mut node = Command::new(requirements::node().unwrap());
    node.arg(file).args(words).current_dir(root());
    node
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[track_caller]
fn status(output: &Output, expected: i32) {
    assert_eq!(
        output.status.code(),
        Some(expected),
        "{}\n{}",
        text(&output.stdout),
        text(&output.stderr)
    );
}

/// An empty folder of this test.
fn scratch(name: &str) -> PathBuf {
    let folder = run::target_dir().unwrap().join("tmp").join("command").join(name);
    files::remove(&folder).unwrap();
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What one of the readers says about a file.
fn read_by(kind: &str, file: &Path, more: &[&str]) -> Result<Value, String> {
    let package = tools::READERS.install().unwrap();
    let tools = package.ancestors().nth(3).unwrap();
    let mut read = Command::new(requirements::node().unwrap());
    read.arg(root().join("xtask/tests/readers.mjs")).arg(tools).arg(kind).arg(file).args(more);
    let output = read.output().unwrap();
    if !output.status.success() {
        return Err(text(&output.stdout) + &text(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).map_err(|it| it.to_string())
}

#[test]
fn our_own_expectations_hold() {
    let Some(file) = &*FILE else { return };
    let words = [&["test"][..], &OWN, &["--min-strength", "100"]].concat();
    let output = node(file, &words).output().unwrap();
    status(&output, 0);
    assert!(text(&output.stdout).contains("Strength: 100 %") && output.stderr.is_empty());
}

#[test]
fn it_writes_the_same_bytes_as_the_native_program() {
    let Some(file) = &*FILE else { return };
    let mut build = run::cargo(&["build", "--quiet", "--package", "call-landing"]).unwrap();
    build.args(["--no-default-features", "--features", "cli", "--bin", "call-landing-cli"]);
    assert!(build.status().unwrap().success());
    let program = format!("call-landing-cli{}", std::env::consts::EXE_SUFFIX);
    let program = run::target_dir().unwrap().join("debug").join(program);
    let fixture = |name: &str| format!("{FIXTURES}/{name}");
    let fixtures = [
        "failing.md",
        "erring.md",
        "empty.md",
        "windows.md",
        "utf-16.md",
        "users.md",
        "missing.md",
    ];
    let fixtures = fixtures.map(fixture);
    let exports = ["users", "settings", "policies", "external", "modes", "rejected"];
    let exports = exports.map(|it| format!("tests/fixtures/exports/{it}.csv"));
    let mut all: Vec<Vec<&str>> = vec![
        vec!["--help"],
        vec!["--version"],
        vec!["tset"],
        vec!["rules", "--edition", "2026-08", "--json"],
        vec!["rules", "--edition", "2019-08"],
        vec!["answer", "#/explore?edition=2026-08&answered=no"],
        vec!["answer", "#/explore?customer=hybrid", "--json"],
        vec!["audit", "tests/fixtures/expectations/staff.csv"],
        vec!["audit", "tests/fixtures/expectations/staff.csv", "--json"],
        vec!["audit", &exports[0], &exports[1], &exports[2], &exports[3]],
        vec!["audit", &exports[0], &exports[1], &exports[2], &exports[3], "--json"],
        vec!["audit", &exports[0], "--markdown", "--edition", "2019-08"],
        vec!["audit", &exports[4]],
        vec!["audit", &exports[4], "--json"],
        vec!["audit", &exports[5]],
    ];
    for format in ["pretty", "json", "junit", "tap", "sarif", "markdown", "github", "pester"] {
        let files = fixtures.iter().map(String::as_str).chain(OWN).chain([EXPORTED]);
        all.push(["test", "--format", format].into_iter().chain(files).collect());
    }
    for words in all {
        let here = node(file, &words).output().unwrap();
        let native = Command::new(&program).args(&words).current_dir(root()).output().unwrap();
        assert_eq!(text(&here.stdout), text(&native.stdout), "{words:?}");
        assert_eq!(text(&here.stderr), text(&native.stderr), "{words:?}");
        assert_eq!(here.status.code(), native.status.code(), "{words:?}");
    }
}

#[test]
fn readers_of_results_understand_failing_erring_and_empty_files() {
    let Some(file) = &*FILE else { return };
    let folder = scratch("readers");
    for (name, expected) in
        [("failing", 1), ("erring", 2), ("empty", 2), ("windows", 0), ("missing", 2)]
    {
        let suite = format!("{FIXTURES}/{name}.md");
        let at = |end: &str| folder.join(format!("{name}.{end}"));
        let option = |format: &str, end: &str| format!("--format={format}={}", at(end).display());
        let options = [option("junit", "xml"), option("sarif", "sarif"), option("tap", "tap")];
        let options = options.each_ref().map(String::as_str);
        let words = [&["test", &suite][..], &options].concat();
        let output = node(file, &words).output().unwrap();
        status(&output, expected);
        assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
        read_by("junit", &at("xml"), &[]).unwrap();
        let found = read_by("sarif", &at("sarif"), &[]).unwrap()["results"].as_u64().unwrap();
        let counts = read_by("tap", &at("tap"), &[]).unwrap();
        assert_eq!(counts["fail"].as_u64().unwrap(), found, "{name}");
        assert_eq!(found > 0, expected > 0, "{name}");
    }
    // They are no readers that take anything.
    let broken = folder.join("broken.xml");
    let whole = fs::read_to_string(folder.join("failing.xml")).unwrap();
    fs::write(&broken, whole.replace("<failure ", "<failed ").replace("</failure>", "</failed>"))
        .unwrap();
    assert!(read_by("junit", &broken, &[]).is_err());
    let broken = folder.join("broken.sarif");
    let whole = fs::read_to_string(folder.join("failing.sarif")).unwrap();
    fs::write(&broken, whole.replace("\"text\"", "\"txt\"")).unwrap();
    assert!(read_by("sarif", &broken, &[]).is_err());
}

#[test]
fn the_tables_follow_their_schema() {
    let Some(file) = &*FILE else { return };
    let folder = scratch("tables");
    let schema = root().join("src/format/edition.schema.json");
    for edition in ["2017-12", "2019-08", "2026-08"] {
        let output = node(file, &["rules", "--json", "--edition", edition]).output().unwrap();
        status(&output, 0);
        let table = folder.join(edition);
        fs::write(&table, &output.stdout).unwrap();
        read_by("json", &table, &[schema.to_str().unwrap()]).unwrap();
        fs::write(&table, text(&output.stdout).replace("\"license\"", "\"licence\"")).unwrap();
        assert!(read_by("json", &table, &[schema.to_str().unwrap()]).is_err());
    }
}

#[test]
fn standard_input_is_read_and_a_reader_who_leaves_is_no_error() {
    let Some(file) = &*FILE else { return };
    let mut child =
        node(file, &["test", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"|expect|\n|---|\n|sfb|\n").unwrap();
    let output = child.wait_with_output().unwrap();
    status(&output, 0);
    assert!(text(&output.stdout).starts_with("stdin: 1 held"));

    let mut child = node(file, &["rules", "--json", "--edition", "2026-08"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    status(&output, 0);
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn the_package_installs_and_runs_and_its_types_are_right() {
    let Some(file) = &*FILE else { return };
    let folder = scratch("package");
    let npm = |folder: &Path, words: &[&str]| {
        let mut npm = Command::new(requirements::npm().unwrap());
        let output = npm.args(words).current_dir(folder).output().unwrap();
        status(&output, 0);
        text(&output.stdout)
    };
    let package = file.parent().unwrap().join(command::PACKAGE);
    let packed = npm(&folder, &["pack", "--silent", package.to_str().unwrap()]);
    fs::write(folder.join("package.json"), "{\"type\":\"module\"}").unwrap();
    npm(
        &folder,
        &["install", "--offline", "--no-audit", "--no-fund", &format!("./{}", packed.trim())],
    );
    let suite = root().join(OWN[0]);
    let held =
        npm(&folder, &["exec", "--offline", "--", "call-landing", "test", suite.to_str().unwrap()]);
    assert!(held.contains("0 failed"), "{held}");

    fs::write(
        folder.join("use.mjs"),
        "import { answer, test, rules } from \"call-landing\";
         const report = test(\"|expect|\\n|---|\\n|teams|\\n\", { page: \"https://docs.example/\" });
         const link = report.files[0].rows[0].misses[0].scenario;
         const tap = test({ \"a.md\": \"|expect|users|\\n|---|---|\\n|sfb|staff.csv|\\n\" },
           { format: \"tap\", users: { \"staff.csv\": \"UserPrincipalName,TeamsInteropPolicy,EnterpriseVoiceEnabled,HostingProvider\\nann@contoso.example,,True,sipfed.online.lync.com\\n\" } });
         let problem = \"\";
         try { answer(\"#/explore?customer=x\"); } catch (error) { problem = error.message; }
         console.log(JSON.stringify([answer(\"#/explore?customer=hybrid\").landing, report.failed, link,
           rules(\"2026-08\").rules.length > 100, tap.split(\"\\n\")[2], problem !== \"\"]));",
    )
    .unwrap();
    let output = node(&folder.join("use.mjs"), &[]).output().unwrap();
    status(&output, 0);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected = serde_json::json!([
        "sfb",
        1,
        "https://docs.example/#/explore",
        true,
        "ok 1 - a.md:3 sfb for users staff.csv",
        true
    ]);
    assert_eq!(told, expected);

    let readers = tools::READERS.install().unwrap();
    let compiler = readers.ancestors().nth(2).unwrap().join("typescript/bin/tsc");
    let check = |source: &str| {
        fs::write(folder.join("use.ts"), source).unwrap();
        let options =
            ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "use.ts"];
        let mut compile = node(&compiler, &options);
        compile.current_dir(&folder).output().unwrap()
    };
    let right = "import { answer, test, rules, type Landing } from \"call-landing\";
        const landing: Landing = answer(\"#/explore\").landing;
        const failed: number = test(\"x\").failed;
        const text: string = test({ a: \"x\" }, { format: \"sarif\" });
        const ids: string[] = rules(\"2019-08\").rules.map(it => it.id);
        export { landing, failed, text, ids };";
    status(&check(right), 0);
    let wrong = check("import { test } from \"call-landing\"; test(\"x\", { format: \"nunit\" });");
    assert_ne!(wrong.status.code(), Some(0), "{}", text(&wrong.stdout));
}

#[test]
fn the_examples_for_ci_run_it() {
    let Some(file) = &*FILE else { return };
    let examples = root().join("examples/ci");
    // The hosts run these commands with a shell, after putting their inputs into the environment.
    let action = fs::read_to_string(examples.join("action.yml")).unwrap();
    let script = action.split("run: |\n").nth(1).unwrap();
    let script: String = script.lines().map(|it| format!("{}\n", it.trim_start())).collect();
    let folder = scratch("ci");
    let summary = folder.join("summary.md");
    let action = |files: &str, strength: &str| {
        let mut shell = Command::new("bash");
        shell.args(["-e", "-c", &script]).current_dir(root());
        shell.env("CALL_LANDING", file).env("FILES", files).env("MIN_STRENGTH", strength);
        shell.env("GITHUB_STEP_SUMMARY", &summary).env("RUNNER_TEMP", &folder);
        shell.output().unwrap()
    };
    let output = action("tests/expectations/*.md", "100");
    status(&output, 0);
    assert!(text(&output.stdout).contains("::notice title=Call Landing::"));
    assert!(fs::read_to_string(&summary).unwrap().contains("## Call Landing"));
    read_by("sarif", &folder.join("call-landing.sarif"), &[]).unwrap();
    let output = action("tests/fixtures/expectations/failing.md", "0");
    status(&output, 1);
    assert!(
        text(&output.stdout).contains("::error file=tests/fixtures/expectations/failing.md,line=6")
    );
}

#[test]
fn pre_commit_runs_the_hook_on_the_files_that_changed() {
    let Some(file) = &*FILE else { return };
    // A repository with the package and the hook, as one would publish it.
    let folder = scratch("hook");
    let (hook, work) = (folder.join("hook"), folder.join("work"));
    xtask::files::copy(&file.parent().unwrap().join(command::PACKAGE), &hook).unwrap();
    let definition = root().join("examples/ci/.pre-commit-hooks.yaml");
    fs::copy(&definition, hook.join(".pre-commit-hooks.yaml")).unwrap();
    for (name, source) in [("docs/expectations/own.md", OWN[0]), ("docs/other.md", OWN[1])] {
        let target = work.join(name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(root().join(source), target).unwrap();
    }
    let git = |folder: &Path, words: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Test", "-c", "user.email=test@example.invalid"]);
        status(&git.args(words).current_dir(folder).output().unwrap(), 0);
    };
    for folder in [&hook, &work] {
        git(folder, &["init", "--quiet"]);
        git(folder, &["add", "--all"]);
    }
    git(&hook, &["commit", "--quiet", "--message", "The hook"]);
    let program = tools::PRE_COMMIT.install().unwrap();
    let pre_commit = |words: &[&str]| {
        let mut run = Command::new(requirements::python().unwrap());
        run.args(["-m", "pre_commit"]).args(words).current_dir(&work);
        run.env("PYTHONPATH", program.ancestors().nth(2).unwrap());
        run.env("PRE_COMMIT_HOME", folder.join("home"));
        run.env("npm_config_offline", "true").output().unwrap()
    };
    status(&pre_commit(&["validate-manifest", definition.to_str().unwrap()]), 0);
    let run = || {
        let hook = hook.to_str().unwrap();
        pre_commit(&["try-repo", hook, "call-landing", "--all-files", "--verbose"])
    };
    let output = run();
    status(&output, 0);
    let told = text(&output.stdout);
    assert!(told.contains("docs/expectations/own.md: ") && !told.contains("other.md"), "{told}");
    // A name with a space arrives as one, and a row that fails stops the commit.
    let failing = work.join("docs/expectations/front desk.md");
    fs::copy(root().join(FIXTURES).join("failing.md"), failing).unwrap();
    git(&work, &["add", "--all"]);
    let output = run();
    status(&output, 1);
    let told = text(&output.stdout);
    assert!(told.contains("docs/expectations/front desk.md:6:"), "{told}");
    assert!(told.contains("exit code: 1"), "{told}");
}
