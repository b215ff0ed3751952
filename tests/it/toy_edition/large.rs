//! An edition that is too large to list: ten questions, millions of combinations. Nothing may cut it
//! short, and nothing may go through all of it.

use call_landing::conditions;
use call_landing::link::{Address, View, axis_key, axis_parts, read_among, write};
use call_landing::routing::{
    AdviceRule, Answer, Attestation, AxisPart, Basis, Case, Change, Condition, Control, Custom,
    DefaultAxes, Derivation, Direction, Doubt, DoubtKind, Edition, Fact, FactAt, Filter, Further,
    Goal, Grouped, Landing, Line, MOST_LISTED, Matrix, Partial, Path, Policy, Preset, Question,
    Role, Rule, Settled, Severity, Subject, Verdict, Words, advise, compare, fixes, leaves, moves,
    paths_to, reachable, seek, ways_to, why_not,
};
use call_landing::text::matrix::csv;

macro_rules! answers {
    ($($token:literal),+) => { &[$(Answer::new($token, $token)),+] };
}

const SIX: &[Answer] = answers!["one", "two", "three", "four", "five", "six"];

const fn asks(key: &'static str, role: Role) -> Question {
    Question {
        key,
        heading: key,
        name: key,
        role,
        answers: SIX,
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::List,
    }
}

#[derive(Clone, Copy)]
enum Kind {
    One,
    Two,
}

#[derive(Clone, Copy)]
enum Level {
    Low,
    High,
}

#[derive(Clone, Copy)]
enum Pick {
    One,
    Six = 5,
}

conditions! {
    Kind => FactAt::Question(0);
    Level => FactAt::Derived(0);
    Pick => FactAt::Question(9);
}

const KEYS: [&str; 10] =
    ["kind", "from", "via", "site", "plan", "hunt", "queue", "pack", "mail", "pick"];

static QUESTIONS: &[Question] = &[
    asks("kind", Role::Call),
    Question { asked: &[Kind::is(&[Kind::One, Kind::Two])], ..asks("from", Role::Call) },
    Question { asked: &[Kind::is(&[Kind::One])], ..asks("via", Role::Call) },
    asks("site", Role::Call),
    asks("plan", Role::Policy),
    asks("hunt", Role::Policy),
    asks("queue", Role::Call),
    asks("pack", Role::License),
    asks("mail", Role::Choice),
    asks("pick", Role::Choice),
];

/// Every setting has its last answer.
const ALL_SIX: [Condition; 5] = [last(4), last(5), last(7), last(8), last(9)];

const fn last(question: u8) -> Condition {
    Condition { fact: FactAt::Question(question), any: 1 << 5 }
}

const fn first(question: u8) -> Condition {
    Condition { fact: FactAt::Question(question), any: 1 }
}

const fn then(landing: Landing) -> Verdict {
    Verdict { landing, interop: None, basis: Basis::Document, sources: &[] }
}

const fn rule(id: &'static str, when: &'static [Condition], landing: Landing) -> Rule {
    Rule { id, says: id, when, then: then(landing), example: "", since: None }
}

static RULES: &[Rule] = &[
    rule(
        "all-six",
        &[ALL_SIX[0], ALL_SIX[1], ALL_SIX[2], ALL_SIX[3], ALL_SIX[4]],
        Landing::NotGoverned,
    ),
    rule("mixed-policy", &[first(4), last(5)], Landing::NotApplicable),
    rule("low-kind-one", &[Level::is(&[Level::Low]), Kind::is(&[Kind::One])], Landing::Teams),
    rule("high-picked", &[Level::is(&[Level::High]), Pick::is(&[Pick::Six])], Landing::Nowhere),
    rule("high", &[Level::is(&[Level::High])], Landing::SkypeForBusiness),
];

static OTHERWISE: Rule = rule("otherwise", &[], Landing::EitherClient);

static PRESETS: &[Preset] = &[
    Preset {
        name: "Low",
        label: "Low",
        attestation: Attestation::Documented,
        sets: &[(4, 0), (5, 0)],
    },
    Preset {
        name: "High",
        label: "High",
        attestation: Attestation::Documented,
        sets: &[(4, 5), (5, 5)],
    },
];

static ADVICE: &[AdviceRule] = &[AdviceRule {
    id: "do-not-pick-six",
    severity: Severity::Warning,
    short: "Do not pick six.",
    long: "",
    wherever: &[(&[Pick::is(&[Pick::Six]), Kind::is(&[Kind::Two])], &[])],
}];

static DOUBT: Doubt = Doubt {
    id: "picked",
    kind: DoubtKind::OpenQuestion,
    settled: Settled::Inference,
    title: "",
    one: "",
    other: "",
    choice: "",
    reason: "",
    wherever: &[&[Pick::is(&[Pick::One])], &[Kind::is(&[Kind::One]), Level::is(&[Level::High])]],
    sources: &[],
};

pub struct NoWords;

impl Words for NoWords {
    fn subject(&self, _: &Case) -> String {
        String::new()
    }

    fn title(&self, _: &Case) -> String {
        String::new()
    }

    fn policy_box(&self, _: &Subject) -> Vec<String> {
        Vec::new()
    }

    fn policy_hint(&self, _: &Subject) -> String {
        String::new()
    }

    fn ticket(&self, _: &Subject) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    fn call(&self, _: &Case) -> String {
        String::new()
    }
}

const fn line(token: &'static str, sets: &'static [(u8, u8)]) -> Line {
    Line { token, name: token, short: token, kind: token, direction: Direction::Inbound, sets }
}

static LINES: &[Line] = &[line("one", &[(0, 0)]), line("two", &[(0, 1)]), line("six", &[(0, 5)])];

static LARGE: Edition = large("large", Custom::Allowed);

/// The same, where administrators have nothing but the presets.
static FIXED: Edition = large("fixed", Custom::PresetsOnly);

const fn large(id: &'static str, custom: Custom) -> Edition {
    Edition {
        id,
        date: "January 2000",
        name: "January 2000",
        short: "January 2000",
        questions: QUESTIONS,
        facts: &[Fact {
            key: "level",
            name: "Level",
            values: &["low", "high"],
            derivation: Derivation::Function {
                from: &[4, 5, 7],
                value: |given| u8::from(given.iter().sum::<u8>() > 7),
                why: |_| "The sum counts.",
            },
        }],
        rules: RULES,
        otherwise: &OTHERWISE,
        advice: ADVICE,
        policy: Policy {
            property: "LargePolicy",
            key: Some("policy"),
            custom,
            presets: PRESETS,
            compared_with: 1,
        },
        lines: LINES,
        further: Further::NONE,
        pickers: &[],
        way: &[],
        asking: &[],
        axes: DefaultAxes {
            rows: &[AxisPart::Presets],
            columns: &[AxisPart::Question(0)],
            turned: false,
        },
        json: &[],
        successions: &[],
        examples: &[],
        terms: &[],
        words: &NoWords,
    }
    .checked()
}

/// How many cases there are: `via` is asked for kind one, `from` for kinds one and two.
const CASES: u64 = (36 + 6 + 4) * 6 * 36 * 6 * 6 * 36;

/// Fewer than a thousandth of all cases.
const FEW: usize = 1_000;

fn every_answer_is(answer: u8) -> Case {
    (0..10).fold(Case::first(&LARGE), |it, at| it.with(at, answer))
}

#[test]
fn there_are_millions_of_cases() {
    assert_eq!(Partial::nothing(&LARGE).count(), CASES);
    const { assert!(CASES > 10_000_000) };
}

#[test]
fn no_question_is_cut_off() {
    // Each question at its last answer that is asked for everywhere.
    for answer in 0..6 {
        for &view in <View as strum::VariantArray>::VARIANTS {
            let case = every_answer_is(answer);
            let subject = Subject { case, preset: LARGE.preset("High") };
            let address = Address { view, subject, ..Address::first(&LARGE) };
            let link = write(&address);
            assert_eq!(read_among(&link, &[&LARGE]), (address, vec![]), "{link}");
        }
    }
    let link =
        write(&Address { subject: Subject::of(every_answer_is(3)), ..Address::first(&LARGE) });
    assert!(KEYS.iter().all(|it| link.contains(&format!("{it}=four"))), "{link}");
}

#[test]
fn every_question_can_be_an_axis_and_be_filtered() {
    let parts: Vec<_> = axis_parts(&LARGE).collect();
    assert_eq!(parts.len(), KEYS.len() + 1);
    for key in KEYS {
        let other = if key == "kind" { "mail" } else { "kind" };
        let link = format!("#/matrix?only-{key}=two,six&rows={key}&columns={other}&edition=large");
        let (address, notices) = read_among(&link, &[&LARGE]);
        assert_eq!((write(&address), notices), (link.clone(), vec![]));
        let matrix = Matrix::of(address.case(), &address.filter);
        let at = LARGE.position(key).unwrap();
        assert_eq!(matrix.row_axis, [AxisPart::Question(at)]);
        assert_eq!(axis_key(&LARGE, matrix.row_axis[0]), key);
        // `via` is not asked for kind two, so it has no rows that hold for it.
        assert!(matrix.of <= 36 && matrix.shown <= 12, "{link}");
        let lines = Grouped::of(&matrix);
        assert!(!lines.rows.is_empty() && lines.columns().next().is_some(), "{link}");
        let text = csv(&matrix);
        let header = format!("policy,{},landing,basis,alternative,interop,rule", KEYS.join(","));
        assert_eq!(text.lines().next().unwrap_or(&header), header);
    }
}

#[test]
fn a_policy_of_ones_own_stands_in_the_row_that_lands_alike() {
    let matrix = Matrix::of(Case::first(&LARGE), &Filter::default());
    let lines = Grouped::of(&matrix);
    for (plan, hunt, row) in [(0, 0, 0), (5, 5, 1), (1, 1, 0), (5, 4, 1)] {
        let case = Case::first(&LARGE).with(4, plan).with(5, hunt);
        assert_eq!(lines.place(&matrix, Subject::of(case)).0, row, "{plan} {hunt}");
    }
}

#[test]
fn the_walk_asks_what_rules_look_at_and_nothing_else() {
    let all = leaves(&LARGE);
    assert!(all.len() < FEW * 2, "{} leaves", all.len());
    assert_eq!(all.iter().map(|it| it.cases).sum::<u64>(), CASES);
    assert!(all.iter().all(|it| it.case.decide().rule == it.rule));
    let here = reachable(every_answer_is(0));
    assert!(here.len() < FEW * 2, "{} leaves", here.len());
    assert_eq!(here.iter().map(|it| it.cases).sum::<u64>(), 36 * 6 * 36);
}

#[test]
fn changes_are_found_without_listing_settings() {
    let case = every_answer_is(0);
    let Path::Shortest(sets) = paths_to(case, Landing::Nowhere) else { panic!("there is a way") };
    let high = Change::Grant(LARGE.preset("High").unwrap());
    assert_eq!(sets, [vec![high, Change::Set(9, 5)]]);
    assert!(sets.iter().all(|set| {
        let after = set.iter().fold(case, |it, change| change.apply_to(it));
        after.decide().verdict.landing == Landing::Nowhere
    }));
    assert_eq!(why_not(case, Landing::Nowhere).failed.len(), 0);
    assert!(matches!(
        paths_to(case, Landing::NotPossible),
        Path::Impossible { looked_at, .. } if looked_at == 36 * 6 * 36
    ));
    let subject = Subject::of(case);
    let ways = ways_to(subject, Landing::SkypeForBusiness, &[vec![high]]);
    assert_eq!(ways[0].changes, [high]);
    assert!(moves(subject).iter().all(|it| it.1.len() < FEW));
    // Five answers have to change; with a preset, four steps do it.
    let Path::Shortest(sets) = paths_to(case, Landing::NotGoverned) else {
        panic!("there is a way")
    };
    assert_eq!(sets, [vec![high, Change::Set(8, 5), Change::Set(9, 5), Change::Set(7, 5)]]);
}

#[test]
fn what_presets_cannot_reach_is_impossible() {
    let Path::Shortest(sets) = paths_to(Case::first(&LARGE), Landing::NotApplicable) else {
        panic!("a policy of one's own does it")
    };
    assert_eq!(sets, [[Change::Set(5, 5)]]);
    let Path::Impossible { decided_by, .. } = paths_to(Case::first(&FIXED), Landing::NotApplicable)
    else {
        panic!("no preset has these fields")
    };
    assert!(decided_by.iter().all(|it| it.id != "mixed-policy"));
}

#[test]
fn a_broken_state_is_fixed_without_listing_calls() {
    let broken = Subject::of(every_answer_is(5));
    assert!(broken.is_broken());
    assert_eq!(broken.warnings().len(), 1, "of the calls of kind two, which is not the one asked");
    assert_eq!(advise(broken.case, broken.standing()), []);
    let ways = fixes(broken);
    assert!(ways.iter().any(|it| matches!(it.changes[..], [Change::Set(9, _)])), "{ways:?}");
    assert!(ways.iter().all(|it| it.lost.is_empty() && it.warnings.is_empty()));
}

#[test]
fn policies_are_compared_over_calls_that_a_rule_tells_apart() {
    let before = Case::first(&LARGE);
    assert!(Partial::of(before, |it| it != Role::Call).count() > MOST_LISTED);
    let after = before.with_preset(LARGE.preset("High").unwrap()).with(7, 5).with(9, 5);
    let all = compare(before, after);
    let moved: Vec<_> = all.iter().map(|it| (it.was.rule.id, it.is.rule.id)).collect();
    assert_eq!(moved[0], ("low-kind-one", "high-picked"));
    assert!(moved[1..].iter().all(|it| *it == ("otherwise", "high-picked")));
    assert_eq!(all.len(), 6, "one for each kind");
    assert!(all.iter().filter(|it| it.is_lost()).count() == 6);
}

#[test]
fn goals_and_doubts_are_settled_without_listing() {
    let wish = |at: usize, landing| (&LARGE.lines[at], landing);
    let Goal::Ways(ways) = seek(Case::first(&LARGE), &[wish(0, Landing::Teams)]) else {
        panic!("there is a way")
    };
    assert!(!ways.is_empty() && ways.len() < FEW);
    let wishes = [wish(0, Landing::Teams), wish(1, Landing::Teams), wish(2, Landing::EitherClient)];
    let Goal::Impossible { together, .. } = seek(Case::first(&LARGE), &wishes) else {
        panic!("kind two never lands there")
    };
    assert_eq!(together, [wish(1, Landing::Teams)]);
    let (count, shown) = DOUBT.examples(&LARGE, 3);
    assert!(count > 1_000_000 && count < CASES);
    assert!(!shown.is_empty() && shown.iter().all(|it| DOUBT.touches(*it)));
}
