//! The commands that preview, make, check and undo the assignment of a policy.

use super::{At, area, button, fold, labelled};
use crate::app::components::pickers::instances;
use crate::app::components::prose::prose;
use crate::app::components::remedies;
use crate::app::dom::{El, Piece, el};
use crate::app::session::Event;
use crate::powershell::writing::{CommandPlan, Recipients, Request, Wanted, commented, plan};
use crate::powershell::{CUSTOM_POLICY, Command, EXAMPLE_USER};
use crate::routing::{
    Case, Change, Conversation, Edition, InteropPolicy, Scenario, UpgradeMode, compare,
};
use crate::text::{commands as remarks, console as words, modes};
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
        at.page.state.with_untracked(|it| it.session.carried.contains("&was="))
            || at.page.address.get_untracked().instance.identity != InteropPolicy::GLOBAL.identity
    };
    fold("writing", words::WRITING, words::WRITING_LEAD)
        .flag("open", is_asked)
        .child(fields(at, form))
        .child(el("div").live(move || harm(at)))
        .child(el("div").class("plan").live(parts))
        .child(el("div").class("actions").child(into_script))
}

fn fields(at: At, form: RwSignal<CommandForm>) -> El {
    let options =
        Whom::VARIANTS.iter().map(|&it| el("option").attr("value", it.into()).text(it.name()));
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
    .flag("hidden", move || form.with(|it| it.whom == Whom::Everybody));
    let name = el("input")
        .attr("type", "text")
        .attr("name", "new-policy")
        .prop("value", move || form.with(|it| it.policy.clone()))
        .on("input", move |event| form.update(|it| it.policy = event_target_value(&event)));
    let question = move || {
        let edition = at.page.address.get().edition;
        let (wanted, before) = match edition {
            Edition::Guide201712 => (policy(at), Some(was(at))),
            Edition::Modes201908 => (mode(at), None),
        };
        let mut fields = vec![Piece::El(labelled(words::WANTED, wanted))];
        fields.extend(before.map(|it| Piece::El(labelled(words::BEFORE, it))));
        fields
    };
    let edition = Memo::new(move |_| at.page.address.get().edition);
    el("div")
        .class("choices")
        .live(move || {
            let _ = edition.get();
            untrack(question)
        })
        .child(labelled(words::FOR_WHOM, whom))
        .child(names)
        .child(labelled(words::NEW_NAME, name).flag("hidden", move || !needs_name(at)))
}

fn policy(at: At) -> El {
    let now = move || {
        let address = at.page.address.get();
        (address.instance, address.scenario.policy)
    };
    instances(now, move |it| at.page.send(Event::Apply(vec![Change::Grant(it)])))
}

/// The choice of the policy that users had before.
fn was(at: At) -> El {
    let now = move || {
        let had = at.state.with(|it| InteropPolicy::named(&it.was));
        let had = had.unwrap_or(&InteropPolicy::GLOBAL);
        (had, had.fields)
    };
    instances(now, move |it| {
        let is_global = it.identity == InteropPolicy::GLOBAL.identity;
        at.change(|state| {
            state.was = if is_global { String::new() } else { it.identity.name().to_owned() }
        });
    })
}

fn mode(at: At) -> El {
    let options = UpgradeMode::VARIANTS.iter().map(|&it| {
        el("option")
            .attr("value", it.into())
            .flag("selected", move || at.page.address.get().conversation.mode == it)
            .text(modes::mode(it))
    });
    el("select")
        .attr("name", "mode")
        .on("change", move |event| at.page.send(Event::Answer("mode", event_target_value(&event))))
        .children(options)
}

/// Whether a new policy is needed for these settings.
fn needs_name(at: At) -> bool {
    let address = at.page.address.get();
    address.edition == Edition::Guide201712
        && address.instance.fields != address.scenario.policy
        && address.scenario.policy.attested_tag().is_none()
}

/// The warning, above the commands, about calls that would be lost: those that ring under the
/// users' previous policy, in the chosen organization.
fn harm(at: At) -> Vec<Piece> {
    let address = at.page.address.get();
    let before = match address.case() {
        Case::Guide201712(scenario) => {
            let had = at.state.with(|it| InteropPolicy::named(&it.was));
            let policy = had.unwrap_or(&InteropPolicy::GLOBAL).fields;
            Case::from(Scenario { policy, ..scenario })
        }
        Case::Modes201908(conversation) => {
            Case::from(Conversation { mode: UpgradeMode::default(), ..conversation })
        }
    };
    let lost: Vec<Case> = compare(before, address.case())
        .iter()
        .filter(|it| it.is_lost())
        .map(|it| it.before)
        .collect();
    remedies::against(&lost, &[]).into_iter().map(Piece::from).collect()
}

type Parts = [Vec<Command>; 4];

fn made(at: At, form: &CommandForm) -> Result<Parts, &'static str> {
    let address = at.page.address.get();
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
    let wanted = match address.edition {
        Edition::Guide201712 => Wanted::Policy {
            instance: address.instance,
            fields: address.scenario.policy,
            name: if policy.is_empty() { CUSTOM_POLICY } else { policy },
        },
        Edition::Modes201908 => Wanted::Mode(address.conversation.mode),
    };
    let (era, was) = at.state.with(|it| (it.era, it.was.clone()));
    let before = (!was.is_empty()).then_some(was.as_str());
    let CommandPlan { try_out, apply, verify, roll_back } =
        plan(&Request { wanted, recipients, before, era }).map_err(remarks::no_plan)?;
    Ok([try_out, apply, verify, roll_back])
}

fn part(place: usize, commands: &[Command]) -> Piece {
    let lines: Vec<&str> = commands.iter().map(|it| it.line.as_str()).collect();
    let about = commands.iter().map(|it| el("li").pieces(prose(remarks::remark(it.remark))));
    el("section")
        .child(el("h3").text(words::PARTS.get(place).copied().unwrap_or_default()))
        .child(el("pre").class("printed").attr("tabindex", "0").made(lines.join("\n")))
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
