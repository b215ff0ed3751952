//! Writing the commands that bring a policy or a mode to users, in the forms that worked at the time.

use super::catalogue::{Cmdlet, bare_name};
use super::language::is_single_quote;
use super::tenant::Era;
use crate::routing::{
    Attestation, InteropPolicy, Override, PolicyFields, PolicyIdentity, UpgradeMode,
};

/// One line to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The line, without a prompt.
    pub line: String,
    /// What it does and what to know about it.
    pub remark: Remark,
}

/// What a line does, and what to know about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Makes the custom policy. `New-` takes `-Identity`; the guide's `-PolicyName` is a slip.
    CreatesCustom,
    /// Grants the custom policy that the line before made.
    GrantsCustom,
    /// Grants an instance that a document names.
    GrantsInstance,
    /// Grants an instance with these fields in place of making a new one.
    GrantsEquivalent,
    /// Grants an instance that no document names; it may not exist.
    GrantsUnattested,
    /// Takes the user's own policy away, so that `Global` applies. The guide grants `Global` by
    /// name, which the scope reference says fails.
    ReturnsToGlobal,
    /// Grants the instance of a mode.
    GrantsMode,
    /// Grants the mode that needs an account online.
    GrantsTeamsOnly,
    /// Grants to each of several users.
    GrantsToEach,
    /// Takes the policy of each of several users away.
    ReturnsEach,
    /// Says what the line after it would do, and does nothing.
    TriesOut,
    /// Shows which policy or mode the users have.
    ShowsUsers,
    /// Shows what the policy says.
    ShowsPolicy,
    /// Grants what was granted before.
    GrantsBack,
    /// Takes a mode away, so that the tenant's applies.
    ReturnsToOwnMode,
    /// Removes the policy that was made. It may be granted to nobody then.
    RemovesCustom,
}

/// Commands for one wish, in the order in which to run them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandPlan {
    /// What would happen. Changes nothing.
    pub try_out: Vec<Command>,
    /// What brings the policy to the users.
    pub apply: Vec<Command>,
    /// What shows that it did.
    pub verify: Vec<Command>,
    /// What takes it back.
    pub roll_back: Vec<Command>,
}

/// What somebody wants, for whom.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What.
    pub wanted: Wanted<'a>,
    /// For whom.
    pub recipients: Recipients<'a>,
    /// What they were granted before, by name. Without one they had `Global`.
    pub before: Option<&'a str>,
    /// When.
    pub era: Era,
}

/// What somebody wants users to have.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// A policy with these fields that started as this instance; if one has to be made, with this
    /// name.
    Policy {
        /// The instance.
        instance: &'a InteropPolicy,
        /// The fields.
        fields: PolicyFields,
        /// The name, with or without `Tag:`.
        name: &'a str,
    },
    /// A mode.
    Mode(UpgradeMode),
}

/// The users of a wish. Names are taken as they are, whatever characters they have.
#[derive(Clone, Copy, Debug)]
pub enum Recipients<'a> {
    /// One, by sign-in name.
    One(&'a str),
    /// Several, by sign-in name.
    List(&'a [String]),
    /// Those in a file of comma-separated values.
    Table {
        /// Where it is.
        path: &'a str,
        /// The column with the sign-in names.
        column: &'a str,
    },
    /// All of the organization. `Global` is left alone, as the guide advises.
    Everybody,
}

/// Why there are no commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// The cmdlets of this policy are not there at that time.
    NoCmdlet,
    /// No preconfigured instance has these fields, and none can be made at that time.
    CannotCreate,
    /// There is nobody whom it would change.
    Nobody,
    /// The policy that has to be made cannot have this name.
    BadName,
    /// A policy of this name says something else.
    NameTaken,
}

/// The user in the examples, as the guide has it.
pub const EXAMPLE_USER: &str = "user@contoso.com";

/// The name of the custom policy in the examples, as the guide has it.
pub const CUSTOM_POLICY: &str = "Tag:CustomPolicy";

/// The commands that give a user the policy with these fields, when it started as this instance:
/// a grant where an instance serves, else `New-` and a grant.
pub fn grant(instance: &InteropPolicy, fields: PolicyFields, user: &str) -> Vec<Command> {
    let choice = choose(instance, fields, CUSTOM_POLICY);
    let line = grant_line(POLICY, &choice.policy, &written(user), "");
    let granted = Command { line, remark: choice.remark };
    choice.create.into_iter().chain(std::iter::once(granted)).collect()
}

/// The command that gives a user a mode, in the edition of August 2019.
pub fn grant_mode(mode: UpgradeMode, user: &str) -> Vec<Command> {
    let (name, remark) = mode_instance(mode);
    vec![Command { line: grant_line(MODE, name, &written(user), ""), remark }]
}

/// The commands for a wish: to try it out, to do it, to look at it, to take it back.
///
/// # Errors
///
/// Where the cmdlets of that time cannot do it, or there is nobody to do it to.
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
    };
    if !request.era.knows(kind.grants) {
        return Err(NoPlan::NoCmdlet);
    }
    if choice.create.is_some() && !request.era.knows(Cmdlet::NewInteropPolicy) {
        return Err(NoPlan::CannotCreate);
    }
    // From January 2019 on the cmdlet refuses without it.
    let needs_force = kind.grants == Cmdlet::GrantInteropPolicy && request.era >= Era::January2019;
    let force = if needs_force { " -Force" } else { "" };
    let what_if = |command: &Command| Command {
        line: format!("{} -WhatIf", command.line),
        remark: Remark::TriesOut,
    };
    let grants = |policy: &str, tail: &str, remark| Command {
        line: request.recipients.each(|user| grant_line(kind, policy, user, tail)),
        remark,
    };
    let many = !matches!(request.recipients, Recipients::One(_));
    let remark = match choice.remark {
        Remark::ReturnsToGlobal if many => Remark::ReturnsEach,
        Remark::GrantsUnattested | Remark::GrantsTeamsOnly => choice.remark,
        _ if many => Remark::GrantsToEach,
        it => it,
    };
    let mut plan = CommandPlan::default();
    // A policy that is not there yet cannot be granted, not even to try it out.
    plan.try_out.push(match &choice.create {
        Some(create) => what_if(create),
        None => grants(&choice.policy, &format!("{force} -WhatIf"), Remark::TriesOut),
    });
    plan.apply.extend(choice.create.clone());
    plan.apply.push(grants(&choice.policy, force, remark));
    if choice.create.is_some() {
        let line = format!("Get-CsTeamsInteropPolicy -Identity {}", choice.policy);
        plan.verify.push(Command { line, remark: Remark::ShowsPolicy });
    }
    let shows = format!("Select-Object UserPrincipalName, {}", kind.property);
    let line = match request.recipients {
        Recipients::Everybody => format!("Get-CsOnlineUser | {shows}"),
        _ => request.recipients.each(|user| format!("Get-CsOnlineUser -Identity {user} | {shows}")),
    };
    plan.verify.push(Command { line, remark: Remark::ShowsUsers });
    let own = request.before.map(bare_name).filter(|it| !it.eq_ignore_ascii_case("Global"));
    plan.roll_back.push(match own {
        Some(name) => grants(&written(name), force, Remark::GrantsBack),
        None => grants(
            "$null",
            force,
            match (kind.grants, many) {
                (Cmdlet::GrantUpgradePolicy, _) => Remark::ReturnsToOwnMode,
                (_, true) => Remark::ReturnsEach,
                (_, false) => Remark::ReturnsToGlobal,
            },
        ),
    });
    if choice.create.is_some() {
        let line = format!("Remove-CsTeamsInteropPolicy -Identity {}", choice.policy);
        plan.roll_back.push(Command { line, remark: Remark::RemovesCustom });
    }
    Ok(plan)
}

impl Recipients<'_> {
    /// A command for one of them, done to all.
    fn each(&self, command: impl Fn(&str) -> String) -> String {
        let source = match self {
            Self::One(user) => return command(&written(user)),
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
        format!("foreach ($user in {source}) {{ {} }}", command("$user"))
    }
}

/// A script as a file. It begins with `U+FEFF`, without which Windows PowerShell reads a file in the
/// code page of the machine: there the second byte of `Ñ` is a quote. One mark is enough.
pub fn script_file(text: &str) -> String {
    format!("\u{feff}{}", text.trim_start_matches('\u{feff}'))
}

/// The script in a file: without the mark, and with line ends as a page has them.
pub fn script_of_file(file: &str) -> String {
    file.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// A script of which nothing runs, to be kept beside one that does: each of its lines a comment, also
/// those that begin inside a quoted name.
pub fn commented(script: &str) -> String {
    let mut out = String::new();
    for line in script.split(['\n', '\r']) {
        out.push_str("# ");
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Somebody's text as an argument: bare where it cannot be taken for anything else, else in single
/// quotes, inside which nothing but a quote means anything (about_Quoting_Rules).
pub fn written(text: &str) -> String {
    let is_plain =
        |it: char| it.is_ascii_alphanumeric() || matches!(it, '@' | '.' | '_' | '-' | ':');
    let begins = text.chars().next().is_some_and(|it| it.is_ascii_alphabetic());
    if begins && text.chars().all(is_plain) { text.to_owned() } else { quoted(text) }
}

/// Somebody's text in single quotes. PowerShell takes curled quotes for quotes, so these are doubled
/// as well.
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

/// One of the two policies that users are granted.
#[derive(Clone, Copy)]
struct PolicyKind {
    grants: Cmdlet,
    property: &'static str,
}

const POLICY: PolicyKind =
    PolicyKind { grants: Cmdlet::GrantInteropPolicy, property: "TeamsInteropPolicy" };

const MODE: PolicyKind =
    PolicyKind { grants: Cmdlet::GrantUpgradePolicy, property: "TeamsUpgradePolicy" };

/// How a policy comes to be, and how it is granted.
struct Choice {
    create: Option<Command>,
    /// As it stands behind `-PolicyName`.
    policy: String,
    remark: Remark,
}

fn choose(instance: &InteropPolicy, fields: PolicyFields, name: &str) -> Choice {
    let granted = |policy: &str, remark| Choice { create: None, policy: policy.to_owned(), remark };
    match (instance.fields == fields, instance.identity) {
        (true, PolicyIdentity::Global) => granted("$null", Remark::ReturnsToGlobal),
        (true, PolicyIdentity::Tag(name)) => granted(
            name,
            match instance.attestation {
                Attestation::NamePatternOnly => Remark::GrantsUnattested,
                Attestation::Guide | Attestation::CmdletReference => Remark::GrantsInstance,
            },
        ),
        (false, _) => match fields.attested_tag() {
            Some(same) => granted(same.identity.name(), Remark::GrantsEquivalent),
            None => Choice {
                create: Some(create_line(fields, &written(name))),
                policy: written(name),
                remark: Remark::GrantsCustom,
            },
        },
    }
}

const fn mode_instance(mode: UpgradeMode) -> (&'static str, Remark) {
    match mode {
        UpgradeMode::Islands => ("Islands", Remark::GrantsMode),
        UpgradeMode::SfbOnly => ("SfBOnly", Remark::GrantsMode),
        UpgradeMode::SfbWithTeamsCollab => ("SfBWithTeamsCollab", Remark::GrantsMode),
        UpgradeMode::SfbWithTeamsCollabAndMeetings => {
            ("SfBWithTeamsCollabAndMeetings", Remark::GrantsMode)
        }
        UpgradeMode::TeamsOnly => ("UpgradeToTeams", Remark::GrantsTeamsOnly),
    }
}

fn grant_line(kind: PolicyKind, policy: &str, user: &str, tail: &str) -> String {
    format!("{} -PolicyName {policy} -Identity {user}{tail}", kind.grants.name())
}

fn create_line(fields: PolicyFields, name: &str) -> Command {
    let allow = match fields.allow_end_user_client_override {
        Override::Off => "$false",
        Override::On => "$true",
    };
    let calling: &str = fields.calling_default_client.into();
    let chat: &str = fields.chat_default_client.into();
    Command {
        line: format!(
            "New-CsTeamsInteropPolicy -Identity {name} -AllowEndUserClientOverride {allow} \
             -CallingDefaultClient {calling} -ChatDefaultClient {chat}"
        ),
        remark: Remark::CreatesCustom,
    }
}
