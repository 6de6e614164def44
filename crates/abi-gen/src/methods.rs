//! The public methods of the crate's classes, with their architectures. A test compares the TypeScript classes with them.

use std::fmt::Write;

use syn::{ImplItem, Item, Visibility};

use crate::cfg;
use crate::error::Result;
use crate::sources::{ARCHITECTURES, Crate};

/// The class that each file declares.
const CLASSES: &[(&str, &str)] = &[("system", "Kvm"), ("vm", "VmFd"), ("vcpu", "VcpuFd"), ("device", "DeviceFd")];

pub struct ClassMethods {
    class: &'static str,
    methods: Vec<(String, Vec<&'static str>)>,
}

pub fn methods(ioctls: &Crate) -> Result<Vec<ClassMethods>> {
    let mut classes = Vec::new();
    for (file, class) in CLASSES {
        let mut methods: Vec<(String, Vec<&'static str>)> = Vec::new();
        for item in ioctls.parse(&format!("ioctls/{file}.rs"))?.items {
            let Item::Impl(item) = item else { continue };
            let of_class = matches!(&*item.self_ty, syn::Type::Path(path) if path.path.is_ident(class));
            if !of_class || item.trait_.is_some() {
                continue;
            }
            let of_impl = cfg::architectures(&item.attrs).map_err(|error| format!("{class}: {error}"))?;
            for item in item.items {
                let ImplItem::Fn(method) = item else { continue };
                if !matches!(method.vis, Visibility::Public(_)) {
                    continue;
                }
                let name = method.sig.ident.to_string();
                let mut found =
                    cfg::architectures(&method.attrs).map_err(|error| format!("{class}::{name}: {error}"))?;
                found.retain(|arch| of_impl.contains(arch));
                // Some are declared twice, each for its architectures.
                match methods.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, architectures)) => architectures.extend(found),
                    None => methods.push((name, found)),
                }
            }
        }
        if methods.is_empty() {
            return Err(format!("ioctls/{file}.rs has no methods of {class}"));
        }
        classes.push(ClassMethods { class, methods });
    }
    Ok(classes)
}

pub fn report(classes: &[ClassMethods]) {
    let counts: Vec<_> = classes.iter().map(|class| format!("{} of {}", class.methods.len(), class.class)).collect();
    println!("methods: {}", counts.join(", "));
}

pub fn emit(header: &str, classes: &[ClassMethods]) -> String {
    let all: Vec<_> = ARCHITECTURES.iter().map(|arch| format!("'{}'", arch.name)).collect();
    let mut text = format!(
        "{header}\n\n\
         export type Arch = {}\n\n\
         const all: readonly Arch[] = [{}]\n\n\
         /** The public methods of the crate's classes, with the architectures that have them. */\n\
         export const crateMethods: Readonly<Record<string, Readonly<Record<string, readonly Arch[]>>>> = {{\n",
        all.join(" | "),
        all.join(", ")
    );
    for ClassMethods { class, methods } in classes {
        writeln!(text, "  {class}: {{").unwrap();
        for (method, architectures) in methods {
            let list = match architectures.len() {
                count if count == ARCHITECTURES.len() => "all".to_owned(),
                _ => format!("['{}']", architectures.join("', '")),
            };
            writeln!(text, "    {method}: {list},").unwrap();
        }
        writeln!(text, "  }},").unwrap();
    }
    text.push_str("}\n");
    text
}
