// The answers are stored: the draft on this device goes, and the form is left nowhere.
try {
  const store = `canvass ${document.getElementById("done").dataset.store}`;
  const place = JSON.parse(localStorage.getItem(store))?.place;
  if (place) navigator.sendBeacon("/reached", new URLSearchParams({ was: place, now: "" }));
  localStorage.removeItem(store);
} catch {
  // a browser that keeps nothing has nothing to delete
}
