use super::{read, slow, written};
use std::time::Duration;

#[test]
fn a_step_is_slow_compared_with_its_own_median() {
    let before = [10.0, 30.0, 11.0];
    assert_eq!(slow(Duration::from_secs(12), &before), "");
    assert_eq!(slow(Duration::from_secs(17), &before), " (usually 11 s)");
    assert_eq!(slow(Duration::from_secs(17), &[10.0, 10.0]), "", "too few to say what is usual");
    assert_eq!(slow(Duration::from_secs(3), &[0.1; 5]), "", "too short to matter");
}

#[test]
fn times_come_back_from_their_file() {
    let text = "dist: 1.5 20.0\ntest core: 3.0\n";
    assert_eq!(written(&read(text)), text);
    assert_eq!(written(&read("not a line\nx: 1.0 NaN 2\n\n")), "x: 1.0 2.0\n");
}
