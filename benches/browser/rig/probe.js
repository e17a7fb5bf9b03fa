// Runs in the page before any of its own scripts. Everything it learns is left on `window.__probe`; what the page is
// to be watched for stands in its session storage under `bench.awaited`: `{ name: target }`.
(() => {
  if (location.pathname === "/__blank") return;

  const probe = {
    fcp: null,
    lcp: null,
    cls: 0,
    seen: {}, // by name of what is awaited: the time of the frame that shows it, in ms since navigation
    longTasks: [],
    interactions: new Map(),
    memories: new Set(),
    errors: [],
  };
  window.__probe = probe;

  function observe(type, each, options = {}) {
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...options });
  }
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") probe.fcp = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    probe.lcp = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    if (!entry.hadRecentInput) probe.cls += entry.value;
  });
  observe("longtask", (entry) => {
    probe.longTasks.push({ start: entry.startTime, duration: entry.duration });
  });
  observe(
    "event",
    ({ interactionId, startTime, duration }) => {
      const longest = probe.interactions.get(interactionId)?.duration ?? 0;
      if (interactionId && duration > longest) probe.interactions.set(interactionId, { start: startTime, duration });
    },
    { durationThreshold: 16 },
  );

  addEventListener("error", (event) => probe.errors.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => probe.errors.push(String(event.reason)));

  // Each Wasm memory is remembered, so that its size can be read at the end.
  function remember(result) {
    const { exports } = result.instance ?? result;
    for (const item of Object.values(exports ?? {})) {
      if (item instanceof WebAssembly.Memory) probe.memories.add(item);
    }
    return result;
  }
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => original.apply(WebAssembly, given).then(remember);
  }
  probe.wasmBytes = () => [...probe.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  const afterPaint = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });

  const bare = (text) => text.replace(/\s+/g, "");

  /** All elements of a target. */
  probe.all = ({ css, name, text }) =>
    css
      .split(" >>> ")
      .reduce((roots, part) => roots.flatMap((root) => [...(root.shadowRoot ?? root).querySelectorAll(part)]), [document])
      .filter((element) => name === undefined || bare(element.textContent) === bare(name))
      .filter((element) => text === undefined || bare(element.textContent).includes(bare(text)));

  probe.texts = (target) => probe.all(target).map((element) => element.textContent);
  probe.holds = (targets) => targets.every((target) => probe.all(target).length > 0);

  /** What is drawn at a point, open shadow roots included. */
  function drawnAt(x, y) {
    let hit = document.elementFromPoint(x, y);
    for (let inner; (inner = hit?.shadowRoot?.elementFromPoint(x, y)) && inner !== hit; ) hit = inner;
    return hit;
  }

  /** The first element a person could use: visible, enabled, and not under another one. */
  probe.find = (target) => {
    for (const element of probe.all(target)) {
      if (!element.checkVisibility() || element.disabled || element.closest("[inert]")) continue;
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const isInView = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
      const hit = isInView ? drawnAt(x, y) : element;
      if (hit && (element.contains(hit) || hit.contains(element))) return { element, x, y };
    }
    return null;
  };

  /** Scrolls to the element and, two frames later, says where it is. */
  probe.aim = (target) =>
    new Promise((done) => {
      probe.find(target)?.element.scrollIntoView({ block: "center", behavior: "instant" });
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const found = probe.find(target);
          done(found && { x: found.x, y: found.y });
        }),
      );
    });

  /** Measures the next click: from the input's own time stamp until all of `shows` is in a painted frame. */
  probe.arm = (shows) => {
    probe.click = new Promise((done, fail) => {
      const limit = setTimeout(() => fail(new Error(`not seen after the click: ${JSON.stringify(shows)}`)), 10_000);
      addEventListener(
        "click",
        (event) => {
          const look = () =>
            afterPaint(() => {
              if (!probe.holds(shows)) return look();
              clearTimeout(limit);
              done(performance.now() - event.timeStamp);
            });
          look();
        },
        { capture: true, once: true },
      );
    });
  };

  // What is awaited is looked for after every frame, since no observer sees into shadow roots that do not exist yet.
  const awaited = new Map(Object.entries(JSON.parse(sessionStorage.getItem("bench.awaited") ?? "{}")));
  const look = () =>
    afterPaint(() => {
      for (const [name, target] of awaited) {
        const found = probe.find(target);
        if (!found) continue;
        awaited.delete(name);
        probe.seen[name] = performance.now();
        window.__tell(JSON.stringify({ name, x: found.x, y: found.y }));
      }
      if (awaited.size > 0) look();
    });
  look();
})();
