//! Realistic exports and hostile files: what becomes of each row, and which problems are reported.

mod forms;
mod problems;
mod signals;

use crate::growth::assert_linear;
use call_landing::audit::{
    Audit, Correction, CustomerReason, Encoding, FileProblem, Guess, KnownBy, LicenceReason,
    Meaning, Options, Row, Summary, Why, WhyKind,
};
use call_landing::editions::teams_interop_policy::{CallType, License, Organization, PolicyFields};
use call_landing::routing::Landing;
use call_landing::text::audit::{file_problem, why};

fn audited(files: &[&[u8]], options: &Options) -> Summary {
    let mut audit = Audit::new(options);
    for (at, file) in files.iter().enumerate() {
        audit.begin(&format!("file {at}"));
        for piece in file.chunks(1 << 16) {
            audit.push(piece);
        }
    }
    audit.end();
    let summary = audit.summary();
    let rejected: u64 = summary.rejected_by_kind().iter().sum();
    assert_eq!(summary.rows(), summary.evaluated() + rejected);
    for it in &summary.rejected {
        assert!(!why(&it.why).0.is_empty());
    }
    for it in summary.files.iter().flat_map(|it| &it.problems) {
        assert!(!file_problem(it).is_empty());
    }
    summary
}

fn read(file: &[u8]) -> Summary {
    audited(&[file], &Options::default())
}

/// Asserts how many users' calls from the phone network land where, and which rows are rejected.
#[track_caller]
fn check(file: &[u8], in_teams: u64, in_sfb: u64, rejected: &[(u64, WhyKind)]) {
    let summary = read(file);
    let totals = summary.totals();
    assert_eq!(totals.get(CallType::PstnIn, Landing::Teams), in_teams, "{summary:#?}");
    assert_eq!(totals.get(CallType::PstnIn, Landing::SkypeForBusiness), in_sfb, "{summary:#?}");
    let found: Vec<(u64, WhyKind)> =
        summary.rejected.iter().map(|it| (it.line, it.why.kind())).collect();
    assert_eq!(found, rejected, "{summary:#?}");
}

const TEAMS: &str = "Tag:DisallowOverrideCallingTeamsChatTeams";

fn utf16(text: &str, mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}
