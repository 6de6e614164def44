//! The files of a crate do not import each other in a circle. A file of a folder's name (`mod.rs`) may use the files in
//! the folder, or they may use it, but not both. `mod` declarations alone are no imports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

type Module = Vec<String>;
type Imports = BTreeMap<Module, BTreeSet<Module>>;

/// The modules of a crate that are files, with their text.
fn files(folder: &Path, module: &[String], found: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let child: Module = module.iter().cloned().chain([name.clone()]).collect();
        if path.is_dir() {
            files(&path, &child, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let own = ["lib", "main", "mod"].contains(&name.as_str());
            found.insert(if own { module.to_vec() } else { child }, fs::read_to_string(&path).unwrap());
        }
    }
}

fn imports(files: &BTreeMap<Module, String>) -> Imports {
    let import = |(module, text): (&Module, &String)| {
        let mut paths = Vec::new();
        find(text.parse().unwrap(), module, &[], &mut paths);
        // A path that names an item of a file has the file's module at its start.
        let file =
            |path: &Module| (0..=path.len()).rev().map(|end| path[..end].to_vec()).find(|m| files.contains_key(m));
        (module.clone(), paths.iter().filter_map(file).filter(|used| used != module).collect())
    };
    files.iter().map(import).collect()
}

/// Collects the paths of this crate that the tokens name, from its root. `declared` are the modules in scope.
fn find(tokens: TokenStream, module: &[String], declared: &[String], paths: &mut Vec<Module>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_mod = |at: usize| at > 0 && tokens[at - 1].to_string() == "mod";
    let own = (0..tokens.len()).filter(|&at| is_mod(at)).map(|at| tokens[at].to_string());
    let declared: Vec<String> = declared.iter().cloned().chain(own).collect();
    for (at, token) in tokens.iter().enumerate() {
        let rest = after_colons(&tokens[at + 1..]);
        match (token, rest) {
            // The body of a module in this file.
            (TokenTree::Group(group), _) if at > 0 && is_mod(at - 1) => {
                find(group.stream(), &child(module, &tokens[at - 1]), &[], paths);
            }
            (TokenTree::Group(group), _) => find(group.stream(), module, &declared, paths),
            (TokenTree::Ident(name), Some(rest)) if at < 2 || after_colons(&tokens[at - 2..]).is_none() => {
                match name.to_string().as_str() {
                    "crate" => follow(rest, Vec::new(), paths),
                    "self" => follow(rest, module.to_vec(), paths),
                    "super" => follow(rest, parent(module), paths),
                    name if declared.iter().any(|module| module == name) => follow(rest, child(module, token), paths),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

/// Follows a path from behind its `::` to its last word, or to the last word of each path of a list.
fn follow(tokens: &[TokenTree], path: Module, paths: &mut Vec<Module>) {
    match tokens.first() {
        Some(TokenTree::Group(group)) => {
            let list: Vec<TokenTree> = group.stream().into_iter().collect();
            list.split(|token| token.to_string() == ",").for_each(|item| follow(item, path.clone(), paths));
        }
        Some(token @ TokenTree::Ident(name)) => {
            let path = match name.to_string().as_str() {
                "self" => path,
                "super" => parent(&path),
                _ => child(&path, token),
            };
            match after_colons(&tokens[1..]) {
                Some(rest) => follow(rest, path, paths),
                None => paths.push(path),
            }
        }
        // A `*`, or the `<` of type arguments.
        Some(_) => paths.push(path),
        None => {}
    }
}

fn child(module: &[String], name: &TokenTree) -> Module {
    module.iter().cloned().chain([name.to_string()]).collect()
}

fn parent(module: &[String]) -> Module {
    module[..module.len().saturating_sub(1)].to_vec()
}

fn after_colons(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    tokens.split_at_checked(2).filter(|(colons, _)| colons.iter().all(is_colon)).map(|(_, rest)| rest)
}

fn reached<'a>(imports: &'a Imports, from: &Module) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&Module> = imports[from].iter().collect();
    while let Some(module) = next.pop() {
        if reached.insert(module) {
            next.extend(&imports[module]);
        }
    }
    reached
}

/// The files of each circle.
fn circles(imports: &Imports) -> BTreeSet<String> {
    let circle = |module: &Module| {
        let back = reached(imports, module).into_iter().filter(|other| reached(imports, other).contains(module));
        back.map(|module| ["crate"].into_iter().chain(module.iter().map(String::as_str)).collect::<Vec<_>>().join("::"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    imports.keys().map(circle).filter(|files| !files.is_empty()).collect()
}

#[test]
fn no_crate_has_a_circle() {
    let crates: PathBuf = [env!("CARGO_MANIFEST_DIR"), ".."].iter().collect();
    for entry in fs::read_dir(crates).unwrap() {
        let source = entry.unwrap().path().join("src");
        let mut found = BTreeMap::new();
        files(&source, &[], &mut found);
        assert!(!found.is_empty(), "{} has no files", source.display());
        let circles = circles(&imports(&found));
        assert!(circles.is_empty(), "import circles in {}: {circles:?}", source.display());
    }
}

#[test]
fn a_circle_is_found() {
    let made = |texts: &[(&str, &str)]| {
        let module = |name: &str| name.split("::").filter(|word| !word.is_empty()).map(str::to_owned).collect();
        circles(&imports(&texts.iter().map(|(name, text)| (module(name), (*text).to_owned())).collect()))
            .into_iter()
            .collect::<Vec<_>>()
    };
    let root = ("", "mod a; mod b;");
    let circle = ["crate::a, crate::b"];
    assert_eq!(made(&[root, ("a", "use crate::b::B;"), ("b", "fn f() { only!(crate::a::g()) }")]), circle);
    assert_eq!(
        made(&[root, ("a", "use crate::{c::C, b::{B, D}};"), ("b", "mod t { use super::super::a::*; }")]),
        circle
    );
    assert_eq!(made(&[("", "mod a; fn f() { a::g() }"), ("a", "use crate::R;")]), ["crate, crate::a"]);
    assert_eq!(
        made(&[("", "mod a;"), ("a", "pub mod b; use self::b::B;"), ("a::b", "use super::A;")]),
        ["crate::a, crate::a::b"]
    );
    let none: [&str; 0] = [];
    assert_eq!(
        made(&[root, ("a", "use crate::b::B; mod t { use super::*; }"), ("b", "// crate::a\nuse crate::b::C;")]),
        none
    );
    assert_eq!(made(&[("", "mod a;"), ("a", "pub mod b;"), ("a::b", "use crate::a::A;")]), none);
}
