//! Divides what is generated among the files of `src/abi/`: what is the same on all architectures stands once, in
//! `common.ts`, and `host.ts` has under each name what the running machine's architecture has.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::emit_ts;
use crate::sources::ARCHITECTURES;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Constant,
    Class,
}

/// One constant or class of an architecture, as TypeScript.
#[derive(PartialEq, Eq)]
pub struct Piece {
    pub kind: Kind,
    pub name: String,
    /// Of a class: what it is.
    pub summary: String,
    pub text: String,
    /// The names that the text uses, by the file that exports them: the functions and types of `src/`.
    pub imports: BTreeSet<(&'static str, &'static str)>,
    /// The classes that the text uses.
    pub classes: BTreeSet<String>,
}

/// The names whose pieces are the same in all files, and so are the pieces that they use.
pub fn common(files: &[Vec<Piece>]) -> BTreeSet<String> {
    let (first, others) = files.split_first().expect("there are architectures");
    let mut same: BTreeSet<String> = first
        .iter()
        .filter(|piece| others.iter().all(|pieces| pieces.contains(piece)))
        .map(|piece| piece.name.clone())
        .collect();
    loop {
        let differing: Vec<String> = first
            .iter()
            .filter(|piece| same.contains(&piece.name) && !piece.classes.is_subset(&same))
            .map(|piece| piece.name.clone())
            .collect();
        if differing.is_empty() {
            return same;
        }
        same.retain(|name| !differing.contains(name));
    }
}

pub fn common_file(header: &str, files: &[Vec<Piece>], common: &BTreeSet<String>) -> String {
    let pieces = files[0].iter().filter(|piece| common.contains(&piece.name));
    module(header, "", pieces, &BTreeSet::new())
}

/// The file of an architecture.
pub fn file(header: &str, pieces: &[Piece], common: &BTreeSet<String>) -> String {
    let own = pieces.iter().filter(|piece| !common.contains(&piece.name));
    module(header, "export * from './common.ts'\n\n", own, common)
}

/// A file with these pieces, which takes the classes that are `elsewhere` from `common.ts`.
fn module<'a>(
    header: &str,
    exports: &str,
    pieces: impl Iterator<Item = &'a Piece>,
    elsewhere: &BTreeSet<String>,
) -> String {
    let mut imports: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut body = String::new();
    for piece in pieces {
        for (file, name) in &piece.imports {
            imports.entry(file).or_default().insert(name);
        }
        let classes = piece.classes.intersection(elsewhere).map(String::as_str);
        imports.entry("./common.ts").or_default().extend(classes);
        if piece.kind == Kind::Class {
            body.push('\n');
        }
        body.push_str(&piece.text);
    }
    let mut text = format!("{header}\n\n");
    for (file, names) in imports.iter().filter(|(_, names)| !names.is_empty()) {
        emit_ts::import(&mut text, names, file);
    }
    text.push('\n');
    text.push_str(exports);
    text.push_str(&body);
    text
}

/// What of a name `host.ts` needs to know.
struct Named<'a> {
    /// The architectures that have it; the first gives the type.
    architectures: Vec<&'static str>,
    piece: &'a Piece,
    /// Whether it is the same wherever it is, so that it does not matter from where it comes.
    one_value: bool,
}

pub fn host(header: &str, files: &[Vec<Piece>], common: &BTreeSet<String>) -> String {
    let mut order: Vec<&str> = Vec::new();
    let mut names: BTreeMap<&str, Named> = BTreeMap::new();
    for (arch, pieces) in ARCHITECTURES.iter().zip(files) {
        for piece in pieces.iter().filter(|piece| !common.contains(&piece.name)) {
            match names.get_mut(piece.name.as_str()) {
                Some(named) => {
                    named.architectures.push(arch.name);
                    // Two classes are not one, however equal.
                    named.one_value &= piece.kind == Kind::Constant && named.piece == piece;
                }
                None => {
                    order.push(&piece.name);
                    let named = Named { architectures: vec![arch.name], piece, one_value: true };
                    names.insert(&piece.name, named);
                }
            }
        }
    }

    let mut text = format!(
        "{header}\n\n\
         // The structs and constants of the architecture that this process runs on, as the rest of `src/` and the package's\n\
         // root use them. What it lacks is there, too, from an architecture that has it, so that imports do not depend on the\n\
         // machine. The types are those of the first architecture that has the name.\n\n"
    );
    for arch in ARCHITECTURES {
        writeln!(text, "import * as {0} from './{0}.ts'", arch.name).unwrap();
    }
    text.push_str("\n// What only one of them has. What several have has to be named, below.\n");
    for arch in ARCHITECTURES {
        writeln!(text, "export * from './{}.ts'", arch.name).unwrap();
    }
    order.retain(|name| names[name].architectures.len() > 1);
    text.push_str("\n// What is the same wherever it is.\n");
    for arch in ARCHITECTURES {
        let only: Vec<&str> = order
            .iter()
            .filter(|name| names[*name].one_value && names[*name].architectures[0] == arch.name)
            .copied()
            .collect();
        if only.is_empty() {
            continue;
        }
        emit_ts::list(&mut text, "", "export { ", &only, &format!("}} from './{}.ts'", arch.name));
    }
    let machines: Vec<String> = ARCHITECTURES.iter().map(|arch| format!("'{}'", arch.node)).collect();
    write!(
        text,
        "\n// What differs.\nconst own = [{}].indexOf(process.arch)\n\n\
         /** Of the values of a name, in this order, the machine's own, or else the first that there is. */\n\
         const here = <T>(...values: unknown[]): T => (values[own] ?? values.find(value => value !== undefined)) as T\n\n",
        machines.join(", ")
    )
    .unwrap();
    for name in order.iter().filter(|name| !names[*name].one_value) {
        let Named { architectures, piece, .. } = &names[name];
        let values: Vec<String> = ARCHITECTURES
            .iter()
            .map(|arch| match architectures.contains(&arch.name) {
                true => format!("{}.{name}", arch.name),
                false => "undefined".to_owned(),
            })
            .collect();
        let first = architectures[0];
        let (is_class, values) = (piece.kind == Kind::Class, values.join(", "));
        let ty = match is_class {
            true => format!("typeof {first}.{name}"),
            false if piece.text.ends_with("n\n") => "bigint".to_owned(),
            false => "number".to_owned(),
        };
        if is_class {
            writeln!(text, "\n/** {}. */", piece.summary).unwrap();
        }
        writeln!(text, "export const {name} = here<{ty}>({values})").unwrap();
        if is_class {
            writeln!(text, "export type {name} = {first}.{name}").unwrap();
        }
    }
    text
}
