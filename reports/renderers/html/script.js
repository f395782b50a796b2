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

  // Where a number comes from: shown by the style sheet, placed and closed from here.
  const numbers = [...document.querySelectorAll(".number")];
  const place = (number) => {
    const origin = number.querySelector(".origin");
    const around = origin.offsetParent;
    if (!around || getComputedStyle(origin).position === "fixed") return;
    const [text, frame] = [number.querySelector(".value").getClientRects()[0], around.getBoundingClientRect()];
    const room = text.top - (document.querySelector(".top").getBoundingClientRect().bottom || 0);
    const top = origin.offsetHeight + 8 < room ? text.top - origin.offsetHeight - 6 : text.bottom + 6;
    const left = Math.max(0, Math.min(text.left - frame.left, around.clientWidth - origin.offsetWidth));
    origin.style.setProperty("--left", `${left}px`);
    origin.style.setProperty("--top", `${top - frame.top}px`);
  };
  numbers.forEach((number) => {
    let wasFocused = false;
    const value = number.querySelector(".value");
    const turn = () => { number.classList.toggle("closed"); place(number); };
    number.addEventListener("pointerenter", () => place(number));
    number.addEventListener("focusin", () => place(number));
    number.addEventListener("pointerdown", () => { wasFocused = number.contains(document.activeElement); });
    value.addEventListener("click", () => { if (wasFocused) turn(); });
    value.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      turn();
    });
    for (const end of ["pointerleave", "focusout"]) number.addEventListener(end, () => number.classList.remove("closed"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    numbers.filter((number) => number.matches(":hover, :focus-within")).forEach((number) => number.classList.add("closed"));
  });

  // A table that fits needs no stop on the keyboard's way.
  const fits = () => document.querySelectorAll(".scroll[role]").forEach((each) => {
    each.tabIndex = each.scrollWidth > each.clientWidth ? 0 : -1;
  });
  addEventListener("resize", fits);
  fits();

  // Excel reads "(0.040)" as a negative number and text behind = + @ as a formula.
  const plain = (text) => {
    const bare = text.replace(/\u2212/g, "-").replace(/\s+/g, " ").trim();
    const number = bare.replace(/^\((.*)\)$/, "$1").replace(/(\d)[ ,](?=\d{3}\b)/g, "$1");
    if (/^-?\d*\.?\d+%?$/.test(number)) return number;
    const safe = /^([=+@]|-(?![\d.]))/.test(bare) ? "'" + bare : bare;
    return safe.includes('"') ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const words = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("br").forEach((each) => each.replaceWith(" "));
    return copy.textContent;
  };
  const spread = (table) => {
    const lines = [];
    [...table.rows].forEach((row, y) => {
      lines[y] = lines[y] || [];
      let x = 0;
      for (const cell of row.cells) {
        while (lines[y][x] !== undefined) x += 1;
        for (let down = 0; down < cell.rowSpan; down += 1) {
          lines[y + down] = lines[y + down] || [];
          for (let across = 0; across < cell.colSpan; across += 1) lines[y + down][x + across] = plain(words(cell));
        }
      }
    });
    return lines.map((line) => line.join("\t")).join("\r\n");
  };
  const ruled = (table) => {
    const copy = table.cloneNode(true);
    copy.querySelectorAll("span").forEach((span) => span.replaceWith(...span.childNodes));
    copy.querySelectorAll("*").forEach((part) => ["class", "tabindex", "scope"].forEach((name) => part.removeAttribute(name)));
    copy.removeAttribute("aria-labelledby");
    copy.setAttribute("style", "border-collapse:collapse;width:100%;font:10.5pt 'Times New Roman',serif;border-top:1.5pt solid #000;border-bottom:1.5pt solid #000");
    [...table.querySelectorAll("th,td")].forEach((from, at) => {
      const to = copy.querySelectorAll("th,td")[at];
      const head = from.closest("thead");
      const last = head && from.parentNode.rowIndex + from.rowSpan === head.rows.length;
      const lines = last ? "border-bottom:.75pt solid #000;" : from.classList.contains("spanner") ? "border-bottom:.5pt solid #000;" : "";
      const above = from.parentNode.classList.contains("ruled") ? "border-top:.5pt solid #000;" : "";
      const weight = from.classList.contains("bold") ? "bold" : "normal";
      to.setAttribute("style", `mso-number-format:'\\@';padding:1.5pt 4pt;font-weight:${weight};text-align:${getComputedStyle(from).textAlign};padding-left:${from.style.paddingLeft || "4pt"};${lines}${above}`);
    });
    return copy.outerHTML;
  };
  const say = (button) => {
    const before = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = before; }, 1500);
  };
  document.querySelectorAll("[data-copy]").forEach((button) => button.addEventListener("click", () => {
    const table = button.closest("figure").querySelector("table");
    // The event works in a file opened from disk, where the clipboard interface may not.
    document.addEventListener("copy", (event) => {
      event.clipboardData.setData("text/plain", spread(table));
      if (button.dataset.copy === "word") event.clipboardData.setData("text/html", ruled(table));
      event.preventDefault();
    }, { once: true });
    if (document.execCommand("copy")) say(button);
  }));
})();
