//! Generated tenants whose calls are routed by calling policies and the users' own settings. Every thousand
//! users have each problem that an audit can find, so the expected result is known without an audit.

use super::{mixed, people};
use crate::audit::estate::CallingFinding;
use crate::routing::Edition;
use strum::{EnumCount, IntoStaticStr, VariantArray};

/// A tenant to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallingSample {
    /// The seed of the pseudo-random names, and of who has the problems.
    pub seed: u64,
    /// How many users. Those that do not fill a thousand have no problem.
    pub users: usize,
    /// Whether it has calling policies and call settings, or coexistence modes alone.
    pub has_policies: bool,
}

/// A file of such a tenant, as `Export-Csv` in PowerShell 7 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CallingFile {
    /// `Get-CsOnlineUser`.
    Users,
    /// `Get-CsUserCallingSettings` of those who changed theirs.
    CallingSettings,
    /// `Get-CsTeamsCallingPolicy`.
    CallingPolicies,
    /// `Get-CsPhoneNumberAssignment`.
    PhoneNumbers,
}

/// A kind of user. Who comes later in the list stands later in each thousand.
struct Kind {
    users: usize,
    has_number: bool,
    cells: Cells,
    rule: Rule,
    /// What is wrong with them today.
    findings: &'static [CallingFinding],
    /// What is wrong with them where coexistence modes route calls.
    of_modes: &'static [CallingFinding],
}

/// What the columns of a user say.
#[derive(Clone, Copy)]
struct Cells {
    account_enabled: &'static str,
    hosting_provider: &'static str,
    enterprise_voice: &'static str,
    feature_types: &'static str,
    calling_policy: &'static str,
    upgrade_policy: &'static str,
    effective_mode: &'static str,
}

/// What users set for their calls. A number counts from the user: `1` is the next one.
#[derive(Clone, Copy)]
enum Rule {
    /// Nothing.
    Untouched,
    /// All calls are forwarded to a user.
    Forward(isize),
    /// All calls are forwarded to a number that belongs to nobody.
    ForwardToFreeNumber,
    /// Calls that nobody answers are forwarded to a user.
    Unanswered(isize),
}

const CLOUD: Cells = Cells {
    account_enabled: "True",
    hosting_provider: "sipfed.online.lync.com",
    enterprise_voice: "True",
    feature_types: "Teams;PhoneSystem;CallingPlan",
    calling_policy: "",
    upgrade_policy: "UpgradeToTeams",
    effective_mode: "TeamsOnly",
};
const LEFT: Cells = Cells {
    account_enabled: "False",
    enterprise_voice: "False",
    feature_types: "",
    upgrade_policy: "",
    ..CLOUD
};
const ON_PREMISES: Cells = Cells {
    hosting_provider: "SRV:",
    feature_types: "",
    upgrade_policy: "",
    effective_mode: "Islands",
    ..CLOUD
};

/// Users of the cloud with a number and everything that it takes.
const fn plain(users: usize) -> Kind {
    let (findings, of_modes): (&[CallingFinding], &[CallingFinding]) = (&[], &[]);
    Kind { users, has_number: true, cells: CLOUD, rule: Rule::Untouched, findings, of_modes }
}

const fn kind(rule: Rule, policy: &'static str, findings: &'static [CallingFinding]) -> Kind {
    Kind { cells: Cells { calling_policy: policy, ..CLOUD }, rule, findings, ..plain(1) }
}

use CallingFinding as F;
use Rule::{Forward, ForwardToFreeNumber, Unanswered, Untouched};

/// All kinds. Together they have fewer users than a thousand; the others of each thousand are [`plain`].
const KINDS: &[Kind] = &[
    kind(Forward(1), "", &[F::Circle, F::Unreachable]),
    kind(Forward(-1), "", &[F::Circle, F::Unreachable]),
    kind(Forward(1), "", &[F::DeadEnd, F::Unreachable]),
    Kind { has_number: false, cells: LEFT, ..plain(1) },
    kind(ForwardToFreeNumber, "", &[F::DeadEnd, F::Unreachable]),
    kind(Untouched, "DisallowCalling", &[F::Blocked, F::Unreachable]),
    Kind { cells: Cells { feature_types: "Teams", ..CLOUD }, findings: &[F::VoiceOff], ..plain(2) },
    Kind {
        cells: Cells { enterprise_voice: "False", ..CLOUD },
        findings: &[F::VoiceOff],
        ..plain(2)
    },
    kind(Untouched, "Branch offices", &[F::TollBypass]),
    kind(Untouched, "No voicemail", &[F::CutOff]),
    kind(Forward(-1), "", &[F::TargetCutsOff]),
    kind(Untouched, "Straight to voicemail", &[F::AllToVoicemail]),
    kind(Forward(6), "No forwarding", &[F::Forbidden]),
    kind(Unanswered(1), "", &[F::UnansweredCircle]),
    kind(Unanswered(-1), "", &[F::UnansweredCircle]),
    kind(Forward(1), "", &[F::Chain]),
    kind(Forward(1), "", &[]),
    plain(1),
    kind(Untouched, "Reception", &[F::UnknownPolicy]),
    Kind {
        has_number: false,
        cells: Cells { calling_policy: "AllowCalling", ..ON_PREMISES },
        findings: &[F::OnPremises],
        of_modes: &[F::IslandsAmongTeamsOnly],
        ..plain(3)
    },
    Kind {
        has_number: false,
        cells: ON_PREMISES,
        of_modes: &[F::IslandsAmongTeamsOnly],
        ..plain(20)
    },
    Kind {
        has_number: false,
        cells: Cells { hosting_provider: "SRV:", feature_types: "", ..CLOUD },
        of_modes: &[F::TeamsOnlyOnPremises],
        ..plain(1)
    },
    Kind {
        has_number: false,
        cells: Cells { upgrade_policy: "UpgradeToTeams", effective_mode: "SfBOnly", ..ON_PREMISES },
        of_modes: &[F::ModeNotInEffect],
        ..plain(1)
    },
    Kind { has_number: false, findings: &[F::WithoutNumber], ..plain(40) },
    // Nothing is wrong with these settings.
    kind(Forward(20), "", &[]),
    kind(Unanswered(20), "", &[]),
];

const POLICIES: &str = "\
\"Identity\",\"AllowPrivateCalling\",\"AllowVoicemail\",\"AllowCallForwardingToUser\",\"AllowCallForwardingToPhone\",\"PreventTollBypass\",\"InboundPstnCallRoutingTreatment\"\r
\"Global\",\"True\",\"UserOverride\",\"True\",\"True\",\"False\",\"RegularIncoming\"\r
\"Tag:AllowCalling\",\"True\",\"UserOverride\",\"True\",\"True\",\"False\",\"RegularIncoming\"\r
\"Tag:DisallowCalling\",\"False\",\"UserOverride\",\"True\",\"True\",\"False\",\"RegularIncoming\"\r
\"Tag:Branch offices\",\"True\",\"UserOverride\",\"True\",\"True\",\"True\",\"RegularIncoming\"\r
\"Tag:No voicemail\",\"True\",\"AlwaysDisabled\",\"True\",\"True\",\"False\",\"RegularIncoming\"\r
\"Tag:Straight to voicemail\",\"True\",\"UserOverride\",\"True\",\"True\",\"False\",\"Voicemail\"\r
\"Tag:No forwarding\",\"True\",\"UserOverride\",\"False\",\"False\",\"False\",\"RegularIncoming\"\r
";

/// The columns of each file but the policies.
const USERS: &[&str] = &[
    "DisplayName",
    "UserPrincipalName",
    "SipAddress",
    "AccountType",
    "AccountEnabled",
    "HostingProvider",
    "EnterpriseVoiceEnabled",
    "FeatureTypes",
    "LineUri",
    "TeamsCallingPolicy",
    "TeamsUpgradePolicy",
    "TeamsUpgradeEffectiveMode",
];
const SETTINGS: &[&str] = &[
    "SipUri",
    "IsForwardingEnabled",
    "ForwardingType",
    "ForwardingTarget",
    "ForwardingTargetType",
    "IsUnansweredEnabled",
    "UnansweredTarget",
    "UnansweredTargetType",
    "UnansweredDelay",
];
const NUMBERS: &[&str] =
    &["TelephoneNumber", "NumberType", "PstnAssignmentStatus", "AssignedPstnTargetId"];

/// The places of those columns of the users that a tenant without calling policies has.
const OF_MODES: [usize; 6] = [0, 1, 5, 8, 10, 11];

/// How many users belong together.
const BLOCK: usize = 1000;

impl CallingSample {
    /// A tenant whose calls an edition routes.
    pub fn of(edition: &Edition, seed: u64, users: usize) -> Self {
        Self { seed, users, has_policies: edition.position("answering").is_some() }
    }

    /// Its files.
    pub const fn files(self) -> &'static [CallingFile] {
        if self.has_policies { CallingFile::VARIANTS } else { &[CallingFile::Users] }
    }

    /// A file in chunks of some ten thousand bytes.
    pub fn chunks(self, file: CallingFile) -> impl Iterator<Item = Vec<u8>> {
        let mut users = 0..if file == CallingFile::CallingPolicies { 0 } else { self.users };
        let mut head = Some(match file {
            CallingFile::CallingPolicies => POLICIES.to_owned(),
            CallingFile::Users => self.user_row(USERS),
            CallingFile::CallingSettings => row(SETTINGS),
            CallingFile::PhoneNumbers => row(NUMBERS),
        });
        std::iter::from_fn(move || {
            let mut text = head.take().unwrap_or_default();
            while text.len() < (1 << 16) - 2048 {
                let Some(at) = users.next() else { break };
                text += &match file {
                    CallingFile::CallingPolicies => String::new(),
                    CallingFile::Users => self.user(at),
                    CallingFile::CallingSettings => self.settings(at),
                    CallingFile::PhoneNumbers => self.numbers(at),
                };
            }
            (!text.is_empty()).then(|| text.into_bytes())
        })
    }

    /// How many users have each problem, in the order of [`CallingFinding`].
    pub fn expected(self) -> [u64; CallingFinding::COUNT] {
        let blocks = (self.users / BLOCK) as u64;
        let mut counts = [0; CallingFinding::COUNT];
        for kind in KINDS {
            let findings = if self.has_policies { kind.findings } else { kind.of_modes };
            for &finding in findings {
                if let Some(it) = counts.get_mut(finding as usize) {
                    *it += kind.users as u64 * blocks;
                }
            }
        }
        counts
    }

    /// Where in their thousand the users with problems begin.
    fn offset(self) -> usize {
        (mixed(self.seed) % BLOCK as u64) as usize
    }

    /// The kind of a user; nothing where nothing is special.
    fn kind(self, at: usize) -> Option<&'static Kind> {
        let is_whole = at / BLOCK < self.users / BLOCK;
        let mut place = (at % BLOCK + BLOCK - self.offset()) % BLOCK;
        KINDS.iter().filter(|_| is_whole).find(|it| {
            let is_it = place < it.users;
            place = place.saturating_sub(it.users);
            is_it
        })
    }

    /// The user who comes some places after another one, in the same thousand.
    fn after(self, at: usize, by: isize) -> usize {
        let place = (at % BLOCK + BLOCK).saturating_add_signed(by) % BLOCK;
        at / BLOCK * BLOCK + place
    }

    fn person(self, at: usize) -> people::Person {
        people::person(mixed(self.seed ^ (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)), at)
    }

    fn user(self, at: usize) -> String {
        let kind = self.kind(at);
        let cells = kind.map_or(CLOUD, |it| it.cells);
        let line = match kind.is_none_or(|it| it.has_number) {
            true => format!("tel:{}", number(at)),
            false => String::new(),
        };
        let people::Person { display_name, sign_in } = self.person(at);
        let sip = format!("sip:{sign_in}");
        self.user_row(&[
            &display_name,
            &sign_in,
            &sip,
            "User",
            cells.account_enabled,
            cells.hosting_provider,
            cells.enterprise_voice,
            cells.feature_types,
            &line,
            cells.calling_policy,
            cells.upgrade_policy,
            cells.effective_mode,
        ])
    }

    fn user_row(self, cells: &[&str]) -> String {
        if self.has_policies {
            return row(cells);
        }
        let kept: Vec<&str> = OF_MODES.iter().filter_map(|&at| cells.get(at).copied()).collect();
        row(&kept)
    }

    /// The settings of a user who changed them.
    fn settings(self, at: usize) -> String {
        let name = |it| format!("sip:{}", self.person(it).sign_in);
        let own = name(at);
        let forward = |target: &str| {
            let cells: [&str; 9] = [
                &own,
                "True",
                "Immediate",
                target,
                "SingleTarget",
                "True",
                "",
                "Voicemail",
                "00:00:20",
            ];
            row(&cells)
        };
        match self.kind(at).map_or(Untouched, |it| it.rule) {
            Untouched => String::new(),
            Forward(by) => forward(&name(self.after(at, by))),
            ForwardToFreeNumber => forward(&format!("tel:{}", free_number(at))),
            Unanswered(by) => row(&[
                &own,
                "False",
                "",
                "",
                "",
                "True",
                &name(self.after(at, by)),
                "SingleTarget",
                "00:00:20",
            ]),
        }
    }

    /// The numbers that a user has or forwards to.
    fn numbers(self, at: usize) -> String {
        let kind = self.kind(at);
        let own = kind
            .is_none_or(|it| it.has_number)
            .then(|| row(&[&number(at), "CallingPlan", "UserAssigned", &self.person(at).sign_in]));
        let free = matches!(kind, Some(Kind { rule: ForwardToFreeNumber, .. }))
            .then(|| row(&[&free_number(at), "CallingPlan", "Unassigned", ""]));
        [own, free].into_iter().flatten().collect()
    }
}

/// The number of a user, with an area code that no telephone has.
fn number(at: usize) -> String {
    format!("+1555{:07}", at % 5_000_000)
}

/// A number that belongs to nobody.
fn free_number(at: usize) -> String {
    format!("+1555{:07}", 5_000_000 + at % 5_000_000)
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> =
        cells.iter().map(|it| format!("\"{}\"", it.replace('"', "\"\""))).collect();
    cells.join(",") + "\r\n"
}

/// Kept so that the kinds fit into a thousand.
const _: () = {
    let (mut at, mut sum) = (0, 0);
    while at < KINDS.len() {
        #[expect(clippy::indexing_slicing, reason = "counted at compile time")]
        let kind = &KINDS[at];
        sum += kind.users;
        at += 1;
    }
    assert!(sum <= BLOCK);
};
