//! The lab's program.

fn main() {
    overlap_app::lab::start();
}
