// Keeps the page up to date while it is visible. Everything else works without JavaScript.
"use strict";

const pause = 2000;
const connection = document.getElementById("connection");
const pauseButton = document.getElementById("pause");
let isPaused = false;

function isInUse(section) {
  const isTypedIn = [...section.querySelectorAll("textarea, input:not([type=hidden])")].some(
    (field) => field.value !== field.defaultValue,
  );
  const selection = getSelection();
  const isSelected = !selection.isCollapsed && section.contains(selection.anchorNode);
  return isTypedIn || isSelected || section.querySelector("details[open]") || section.contains(document.activeElement);
}

async function refresh() {
  const response = await fetch(location.href, { cache: "no-store" });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const section of document.querySelectorAll("[data-live]")) {
    const successor = fresh.getElementById(section.id);
    if (successor && successor.outerHTML !== section.outerHTML && !isInUse(section)) {
      section.replaceWith(successor);
    }
  }
}

function show(text, name) {
  if (connection.textContent === text) return;
  connection.textContent = text;
  connection.className = name;
}

async function keepFresh() {
  if (!document.hidden && !isPaused) {
    try {
      await refresh();
      show("up to date", "");
    } catch {
      show("the sandbox is not responding", "lost");
    }
  }
  setTimeout(keepFresh, pause);
}

pauseButton.hidden = false;
pauseButton.addEventListener("click", () => {
  isPaused = !isPaused;
  pauseButton.textContent = isPaused ? "Go on updating" : "Pause updates";
  show(isPaused ? "updates are paused" : "up to date", isPaused ? "paused" : "");
});
show("up to date", "");
setTimeout(keepFresh, pause);
