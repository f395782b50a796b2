"use strict";
(() => {
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
})();
