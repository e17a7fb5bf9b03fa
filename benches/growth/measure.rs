//! Time of the processor, so that other work on the machine does not count, and memory by counting every allocation.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

/// A piece of work is repeated until it has taken so long in all.
const ENOUGH: Duration = Duration::from_millis(400);

/// The fewest and the most repetitions.
const REPETITIONS: (usize, usize) = (3, 200);

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator with a count of the bytes that are in use, and of the most that ever were.
pub struct Counting;

#[allow(unsafe_code, reason = "an allocator can only be wrapped this way; each call is handed on as it came")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(now, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(place, layout) }
    }
}

/// What one piece of work costs.
#[derive(Clone, Copy)]
pub struct Cost {
    /// The time of the processor, in seconds: the least of all repetitions, which other work disturbed least.
    pub seconds: f64,
    /// The most bytes in use at one time, beyond those in use before.
    pub peak: usize,
    /// The bytes that what comes out of it holds.
    pub kept: usize,
}

/// Does the work again and again.
pub fn measure<T>(mut work: impl FnMut() -> T) -> Cost {
    let before = NOW.load(Relaxed);
    MOST.store(before, Relaxed);
    let made = black_box(work());
    let (peak, kept) = (MOST.load(Relaxed) - before, NOW.load(Relaxed) - before);
    drop(made);

    let mut taken: Vec<f64> = Vec::new();
    let start = Instant::now();
    while taken.len() < REPETITIONS.0 || (taken.len() < REPETITIONS.1 && start.elapsed() < ENOUGH) {
        let start = ThreadTime::now();
        let made = black_box(work());
        taken.push(start.elapsed().as_secs_f64());
        drop(made);
    }
    Cost { seconds: taken.into_iter().fold(f64::INFINITY, f64::min), peak, kept }
}
