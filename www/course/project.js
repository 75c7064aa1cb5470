// Shows a lesson on a projector, one step a screen. The step's number is the address's fragment, so a reload or a link shows the same step.
// Without this script all steps stand below each other.
{
  const slides = [...document.querySelectorAll(".slide")];
  const bar = document.querySelector(".project-bar");
  const of = (id) => document.getElementById(id);
  const root = document.documentElement;
  let shown = -1;

  /** The step that the address names; the first where it names none. */
  function named() {
    const number = Number(location.hash.slice(1));
    return Number.isInteger(number) && number >= 1 && number <= slides.length ? number - 1 : 0;
  }

  function show(index) {
    if (index < 0 || index >= slides.length || index === shown) {
      return;
    }
    shown = index;
    slides.forEach((slide, at) => slide.toggleAttribute("data-shown", at === index));
    of("where").textContent = `Step ${index + 1} of ${slides.length}`;
    of("back").disabled = index === 0;
    of("forward").disabled = index === slides.length - 1;
    // The way back in the browser leads out of the lesson, not through all of its steps.
    history.replaceState(history.state, "", `#${index + 1}`);
    slides[index].focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);

  function nameColours() {
    of("colours").textContent = isDark() ? "Light" : "Dark";
  }

  /** Whether a step is higher than the screen: then the arrows up and down scroll in it. */
  const scrolls = () => root.scrollHeight > root.clientHeight + 2;

  const LEAPS = {
    ArrowRight: () => shown + 1,
    PageDown: () => shown + 1,
    ArrowLeft: () => shown - 1,
    PageUp: () => shown - 1,
    Home: () => 0,
    End: () => slides.length - 1,
  };

  function leap({ key, shiftKey, target }) {
    if (key === " " && !target.closest("a, button")) {
      return shown + (shiftKey ? -1 : 1);
    }
    if ((key === "ArrowDown" || key === "ArrowUp") && !scrolls()) {
      return shown + (key === "ArrowDown" ? 1 : -1);
    }
    return LEAPS[key]?.();
  }

  function press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === "Escape") {
      location.assign(of("leave").href);
      return;
    }
    const index = leap(event);
    if (index !== undefined) {
      event.preventDefault();
      show(index);
    }
  }

  document.body.dataset.projecting = "";
  bar.hidden = false;
  of("back").addEventListener("click", () => show(shown - 1));
  of("forward").addEventListener("click", () => show(shown + 1));
  of("colours").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameColours();
  });
  addEventListener("keydown", press);
  addEventListener("hashchange", () => show(named()));
  nameColours();
  show(named());
}
