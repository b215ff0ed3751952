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
