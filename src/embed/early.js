// The start page that the build wrote into the page, and what the visitor does to it before the program is there.
//
// A browser opens the first question and takes its answers without any script: they are a disclosure and native inputs.
// A press of any other button is shown as done and carried out once the program has taken over.

/** What can be pressed or typed in, in order. A question that is not open yet does not count. */
function controls(within) {
  const all = [...within.querySelectorAll("button, summary, input, a[href]")];
  return all.filter((it) => it.localName === "summary" || !it.closest("details:not([open])"));
}

export class Early {
  #root;
  #pressed;

  /** The start page in this shadow root, if the page came with one. */
  static in(shadow) {
    const root = shadow.querySelector("[data-early]");
    return root ? new Early(root) : undefined;
  }

  constructor(root) {
    this.#root = root;
    root.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      this.#pressed = this.#controls().indexOf(button);
      button.setAttribute("aria-busy", "true");
    });
  }

  /** The choices taken so far, by their ids, where the visitor has opened the first question. */
  get begun() {
    if (!this.#question) return null;
    return [...this.#question.querySelectorAll("input:checked")].map((input) => input.value);
  }

  /** Shows the program's own page in place of this one: what had the focus has it again, what was pressed is pressed. */
  giveWayTo(root) {
    const active = this.#root.getRootNode().activeElement;
    const focused = this.#controls().indexOf(active);
    const hadFocus = this.#root.contains(active);
    const isBegun = Boolean(this.#question);
    this.#root.remove();
    root.hidden = false;
    const own = controls(isBegun ? (question(root) ?? root) : root);
    const heading = isBegun && hadFocus ? root.querySelector("[data-focus]") : null;
    (own[focused] ?? heading)?.focus({ preventScroll: true });
    own[this.#pressed]?.click();
  }

  /** The program has failed: the page's own text stands alone. */
  remove() {
    this.#root.remove();
  }

  get #question() {
    const opened = this.#root.querySelector("details[open]");
    return opened && question(opened);
  }

  #controls() {
    return controls(this.#question ?? this.#root);
  }
}

/** The page of a question: what stands around its choices. */
function question(within) {
  return within.querySelector("fieldset")?.parentElement;
}
