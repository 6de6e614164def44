//! The computed layouts as assertions about the compiled crate. They are constants, so that compiling them for an
//! architecture proves them even where nothing can run.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::classes::Class;
use crate::model::Abi;

const CHECK: &str = r#"
/// `layout! { struct, size, alignment; field: type, offset, size; ... }`
macro_rules! layout {
    ($record:ty, $size:literal, $align:literal; $($($field:ident).+: $ty:ty, $offset:literal, $bytes:literal;)*) => {
        const _: () = {
            assert!(size_of::<$record>() == $size, concat!("size of ", stringify!($record)));
            assert!(align_of::<$record>() == $align, concat!("alignment of ", stringify!($record)));
            $(
                assert!(
                    core::mem::offset_of!($record, $($field).+) == $offset,
                    concat!("offset of ", stringify!($record), ".", stringify!($($field).+)),
                );
                assert!(
                    size_of::<$ty>() == $bytes,
                    concat!("size of ", stringify!($record), ".", stringify!($($field).+)),
                );
            )*
        };
    };
}
"#;

pub fn emit(header: &str, abi: &Abi, classes: &[Class]) -> String {
    let arch = abi.arch;
    let mut text = format!(
        "{header}\n\n\
         //! Sizes, alignments and offsets of `src/abi/{arch}.ts`, held against the compiled crate.\n\n\
         #![cfg(target_arch = \"{arch}\")]\n\n"
    );
    // What the crate does not export at its root.
    let elsewhere: BTreeSet<_> = classes.iter().filter_map(|class| class.rust.split_once("::")).collect();
    for (module, name) in elsewhere {
        writeln!(text, "use kvm_bindings::{module}::{name};").unwrap();
    }
    text.push_str("use kvm_bindings::*;\n");
    text.push_str(CHECK);
    let mut fields = 0;
    for class in classes {
        let (size, align) = (class.layout.size, class.layout.align);
        let record = class.rust.rsplit("::").next().unwrap();
        writeln!(text, "\nlayout! {{ {record}, {size}, {align};").unwrap();
        let mut last = None;
        for member in &class.members {
            // The bitfields of one unit are one field in Rust.
            if last == Some(&member.rust) {
                continue;
            }
            last = Some(&member.rust);
            fields += 1;
            let rust = &member.rust;
            writeln!(text, "    {}: {}, {}, {};", rust.path, rust.source, rust.offset, rust.size).unwrap();
        }
        writeln!(text, "}}").unwrap();
    }
    let records = classes.len();
    write!(
        text,
        "\n#[test]\nfn layouts_of_{records}_structs_and_{fields}_fields_hold() {{\n    \
         // The assertions above are evaluated by the compiler.\n}}\n"
    )
    .unwrap();
    text
}
