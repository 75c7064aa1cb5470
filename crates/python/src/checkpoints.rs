//! Puts checkpoints into a program when it is compiled, so that a loop without an end can be ended and a thread gives way.
//!
//! The interpreter looks for signals only where there is an operating system. So each body of a loop and of a function
//! begins with `-checkpoint`, each comprehension has it as a condition, and the body of a lambda is `-checkpoint and …`. The
//! checkpoint is a constant of the code, an object whose `-` counts and sometimes asks the machine: an operator costs less than
//! a call, and a constant is found without a lock, which threads would share. A checkpoint at the head of a loop lies outside
//! of whatever `try` the loop contains, so a bare `except` within the loop does not catch what it raises.

use ruff_text_size::{Ranged, TextRange};
use rustpython_vm::compiler::ast::{
    AtomicNodeIndex, BoolOp, Comprehension, Expr, ExprBoolOp, ExprStringLiteral, ExprUnaryOp, Stmt, StmtExpr,
    StringLiteral, StringLiteralFlags, StringLiteralValue, UnaryOp,
    visitor::transformer::{Transformer, walk_comprehension, walk_expr, walk_stmt},
};

/// The text that stands in the compiled code for the object that checks, until the code is loaded. No program has a reason to
/// contain its first character.
pub(crate) const MARK: &str = "\u{10ffff}checkpoint";

/// Inserts the checkpoints.
pub(crate) struct Inserter;

impl Transformer for Inserter {
    fn visit_stmt(&self, stmt: &mut Stmt) {
        walk_stmt(self, stmt);
        let body = match stmt {
            Stmt::For(statement) => &mut statement.body,
            Stmt::While(statement) => &mut statement.body,
            Stmt::FunctionDef(statement) => &mut statement.body,
            _ => return,
        };
        let docstring =
            matches!(body.first(), Some(Stmt::Expr(first)) if first.value.is_string_literal_expr());
        let index = usize::from(docstring);
        let Some(next) = body.get(index).or(body.first()) else { return };
        let range = TextRange::empty(next.start());
        body.insert(index, statement(range));
    }

    fn visit_expr(&self, expr: &mut Expr) {
        walk_expr(self, expr);
        if let Expr::Lambda(lambda) = expr {
            let range = TextRange::empty(lambda.body.start());
            let body = std::mem::replace(&mut *lambda.body, checkpoint(range));
            let values = vec![checkpoint(range), body];
            *lambda.body = Expr::BoolOp(ExprBoolOp {
                node_index: AtomicNodeIndex::NONE,
                range,
                op: BoolOp::And,
                values,
                runtime_values: None,
            });
        }
    }

    fn visit_comprehension(&self, comprehension: &mut Comprehension) {
        walk_comprehension(self, comprehension);
        comprehension.ifs.insert(0, checkpoint(TextRange::empty(comprehension.range.start())));
    }
}

fn statement(range: TextRange) -> Stmt {
    Stmt::Expr(StmtExpr { node_index: AtomicNodeIndex::NONE, range, value: Box::new(checkpoint(range)) })
}

/// Checks, and is true.
fn checkpoint(range: TextRange) -> Expr {
    let node_index = AtomicNodeIndex::NONE;
    let mark = StringLiteral {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: MARK.into(),
        flags: StringLiteralFlags::empty(),
    };
    let value = StringLiteralValue::single(mark);
    let operand = Expr::StringLiteral(ExprStringLiteral { node_index: AtomicNodeIndex::NONE, range, value });
    Expr::UnaryOp(ExprUnaryOp { node_index, range, op: UnaryOp::USub, operand: Box::new(operand) })
}
