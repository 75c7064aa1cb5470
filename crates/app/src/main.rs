//! The program of every page of the site.

fn main() {
    overlap_app::start();
}
