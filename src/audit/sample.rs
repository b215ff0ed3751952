//! Generated tenants of any size, for trying out and testing the audit. The same seed gives the
//! same bytes. Every thousand users have a fixed number of each kind of problem, so the expected
//! result is known without an audit.

use super::findings::Finding;
use super::landing_table::Totals;
use super::problem::WhyKind;
use crate::editions::teams_interop_policy::{
    CallType, InteropCall, License, Organization, PolicyFields, UserChoice, named,
};
use crate::routing::Case;
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

mod calling;
mod people;

pub use calling::{CallingFile, CallingSample};

/// A tenant to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleTenant {
    /// The seed of the pseudo-random order.
    pub seed: u64,
    /// How many rows.
    pub users: usize,
    /// The format of the export.
    pub form: SampleForm,
}

/// The format of a generated export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SampleForm {
    /// `Export-Csv` in Windows PowerShell 5.1: a type line, everything quoted, `\r\n`.
    #[default]
    WindowsCsv,
    /// `Export-Csv` in PowerShell 7: no type line.
    Csv,
    /// `Export-Csv -UseCulture`, where the list separator is `;`.
    Semicolons,
    /// `ConvertTo-Csv | Out-File` in Windows PowerShell 5.1: UTF-16 with a byte order mark, here
    /// with tabs.
    Utf16Tabs,
    /// `ConvertTo-Json`.
    Json,
    /// `Format-List`.
    List,
}

/// The result that an audit must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The number of rows.
    pub rows: u64,
    /// The number of evaluated users, if the policies of the sample are known.
    pub evaluated: u64,
    /// Where the users' calls land.
    pub totals: Totals,
    /// The number of users by finding, in the order of [`Finding`].
    pub findings: [u64; Finding::COUNT],
    /// The number of rejected rows by kind, in the order of [`WhyKind`].
    pub rejected: [u64; WhyKind::COUNT],
}

/// The policies of the tenant as `Get-CsTeamsInteropPolicy` prints them. One of them is custom.
pub const SAMPLE_POLICIES: &str = "\
Identity                   : Global\r
AllowEndUserClientOverride : False\r
CallingDefaultClient       : Default\r
ChatDefaultClient          : Default\r
\r
Identity                   : Tag:CustomPolicy\r
AllowEndUserClientOverride : True\r
CallingDefaultClient       : Default\r
ChatDefaultClient          : Default\r
";

/// The columns, as `Get-CsOnlineUser` names them.
const COLUMNS: [&str; 10] = [
    "DisplayName",
    "UserPrincipalName",
    "HostingProvider",
    "InterpretedUserType",
    "VoicePolicy",
    "EnterpriseVoiceEnabled",
    "LineURI",
    "OnlineVoiceRoutingPolicy",
    "TeamsInteropPolicy",
    "TeamsUpgradePolicy",
];

/// A kind of user.
struct UserKind {
    /// How many users out of a thousand are of this kind.
    share: usize,
    /// Provider, user type, voice policy, enterprise voice, whether there is a number, online
    /// routing policy, interop policy.
    cells: [&'static str; 7],
    /// The organization and license that follow. `None` if such rows are rejected.
    is: Result<(Organization, License), WhyKind>,
    /// What is wrong with the row.
    findings: &'static [Finding],
}

const ONLINE: &str = "sipfed.online.lync.com";
const TEAMS: &str = "Tag:DisallowOverrideCallingTeamsChatTeams";
const SFB: &str = "DisallowOverrideCallingSfbChatSfb";
const CUSTOM: &str = "Tag:CustomPolicy";

use Finding as F;
use License::{NotProvisioned, Provisioned};
use Organization::{
    ExistingSkypeForBusiness as Existing, HybridVoice as Hybrid, OnPremisesHomed as OnPremises,
    WithoutSkypeForBusiness as Without,
};

const fn kind(
    share: usize,
    cells: [&'static str; 7],
    is: Result<(Organization, License), WhyKind>,
    findings: &'static [Finding],
) -> UserKind {
    UserKind { share, cells, is, findings }
}

/// All kinds. Their shares add up to a thousand.
const KINDS: [UserKind; 19] = {
    const SFB_USER: &str = "PureOnlineSfBUser";
    const TEAMS_USER: &str = "DirSyncTeamsUser";
    const HYBRID_USER: &str = "HybridOnlineSfBUser";
    const HOME_USER: &str = "HybridOnpremSfBUser";
    const E: Result<(Organization, License), WhyKind> = Ok((Existing, Provisioned));
    const N: Result<(Organization, License), WhyKind> = Ok((Without, Provisioned));
    const H: Result<(Organization, License), WhyKind> = Ok((Hybrid, Provisioned));
    const P: Result<(Organization, License), WhyKind> = Ok((OnPremises, Provisioned));
    [
        kind(410, [ONLINE, SFB_USER, "BusinessVoice", "True", "y", "", ""], E, &[]),
        kind(150, [ONLINE, SFB_USER, "BusinessVoice", "True", "y", "", TEAMS], E, &[]),
        kind(60, [ONLINE, SFB_USER, "BusinessVoice", "True", "y", "", SFB], E, &[]),
        kind(
            60,
            [ONLINE, TEAMS_USER, "BusinessVoice", "True", "y", "", "Global"],
            N,
            &[F::PstnNowhere],
        ),
        kind(90, [ONLINE, TEAMS_USER, "BusinessVoice", "True", "y", "", TEAMS], N, &[]),
        kind(60, [ONLINE, HYBRID_USER, "HybridVoice", "True", "y", "", ""], H, &[]),
        kind(
            20,
            [ONLINE, HYBRID_USER, "HybridVoice", "True", "y", "", TEAMS],
            H,
            &[F::HybridOnTeams, F::PstnNowhere],
        ),
        kind(60, ["SRV:", HOME_USER, "", "True", "y", "", ""], P, &[]),
        kind(
            10,
            ["SRV:", HOME_USER, "", "True", "y", "", TEAMS],
            P,
            &[F::OnPremisesOnTeams, F::PstnNowhere],
        ),
        kind(
            10,
            [
                ONLINE,
                HYBRID_USER,
                "HybridVoice",
                "True",
                "y",
                "",
                "AllowOverrideCallingDefaultChatDefault",
            ],
            H,
            &[F::OverrideOn, F::Retired, F::Unattested],
        ),
        kind(
            20,
            [
                ONLINE,
                SFB_USER,
                "BusinessVoice",
                "True",
                "y",
                "",
                "Tag:DisallowOverrideCallingTeamsChatDefault",
            ],
            E,
            &[F::MixedValues, F::Retired, F::Unattested],
        ),
        kind(
            25,
            [ONLINE, SFB_USER, "", "False", "", "", ""],
            Ok((Existing, NotProvisioned)),
            &[F::Unlicensed],
        ),
        kind(5, [ONLINE, SFB_USER, "BusinessVoice", "True", "y", "", CUSTOM], E, &[F::Retired]),
        kind(
            10,
            [ONLINE, SFB_USER, "HybridVoice", "True", "y", "Emea", TEAMS],
            E,
            &[F::DirectRouting],
        ),
        kind(4, ["", "", "", "", "", "", ""], E, &[F::CustomerAssumed, F::LicenceAssumed]),
        kind(2, ["", "", "", "True", "y", "", TEAMS], Err(WhyKind::Nameless), &[]),
        // The number tells the license where the cell says neither True nor False.
        kind(2, [ONLINE, SFB_USER, "", "Maybe", "y", "", TEAMS], E, &[]),
        kind(1, [ONLINE, SFB_USER, "", "True", "y", "", ""], Err(WhyKind::Cells), &[]),
        kind(
            1,
            [ONLINE, SFB_USER, "", "True", "y", "", "System.Object"],
            Err(WhyKind::NoPolicyName),
            &[],
        ),
    ]
};

impl SampleTenant {
    /// Writes the export.
    pub fn write(&self, mut take: impl FnMut(&[u8])) {
        self.chunks().for_each(|it| take(&it));
    }

    /// The export in chunks of some ten thousand bytes.
    pub fn chunks(self) -> impl Iterator<Item = Vec<u8>> {
        let mut users = 0..self.users;
        let (mut is_first, mut is_over) = (true, false);
        std::iter::from_fn(move || {
            if is_over {
                return None;
            }
            let mut text = Vec::with_capacity(1 << 16);
            if std::mem::take(&mut is_first) {
                self.head(&mut text);
            }
            while text.len() <= (1 << 16) - 2048 {
                let Some(at) = users.next() else {
                    is_over = true;
                    break;
                };
                self.user(at, &mut text);
            }
            if is_over && self.form == SampleForm::Json {
                text.extend_from_slice(b"\r\n]\r\n");
            }
            Some(self.encoded(text))
        })
    }

    fn encoded(self, text: Vec<u8>) -> Vec<u8> {
        if self.form != SampleForm::Utf16Tabs {
            return text;
        }
        String::from_utf8_lossy(&text).encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// The result that an audit of it must have, together with [`SAMPLE_POLICIES`]. Landings come
    /// directly from [`Case::decide`], one kind of user at a time.
    pub fn expected(&self) -> Expected {
        let mut expected = Expected {
            rows: self.users as u64,
            evaluated: 0,
            totals: Totals::default(),
            findings: [0; Finding::COUNT],
            rejected: [0; WhyKind::COUNT],
        };
        let mut users = [0_u64; KINDS.len()];
        for at in 0..self.users {
            if let Some(it) = users.get_mut(self.kind_at(at)) {
                *it += 1;
            }
        }
        for (kind, users) in KINDS.iter().zip(users) {
            match kind.is {
                Ok((customer, licence)) => {
                    expected.evaluated += users;
                    let [.., policy] = kind.cells;
                    let policy = fields(policy);
                    let landing = |&call: &CallType| {
                        let choice = UserChoice::None;
                        let call = InteropCall { customer, policy, choice, license: licence, call };
                        Case::from(call).decide().verdict.landing
                    };
                    let landings: Vec<_> = CallType::VARIANTS.iter().map(landing).collect();
                    if let Ok(landings) = landings.try_into() {
                        expected.totals.add(&landings, users);
                    }
                    for &finding in kind.findings {
                        if let Some(it) = expected.findings.get_mut(finding as usize) {
                            *it += users;
                        }
                    }
                }
                Err(why) => {
                    let why = self.listed_as(why);
                    if let Some(it) = expected.rejected.get_mut(why as usize) {
                        *it += users;
                    }
                }
            }
        }
        expected
    }

    /// Only rows of a table can lack cells. In other formats such a user lacks a name.
    fn listed_as(&self, why: WhyKind) -> WhyKind {
        let has_rows = !matches!(self.form, SampleForm::Json | SampleForm::List);
        if why == WhyKind::Cells && !has_rows { WhyKind::Nameless } else { why }
    }

    /// The kind of a user. Every thousand consecutive users have the exact shares, in an order that
    /// looks random.
    fn kind_at(&self, at: usize) -> usize {
        let offset = (mixed(self.seed) % 1000) as usize;
        let mut place = (at % 1000 * 617 + offset) % 1000;
        for (kind, it) in KINDS.iter().enumerate() {
            if place < it.share {
                return kind;
            }
            place -= it.share;
        }
        0
    }

    fn head(&self, text: &mut Vec<u8>) {
        let form = self.form;
        if form == SampleForm::Utf16Tabs {
            text.extend_from_slice("\u{feff}".as_bytes());
        }
        match form {
            SampleForm::Json => text.extend_from_slice(b"[\r\n"),
            SampleForm::List => text.extend_from_slice(b"\r\n"),
            _ => {
                if form == SampleForm::WindowsCsv {
                    text.extend_from_slice(
                        b"#TYPE Selected.Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser\r\n",
                    );
                }
                self.row(&COLUMNS, text);
            }
        }
    }

    fn user(&self, at: usize, text: &mut Vec<u8>) {
        let Some(kind) = KINDS.get(self.kind_at(at)) else { return };
        let random = mixed(self.seed ^ (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let [provider, user_type, voice, enterprise, number, routing, policy] = kind.cells;
        let is_nameless = kind.is == Err(WhyKind::Nameless)
            || kind.is == Err(WhyKind::Cells)
                && self.listed_as(WhyKind::Cells) == WhyKind::Nameless;
        let person = people::person(random, at);
        let line = if number.is_empty() {
            String::new()
        } else {
            format!("tel:+1425555{:04};ext={}", at % 10_000, 1000 + at / 10_000)
        };
        let sign_in = if is_nameless { String::new() } else { person.sign_in };
        let cells: [&str; 10] = [
            &person.display_name,
            &sign_in,
            provider,
            user_type,
            voice,
            enterprise,
            &line,
            routing,
            policy,
            "",
        ];
        match self.form {
            SampleForm::Json => {
                text.extend_from_slice(if at == 0 { b"    {\r\n" } else { b",\r\n    {\r\n" });
                for (nth, (column, cell)) in COLUMNS.iter().zip(cells).enumerate() {
                    let end = if nth + 1 == COLUMNS.len() { "" } else { "," };
                    let cell = match cell {
                        "" => "null".to_owned(),
                        it => super::export::json_text(it),
                    };
                    let line = format!("        \"{column}\":  {cell}{end}\r\n");
                    text.extend_from_slice(line.as_bytes());
                }
                text.extend_from_slice(b"    }");
            }
            SampleForm::List => {
                for (column, cell) in COLUMNS.iter().zip(cells) {
                    let cell = cell.replace('\n', " ");
                    text.extend_from_slice(format!("{column:<24} : {cell}\r\n").as_bytes());
                }
                text.extend_from_slice(b"\r\n");
            }
            _ if kind.is == Err(WhyKind::Cells) => {
                self.row(cells.get(..6).unwrap_or_default(), text);
            }
            _ => self.row(&cells, text),
        }
    }

    fn row(&self, cells: &[&str], text: &mut Vec<u8>) {
        let delimiter = match self.form {
            SampleForm::Semicolons => b';',
            SampleForm::Utf16Tabs => b'\t',
            _ => b',',
        };
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                text.push(delimiter);
            }
            text.push(b'"');
            text.extend(
                cell.bytes().flat_map(|it| [it].into_iter().chain((it == b'"').then_some(it))),
            );
            text.push(b'"');
        }
        text.extend_from_slice(b"\r\n");
    }
}

fn fields(policy: &str) -> PolicyFields {
    match policy {
        "" => PolicyFields::default(),
        CUSTOM => PolicyFields {
            allow_end_user_client_override: crate::editions::teams_interop_policy::Override::On,
            ..PolicyFields::default()
        },
        name => named(name).map(PolicyFields::of).unwrap_or_default(),
    }
}

/// A pseudo-random number (SplitMix64).
fn mixed(seed: u64) -> u64 {
    let mut it = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

/// Kept so that the shares still add up to a thousand.
const _: () = {
    let (mut at, mut sum) = (0, 0);
    while at < KINDS.len() {
        #[expect(clippy::indexing_slicing, reason = "counted at compile time")]
        let kind = &KINDS[at];
        sum += kind.share;
        at += 1;
    }
    assert!(sum == 1000);
};
