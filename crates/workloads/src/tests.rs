//! Tests of what the crate does not export; the others are in the folder `tests`.

use crate::catalogue::find_max::largest_that_fits;

#[test]
fn the_largest_size_that_fits_is_found_from_the_top() {
    for limit in [1, 64, 1000, 50_000, 99_999] {
        let wanted = 100_000;
        let found = largest_that_fits(wanted, |size| size <= limit);
        let step = wanted / 64;
        match found {
            Some(size) => assert!(size <= limit && size + step > limit.min(wanted - 1), "{limit}: {size}"),
            None => assert!(limit < wanted - 63 * step, "{limit}: nothing found"),
        }
    }
}

#[test]
fn no_size_fits_where_there_is_no_memory() {
    assert_eq!(largest_that_fits(100_000, |_| false), None);
    assert_eq!(largest_that_fits(1, |_| true), None);
    assert_eq!(largest_that_fits(3, |_| true), Some(2));
}
