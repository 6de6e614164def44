//! The computed layouts as assertions about the compiled crate. They are constants, so that compiling them for an
//! architecture proves them even where nothing can run.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::classes::Class;
use crate::model::Abi;
use crate::requests::Direction;

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

/// `request! { name = value: direction, number; type of the argument }`
macro_rules! request {
    ($name:ident = $value:literal: $direction:expr, $number:literal; $ty:ty) => {
        const _: () =
            assert!(ioctl_expr($direction, KVMIO, $number, size_of::<$ty>() as u32) == $value, stringify!($name));
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
    writeln!(
        text,
        "#[allow(dead_code, non_camel_case_types, unused_imports)]\n#[path = \"../additions.rs\"]\nmod additions;\n"
    )
    .unwrap();
    // The crate exports no such type at its root, or an older one: an explicit import wins over the glob import.
    let not_at_root: BTreeSet<_> = classes.iter().filter(|class| !is_at_root(class)).map(|class| &class.rust).collect();
    for path in not_at_root {
        writeln!(text, "use {path};").unwrap();
    }
    text.push_str("use kvm_bindings::*;\nuse vmm_sys_util::ioctl::{_IOC_NONE, _IOC_READ, _IOC_WRITE, ioctl_expr};\n");
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
    text.push('\n');
    for request in &abi.requests {
        let direction = match request.direction {
            Direction::None => "_IOC_NONE",
            Direction::Write => "_IOC_WRITE",
            Direction::Read => "_IOC_READ",
            Direction::Both => "_IOC_READ | _IOC_WRITE",
        };
        let (name, value, number) = (&request.name, request.value(), request.number);
        let ty = request.ty.as_ref().map_or("()", |(source, _)| source);
        writeln!(text, "request! {{ {name} = {value:#010x}: {direction}, {number:#04x}; {ty} }}").unwrap();
    }
    let (records, requests) = (classes.len(), abi.requests.len());
    write!(
        text,
        "\n#[test]\nfn layouts_of_{records}_structs_and_{fields}_fields_and_{requests}_requests_hold() {{\n    \
         // The assertions above are evaluated by the compiler.\n}}\n"
    )
    .unwrap();
    text
}

fn is_at_root(class: &Class) -> bool {
    class.rust.strip_prefix("kvm_bindings::").is_some_and(|path| !path.contains("::"))
}
