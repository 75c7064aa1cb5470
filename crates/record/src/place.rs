//! Where in a JSON text a reader is, as a path: `results[0].repeats[2].total_ms`.
//!
//! serde_path_to_error knows this too, but by wrapping every reader it makes the page a tenth larger.

/// What the scan is inside of.
pub enum Within {
    /// An object, at its field of that name, as it is written; `in_name` while the name itself is awaited or read.
    Object { field: String, in_name: bool },
    /// An array, at its element of that index.
    Array { index: usize },
}

/// Levels that are told apart. serde_json goes no deeper than 128, and a hostile text must not cost memory.
const MOST_LEVELS: usize = 200;

/// A walk through a text, as far as it has come.
#[derive(Default)]
pub struct Scan {
    within: Vec<Within>,
    /// Levels beyond [`MOST_LEVELS`].
    deeper: usize,
    /// What was read of the name or, unread, the string that it is in.
    string: Option<Vec<u8>>,
    escaped: bool,
}

impl Scan {
    /// Goes on over these bytes.
    pub fn feed(&mut self, text: &[u8]) {
        text.iter().for_each(|byte| self.step(*byte));
    }

    /// Goes on over one byte.
    pub fn step(&mut self, byte: u8) {
        if self.string.is_some() {
            self.step_in_string(byte);
            return;
        }
        match byte {
            b'"' => self.string = Some(Vec::new()),
            b'{' => self.enter(Within::Object { field: String::new(), in_name: true }),
            b'[' => self.enter(Within::Array { index: 0 }),
            b'}' | b']' if self.deeper > 0 => self.deeper -= 1,
            b'}' | b']' => drop(self.within.pop()),
            _ if self.deeper > 0 => {}
            b':' => {
                if let Some(Within::Object { in_name, .. }) = self.within.last_mut() {
                    *in_name = false;
                }
            }
            b',' => match self.within.last_mut() {
                Some(Within::Object { field, in_name }) => {
                    field.clear();
                    *in_name = true;
                }
                Some(Within::Array { index }) => *index += 1,
                None => {}
            },
            _ => {}
        }
    }

    fn enter(&mut self, level: Within) {
        if self.within.len() < MOST_LEVELS {
            self.within.push(level);
        } else {
            self.deeper += 1;
        }
    }

    fn step_in_string(&mut self, byte: u8) {
        let name = match self.within.last_mut() {
            Some(Within::Object { field, in_name: true }) if self.deeper == 0 => Some(field),
            _ => None,
        };
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => {
                if let (Some(field), Some(read)) = (name, self.string.take()) {
                    *field = String::from_utf8_lossy(&read).into_owned();
                }
                self.string = None;
                return;
            }
            _ => {}
        }
        if let (Some(_), Some(read)) = (name, &mut self.string) {
            read.push(byte);
        }
    }

    /// What it is inside of, from the outside.
    pub fn within(&self) -> &[Within] {
        &self.within
    }

    /// Takes the innermost array to be at another element.
    pub fn set_index(&mut self, to: usize) {
        if let Some(Within::Array { index }) = self.within.last_mut() {
            *index = to;
        }
    }

    /// The path; `.` outside of everything.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.within {
            match level {
                Within::Object { field, .. } if field.is_empty() => {}
                Within::Object { field, .. } => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(field);
                }
                Within::Array { index } => path.push_str(&format!("[{index}]")),
            }
        }
        if path.is_empty() { ".".to_owned() } else { path }
    }
}

impl Within {
    /// Whether it is an object at the value of the field of this name, however that is escaped.
    pub fn is_at(&self, name: &str) -> bool {
        let Self::Object { field, in_name: false } = self else { return false };
        field == name
            || field.contains('\\')
                && serde_json::from_str::<String>(&format!("\"{field}\"")).is_ok_and(|read| read == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_LEVELS, Scan};

    #[test]
    fn the_path_is_that_of_the_last_byte() {
        let text = "{\"a\": [1, {\"b\": \"x,]\\\"\", \"c\": tru}],\n \"d\": 1}";
        let path = |part: &str| {
            let mut scan = Scan::default();
            scan.feed(&text.as_bytes()[..text.find(part).map_or(0, |at| at + part.len() - 1)]);
            scan.path()
        };
        assert_eq!(path("[1"), "a[0]");
        assert_eq!(path("x,]"), "a[1].b");
        assert_eq!(path("tru"), "a[1].c");
        assert_eq!(path("1}"), "d");
        let mut whole = Scan::default();
        whole.feed(text.as_bytes());
        assert_eq!(whole.path(), ".");
    }

    #[test]
    fn deep_levels_are_counted_and_not_kept() {
        let mut scan = Scan::default();
        scan.feed("{\"a\":".as_bytes());
        scan.feed("[".repeat(10_000).as_bytes());
        scan.feed(b"{\"b\":1,");
        assert_eq!(scan.within().len(), MOST_LEVELS);
        scan.feed(b"\"c\":2}");
        scan.feed("]".repeat(10_000).as_bytes());
        assert_eq!(scan.path(), "a");
    }

    #[test]
    fn an_escaped_name_is_the_same_name() {
        let mut scan = Scan::default();
        scan.feed(br#"{"sp\u0061ns": [1"#);
        assert!(scan.within()[0].is_at("spans") && !scan.within()[0].is_at("span"));
        assert!(!scan.within()[1].is_at("spans"));
    }
}
