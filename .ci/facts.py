#!/usr/bin/env python3
"""Every fact of the API stands in spec/, save those that the newest version contradicts.

    facts.py TOOLS FACTS.tsv SPEC.yaml      TOOLS is the folder of api_facts.py

A fact is superseded when the document states it with a longer list of types or values, or when it is one of
SUPERSEDED, which says why. Exit 1 when any other is missing, or when one of SUPERSEDED is none any more.
"""
import re
import sys

SUPERSEDED = {
    "body POST /transactions application/json data object": "required",
    "body POST /transactions application/json data.attributes object": "required",
    "body POST /transactions application/json data.attributes.transaction-type-id string": "required",
    "body POST /webhooks application/json data.attributes.name string?": "required and not null",
    "body POST /webhooks application/json data.attributes.enabled-events[] string{": "names of one's own too",
    "body PATCH /webhooks/{webhook-id} application/json data.attributes.enabled-events[] string{": "names of one's own too",
    "resource event attributes.payload object": "open",
    "resource report/business-adverse-media attributes.related-sources[].match_types": "spelled match-types",
    "resource report/business-adverse-media attributes.related-sources[].sources[].country_codes": "spelled country-codes",
}


def split(fact):
    """A fact without its list of types or values, and the list."""
    found = re.search(r"[<{]([^<>{}]*)[>}]([?!]*)( style=\w+)?$", fact)
    if not found:
        return fact, None
    return fact[: found.start()] + found.group(2), set(found.group(1).split("|"))


def main(tools, facts, spec):
    sys.path.insert(0, tools)
    from api_facts import facts as read

    have = read(spec)
    known, lists = set(have), {}
    for fact in have:
        place, values = split(fact)
        if values:
            lists.setdefault(place, []).append(values)
    missing, grown, used = [], 0, set()
    for fact in read(facts):
        if fact in known:
            continue
        place, values = split(fact)
        plain = fact.replace("\t", " ")
        reason = next((start for start in SUPERSEDED if plain.startswith(start)), None)
        if values and any(values < longer for longer in lists.get(place, [])):
            grown += 1
        elif reason:
            used.add(reason)
        else:
            missing.append(fact)
    unused = sorted(set(SUPERSEDED) - used)
    print("\n".join(missing + [f"not superseded any more: {start}" for start in unused]))
    print(f"{len(missing)} facts missing; {grown} lists have grown, {len(used)} facts are superseded")
    return 1 if missing or unused else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
