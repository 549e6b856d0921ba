// Copies texts by their buttons. Without JavaScript there are none, and the texts can be selected.
"use strict";

document.documentElement.classList.add("scripted");

/** Where a page may not use the clipboard, as under a name of another machine: by a selection. */
function copySelected(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest(".copy");
  if (!button) return;
  if (navigator.clipboard) await navigator.clipboard.writeText(button.value);
  else copySelected(button.value);
  button.focus();
  button.classList.add("done");
  document.getElementById("copied").textContent = "Copied";
  setTimeout(() => {
    button.classList.remove("done");
    document.getElementById("copied").textContent = "";
  }, 1500);
});
