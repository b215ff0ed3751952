use super::{archive, section};
use std::fs;
use tempfile::TempDir;

const LOG: &str = "# Changes\n\n## Unreleased\n\n- Soon.\n\n## 0.2.0 – 1 May 2027\n\n- New.\n- Better.\n\n\
    ## 0.1.0\n\n## 0.0.1\n\n- First.\n";

#[test]
fn the_notes_are_the_section_of_the_version() -> anyhow::Result<()> {
    assert_eq!(section(LOG, "0.2.0")?, "- New.\n- Better.\n");
    assert_eq!(section(LOG, "0.0.1")?, "- First.\n");
    for missing in ["0.1.0", "0.3.0", "0.2"] {
        assert!(section(LOG, missing).is_err(), "{missing}");
    }
    Ok(())
}

#[test]
fn an_archive_depends_on_names_and_contents_alone() -> anyhow::Result<()> {
    let pack = || -> anyhow::Result<Vec<u8>> {
        let folder = TempDir::new()?;
        fs::create_dir(folder.path().join("b"))?;
        fs::write(folder.path().join("b").join("c.txt"), "c")?;
        fs::write(folder.path().join("a.txt"), "a")?;
        let to = folder.path().with_extension("tar.gz");
        archive(folder.path(), "x", &to)?;
        let packed = fs::read(&to)?;
        fs::remove_file(to)?;
        Ok(packed)
    };
    assert_eq!(pack()?, pack()?);
    Ok(())
}
