//! Content that is compiled comes back as it was; bytes that are not ours are refused.

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use common::any::cases;
use common::{check_comes_back, content, opening};
use proptest::prelude::*;
use proptest::sample::Index;
use role_fit::base::problem::Problem;
use role_fit::content::compact::{VERSION, read_questionnaire, read_result, write_questionnaire, write_result};

const LAYOUT: &str = include_str!("../src/content/compact/layout.rs");

/// Counts what the thread asks for.
struct Counting;

thread_local! {
    static ASKED_FOR: Cell<usize> = const { Cell::new(0) };
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[allow(unsafe_code, reason = "an allocator can be written in no other way; this one only counts")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // While a thread ends nobody counts.
        let _ = ASKED_FOR.try_with(|bytes| bytes.set(bytes.get() + layout.size()));
        // SAFETY: handed on as it came.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: handed on as it came.
        unsafe { System.dealloc(place, layout) }
    }
}

/// How many bytes are asked for meanwhile.
fn asked_for<T>(body: impl FnOnce() -> T) -> (T, usize) {
    let before = ASKED_FOR.get();
    let made = body();
    (made, ASKED_FOR.get() - before)
}

/// One of the two files: how to read it, and its bytes.
type File = (fn(Box<[u8]>) -> Result<(), Problem>, Vec<u8>);

fn both_files() -> [File; 2] {
    [
        (|bytes| read_questionnaire(bytes).map(drop), write_questionnaire(opening())),
        (|bytes| read_result(bytes, &opening().questionnaire).map(drop), write_result(content())),
    ]
}

/// FNV-1a, written once more.
fn sum(bytes: &[u8]) -> u32 {
    let mut sum: u64 = 0x811c_9dc5;
    for &byte in bytes {
        sum = (sum ^ u64::from(byte)) * 0x0100_0193 % (1 << 32);
    }
    sum as u32
}

/// The bytes with the checksum that they should have.
fn forged(mut bytes: Vec<u8>) -> Box<[u8]> {
    let sum = sum(&bytes[8..]);
    bytes[4..8].copy_from_slice(&sum.to_le_bytes());
    bytes.into()
}

#[track_caller]
fn check_refused(read: Result<(), Problem>, piece: &str) {
    let problem = read.expect_err("the bytes are not ours");
    assert!(problem.message.contains(piece), "{problem} does not say {piece:?}");
}

#[test]
fn the_built_in_content_comes_back_as_it_was() {
    assert_eq!(check_comes_back(opening(), content()), Ok(()));
}

#[test]
fn a_layout_that_changes_gets_another_version() {
    let (_, layout) = LAYOUT.split_once("// The layout begins here.").expect("where the layout begins");
    let layout: String = layout.chars().filter(|character| !character.is_whitespace()).collect();
    assert_eq!(
        (VERSION, sum(layout.as_bytes())),
        (1, 1_318_278_870),
        "src/content/compact/layout.rs is not as before. Where other bytes are written now and files of the version before \
         may be about, raise VERSION; then write both numbers here"
    );
}

#[test]
fn what_is_no_content_is_refused() {
    for (read, bytes) in both_files() {
        for other in [&b""[..], b"R", b"<!DOCTYPE html><title>Not found</title>", &bytes[..7]] {
            check_refused(read(other.into()), "not the content file");
        }
        let mut other_version = bytes.clone();
        other_version[3] = other_version[3].wrapping_add(1);
        check_refused(read(other_version.into()), "version");
        check_refused(read([&bytes[..], &[0]].concat().into()), "damaged");
        check_refused(read(forged([&bytes[..], &[0]].concat())), "more bytes");
    }
    let [(read_first, first), (read_second, second)] = both_files();
    check_refused(read_first(second.into()), "not the content file");
    check_refused(read_second(first.into()), "not the content file");
}

#[test]
fn a_result_belongs_to_its_questionnaire() {
    let bytes = write_result(content());
    let mut other = opening().questionnaire.clone();
    other.edition += 1;
    check_refused(read_result(bytes.clone().into(), &other).map(drop), "another questionnaire");
    let mut other = opening().questionnaire.clone();
    other.examples = Default::default();
    check_refused(read_result(bytes.into(), &other).map(drop), "another questionnaire");
}

#[test]
fn every_cut_is_refused_though_the_checksum_be_right() {
    for (read, bytes) in both_files() {
        for length in (8..bytes.len()).step_by(101).chain(bytes.len() - 20..bytes.len()) {
            check_refused(read(bytes[..length].into()), "damaged");
            assert!(read(forged(bytes[..length].to_vec())).is_err(), "cut to {length}");
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_turned_bit_is_found(which in 0..2_usize, at in any::<Index>(), bit in 0..8) {
        let (read, mut bytes) = both_files().into_iter().nth(which).expect("one of two");
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        prop_assert!(read(bytes.into()).is_err());
    }

    #[test]
    fn forged_bytes_never_panic_and_never_ask_for_much(
        which in 0..2_usize,
        changes in prop::collection::vec((any::<Index>(), prop_oneof![any::<u8>(), Just(0xff), Just(0)]), 1..6),
        is_early in any::<bool>(),
    ) {
        let (read, mut bytes) = both_files().into_iter().nth(which).expect("one of two");
        // Half of the changes where numbers are, which come first.
        let reach = if is_early { bytes.len() / 12 } else { bytes.len() };
        for (at, byte) in changes {
            bytes[8 + at.index(reach - 8)] = byte;
        }
        let length = bytes.len();
        let bytes = forged(bytes);
        let (_, asked) = asked_for(|| read(bytes));
        prop_assert!(asked <= 20 * length, "{asked} bytes for {length}");
    }

    #[test]
    fn bytes_by_chance_never_panic_and_never_ask_for_much(
        which in 0..2_usize,
        more in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let (read, bytes) = both_files().into_iter().nth(which).expect("one of two");
        let bytes = forged([&bytes[..8], &more].concat());
        let length = bytes.len();
        let (_, asked) = asked_for(|| read(bytes));
        // The questionnaire that a result belongs to is copied in any case.
        prop_assert!(asked <= 20 * length + 25_000, "{asked} bytes for {length}");
    }
}
