//! Puts checkpoints into a program when it is compiled, so that a loop without an end can be ended and a thread gives way.
//!
//! The interpreter looks for signals only where there is an operating system. So each body of a loop and of a function
//! begins with `-checkpoint`, each comprehension has the condition `checkpoint`, and the body of a lambda is
//! `checkpoint and …`. The name stands for an object whose operators count and sometimes ask the machine; an operator
//! costs less than a call. A checkpoint at the head of a loop lies outside of whatever `try` the loop contains, so a bare
//! `except` within the loop does not catch what it raises.

use ruff_text_size::{Ranged, TextRange};
use rustpython_vm::compiler::ast::{
    AtomicNodeIndex, BoolOp, Comprehension, Expr, ExprBoolOp, ExprContext, ExprName, ExprUnaryOp, Stmt,
    StmtExpr, UnaryOp,
    name::Name,
    visitor::transformer::{Transformer, walk_comprehension, walk_expr, walk_stmt},
};

/// The built-in name of the object that checks. It begins with a blank, so that no assignment in a program can mean it.
pub(crate) const NAME: &str = " checkpoint";

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
        body.insert(index, checkpoint(range));
    }

    fn visit_expr(&self, expr: &mut Expr) {
        walk_expr(self, expr);
        if let Expr::Lambda(lambda) = expr {
            let range = TextRange::empty(lambda.body.start());
            let body = std::mem::replace(&mut *lambda.body, name(range));
            let values = vec![name(range), body];
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
        comprehension.ifs.insert(0, name(TextRange::empty(comprehension.range.start())));
    }
}

fn checkpoint(range: TextRange) -> Stmt {
    let negative = ExprUnaryOp {
        node_index: AtomicNodeIndex::NONE,
        range,
        op: UnaryOp::USub,
        operand: Box::new(name(range)),
    };
    Stmt::Expr(StmtExpr {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: Box::new(Expr::UnaryOp(negative)),
    })
}

fn name(range: TextRange) -> Expr {
    Expr::Name(ExprName {
        node_index: AtomicNodeIndex::NONE,
        range,
        id: Name::new(NAME),
        ctx: ExprContext::Load,
    })
}
