// The test before and after the course: the first time says only how many were right, the second one shows both, and what is right. Also
// saves, opens and deletes what is kept of the course.
{
  const course = self.overlapCourse;
  const of = (id) => document.getElementById(id);
  const questions = [...document.querySelectorAll(".asked")];
  const NOTHING_KEPT = " This browser stores nothing, so this will be gone when you leave the page.";
  /** What was kept before it was deleted or replaced. */
  let undone;
  /** Whether the test after the course was begun. */
  let isStarted = false;

  const isEmpty = (answers) => Object.keys(answers).length === 0;
  const right = (answers) => questions.filter(({ dataset }) => answers[dataset.lesson]?.right).length;
  const outOf = (answers) => `${right(answers)} of ${questions.length}`;
  const inWords = (answer) => (answer ? (answer.right ? "✓ right" : "✗ not right") : "– no answer");

  /** Which of the two it is: the test before the course, the one after it, or neither as both are there. */
  function turn({ before, after }) {
    if (isEmpty(before)) {
      return "before";
    }
    return isEmpty(after) ? "after" : "";
  }

  function cell(name, content) {
    const cell = document.createElement(name);
    cell.append(content);
    return cell;
  }

  function row(name, title, ...cells) {
    const row = document.createElement("tr");
    const head = cell("th", title);
    head.scope = name === "td" ? "row" : "col";
    row.append(head, ...cells.map((content) => cell(name, content)));
    return row;
  }

  function table({ before, after }) {
    const table = document.createElement("table");
    const link = ({ dataset: { lesson, title } }) => Object.assign(document.createElement("a"), { href: `${lesson}.html`, textContent: title });
    const head = row("th", "lesson", "before", "after");
    head.querySelectorAll("th").forEach((it) => {
      it.scope = "col";
    });
    table.createTHead().append(head);
    const rows = questions.map((question) => {
      const { lesson } = question.dataset;
      return row("td", link(question), inWords(before[lesson]), inWords(after[lesson]));
    });
    table.createTBody().append(...rows, row("td", "right", outOf(before), outOf(after)));
    return table;
  }

  /** Shows of a question what was answered, and what is right. */
  function solve(question, answer) {
    const fieldset = question.querySelector("fieldset");
    const texts = [...fieldset.querySelectorAll(".option span")];
    const { right } = fieldset.dataset;
    if (answer && texts[answer.chosen]) {
      course.say(fieldset, answer.chosen);
    }
    if (String(answer?.chosen) !== right) {
      fieldset.querySelector(".feedback").append(cell("p", `The right answer: ${texts[right].textContent}`));
    }
  }

  /** Shows what is kept: which test comes now, and the results so far. */
  function show() {
    const { test } = course.answers();
    const now = turn(test);
    const isAsking = now === "before" || (now === "after" && isStarted);
    const turns = {
      before: "This is the test before the course.",
      after: isStarted ? "This is the test after the course." : "You have taken the test before the course. Come back after the last lesson.",
      "": "You have taken both tests. The right answer is below each question.",
    };
    of("turn").textContent = turns[now];
    of("questions").hidden = now === "after" && !isStarted;
    of("hand-in-test").hidden = !isAsking;
    of("test-after").hidden = isAsking;
    of("test-after").textContent = now === "" ? "Take the second test again" : "Take the test after the course";
    for (const question of questions) {
      const fieldset = question.querySelector("fieldset");
      const answer = now === "" ? test.after[question.dataset.lesson] : undefined;
      fieldset.disabled = now === "";
      fieldset.querySelectorAll("input").forEach((input) => {
        input.checked = answer?.chosen === Number(input.value);
      });
      fieldset.querySelector(".feedback").replaceChildren();
      if (now === "") {
        solve(question, answer);
      }
    }
    const told = {
      before: "You have not answered yet.",
      after: `Before the course: ${outOf(test.before)} right. You will see the right answers after the second test.`,
      "": `Before the course ${outOf(test.before)} were right, after it ${outOf(test.after)}.`,
    };
    of("result").textContent = told[now];
    of("compared").replaceChildren(...(now === "" ? [table(test)] : []));
  }

  function handIn(event) {
    event.preventDefault();
    const answers = course.answers();
    const given = questions.flatMap((question) => {
      const chosen = question.querySelector("input:checked");
      const isRight = chosen?.value === question.querySelector("fieldset").dataset.right;
      return chosen ? [[question.dataset.lesson, { chosen: Number(chosen.value), right: isRight }]] : [];
    });
    if (given.length === 0) {
      of("result").textContent = "Answer at least one question first. A question that you leave open counts as not right.";
      of("result").focus();
      return;
    }
    answers.test[turn(answers.test)] = Object.fromEntries(given);
    isStarted = false;
    const isKept = course.keep(answers);
    show();
    of("result").textContent += isKept ? "" : NOTHING_KEPT;
    of("result").focus();
  }

  /** Begins the test after the course, for the first time or once more. */
  function startAfter() {
    const answers = course.answers();
    answers.test.after = {};
    course.keep(answers);
    isStarted = true;
    show();
    questions[0].querySelector("input").focus();
  }

  /** Says what became of what is kept, which can be undone where there is something to put back. */
  function tell(text, before) {
    undone = before;
    of("undo-progress").hidden = !before;
    of("kept-status").textContent = text;
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([course.file()], { type: "application/json" }));
    link.download = "overlap-progress.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    tell("Your progress is saved as overlap-progress.json.");
  }

  /** Puts something in the place of what is kept. */
  function replace(kept, text) {
    const before = course.all();
    const isDone = course.replace(kept);
    tell(isDone ? text : "This browser did not let the page change what it stores.", isDone ? before : undefined);
    show();
  }

  async function open({ currentTarget }) {
    const [chosen] = currentTarget.files;
    if (!chosen) {
      return;
    }
    try {
      replace(course.parse(await chosen.text()), `Your progress was replaced by that in ${chosen.name}.`);
    } catch (error) {
      tell(error.message);
    }
    of("open-progress").value = "";
  }

  of("without-script").remove();
  course.ask(of("test"));
  of("test").addEventListener("submit", handIn);
  of("test-after").addEventListener("click", startAfter);
  of("save-progress").addEventListener("click", save);
  of("open-progress").addEventListener("change", open);
  of("delete-progress").addEventListener("click", () => {
    replace({ progress: "", answers: "" }, "Everything was deleted.");
    of("undo-progress").focus();
  });
  of("undo-progress").addEventListener("click", () => {
    const { progress, answers } = undone;
    course.replace({ progress, answers });
    tell("Your progress was restored.");
    show();
    of("delete-progress").focus();
  });
  show();
}
