// Where readers clear their progress in the table of contents, their answers to questions go too, and come back with it.
{
  const course = self.overlapCourse;
  let cleared;

  function press({ target }) {
    if (target.closest("#clear-progress")) {
      cleared = course.all().answers;
      course.replace({ ...course.all(), answers: "" });
    } else if (target.closest("#undo-clear") && cleared) {
      course.replace({ ...course.all(), answers: cleared });
    }
  }

  // Before the program hears of it, and whatever it has put into the page by then.
  addEventListener("click", press, true);
}
