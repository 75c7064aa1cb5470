//! The program of a lesson's page.

fn main() {
    overlap_app::course::start();
}
