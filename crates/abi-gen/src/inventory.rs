//! The inventory of the crates for the parity test: each struct and constant must be in `src/abi/`. The omissions may have
//! functions and type aliases.

use std::fmt::Write;

use crate::classes::Class;
use crate::model::Abi;
use crate::omissions;
use crate::typescript::list;

pub fn emit(header: &str, abis: &[Abi], classes: &[Vec<Class>], caps: usize) -> String {
    let mut text = format!(
        "{header}\n\n\
         /** The members of `Cap`. */\n\
         export const caps = {caps}\n\n\
         /** By architecture, how many structs (and unions) and constants kvm-bindings has, and what became of them. */\n\
         export const crateItems = {{\n"
    );
    for (abi, classes) in abis.iter().zip(classes) {
        let (records, constants) = abi.found;
        writeln!(text, "  {}: {{\n    structs: {records},\n    constants: {constants},", abi.arch).unwrap();

        let of_crate = classes.iter().filter(|class| !class.added);
        names(&mut text, "", "classes", &of_crate.map(|class| class.name.as_str()).collect::<Vec<_>>());
        let is_class = |rust: &str| classes.iter().any(|class| class.rust == rust);
        let inside = abi.records.iter().filter(|record| !record.added && !is_class(&record.rust));
        writeln!(text, "    /** Without a name in C, and reached through the struct that they are in. */").unwrap();
        names(&mut text, "", "inside", &inside.map(|record| record.name.as_str()).collect::<Vec<_>>());
        let of_crate = abi.constants.iter().filter(|constant| !constant.added);
        names(&mut text, "", "values", &of_crate.map(|constant| constant.name.as_str()).collect::<Vec<_>>());
        let of_crate = abi.requests.iter().filter(|request| !request.added);
        names(&mut text, "", "requests", &of_crate.map(|request| request.name.as_str()).collect::<Vec<_>>());

        writeln!(text, "    omitted: {{").unwrap();
        for (reason, items) in omissions::by_reason(abi) {
            names(&mut text, "  ", &format!("\"{reason}\""), &items);
        }
        writeln!(text, "    }},\n    /** Newer than the crates, of `additions.rs`. */\n    newer: {{").unwrap();
        let classes = classes.iter().filter(|class| class.added).count();
        let constants = abi.constants.iter().filter(|constant| constant.added).count();
        let requests = abi.requests.iter().filter(|request| request.added).count();
        writeln!(text, "      classes: {classes},\n      values: {constants},\n      requests: {requests},").unwrap();
        writeln!(text, "    }},\n  }},").unwrap();
    }
    text.push_str("}\n");
    text
}

fn names(text: &mut String, indent: &str, key: &str, names: &[&str]) {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    list(text, &format!("    {indent}"), &format!("{key}: ["), &quoted, "],");
}
