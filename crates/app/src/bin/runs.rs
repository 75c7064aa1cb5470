//! The program of the page on other runs.

fn main() {
    overlap_app::runs::start();
}
