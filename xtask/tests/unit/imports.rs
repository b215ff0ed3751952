use super::{renamed, shortened};
use anyhow::Result;
use wasm_encoder::{
    EntityType, ExportKind, ExportSection, ImportSection, MemoryType, Module, TypeSection,
};

const FUNCTION: EntityType = EntityType::Function(0);

fn module(imports: &[(&str, &str, EntityType)], exports: &[&str]) -> Vec<u8> {
    let (mut types, mut imported, mut exported) =
        (TypeSection::new(), ImportSection::new(), ExportSection::new());
    types.ty().function([], []);
    for (from, name, kind) in imports {
        imported.import(from, name, *kind);
    }
    for name in exports {
        exported.export(name, ExportKind::Func, 0);
    }
    let mut module = Module::new();
    module.section(&types).section(&imported).section(&exported);
    module.finish()
}

#[test]
fn imports_get_short_names_and_the_rest_stays() -> Result<()> {
    let names = [("./a_bg.js", "__wbg_now_1f", FUNCTION), ("./a_bg.js", "__wbg_on_2e", FUNCTION)];
    let (short, names) = shortened(&module(&names, &["main"]))?;
    assert_eq!(short, module(&[("m", "i0", FUNCTION), ("m", "i1", FUNCTION)], &["main"]));
    assert_eq!(names.len(), 3);
    assert_eq!(shortened(&short)?.0, short);
    Ok(())
}

#[test]
fn exports_that_nobody_uses_are_left_out() -> Result<()> {
    let imports = [("m", "i0", FUNCTION)];
    let unused = ["main", "__wbg_intounderlyingsource_free", "intounderlyingsource_pull"];
    assert_eq!(shortened(&module(&imports, &unused))?.0, module(&imports, &["main"]));
    Ok(())
}

#[test]
fn the_script_follows() -> Result<()> {
    let (_, names) = shortened(&module(&[("./a_bg.js", "__wbg_now_1f", FUNCTION)], &[]))?;
    let script = "{\"./a_bg.js\":{__wbg_now_1f(){},__wbg_now_1f2:1,x__wbg_now_1f:2}}";
    let expected = "{\"m\":{i0(){},__wbg_now_1f2:1,x__wbg_now_1f:2}}";
    assert_eq!(renamed(script, &names), expected);
    Ok(())
}

#[test]
fn what_is_no_such_module_is_refused() {
    let memory = MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };
    assert!(shortened(&module(&[("./a_bg.js", "memory", memory.into())], &[])).is_err());
    assert!(shortened(b"").is_err());
    assert!(shortened(b"no module").is_err());
}
