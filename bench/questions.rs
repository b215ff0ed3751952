//! How many questions *Ask* needs until the answer is certain: `cargo xtask bench questions`.
//!
//! A distinct scenario is one way through the decision table: the answers that it needs. Each counts once
//! in the plain mean. For typical answers, each counts as often as `routing::weighed` expects it: half of
//! the calls are of the first kind, and of 100 users 85 have the documented default of each setting.
//! Several settings that are confirmed at once are one question.

use call_landing::editions;
use call_landing::routing::{Case, Edition, Inquiry, Said, complaints, weighed};

/// What was counted for one complaint.
#[derive(Default)]
struct Counted {
    scenarios: usize,
    questions: usize,
    most: usize,
    weight: f64,
    weighted: f64,
}

impl Counted {
    fn count(&mut self, questions: usize, case: (Case, f64)) {
        self.scenarios += 1;
        self.questions += questions;
        self.most = self.most.max(questions);
        self.weight += case.1;
        self.weighted += case.1 * questions as f64;
    }

    fn row(&self, complaint: &str) -> String {
        let mean = self.questions as f64 / self.scenarios as f64;
        let typical = self.weighted / self.weight;
        format!("| {complaint} | {} | {mean:.1} | {typical:.1} | {} |", self.scenarios, self.most)
    }
}

fn main() {
    for edition in editions::ALL {
        let cases: Vec<(Case, f64)> =
            weighed(edition).into_iter().map(|it| (it.0, f64::from(it.1))).collect();
        println!("\nEdition {}\n", edition.id);
        println!("| Complaint | Scenarios | Mean | Mean, typical answers | Most |");
        println!("|---|---:|---:|---:|---:|");
        for complaint in [None].into_iter().chain(complaints(edition).into_iter().map(Some)) {
            let lands = |it: &(Case, f64)| {
                complaint.is_none_or(|landing| it.0.decide().verdict.landing == landing)
            };
            let cases: Vec<(Case, f64)> = cases.iter().copied().filter(lands).collect();
            let mut counted = Counted::default();
            ask(edition, Inquiry::about(complaint), &cases, 0, &mut counted);
            println!("{}", counted.row(complaint.map_or("none", <&str>::from)));
        }
        let mut counted = Counted::default();
        ask(edition, Inquiry::default(), &[(Case::first(edition), 1.0)], 0, &mut counted);
        println!("\nWith the default of every question: {} questions.", counted.most);
    }
}

/// Asks until the answer is certain, for all cases that gave the same answers so far.
fn ask(
    edition: &'static Edition,
    inquiry: Inquiry,
    cases: &[(Case, f64)],
    asked: usize,
    counted: &mut Counted,
) {
    let here = inquiry.standpoint(edition);
    let Some(next) = here.next else {
        return cases.iter().for_each(|it| counted.count(asked, *it));
    };
    let mut left = cases.to_vec();
    let mut go = |said: &[(u8, u8)]| {
        let agrees = |it: &(Case, f64)| said.iter().all(|&(at, answer)| it.0.get(at) == answer);
        let (agreeing, others) = left.iter().partition::<Vec<(Case, f64)>, _>(|it| agrees(it));
        left = others;
        if !agreeing.is_empty() {
            let inquiry =
                said.iter().fold(inquiry, |it, &(at, answer)| it.saying(at, Said::Answer(answer)));
            ask(edition, inquiry, &agreeing, asked + 1, counted);
        }
    };
    // Everything as usual is one answer; else somebody names the first thing that is not.
    if !here.together.is_empty() {
        go(&here.together);
    }
    let asks: Vec<u8> = match here.together.is_empty() {
        true => vec![next],
        false => here.together.iter().map(|it| it.0).collect(),
    };
    for at in asks {
        let is_usual = |answer| here.together.contains(&(at, answer));
        let answers = edition.question(at).map_or(0, |it| it.answers.len());
        (0..u8::try_from(answers).unwrap_or(u8::MAX))
            .filter(|it| !is_usual(*it))
            .for_each(|answer| go(&[(at, answer)]));
    }
}
