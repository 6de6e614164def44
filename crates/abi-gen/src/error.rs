//! An error ends the generator with its message.

pub type Result<T> = std::result::Result<T, String>;
