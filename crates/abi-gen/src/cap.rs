//! `Cap`: the crate's enum of capabilities, over all architectures.

use std::fmt::Write;

use syn::{Expr, Item};

use crate::cfg;
use crate::error::Result;
use crate::model::Abi;
use crate::sources::{ARCHITECTURES, Crate};

pub struct CapMember {
    name: String,
    constant: String,
    value: i128,
    /// Those whose build of the crate has it.
    architectures: Vec<&'static str>,
}

pub fn members(ioctls: &Crate, abis: &[Abi]) -> Result<Vec<CapMember>> {
    let items = ioctls.parse("cap.rs")?.items;
    let cap = items.into_iter().find_map(|item| match item {
        Item::Enum(item) if item.ident == "Cap" => Some(item),
        _ => None,
    });
    let mut members = Vec::new();
    for variant in cap.ok_or("cap.rs has no enum Cap")?.variants {
        let name = variant.ident.to_string();
        let constant = match &variant.discriminant {
            Some((_, Expr::Path(path))) => path.path.get_ident().map(ToString::to_string),
            _ => None,
        };
        let constant = constant.ok_or_else(|| format!("Cap::{name} has no constant"))?;
        let mut values = abis
            .iter()
            .filter_map(|abi| abi.constants.iter().find(|known| known.name == constant))
            .map(|known| known.value);
        let value = values.next().ok_or_else(|| format!("Cap::{name}: no {constant} in kvm-bindings"))?;
        if values.any(|other| other != value) {
            return Err(format!("{constant} differs between architectures"));
        }
        members.push(CapMember {
            architectures: cfg::architectures(&variant.attrs).map_err(|error| format!("Cap::{name}: {error}"))?,
            name,
            constant,
            value,
        });
    }
    Ok(members)
}

pub fn emit(header: &str, members: &[CapMember]) -> String {
    let mut text = format!(
        "{header}\n\n\
         /**\n \
         * The capabilities that `checkExtension` asks for, by the crate's names. The numbers are the kernel's and the same on\n \
         * all architectures; a member says where the crate has it if that is not everywhere.\n \
         */\n\
         export const Cap = {{\n"
    );
    for member in members {
        let only = match member.architectures.as_slice() {
            all if all.len() == ARCHITECTURES.len() => String::new(),
            only => format!(", {} only", only.join(" and ")),
        };
        writeln!(text, "  /** `{}`{only} */", member.constant).unwrap();
        writeln!(text, "  {}: {},", member.name, member.value).unwrap();
    }
    text.push_str("} as const\n\nexport type Cap = (typeof Cap)[keyof typeof Cap]\n");
    text
}
