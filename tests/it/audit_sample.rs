//! Sample tenants: the audit finds exactly what they contain, in every format and however the file
//! is split into chunks.

use call_landing::audit::estate::{CallingFinding, EstateTask, Judge, guessed_edition};
use call_landing::audit::{
    Audit, CallingSample, Expected, Finding, Options, SAMPLE_POLICIES, SampleForm, SampleTenant,
    Scope, Summary, WhyKind,
};
use call_landing::editions;
use call_landing::routing::Edition;
use strum::{EnumCount, VariantArray};

/// Reads a sample in chunks of this size, followed by its policies.
fn audited(sample: SampleTenant, chunk: usize) -> Summary {
    let mut bytes = Vec::new();
    sample.write(|it| bytes.extend_from_slice(it));
    let mut audit = Audit::new(&Options::default());
    audit.begin("users");
    for chunk in bytes.chunks(chunk) {
        audit.push(chunk);
    }
    audit.begin("policies");
    audit.push(SAMPLE_POLICIES.as_bytes());
    audit.end();
    audit.summary()
}

#[track_caller]
fn check(summary: &Summary, expected: &Expected) {
    assert_eq!(summary.rows(), expected.rows);
    assert_eq!(summary.evaluated(), expected.evaluated);
    assert_eq!(summary.rejected_by_kind(), expected.rejected, "{:?}", summary.rejected.first());
    let rejected: u64 = summary.rejected_by_kind().iter().sum();
    assert_eq!(summary.rows(), summary.evaluated() + rejected);
    let mut found = [0; Finding::COUNT];
    for it in summary.findings() {
        found[it.finding as usize] = it.users;
    }
    for &finding in Finding::VARIANTS {
        let at = finding as usize;
        assert_eq!(found[at], expected.findings[at], "{finding:?}");
    }
    assert_eq!(summary.totals(), expected.totals);
}

#[test]
fn everything_that_was_put_in_is_found_in_each_form() {
    for &form in SampleForm::VARIANTS {
        for (seed, users) in [(1, 1), (2, 999), (3, 5000)] {
            let sample = SampleTenant { seed, users, form };
            check(&audited(sample, 1 << 16), &sample.expected());
        }
    }
}

#[test]
fn each_trap_is_in_a_thousand_users() {
    let expected = SampleTenant { seed: 7, users: 1000, form: SampleForm::Csv }.expected();
    for &finding in Finding::VARIANTS {
        // `Global` is not edited in the sample.
        let is_there = expected.findings[finding as usize] > 0;
        assert_eq!(is_there, finding != Finding::GlobalEdited, "{finding:?}");
    }
    assert_eq!(expected.rejected[WhyKind::Nameless as usize], 2);
}

#[test]
fn the_headline_counts_each_user_who_loses_calls_once() {
    let summary = audited(SampleTenant { seed: 1, users: 10_000, form: SampleForm::Csv }, 1 << 16);
    // 300 of the users whose number rings nowhere are homed on-premises or have hybrid voice.
    assert_eq!(summary.losing(), 900);
    // Users whose policy has unknown settings are in the table, and among the rejected rows.
    let unknown = summary.rejected_by_kind()[WhyKind::UnknownPolicy as usize]
        + summary.rejected_by_kind()[WhyKind::NoPolicyName as usize];
    assert_eq!((summary.listed(), summary.evaluated(), unknown), (9970, 9960, 10));
}

#[test]
fn pieces_of_any_size_make_no_difference() {
    for &form in SampleForm::VARIANTS {
        let sample = SampleTenant { seed: 4, users: 300, form };
        let whole = audited(sample, usize::MAX);
        for chunk in [1, 2, 3, 7, 64, 511, 4096] {
            assert_eq!(audited(sample, chunk), whole, "{form:?} {chunk}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_others() {
    let bytes = |seed| {
        let mut all = Vec::new();
        SampleTenant { seed, users: 50, form: SampleForm::Csv }
            .write(|it| all.extend_from_slice(it));
        all
    };
    assert_eq!(bytes(1), bytes(1));
    assert_ne!(bytes(1), bytes(2));
}

/// The problems of a sample in an edition, in the order of [`CallingFinding`].
fn found_in(sample: CallingSample, edition: &'static Edition) -> [u64; CallingFinding::COUNT] {
    let mut audit = Audit::new(&Options { scope: Scope::Calling, ..Options::default() });
    for &file in sample.files() {
        audit.begin(file.into());
        sample.chunks(file).for_each(|it| audit.push(&it));
    }
    audit.end();
    let summary = audit.whole_summary();
    assert_eq!(summary.unread, [0; WhyKind::COUNT], "rejected rows");
    assert_eq!(guessed_edition(&summary.files).unwrap().edition.id, edition.id);
    let estate = summary.estate.unwrap();
    assert_eq!((estate.people(), estate.repeated), (sample.users as u64, 0));
    let judge = Judge::new(edition, &estate);
    let judged = estate.groups.iter().map(|it| (it.0, judge.judge(it.0))).collect();
    let task = EstateTask::Follow(judged);
    audit.estate().unwrap().answer(&task, &mut String::new()).summary.unwrap().counts
}

#[test]
fn every_problem_since_calling_policies_is_in_a_thousand_users_and_is_found() {
    let mut shown = [false; CallingFinding::COUNT];
    for edition in [editions::named("2019-08").unwrap(), editions::today()] {
        for (seed, users) in [(1, 1000), (2, 2000), (7, 1500)] {
            let sample = CallingSample::of(edition, seed, users);
            let found = found_in(sample, edition);
            assert_eq!(found, sample.expected(), "{} with seed {seed}", edition.id);
            shown.iter_mut().zip(found).for_each(|(shown, users)| *shown |= users > 0);
        }
    }
    // A number whose calls are lost for a reason that has no finding of its own.
    shown[CallingFinding::PstnLost as usize] ^= true;
    assert_eq!(shown, [true; CallingFinding::COUNT]);
}

#[test]
fn the_same_seed_gives_the_same_tenant_of_today() {
    let bytes = |seed| -> Vec<u8> {
        let sample = CallingSample::of(editions::today(), seed, 1000);
        sample.files().iter().flat_map(|&it| sample.chunks(it).flatten()).collect()
    };
    assert_eq!(bytes(3), bytes(3));
    assert_ne!(bytes(3), bytes(4));
}
