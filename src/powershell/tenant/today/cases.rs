//! The scenarios of a user of today: what the tenant answers to the questions of the edition.

use super::super::super::calling_settings::{
    BUSY_OPTIONS, NUMBER_TYPES, answering, dial_out, target, unanswered,
};
use super::super::super::instances::mode_name;
use super::super::super::language::syntax::Case as LetterCase;
use super::super::super::pattern::Pattern;
use super::super::super::teams_module::{
    BLOCK_PATTERN, CALLING_POLICY, CALLING_SETTINGS, EXTERNAL_ACCESS, FEDERATION,
};
use super::super::{Tenant, User};
use super::Record;
use crate::routing::{Case, Role};

/// The telephone number that calls the users of the simulation.
pub const CALLER: &str = "+12065550100";

/// The domain of the other organization that calls them.
pub const OTHER_ORGANIZATION: &str = "fabrikam.com";

/// What the user does when a call arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The user answers.
    Answers,
    /// Nobody answers.
    NoAnswer,
    /// The user is in a call, and would answer.
    InACall,
    /// The user calls.
    Outbound,
}

/// The calls that are shown for every user: who calls, and what the user does.
const CALLS: [(&str, Moment); 12] = [
    ("pstn-in", Moment::Answers),
    ("pstn-in", Moment::NoAnswer),
    ("pstn-in", Moment::InACall),
    ("colleague-teams", Moment::Answers),
    ("colleague-teams", Moment::NoAnswer),
    ("colleague-teams", Moment::InACall),
    ("federated-teams", Moment::Answers),
    ("federated-teams", Moment::NoAnswer),
    ("federated-teams", Moment::InACall),
    ("pstn-out", Moment::Outbound),
    ("pstn-out-abroad", Moment::Outbound),
    ("federated-out", Moment::Outbound),
];

/// `NumberType` for an answer to "The telephone line".
pub(super) fn number_type(token: &str) -> Option<&'static str> {
    NUMBER_TYPES.iter().find(|it| it.1 == token).map(|it| it.0)
}

impl Moment {
    /// What a user does in the scenario of a call.
    pub fn of(case: Case) -> Self {
        let token = |key: &str| case.edition().position(key).map_or("", |at| case.token(at));
        match (token("state"), token("answered")) {
            _ if case.direction() == crate::routing::Direction::Outbound => Self::Outbound,
            ("in-a-call", _) => Self::InACall,
            (_, "no") => Self::NoAnswer,
            _ => Self::Answers,
        }
    }

    fn put(self, case: Case) -> Case {
        let (state, answered) = match self {
            Self::Answers | Self::Outbound => ("free", "yes"),
            Self::NoAnswer => ("free", "no"),
            Self::InACall => ("in-a-call", "yes"),
        };
        with(with(case, "state", state), "answered", answered)
    }
}

/// A case with an answer by its words. Words that the edition does not have change nothing.
fn with(case: Case, key: &str, token: &str) -> Case {
    case.answered(key, token).unwrap_or(case)
}

impl Tenant {
    /// The calls of a user of today, as columns of a table.
    pub(in crate::powershell::tenant) fn cases_of_today(&self, user: &User) -> Vec<Case> {
        let case = self.case_of(user);
        let lines = case.edition().lines;
        let call = |(token, moment): &(&str, Moment)| {
            let line = lines.iter().find(|it| it.token == *token)?;
            Some(moment.put(self.at_the_door(user, case.on(line), token)))
        };
        CALLS.iter().filter_map(call).collect()
    }

    /// What the tenant answers about a user, whoever calls.
    pub fn case_of(&self, user: &User) -> Case {
        let account = &user.account;
        let mut case = account.circumstances;
        let is_at_home = user.is_at_home();
        let mode = if is_at_home { mode_name(self.mode_of(user)) } else { "TeamsOnly" };
        case = labelled(case, "mode", mode);
        case = with(case, "enterprise-voice", if account.has_voice { "true" } else { "false" });
        let token = |case: Case, key: &str| case.edition().position(key).map(|at| case.token(at));
        if !account.number.is_empty() {
            let line = NUMBER_TYPES.iter().find(|it| it.0 == account.number_type);
            case = line.map_or(case, |it| with(case, "pstn", it.1));
            let called = token(case, "number").filter(|it| it.starts_with("unassigned"));
            let own = if account.is_private { "private" } else { "assigned" };
            case = with(case, "number", called.unwrap_or(own));
        } else if token(case, "pstn") != Some("shared-calling") {
            case = with(case, "pstn", "none");
        }
        let dialing = dial_out(self.effective(user, "OnlineDialOutPolicy"));
        case = with(case, "dial-out", dialing.unwrap_or("any"));
        case = with_settings(case, &account.settings);
        match self.calling_policy_of(user) {
            Some(policy) => with_policy(case, policy),
            None => case,
        }
    }

    /// Whether the other side may call, or be called.
    fn at_the_door(&self, user: &User, case: Case, line: &str) -> Case {
        let door = match line {
            "pstn-in" => match self.blocks_the_caller() {
                Some(pattern) if pattern.text(BLOCK_PATTERN, "ResourceAccount").is_empty() => {
                    "org-blocked"
                }
                Some(_) => "org-redirected",
                None => return case,
            },
            "federated-teams" | "federated-out" if !self.federates(user) => "org-blocked",
            _ => return case,
        };
        with(case, "door", door)
    }

    /// The first pattern that is on and matches the number that calls.
    fn blocks_the_caller(&self) -> Option<&Record> {
        let matches = |it: &&Record| {
            let pattern = Pattern::new(it.text(BLOCK_PATTERN, "Pattern"), LetterCase::Counts);
            let caller: Vec<char> = CALLER.chars().collect();
            let found = pattern.map(|it| it.find(&caller, 0, &mut { MOST_STEPS }));
            it.is(BLOCK_PATTERN, "Enabled") && matches!(found, Some(Ok(Some(_))))
        };
        self.today.patterns.iter().map(|it| &**it).find(matches)
    }

    /// Whether a user and the other organization may communicate, as the tenant has it.
    fn federates(&self, user: &User) -> bool {
        let federation = &self.today.federation;
        let policy = self.external_of(user);
        let may = policy.is_none_or(|it| it.is(EXTERNAL_ACCESS, "EnableFederationAccess"));
        if !may || !federation.is(FEDERATION, "AllowFederatedUsers") {
            return false;
        }
        let is_other = |it: &&str| it.eq_ignore_ascii_case(OTHER_ORGANIZATION);
        // Blocked domains count only while all others are allowed.
        match federation.own("AllowedDomains") {
            Some(_) => federation.items("AllowedDomains").iter().any(is_other),
            None => {
                let whole = federation.is(FEDERATION, "BlockAllSubdomains");
                let ends = |it: &&str| {
                    let suffix = format!(".{}", it.to_lowercase());
                    is_other(it) || whole && OTHER_ORGANIZATION.ends_with(&suffix)
                };
                !federation.items("BlockedDomains").iter().any(ends)
            }
        }
    }
}

/// How many steps a pattern may take on a telephone number.
const MOST_STEPS: usize = 10_000;

/// A case with the answer that has this label.
fn labelled(case: Case, key: &str, label: &str) -> Case {
    let Some(at) = case.edition().position(key) else { return case };
    let answers = case.edition().question(at).map_or(&[][..], |it| it.answers);
    let found = answers.iter().find(|it| it.label.eq_ignore_ascii_case(label));
    found.map_or(case, |it| with(case, key, it.token))
}

/// A case with the fields of a calling policy.
pub(super) fn with_policy(case: Case, policy: &Record) -> Case {
    let fields = case.edition().of_role(|it| it == Role::Policy);
    fields.fold(case, |case, (_, question)| {
        labelled(case, question.key, policy.text(CALLING_POLICY, question.heading))
    })
}

/// A case with the user's own calling settings.
fn with_settings(case: Case, settings: &Record) -> Case {
    let text = |field: &str| settings.text(CALLING_SETTINGS, field);
    let to = |kind: &str, to: &str| target(text(kind), text(to));
    let rule = match text("IsForwardingEnabled") {
        "True" => to("ForwardingTargetType", "ForwardingTarget")
            .and_then(|it| answering(text("ForwardingType"), it)),
        _ => None,
    };
    let redirect = match text("IsUnansweredEnabled") {
        "" => "untouched",
        "True" => to("UnansweredTargetType", "UnansweredTarget").map_or("nothing", unanswered),
        _ => "nothing",
    };
    let option = BUSY_OPTIONS.iter().find(|it| it.0 == text("BusyOnBusyOption"));
    let case = with(case, "answering", rule.unwrap_or("ring"));
    let case = with(case, "unanswered", redirect);
    with(case, "busy-choice", option.map_or("ring", |it| it.1))
}
