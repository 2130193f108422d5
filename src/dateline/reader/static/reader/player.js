// Puts a post's player in the place of the link that leads to it, once a reader clicks the link. Before that nothing is
// loaded from another site; without this script, or with a key that opens a new tab, the link leads to the original.

document.addEventListener("click", (click) => {
  const target = /** @type {Element} */ (click.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-player]"));
  if (!link || click.button || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
  click.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "player";
  frame.title = link.textContent?.trim() ?? "";
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.style.aspectRatio = link.dataset.ratio ?? "";
  frame.src = `/player/${link.dataset.player}/`;
  link.replaceWith(frame);
  frame.focus();
});
