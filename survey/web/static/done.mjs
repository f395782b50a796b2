// The answers are stored: the draft on this device goes.
try {
  localStorage.removeItem(`canvass ${document.getElementById("done").dataset.store}`);
} catch {
  // a browser that keeps nothing has nothing to delete
}
