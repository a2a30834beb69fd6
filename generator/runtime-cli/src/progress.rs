//! Bars for people who wait: on the standard error stream, where that is a terminal.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar of bytes; of how many, where the server says so.
pub(crate) fn bytes(total: Option<u64>) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(total, target());
    style(
        bar,
        match total {
            Some(_) => "{bar:32} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left",
            None => "{spinner} {bytes} {bytes_per_sec}",
        },
    )
}

/// A count of pages.
pub(crate) fn pages() -> ProgressBar {
    style(
        ProgressBar::with_draw_target(None, target()),
        "{spinner} {pos} pages, {msg}",
    )
}

fn style(bar: ProgressBar, template: &str) -> ProgressBar {
    if bar.is_hidden() {
        return bar;
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    // A template that is none leaves the bar as it is by default.
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn target() -> ProgressDrawTarget {
    if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    }
}
