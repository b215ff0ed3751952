//! Compares the time that an input takes with the time of one eight times as long. It is the time of
//! this thread, which other work on the machine does not lengthen, except by sharing caches with it.

use cpu_time::ThreadTime;
use std::time::Duration;

/// How many times as long the longer input is.
const LONGER: usize = 8;
/// How many times as long it may take: linear work takes 8 times as long, quadratic 64 times. The
/// limit is far from both, because a disturbed measurement can be wrong by a factor of two.
const MOST: u32 = 24;
/// What seems too slow may have been disturbed, so it is measured again.
const ATTEMPTS: usize = 5;
/// Below this, the clock says nothing.
const NOISE: Duration = Duration::from_millis(2);

/// Asserts that the time of `work` grows no faster than the size that it is given, up to `size`.
#[track_caller]
pub fn assert_linear(what: &str, size: usize, mut work: impl FnMut(usize)) {
    let mut time = |size: usize| {
        let start = ThreadTime::now();
        work(size);
        start.elapsed()
    };
    let (mut short, mut long) = (Duration::MAX, Duration::MAX);
    for _ in 0..ATTEMPTS {
        short = short.min(time(size / LONGER));
        long = long.min(time(size));
        if long <= short * MOST + NOISE {
            return;
        }
    }
    panic!("{what}: {short:?} for {}, {long:?} for {size}", size / LONGER);
}

#[test]
fn linear_work_is_told_from_quadratic_work() {
    let touch = |count: usize| {
        let mut sum = 0_usize;
        for at in 0..count {
            sum = std::hint::black_box(sum.wrapping_add(at));
        }
    };
    assert_linear("linear", 4_000_000, touch);
    let caught = std::panic::catch_unwind(|| {
        assert_linear("quadratic", 16_000, |size| touch(size * size));
    });
    assert!(caught.is_err());
}
