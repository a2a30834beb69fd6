//! A stack that no document outgrows: schemas hold schemas, and a chain of components may be as long as the document.

use std::panic::resume_unwind;
use std::thread;

/// Of address space; only what is used becomes memory.
const SIZE: usize = 1 << 30;

/// Does `work` on a stack of its own.
pub(super) fn on_a_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let mut work = Some(work);
    let mut done = None;
    thread::scope(|scope| {
        let spawned = thread::Builder::new()
            .name("codegen".to_owned())
            .stack_size(SIZE)
            .spawn_scoped(scope, || done = work.take().map(|work| work()));
        if let Ok(Err(panic)) = spawned.map(thread::ScopedJoinHandle::join) {
            resume_unwind(panic);
        }
    });
    match (done, work) {
        (Some(done), _) => done,
        // The system has no memory to spare: the stack at hand does for all but odd documents.
        (None, Some(work)) => work(),
        (None, None) => unreachable!("the work was taken, so it was done or has panicked"),
    }
}
