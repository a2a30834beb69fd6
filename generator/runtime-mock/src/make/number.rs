//! Numbers within bounds.

use fastrand::Rng;
use jsonapi_runtime::serde_json::{Number, Value};

use super::merged::Merged;

/// A number.
pub(super) fn number(merged: &Merged<'_>, whole: bool, rng: &mut Rng) -> Value {
    let step = merged.multiple.filter(|step| *step > 0.0);
    let step = match (step, whole) {
        (Some(step), true) if step.fract() != 0.0 => 1.0_f64.max(step.ceil()),
        (Some(step), _) => step,
        (None, true) => 1.0,
        (None, false) => 0.01,
    };
    let low = bound(merged.least, merged.above, f64::max);
    let high = bound(merged.most, merged.below, f64::min);
    let (low, high) = match (low, high) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, low + 100.0 * step.max(1.0)),
        (None, Some(high)) => (
            high.min(0.0).min(high - 100.0 * step.max(1.0)).max(-1e15),
            high,
        ),
        (None, None) => (1.0, 100.0 * step.max(1.0)),
    };
    let low = if merged.least.is_none() && high >= 1.0 {
        low.max(0.0)
    } else {
        low
    };
    // Counted in steps, so that no bound is missed by a fraction.
    let (first, last) = ((low / step).ceil(), (high / step).floor());
    let count = (last - first).clamp(0.0, 1e6);
    let within = |steps: f64| {
        let value = steps * step;
        merged.above.is_none_or(|above| value > above)
            && merged.below.is_none_or(|below| value < below)
    };
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nothing and a million"
    )]
    let mut steps = first + f64::from(rng.u32(0..=(count as u32)));
    if !within(steps) {
        steps = if within(first + 1.0) {
            first + 1.0
        } else {
            last - 1.0
        };
    }
    let value = steps * step;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole, and of the size of counts"
    )]
    match whole || value.fract() == 0.0 && step >= 1.0 {
        true => Value::from(value.round() as i64),
        // Two digits: what a sum of steps is off by is not shown.
        false => {
            let rounded = if merged.multiple.is_none() {
                (value * 100.0).round() / 100.0
            } else {
                value
            };
            Number::from_f64(rounded).map_or(Value::from(0), Value::Number)
        }
    }
}

fn bound(one: Option<f64>, other: Option<f64>, tighter: fn(f64, f64) -> f64) -> Option<f64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(tighter(one, other)),
        (one, other) => one.or(other),
    }
}
