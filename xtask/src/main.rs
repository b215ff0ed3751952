//! The command line of `cargo xtask`.

use std::process::ExitCode;

use clap::{Arg, Command, value_parser};
use xtask::bench::audit::Effort;
use xtask::{bench, browsers, checks, command, elements, page, serve, sites, tools};

fn main() -> ExitCode {
    match run() {
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
    let number = |name: &'static str, help: &'static str| {
        let number = Arg::new(name).long(name).value_name("NUMBER").help(help);
        number.value_parser(value_parser!(u32).range(1..))
    };
    Command::new("cargo xtask")
        .about("Builds, serves, checks and measures Call Landing")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([
            Command::new("serve")
                .about("Build the page and serve it as it will be published")
                .arg(port),
            Command::new("dev").about("Serve the page and rebuild it whenever a file changes"),
            Command::new("dist")
                .about("Build the page to publish into dist/ and report its size")
                .arg(Arg::new("url").long("url").value_name("ADDRESS").help(
                    "The address where the page will be published, for link previews",
                ))
                .arg(
                    Arg::new("verify")
                        .long("verify")
                        .action(clap::ArgAction::SetTrue)
                        .help("Build twice and verify that both builds are byte-for-byte identical"),
                ),
            Command::new("check").about("Check format, lints, native tests and docs (no browser)"),
            Command::new("test").about("Run everything: check, dist and the browser tests").args([
                engine,
                Arg::new("screenshots").long("screenshots").action(clap::ArgAction::SetTrue).help(
                    "Keep screenshots of the page's states in target/screenshots (takes longer)",
                ),
            ]),
            Command::new("bench")
                .about("Measure the page and print the figures: all, or one subject")
                .arg(
                    Arg::new("subject")
                        .value_parser(bench::SUBJECTS)
 .help("page: a change of the largest matrix, in Chromium slowed down fourfold; hosting: requests, bytes and load behind nginx; lighthouse: scores and times; audit: rows per second, compared with other programs; elements: a small screen in El and in Leptos' view!"),
                )
                .args([
                    number("rounds", "audit: how often each program reads each file (default: 5)"),
                    number("users", "audit: users in the largest file (default: 1000000); results with fewer users or rounds are written to target/"),
                ]),
            Command::new("command")
                .about("Build the command line for Node and its npm package into target/command"),
            Command::new("pictures")
                .about("Redraw the icons and pictures in static/ and docs/ (needs Chromium)"),
            Command::new("mutants")
 .about("Change the routing code in one place at a time and check whether a test notices"),
Command::new("browsers").about("Find or install what the browser tests need"),
Command::new("sites").about("Build the documentation sites and the page of elements that the browser tests open"),
        ])
}

fn run() -> anyhow::Result<()> {
    let matches = commands().get_matches();
    match matches.subcommand() {
        Some(("serve", options)) => serve::serve(options.get_one("port").copied()),
        Some(("dev", _)) => serve::dev(),
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
            let number = |name: &str, or: usize| {
                options.get_one::<u32>(name).and_then(|it| usize::try_from(*it).ok()).unwrap_or(or)
            };
            let whole = Effort::WHOLE;
            let effort = Effort {
                rounds: number("rounds", whole.rounds),
                users: number("users", whole.users),
            };
            bench::bench(options.get_one::<String>("subject").map(String::as_str), effort)
        }
        Some(("command", _)) => command::build().map(|it| println!("{}", it.display())),
        Some(("pictures", _)) => checks::pictures(),
        Some(("mutants", _)) => checks::mutants(&tools::cargo_mutants().install()?),
        Some(("sites", _)) => {
            println!("CALL_LANDING_ELEMENTS={}", elements::page()?.display());
            sites::build().map(|it| println!("CALL_LANDING_SITES={}", it.display()))
        }
        Some(("browsers", _)) => browsers::find(&[]).map(|found| browsers::report(&found)),
        _ => Ok(()),
    }
}
