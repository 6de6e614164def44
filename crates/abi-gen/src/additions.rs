//! Adds the declarations of `additions.rs` (beside `src/`), which are newer than the crates.

use crate::error::Result;
use crate::layout;
use crate::model::{Abi, Constant, Kind, Record};

/// The module of the layout tests that has the newer structs.
pub const MODULE: &str = "additions";

pub fn extend(abi: &mut Abi, records: Vec<Record>, constants: Vec<Constant>) -> Result<()> {
    let before: Vec<_> =
        abi.records.iter().map(|record| (record.name.clone(), layout::of_record(abi, record).0)).collect();
    let mut replaced = Vec::new();
    for record in records {
        let name = &record.name;
        match abi.records.iter_mut().find(|known| known.name == *name) {
            None => abi.records.push(Record { added: true, ..record }),
            Some(known) if known.kind == Kind::Union => {
                for mut field in record.fields {
                    if known.fields.iter().any(|other| other.name == field.name) {
                        return Err(has_now(&format!("{name}.{}", field.name)));
                    }
                    field.added = true;
                    known.fields.push(field);
                }
            }
            Some(known) if known.is_same(&record) => return Err(has_now(name)),
            Some(known) => {
                replaced.push(name.clone());
                *known = record;
            }
        }
    }
    for (name, layout) in before {
        if layout::of_record(abi, abi.record(&name)).0 != layout && !replaced.contains(&name) {
            return Err(format!("with additions.rs, {name} would have another layout"));
        }
    }
    for constant in constants {
        match abi.constants.iter_mut().find(|known| known.name == constant.name) {
            None => abi.constants.push(Constant { added: true, ..constant }),
            Some(known) if known.value == constant.value => return Err(has_now(&constant.name)),
            Some(known) => *known = constant,
        }
    }
    Ok(())
}

fn has_now(name: &str) -> String {
    format!("the crate has {name} now: remove it from additions.rs")
}
