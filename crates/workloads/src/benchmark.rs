//! What is timed natively and in the browser, so that both time the same.

/// How a workload that computes is timed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Benchmark {
    /// Values that differ from the quick preset's, by parameter.
    pub params: &'static [(&'static str, &'static str)],
    /// The most that the browser may take, in native times: floats and lists run nearly as they do natively, while long numbers
    /// suffer from vectors of half the width and, where they are short, from words of half the width. None where tasks are so short that what is timed is how work is
    /// shared out.
    pub most_native_times: Option<f64>,
    /// Whether each task takes hundreds of megabytes and gives them back. It is timed last, since the system takes its time to
    /// take so much memory back.
    pub frees_much_memory: bool,
}
