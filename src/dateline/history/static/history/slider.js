// Says which moment the slider is at. Without it the slider still leads there when it is sent.
for (const form of document.querySelectorAll(".at-slider")) {
  const slider = /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=range]"));
  const output = form.querySelector("output");
  const ticks = [...form.querySelectorAll("option")].map((tick) => ({ at: Number(tick.value), label: tick.label }));
  if (!slider || !output || !ticks.length) continue;
  const say = () => {
    const at = Number(slider.value);
    const near = ticks.reduce((best, tick) => (Math.abs(tick.at - at) < Math.abs(best.at - at) ? tick : best));
    output.textContent = near.label;
    slider.setAttribute("aria-valuetext", near.label);
  };
  slider.addEventListener("input", say);
  say();
}
