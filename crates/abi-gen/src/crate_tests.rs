//! The crate's unit tests. `__test__/crate-tests.md` names a test with the same behaviour for each.

use std::fmt::Write;

use syn::Item;

use crate::cfg;
use crate::error::Result;
use crate::sources::Crate;

/// The files that drive KVM; the others test helpers of the crate.
const FILES: &[&str] = &["system.rs", "vm.rs", "vcpu.rs", "device.rs"];

pub struct CrateTest {
    file: &'static str,
    name: String,
    architectures: Vec<&'static str>,
}

pub fn tests(ioctls: &Crate) -> Result<Vec<CrateTest>> {
    let mut tests = Vec::new();
    for file in FILES {
        for item in ioctls.parse(&format!("ioctls/{file}"))?.items {
            if let Item::Mod(module) = item
                && cfg::is_test(&module.attrs)
            {
                let (_, items) = module.content.ok_or_else(|| format!("{file}: the tests are in another file"))?;
                for item in items {
                    if let Item::Fn(function) = item
                        && function.attrs.iter().any(|attr| attr.path().is_ident("test"))
                    {
                        let name = function.sig.ident.to_string();
                        let architectures =
                            cfg::architectures(&function.attrs).map_err(|error| format!("{file}: {name}: {error}"))?;
                        tests.push(CrateTest { file, name, architectures });
                    }
                }
            }
        }
    }
    Ok(tests)
}

pub fn emit(header: &str, tests: &[CrateTest]) -> String {
    let mut text = format!("{header}\n\n/** The unit tests of the crate. */\nexport const crateTests = [\n");
    for test in tests {
        let CrateTest { file, name, architectures } = test;
        let architectures: Vec<_> = architectures.iter().map(|arch| format!("'{arch}'")).collect();
        let architectures = architectures.join(", ");
        writeln!(text, "  {{ file: '{file}', name: '{name}', architectures: [{architectures}] }},").unwrap();
    }
    text.push_str("]\n");
    text
}
