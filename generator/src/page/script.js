"use strict";
(() => {
  const root = document.documentElement;
  const $ = (selector) => document.querySelector(selector);

  // Light or dark: as the system has it, until somebody chooses.
  const stored = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
  if (stored) root.dataset.theme = stored;
  $(".theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private windows keep nothing */ }
  });

  // The contents on a phone.
  const nav = $("nav"), menu = $(".menu");
  const show = (open) => { nav.classList.toggle("open", open); menu.setAttribute("aria-expanded", open); };
  menu.addEventListener("click", () => show(!nav.classList.contains("open")));
  nav.addEventListener("click", (event) => { if (event.target.closest("a")) show(false); });
  $("main").addEventListener("click", () => show(false));

  // Where one is, in the contents.
  const mark = () => {
    nav.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const link = location.hash && nav.querySelector(`a[href="${CSS.escape(location.hash).replace("\\#", "#")}"]`);
    if (!link) return;
    link.setAttribute("aria-current", "true");
    const group = link.closest("details");
    if (group) group.open = true;
  };
  addEventListener("hashchange", mark);
  mark();

  // Search: all words have to occur; names that begin with the first come first.
  const input = $("#search"), found = $("#found");
  const things = [...document.querySelectorAll("main [data-name]")].map((element) => ({
    id: element.id,
    kind: element.dataset.kind,
    name: element.dataset.name,
    low: element.dataset.name.toLowerCase(),
    label: element.querySelector("h2, h3")?.textContent ?? element.dataset.name,
  }));
  let chosen = -1;
  const options = () => [...found.querySelectorAll("[role=option]")];
  const choose = (index) => {
    const all = options();
    if (!all.length) return;
    chosen = (index + all.length) % all.length;
    all.forEach((option, place) => option.setAttribute("aria-selected", place === chosen));
    all[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[chosen].id);
  };
  const close = () => {
    found.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return close();
    const rank = (thing) => {
      const place = thing.low.indexOf(words[0]);
      const start = place === 0 ? 0 : /[^a-z0-9]/.test(thing.low[place - 1]) ? 1 : 2;
      return start * 100 + (thing.kind === "resource" ? 0 : 10) + thing.name.length / 100;
    };
    const hits = things
      .filter((thing) => words.every((word) => thing.low.includes(word)))
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, 30);
    found.replaceChildren(...hits.map((thing, place) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.id = `found-${place}`;
      const link = document.createElement("a");
      link.href = `#${thing.id}`;
      link.tabIndex = -1;
      const kind = document.createElement("span");
      kind.textContent = thing.kind;
      link.append(kind, thing.label);
      item.append(link);
      return item;
    }));
    if (!hits.length) {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = "Nothing is called so.";
      found.append(none);
    }
    found.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(0);
  };
  input.addEventListener("input", search);
  input.addEventListener("focus", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") options()[chosen]?.querySelector("a").click();
    else if (event.key === "Escape") { input.value = ""; close(); input.blur(); }
    else return;
    event.preventDefault();
  });
  found.addEventListener("click", (event) => {
    if (event.target.closest("a")) { close(); input.blur(); }
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".search")) close(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea");
    if (!typing && (event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey)))) {
      event.preventDefault();
      input.focus();
      input.select();
    }
    if (event.key === "Escape") show(false);
  });

  // The graph: a name's own lines and neighbours.
  const circle = $(".circle");
  const look = (node) => {
    circle.classList.toggle("some", Boolean(node));
    circle.querySelectorAll(".near").forEach((element) => element.classList.remove("near"));
    if (!node) return;
    circle.querySelectorAll(`.n${node.dataset.node}`).forEach((line) => line.classList.add("near"));
    const near = node.dataset.near.split(" ").concat(node.dataset.node);
    circle.querySelectorAll("a").forEach((other) => {
      if (near.includes(other.dataset.node)) other.classList.add("near");
    });
  };
  if (circle) {
    circle.addEventListener("mouseover", (event) => look(event.target.closest("a")));
    circle.addEventListener("mouseleave", () => look(null));
    circle.addEventListener("focusin", (event) => look(event.target.closest("a")));
    circle.addEventListener("focusout", () => look(null));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const code = button.closest("figure").querySelector("code").textContent;
    navigator.clipboard?.writeText(code).then(() => {
      button.textContent = "copied";
      setTimeout(() => { button.textContent = "copy"; }, 1200);
    });
  });
})();
