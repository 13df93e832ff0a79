/* Small comforts of every page; all works without it. */
"use strict";

/* "/" goes to the search box. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const search = document.getElementById("top-q");
  if (!search) return;
  event.preventDefault();
  search.focus();
});

/* Opens what the address points to, where that lies in something folded. */
function openTarget() {
  const id = decodeURIComponent(window.location.hash.slice(1));
  const target = id && document.getElementById(id);
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
window.addEventListener("hashchange", openTarget);
openTarget();
