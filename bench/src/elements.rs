//! What a screen costs in `El` and in Leptos' `view!`.

use anyhow::Result;

use xtask::optimizer::Optimizer;
use xtask::size::{self, Size};
use xtask::{elements, imports};

const VARIANTS: [(&str, &str, Option<&str>); 4] = [
    ("no elements", "measured-nothing", None),
    ("El", "measured-el", None),
    ("view!", "measured-view", None),
    ("view!, erase_components", "measured-view", Some("--cfg erase_components")),
];

/// Builds the same small screen in each way, as the page is built, and prints the sizes.
///
/// # Errors
/// When a module cannot be built.
pub fn elements() -> Result<()> {
    let optimizer = Optimizer::new()?;
    let mut rows = Vec::new();
    for (label, name, flags) in VARIANTS {
        let folder = elements::program(name, flags).build()?;
        let module = folder.join(format!("{name}_bg.wasm"));
        imports::shorten(&module, &folder.join(format!("{name}.js")))?;
        optimizer.optimize(&module)?;
        rows.push((label.to_owned(), Size::of(&fs_err::read(&module)?)?));
    }
    println!("{}", size::table(&rows));
    Ok(())
}
