//! Sample tenants: the audit finds exactly what they contain, in every format and however the file
//! is split into chunks.

use call_landing::audit::{
    Audit, Expected, Finding, Options, SAMPLE_POLICIES, SampleForm, SampleTenant, Summary, WhyKind,
};
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
