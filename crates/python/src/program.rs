//! A program: the reader's code, compiled.

use crate::checkpoints::Inserter;
use ruff_source_file::SourceFileBuilder;
use rustpython_vm::{
    bytecode::CodeObject,
    compiler::{
        CompileError, CompileOpts, Mode,
        ast::{Alias, Expr, Mod, Stmt, visitor::transformer::Transformer},
        codegen, compile, parser,
    },
};

/// The name that tracebacks give the reader's code.
pub const FILE_NAME: &str = "task.py";
/// The module that the reader's code is: never `__main__`, so that what a file does when it is run by itself is left out.
pub(crate) const MODULE_NAME: &str = "task";
/// Most bytes of code.
pub const MAX_SOURCE_BYTES: usize = 64 << 10;

/// Why code is no program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProgramError {
    /// The code is too long.
    #[error("The code has {bytes} bytes; at most {MAX_SOURCE_BYTES} are allowed. Shorten it.")]
    TooLong {
        /// Size of the code, bytes.
        bytes: usize,
    },
    /// The code is not Python.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// No `task` is defined.
    #[error(
        "The code defines no function `task`. Write `def task(i):` or `async def task(i):`, which returns the answer of task i."
    )]
    NoTask,
}

/// Code that is not Python, as CPython's `SyntaxError` says it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("SyntaxError: {message} ({FILE_NAME}, line {line})")]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// The line, from 1; 0 where it is not known.
    pub line: u32,
    /// The column, in characters, from 1; 0 where it is not known.
    pub column: u32,
    /// The line's text, without its line break.
    pub text: String,
}

/// How a task is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// `def task(i)`: it has its thread to itself until it returns.
    Plain,
    /// `async def task(i)`: it gives way where it awaits.
    Coroutine,
}

/// A program that was compiled, with checkpoints, and that no interpreter has loaded yet.
#[derive(Clone)]
pub struct Program {
    pub(crate) source: String,
    pub(crate) code: CodeObject,
    kind: TaskKind,
}

impl Program {
    /// Compiles `source`.
    ///
    /// # Errors
    /// A `ProgramError` that says what is wrong and where.
    pub fn compile(source: &str) -> Result<Self, ProgramError> {
        if source.len() > MAX_SOURCE_BYTES {
            return Err(ProgramError::TooLong { bytes: source.len() });
        }
        let source = source.replace("\r\n", "\n");
        let options = CompileOpts::default;
        let fail = |error: CompileError| ProgramError::Syntax(syntax_error(&error, &source));
        // As it was written, so that a message never speaks of a checkpoint.
        compile(&source, Mode::Exec, FILE_NAME, options()).map_err(fail)?;

        let file = SourceFileBuilder::new(FILE_NAME, source.as_str()).finish();
        let parsed = parser::parse(&source, parser::ParseOptions::from(parser::Mode::Module))
            .map_err(|error| fail(CompileError::from_ruff_parse_error(error, &file, Mode::Exec)))?;
        let mut tree = parsed.into_syntax();
        let Mod::Module(module) = &mut tree else { return Err(ProgramError::NoTask) };
        let kind = task_kind(&module.body).ok_or(ProgramError::NoTask)?;
        Inserter.visit_body(&mut module.body);
        let code = codegen::compile::compile_top(tree, file, Mode::Exec, options())
            .map_err(|error| fail(error.into()))?;
        Ok(Self { source, code, kind })
    }

    /// How the program's tasks are run.
    #[must_use]
    pub fn kind(&self) -> TaskKind {
        self.kind
    }

    /// The code, with `\n` for line breaks.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// How the last binding of `task` at the top level says that it is run. A name that is assigned or imported may turn out
/// to be either; it is taken as plain, and what it returns decides.
fn task_kind(body: &[Stmt]) -> Option<TaskKind> {
    body.iter().rev().find_map(|statement| match statement {
        Stmt::FunctionDef(def) if def.name.as_str() == "task" => {
            Some(if def.is_async { TaskKind::Coroutine } else { TaskKind::Plain })
        }
        Stmt::ClassDef(class) if class.name.as_str() == "task" => Some(TaskKind::Plain),
        Stmt::Assign(assignment) => assignment.targets.iter().any(names_task).then_some(TaskKind::Plain),
        Stmt::AnnAssign(assignment) => names_task(&assignment.target).then_some(TaskKind::Plain),
        Stmt::Import(import) => import.names.iter().find_map(imports_task),
        Stmt::ImportFrom(import) => import.names.iter().find_map(imports_task),
        Stmt::If(branch) => branch
            .elif_else_clauses
            .iter()
            .rev()
            .find_map(|clause| task_kind(&clause.body))
            .or_else(|| task_kind(&branch.body)),
        Stmt::Try(block) => task_kind(&block.finalbody)
            .or_else(|| task_kind(&block.orelse))
            .or_else(|| task_kind(&block.body)),
        Stmt::With(block) => task_kind(&block.body),
        Stmt::For(block) => task_kind(&block.body),
        Stmt::While(block) => task_kind(&block.body),
        _ => None,
    })
}

fn names_task(target: &Expr) -> bool {
    match target {
        Expr::Name(name) => name.id.as_str() == "task",
        Expr::Tuple(tuple) => tuple.elts.iter().any(names_task),
        Expr::List(list) => list.elts.iter().any(names_task),
        _ => false,
    }
}

fn imports_task(alias: &Alias) -> Option<TaskKind> {
    (alias.asname.as_ref().unwrap_or(&alias.name).as_str() == "task").then_some(TaskKind::Plain)
}

fn syntax_error(error: &CompileError, source: &str) -> SyntaxError {
    let (line, column) = error.python_location();
    let text = line.checked_sub(1).and_then(|index| source.lines().nth(index)).unwrap_or_default();
    SyntaxError {
        message: error.to_string(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        text: text.to_owned(),
    }
}
