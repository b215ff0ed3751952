//! From where calls should land to the policies that land them there, or the proof that none does.

use super::walk::{MOST_LISTED, Partial, is_enumerable};
use super::{Case, Edition, Landing, Line, Preset, Role, Rule, Subject};

/// A kind of call and where it should land.
pub type Wish = (&'static Line, Landing);

/// A preset, and what the user has to choose, that fulfills every wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The best documented preset with its fields.
    pub preset: &'static Preset,
    /// What the user chooses: question and answer by position. At its default where no choice is
    /// needed or offered.
    pub choices: Vec<(u8, u8)>,
}

/// What can be said to a set of wishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// All the ways to fulfill them, the simplest first.
    Ways(Vec<Way>),
    /// There is none.
    Impossible {
        /// The smallest set of wishes that cannot hold together.
        together: Vec<Wish>,
        /// What forbids it: where all the others hold, this call is decided by this rule.
        forbidden_by: Vec<(&'static Line, &'static Rule)>,
    },
}

impl Way {
    /// The user after taking this way.
    pub fn apply(&self, subject: Subject) -> Subject {
        let granted = subject.granted(self.preset);
        Subject { case: granted.case.with_all(&self.choices), ..granted }
    }

    /// How many choices the user has to make.
    pub fn chosen(&self, edition: &Edition) -> usize {
        let is_made = |it: &&(u8, u8)| {
            edition.question(it.0).is_some_and(|question| !question.is_default(it.1))
        };
        self.choices.iter().filter(is_made).count()
    }

    /// Every way there is: each preset that no earlier one equals, with each choice that it offers.
    /// The simplest first: without a choice of the user, then by how well the preset is documented.
    pub fn all(case: Case) -> Vec<Self> {
        Self::all_for(case, case.edition().lines)
    }

    /// The same, where choices are listed that these kinds of call tell apart.
    fn all_for<'a>(case: Case, lines: impl IntoIterator<Item = &'a Line> + Clone) -> Vec<Self> {
        let edition = case.edition();
        let plain = edition
            .of_role(|it| it == Role::Choice)
            .fold(case, |it, (at, question)| it.with(at, question.default));
        let (mut plainly, mut by_choice) = (Vec::new(), Vec::new());
        for preset in edition.policy.presets {
            let granted = plain.with_preset(preset);
            if granted.preset() != Some(preset) {
                continue;
            }
            for chosen in choices(granted, case, lines.clone()) {
                let all = edition.of_role(|it| it == Role::Choice);
                let choices = all.map(|(at, _)| (at, chosen.get(at))).collect();
                let list = if chosen == granted { &mut plainly } else { &mut by_choice };
                list.push(Self { preset, choices });
            }
        }
        plainly.extend(by_choice);
        plainly
    }
}

/// The case with each combination of choices that are offered to its user, or, where those are too many
/// to list, one for all that none of these kinds of call tells apart. What they do not look at stays as
/// it is in the case of today.
fn choices<'a>(plain: Case, today: Case, lines: impl IntoIterator<Item = &'a Line>) -> Vec<Case> {
    let edition = plain.edition();
    let offered = || {
        edition.of_role(|it| it == Role::Choice).map(|it| it.0).filter(|it| plain.is_offered(*it))
    };
    let answers = |at| edition.question(at).map_or(1, |it| it.answers.len() as u64);
    if offered().map(answers).product::<u64>() <= MOST_LISTED {
        return edition.of_role(|it| it == Role::Choice).fold(vec![plain], |cases, (at, _)| {
            let choose = |it: Case| if it.is_offered(at) { it.each_answer(at) } else { vec![it] };
            cases.into_iter().flat_map(choose).collect()
        });
    }
    let is_fixed = |at: &u8| !offered().any(|it| it == *at);
    let fixed = edition.of_role(|it| it == Role::Choice).map(|it| it.0).filter(is_fixed);
    let start = Partial::of(plain, |it| it != Role::Choice);
    let start = fixed.fold(start, |it, at| it.answered(at, plain.get(at)));
    // What one kind of call does not tell apart, another one may.
    let ways = lines.into_iter().fold(vec![start], |ways, line| {
        let on_line = ways.into_iter().flat_map(|it| it.on(line).ways());
        on_line.map(|it| it.0).collect()
    });
    let kept = offered().fold(plain, |it, at| it.with(at, today.get(at)));
    let choice = |way: Partial, at| if way.knows(at) { way.case().get(at) } else { kept.get(at) };
    let with_choices = |way: Partial| offered().fold(plain, |it, at| it.with(at, choice(way, at)));
    ways.into_iter().map(with_choices).collect()
}

/// Finds every way to fulfill all wishes for the user of a case.
pub fn seek(case: Case, wishes: &[Wish]) -> Goal {
    let all = Way::all_for(case, wishes.iter().map(|it| it.0));
    let mut ways: Vec<Way> = all.iter().filter(|it| fulfills(case, it, wishes)).cloned().collect();
    if !is_enumerable(case.edition()) {
        ways.retain(|way| !changes_in_vain(case, way, wishes));
    }
    if !ways.is_empty() {
        return Goal::Ways(ways);
    }
    let possible = |wishes: &[Wish]| all.iter().any(|way| fulfills(case, way, wishes));
    let together = smallest(wishes, |some| !possible(some));
    let mut forbidden_by = Vec::new();
    for &(line, landing) in &together {
        let others: Vec<Wish> =
            together.iter().copied().filter(|it| it.0.token != line.token).collect();
        for way in all.iter().filter(|way| fulfills(case, way, &others)) {
            let decision = way.apply(Subject::of(case)).case.on(line).decide();
            let is_new = |it: &(&Line, &Rule)| (it.0.token, it.1) != (line.token, decision.rule);
            if decision.verdict.landing != landing && forbidden_by.iter().all(is_new) {
                forbidden_by.push((line, decision.rule));
            }
        }
    }
    Goal::Impossible { together, forbidden_by }
}

/// Whether the user chooses something else than today that the wishes do not need.
fn changes_in_vain(case: Case, way: &Way, wishes: &[Wish]) -> bool {
    let granted = way.apply(Subject::of(case)).case;
    (0..way.choices.len()).any(|nth| {
        let mut without = way.clone();
        let Some(choice) = without.choices.get_mut(nth) else { return false };
        let is_change = choice.1 != case.get(choice.0) && granted.is_offered(choice.0);
        choice.1 = case.get(choice.0);
        is_change && fulfills(case, &without, wishes)
    })
}

fn fulfills(case: Case, way: &Way, wishes: &[Wish]) -> bool {
    let after = way.apply(Subject::of(case)).case;
    wishes.iter().all(|&(line, landing)| after.on(line).decide().verdict.landing == landing)
}

/// The first of the smallest subsets for which something holds; all of it if for none.
fn smallest(wishes: &[Wish], holds: impl Fn(&[Wish]) -> bool) -> Vec<Wish> {
    let subset = |bits: u64| -> Vec<Wish> {
        let chosen = |(at, wish): (usize, &Wish)| (bits >> at & 1 == 1).then_some(*wish);
        wishes.iter().enumerate().filter_map(chosen).collect()
    };
    for size in 1..=wishes.len() {
        let mut bits: u64 = (1 << size) - 1;
        while bits < 1 << wishes.len() {
            if holds(&subset(bits)) {
                return subset(bits);
            }
            // The next larger number with as many ones.
            let lowest = bits & bits.wrapping_neg();
            let carried = bits + lowest;
            bits = carried | (((carried ^ bits) / lowest) >> 2);
        }
    }
    wishes.to_vec()
}

/// Tokens are unique within an edition.
impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.token == other.token
    }
}

impl Eq for Line {}
