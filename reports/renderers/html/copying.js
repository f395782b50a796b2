"use strict";
(() => {
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
