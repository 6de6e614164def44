//! The benchmark's peer in Rust, on the crate `kvm-ioctls`.
//! It reads lines `ROW COUNT` and answers each with the nanoseconds that COUNT operations took.

// The guests are x86_64's.
#![cfg_attr(not(target_arch = "x86_64"), allow(unused))]

#[cfg(target_arch = "x86_64")]
mod guest;
#[cfg(target_arch = "x86_64")]
mod rows;

type Error = Box<dyn std::error::Error>;

#[cfg(target_arch = "x86_64")]
fn main() -> Result<(), Error> {
    let kvm = kvm_ioctls::Kvm::new()?;
    for line in std::io::stdin().lines() {
        let line = line?;
        let (row, count) = line.split_once(' ').ok_or("a line is: ROW COUNT")?;
        match rows::measure(&kvm, row, count.parse()?) {
            Ok(time) => println!("{}", time.as_nanos()),
            Err(error) => println!("error {error}"),
        }
    }
    Ok(())
}

#[cfg(not(target_arch = "x86_64"))]
fn main() -> Result<(), Error> {
    Err("the benchmark's guests are x86_64's".into())
}
