//! What can go wrong, case by case.

use super::*;

/// How the jobs end after these choices, once everything has ended.
#[track_caller]
fn check(choices: &[Choice], expected: &[Outcome]) {
    let mut world = after(choices);
    world.drain();
    let ends: Vec<Outcome> = world.asked.iter().flat_map(|it| it.ends.clone()).collect();
    assert_eq!(ends, expected);
    world.check_end();
}

#[test]
fn a_second_file_during_a_read_ends_in_complete_totals_and_nobody_is_told_of_a_stop() {
    check(&[READ, ThreadHears, READ], &[Outcome::Superseded, Outcome::Whole]);
    check(&[READ, ThreadHears, ThreadWorks, READ], &[Outcome::Superseded, Outcome::Whole]);
    check(&[READ, READ, READ], &[Outcome::Superseded, Outcome::Superseded, Outcome::Whole]);
}

#[test]
fn an_answer_on_its_way_does_not_end_the_next_job() {
    // The first job is done and its answer is under way when the visitor stops it and reads again.
    let late = [READ, ThreadHears, ThreadWorks, Stop, READ, PageHears, PageHears, ThreadHears];
    check(&late, &[Outcome::Superseded, Outcome::Whole]);
}

#[test]
fn what_is_superseded_at_once_is_never_begun() {
    let mut turns = Turns::default();
    (0..3).for_each(|job| turns.ask(JobKind::Read, job, job));
    let steps: Vec<_> = std::iter::from_fn(|| turns.step()).collect();
    let expected = [
        Instruction::Start(1),
        Instruction::End(0, Outcome::Superseded),
        Instruction::End(1, Outcome::Superseded),
        Instruction::Begin { worker: Worker::Thread(1), turn: 3, job: 2 },
    ];
    assert_eq!(steps, expected);
}

#[test]
fn what_was_whole_before_the_stop_arrived_is_whole() {
    check(&[READ, ThreadHears, ThreadWorks, Stop], &[Outcome::Whole]);
    check(&[READ, ThreadHears, Stop], &[Outcome::Stopped]);
    check(&[READ, Stop, NoModule], &[Outcome::Stopped]);
    check(
        &[READ, SHOW, ThreadHears, Stop, ThreadHears, SHOW],
        &[Outcome::Stopped, Outcome::Stopped, Outcome::Whole],
    );
}

#[test]
fn a_trap_in_one_file_does_not_poison_the_next_attempt() {
    check(&[READ, ThreadHears, Trap], &[Outcome::Failed]);
    check(&[READ, ThreadHears, Trap, READ], &[Outcome::Superseded, Outcome::Whole]);
    // The second job is already under way to the thread that failed.
    check(
        &[READ, ThreadHears, Trap, READ, ThreadHears, PageHears],
        &[Outcome::Superseded, Outcome::Whole],
    );
}

#[test]
fn a_trap_in_a_task_loses_nothing_that_was_read_or_stated() {
    let read = [READ, ThreadHears, ThreadWorks, PageHears, PageHears];
    let changed = [Ask(JobKind::Change), ThreadHears, ThreadWorks, PageHears, PageHears];
    let trap = [Ask(JobKind::Ask), ThreadHears, Trap, PageHears, PageHears];
    let all = [&read[..], &changed, &trap, &[SHOW]].concat();
    let ends = [Outcome::Whole, Outcome::Whole, Outcome::Failed, Outcome::Whole];
    check(&all, &ends);
    let mut world = after(&all);
    world.drain();
    let (_, model) = world.asked[3].answer.clone().unwrap();
    assert_eq!((model.read, model.is_whole, model.changes), (Some(0), true, vec![1]));
}

#[test]
fn without_its_module_or_its_script_the_page_works_itself() {
    for missing in [&[READ, NoModule][..], &[READ, Lost], &[READ, SHOW, NoModule]] {
        let mut world = after(missing);
        world.drain();
        assert!(world.thread.is_none() && world.page.is_whole);
        assert!(world.asked.iter().all(|it| it.ends == [Outcome::Whole]));
        world.check_end();
    }
}

#[test]
fn without_files_nothing_comes_back() {
    let mut world = after(&[READ, ThreadHears, ThreadWorks, Clear]);
    world.drain();
    assert_eq!(world.asked[0].ends, [Outcome::Superseded]);
    world.check_end();
}
