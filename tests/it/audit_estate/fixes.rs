//! Work grows with the number of people, and no fix loses a call.

use super::*;

/// A ring of people who forward to the next, and as many who do not: users and settings.
fn many(people: usize) -> [String; 2] {
    let mut all = USERS.to_owned();
    let mut rules = SETTINGS.to_owned();
    for person in 0..people {
        all += &user(&format!("user{person}"), &format!("+1425{person:07}"), "");
        let to = (person + 1) % people;
        rules += &format!(
            "sip:user{person}@contoso.com,True,Immediate,sip:user{to}@contoso.com,SingleTarget,,,,,\n"
        );
    }
    [all, rules]
}

#[test]
fn work_and_memory_grow_with_the_number_of_people() {
    let measure = |people: usize| {
        let files = many(people);
        let mut found = Found::of(&files.each_ref().map(String::as_str));
        assert_eq!(found.trace.counts[CallingFinding::Circle as usize], people as u64);
        assert_eq!(found.callers("user0@contoso.com").total, people as u64 - 1);
        (found.trace.steps, found.audit.estate().unwrap().bytes() as u64)
    };
    let ((steps, bytes), (twice, more)) = (measure(4_000), measure(8_000));
    assert!(twice <= 2 * steps + 8, "{steps} {twice}");
    assert!(steps <= 5 * 4_000, "{steps}");
    assert!(more <= 2 * bytes + (1 << 16), "{bytes} {more}");
    assert!(bytes <= 250 * 4_000, "{bytes}");
}

/// Any facts that reading can give.
fn facts() -> impl Strategy<Value = PersonFacts> {
    let fields = [
        (Field::Mode, 6),
        (Field::Pstn, 5),
        (Field::Number, 4),
        (Field::Licensed, 3),
        (Field::Voice, 3),
        (Field::Answering, 11),
        (Field::Unanswered, 8),
        (Field::BusyChoice, 4),
        (Field::Policy, 7),
        (Field::IsUser, 2),
        (Field::OnPremises, 2),
        (Field::Resource, 2),
    ];
    proptest::collection::vec(0_u64..64, fields.len()).prop_map(move |values| {
        let all = fields.iter().zip(values);
        all.fold(PersonFacts::default(), |it, (&(field, of), value)| it.with(field, value % of))
    })
}

/// The facts or the scenario after a fix.
fn fixed(fix: CallingFix, judge: &Judge, facts: PersonFacts) -> Option<Case> {
    Some(match fix {
        CallingFix::StopForwarding => judge.case(facts.with(Field::Answering, 1)),
        CallingFix::UnansweredToVoicemail => judge.case(facts.with(Field::Unanswered, 2)),
        CallingFix::Assign(name) => judge.case(facts).with_preset(edition().preset(name).unwrap()),
        CallingFix::EnableVoice => judge.case(facts.with(Field::Voice, 1)),
        CallingFix::RemovePolicy => judge.case(facts.with(Field::Policy, 0)),
        // Of 2019: `modes::no_mode_that_is_offered_loses_a_call`.
        CallingFix::Mode(..) => panic!("a mode in an edition without modes"),
        CallingFix::ForwardToEnd
        | CallingFix::WaitForMode
        | CallingFix::AssignLicense
        | CallingFix::AssignNumber
        | CallingFix::Nothing => return None,
    })
}

proptest! {
    #[test]
    fn facts_survive_being_packed(values in proptest::collection::vec(0_u64..4096, 4)) {
        let [policy, answering, mode, external] = values[..] else { panic!("four values") };
        let facts = PersonFacts::default()
            .with(Field::Policy, policy)
            .with(Field::Answering, answering % 16)
            .with(Field::Mode, mode % 8)
            .with(Field::External, external % 256);
        let got = [Field::Policy, Field::Answering, Field::Mode, Field::External].map(|it| facts.get(it));
        prop_assert_eq!(got, [policy, answering % 16, mode % 8, external % 256]);
        prop_assert_eq!(PersonFacts::of_bits(facts.bits()), facts);
    }

    #[test]
    fn no_fix_loses_a_call_that_arrives(facts in facts()) {
        let found = read(&[POLICIES]).whole_summary();
        let judge = Judge::new(edition(), &found.estate.unwrap());
        let judgement = judge.judge(facts);
        let case = judge.case(facts);
        for &finding in CallingFinding::VARIANTS {
            let holds = judgement.findings & finding.bit() != 0;
            if !holds && finding.is_of_one() {
                continue;
            }
            let fix = judge.fix(finding, facts);
            // What is forwarded in a circle or into nowhere does not arrive, whatever the table says.
            let is_forwarded = judgement.is(Judgement::FORWARDS);
            if !finding.is_of_one() && (!is_forwarded || finding == CallingFinding::UnansweredCircle) {
                continue;
            }
            let Some(after) = fixed(fix, &judge, facts) else { continue };
            // A call that rings is not safe if nobody answers it.
            let calls = |it: Case| {
                let further = edition().further.lines.iter().map(move |line| it.on(line));
                it.every_call().into_iter().chain(further)
            };
            for (before, after) in calls(case).zip(calls(after)) {
                let (was, is) = (before.decide().verdict.landing, after.decide().verdict.landing);
                // What a graph finding is about is forwarded in vain.
                let arrived =
                    !was.is_lost() && (finding.is_of_one() || was != Landing::Forwarded);
                prop_assert!(
                    !arrived || !is.is_lost(),
                    "{finding:?} {fix:?}: {} {was:?} {is:?}", before.line().unwrap().token
                );
            }
        }
    }

    #[test]
    fn following_calls_agrees_with_following_each_alone(
        next in proptest::collection::vec(0_usize..12, 1..12),
    ) {
        let people = next.len();
        let names: Vec<String> = (0..people).map(|it| format!("p{it}")).collect();
        let all: Vec<(&str, &str, &str)> = names.iter().map(|it| (it.as_str(), "", "")).collect();
        let rules: Vec<String> = next
            .iter()
            .enumerate()
            .filter(|it| *it.1 < people)
            .map(|(from, to)| format!("p{from} > p{to}"))
            .collect();
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let mut found = Found::of(&[&users(&all), &settings(&rules)]);
        let target = |at: usize| next.get(at).copied().filter(|it| *it < people);
        let mut expect: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for start in 0..people {
            let (mut at, mut hops) = (start, 0);
            while let Some(it) = target(at).filter(|_| hops <= people) {
                (at, hops) = (it, hops + 1);
            }
            let of = if hops > people { "circle" } else if hops > 1 { "chain" } else { "" };
            expect.entry(of).or_default().push(format!("p{start}"));
        }
        for (of, finding) in [("circle", CallingFinding::Circle), ("chain", CallingFinding::Chain)] {
            let who: Vec<String> = found
                .who(finding)
                .into_iter()
                .map(|it| it.split(' ').next().unwrap().to_owned())
                .collect();
            prop_assert_eq!(who, expect.get(of).cloned().unwrap_or_default(), "{:?}", next);
        }
        // Backward: everybody from whom a way leads to the first person.
        let reaches = |start: usize| {
            let mut at = start;
            (0..people).any(|_| match target(at) {
                Some(it) => { at = it; it == 0 }
                None => false,
            })
        };
        let expect = (1..people).filter(|it| reaches(*it)).count();
        prop_assert_eq!(found.callers("p0@contoso.com").total, expect as u64);
    }

    #[test]
    fn no_file_breaks_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut text = SETTINGS.as_bytes().to_vec();
        text.extend(&bytes);
        for file in [bytes, text] {
            let options = Options { scope: Scope::Calling, ..Options::default() };
            let mut audit = Audit::new(&options);
            audit.begin("file");
            audit.push(&file);
            audit.end();
            let summary = audit.whole_summary();
            let taken: u64 = summary.estate.clone().unwrap().kinds.iter().sum();
            let rows: u64 = summary.files.iter().map(|it| it.rows).sum();
            prop_assert_eq!(rows, taken + summary.unread.iter().sum::<u64>());
            follow(audit.estate().unwrap(), &summary.estate.unwrap());
        }
    }
}
