//! What people, places and things are called in values that are made.

use fastrand::Rng;

const GIVEN: &[&str] = &[
    "Ada",
    "Alan",
    "Barbara",
    "Edsger",
    "Frances",
    "Grace",
    "Hedy",
    "John",
    "Katherine",
    "Margaret",
    "Niklaus",
    "Radia",
];
const FAMILY: &[&str] = &[
    "Allen", "Backus", "Dijkstra", "Hamilton", "Hopper", "Johnson", "Lamarr", "Liskov", "Lovelace",
    "Perlman", "Turing", "Wirth",
];
const CITIES: &[&str] = &[
    "Amsterdam",
    "Bristol",
    "Denver",
    "Lyon",
    "Oakland",
    "Portland",
    "Porto",
    "Sendai",
    "Turin",
    "Utrecht",
];
const STREETS: &[&str] = &[
    "Elm Street",
    "Hill Road",
    "Lake Avenue",
    "Market Street",
    "Mill Lane",
    "Station Road",
];
const REGIONS: &[&str] = &[
    "California",
    "Colorado",
    "Oregon",
    "Utah",
    "Vermont",
    "Wyoming",
];
const COUNTRIES: &[&str] = &["CA", "DE", "FR", "GB", "JP", "NL", "PT", "US"];
const COMPANIES: &[&str] = &[
    "Acorn Labs",
    "Birch & Co",
    "Cedar Works",
    "Delta Supply",
    "Elm Partners",
    "Fern Systems",
];
const NOUNS: &[&str] = &[
    "amber", "basin", "cedar", "delta", "ember", "field", "grove", "harbor", "island", "jasper",
    "kernel", "lantern", "meadow", "north", "orchard", "pebble", "quarry", "river", "summit",
    "timber", "valley", "willow",
];

/// One of some words.
fn one(words: &[&str], rng: &mut Rng) -> String {
    rng.choice(words).copied().unwrap_or_default().to_owned()
}

/// A word that means nothing in particular.
pub(super) fn word(rng: &mut Rng) -> String {
    one(NOUNS, rng)
}

/// A few words.
pub(super) fn sentence(rng: &mut Rng) -> String {
    let words: Vec<String> = (0..rng.usize(3..7)).map(|_| word(rng)).collect();
    words.join(" ")
}

/// What something of that name holds, where the name tells: `email-address`, `nameFirst`, `address_city`.
pub(super) fn by_name(name: &str, rng: &mut Rng) -> Option<String> {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let has = |part: &str| name.contains(part);
    let ends = |part: &str| name.ends_with(part);
    Some(match () {
        () if has("email") => email(rng),
        () if has("phone") => format!("+1415555{:04}", rng.u16(..10_000)),
        () if has("firstname") || has("givenname") || has("namefirst") => one(GIVEN, rng),
        () if has("lastname") || has("familyname") || has("namelast") || has("surname") => {
            one(FAMILY, rng)
        }
        () if has("middlename") || has("namemiddle") => one(GIVEN, rng),
        () if has("fullname") || has("namefull") || has("author") => {
            format!("{} {}", one(GIVEN, rng), one(FAMILY, rng))
        }
        () if has("username") || ends("login") => one(GIVEN, rng).to_lowercase(),
        () if has("company") || has("organization") || has("organisation") => one(COMPANIES, rng),
        () if has("countrycode") || ends("country") => one(COUNTRIES, rng),
        () if has("city") || has("town") => one(CITIES, rng),
        () if has("street1") || ends("street") || ends("address") || has("addressline") => {
            format!("{} {}", rng.u16(1..900), one(STREETS, rng))
        }
        () if has("street2") => format!("Apt {}", rng.u16(1..90)),
        () if has("subdivision") || has("region") || ends("state") && has("address") => {
            one(REGIONS, rng)
        }
        () if has("postal") || has("zipcode") || has("postcode") => {
            format!("{:05}", rng.u32(10_000..99_999))
        }
        () if ends("url") || ends("uri") || ends("href") || ends("website") => url(rng),
        () if ends("ipaddress") || name == "ip" => ipv4(rng),
        () if ends("currency") => one(&["EUR", "GBP", "JPY", "USD"], rng),
        () if ends("language") || ends("locale") => one(&["de", "en", "fr", "nl", "pt"], rng),
        () if ends("timezone") => one(&["America/Denver", "Europe/Lisbon", "UTC"], rng),
        () if ends("birthdate") || ends("dateofbirth") => format!(
            "{:04}-{:02}-{:02}",
            rng.u16(1950..2005),
            rng.u8(1..13),
            rng.u8(1..29)
        ),
        () if ends("mimetype") || ends("contenttype") => "application/pdf".to_owned(),
        () if ends("filename") => format!("{}.pdf", word(rng)),
        () if ends("name") || ends("title") || ends("label") => {
            let (first, second) = (word(rng), word(rng));
            let capital = first.get(..1).unwrap_or_default().to_ascii_uppercase();
            format!("{capital}{} {second}", first.get(1..).unwrap_or_default())
        }
        () => return None,
    })
}

pub(super) fn email(rng: &mut Rng) -> String {
    let (given, family) = (one(GIVEN, rng), one(FAMILY, rng));
    format!(
        "{}.{}@example.com",
        given.to_lowercase(),
        family.to_lowercase()
    )
}

pub(super) fn url(rng: &mut Rng) -> String {
    format!("https://example.com/{}", word(rng))
}

/// An address that is nobody's (RFC 5737).
pub(super) fn ipv4(rng: &mut Rng) -> String {
    format!("192.0.2.{}", rng.u8(1..255))
}
