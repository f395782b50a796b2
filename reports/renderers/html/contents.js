"use strict";
(() => {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  if (stored()) root.dataset.theme = stored();
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.getElementById("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* a file opened from disk may keep nothing */ }
  });

  const contents = document.querySelector(".contents");
  const narrow = matchMedia("(max-width: 1000px)");
  // Beside the page the contents stand open and are no switch.
  const fold = () => { contents.open = !narrow.matches; summary.tabIndex = narrow.matches ? 0 : -1; };
  const summary = contents.querySelector("summary");
  narrow.addEventListener("change", fold);
  fold();
  summary.addEventListener("click", (event) => { if (!narrow.matches) event.preventDefault(); });

  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const marks = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let current = null;
  const spy = () => {
    const passed = marks.filter((mark) => /^H/.test(mark.tagName) && mark.getBoundingClientRect().top < 140);
    const next = links.get((passed.at(-1) || marks[0] || {}).id);
    if (next === current) return;
    if (current) current.removeAttribute("aria-current");
    current = next;
    if (!next) return;
    next.setAttribute("aria-current", "true");
    const [inside, around] = [next.getBoundingClientRect(), contents.getBoundingClientRect()];
    if (inside.top < around.top || inside.bottom > around.bottom) contents.scrollTop += inside.top - around.top - around.height / 3;
  };
  addEventListener("scroll", () => requestAnimationFrame(spy), { passive: true });
  spy();

  // A table that fits needs no stop on the keyboard's way.
  const fits = () => document.querySelectorAll(".scroll[role]").forEach((each) => {
    each.tabIndex = each.scrollWidth > each.clientWidth ? 0 : -1;
  });
  addEventListener("resize", fits);
  fits();
})();
