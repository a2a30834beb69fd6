//! Examples with values and bytes changed at random: read or refused, never a panic, and never slow.

use std::time::{Duration, Instant};

use jsonapi_runtime::{Inflection, Value};
use serde_json::json;

use crate::checks::Sample;
use crate::doors::{Ask, Told};
use crate::mutation::{Random, places};

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) read: usize,
    pub(crate) refused: usize,
    pub(crate) slowest: Duration,
}

/// Pieces of JSON that lead to other places of a reader than random bytes do.
const PIECES: [&[u8]; 14] = [
    b"null",
    b"{}",
    b"[]",
    b"\"\"",
    b"-1e999",
    b"18446744073709551616",
    b"\"\\ud800\"",
    b"\"\\u0000\"",
    b"{\"type\":",
    b"{\"data\":",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    b"{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":",
    b",\"type\":\"x\"",
    b"\xff\xfe",
];

/// Changes examples until the time is over. What is read is written, and what was written is read as the same.
pub(crate) fn fuzz(samples: &[Sample], time: Duration, seed: u64) -> Outcome {
    let (start, mut random, mut outcome) = (Instant::now(), Random::new(seed), Outcome::default());
    while start.elapsed() < time {
        let sample = &samples[random.below(samples.len())];
        let other = &samples[random.below(samples.len())];
        let mut value = sample.value.clone();
        for _ in 0..random.below(6) {
            graft(&mut value, other, &mut random);
        }
        let mut bytes = value.to_string().into_bytes();
        for _ in 0..random.below(4) {
            change(&mut bytes, other, &mut random);
        }
        let before = Instant::now();
        match sample.ask_bytes(bytes, Ask::Written(Inflection::Kebab)) {
            Ok(Told::Written(written)) => {
                let again = sample.ask_bytes(written.clone(), Ask::Written(Inflection::Kebab));
                // As JSON: members that came in an order of their own are put in the declared one.
                let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
                let same =
                    matches!(&again, Ok(Told::Written(again)) if json(again) == json(&written));
                assert!(
                    same,
                    "{}: {}",
                    sample.name,
                    String::from_utf8_lossy(&written)
                );
                outcome.read += 1;
            }
            Ok(_) => unreachable!("what was asked is told"),
            Err(error) => {
                assert!(!error.to_string().is_empty());
                outcome.refused += 1;
            }
        }
        outcome.slowest = outcome.slowest.max(before.elapsed());
    }
    outcome
}

/// Puts a value of another example, or one of a few, in a place.
fn graft(value: &mut Value, other: &Sample, random: &mut Random) {
    let places = places(value);
    let donors = self::places(&other.value);
    let donor = other
        .value
        .pointer(&donors[random.below(donors.len())].pointer);
    let few = [
        json!(null),
        json!([]),
        json!({}),
        json!(-1),
        json!(""),
        json!([{"type": null, "id": {}}]),
    ];
    let graft = match random.below(3) {
        0 => few[random.below(few.len())].clone(),
        _ => donor.cloned().unwrap_or_default(),
    };
    if let Some(place) = value.pointer_mut(&places[random.below(places.len())].pointer) {
        *place = graft;
    }
}

fn change(bytes: &mut Vec<u8>, other: &Sample, random: &mut Random) {
    let place = random.below(bytes.len());
    let end = (place + random.below(40)).min(bytes.len());
    match random.below(6) {
        0 => bytes[place] ^= 1 << random.below(8),
        1 => bytes.truncate(place),
        2 => drop(bytes.drain(place..end)),
        3 => {
            let piece = PIECES[random.below(PIECES.len())];
            drop(bytes.splice(place..end, piece.iter().copied()));
        }
        4 => {
            let copied = bytes[place..end].to_vec();
            drop(bytes.splice(place..place, copied));
        }
        _ => {
            let donor = other.value.to_string().into_bytes();
            let start = random.below(donor.len());
            let stop = (start + random.below(400)).min(donor.len());
            drop(bytes.splice(place..end, donor[start..stop].iter().copied()));
        }
    }
    if bytes.is_empty() {
        bytes.push(b'{');
    }
}
