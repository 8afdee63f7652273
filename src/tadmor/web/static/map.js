// The map of the selection: areas that surely hold an event, never dots; nothing is fetched from elsewhere.
import * as maplibre from "/static/vendor/maplibre-gl-6.17.0.mjs";

maplibre.setWorkerUrl("/static/vendor/maplibre-gl-worker.mjs");
const place = document.getElementById("map");
const told = document.getElementById("told");
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();

// Pixels of a radius in kilometres at zoom 0 where it lies; every zoom doubles them. A floor keeps an area from looking exact.
const pixels = (km, latitude) => (km * 1000) / (78271.517 * Math.cos((latitude * Math.PI) / 180));
const doubled = (least) => ["interpolate", ["exponential", 2], ["zoom"],
  0, ["max", least, ["get", "px"]], 20, ["max", least, ["*", ["get", "px"], 1048576]]];

const points = await (await fetch(place.dataset.points)).json();
for (const one of points.features) {
  one.properties.px = pixels(one.properties.km, one.geometry.coordinates[1]);
}
const land = await (await fetch("/land.geojson")).json();
place.replaceChildren();
const map = new maplibre.Map({
  container: place,
  attributionControl: false,
  style: {
    version: 8,
    sources: {
      land: { type: "geojson", data: land },
      events: { type: "geojson", data: points, cluster: points.features.length > 300, clusterRadius: 40, clusterMaxZoom: 9 },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": colour("--border"), "line-width": 1 } },
      { id: "wide", type: "circle", source: "events", filter: ["all", ["!", ["has", "point_count"]], ["get", "wide"]],
        paint: { "circle-radius": doubled(9), "circle-color": colour("--area"), "circle-opacity": 0.08,
          "circle-stroke-color": colour("--area"), "circle-stroke-opacity": 0.35, "circle-stroke-width": 1 } },
      { id: "areas", type: "circle", source: "events", filter: ["all", ["!", ["has", "point_count"]], ["!", ["get", "wide"]]],
        paint: { "circle-radius": doubled(7), "circle-color": colour("--area"), "circle-opacity": 0.3,
          "circle-stroke-color": colour("--area"), "circle-stroke-width": 1.4 } },
      { id: "clusters", type: "circle", source: "events", filter: ["has", "point_count"],
        paint: { "circle-radius": ["interpolate", ["linear"], ["get", "point_count"], 2, 14, 1000, 34],
          "circle-color": colour("--area"), "circle-opacity": 0.25, "circle-stroke-color": colour("--area"), "circle-stroke-width": 1 } },
    ],
  },
});
map.addControl(new maplibre.NavigationControl({ showCompass: false }));
window.deskMap = map;

function bounds(features) {
  const box = new maplibre.LngLatBounds();
  for (const one of features) {
    const [east, north] = one.geometry.coordinates;
    const high = Math.min(one.properties.km, 2000) / 111;
    const wide = high / Math.max(0.1, Math.cos((north * Math.PI) / 180));
    box.extend([east - wide, Math.max(-85, north - high)]).extend([east + wide, Math.min(85, north + high)]);
  }
  return box;
}
if (points.features.length) map.fitBounds(bounds(points.features), { padding: 50, maxZoom: 8, animate: false });

// Words on the map are elements of the page: no fonts are needed, and they are read aloud.
let markers = [];
function label(words, at, name) {
  const shown = document.createElement("div");
  shown.className = name;
  shown.textContent = words;
  shown.setAttribute("aria-hidden", "true");
  markers.push(new maplibre.Marker({ element: shown }).setLngLat(at).addTo(map));
}
const middles = land.features.map((one) => {
  const rings = one.geometry.type === "Polygon" ? [one.geometry.coordinates[0]] : one.geometry.coordinates.map((part) => part[0]);
  const ring = rings.reduce((a, b) => (b.length > a.length ? b : a));
  const xs = ring.map((p) => p[0]), ys = ring.map((p) => p[1]);
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { name: one.properties.name, at: [(west + east) / 2, (south + north) / 2], wide: east - west };
});
function labelAll() {
  markers.forEach((one) => one.remove());
  markers = [];
  const seen = new Set();
  const features = map.queryRenderedFeatures({ layers: ["clusters", "areas", "wide"] });
  const spots = new Map();
  for (const one of features) {
    const key = one.properties.cluster_id ?? one.properties.id;
    if (seen.has(key) || seen.size > 150) continue;
    seen.add(key);
    const spot = one.geometry.coordinates.map((part) => part.toFixed(2)).join(" ");
    const words = one.properties.point_count_abbreviated ?? one.properties.number;
    const held = spots.get(spot) ?? { at: one.geometry.coordinates, words: [] };
    held.words.push(words);
    spots.set(spot, held);
  }
  for (const { at, words } of spots.values()) {
    words.sort((a, b) => a - b);
    label(words.length > 4 ? `${words.slice(0, 3).join(", ")} … (${words.length})` : words.join(", "), at, "cluster");
  }
  const view = map.getBounds();
  const span = view.getEast() - view.getWest();
  middles.filter((one) => one.wide > span / 9 && view.contains(one.at)).slice(0, 25).forEach((one) => label(one.name, one.at, "land"));
}
map.on("idle", () => { labelAll(); place.dataset.ready = "true"; });

map.on("click", async (event) => {
  const [one] = map.queryRenderedFeatures(event.point, { layers: ["clusters", "areas", "wide"] });
  if (!one) return;
  if (one.properties.cluster_id !== undefined) {
    const zoom = await map.getSource("events").getClusterExpansionZoom(one.properties.cluster_id);
    map.easeTo({ center: one.geometry.coordinates, zoom });
    return;
  }
  const link = document.createElement("a");
  link.href = `/events/${one.properties.id}`;
  link.textContent = `${one.properties.number}. ${one.properties.title}, ${one.properties.where}, ${one.properties.when}`;
  told.replaceChildren(link);
});

const button = document.getElementById("area");
let drawing = false, corner = null, shape = null;
button.addEventListener("click", () => { drawing = true; told.textContent = button.dataset.on; map.dragPan.disable(); place.style.cursor = "crosshair"; });
map.on("mousedown", (event) => {
  if (!drawing) return;
  corner = event;
  shape = document.createElement("div");
  shape.className = "drawn";
  place.append(shape);
});
map.on("mousemove", (event) => {
  if (!corner) return;
  const { x, y } = corner.point;
  Object.assign(shape.style, {
    left: `${Math.min(x, event.point.x)}px`, top: `${Math.min(y, event.point.y)}px`,
    width: `${Math.abs(x - event.point.x)}px`, height: `${Math.abs(y - event.point.y)}px`,
  });
});
map.on("mouseup", (event) => {
  if (!corner) return;
  const a = corner.lngLat, b = event.lngLat;
  const box = [Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)];
  const address = new URL(window.location);
  address.searchParams.set("box", box.map((one) => one.toFixed(2)).join(","));
  address.searchParams.delete("page");
  window.location = address;
});
