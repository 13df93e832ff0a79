/* Rows of the entry page that nobody touched are named in one field and not sent: each would be seven fields.
   Without this file all of them are sent, and come to the same. */
"use strict";

(() => {
  const TYPED = ["number", "unit", "bound", "maturity"]; // in the order in which "was" has them
  const OF_ROW = [...TYPED, "was", "seen", "note"];
  const DECIDED = ["conflict", "choice", "skip"]; // of rows that came back with a fault
  const form = document.querySelector("form[data-unchanged]");
  if (!form) return;

  function isUnchanged(data, key) {
    const typed = TYPED.map((name) => data.get(`${name}-${key}`));
    if (typed.includes(null) || DECIDED.some((name) => data.has(`${name}-${key}`))) return false;
    return typed.join("|") === data.get(`was-${key}`) && !(data.get(`note-${key}`) || "").trim();
  }

  form.addEventListener("formdata", ({ formData: data }) => {
    const keys = Array.from(data.keys(), (name) => /^was-(.+)$/.exec(name)).filter(Boolean).map(([, key]) => key);
    const unchanged = keys.filter((key) => isUnchanged(data, key));
    for (const key of unchanged) for (const name of OF_ROW) data.delete(`${name}-${key}`);
    if (unchanged.length) data.set(form.dataset.unchanged, unchanged.join(" "));
  });
})();
