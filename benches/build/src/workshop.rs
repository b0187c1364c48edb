//! The workshop: a folder below the target folder that projects are copied to and built in. Nothing else is written.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::contender::Source;
use crate::{Failure, expansion};

/// The operation that everybody calls.
pub const UPDATE: &str = "PostIdentityVerificationSessionsSession";

/// The version of oas3-gen.
const OAS3_GEN: &str = "0.29.0";

/// How the checked-in projects find formwork.
const CHECKED_IN: &str = r#"path = "../../../../formwork""#;

/// The root of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().unwrap_or(root)
}

/// Copies of the projects, beside what comes of them.
pub struct Workshop {
    root: PathBuf,
    /// How the copies find formwork, as in a `Cargo.toml`.
    formwork: String,
}

impl Workshop {
    /// A workshop in this folder, whose copies depend on formwork as a user's project does: on what is committed, and
    /// not on a folder, which cargo would build incrementally.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be made.
    pub fn committed(root: &Path) -> Result<Self, Failure> {
        let formwork = format!(r#"git = "file://{}""#, repository().display());
        let workshop = Self::new(root, formwork)?;
        workshop.link_home()?;
        Ok(workshop)
    }

    /// A workshop in this folder, whose copies depend on formwork as it is in the working tree.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be made.
    pub fn working_tree(root: &Path) -> Result<Self, Failure> {
        Self::new(root, format!(r#"path = "{}""#, repository().join("formwork").display()))
    }

    fn new(root: &Path, formwork: String) -> Result<Self, Failure> {
        std::fs::create_dir_all(root)?;
        Ok(Self { root: root.canonicalize()?, formwork })
    }

    /// Cargo keeps clones of repositories in its home. This workshop has a home of its own, with the registry of the
    /// user's.
    fn link_home(&self) -> Result<(), Failure> {
        let home = self.home();
        std::fs::create_dir_all(&home)?;
        for name in ["registry", "config.toml"] {
            let (original, link) = (cargo_home()?.join(name), home.join(name));
            if original.exists() && !link.exists() {
                std::os::unix::fs::symlink(original, link)?;
            }
        }
        Ok(())
    }

    fn home(&self) -> PathBuf {
        self.root.join("cargo-home")
    }

    /// The copy of a project.
    #[must_use]
    pub fn project(&self, name: &str) -> PathBuf {
        self.root.join("projects").join(name)
    }

    /// The target folder of a project in this profile.
    #[must_use]
    pub fn target(&self, name: &str, profile: &str) -> PathBuf {
        self.root.join(profile).join(name)
    }

    /// The log of the last command.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.root.join("log")
    }

    /// A fresh copy of a project, with the document and what is made of it. What it needs is there afterwards.
    ///
    /// # Errors
    ///
    /// Fails if files cannot be written, or crates not be fetched.
    pub fn copy(&self, name: &str, source: Source) -> Result<(), Failure> {
        let (from, to) =
            (Path::new(env!("CARGO_MANIFEST_DIR")).join("projects").join(name), self.project(name));
        if to.exists() {
            std::fs::remove_dir_all(&to)?;
        }
        copy_folder(&from, &to)?;
        if let Source::Hand(file) = source {
            let (from, to) = (from.with_file_name(file), to.with_file_name(file));
            std::fs::create_dir_all(to.parent().ok_or("a file is in no folder")?)?;
            std::fs::copy(from, to)?;
        }
        let manifest = std::fs::read_to_string(to.join("Cargo.toml"))?;
        std::fs::write(to.join("Cargo.toml"), manifest.replace(CHECKED_IN, &self.formwork))?;
        self.write_document(name, source, &document()?)
    }

    /// Gives a project the versions that the repository is built with, which are there wherever that is.
    ///
    /// # Errors
    ///
    /// Fails if the lock file cannot be copied.
    pub fn lock_like_the_repository(&self, name: &str) -> Result<(), Failure> {
        std::fs::copy(repository().join("Cargo.lock"), self.project(name).join("Cargo.lock"))?;
        Ok(())
    }

    /// A project that is not checked in.
    ///
    /// # Errors
    ///
    /// Fails if files cannot be written.
    pub fn create(&self, name: &str, library: &str) -> Result<PathBuf, Failure> {
        let manifest = format!("{}\n[workspace]\n", self.manifest(name));
        let files = [("Cargo.toml", manifest.as_str()), ("src/lib.rs", library)];
        self.create_of(name, &files)
    }

    /// A project that is not checked in, of files by their paths in it.
    pub(crate) fn create_of(&self, name: &str, files: &[(&str, &str)]) -> Result<PathBuf, Failure> {
        let folder = self.project(name);
        for (path, text) in files {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().ok_or("a file is in no folder")?)?;
            std::fs::write(file, text)?;
        }
        std::fs::copy(self.project("formwork").join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(folder)
    }

    /// The manifest of a package that depends on formwork alone. Its last table is that of the dependencies.
    pub(crate) fn manifest(&self, name: &str) -> String {
        format!(
            "[package]\nname = \"bench-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nformwork = {{ {} }}\n",
            self.formwork
        )
    }

    /// Gives a project this document, or what is generated from it.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be written, or not be compiled.
    pub fn write_document(&self, name: &str, source: Source, document: &str) -> Result<(), Failure> {
        let folder = self.project(name);
        match source {
            Source::Document => {
                std::fs::create_dir_all(folder.join("spec"))?;
                std::fs::write(folder.join("spec/identity.json"), document)?;
            }
            Source::Bindings => {
                let bindings = expansion::formatted(expansion::update(document)?)?;
                std::fs::write(folder.join("src/bindings.rs"), bindings)?;
            }
            Source::Oas3Gen => {
                let file = folder.join("identity.json");
                std::fs::write(&file, document)?;
                let mut generate = Command::new(self.oas3_gen()?);
                generate
                    .args(["generate", "client-mod", "-i"])
                    .arg(file)
                    .arg("-o")
                    .arg(folder.join("src/generated"));
                output(&mut generate)?;
            }
            Source::Hand(_) | Source::Elsewhere => {}
        }
        Ok(())
    }

    /// The program oas3-gen, which is installed here when it is wanted first.
    fn oas3_gen(&self) -> Result<PathBuf, Failure> {
        let tools = self.root.join("tools");
        let mut install = Command::new("cargo");
        install.args(["install", "--quiet", "--locked", "--version", OAS3_GEN, "--root"]).arg(&tools);
        output(install.arg("oas3-gen").env_remove("CARGO_TARGET_DIR"))?;
        Ok(tools.join("bin").join(format!("oas3-gen{}", std::env::consts::EXE_SUFFIX)))
    }

    /// Downloads what a project needs, and brings formwork's place in its lock file up to date.
    ///
    /// # Errors
    ///
    /// Fails where cargo does.
    pub fn fetch(&self, name: &str) -> Result<(), Failure> {
        let host = output(Command::new("rustc").arg("-vV"))?;
        let host = host.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?;
        crate::cost::measure(self.cargo(name).args(["fetch", "--target", host]), &self.log())?;
        Ok(())
    }

    /// Cargo in the folder of a project, without whatever else would change what is measured.
    #[must_use]
    pub fn cargo(&self, name: &str) -> Command {
        let mut command = Command::new("cargo");
        command.current_dir(self.project(name)).env("RUSTC_WRAPPER", "").env("CARGO_TERM_COLOR", "never");
        for name in [
            "CARGO_TARGET_DIR",
            "CARGO_INCREMENTAL",
            "CARGO_BUILD_JOBS",
            "RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
        ] {
            command.env_remove(name);
        }
        if self.home().exists() {
            command.env("CARGO_HOME", self.home());
        }
        command
    }

    /// Cargo doing this to a project in this profile, in the folder of its own, without the network.
    #[must_use]
    pub fn cargo_for(&self, name: &str, action: &str, profile: &str) -> Command {
        self.cargo_in(&self.target(name, profile), name, action, profile)
    }

    /// Runs cargo with another target folder.
    #[must_use]
    pub fn cargo_in(&self, target: &Path, name: &str, action: &str, profile: &str) -> Command {
        let mut command = self.cargo(name);
        command.args([action, "--offline", "--target-dir"]).arg(target);
        if profile == "release" {
            command.arg("--release");
        }
        command
    }
}

/// The document of the update.
///
/// # Errors
///
/// Fails if it is not there.
pub fn document() -> Result<String, Failure> {
    Ok(std::fs::read_to_string(repository().join("spec/identity.json"))?)
}

/// The sources to build, without build output.
///
/// # Errors
///
/// Fails where git does.
pub fn commit() -> Result<String, Failure> {
    let git = |arguments: &[&str]| output(Command::new("git").current_dir(repository()).args(arguments));
    let head = git(&["rev-parse", "--short", "HEAD"])?;
    let changed =
        git(&["status", "--porcelain", "--", "codegen", "formwork", "macros", "runtime", "Cargo.toml"])?;
    let without = if changed.is_empty() { "" } else { ", without what is changed but not committed" };
    Ok(format!("commit {head}{without}"))
}

fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn cargo_home() -> Result<PathBuf, Failure> {
    let default = || Some(Path::new(&std::env::var_os("HOME")?).join(".cargo"));
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(default);
    Ok(home.ok_or("cargo has no home")?)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true if entry.file_name() == "target" => {}
            true => copy_folder(&entry.path(), &to)?,
            false => {
                std::fs::copy(entry.path(), to)?;
            }
        }
    }
    Ok(())
}
