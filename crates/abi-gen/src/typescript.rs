//! TypeScript's import statements and lists, wrapped as the formatter wraps them.

use std::collections::BTreeSet;
use std::fmt::Write;

const WIDTH: usize = 120;

pub fn import(text: &mut String, names: &BTreeSet<&str>, from: &str) {
    let mut sorted: Vec<&str> = names.iter().copied().collect();
    sorted.sort_by_key(|name| name.trim_start_matches("type ").to_lowercase());
    let end = format!("}} from '{from}'");
    let types: Option<Vec<&str>> = sorted.iter().map(|name| name.strip_prefix("type ")).collect();
    match types {
        Some(types) => list(text, "", "import type { ", &types, &end),
        None => list(text, "", "import { ", &sorted, &end),
    }
}

/// `start`, the items and `end`, in one line if they fit.
pub fn list(text: &mut String, indent: &str, start: &str, items: &[impl AsRef<str>], end: &str) {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    let space = if start.ends_with(' ') { " " } else { "" };
    let line = format!("{indent}{start}{}{space}{end}", items.join(", "));
    if line.len() <= WIDTH {
        writeln!(text, "{line}").unwrap();
        return;
    }
    writeln!(text, "{indent}{}", start.trim_end()).unwrap();
    let mut line = format!("{indent} ");
    for item in items {
        if line.len() + item.len() + 2 > WIDTH {
            writeln!(text, "{line}").unwrap();
            line = format!("{indent} ");
        }
        write!(line, " {item},").unwrap();
    }
    writeln!(text, "{line}\n{indent}{end}").unwrap();
}
