//! The sources of the two crates, as cargo has resolved them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

use crate::error::Result;

pub struct Architecture {
    /// As in `target_arch`, and in the names of our files.
    pub name: &'static str,
    /// The module of `kvm-bindings`.
    pub module: &'static str,
    /// As in Node's `process.arch`.
    pub node: &'static str,
}

pub const ARCHITECTURES: &[Architecture] = &[
    Architecture { name: "x86_64", module: "x86_64", node: "x64" },
    Architecture { name: "aarch64", module: "arm64", node: "arm64" },
    Architecture { name: "riscv64", module: "riscv64", node: "riscv64" },
];

pub struct Crate {
    pub version: String,
    src: PathBuf,
}

impl Crate {
    /// Parses a file below `src/`.
    pub fn parse(&self, file: &str) -> Result<syn::File> {
        parse_file(&self.src.join(file))
    }
}

fn parse_file(path: &Path) -> Result<syn::File> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))?;
    syn::parse_file(&text).map_err(|error| format!("cannot parse {name}: {error}"))
}

pub struct Sources {
    pub bindings: Crate,
    pub ioctls: Crate,
    /// The declarations that are newer than the crates.
    pub additions: syn::File,
}

impl Sources {
    pub fn locate() -> Result<Sources> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--format-version", "1", "--manifest-path"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .output()
            .map_err(|error| format!("cannot run cargo metadata: {error}"))?;
        if !output.status.success() {
            let message = String::from_utf8_lossy(&output.stderr);
            return Err(format!("cargo metadata failed: {message}"));
        }
        let metadata: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("cannot parse what cargo metadata said: {error}"))?;
        let sources = Sources {
            bindings: find(&metadata, "kvm-bindings")?,
            ioctls: find(&metadata, "kvm-ioctls")?,
            additions: parse_file(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/additions.rs")))?,
        };
        sources.check_architectures()?;
        Ok(sources)
    }

    /// A new version of the crate may add an architecture that `ARCHITECTURES` lacks.
    fn check_architectures(&self) -> Result<()> {
        for item in self.bindings.parse("lib.rs")?.items {
            if let syn::Item::Mod(module) = item {
                let name = module.ident.to_string();
                let known = ARCHITECTURES.iter().any(|arch| arch.module == name);
                if !known && name != "serialize" {
                    return Err(format!("kvm-bindings has a module that is not known: {name}"));
                }
            }
        }
        Ok(())
    }
}

fn find(metadata: &Value, name: &str) -> Result<Crate> {
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let found: Vec<&Value> = packages.iter().filter(|package| package["name"] == name).collect();
    let [package] = found.as_slice() else {
        return Err(format!("cargo resolved {} versions of {name}, not one", found.len()));
    };
    let text = |key: &str| package[key].as_str().map(str::to_owned);
    let version = text("version").ok_or_else(|| format!("{name} has no version"))?;
    let manifest = text("manifest_path").ok_or_else(|| format!("{name} has no manifest"))?;
    let folder = Path::new(&manifest).parent().expect("a manifest lies in a folder");
    Ok(Crate { version, src: folder.join("src") })
}
