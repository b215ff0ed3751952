//! Every order of what can happen.

use super::*;

/// Continues from a world with every order of these choices, and runs each to its end.
fn go(world: &World, choices: &[Choice], depth: usize) -> usize {
    world.clone().check_end();
    let mut orders = 1;
    for &choice in choices.iter().filter(|_| depth > 0) {
        let is_ask = matches!(choice, Ask(_) | Stop | Clear);
        let is_failure = matches!(choice, Trap | Unreadable | NoModule | Lost);
        if is_ask && world.asked.len() >= 3 || is_failure && world.failures >= 2 {
            continue;
        }
        let mut next = world.clone();
        if next.choose(choice) {
            orders += go(&next, choices, depth - 1);
        }
    }
    orders
}

#[test]
fn every_job_ends_once_with_what_belongs_to_it_in_every_order() {
    assert!(go(&World::default(), &CHOICES, 5) > 5_000);
    let few = [READ, SHOW, Stop, ThreadHears, ThreadWorks, PageHears, Late, LateLost, Trap];
    assert!(go(&World::default(), &few, 8) > 20_000);
}

proptest! {
    #[test]
    fn every_job_ends_once_with_what_belongs_to_it_in_long_orders(
        choices in prop::collection::vec(prop::sample::select(CHOICES.to_vec()), 0..120)
    ) {
        let mut world = World::default();
        for choice in choices {
            world.choose(choice);
        }
        world.check_end();
    }
}
