//! Writes the commands that assign a policy or a mode to users, in the forms that worked at the
//! time.

use super::calling_policy;
use super::catalog::{Cmdlet, bare_name};
use super::language::is_single_quote;
use super::tenant::Era;
use crate::editions::teams_calling_policy;
use crate::editions::teams_interop_policy::{GLOBAL, Override, PolicyFields};
use crate::editions::teams_upgrade_policy::{self, Mode, ModeCall};
use crate::routing::{Attestation, Preset, Subject};

/// One command to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The command without a prompt, one parameter a line if it has several.
    pub line: String,
    /// What the command does and what to know about it.
    pub remark: Remark,
}

/// What a command does, and what to know about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Creates the custom policy. `New-` takes `-Identity`; the guide's `-PolicyName` is a mistake.
    CreatesCustom,
    /// Creates a calling policy of today.
    CreatesCallingPolicy,
    /// Assigns the custom policy that the previous command created.
    GrantsCustom,
    /// Assigns a preconfigured policy that a document names.
    GrantsInstance,
    /// Assigns a preconfigured policy with these settings instead of creating a new one.
    GrantsEquivalent,
    /// Assigns a preconfigured policy that no document names, so it may not exist.
    GrantsUnattested,
    /// Removes the user's own policy, so that `Global` applies. The guide assigns `Global` by name,
    /// which fails according to the scope reference.
    ReturnsToGlobal,
    /// Assigns a built-in calling policy of today, in the place of the user's whole policy.
    GrantsCallingPolicy,
    /// Removes the user's own calling policy, so that the one of a group or `Global` applies.
    ReturnsToGroupOrGlobal,
    /// Assigns the instance of a mode.
    GrantsMode,
    /// Assigns the mode that needs an account homed online.
    GrantsTeamsOnly,
    /// Assigns the policy to each of several users.
    GrantsToEach,
    /// Removes the policy of each of several users.
    ReturnsEach,
    /// Previews the next command and changes nothing.
    TriesOut,
    /// Shows which policy or mode the users have.
    ShowsUsers,
    /// Shows the settings of the policy.
    ShowsPolicy,
    /// Sets something of the user's own, apart from policies.
    SetsOfUser,
    /// Says what has to be done by hand to undo the rest.
    ByHand,
    /// Assigns the previous policy again.
    GrantsBack,
    /// Removes the user's own mode, so that the tenant's mode applies.
    ReturnsToOwnMode,
    /// Removes the new policy, which no user may have any more.
    RemovesCustom,
}

/// The commands for one request, in the order in which to run them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandPlan {
    /// Previews the change.
    pub try_out: Vec<Command>,
    /// Assigns the policy to the users.
    pub apply: Vec<Command>,
    /// Checks the result.
    pub verify: Vec<Command>,
    /// Undoes the change.
    pub roll_back: Vec<Command>,
}

/// A request for commands.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The policy or mode to assign.
    pub wanted: Wanted<'a>,
    /// The users to assign it to.
    pub recipients: Recipients<'a>,
    /// The name of the policy that the users have now. `None` if they follow `Global`.
    pub before: Option<&'a str>,
    /// The date whose cmdlets are used.
    pub era: Era,
}

/// What to assign.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// A policy with these settings that started as this instance. If it must be created, it gets
    /// this name.
    Policy {
        /// The instance that it started from.
        instance: &'a Preset,
        /// The settings.
        fields: PolicyFields,
        /// The name, with or without `Tag:`.
        name: &'a str,
    },
    /// A mode.
    Mode(Mode),
    /// A calling policy with the fields of a case.
    CallingPolicy {
        /// Whose case it is, with the instance that it started as.
        subject: Subject,
        /// The name of the policy if it must be created, with or without `Tag:`.
        name: &'a str,
    },
}

impl<'a> Wanted<'a> {
    /// The policy of a subject; if one has to be made, with this name.
    pub fn of(subject: Subject, name: &'a str) -> Self {
        if subject.edition() == &teams_upgrade_policy::EDITION {
            return Self::Mode(ModeCall::from(subject.case).mode);
        }
        if subject.edition() == &teams_calling_policy::EDITION {
            return Self::CallingPolicy { subject, name };
        }
        let instance = subject.preset.unwrap_or(GLOBAL);
        Self::Policy { instance, fields: subject.case.into(), name }
    }
}

/// The users of a request. Names may contain any characters.
#[derive(Clone, Copy, Debug)]
pub enum Recipients<'a> {
    /// One user, by sign-in name.
    One(&'a str),
    /// Several users, by sign-in name.
    List(&'a [String]),
    /// The users in a file of comma-separated values.
    Table {
        /// The path of the file.
        path: &'a str,
        /// The column with the sign-in names.
        column: &'a str,
    },
    /// All users of the organization. `Global` is not changed, as the guide advises.
    Everybody,
}

/// Why no commands can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// The cmdlets of this policy did not exist at that date.
    NoCmdlet,
    /// No preconfigured policy has these settings, and none could be created at that date.
    CannotCreate,
    /// There are no users to change.
    Nobody,
    /// The new policy cannot have this name.
    BadName,
    /// A policy of this name exists and has other settings.
    NameTaken,
}

/// The user in the examples of the guide.
pub const EXAMPLE_USER: &str = "user@contoso.com";

/// The custom policy in the examples of the guide.
pub const CUSTOM_POLICY: &str = "Tag:CustomPolicy";

/// The commands that assign a policy with these settings to a user, given the instance that it
/// started from: one command if an instance has these settings, or else `New-` first.
pub fn grant(instance: &Preset, fields: PolicyFields, user: &str) -> Vec<Command> {
    choose(instance, fields, CUSTOM_POLICY).granted(POLICY, user)
}

/// The commands that assign the policy of a subject to a user, whichever policy that is.
pub fn assign(subject: Subject, user: &str) -> Vec<Command> {
    if subject.edition() == &teams_upgrade_policy::EDITION {
        return grant_mode(ModeCall::from(subject.case).mode, user);
    }
    if subject.edition() == &teams_calling_policy::EDITION {
        let choice = calling_policy::choose(subject, CUSTOM_POLICY);
        return choice.granted(CALLING, user);
    }
    grant(subject.preset.unwrap_or(GLOBAL), subject.case.into(), user)
}

/// The command that assigns a mode to a user, as of August 2019.
pub fn grant_mode(mode: Mode, user: &str) -> Vec<Command> {
    let (name, remark) = mode_instance(mode);
    vec![Command { line: grant_line(MODE, name, &written(user), &[], ""), remark }]
}

/// The commands for a request: to preview, make, check and undo it.
///
/// # Errors
///
/// If the cmdlets of that date cannot do it, or if there are no users.
pub fn plan(request: &Request<'_>) -> Result<CommandPlan, NoPlan> {
    if matches!(request.recipients, Recipients::List([])) {
        return Err(NoPlan::Nobody);
    }
    let (kind, choice) = match request.wanted {
        Wanted::Policy { instance, fields, name } => (POLICY, choose(instance, fields, name)),
        Wanted::Mode(mode) => {
            let (name, remark) = mode_instance(mode);
            (MODE, Choice { create: None, policy: name.to_owned(), remark })
        }
        Wanted::CallingPolicy { subject, name } => (CALLING, calling_policy::choose(subject, name)),
    };
    if kind.of_era.is_some_and(|it| !request.era.knows(it)) {
        return Err(NoPlan::NoCmdlet);
    }
    let is_interop = kind.of_era == Some(Cmdlet::GrantInteropPolicy);
    if choice.create.is_some() && is_interop && !request.era.knows(Cmdlet::NewInteropPolicy) {
        return Err(NoPlan::CannotCreate);
    }
    // From January 2019, the cmdlet fails without it.
    let needs_force = is_interop && request.era >= Era::January2019;
    let force: &[&str] = if needs_force { &["-Force"] } else { &[] };
    let what_if = |command: &Command| Command {
        line: format!("{}{}-WhatIf", command.line, next_line("")),
        remark: Remark::TriesOut,
    };
    let grants = |policy: &str, tail: &[&str], remark| Command {
        line: request.recipients.each(|user, margin| grant_line(kind, policy, user, tail, margin)),
        remark,
    };
    let many = !matches!(request.recipients, Recipients::One(_));
    let remark = match choice.remark {
        Remark::ReturnsToGlobal | Remark::ReturnsToGroupOrGlobal if many => Remark::ReturnsEach,
        Remark::GrantsUnattested | Remark::GrantsTeamsOnly => choice.remark,
        _ if many => Remark::GrantsToEach,
        it => it,
    };
    let mut plan = CommandPlan::default();
    // A policy that does not exist yet cannot be assigned, not even with `-WhatIf`.
    plan.try_out.push(match &choice.create {
        Some(create) => what_if(create),
        None => grants(&choice.policy, &[force, &["-WhatIf"]].concat(), Remark::TriesOut),
    });
    plan.apply.extend(choice.create.clone());
    plan.apply.push(grants(&choice.policy, force, remark));
    if choice.create.is_some() {
        let line = format!("Get-Cs{} -Identity {}", kind.property, choice.policy);
        plan.verify.push(Command { line, remark: Remark::ShowsPolicy });
    }
    let shows = format!("Select-Object UserPrincipalName, {}", kind.property);
    let line = match request.recipients {
        Recipients::Everybody => format!("Get-CsOnlineUser | {shows}"),
        _ => request
            .recipients
            .each(|user, _| format!("Get-CsOnlineUser -Identity {user} | {shows}")),
    };
    plan.verify.push(Command { line, remark: Remark::ShowsUsers });
    let own = request.before.map(bare_name).filter(|it| !it.eq_ignore_ascii_case("Global"));
    plan.roll_back.push(match own {
        Some(name) => grants(&written(name), force, Remark::GrantsBack),
        None => grants(
            "$null",
            force,
            match (kind.property, many) {
                ("TeamsUpgradePolicy", _) => Remark::ReturnsToOwnMode,
                (_, true) => Remark::ReturnsEach,
                ("TeamsCallingPolicy", false) => Remark::ReturnsToGroupOrGlobal,
                (_, false) => Remark::ReturnsToGlobal,
            },
        ),
    });
    if choice.create.is_some() {
        let line = format!("Remove-Cs{} -Identity {}", kind.property, choice.policy);
        plan.roll_back.push(Command { line, remark: Remark::RemovesCustom });
    }
    Ok(plan)
}

impl Recipients<'_> {
    /// Turns a command for one user, written behind a margin, into a command for all of them.
    fn each(&self, command: impl Fn(&str, &str) -> String) -> String {
        let source = match self {
            Self::One(user) => return command(&written(user), ""),
            Self::List(users) => users.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(", "),
            Self::Table { path, column } => format!(
                "Import-Csv -Path {} | Select-Object -ExpandProperty {}",
                written(path),
                written(column)
            ),
            Self::Everybody => {
                "Get-CsOnlineUser | Select-Object -ExpandProperty UserPrincipalName".to_owned()
            }
        };
        format!("foreach ($user in {source}) {{\n  {}\n}}", command("$user", "  "))
    }
}

/// A script as a file. It begins with a byte order mark, without which Windows PowerShell reads the
/// file in the code page of the machine, where the second byte of `Ñ` is a quotation mark. One mark
/// is enough.
pub fn script_file(text: &str) -> String {
    format!("\u{feff}{}", text.trim_start_matches('\u{feff}'))
}

/// The script in a file, without the byte order mark and with `\n` line ends.
pub fn script_of_file(file: &str) -> String {
    file.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// A script with every line commented out, including lines that begin inside a quoted name.
pub fn commented(script: &str) -> String {
    let mut out = String::new();
    for line in script.split(['\n', '\r']) {
        out.push_str("# ");
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Text as an argument: bare if it cannot be mistaken for anything else, or else in single quotes,
/// inside which only a quote is special (about_Quoting_Rules).
pub fn written(text: &str) -> String {
    let is_plain =
        |it: char| it.is_ascii_alphanumeric() || matches!(it, '@' | '.' | '_' | '-' | ':');
    let begins = text.chars().next().is_some_and(|it| it.is_ascii_alphabetic());
    if begins && text.chars().all(is_plain) { text.to_owned() } else { quoted(text) }
}

/// Text in single quotes. PowerShell treats curly quotes as quotes, so these are doubled as well.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for it in text.chars() {
        if is_single_quote(it) {
            quoted.push(it);
        }
        quoted.push(it);
    }
    quoted.push('\'');
    quoted
}

/// One of the kinds of policy that can be assigned to users.
#[derive(Clone, Copy)]
struct PolicyKind {
    /// The property of a user, from which its cmdlets have their names.
    property: &'static str,
    /// The cmdlet that assigns it, where not every date of the console knows it.
    of_era: Option<Cmdlet>,
}

const POLICY: PolicyKind =
    PolicyKind { property: "TeamsInteropPolicy", of_era: Some(Cmdlet::GrantInteropPolicy) };

const MODE: PolicyKind =
    PolicyKind { property: "TeamsUpgradePolicy", of_era: Some(Cmdlet::GrantUpgradePolicy) };

const CALLING: PolicyKind =
    PolicyKind { property: "TeamsCallingPolicy", of_era: Some(Cmdlet::GrantCallingPolicy) };

/// How to create and assign a policy.
pub(super) struct Choice {
    pub create: Option<Command>,
    /// The value for `-PolicyName`.
    pub policy: String,
    pub remark: Remark,
}

impl Choice {
    /// The commands that create it if need be, and assign it to one user.
    fn granted(self, kind: PolicyKind, user: &str) -> Vec<Command> {
        let line = grant_line(kind, &self.policy, &written(user), &[], "");
        let granted = Command { line, remark: self.remark };
        self.create.into_iter().chain(std::iter::once(granted)).collect()
    }
}

fn choose(instance: &Preset, fields: PolicyFields, name: &str) -> Choice {
    let granted = |policy: &str, remark| Choice { create: None, policy: policy.to_owned(), remark };
    match (PolicyFields::of(instance) == fields, instance == GLOBAL) {
        (true, true) => granted("$null", Remark::ReturnsToGlobal),
        (true, false) => granted(
            instance.name,
            match instance.attestation {
                Attestation::NamePatternOnly => Remark::GrantsUnattested,
                Attestation::Documented => Remark::GrantsInstance,
            },
        ),
        (false, _) => match fields.documented_tag() {
            Some(same) => granted(same.name, Remark::GrantsEquivalent),
            None => Choice {
                create: Some(create_line(fields, &written(name))),
                policy: written(name),
                remark: Remark::GrantsCustom,
            },
        },
    }
}

const fn mode_instance(mode: Mode) -> (&'static str, Remark) {
    match mode {
        Mode::TeamsOnly => ("UpgradeToTeams", Remark::GrantsTeamsOnly),
        mode => (mode.name(), Remark::GrantsMode),
    }
}

fn grant_line(kind: PolicyKind, policy: &str, user: &str, tail: &[&str], margin: &str) -> String {
    let (policy, user) = (format!("-PolicyName {policy}"), format!("-Identity {user}"));
    let cmdlet = format!("Grant-Cs{}", kind.property);
    let parts = [&[cmdlet.as_str(), &policy, &user], tail].concat();
    parts.join(&next_line(margin))
}

/// What stands before each parameter: the command goes on, two spaces further in.
pub(super) fn next_line(margin: &str) -> String {
    format!(" `\n{margin}  ")
}

fn create_line(fields: PolicyFields, name: &str) -> Command {
    let allow = match fields.allow_end_user_client_override {
        Override::Off => "$false",
        Override::On => "$true",
    };
    let calling: &str = fields.calling_default_client.into();
    let chat: &str = fields.chat_default_client.into();
    let parts = [
        "New-CsTeamsInteropPolicy".to_owned(),
        format!("-Identity {name}"),
        format!("-AllowEndUserClientOverride {allow}"),
        format!("-CallingDefaultClient {calling}"),
        format!("-ChatDefaultClient {chat}"),
    ];
    Command { line: parts.join(&next_line("")), remark: Remark::CreatesCustom }
}
