//! The commands that preview, make, check and undo the assignment of a policy.

use super::{At, area, button, fold, labelled};
use crate::app::components::pickers::presets;
use crate::app::components::prose::prose;
use crate::app::components::remedies;
use crate::app::element::{El, Piece, el};
use crate::app::token;
use crate::powershell::writing::{CommandPlan, Recipients, Request, Wanted, commented, plan};
use crate::powershell::{CUSTOM_POLICY, Command, EXAMPLE_USER};
use crate::routing::{Attestation, Case, Custom, Edition, Subject, compare};
use crate::text::{commands as remarks, console as words};
use leptos::prelude::*;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The users that commands are written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
enum Whom {
    #[default]
    One,
    List,
    File,
    Everybody,
}

impl Whom {
    const fn name(self) -> &'static str {
        match self {
            Self::One => words::ONE,
            Self::List => words::LIST,
            Self::File => words::FILE,
            Self::Everybody => words::EVERYBODY,
        }
    }

    /// The initial value of the field.
    const fn example(self) -> &'static str {
        match self {
            Self::One => EXAMPLE_USER,
            Self::List => "user@contoso.com\nann@contoso.com",
            Self::File => ".\\users.csv",
            Self::Everybody => "",
        }
    }
}

/// The values of the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
struct CommandForm {
    whom: Whom,
    names: String,
    policy: String,
}

/// The commands, with what they do.
pub fn writing(at: At) -> El {
    let form = RwSignal::new(CommandForm {
        whom: Whom::One,
        names: EXAMPLE_USER.to_owned(),
        policy: CUSTOM_POLICY.to_owned(),
    });
    let made = Memo::new(move |_| form.with(|it| made(at, it)));
    let parts = move || match made.get() {
        Err(why) => vec![el("p").text(why).into()],
        Ok(parts) => parts.iter().enumerate().map(|(place, it)| part(place, it)).collect(),
    };
    let into_script = button(words::INTO_SCRIPT, move || {
        if let Ok(parts) = made.get_untracked() {
            at.change(|it| it.set_text(as_script(&parts)));
        }
    });
    let is_asked = move || {
        let subject = at.page.subject.get_untracked();
        let is_default = subject.preset.is_some_and(|it| it.is_default(subject.edition()));
        untrack(|| at.page.script()).contains("&was=") || !is_default
    };
    fold("writing", words::WRITING, words::WRITING_LEAD)
        .prop("open", is_asked)
        .child(fields(at, form))
        .child(el("div").dyn_children(move || harm(at)))
        .child(el("div").class("plan").dyn_children(parts))
        .child(el("div").class("actions").child(into_script))
}

fn fields(at: At, form: RwSignal<CommandForm>) -> El {
    let options =
        Whom::VARIANTS.iter().map(|&it| el("option").attr("value", token(it)).text(it.name()));
    let whom = el("select")
        .attr("name", "whom")
        .on("change", move |event| {
            if let Ok(whom) = event_target_value(&event).parse::<Whom>() {
                form.update(|it| {
                    it.whom = whom;
                    whom.example().clone_into(&mut it.names);
                });
            }
        })
        .children(options);
    let names = area("whom-names", words::NAMES, "2", |it| {
        it.prop("value", move || form.with(|it| it.names.clone()))
            .on("input", move |event| form.update(|it| it.names = event_target_value(&event)))
    })
    .prop("hidden", move || form.with(|it| it.whom == Whom::Everybody));
    let name = el("input")
        .attr("type", "text")
        .attr("name", "new-policy")
        .prop("value", move || form.with(|it| it.policy.clone()))
        .on("input", move |event| form.update(|it| it.policy = event_target_value(&event)));
    let question = move || {
        let edition = at.page.subject.get().edition();
        let wanted = presets(
            edition,
            move || at.page.subject.get(),
            move |it| at.page.ask(at.page.subject.get_untracked().granted(it)),
        );
        let before = (edition.policy.custom == Custom::Allowed).then(|| was(at, edition));
        let mut fields = vec![Piece::El(labelled(words::WANTED, wanted))];
        fields.extend(before.map(|it| Piece::El(labelled(words::BEFORE, it))));
        fields
    };
    let edition = Memo::new(move |_| at.page.subject.get().edition());
    el("div")
        .class("choices")
        .dyn_children(move || {
            let _ = edition.get();
            untrack(question)
        })
        .child(labelled(words::FOR_WHOM, whom))
        .child(names)
        .child(labelled(words::NEW_NAME, name).prop("hidden", move || !needs_name(at)))
}

/// The choice of the policy that users had before.
fn was(at: At, edition: &'static Edition) -> El {
    presets(
        edition,
        move || had(at),
        move |it| {
            let name = if it.is_default(edition) { "" } else { it.name };
            at.change(|state| name.clone_into(&mut state.was));
        },
    )
}

/// The user in question with the policy that users had before.
fn had(at: At) -> Subject {
    let subject = at.page.subject.get();
    let edition = subject.edition();
    let had = at.state.with(|it| edition.preset(&it.was));
    had.or(edition.policy.presets.first()).map_or(subject, |it| subject.granted(it))
}

/// Whether a new policy is needed for these settings.
fn needs_name(at: At) -> bool {
    let subject = at.page.subject.get();
    let documented =
        subject.case.preset().is_some_and(|it| it.attestation == Attestation::Documented);
    subject.unchanged_preset().is_none() && !documented
}

/// The warning, above the commands, about calls that would be lost: those that ring under the
/// users' previous policy, in the chosen organization.
fn harm(at: At) -> Vec<Piece> {
    let lost: Vec<Case> = compare(had(at).case, at.page.subject.get().case)
        .iter()
        .filter(|it| it.is_lost())
        .map(|it| it.before)
        .collect();
    remedies::against(&lost, &[]).into_iter().map(Piece::from).collect()
}

type Parts = [Vec<Command>; 4];

fn made(at: At, form: &CommandForm) -> Result<Parts, &'static str> {
    let subject = at.page.subject.get();
    let list: Vec<String> =
        form.names.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect();
    let first = list.first().map_or("", String::as_str);
    let recipients = match form.whom {
        Whom::One if first.is_empty() => Recipients::List(&[]),
        Whom::One => Recipients::One(first),
        Whom::List => Recipients::List(&list),
        Whom::File if first.is_empty() => Recipients::List(&[]),
        Whom::File => Recipients::Table { path: first, column: "UserPrincipalName" },
        Whom::Everybody => Recipients::Everybody,
    };
    let policy = form.policy.trim();
    let name = if policy.is_empty() { CUSTOM_POLICY } else { policy };
    let wanted = Wanted::of(subject, name);
    let (era, was) = at.state.with(|it| (it.era, it.was.clone()));
    let before = (!was.is_empty()).then_some(was.as_str());
    let CommandPlan { try_out, apply, verify, roll_back } =
        plan(&Request { wanted, recipients, before, era }).map_err(remarks::no_plan)?;
    Ok([try_out, apply, verify, roll_back])
}

fn part(place: usize, commands: &[Command]) -> Piece {
    let lines: Vec<&str> = commands.iter().map(|it| it.line.as_str()).collect();
    let about = commands.iter().map(|it| el("li").children(prose(remarks::remark(it.remark))));
    el("section")
        .child(el("h3").text(words::PARTS.get(place).copied().unwrap_or_default()))
        .child(el("pre").class("printed").attr("tabindex", "0").text(lines.join("\n")))
        .child(el("ul").class("remarks").children(about))
        .into()
}

/// All parts as one script. The commands that undo are commented out: otherwise, running the saved
/// script would end with every user on the same policy and nothing achieved.
fn as_script([try_out, apply, verify, roll_back]: &Parts) -> String {
    let lines = |commands: &[Command]| -> Vec<String> {
        commands.iter().map(|it| format!("{}\n", it.line)).collect()
    };
    let mut script = String::new();
    for (name, commands) in words::PARTS.iter().zip([try_out, apply, verify]) {
        script.push_str(&format!("# {name}\n{}", lines(commands).concat()));
    }
    let roll_back = lines(roll_back).concat();
    script + &format!("{}\n{}", words::BACK_COMMENTED, commented(roll_back.trim_end()))
}
