// Talking to the server: small JSON requests, and a toast for what fails.

import { byId } from "/page/dom.js";

const TOAST_MS = 8000;

/** Send what the person did. The answer, or null when it failed, which a toast has said. */
export async function post(act, body) {
  try {
    const response = await fetch(`/sandbox/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    showToast([answer.error, ...(answer.messages ?? [])].join(" "));
  } catch {
    showToast("The sandbox does not answer.");
  }
  return null;
}

/** Show a sentence for some seconds. */
function showToast(words) {
  const toast = byId("toast");
  toast.textContent = words;
  toast.hidden = false;
  setTimeout(() => (toast.hidden = true), TOAST_MS);
}
