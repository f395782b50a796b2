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
  const fold = () => { contents.open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();
  contents.querySelector("summary").addEventListener("click", (event) => { if (!narrow.matches) event.preventDefault(); });

  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const marks = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let current = null;
  const spy = () => {
    const passed = marks.filter((mark) => /^H/.test(mark.tagName) && mark.getBoundingClientRect().top < 140);
    const next = links.get((passed.at(-1) || marks[0] || {}).id);
    if (next === current) return;
    if (current) current.removeAttribute("aria-current");
    if (next) next.setAttribute("aria-current", "true");
    current = next;
  };
  addEventListener("scroll", () => requestAnimationFrame(spy), { passive: true });
  spy();

  // Excel reads "(0.040)" as a negative number and text behind = + @ as a formula.
  const plain = (text) => {
    const bare = text.replace(/\u2212/g, "-").replace(/\u00a0/g, " ").trim();
    const number = bare.replace(/^\((.*)\)$/, "$1").replace(/(\d)[ ,](?=\d{3}\b)/g, "$1");
    if (/^-?\d*\.?\d+%?$/.test(number)) return number;
    return /^([=+@\t]|-(?![\d.]))/.test(bare) ? "'" + bare : bare;
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
          for (let across = 0; across < cell.colSpan; across += 1) lines[y + down][x + across] = plain(cell.textContent);
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
      to.setAttribute("style", `padding:1.5pt 4pt;font-weight:${weight};text-align:${getComputedStyle(from).textAlign};padding-left:${from.style.paddingLeft || "4pt"};${lines}${above}`);
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
