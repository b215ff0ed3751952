//! Walking a decision table asks only what can matter, and finds every case once.

use call_landing::editions;
use call_landing::routing::{
    Case, Condition, Derivation, Edition, FactAt, Leaf, Next, Partial, Rule, every_case,
    is_enumerable, leaves,
};
use std::collections::BTreeMap;

/// A step of a walk: a question by position, and its answer.
type Answered = (u8, u8);

/// Every way through a table with the answers that were given on it, walked by the public steps.
fn walks(at: Partial, given: &[Answered], edition: &'static Edition) -> Vec<Walk> {
    match at.next() {
        Next::Decided(rule) => vec![Walk { given: given.to_vec(), rule }],
        Next::Ask(question) => {
            assert!(!at.knows(question), "{given:?}: asks about {question} again");
            let count = edition.question(question).unwrap().answers.len() as u8;
            (0..count)
                .flat_map(|answer| {
                    let given = [given, &[(question, answer)]].concat();
                    walks(at.answered(question, answer), &given, edition)
                })
                .collect()
        }
    }
}

struct Walk {
    given: Vec<Answered>,
    rule: &'static Rule,
}

impl Walk {
    fn has(&self, case: Case) -> bool {
        self.given.iter().all(|&(question, answer)| case.get(question) == answer)
    }
}

fn all_walks(edition: &'static Edition) -> Vec<Walk> {
    walks(Partial::nothing(edition), &[], edition)
}

#[test]
fn each_case_belongs_to_one_way_through_the_table_which_ends_at_its_rule() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let walks = all_walks(edition);
        for case in every_case(edition) {
            let mut of = walks.iter().filter(|it| it.has(case));
            let way = of.next().unwrap_or_else(|| panic!("no way to {case:?}"));
            assert_eq!(way.rule, case.decide().rule, "{case:?}");
            assert!(of.next().is_none(), "two ways to {case:?}");
        }
    }
}

#[test]
fn leaves_are_the_ways_through_the_table_and_count_their_cases() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let (walks, leaves) = (all_walks(edition), leaves(edition));
        assert_eq!(walks.len(), leaves.len(), "{edition:?}");
        for (walk, leaf) in walks.iter().zip(&leaves) {
            assert!(walk.has(leaf.case), "{leaf:?}");
            assert_eq!(walk.rule, leaf.rule, "{leaf:?}");
            assert_eq!(leaf.case.decide().rule, leaf.rule, "{leaf:?}");
            let cases = every_case(edition).filter(|it| walk.has(*it)).count();
            assert_eq!(leaf.cases, cases as u64, "{leaf:?}");
            assert!(leaf.cases > 0, "{leaf:?}");
            for (at, question) in edition.numbered() {
                let is_given = walk.given.iter().any(|it| it.0 == at);
                assert!(is_given || leaf.case.get(at) == question.default, "{leaf:?}");
            }
        }
    }
}

fn total(leaves: &[Leaf]) -> u64 {
    leaves.iter().map(|it| it.cases).sum()
}

#[test]
fn leaves_add_up_to_the_space() {
    let totals: Vec<u64> =
        editions::ALL.iter().filter(|it| is_enumerable(it)).map(|it| total(&leaves(it))).collect();
    assert_eq!(totals, [3888, 240]);
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let mut by_rule: BTreeMap<&str, u64> = BTreeMap::new();
        for case in every_case(edition) {
            *by_rule.entry(case.decide().rule.id).or_default() += 1;
        }
        let mut by_leaf: BTreeMap<&str, u64> = BTreeMap::new();
        for leaf in leaves(edition) {
            *by_leaf.entry(leaf.rule.id).or_default() += leaf.cases;
        }
        assert_eq!(by_rule, by_leaf, "{edition:?}");
    }
}

/// The questions that a condition looks at, and those that decide whether they are asked.
fn looked_at(edition: &Edition, condition: &Condition, found: &mut Vec<u8>) {
    let questions = match condition.fact {
        FactAt::Question(at) => vec![at],
        FactAt::Derived(at) => match &edition.facts[usize::from(at)].derivation {
            Derivation::Function { from, .. } => from.to_vec(),
            Derivation::Rows(rows) => {
                for condition in rows.iter().flat_map(|it| it.when) {
                    looked_at(edition, condition, found);
                }
                Vec::new()
            }
        },
        FactAt::Standing => Vec::new(),
    };
    for at in questions {
        if !found.contains(&at) {
            found.push(at);
            for asked in edition.question(at).unwrap().asked {
                looked_at(edition, asked, found);
            }
        }
    }
}

/// Checks every question of a walk: some rule that still decides a case looks at it, no rule before
/// is decided already, and its answers do not all lead to one rule by way of nothing else.
fn check_asked(at: Partial, given: &[Answered], edition: &'static Edition, cases: &[Case]) {
    assert!(!cases.is_empty(), "asks about cases that do not exist: {given:?}");
    let rules: Vec<&Rule> = edition.all_rules().collect();
    let Next::Ask(question) = at.next() else {
        let rule = cases[0].decide().rule;
        assert!(cases.iter().all(|it| it.decide().rule == rule), "{given:?}");
        return;
    };
    let last = cases.iter().map(|it| rules.iter().position(|rule| *rule == it.decide().rule));
    let last = last.max().flatten().unwrap();
    let can_decide = |rule: &&&Rule| {
        let known = |condition: &&Condition| {
            let mut questions = Vec::new();
            looked_at(edition, condition, &mut questions);
            questions.iter().all(|it| cases.iter().all(|case| case.get(*it) == cases[0].get(*it)))
        };
        rule.when.iter().filter(known).all(|it| cases[0].fulfills(&[*it]))
    };
    let mut looked = Vec::new();
    for condition in rules[..=last].iter().filter(can_decide).flat_map(|it| it.when) {
        looked_at(edition, condition, &mut looked);
    }
    assert!(looked.contains(&question), "{given:?} asks about {question}, which decides nothing");
    let is_asked = cases.iter().all(|it| it.is_asked(question));
    assert!(is_asked, "{given:?} asks about {question}, which nobody asks");
    for answer in 0..edition.question(question).unwrap().answers.len() as u8 {
        let left: Vec<Case> =
            cases.iter().copied().filter(|it| it.get(question) == answer).collect();
        let given = [given, &[(question, answer)]].concat();
        check_asked(at.answered(question, answer), &given, edition, &left);
    }
}

#[test]
fn a_question_is_asked_only_where_a_rule_that_can_still_decide_looks_at_it() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let cases: Vec<Case> = every_case(edition).collect();
        check_asked(Partial::nothing(edition), &[], edition, &cases);
    }
}

#[test]
fn what_is_known_of_a_case_is_not_asked_again() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for case in every_case(edition) {
            let Next::Decided(rule) = Partial::of(case, |_| true).next() else {
                panic!("asks about {case:?}")
            };
            assert_eq!(rule, case.decide().rule, "{case:?}");
        }
        for (at, _) in edition.numbered() {
            assert!(!Partial::nothing(edition).knows(at));
            assert!(Partial::nothing(edition).answered(at, 0).knows(at));
        }
        assert!(!Partial::nothing(edition).knows(u8::MAX));
    }
}

#[test]
fn what_a_list_of_conditions_touches_is_found_without_listing_the_space() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for rule in edition.all_rules() {
            let expected = every_case(edition).filter(|it| it.fulfills(rule.when)).count();
            let rows: &'static [&'static [Condition]] = Box::leak(Box::new([rule.when]));
            let touched = Partial::nothing(edition).touched(rows);
            assert_eq!(touched.iter().map(|it| it.1).sum::<u64>(), expected as u64, "{}", rule.id);
            assert!(touched.iter().all(|it| it.0.fulfills(rule.when)), "{}", rule.id);
        }
    }
}
