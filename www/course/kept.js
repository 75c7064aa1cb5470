// What the browser keeps of the course: the progress that the page's program writes, and the answers to questions. Each is taken apart and
// checked when it is read, since anything may stand there or in a file.
{
  const ANSWERS = "overlap.answers";
  const PROGRESS = "overlap.progress";
  const FORMAT = "overlap.course";
  const VERSION = 1;
  /** A line of the program's: lesson, how far, and the prediction. */
  const LINE = /^([a-z_]{1,40}) (begun|ran|finished)(?: (\S{1,500}))?$/;
  const LESSON = /^[a-z_]{1,40}$/;
  /** More than a course has. */
  const MOST = 100;
  const QUESTIONS = 3;

  const isObject = (it) => typeof it === "object" && it !== null && !Array.isArray(it);

  /** An answer, or nothing where it is none. */
  function answer(it) {
    const isOne = isObject(it) && Number.isInteger(it.chosen) && it.chosen >= 0 && it.chosen < MOST && typeof it.right === "boolean";
    return isOne ? { chosen: it.chosen, right: it.right } : null;
  }

  /** An object with the entries of another whose names are lessons, each as `of` makes it; what that makes nothing of is left out. */
  function byLesson(it, of) {
    const entries = isObject(it) ? Object.entries(it).slice(0, MOST) : [];
    return Object.fromEntries(entries.filter(([id]) => LESSON.test(id)).map(([id, value]) => [id, of(value)]).filter(([, value]) => value));
  }

  const list = (it) => (Array.isArray(it) ? it.slice(0, QUESTIONS).map(answer) : []);

  /** Answers in the form that is kept, of whatever stands there. */
  function sound(it) {
    const test = isObject(it?.test) ? it.test : {};
    return {
      lessons: byLesson(it?.lessons, (lesson) => ({ end: list(lesson?.end), later: list(lesson?.later) })),
      test: { before: byLesson(test.before, answer), after: byLesson(test.after, answer) },
    };
  }

  function read(key) {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }

  /** Keeps a text; nothing is kept of an empty one. Says whether the browser did. */
  function write(key, text) {
    try {
      if (text) {
        localStorage.setItem(key, text);
      } else {
        localStorage.removeItem(key);
      }
      return true;
    } catch {
      return false;
    }
  }

  function answers() {
    try {
      return sound(JSON.parse(read(ANSWERS)));
    } catch {
      return sound({});
    }
  }

  /** What was done in each lesson, as the program keeps it. */
  const lines = (text) => text.split("\n").map((line) => line.match(LINE)).filter(Boolean);

  function file() {
    const lessons = lines(read(PROGRESS)).map(([, lesson, state, prediction]) => ({ lesson, state, prediction }));
    const { lessons: questions, test } = answers();
    return `${JSON.stringify({ format: FORMAT, version: VERSION, saved: new Date().toISOString(), lessons, questions, test }, null, 2)}\n`;
  }

  /** Reads a file that was saved; throws an error with a sentence where it is none. */
  function parse(text) {
    let saved;
    try {
      saved = JSON.parse(text);
    } catch {
      throw new Error("This file is not JSON. Choose one that this page saved.");
    }
    if (saved?.format !== FORMAT) {
      throw new Error(`This file does not have the format “${FORMAT}”. Choose one that this page saved.`);
    }
    if (saved.version !== VERSION) {
      throw new Error(`This file has version ${JSON.stringify(saved.version)}, and this page reads version ${VERSION}. Reload the page.`);
    }
    const done = Array.isArray(saved.lessons) ? saved.lessons.slice(0, MOST) : [];
    const line = (it) => [it?.lesson, it?.state, it?.prediction].filter((word) => word !== undefined && word !== null).join(" ");
    const progress = lines(done.map(line).join("\n")).map(([whole]) => whole);
    return { progress: progress.join("\n"), answers: JSON.stringify(sound({ lessons: saved.questions, test: saved.test })) };
  }

  /** Everything that is kept, to be put back. */
  const all = () => ({ progress: read(PROGRESS), answers: read(ANSWERS) });

  self.overlapCourse = {
    answers,
    keep: (it) => write(ANSWERS, JSON.stringify(it)),
    all,
    replace: ({ progress, answers }) => [write(PROGRESS, progress), write(ANSWERS, answers)].every(Boolean),
    file,
    parse,
    /** Writes below a question what is said to whoever chose this option. */
    say(fieldset, chosen) {
      const verdict = document.createElement("p");
      const isRight = String(chosen) === fieldset.dataset.right;
      verdict.className = "verdict";
      verdict.dataset.verdict = isRight ? "right" : "wrong";
      verdict.textContent = isRight ? "That is right." : "That is not right.";
      const said = fieldset.querySelector(`template[data-said="${chosen}"]`).content.cloneNode(true);
      fieldset.querySelector(".feedback").replaceChildren(verdict, said);
      return isRight;
    },
    /** Makes questions that can only be read ones that are asked. */
    ask(place) {
      place.querySelectorAll(".solution").forEach((it) => it.remove());
    },
  };
}
