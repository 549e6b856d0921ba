// Keeps the dashboard up to date while it is visible. Everything else works without JavaScript.
"use strict";

const pause = 2000;
const connection = document.getElementById("connection");

function isInUse(section) {
  const isTypedIn = [...section.querySelectorAll("textarea")].some((field) => field.value !== "");
  return isTypedIn || section.querySelector("details[open]") || section.contains(document.activeElement);
}

async function refresh() {
  const response = await fetch("/", { cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const section of document.querySelectorAll("nav, [data-live]")) {
    const successor = section.id ? fresh.getElementById(section.id) : fresh.querySelector("nav");
    if (successor && successor.innerHTML !== section.innerHTML && !isInUse(section)) {
      section.replaceWith(successor);
    }
  }
}

async function keepFresh() {
  if (!document.hidden) {
    try {
      await refresh();
      connection.textContent = "up to date";
      connection.className = "";
    } catch {
      connection.textContent = "the sandbox is not responding";
      connection.className = "lost";
    }
  }
  setTimeout(keepFresh, pause);
}

keepFresh();
