use super::{Size, both, modules, table};

#[test]
fn modules_are_read_off_the_page() {
    let page = r#"question: () => load("./a-1.js", "./a-2_bg.wasm"), space: () => load("./b.js")"#;
    assert_eq!(modules(page), [vec!["a-1.js", "a-2_bg.wasm"], vec!["b.js"]]);
}

#[test]
fn bytes_are_rounded_to_a_tenth_of_a_kilobyte() {
    assert_eq!(both(0), "0 B     0.0 kB");
    assert_eq!(both(12_345), "12345 B    12.3 kB");
    assert_eq!(both(65_950), "65950 B    66.0 kB");
}

#[test]
fn columns_line_up() {
    let size = Size { raw: 100, gzip: 20, brotli: 3 };
    let text = table(&[("a".to_owned(), size), ("first load".to_owned(), size)]);
    let widths = text.lines().map(str::len).collect::<Vec<_>>();
    assert!(widths.iter().all(|width| Some(width) == widths.first()), "{text}");
}

#[test]
fn repetition_compresses() -> anyhow::Result<()> {
    let size = Size::of(&[b'a'; 10_000])?;
    assert!(size.raw == 10_000 && size.gzip < 1000 && size.brotli < 1000, "{size:?}");
    Ok(())
}
