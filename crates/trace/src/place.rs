//! Where in a JSON text a reader stopped, as a path: `results[0].repeats[2].total_ms`.
//!
//! serde_path_to_error knows this too, but by wrapping every reader it makes the page a tenth larger.

/// What the scan is inside of.
enum Within {
    /// An object, at its field of that name; `in_name` while the name itself is awaited or read.
    Object { field: String, in_name: bool },
    /// An array, at its element of that index.
    Array { index: usize },
}

/// The path at a line and a column, both from 1, as serde_json tells them: the last byte that it took.
pub fn path_at(text: &str, line: usize, column: usize) -> String {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = (start + column.saturating_sub(1)).min(text.len());
    path_of(&scan(&text.as_bytes()[..end]))
}

fn scan(text: &[u8]) -> Vec<Within> {
    let mut within: Vec<Within> = Vec::new();
    let mut string: Option<Vec<u8>> = None;
    let mut escaped = false;
    for &byte in text {
        if let Some(read) = &mut string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    if let Some(Within::Object { field, in_name: true }) = within.last_mut() {
                        *field = String::from_utf8_lossy(read).into_owned();
                    }
                    string = None;
                    continue;
                }
                _ => {}
            }
            read.push(byte);
            continue;
        }
        match byte {
            b'"' => string = Some(Vec::new()),
            b'{' => within.push(Within::Object { field: String::new(), in_name: true }),
            b'[' => within.push(Within::Array { index: 0 }),
            b'}' | b']' => drop(within.pop()),
            b':' => {
                if let Some(Within::Object { in_name, .. }) = within.last_mut() {
                    *in_name = false;
                }
            }
            b',' => match within.last_mut() {
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
    within
}

fn path_of(within: &[Within]) -> String {
    let mut path = String::new();
    for level in within {
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

#[cfg(test)]
mod tests {
    use super::path_at;

    #[test]
    fn the_path_is_that_of_the_last_byte() {
        let text = "{\"a\": [1, {\"b\": \"x,]\\\"\", \"c\": tru}],\n \"d\": 1}";
        let column = |part: &str| text.find(part).map_or(0, |at| at + part.len());
        assert_eq!(path_at(text, 1, column("[1")), "a[0]");
        assert_eq!(path_at(text, 1, column("x,]")), "a[1].b");
        assert_eq!(path_at(text, 1, column("tru")), "a[1].c");
        assert_eq!(path_at(text, 2, 7), "d");
        assert_eq!(path_at(text, 9, 99), ".");
    }
}
