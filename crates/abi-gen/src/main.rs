//! Writes `src/abi/` and the tests that compare it with the compiled crate, from the sources of `kvm-bindings` and
//! `kvm-ioctls` as cargo has resolved them. `--check` writes nothing, and fails if a file is stale.

mod abi_files;
mod additions;
mod assertions;
mod cap;
mod cfg;
mod classes;
mod crate_tests;
mod emit_test;
mod emit_ts;
mod error;
mod inventory;
mod items;
mod layout;
mod methods;
mod model;
mod omissions;
mod parse;
mod requests;
mod sources;
mod typescript;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use error::Result;
use sources::{ARCHITECTURES, Sources};

struct Output {
    /// Relative to the root of the project.
    path: String,
    text: String,
}

fn main() -> ExitCode {
    let outcome = match env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => generate().and_then(|outputs| write(&outputs)),
        [flag] if flag == "--check" => generate().and_then(|outputs| check(&outputs)),
        _ => Err("usage: abi-gen [--check]".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("abi-gen: {message}");
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<Vec<Output>> {
    let sources = Sources::locate()?;
    let header = format!(
        "// Generated from kvm-bindings {} and kvm-ioctls {} by `npm run build:abi`. Do not edit.",
        sources.bindings.version, sources.ioctls.version
    );
    let requests = sources.ioctls.parse("kvm_ioctls.rs")?;
    let mut abis = ARCHITECTURES
        .iter()
        .map(|arch| parse::parse(arch, &|file| sources.bindings.parse(file), &requests, &sources.additions))
        .collect::<Result<Vec<_>>>()?;
    parse::share_fams(&mut abis);

    let mut outputs = Vec::new();
    let mut files = Vec::new();
    let classes = abis.iter().map(classes::classes).collect::<Result<Vec<_>>>()?;
    for (abi, classes) in abis.iter().zip(&classes) {
        files.push(emit_ts::emit(abi, classes));
        outputs.push(Output {
            path: format!("crates/abi-gen/tests/layout_{}.rs", abi.arch),
            text: emit_test::emit(&header, abi, classes),
        });
        let (structs, constants, requests) = (classes.len(), abi.constants.len(), abi.requests.len());
        let (arch, asserted) = (abi.arch, abi.asserted);
        println!(
            "{arch}: {structs} structs and unions, {constants} constants, {requests} requests; \
             {asserted} assertions of bindgen's hold"
        );
        omissions::report(abi);
    }
    let common = abi_files::common(&files);
    println!("the same on all architectures: {} structs, unions, constants and requests", common.len());
    for (arch, declarations) in ARCHITECTURES.iter().zip(&files) {
        let text = abi_files::file(&header, declarations, &common);
        outputs.push(Output { path: format!("src/abi/{}.ts", arch.name), text });
    }
    outputs
        .push(Output { path: "src/abi/common.ts".to_owned(), text: abi_files::common_file(&header, &files, &common) });
    outputs.push(Output { path: "src/abi/host.ts".to_owned(), text: abi_files::host(&header, &files, &common) });
    let members = cap::members(&sources.ioctls, &abis)?;
    println!("Cap: {} members", members.len());
    outputs.push(Output { path: "src/abi/cap.ts".to_owned(), text: cap::emit(&header, &members) });
    let methods = methods::methods(&sources.ioctls)?;
    methods::report(&methods);
    outputs.push(Output { path: "src/abi/methods.ts".to_owned(), text: methods::emit(&header, &methods) });
    outputs.push(Output {
        path: "__test__/generated/crate-items.ts".to_owned(),
        text: inventory::emit(&header, &abis, &classes, members.len()),
    });
    let tests = crate_tests::tests(&sources.ioctls)?;
    println!("unit tests of kvm-ioctls: {}", tests.len());
    outputs.push(Output {
        path: "__test__/generated/crate-tests.ts".to_owned(),
        text: crate_tests::emit(&header, &tests),
    });
    Ok(outputs)
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn write(outputs: &[Output]) -> Result<()> {
    for output in outputs {
        let path = root().join(&output.path);
        if fs::read_to_string(&path).is_ok_and(|text| text == output.text) {
            continue;
        }
        let folder = path.parent().expect("an output lies in a folder");
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, &output.text))
            .map_err(|error| format!("cannot write {}: {error}", output.path))?;
        println!("wrote {}", output.path);
    }
    Ok(())
}

fn check(outputs: &[Output]) -> Result<()> {
    let stale: Vec<&str> = outputs
        .iter()
        .filter(|output| !fs::read_to_string(root().join(&output.path)).is_ok_and(|text| text == output.text))
        .map(|output| output.path.as_str())
        .collect();
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!("not what the crates say now: {}; run `npm run build:abi` and commit the result", stale.join(", ")))
    }
}
