//! Divides the generated declarations among the files of `src/abi/`. `common.ts` has those that are equal on all
//! architectures; `host.ts` exports those of the running machine's architecture.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::sources::ARCHITECTURES;
use crate::typescript::{import, list};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Constant,
    Class,
}

/// One constant or class of an architecture, as TypeScript.
#[derive(PartialEq, Eq)]
pub struct Declaration {
    pub kind: Kind,
    pub name: String,
    /// The description of a class.
    pub summary: String,
    pub text: String,
    /// The functions and types of `src/` that the text uses: the file and the name.
    pub imports: BTreeSet<(&'static str, &'static str)>,
    /// The classes that the text uses.
    pub classes: BTreeSet<String>,
}

/// The names of the declarations that are equal in all files, as are the declarations that they use.
pub fn common(files: &[Vec<Declaration>]) -> BTreeSet<String> {
    let (first, others) = files.split_first().expect("there are architectures");
    let mut same: BTreeSet<String> = first
        .iter()
        .filter(|declaration| others.iter().all(|declarations| declarations.contains(declaration)))
        .map(|declaration| declaration.name.clone())
        .collect();
    loop {
        let differing: Vec<String> = first
            .iter()
            .filter(|declaration| same.contains(&declaration.name) && !declaration.classes.is_subset(&same))
            .map(|declaration| declaration.name.clone())
            .collect();
        if differing.is_empty() {
            return same;
        }
        same.retain(|name| !differing.contains(name));
    }
}

pub fn common_file(header: &str, files: &[Vec<Declaration>], common: &BTreeSet<String>) -> String {
    let declarations = files[0].iter().filter(|declaration| common.contains(&declaration.name));
    module(header, "", declarations, &BTreeSet::new())
}

/// The file of an architecture.
pub fn file(header: &str, declarations: &[Declaration], common: &BTreeSet<String>) -> String {
    let own = declarations.iter().filter(|declaration| !common.contains(&declaration.name));
    module(header, "export * from './common.ts'\n\n", own, common)
}

/// A file with these declarations. It imports the classes in `imported` from `common.ts`.
fn module<'a>(
    header: &str,
    exports: &str,
    declarations: impl Iterator<Item = &'a Declaration>,
    imported: &BTreeSet<String>,
) -> String {
    let mut imports: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut body = String::new();
    for declaration in declarations {
        for (file, name) in &declaration.imports {
            imports.entry(file).or_default().insert(name);
        }
        let classes = declaration.classes.intersection(imported).map(String::as_str);
        imports.entry("./common.ts").or_default().extend(classes);
        if declaration.kind == Kind::Class {
            body.push('\n');
        }
        body.push_str(&declaration.text);
    }
    let mut text = format!("{header}\n\n");
    for (file, names) in imports.iter().filter(|(_, names)| !names.is_empty()) {
        import(&mut text, names, file);
    }
    text.push('\n');
    text.push_str(exports);
    text.push_str(&body);
    text
}

/// A name that `host.ts` exports.
struct Named<'a> {
    /// The architectures that have it; the first gives the type.
    architectures: Vec<&'static str>,
    declaration: &'a Declaration,
    /// Whether all architectures that have the name have the same value.
    one_value: bool,
}

pub fn host(header: &str, files: &[Vec<Declaration>], common: &BTreeSet<String>) -> String {
    let mut order: Vec<&str> = Vec::new();
    let mut names: BTreeMap<&str, Named> = BTreeMap::new();
    for (arch, declarations) in ARCHITECTURES.iter().zip(files) {
        for declaration in declarations.iter().filter(|declaration| !common.contains(&declaration.name)) {
            match names.get_mut(declaration.name.as_str()) {
                Some(named) => {
                    named.architectures.push(arch.name);
                    // Two equal classes are still different classes.
                    named.one_value &= declaration.kind == Kind::Constant && named.declaration == declaration;
                }
                None => {
                    order.push(&declaration.name);
                    let named = Named { architectures: vec![arch.name], declaration, one_value: true };
                    names.insert(&declaration.name, named);
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
        list(&mut text, "", "export { ", &only, &format!("}} from './{}.ts'", arch.name));
    }
    let differing: Vec<&str> = order.iter().filter(|name| !names[*name].one_value).copied().collect();
    text.push_str(
        "\n/**\n * What differs, by the architecture: what `kvm-ioctls/x86_64` and its like have under these names.\n *\n \
         * @internal\n */\nexport const architectures = {\n",
    );
    for arch in ARCHITECTURES {
        let own: Vec<String> = differing
            .iter()
            .filter(|name| names[*name].architectures.contains(&arch.name))
            .map(|name| format!("{name}: {}.{name}", arch.name))
            .collect();
        list(&mut text, "  ", &format!("{}: {{ ", arch.name), &own, "},");
    }
    let machines: Vec<String> = ARCHITECTURES.iter().map(|arch| format!("{}: '{}'", arch.node, arch.name)).collect();
    write!(
        text,
        "}}\n\nconst own: object = architectures[({{ {} }} as const)[process.arch as 'x64'] ?? '{}']\n\n\
         /** The machine's own value of a name, or another's where it has none. */\n\
         const here = <T>(name: string, other: T): T => (name in own ? own[name as never] : other)\n\n",
        machines.join(", "),
        ARCHITECTURES[0].name
    )
    .unwrap();
    for name in differing {
        let Named { architectures, declaration, .. } = &names[name];
        let first = architectures[0];
        if declaration.kind == Kind::Class {
            writeln!(text, "\n/** {}. */", declaration.summary).unwrap();
            writeln!(text, "export const {name} = here('{name}', {first}.{name})").unwrap();
            writeln!(text, "export type {name} = {first}.{name}").unwrap();
        } else {
            let ty = if declaration.text.ends_with("n\n") { "bigint" } else { "number" };
            writeln!(text, "export const {name} = here<{ty}>('{name}', {first}.{name})").unwrap();
        }
    }
    text
}
