//! The list of modules that the page shows.

use overlap_python::PROMISED;

/// A line a module: its name, a tab, what there is of it.
const PUBLISHED: &str = include_str!("../../../www/python/modules.txt");

#[test]
fn the_page_lists_what_is_promised() {
    let line = |promise: &overlap_python::Promise| {
        format!("{}\t{}\n", promise.name, promise.part.unwrap_or("all of it"))
    };
    let promised: String = PROMISED.iter().map(line).collect();
    assert_eq!(PUBLISHED, promised, "write the second into www/python/modules.txt");
}
