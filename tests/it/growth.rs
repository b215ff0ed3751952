//! Compares the time that an input takes with the time of one twice as long. It is the time of this
//! thread, which other work on the machine does not lengthen.

use cpu_time::ThreadTime;
use std::time::Duration;

/// How many times as long the longer input may take. Linear time is twice, quadratic four times.
const MOST: u32 = 3;
/// A single measurement can be disturbed, so what seems too slow is measured again.
const ATTEMPTS: usize = 5;
/// Below this, the clock says nothing.
const NOISE: Duration = Duration::from_millis(2);

/// Asserts that the time of `work` grows no faster than the size that it is given.
#[track_caller]
pub fn assert_linear(what: &str, size: usize, mut work: impl FnMut(usize)) {
    let mut time = |size: usize| {
        let start = ThreadTime::now();
        work(size);
        start.elapsed()
    };
    let (mut once, mut twice) = (Duration::MAX, Duration::MAX);
    for _ in 0..ATTEMPTS {
        once = once.min(time(size));
        twice = twice.min(time(2 * size));
        if twice <= once * MOST + NOISE {
            return;
        }
    }
    panic!("{what}: {once:?} for {size}, {twice:?} for twice as much");
}

#[test]
fn linear_work_is_told_from_quadratic_work() {
    let touch = |count: usize| {
        let mut sum = 0_usize;
        for at in 0..count {
            sum = std::hint::black_box(sum.wrapping_add(at));
        }
    };
    assert_linear("linear", 2_000_000, touch);
    let caught = std::panic::catch_unwind(|| {
        assert_linear("quadratic", 4_000, |size| touch(size * size));
    });
    assert!(caught.is_err());
}
