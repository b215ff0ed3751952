//! The simulated tenant: what each cmdlet prints, changes and refuses, and which calls it reroutes.

mod any_script;
mod confirming;
mod dates;
mod guide;
mod many;
mod policies;
mod users;

use call_landing::editions::teams_interop_policy::{
    CallType, InteropCall, Organization, PRESETS, PolicyFields, UserChoice,
};
use call_landing::editions::teams_upgrade_policy::{self, Mode, ModeCall};
use call_landing::powershell::language::{Context, Problem, parse, parse_in};
use call_landing::powershell::tenant::{
    Answer, End, Era, Input, Note, Run, Stream, Tenant, TenantEvent, Wording, run,
};
use call_landing::powershell::{Cmdlet, grant};
use call_landing::routing::{Case, Landing};
use proptest::prelude::*;
use strum::VariantArray;

fn run_in(era: Era, text: &str, input: Input<'_>) -> Run {
    run(text, &parse_in(text, &Context::at(era)), &Tenant::example(era), input)
}

fn run_2017(text: &str) -> Run {
    run_in(Era::December2017, text, Input::default())
}

fn printed(run: &Run) -> String {
    let lines = run.steps.iter().flat_map(|it| &it.lines);
    lines.map(|it| format!("{}\n", it.text)).collect()
}

/// Asserts the complete output. Errors are without their position.
#[track_caller]
fn check(era: Era, text: &str, expect: &str) {
    let run = run_in(era, text, Input::default());
    let lines: Vec<String> =
        printed(&run).lines().filter(|it| !it.starts_with("At line:")).map(str::to_owned).collect();
    assert_eq!(lines.join("\n"), expect.trim_matches('\n'), "{text}");
}

#[track_caller]
fn check_2017(text: &str, expect: &str) {
    check(Era::December2017, text, expect);
}

/// The rerouted calls in short form: the user's alias, the call, from, to.
fn moved(run: &Run) -> Vec<String> {
    let moves = run.steps.iter().flat_map(|it| &it.moves);
    moves
        .map(|it| {
            let call = it.after.token(it.after.edition().position("call").unwrap());
            let (from, to): (&str, &str) = (it.from.into(), it.to.into());
            format!("{} {call} {from}>{to}", it.user.split('@').next().unwrap())
        })
        .collect()
}

fn notes(run: &Run) -> Vec<Note> {
    run.steps.iter().flat_map(|it| it.notes.clone()).collect()
}

const DEFAULT_LISTING: &str = "
Identity                   : Global
AllowEndUserClientOverride : False
CallingDefaultClient       : Default
ChatDefaultClient          : Default";

const TEAMS_LISTING: &str = "
Identity                   : Tag:DisallowOverrideCallingTeamsChatTeams
AllowEndUserClientOverride : False
CallingDefaultClient       : Teams
ChatDefaultClient          : Teams";

const CUSTOM_LISTING: &str = "
Identity                   : Tag:CustomPolicy
AllowEndUserClientOverride : True
CallingDefaultClient       : Default
ChatDefaultClient          : Default";
