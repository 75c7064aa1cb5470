// Asks a lesson's questions, one after the other, and keeps the answers on this device.
{
  const course = self.overlapCourse;
  const NOTHING_KEPT = " This browser stores nothing, so the result will be gone when you leave the page.";

  const right = (list) => list.filter((answer) => answer?.right).length;

  function start(place) {
    const { recall: lesson } = place.dataset;
    const when = location.hash === "#later" ? "later" : "end";
    const forms = [...place.querySelectorAll("form")];
    const score = place.querySelector(".score");
    const given = [];
    const before = course.answers().lessons[lesson] ?? { end: [], later: [] };

    function keep() {
      const answers = course.answers();
      const own = (answers.lessons[lesson] ??= { end: [], later: [] });
      own[when] = given;
      return course.keep(answers);
    }

    function finish() {
      const isKept = keep();
      const earlier = when === "later" && before.end.length > 0 ? ` At the end of the lesson it was ${right(before.end)}.` : "";
      score.textContent = `${right(given)} of ${forms.length} right.${earlier}${isKept ? "" : NOTHING_KEPT}`;
      score.focus();
    }

    /** Shows the next question, with the focus on its first option. */
    function goOn(index) {
      const next = forms[index + 1];
      forms[index].querySelector("button").hidden = true;
      next.hidden = false;
      next.querySelector("input").focus();
    }

    function check(form, index) {
      const fieldset = form.querySelector("fieldset");
      const button = form.querySelector("button");
      if (given[index]) {
        goOn(index);
        return;
      }
      const chosen = form.querySelector("input:checked");
      if (!chosen) {
        form.querySelector(".feedback").textContent = "Choose an answer first.";
        return;
      }
      given[index] = { chosen: Number(chosen.value), right: course.say(fieldset, chosen.value) };
      fieldset.disabled = true;
      if (index + 1 < forms.length) {
        button.textContent = "Next question";
        keep();
      } else {
        button.hidden = true;
        finish();
      }
    }

    course.ask(place);
    forms.forEach((form, index) => {
      form.hidden = index > 0;
      form.querySelector("button").hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        check(form, index);
      });
    });
    const last = before[when];
    if (last.length === forms.length) {
      score.textContent = `Last time ${right(last)} of ${last.length} were right.`;
    }
  }

  document.querySelectorAll("[data-recall]").forEach(start);
}
