use super::fill;

#[test]
fn a_rule_is_written_once_a_lasting_file() {
    let sample = "# first\n/LASTING\n  Cache: for ever\n/sw.js\n  Cache: an hour\n";
    let filled = fill(sample, &["a-1.js".to_owned(), "b-2.css".to_owned()]);
    assert_eq!(
        filled,
        "# first\n/a-1.js\n  Cache: for ever\n/b-2.css\n  Cache: for ever\n/sw.js\n  Cache: an hour\n"
    );
}

#[test]
fn a_sample_without_such_a_rule_stays_as_it_is() {
    assert_eq!(fill("one\n  two\n", &["a-1.js".to_owned()]), "one\n  two\n");
}
