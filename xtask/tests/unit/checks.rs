use super::intruders;

#[test]
fn only_whole_names_are_intruders() {
    let tree = "call-landing v0.1.0 (/x)\nserde_test v1.0.0\nstrum v0.28.0\nweb-sys v0.3.0 (*)\n";
    assert_eq!(intruders(tree), ["web-sys"]);
    assert!(intruders("call-landing v0.1.0\n").is_empty());
}
