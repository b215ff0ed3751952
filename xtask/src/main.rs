//! The command line of `cargo xtask`.

use std::process::ExitCode;

use clap::{Arg, Command, value_parser};
use xtask::{browsers, checks, command, elements, page, release, run, serve, sites};

fn main() -> ExitCode {
    match execute() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn commands() -> Command {
    let port = Arg::new("port")
        .long("port")
        .value_name("PORT")
        .value_parser(value_parser!(u16))
        .help("Use this port (default: the first free one from 8080 to 8099)");
    let engine = Arg::new("engine")
        .long("engine")
        .value_name("ENGINE")
        .value_parser(["chromium", "firefox", "webkit"])
        .action(clap::ArgAction::Append)
        .help("Test only this browser (can be repeated)");
    let screenshots = Arg::new("screenshots").long("screenshots").action(clap::ArgAction::SetTrue);
    let url = Arg::new("url").long("url").value_name("ADDRESS");
    let verify = Arg::new("verify").long("verify").action(clap::ArgAction::SetTrue);
    let arguments = Arg::new("arguments").num_args(0..).trailing_var_arg(true);
    // The quickest first. The times are those of a second run on two cores.
    Command::new("cargo xtask")
        .about("Builds, serves, checks and measures Call Landing")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([
            Command::new("browsers")
                .about("Find or install what the browser tests need (seconds)"),
            Command::new("dev")
                .about("Serve the page and rebuild it whenever a file changes (seconds)")
                .arg(port.clone()),
            Command::new("serve")
                .about("Build the page and serve it as it will be published (a minute)")
                .arg(port),
            Command::new("check")
                .about("Check format, lints, native tests, docs and dependencies (a minute)"),
            Command::new("sites").about(
                "Build the documentation sites and the page of elements that the browser tests open (a minute)",
            ),
            Command::new("dist")
                .about("Build the page to publish into dist/ and report its size (3 minutes)")
                .args([
                    url.help("The address where the page will be published, for link previews"),
                    verify.help("Build twice and verify that both builds are byte-for-byte identical"),
                ]),
            Command::new("command").about(
                "Build the command line for Node and its npm package into target/command (a minute)",
            ),
            Command::new("release").about(
                "Make archive, bill of materials, notes and hashes of a tagged commit (3 minutes)",
            ),
            Command::new("pictures").about(
                "Redraw the icons and pictures in static/ and docs/ (4 minutes, needs Chromium)",
            ),
            Command::new("test")
                .about("Run everything: check, dist and the browser tests (10 minutes)")
                .args([
                    engine,
                    screenshots.help(
                        "Keep screenshots of the page's states in target/screenshots (takes longer)",
                    ),
                ]),
            Command::new("bench")
                .about("Measure the page and print the figures; `bench --help` names the subjects (an hour)")
                .disable_help_flag(true)
                .arg(arguments.allow_hyphen_values(true)),
            Command::new("mutants").about(
                "Change the routing code in one place at a time and check whether a test notices (hours)",
            ),
        ])
}

fn execute() -> anyhow::Result<()> {
    let matches = commands().get_matches();
    match matches.subcommand() {
        Some(("serve", options)) => serve::serve(options.get_one("port").copied()),
        Some(("dev", options)) => serve::dev(options.get_one("port").copied()),
        Some(("dist", options)) if options.get_flag("verify") => page::verify(),
        Some(("dist", options)) => {
            page::dist_for(options.get_one::<String>("url").map(String::as_str)).map(drop)
        }
        Some(("check", _)) => checks::check(),
        Some(("test", options)) => checks::test(
            &options.get_many("engine").unwrap_or_default().cloned().collect::<Vec<String>>(),
            options.get_flag("screenshots"),
        ),
        Some(("bench", options)) => {
            let arguments = options.get_many::<String>("arguments").unwrap_or_default();
            let mut bench = run::cargo(&["run", "--quiet", "--package", "bench", "--"])?;
            run::streamed(bench.args(arguments), "fix what the output names")
        }
        Some(("release", _)) => release::release(),
        Some(("command", _)) => command::build().map(|it| println!("{}", it.display())),
        Some(("pictures", _)) => checks::pictures(),
        Some(("mutants", _)) => checks::mutants(),
        Some(("sites", _)) => {
            println!("CALL_LANDING_ELEMENTS={}", elements::page()?.display());
            sites::build().map(|it| println!("CALL_LANDING_SITES={}", it.display()))
        }
        Some(("browsers", _)) => browsers::find_for_tests(&[]).map(|found| found.report()),
        _ => Ok(()),
    }
}
