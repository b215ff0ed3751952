//! The right answers: the whole call-routing space of December 2017, one row a case.

/// One case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the columns of the file")]
pub struct Case {
    pub customer: String,
    pub effective: String,
    pub licensed: String,
    pub call: String,
    pub landing: String,
    pub basis: String,
    pub alternative: String,
}

/// The words of the calls, in the order of the page.
pub const CALLS: [&str; 9] = [
    "teams-voip",
    "sfb-voip",
    "pstn-in",
    "federated-in",
    "pstn-out",
    "federated-out",
    "teams-chat",
    "sfb-chat",
    "federated-chat",
];
/// The words of the organizations, in the order of the page.
pub const CUSTOMERS: [&str; 4] = ["existing", "without", "hybrid", "onprem"];

const TABLE: &str = include_str!("../../fixtures/oracle-2017-12.csv");

/// All cases, in the file's order.
#[must_use]
pub fn cases() -> Vec<Case> {
    TABLE.lines().skip(1).filter(|line| !line.is_empty()).map(case).collect()
}

/// All cases in an order in which neighbours have little in common, so that a stale answer shows.
#[must_use]
pub fn shuffled() -> Vec<Case> {
    // Coprime with the number of cases, so every case comes once.
    const STRIDE: usize = 97;
    let cases = cases();
    (0..cases.len()).map(|index| cases[index * STRIDE % cases.len()].clone()).collect()
}

/// The case of these four facts.
#[must_use]
pub fn lookup(customer: &str, effective: &str, licensed: &str, call: &str) -> Case {
    let sought = [customer, effective, licensed, call];
    cases()
        .into_iter()
        .find(|it| {
            [&it.customer, &it.effective, &it.licensed, &it.call].map(String::as_str) == sought
        })
        .unwrap_or_else(|| panic!("the oracle has no case {sought:?}"))
}

impl Case {
    /// A fragment that asks for this case.
    #[must_use]
    pub fn fragment(&self) -> String {
        let Self { customer, licensed, call, .. } = self;
        let policy = self.policy();
        format!("#/explore?customer={customer}&policy={policy}&licensed={licensed}&call={call}")
    }

    /// The instance under which the effective client is this case's.
    #[must_use]
    pub fn policy(&self) -> String {
        let client = match self.effective.as_str() {
            "default" => "Default",
            "sfb" => "Sfb",
            "teams" => "Teams",
            other => panic!("the oracle has an unknown client {other}"),
        };
        format!("DisallowOverrideCalling{client}Chat{client}")
    }
}

fn case(line: &str) -> Case {
    let mut cells = line.split(',').map(str::to_owned);
    let mut next = || cells.next().unwrap_or_else(|| panic!("a short line in the oracle: {line}"));
    Case {
        customer: next(),
        effective: next(),
        licensed: next(),
        call: next(),
        landing: next(),
        basis: next(),
        alternative: next(),
    }
}

/// One conversation of August 2019, with where it lands. Empty where a thing is not asked, or where
/// nothing can cross.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the keys of the address and the columns of the file")]
pub struct Conversation {
    pub call: String,
    pub mode: String,
    pub from_mode: String,
    pub from_client: String,
    pub from_home: String,
    pub pstn: String,
    pub landing: String,
    pub interop: String,
}

const MODES: &str = include_str!("../../fixtures/oracle-2019-08.csv");

/// How many rows the file of August 2019 has.
#[must_use]
pub fn rows_of_modes() -> usize {
    MODES.lines().skip(1).filter(|line| !line.is_empty()).count()
}

/// All conversations, in the file's order. Its PSTN rows hold for calls both ways.
#[must_use]
pub fn conversations() -> Vec<Conversation> {
    MODES.lines().skip(1).filter(|line| !line.is_empty()).flat_map(conversation).collect()
}

fn conversation(line: &str) -> Vec<Conversation> {
    let cells: Vec<&str> = line.split(',').collect();
    let [kind, from_mode, from, from_home, mode, landing, interop, _] = cells[..] else {
        panic!("a row of another length: {line}")
    };
    let (calls, from_client, pstn): (&[&str], _, _) = match kind {
        "in-tenant" => (&["in-tenant"], from, ""),
        "federated" => (&["federated-in"], from, ""),
        "pstn" => (&["pstn-in", "pstn-out"], "", from),
        other => panic!("the oracle has an unknown conversation {other}"),
    };
    let one = |call: &&str| Conversation {
        call: (*call).to_owned(),
        mode: mode.to_owned(),
        from_mode: from_mode.to_owned(),
        from_client: from_client.to_owned(),
        from_home: from_home.to_owned(),
        pstn: pstn.to_owned(),
        landing: landing.to_owned(),
        interop: interop.to_owned(),
    };
    calls.iter().map(one).collect()
}

impl Conversation {
    /// The answers that ask for this conversation, by their keys in the address.
    #[must_use]
    pub fn answers(&self) -> Vec<(&'static str, &str)> {
        let Self { call, mode, from_mode, from_client, from_home, pstn, .. } = self;
        let all = [
            ("call", call),
            ("mode", mode),
            ("from-mode", from_mode),
            ("from-client", from_client),
            ("from-home", from_home),
            ("pstn", pstn),
        ];
        all.into_iter().filter(|it| !it.1.is_empty()).map(|(key, it)| (key, it.as_str())).collect()
    }

    /// A fragment that asks for this conversation.
    #[must_use]
    pub fn fragment(&self) -> String {
        let answers = self.answers();
        let pairs = answers.iter().map(|(key, answer)| format!("&{key}={answer}"));
        format!("#/explore?edition=2019-08{}", pairs.collect::<String>())
    }
}
